//! The packs of this project are honest: each file of data has an origin and a licence, each model a card.

use std::fs;
use std::path::{Path, PathBuf};

/// Every folder with a pack, templates included.
fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../languages");
    let entries = fs::read_dir(root).expect("the folder of packs").flatten().map(|e| e.path());
    let mut found: Vec<PathBuf> = entries.filter(|p| p.join("pack.toml").is_file()).collect();
    found.sort();
    assert!(found.len() > 2, "the packs are found: {found:?}");
    found
}

#[test]
fn every_file_of_data_has_an_origin_and_a_licence() {
    for folder in folders().iter().filter(|f| f.join("words").is_dir()) {
        match laut_pack::sources(folder) {
            Ok(sources) => {
                let bare = sources.iter().find(|s| s.origin.trim().is_empty() || s.licence.trim().is_empty());
                assert!(bare.is_none(), "{}: {bare:?}", folder.display());
            }
            Err(errors) => {
                let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
                panic!("{}", errors.join("\n"));
            }
        }
    }
}

#[test]
fn every_model_has_a_card() {
    for folder in folders() {
        let models = fs::read_dir(folder.join("models")).into_iter().flatten().flatten().map(|e| e.path());
        for model in models.filter(|m| m.extension().is_some_and(|e| e == "model")) {
            let card = model.with_extension("md");
            let text = fs::read_to_string(&card).unwrap_or_else(|e| panic!("{}: {e}", card.display()));
            for row in ["| data |", "| licence of the weights |", "| seed |", "| command |", "| score |"] {
                assert!(text.contains(row), "{} lacks the row `{row}`", card.display());
            }
        }
    }
}

#[test]
fn the_template_loads() {
    let folder = folders().into_iter().find(|f| f.ends_with("_template")).expect("the template");
    let data = laut_pack::load(&folder).unwrap_or_else(|errors| panic!("{errors:?}"));
    assert!(laut_pack::RULE_STAGES.iter().all(|stage| data.rules.iter().any(|r| r.stage == *stage)));
}

#[test]
fn the_whole_vocabulary_of_packs_is_described() {
    use laut_pack::frame::{ContentPlace, Frame, SpeakerPlace};
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs");
    let text =
        ["rule-language.md", "pack-format.md"].map(|f| fs::read_to_string(docs.join(f)).expect("a page")).concat();
    let names = (laut_pack::Tag::ALL.iter().map(|t| t.1))
        .chain(laut_pack::Feats::ALL.iter().map(|f| f.1))
        .chain(Frame::ALL.iter().map(|f| f.1))
        .chain(SpeakerPlace::ALL.iter().map(|p| p.1))
        .chain(ContentPlace::ALL.iter().map(|p| p.1))
        .chain(laut_record::BlockKind::ALL.iter().map(|b| b.1));
    let missing: Vec<&str> = names.filter(|name| !text.contains(&format!("`{name}`"))).collect();
    assert!(missing.is_empty(), "the pages in docs/ do not tell what these are: {missing:?}");
}
