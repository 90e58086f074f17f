//! `laut pack check`.

use super::*;

const MANIFEST: &str = "language = \"xx\"\nname = \"Exish\"\nstages = [\"split\", \"word\", \"clause\", \"says\"]\n";

#[test]
fn a_pack_whose_examples_hold_ends_well() {
    let folder = Folder::new();
    folder.file("xx/pack.toml", MANIFEST);
    // What starts with `_` is no pack, and what others build on is no language.
    folder.file("_old/pack.toml", "language = 7");
    let run = laut(["pack", "check", folder.path()]);
    assert_eq!((run.status, run.out.as_str(), run.err.as_str()), (0, "xx: 0 examples, 0 fail\n", ""));
}

#[test]
fn an_example_that_fails_is_printed_with_file_line_and_readings() {
    let folder = Folder::new();
    folder.file("xx/pack.toml", MANIFEST);
    // The pack has no rule that could read it.
    let table = "# Nouns.\nnoun\tkind\tframe\tact\tmedium\texample\n\
        Repo\tword\tsource\tstate\tspeech\tLa [repo]{speaker} hie, [ta ista]{content}.\n";
    folder.file("xx/words/says-nouns.tsv", table);
    for dir in [folder.path().to_string(), format!("{}/xx", folder.path())] {
        let run = laut(["pack", "check", &dir]);
        let lines: Vec<&str> = run.out.lines().collect();
        assert_eq!((run.status, run.err.as_str()), (1, ""), "{}", run.out);
        let place = format!("{}/xx/words/says-nouns.tsv:3: La repo hie, ta ista.", folder.path());
        assert_eq!(lines.first(), Some(&place.as_str()));
        assert!(lines.iter().any(|l| l.contains("expected content: ta ista")), "{}", run.out);
        assert!(lines.iter().any(|l| l.trim_start().starts_with("La/")), "the readings of its words: {}", run.out);
        assert_eq!(lines.last(), Some(&"xx: 1 examples, 1 fail"));
    }
}

#[test]
fn what_is_wrong_with_a_pack_is_named_with_file_and_line() {
    let folder = Folder::new();
    folder.file("xx/pack.toml", MANIFEST);
    folder.file("xx/words/says-nouns.tsv", "noun\tkind\nx\ty\n");
    folder.file("xx/rules/says/so.toml", "summary = \"A rule without examples.\"\n");
    let run = laut(["pack", "check", folder.path()]);
    assert_eq!((run.status, run.out.as_str()), (1, ""));
    let errors = run.err.lines().filter(|l| l.starts_with("error: ")).count();
    assert_eq!(errors, 2, "all errors are told, not the first only: {}", run.err);
    assert!(run.err.contains("says-nouns.tsv:1: ") && run.err.contains("so.toml"), "{}", run.err);
}

#[test]
fn for_programs_it_is_one_object_for_each_pack() {
    let folder = Folder::new();
    folder.file("xx/pack.toml", MANIFEST);
    let told =
        "```article\nTa ista.\n```\n```reads\nTa ista ← La repo · deny\n```\n```missed\nTa # as an example\n```\n";
    folder.file("xx/stories/one.md", told);
    let run = laut(["pack", "check", "--format", "json", folder.path()]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.status, json["pack"].as_str(), json["examples"].as_u64()), (1, Some("xx"), Some(2)), "{json}");
    assert_eq!(json["known_wrong"], 1);
    let failure = &json["failures"][0];
    let file = format!("{}/xx/stories/one.md", folder.path());
    assert_eq!((failure["file"].as_str(), failure["line"].as_u64()), (Some(file.as_str()), Some(5)), "{json}");
    assert_eq!(failure["message"], "is not read");
}
