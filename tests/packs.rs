//! The examples and stories of the packs of this project hold.

use laut::Laut;
use std::path::Path;

/// Asks that every example of a pack is read as it is marked.
#[track_caller]
fn check(name: &str) {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../languages").join(name);
    let laut = Laut::from_folder(&dir).unwrap_or_else(|errors| panic!("{errors:?}"));
    let report = laut.check(laut.languages()[0]).expect("a pack");
    let failures: Vec<String> =
        report.failures.iter().map(|f| format!("{}: {}\n  {}", f.place, f.text, f.message)).collect();
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
    assert!(report.run > 0, "there are examples");
}

#[test]
fn the_examples_of_the_template_hold() {
    check("_template");
}

#[test]
fn the_examples_of_the_english_pack_hold() {
    check("en");
}

#[test]
fn the_examples_of_the_german_pack_hold() {
    check("de");
}
