//! `cargo xtask score`: laut's readings against gold, by the measures of the corpora.

pub(crate) mod assign;
pub(crate) mod quotes;
pub(crate) mod seed;
pub(crate) mod statements;

use anyhow::{Context, Result};
use laut_pack::Pack;
use laut_record::{Article, Record};
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use std::path::Path;

/// Named figures in the order they were measured.
#[derive(Default)]
pub(crate) struct Figures(pub(crate) Vec<(String, Vec<(&'static str, f64)>)>);

impl Figures {
    /// Precision, recall and their harmonic mean.
    pub(crate) fn f1(&mut self, name: &str, precision: f64, recall: f64) {
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        self.0.push((name.into(), vec![("P", precision), ("R", recall), ("F1", f1)]));
    }

    /// A share.
    pub(crate) fn share(&mut self, name: &str, hits: usize, of: usize) {
        let share = if of > 0 { hits as f64 / of as f64 } else { 0.0 };
        self.0.push((name.into(), vec![("share", share), ("hits", hits as f64), ("of", of as f64)]));
    }

    /// The main figure of a row.
    pub(crate) fn value(&self, name: &str) -> Option<f64> {
        let (_, values) = self.0.iter().find(|(n, _)| n == name)?;
        values.iter().find(|(k, _)| matches!(*k, "F1" | "share")).map(|(_, v)| *v)
    }

    /// A table for people.
    pub(crate) fn table(&self) -> String {
        let mut out = String::new();
        for (name, values) in &self.0 {
            out += &format!("{name:44}");
            for (key, value) in values {
                out += &match *key {
                    "hits" => format!("  ({value:.0}"),
                    "of" => format!(" of {value:.0})"),
                    _ => format!("  {key} {:5.1}", 100.0 * value),
                };
            }
            out.push('\n');
        }
        out
    }
}

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

/// Compares errors with those of the last run, which it replaces; with `print`, shows what came and went.
pub(crate) fn changes(file: &Path, lines: &[String], print: bool) -> Result<()> {
    const BETWEEN: &str = "\u{1e}";
    let last = std::fs::read_to_string(file).unwrap_or_default();
    let before: std::collections::BTreeSet<&str> = last.split(BETWEEN).collect();
    let now: std::collections::BTreeSet<&str> = lines.iter().map(String::as_str).collect();
    if print {
        before.difference(&now).filter(|l| !l.is_empty()).for_each(|l| println!("- gone: {l}"));
        now.difference(&before).for_each(|l| println!("+ new:  {l}"));
    }
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, lines.join(BETWEEN))?;
    Ok(())
}
