//! The `laut` command: arguments, progress and printing, nothing else. What it does is the library's, `laut`.
//!
//! A file a command, each with its arguments and its `run`; `articles` holds what several of them ask
//! of their articles; `print` makes text for people, `message` is what goes to standard error.

mod actors;
mod articles;
mod color;
mod explain;
mod message;
mod pack;
mod print;
mod progress;
mod read;
mod rows;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// On whose word the news rests: takes news articles apart into who says what, through whom it came, and what happened.
#[derive(Parser)]
#[command(name = "laut", version, max_term_width = 100, after_help = AFTER_HELP)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Read(read::Args),
    Explain(explain::Args),
    Actors(actors::Args),
    Pack(pack::Args),
    /// Print the JSON Schema of a record
    Schema,
}

const AFTER_HELP: &str = "\
Examples:
  laut read article.txt                     who says what in an article
  laut read --only own article.txt          what rests on the article's own word
  laut read --only events article.txt       what happened, in order of time
  laut read --format csv archive/ > events.csv
  laut read --format json archive/ > records.jsonl
  laut explain article.txt --line 5:107     how laut came to read that

Exit status: 0 all is well, 1 something was not, 2 the command was wrong.";

/// How a run ended; its number is the exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Outcome {
    /// Everything that was asked for was done.
    Done = 0,
    /// Something was not read, or an example does not hold.
    Partly = 1,
    /// The command was wrong: nothing was done.
    Wrong = 2,
}

fn main() -> ExitCode {
    let outcome = match Args::parse().command {
        Command::Read(args) => read::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Actors(args) => actors::run(&args),
        Command::Pack(args) => pack::run(&args),
        Command::Schema => schema(),
    };
    ExitCode::from(outcome as u8)
}

fn schema() -> Outcome {
    let schema = format!("{:#}\n", laut::record::json::schema());
    match std::io::Write::write_all(&mut anstream::stdout(), schema.as_bytes()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => {
            message::error(format!("cannot write: {e}"));
            Outcome::Partly
        }
        _ => Outcome::Done,
    }
}
