//! `cargo xtask score`: laut's readings against gold, by the measures of the corpora.
//!
//! `run` reads the gold and prints; `quotes`, `statements`, `dates`, `events` and `seed` are the measures; `examples` makes the
//! articles of this project into documents of some of them; `figures` is what comes out, `yardstick` what it is held against, and
//! `committed` the file that keeps it. `confidence` counts how often each rule is right.

pub(crate) mod assign;
mod committed;
mod confidence;
pub(crate) mod dates;
pub(crate) mod events;
pub(crate) mod examples;
mod figures;
pub(crate) mod quotes;
mod run;
pub(crate) mod seed;
pub(crate) mod sentences;
pub(crate) mod statements;
mod yardstick;

#[cfg(test)]
mod scripts;

pub(crate) use figures::{Figure, Figures};
pub(crate) use run::{Options, run};

use anyhow::{Context, Result};
use laut_pack::Pack;
use laut_record::{Article, Record};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use std::path::Path;

/// Reads all articles with a pack, on all cores, in order.
pub(crate) fn read(articles: &[Article], pack: &Pack) -> Vec<Record> {
    articles.par_iter().map(|a| laut_read::read(a, pack)).collect()
}

/// The objects of a file, one a line.
pub(crate) fn lines<T: DeserializeOwned>(file: &Path) -> Result<Vec<T>> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let parse =
        |(n, line): (usize, &str)| serde_json::from_str(line).with_context(|| format!("{}:{}", file.display(), n + 1));
    text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()).map(parse).collect()
}

/// Compares readings with those of the last run, which they replace; with `print`, shows what came and went.
pub(crate) fn changes(file: &Path, lines: &[String], print: bool) -> Result<()> {
    const BETWEEN: &str = "\u{1e}";
    let last = std::fs::read_to_string(file).unwrap_or_default();
    let before: std::collections::BTreeSet<&str> = last.split(BETWEEN).filter(|l| !l.is_empty()).collect();
    let now: std::collections::BTreeSet<&str> = lines.iter().map(String::as_str).collect();
    if print {
        let (gone, new): (Vec<_>, Vec<_>) = (before.difference(&now).collect(), now.difference(&before).collect());
        gone.iter().for_each(|l| println!("- gone: {l}"));
        new.iter().for_each(|l| println!("+ new:  {l}"));
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        println!("{name}: {} errors gone, {} new, {} in all", gone.len(), new.len(), now.len());
    }
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, lines.join(BETWEEN))?;
    Ok(())
}
