//! No crate knows a language: what laut knows of one is in its pack.

use super::*;

/// Names that must not stand in the source of a crate: those of the packs, their codes as text, and the languages that
/// laut is likeliest to be thought of in.
fn names() -> Vec<String> {
    let mut names: Vec<String> = ["German", "Deutsch", "English", "\"de\"", "\"en\""].map(String::from).into();
    let mut manifests = files(&root().join("languages"), "toml");
    manifests.retain(|(path, _)| path.ends_with("pack.toml"));
    let tables: Vec<toml::Table> = manifests.iter().map(|(_, text)| toml::from_str(text).unwrap()).collect();
    for table in &tables {
        // A pack that only others build on is no language.
        if tables.iter().all(|other| other.get("parent") != Some(&table["language"])) {
            names.push(table["name"].as_str().unwrap().to_string());
            names.push(format!("\"{}\"", table["language"].as_str().unwrap()));
        }
    }
    names.sort();
    names.dedup();
    names
}

#[test]
fn no_crate_names_a_language() {
    let names = names();
    let mut found = Vec::new();
    for (path, text) in files(&root().join("crates"), "rs") {
        for (number, line) in text.lines().enumerate() {
            let named = names.iter().filter(|n| line.contains(n.as_str()));
            found.extend(named.map(|n| format!("{}:{}: {n}", name(&path), number + 1)));
        }
    }
    assert!(found.is_empty(), "crates know no language:\n{}", found.join("\n"));
}
