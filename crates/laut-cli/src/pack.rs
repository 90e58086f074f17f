//! `laut pack`: for those who write language packs.

use crate::color::{Color, STRONG};
use crate::{Outcome, message};
use anstream::println;
use laut::{Failure, Laut};
use std::path::{Path, PathBuf};

/// Work on language packs
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Run the examples of packs, and print how those that fail were read
    Check {
        /// A pack, or a folder of packs; without it, the packs that are built in
        #[arg(value_name = "DIR")]
        dir: Option<PathBuf>,
        /// When to use colours
        #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
        color: Color,
    },
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Outcome {
    match &args.command {
        Command::Check { dir, color } => {
            color.apply();
            check(dir.as_deref())
        }
    }
}

fn check(dir: Option<&Path>) -> Outcome {
    let laut = match dir.map(Laut::from_folder).unwrap_or_else(|| Ok(Laut::embedded())) {
        Ok(laut) => laut,
        Err(errors) => {
            errors.iter().for_each(message::error);
            return Outcome::Partly;
        }
    };
    let reports = match laut.check() {
        Ok(reports) => reports,
        Err(error) => {
            message::error(error);
            return Outcome::Partly;
        }
    };
    let root = root(dir);
    let mut holds = true;
    for (language, report) in reports {
        for failure in &report.failures {
            print(failure, &root);
        }
        let wrong = match report.wrong {
            0 => String::new(),
            known => format!(" ({known} known to be read wrongly)"),
        };
        println!("{language}: {} examples{wrong}, {} fail", report.run, report.failures.len());
        holds &= report.failures.is_empty();
    }
    if holds { Outcome::Done } else { Outcome::Partly }
}

/// The folder in which packs stand: a pack may have been named itself.
fn root(dir: Option<&Path>) -> PathBuf {
    match dir {
        None => "languages".into(),
        Some(dir) if dir.join("pack.toml").is_file() => dir.parent().unwrap_or(Path::new("..")).into(),
        Some(dir) => dir.into(),
    }
}

fn print(failure: &Failure, root: &Path) {
    println!("{STRONG}{}{STRONG:#}: {}", place(&failure.place, root), failure.text);
    for line in failure.message.lines().chain(failure.readings.lines()) {
        println!("    {line}");
    }
    println!();
}

/// File and line: an example is told by its rule (`xx/says/so:12`) or table (`xx/words/says-verbs:40`).
fn place(place: &str, root: &Path) -> String {
    let Some((id, line)) = place.rsplit_once(':') else { return place.into() };
    let file = match id.split('/').collect::<Vec<_>>()[..] {
        [pack, "words", table] => format!("{pack}/words/{table}.tsv"),
        [pack, stage, rule] => format!("{pack}/rules/{stage}/{rule}.toml"),
        _ => return place.into(),
    };
    format!("{}:{line}", root.join(file).display())
}
