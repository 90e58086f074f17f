//! `SOURCES.toml`: where each file of a pack's data comes from, and under which licence.

use crate::PackError;
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// Where files of a pack come from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Paths inside the pack; `*` stands for part of a name.
    pub files: Vec<String>,
    /// Where what is in them comes from, in words.
    pub origin: String,
    /// Under which licence it may be used.
    pub licence: String,
    /// Where to find it.
    #[serde(default)]
    pub url: Option<String>,
    /// The command that writes the files, where one does.
    #[serde(default)]
    pub command: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: Vec<Source>,
}

/// The sources of the pack in `dir`.
///
/// # Errors
/// What is malformed; each file under `words/` and `models/` that no source names, and each source that names no file.
/// A file is its first source's: the order is from the special to the general.
pub fn sources(dir: &Path) -> Result<Vec<Source>, Vec<PackError>> {
    let file = dir.join("SOURCES.toml");
    let text = fs::read_to_string(&file).map_err(|e| vec![PackError::new(&file, 0, e.to_string())])?;
    let sources = toml::from_str::<File>(&text).map_err(|e| {
        let line = e.span().map_or(0, |s| text[..s.start].matches('\n').count() + 1);
        vec![PackError::new(&file, line, e.message().to_string())]
    })?;
    let sources = sources.source;
    let data = data(dir);
    let without = data.iter().filter(|d| !sources.iter().any(|s| s.files.iter().any(|f| fits(f, d))));
    let mut errors: Vec<PackError> = without
        .map(|d| PackError::new(dir.join(d), 0, "nothing says where it comes from").help("name it in SOURCES.toml"))
        .collect();
    let patterns = sources.iter().flat_map(|s| &s.files).filter(|f| !data.iter().any(|d| fits(f, d)));
    errors.extend(patterns.map(|f| PackError::new(&file, 0, format!("`{f}` is no file of this pack"))));
    if errors.is_empty() { Ok(sources) } else { Err(errors) }
}

/// The files of data in a pack: word tables and models, by their path in it.
fn data(dir: &Path) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for folder in ["words", "models"] {
        let files = fs::read_dir(dir.join(folder)).into_iter().flatten().flatten().map(|e| e.path());
        let name = |p: PathBuf| Some(format!("{folder}/{}", p.file_name()?.to_string_lossy()));
        found.extend(files.filter(|p| p.extension().is_none_or(|e| e != "md")).filter_map(name));
    }
    found.sort();
    found
}

/// Whether a path fits a pattern in which one `*` may stand for anything.
fn fits(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((before, after)) => path.len() >= pattern.len() - 1 && path.starts_with(before) && path.ends_with(after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_stands_for_part_of_a_name() {
        assert!(fits("words/*.tsv", "words/outlets.tsv"));
        assert!(fits("words/outlets.tsv", "words/outlets.tsv"));
        assert!(!fits("words/*.tsv", "models/word.model"));
        assert!(!fits("words/a*a.tsv", "words/a.tsv"), "no letter counts twice");
    }
}
