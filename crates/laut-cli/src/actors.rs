//! `laut actors`: people, bodies and ships from lists kept elsewhere, for `laut read --actors`.

use crate::progress::Progress;
use crate::{Outcome, message};
use anstream::println;
use laut::actors::{self, Gazetteer};
use laut::gather::{Input, Origin, sources};
use laut::record::{Known, KnownListing};
use serde_json::json;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Import people, organisations and ships, to be found in articles
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Add entities of FollowTheMoney or OpenSanctions (JSON Lines) to a file of actors
    #[command(after_help = IMPORT_HELP)]
    Import {
        /// Files with one entity a line, or - for standard input
        #[arg(value_name = "FILE | -", required = true)]
        inputs: Vec<OsString>,
        /// The file of actors to add to; it is made where there is none
        #[arg(long, value_name = "FILE")]
        actors: PathBuf,
    },
    /// List what stands in a file of actors
    List {
        /// The file of actors
        #[arg(long, value_name = "FILE")]
        actors: PathBuf,
        /// How to print; `json` is one object for each entry, one a line
        #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
        format: Format,
    },
    /// Show all that a file of actors has of a name, an id or an IMO number
    Show {
        /// A full name, an id, or an IMO number
        #[arg(value_name = "NAME")]
        name: String,
        /// The file of actors
        #[arg(long, value_name = "FILE")]
        actors: PathBuf,
        /// How to print; `json` is one object for each entry, one a line
        #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
        format: Format,
    },
}

const IMPORT_HELP: &str = "\
Examples:
  laut actors import sanctions.jsonl own.jsonl --actors known.actors
  gunzip -c peps.jsonl.gz | laut actors import - --actors known.actors
  laut read article.txt --only actors --actors known.actors

Exit status: 0 everything was read, 1 some lines or files were not (standard error names
them, the rest is kept), 2 the command was wrong.";

/// So many broken lines are named one by one.
const PROBLEMS_MAX: u64 = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Outcome {
    match &args.command {
        Command::Import { inputs, actors } => import(inputs, actors),
        Command::List { actors, format } => look(actors, |gazetteer| {
            gazetteer.entries().for_each(|known| print(&known, *format, false));
            Outcome::Done
        }),
        Command::Show { name, actors, format } => look(actors, |gazetteer| show(gazetteer, name, *format)),
    }
}

fn look(path: &Path, then: impl FnOnce(&Gazetteer) -> Outcome) -> Outcome {
    match actors::load(path) {
        Ok(gazetteer) => then(&gazetteer),
        Err(error) => {
            message::error(error);
            Outcome::Wrong
        }
    }
}

fn import(inputs: &[OsString], path: &Path) -> Outcome {
    let mut named = Vec::new();
    for input in inputs {
        match Input::from_argument(input) {
            Ok(input) => named.push(input),
            Err(error) => {
                message::error(error);
                return Outcome::Wrong;
            }
        }
    }
    let mut failed = false;
    let mut origins: Vec<Origin> = Vec::new();
    for origin in sources(&named) {
        match origin {
            Ok(origin) => origins.push(origin),
            Err(error) => {
                failed = true;
                message::error(error);
            }
        }
    }
    if origins.is_empty() {
        return Outcome::Partly;
    }
    let mut progress = Progress::new();
    progress.begin("reading entities".into());
    let (mut problems, mut bytes) = (0, 0_u64);
    let mut seen = Vec::new();
    let read = actors::import(
        &origins,
        path,
        &mut |problem| {
            problems += 1;
            if problems <= PROBLEMS_MAX {
                seen.push(problem);
            }
        },
        &mut |more| {
            let before = bytes >> 20;
            bytes += more;
            if bytes >> 20 > before {
                progress.begin(format!("reading entities: {} MiB", bytes >> 20));
            }
        },
    );
    progress.end();
    seen.iter().for_each(message::error);
    if problems > PROBLEMS_MAX {
        message::error(format!("and {} more lines that cannot be read", problems - PROBLEMS_MAX));
    }
    let imported = match read {
        Ok(imported) => imported,
        Err(error) => {
            message::error(error);
            return Outcome::Wrong;
        }
    };
    imported.failed.iter().for_each(message::error);
    failed |= problems > 0 || !imported.failed.is_empty();
    if imported.failed.len() < origins.len() {
        println!(
            "{}: {} actors, {} of them new",
            path.display(),
            imported.entries,
            imported.entries.saturating_sub(imported.before)
        );
    }
    let counts = imported.counts;
    for (what, count) in [
        ("lines that could not be read and were passed over", counts.broken),
        ("entities whose id was there already, joined with it", counts.merged),
        ("names refused, of one letter or too long for a name", counts.refused_names),
        ("entities without a name that can be used", counts.nameless),
        ("offices, memberships or sanctions of somebody who is not there", counts.loose),
        ("entities passed over that are no actors (addresses, documents …)", counts.passed_over),
    ] {
        if count > 0 {
            message::hint(format!("{what}: {count}"));
        }
    }
    if failed { Outcome::Partly } else { Outcome::Done }
}

