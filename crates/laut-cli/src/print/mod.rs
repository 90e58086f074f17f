//! A record for a person at a terminal: headline, statements in the order of the article, events in order of time, and
//! what the article rests on besides. `statement` prints one statement, `event` what happened, `own` the rest; `actor`,
//! `date` and `quantity` have views of their own; `line`, `wrap` and `place` help all of them.

mod actor;
mod date;
mod event;
mod line;
mod own;
mod place;
mod quantity;
mod statement;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod told_tests;
mod wrap;

pub(crate) use date::days;
pub(crate) use place::Places;
pub(crate) use quantity::amount;
pub(crate) use statement::source_line;
pub(crate) use wrap::{columns, hanging};

use crate::color::{FAINT, STRONG};
use laut::record::{BlockKind, Source, StatementId};
use laut::{Laut, Read, Record};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What is printed of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Only {
    /// Who says what
    Statements,
    /// Who did what to whom, in order of time
    Events,
    /// Who is named, with state, sector and roles
    Actors,
    /// Times, with the days they stand for
    Dates,
    /// Numbers, with what they count
    Quantities,
    /// Sentences that no statement covers
    Own,
}

impl Only {
    /// The stage that finds it.
    fn stage(self) -> &'static str {
        match self {
            Only::Statements | Only::Own => "says",
            Only::Events => "happens",
            Only::Actors => "who",
            Only::Dates => "when",
            Only::Quantities => "count",
        }
    }
}

/// How to print.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View {
    /// Columns.
    pub(crate) width: usize,
    /// A part of it, or all that people ask first.
    pub(crate) only: Option<Only>,
    /// Without styles.
    pub(crate) plain: bool,
}

/// Columns of a line: those of the terminal, but no more than are good to read.
pub(crate) fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(std::io::stdout());
    terminal.map_or(80, |(width, _)| usize::from(width.0)).clamp(40, 100)
}

/// Whether standard output takes no styles.
pub(crate) fn is_plain() -> bool {
    anstream::AutoStream::choice(&std::io::stdout()) == anstream::ColorChoice::Never
}

/// What stands between two articles.
pub(crate) fn rule(view: &View) -> String {
    styled(format!("\n{FAINT}{}{FAINT:#}\n\n", "─".repeat(view.width)), view)
}

/// One article.
pub(crate) fn article(laut: &Laut, read: &Read, view: &View) -> String {
    let mut page = Page { read, places: Places::new(&read.record), width: view.width, text: String::new() };
    page.header(view.only);
    match view.only {
        None => {
            page.statements();
            page.happened();
        }
        Some(only) if !page.was_read(only) => page.not_read(only),
        Some(Only::Statements) => page.statements(),
        Some(Only::Events) => page.events(),
        Some(Only::Actors) => page.actors(),
        Some(Only::Dates) => page.dates(),
        Some(Only::Quantities) => page.quantities(),
        Some(Only::Own) => page.own_stretches(),
    }
    page.notes();
    if matches!(view.only, None | Some(Only::Own)) {
        page.shares();
        page.listed(laut);
    }
    styled(page.text, view)
}

/// Without its styles, where they are not wanted: here, where articles are printed in parallel.
pub(crate) fn styled(text: String, view: &View) -> String {
    if view.plain { anstream::adapter::strip_str(&text).to_string() } else { text }
}

/// An article being printed.
struct Page<'r> {
    read: &'r Read,
    places: Places<'r>,
    width: usize,
    text: String,
}

