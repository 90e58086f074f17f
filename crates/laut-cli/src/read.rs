//! `laut read`: articles in, what they say out, in the order of the input.

use crate::articles::Articles;
use crate::color::Color;
use crate::print::{self, Only, View};
use crate::progress::Progress;
use crate::rows::{self, LeftOut, Rows};
use crate::{Outcome, message};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{CommandFactory, ValueEnum};
use laut::gather::Input;
use laut::{Batch, Error, Laut, Read, export};
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;

/// Read articles: who says what, through whom, and what happened
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Args {
    /// Files (plain text, HTML, JSON, JSON Lines), folders with such files, or - for standard input
    #[arg(value_name = "FILE | FOLDER | -")]
    inputs: Vec<OsString>,
    /// How to print: for people, one JSON record a line, or one event a row
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Print JSON indented, for people
    #[arg(long)]
    pretty: bool,
    /// Print only a part, such as the events or the sentences that rest on the article's own word
    #[arg(long, value_enum, value_name = "WHAT", conflicts_with = "pretty")]
    only: Option<Only>,
    /// Which events are rows of CSV, by their standing: a list, or all [default: happened,ongoing]
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = PossibleValuesParser::new(rows::names()))]
    status: Vec<String>,
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
  laut read --only events article.txt
  laut read --format json archive/ more.jsonl > records.jsonl
  laut read --format csv archive/ > events.csv
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
    /// For people: statements in the order of the article, events in order of time
    #[default]
    Text,
    /// One record a line
    Json,
    /// One event a row, for spreadsheets
    Csv,
}

/// What one article comes to.
struct Printed {
    text: String,
    error: Option<Error>,
    undated: bool,
    left_out: LeftOut,
}

/// Reads and prints.
pub(crate) fn run(args: &Args) -> Outcome {
    args.color.apply();
    let Some((laut, batch)) = prepared(args) else { return Outcome::Wrong };
    let format = args.format.unwrap_or(if args.pretty { Format::Json } else { Format::Text });
    let view = View { width: print::width(), only: args.only, plain: print::is_plain() };
    let rows = Rows::new(&args.status);
    let each = |read: Result<Read, Error>| match read {
        Ok(read) => {
            let text = match (format, args.pretty) {
                (Format::Json, false) => read.record.to_json() + "\n",
                (Format::Json, true) => read.record.to_json_pretty() + "\n",
                (Format::Csv, _) => rows.of(&laut, &read.record),
                (Format::Text, _) => print::article(&laut, &read, &view),
            };
            let left_out = if format == Format::Csv { rows.left_out(&read.record) } else { LeftOut::default() };
            Printed { text, error: None, undated: read.record.article.published.is_none(), left_out }
        }
        Err(error) => Printed { text: String::new(), error: Some(error), undated: false, left_out: LeftOut::default() },
    };
    let (head, rule) = match format {
        Format::Text => (String::new(), print::rule(&view)),
        Format::Json => (String::new(), String::new()),
        Format::Csv => (export::csv::head(), String::new()),
    };
    let mut sink = Sink::new(rule);
    if sink.write(&head).is_continue() {
        laut.read_all(&batch, each, |printed| sink.take(printed));
    }
    let Sink { progress, undated, left_out, done, failed, .. } = sink;
    progress.end();
    left_out.told().iter().for_each(message::hint);
    let days = matches!(view.only, None | Some(Only::Events | Only::Dates));
    if undated > 0 && format != Format::Json && days {
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
    let name = |value: Option<PossibleValue>| value.map_or(String::new(), |v| v.get_name().to_string());
    if let (Some(only), Some(format @ (Format::Json | Format::Csv))) = (args.only, args.format) {
        let (only, format) = (name(only.to_possible_value()), name(format.to_possible_value()));
        message::error(format!("'--only {only}' prints text; leave out '--format {format}'"));
        return None;
    }
    if !args.status.is_empty() && args.format != Some(Format::Csv) {
        message::error("'--status' chooses the rows of '--format csv'");
        return None;
    }
    if let (true, Some(format @ (Format::Text | Format::Csv))) = (args.pretty, args.format) {
        let format = name(format.to_possible_value());
        message::error(format!("'--pretty' prints JSON; leave out '--format {format}'"));
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
    left_out: LeftOut,
    failed: bool,
}

impl Sink {
    fn new(rule: String) -> Sink {
        let (out, progress, left_out) = (anstream::stdout(), Progress::new(), LeftOut::default());
        Sink { out, rule, progress, done: 0, undated: 0, left_out, failed: false }
    }

    fn write(&mut self, text: &str) -> ControlFlow<()> {
        match self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush()) {
            Ok(()) => ControlFlow::Continue(()),
            // Whoever was reading has had enough, and there is nobody left to tell.
            Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ControlFlow::Break(()),
            Err(e) => {
                self.failed = true;
                self.progress.pause(|| message::error(format!("cannot write: {e}")));
                ControlFlow::Break(())
            }
        }
    }

    fn take(&mut self, printed: Printed) -> ControlFlow<()> {
        if let Some(error) = printed.error {
            self.failed = true;
            self.progress.pause(|| message::error(error));
            return ControlFlow::Continue(());
        }
        let rule = if self.done > 0 { self.rule.as_str() } else { "" };
        self.write(&format!("{rule}{}", printed.text))?;
        self.done += 1;
        self.undated += usize::from(printed.undated);
        self.left_out.add(&printed.left_out);
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