fn show(gazetteer: &Gazetteer, name: &str, format: Format) -> Outcome {
    let mut found: Vec<Known> = gazetteer.named(name).into_iter().filter_map(|n| gazetteer.entry(n)).collect();
    found.extend(gazetteer.ship(name).and_then(|n| gazetteer.entry(n)));
    if found.is_empty() {
        found.extend(gazetteer.entries().filter(|k| k.id == name || k.ids.iter().any(|id| id == name)));
    }
    if found.is_empty() {
        message::error(format!("nobody of the name, id or number '{name}'; persons are found by their full name"));
        return Outcome::Partly;
    }
    found.iter().for_each(|known| print(known, format, true));
    Outcome::Done
}

fn print(known: &Known, format: Format, full: bool) {
    let countries: Vec<&str> = known.countries.iter().map(|c| c.code()).collect();
    if format == Format::Json {
        let listing =
            |l: &KnownListing| json!({"list": l.list, "programme": l.programme, "since": l.since, "until": l.until});
        let entry = json!({
            "id": known.id, "name": known.name, "kind": known.kind.name(), "names": known.names,
            "weak_names": known.weak_names, "countries": countries, "topics": known.topics,
            "posts": known.posts.iter().map(|p| json!({"name": p.name, "from": p.from, "to": p.to})).collect::<Vec<_>>(),
            "organisations": known.organisations, "born": known.born, "died": known.died, "imo": known.imo,
            "ids": known.ids, "lists": known.listings.iter().map(listing).collect::<Vec<_>>(),
        });
        return println!("{entry}");
    }
    let mut line = format!("{} · {} · {}", known.name, known.kind.name().replace('_', " "), known.id);
    if !countries.is_empty() {
        line += &format!(" · {}", countries.join(" "));
    }
    if let Some(imo) = &known.imo {
        line += &format!(" · IMO {imo}");
    }
    if !full {
        match known.listings.len() {
            0 => {}
            1 => line += " · on 1 list",
            many => line += &format!(" · on {many} lists"),
        }
        return println!("{line}");
    }
    println!("{line}");
    let days = |from: &Option<String>, to: &Option<String>| match (from, to) {
        (None, None) => String::new(),
        (from, to) => format!(", {} to {}", from.as_deref().unwrap_or("…"), to.as_deref().unwrap_or("…")),
    };
    let also: Vec<&str> = known.names.iter().filter(|n| **n != known.name).map(String::as_str).collect();
    if !also.is_empty() {
        println!("  also: {}", also.join("; "));
    }
    for post in &known.posts {
        println!("  office: {}{}", post.name, days(&post.from, &post.to));
    }
    if !known.organisations.is_empty() {
        println!("  belongs to: {}", known.organisations.join("; "));
    }
    for l in &known.listings {
        let programme = l.programme.as_ref().map_or(String::new(), |p| format!(", programme {p}"));
        println!("  on the list “{}”{programme}{}", l.list, days(&l.since, &l.until));
    }
}
