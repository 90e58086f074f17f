//! A line on standard error that shows how far the reading is: only where somebody sees it, and only when it takes long.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, stderr, stdout};
use std::time::{Duration, Instant};

/// Reading that is over sooner shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// The line, once there is one.
pub(crate) struct Progress {
    start: Instant,
    seen: bool,
    bar: Option<ProgressBar>,
    articles: u64,
}

impl Progress {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        // Where the articles go to the terminal, they are the progress.
        let seen = stderr().is_terminal() && !stdout().is_terminal();
        Progress { start: Instant::now(), seen, bar: None, articles: 0 }
    }

    /// One more article is done.
    pub(crate) fn article(&mut self) {
        self.articles += 1;
        if self.seen && self.bar.is_none() && self.start.elapsed() > PATIENCE {
            let bar = ProgressBar::new_spinner().with_elapsed(self.start.elapsed());
            if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} articles, {elapsed}") {
                bar.set_style(style);
            }
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.articles);
        }
    }

    /// Something that takes a while is begun.
    pub(crate) fn begin(&mut self, what: String) {
        if stderr().is_terminal() && self.bar.is_none() {
            let bar = ProgressBar::new_spinner();
            bar.enable_steady_tick(PATIENCE / 10);
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_message(what);
        }
    }

    /// Prints to standard error without leaving half of the line behind.
    pub(crate) fn pause(&self, print: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// The end: the line goes.
    pub(crate) fn end(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}
