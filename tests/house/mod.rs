//! The house: which crate may know which, that no crate knows a language, and that what is written about the house is
//! so.

mod arrows;
mod languages;
mod readme;
mod schema;
mod tables;
mod written;

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the project.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_path_buf()
}

/// The files under `dir` with that ending, and their text.
fn files(dir: &Path, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            // What a build leaves behind is no source.
            if !path.ends_with("target") {
                found.extend(files(&path, ending));
            }
        } else if path.extension().is_some_and(|e| e == ending) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found.sort();
    found
}

/// A path as it is called in the project.
fn name(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Asserts that a file which is made from the program holds what it should; with `BLESS=1` around, writes it.
pub(crate) fn written(path: &Path, expected: &str) {
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, expected).unwrap();
        return;
    }
    let found = fs::read_to_string(path).unwrap_or_default();
    let line = found.lines().zip(expected.lines()).position(|(a, b)| a != b);
    let line = line.unwrap_or(found.lines().count().min(expected.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(the end)").to_string();
    assert!(
        found == expected,
        "{}:{}: is out of date; if what changed is right, run `cargo xtask bless`\n  found:    {}\n  expected: {}",
        name(path),
        line + 1,
        at(&found),
        at(expected)
    );
}
