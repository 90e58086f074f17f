//! `laut read`: articles in, statements out, in the order of the input.

use crate::articles::Articles;
use crate::color::Color;
use crate::print::{self, Only, View};
use crate::progress::Progress;
use crate::{Outcome, message};
use clap::{CommandFactory, ValueEnum};
use laut::gather::Input;
use laut::{Batch, Error, Laut, Read};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;

/// Read articles: who says what, through whom, and where it stands
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Args {
    /// Files (plain text, HTML, JSON, JSON Lines), folders with such files, or - for standard input
    #[arg(value_name = "FILE | FOLDER | -")]
    inputs: Vec<OsString>,
    /// How to print: for people, or one JSON record a line
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Print JSON indented, for people
    #[arg(long)]
    pretty: bool,
    /// Print only a part, such as the events or the sentences that rest on the article's own word
    #[arg(long, value_enum, value_name = "WHAT", conflicts_with = "pretty")]
    only: Option<Only>,
    #[command(flatten)]
    articles: Articles,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
    /// How many articles to read at the same time [default: one for each core]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

const AFTER_HELP: &str = "\
Examples:
  laut read article.txt
  laut read article.html --published 2024-05-31 --publisher \"Daily News\"
  laut read --only own article.txt
  laut read --format json archive/ more.jsonl > records.jsonl
  some-program | laut read -

JSON Lines are objects such as {\"title\": \"…\", \"text\": \"…\"}, one a line.

Signs:
  ← A ← B    it came through A, and A has it from B
  [A]        laut inferred A; (unnamed): nobody is named
  ✗          a denial
  ! ? ✓      called false, unproven, true, by the article or somebody in it

Exit status: 0 everything was read, 1 something was not (standard error names
it, the rest is read), 2 the command was wrong.";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// For people: statements in the order of the article
    #[default]
    Text,
    /// One record a line
    Json,
}

/// What one article comes to.
struct Printed {
    text: String,
    error: Option<Error>,
    undated: bool,
}

/// Reads and prints.
pub(crate) fn run(args: &Args) -> Outcome {
    args.color.apply();
    let Some((laut, batch)) = prepared(args) else { return Outcome::Wrong };
    let json = args.format.unwrap_or(if args.pretty { Format::Json } else { Format::Text }) == Format::Json;
    let view = View { width: print::width(), only: args.only, plain: print::is_plain() };
    let each = |read: Result<Read, Error>| match read {
        Ok(read) => {
            let text = match (json, args.pretty) {
                (true, false) => read.record.to_json() + "\n",
                (true, true) => read.record.to_json_pretty() + "\n",
                (false, _) => print::article(&laut, &read, &view),
            };
            Printed { text, error: None, undated: read.record.article.published.is_none() }
        }
        Err(error) => Printed { text: String::new(), error: Some(error), undated: false },
    };
    let rule = if json { String::new() } else { print::rule(&view) };
    let mut sink =
        Sink { out: anstream::stdout(), rule, progress: Progress::new(), done: 0, undated: 0, failed: false };
    laut.read_all(&batch, each, |printed| sink.take(printed));
    let Sink { progress, undated, done, failed, .. } = sink;
    progress.end();
    if undated > 0 && !json && matches!(view.only, None | Some(Only::Events | Only::Dates)) {
        message::hint(undated_hint(undated, done));
    }
    if failed { Outcome::Partly } else { Outcome::Done }
}

/// Packs and inputs; none when the command is wrong, which is then said.
fn prepared(args: &Args) -> Option<(Laut, Batch)> {
    if args.inputs.is_empty() && io::stdin().is_terminal() {
        message::error("no input; give files or folders, or - for standard input");
        let mut command = crate::Args::command();
        command.build();
        if let Some(read) = command.find_subcommand_mut("read") {
            anstream::eprintln!("\n{}\n\nFor more, try 'laut read --help'.", read.render_usage().ansi());
        }
        return None;
    }
    if let (Some(only), Some(Format::Json)) = (args.only, args.format) {
        let name = only.to_possible_value().map_or(String::new(), |v| v.get_name().to_string());
        message::error(format!("'--only {name}' prints text; leave out '--format json'"));
        return None;
    }
    if args.pretty && args.format == Some(Format::Text) {
        message::error("'--pretty' prints JSON; leave out '--format text'");
        return None;
    }
    let (laut, fill) = args.articles.prepared()?;
    let mut inputs = Vec::new();
    for input in &args.inputs {
        match Input::from_argument(input) {
            Ok(input) => inputs.push(input),
            Err(error) => {
                message::error(error);
                return None;
            }
        }
    }
    if inputs.is_empty() {
        inputs.push(Input::Stdin);
    }
    Some((laut, Batch { inputs, fill, jobs: args.jobs.map(usize::from) }))
}

/// Where printed articles go, one after the other.
struct Sink {
    out: anstream::Stdout,
    /// What stands between two articles.
    rule: String,
    progress: Progress,
    done: usize,
    undated: usize,
    failed: bool,
}

impl Sink {
    fn take(&mut self, printed: Printed) -> ControlFlow<()> {
        if let Some(error) = printed.error {
            self.failed = true;
            self.progress.pause(|| message::error(error));
            return ControlFlow::Continue(());
        }
        let rule = if self.done > 0 { self.rule.as_str() } else { "" };
        let written = write!(self.out, "{rule}{}", printed.text).and_then(|()| self.out.flush());
        match written {
            Ok(()) => {}
            // Whoever was reading has had enough, and there is nobody left to tell.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => return ControlFlow::Break(()),
            Err(e) => {
                self.failed = true;
                self.progress.pause(|| message::error(format!("cannot write: {e}")));
                return ControlFlow::Break(());
            }
        }
        self.done += 1;
        self.undated += usize::from(printed.undated);
        self.progress.article();
        ControlFlow::Continue(())
    }
}

fn undated_hint(undated: usize, of: usize) -> String {
    let who = match (undated, of) {
        (1, 1) => "nothing says when the article was published".to_string(),
        _ => format!("nothing says when {undated} of {of} articles were published"),
    };
    format!(
        "{who}, so days it counts from there (\"on Monday\", \"last year\") stay unresolved; try --published 2024-05-31"
    )
}
