//! What is written about the house is so, and every file says what it is for.

use super::*;

#[test]
fn every_source_file_opens_with_what_it_is_for() {
    let folders = ["crates", "languages", "tests", "xtask", "benches"].map(|f| root().join(f));
    for (path, text) in folders.iter().filter(|f| f.is_dir()).flat_map(|f| files(f, "rs")) {
        assert!(text.starts_with("//! "), "{} opens without `//!`", name(&path));
    }
}

#[test]
fn every_path_in_the_map_of_the_house_is_there() {
    let map = root().join("ARCHITECTURE.md");
    let Ok(text) = fs::read_to_string(map) else {
        println!("skipped: there is no ARCHITECTURE.md yet");
        return;
    };
    let missing: Vec<&str> = paths(&text).into_iter().filter(|path| !root().join(path).exists()).collect();
    assert!(missing.is_empty(), "ARCHITECTURE.md names what is not there: {missing:?}");
}

/// The paths that a text names in backticks, outside blocks of code: what has a slash, or is a file at the root.
fn paths(text: &str) -> Vec<&str> {
    let prose = text.split("```").step_by(2);
    let spans = prose.flat_map(|prose| prose.split('`').skip(1).step_by(2));
    let is_name = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    spans.filter(|span| span.chars().all(is_name) && is_path(span)).collect()
}

fn is_path(span: &str) -> bool {
    // A rule's id (`xx/says/so`) has slashes too; a path begins with a folder of the project.
    let first = span.split('/').next().unwrap_or_default();
    let file = [".md", ".toml", ".lock"].iter().any(|ending| span.ends_with(ending)) && !span.contains('/');
    file || (span.contains('/') && root().join(first).is_dir())
        || ["crates", "languages", "tests", "docs", "examples", "corpora", "benches", "fuzz", "xtask"].contains(&first)
}

#[test]
fn paths_are_told_from_other_words_in_backticks() {
    let text = "See `crates/laut`, `README.md`, `docs/x.md`, `xx/says/so`, `a + b`, `laut read`.\n```\n`crates/no`\n```\n`tests`";
    assert_eq!(paths(text), ["crates/laut", "README.md", "docs/x.md", "tests"]);
}
