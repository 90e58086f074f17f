//! `record ← pack ← read`, `record ← gather`, and all of them `← laut ← laut-cli`: dependencies point one way.

use super::*;

/// Each crate of the project, with those of the project that it may depend on to be built.
const ARROWS: &[(&str, &[&str])] = &[
    ("laut-record", &[]),
    ("laut-pack", &["laut-record"]),
    ("laut-gather", &["laut-record"]),
    ("laut-read", &["laut-pack", "laut-record"]),
    ("laut-claims", &["laut-record"]),
    ("laut-ledger", &["laut-claims", "laut-record"]),
    ("laut-export", &["laut-record"]),
    ("laut-languages", &["laut-pack"]),
    (
        "laut",
        &[
            "laut-claims",
            "laut-export",
            "laut-gather",
            "laut-languages",
            "laut-ledger",
            "laut-pack",
            "laut-read",
            "laut-record",
        ],
    ),
    ("laut-cli", &["laut", "laut-serve"]),
    ("laut-serve", &["laut"]),
];

/// Name of a crate, and what it depends on to be built: tests may use what they like.
fn dependencies(manifest: &str) -> (String, Vec<String>) {
    let table: toml::Table = toml::from_str(manifest).unwrap();
    let package = table["package"]["name"].as_str().unwrap().to_string();
    let names = |section: &str| -> Vec<String> {
        let section = table.get(section).and_then(toml::Value::as_table);
        section.into_iter().flatten().map(|(name, _)| name.clone()).collect()
    };
    (package, [names("dependencies"), names("build-dependencies")].concat())
}

#[test]
fn crates_depend_on_each_other_in_one_direction() {
    let mut manifests = files(&root().join("crates"), "toml");
    manifests.retain(|(path, _)| path.ends_with("Cargo.toml"));
    let languages = root().join("languages/Cargo.toml");
    manifests.push((languages.clone(), fs::read_to_string(languages).unwrap()));
    assert!(manifests.len() > 5, "the crates are found");
    for (path, manifest) in manifests {
        let (package, depends) = dependencies(&manifest);
        let Some((_, may)) = ARROWS.iter().find(|(name, _)| *name == package) else {
            panic!("{}: `{package}` has no place in the table of arrows", name(&path));
        };
        for other in depends.iter().filter(|d| ARROWS.iter().any(|(name, _)| name == d)) {
            assert!(may.contains(&other.as_str()), "{}: {package} must not depend on {other}", name(&path));
        }
    }
}

#[test]
fn a_crate_is_called_like_its_folder() {
    for folder in fs::read_dir(root().join("crates")).unwrap() {
        let folder = folder.unwrap().path();
        let (package, _) = dependencies(&fs::read_to_string(folder.join("Cargo.toml")).unwrap());
        assert_eq!(folder.file_name().unwrap().to_str(), Some(package.as_str()));
    }
}