impl Page<'_> {
    /// Adds a line.
    fn line(&mut self, line: impl std::fmt::Display) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{line}");
    }

    /// Adds a line that begins with its place.
    fn placed(&mut self, source: Source, byte: u32, line: &str) {
        let place = self.places.of(source, byte);
        let indent = " ".repeat(place.len().max(7) + 2);
        for (i, line) in wrap::hanging(line, &indent, &indent, self.width).iter().enumerate() {
            match i {
                0 => self.line(format_args!("{FAINT}{place:>7}{FAINT:#}  {}", line.trim_start())),
                _ => self.line(line),
            }
        }
    }

    /// Whether it was looked for at all.
    fn was_read(&self, only: Only) -> bool {
        self.read.record.reader.stages.iter().any(|stage| stage == only.stage())
    }

    fn not_read(&mut self, only: Only) {
        let language = self.read.record.article.language.as_deref().unwrap_or("?");
        let line = format!("not read: the language data for “{language}” has nothing for `{}` yet", only.stage());
        wrap::lines(&line, self.width).iter().for_each(|line| self.line(line));
        self.line("");
    }

    /// Prints the events under a heading of their own.
    fn happened(&mut self) {
        if !self.read.record.events.is_empty() {
            self.line(format_args!("{STRONG}What happened{STRONG:#}\n"));
            self.events();
        }
    }

    fn header(&mut self, only: Option<Only>) {
        let record = &self.read.record;
        for line in wrap::lines(&headline(record, self.width), self.width) {
            self.line(format_args!("{STRONG}{line}{STRONG:#}"));
        }
        let count = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
        let statements = count(record.statements.len(), "statement");
        let events = count(record.events.len(), "event");
        let counted = match only {
            None if !record.events.is_empty() => format!("{statements} · {events}"),
            None | Some(Only::Statements | Only::Own) => statements,
            Some(Only::Events) => events,
            Some(Only::Actors) => count(record.actors.len(), "actor"),
            Some(Only::Dates) => count(record.dates.len(), "date"),
            Some(Only::Quantities) => match record.quantities.len() {
                1 => "1 quantity".into(),
                many => format!("{many} quantities"),
            },
        };
        let article = &record.article;
        let facts =
            [article.publisher.clone(), article.published.clone(), Some(counted), Some(self.read.place.clone())];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        for line in wrap::lines(&facts.join(" · "), self.width) {
            self.line(format_args!("{FAINT}{line}{FAINT:#}"));
        }
        self.line("");
    }

    fn statements(&mut self) {
        let statements = &self.read.record.statements;
        // What is quoted inside another statement is printed under that one.
        let mut inner: BTreeMap<Option<StatementId>, Vec<usize>> = BTreeMap::new();
        for (i, statement) in statements.iter().enumerate() {
            let outer = statement.within.filter(|outer| *outer < statement.id);
            inner.entry(outer).or_default().push(i);
        }
        for &i in inner.get(&None).into_iter().flatten() {
            self.tree(i, &inner, 0);
            self.line("");
        }
    }

    fn tree(&mut self, i: usize, inner: &BTreeMap<Option<StatementId>, Vec<usize>>, depth: usize) {
        let statement = &self.read.record.statements[i];
        let outer = statement.within.filter(|_| depth > 0).and_then(|id| self.read.record.statement(id));
        self.statement(statement, depth, outer);
        for &i in inner.get(&Some(statement.id)).into_iter().flatten() {
            self.tree(i, inner, depth + 1);
        }
    }

    fn notes(&mut self) {
        let record = &self.read.record;
        for note in &record.notes {
            let place = match note.span.is_empty() {
                true => String::new(),
                false => format!("{} ", self.places.of(Source::Text, note.span.start)),
            };
            for line in wrap::hanging(&format!("note: {place}{}", note.text), "", "  ", self.width) {
                self.line(format_args!("{FAINT}{line}{FAINT:#}"));
            }
        }
        if !record.notes.is_empty() {
            self.line("");
        }
    }
}

/// The headline, or as many of the first words as a line holds.
pub(crate) fn headline(record: &Record, width: usize) -> String {
    let block = record.blocks.iter().find(|b| b.kind == BlockKind::Title).map(|b| b.span.of(&record.article.text));
    let headline = record.article.title.as_deref().or(block);
    match headline.map(str::trim).filter(|h| !h.is_empty()) {
        Some(headline) => headline.to_string(),
        None => {
            let start: Vec<&str> = record.article.text.split_whitespace().take(width).collect();
            wrap::shortened(wrap::lines(&start.join(" "), width), 1, width).concat()
        }
    }
}
