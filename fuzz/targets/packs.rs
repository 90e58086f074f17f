//! Any text as a file of a pack: the pack loads, or it is said what is wrong. The first byte chooses the file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::fs;
use std::path::PathBuf;

const FILES: &[&str] = &[
    "pack.toml",
    "rules/split/fuzz.toml",
    "rules/says/fuzz.toml",
    "words/forms.tsv",
    "words/endings.tsv",
    "words/nouns.tsv",
    "words/paradigms.tsv",
    "words/verbs.tsv",
    "words/says-verbs.tsv",
    "words/says-nouns.tsv",
    "words/says-light.tsv",
    "words/outlets.tsv",
    "stories/fuzz.md",
    "SOURCES.toml",
];

const MANIFEST: &str = "language = \"xx\"\nname = \"Fuzz\"\nstages = [\"split\", \"word\", \"clause\", \"who\", \"says\"]\n";

fuzz_target!(|input: (u8, &str)| {
    let (choice, text) = input;
    let file = FILES[usize::from(choice) % FILES.len()];
    let folder: PathBuf = std::env::temp_dir().join(format!("laut-fuzz-{}/xx", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    let path = folder.join(file);
    fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder can be made");
    fs::write(folder.join("pack.toml"), MANIFEST).expect("it can be written to");
    fs::write(&path, text).expect("it can be written to");
    if let Err(errors) = laut_pack::load(&folder) {
        assert!(errors.iter().all(|e| !e.to_string().is_empty()));
    }
});
