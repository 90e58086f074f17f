//! `laut pack`: for those who write language packs.

use crate::color::{Color, STRONG};
use crate::progress::Progress;
use crate::{Outcome, message};
use anstream::println;
use laut::{Failure, Laut, Report};
use serde_json::json;
use std::path::{Path, PathBuf};

/// Work on language packs
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Run the examples and stories of packs, and print how those that fail were read
    Check {
        /// A pack, or a folder of packs; without it, the packs that are built in
        #[arg(value_name = "DIR")]
        dir: Option<PathBuf>,
        /// How to print; `json` is one object for each pack, one a line
        #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
        format: Format,
        /// When to use colours
        #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
        color: Color,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Outcome {
    match &args.command {
        Command::Check { dir, format, color } => {
            color.apply();
            check(dir.as_deref(), *format)
        }
    }
}

fn check(dir: Option<&Path>, format: Format) -> Outcome {
    let laut = match dir.map(Laut::from_folder).unwrap_or_else(|| Ok(Laut::embedded())) {
        Ok(laut) => laut,
        Err(errors) => {
            errors.iter().for_each(message::error);
            return Outcome::Partly;
        }
    };
    let root = root(dir);
    let mut outcome = Outcome::Done;
    let mut progress = Progress::new();
    for language in laut.languages() {
        progress.begin(format!("{language}: running its examples"));
        match laut.check(language) {
            Ok(report) => {
                progress.pause(|| match format {
                    Format::Text => print(language, &report, &root),
                    Format::Json => println!("{}", to_json(language, &report, &root)),
                });
                if !report.failures.is_empty() {
                    outcome = Outcome::Partly;
                }
            }
            Err(error) => {
                progress.pause(|| message::error(error));
                outcome = Outcome::Partly;
            }
        }
    }
    progress.end();
    outcome
}

/// The folder in which packs stand: a pack may have been named itself.
fn root(dir: Option<&Path>) -> PathBuf {
    match dir {
        None => "languages".into(),
        Some(dir) if dir.join("pack.toml").is_file() => dir.parent().unwrap_or(Path::new("..")).into(),
        Some(dir) => dir.into(),
    }
}

fn print(language: &str, report: &Report, root: &Path) {
    for failure in &report.failures {
        let (file, line) = place(failure, root);
        println!("{STRONG}{}:{line}{STRONG:#}: {}", file.display(), failure.text);
        for line in failure.message.lines().chain(failure.readings.lines()) {
            println!("    {line}");
        }
        println!();
    }
    let wrong = match report.wrong {
        0 => String::new(),
        known => format!(" ({known} known to be read wrongly)"),
    };
    println!("{language}: {} examples{wrong}, {} fail", report.run, report.failures.len());
}

fn to_json(language: &str, report: &Report, root: &Path) -> serde_json::Value {
    let failure = |failure: &Failure| {
        let (file, line) = place(failure, root);
        json!({
            "file": file, "line": line, "text": failure.text, "message": failure.message,
            "readings": failure.readings, "healed": failure.healed,
        })
    };
    json!({
        "pack": language,
        "examples": report.run,
        "known_wrong": report.wrong,
        "failures": report.failures.iter().map(failure).collect::<Vec<_>>(),
    })
}

/// File and line: an example is told by its rule (`xx/says/so:12`), table (`xx/words/says-verbs:40`) or story
/// (`xx/stories/sources:9`).
fn place(failure: &Failure, root: &Path) -> (PathBuf, u32) {
    let (id, line) = failure.place.rsplit_once(':').unwrap_or((&failure.place, "0"));
    let file = match id.split('/').collect::<Vec<_>>()[..] {
        [pack, "words", table] => format!("{pack}/words/{table}.tsv"),
        [pack, "stories", story] => format!("{pack}/stories/{story}.md"),
        [pack, stage, rule] => format!("{pack}/rules/{stage}/{rule}.toml"),
        _ => id.into(),
    };
    (root.join(file), line.parse().unwrap_or(0))
}
