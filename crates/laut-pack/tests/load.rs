//! What is wrong with a pack is told with file and line, what was found and what would do; and all of it, not the first
//! only.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

const RULE: &str = "summary = \"A marker names the source of its clause.\"\n\n[find]\n\
    cue     = { word = [\"so\"] }\nspeaker = { is = \"after\" }\ncontent = { is = \"clause\" }\n\n[give]\nform = \"indirect\"\n\n\
    [[hit]]\ntext = \"[So]{cue} [X]{speaker} [ista]{content}.\"\n\n[[miss]]\ntext = \"So.\"\nwhy = \"alone\"\n";

/// A pack on disk, gone at the end of the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("laut-pack-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = Folder(std::env::temp_dir().join(name));
        folder.file("pack.toml", "language = \"xx\"\nname = \"Exish\"\n");
        folder
    }

    fn file(&self, path: &str, text: &str) {
        let file = self.0.join("xx").join(path);
        fs::create_dir_all(file.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(file, text).expect("a file");
    }

    /// What is wrong, with paths from the pack on.
    fn errors(&self) -> Vec<String> {
        let errors = laut_pack::load(&self.0.join("xx")).expect_err("something is wrong");
        errors.iter().map(|e| e.to_string().replace(&format!("{}/", self.0.display()), "")).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Asks that a file is refused with this message.
#[track_caller]
fn check(path: &str, text: &str, expected: &str) {
    let folder = Folder::new();
    folder.file(path, text);
    assert_eq!(folder.errors(), [expected]);
}

#[test]
fn a_rule_without_a_hit_or_a_near_miss_does_not_load() {
    let (before, after) = RULE.split_once("[[miss]]").expect("a miss");
    check(
        "rules/says/so.toml",
        before,
        "xx/rules/says/so.toml:1: a rule without a [[miss]] does not load\n  help: give one sentence it must read and one near miss",
    );
    let (before, _) = before.split_once("[[hit]]").expect("a hit");
    check(
        "rules/says/so.toml",
        &format!("{before}[[miss]]{after}"),
        "xx/rules/says/so.toml:1: a rule without a [[hit]] does not load\n  help: give one sentence it must read and one near miss",
    );
}

#[test]
fn a_near_miss_needs_a_reason() {
    check(
        "rules/says/so.toml",
        &RULE.replace("why = \"alone\"\n", ""),
        "xx/rules/says/so.toml:14: a near miss or wrong reading needs a `why`",
    );
}

#[test]
fn what_a_rule_does_not_know_is_answered_with_the_nearest() {
    let known = |from: &str, to: &str| RULE.replace(from, to);
    for (text, message) in [
        (known("speaker =", "speeker ="), "5: part `speeker` is not defined\n  help: did you mean `speaker`?"),
        (known("word =", "wrod ="), "4: predicate `wrod` is not defined\n  help: did you mean `word`?"),
        (known("\"after\"", "\"aftre\""), "5: place `aftre` is not defined\n  help: did you mean `after`?"),
        (known("\"indirect\"", "\"indirekt\""), "1: form `indirekt` is not defined\n  help: did you mean `indirect`?"),
        (known("{speaker}", "{speeker}"), "11: label `speeker` is not defined\n  help: did you mean `speaker`?"),
        (known("[[hit]]", "[[hitt]]"), "11: key `hitt` is not defined\n  help: did you mean `hit`?"),
        (known("text = \"So.\"", "text = \"[So.\""), "14: `[` is not closed before `So.`"),
        (known("summary =", "see ="), "1: a rule needs a `summary`\n  help: one sentence on what it reads"),
    ] {
        check("rules/says/so.toml", &text, &format!("xx/rules/says/so.toml:{message}"));
    }
}

#[test]
fn a_rule_asks_for_tables_that_are_there() {
    let text = RULE.replace("{ is = \"after\" }", "{ is = \"after\", unless = [\"says-noun\"] }");
    let message = "xx/rules/says/so.toml:5: table `says-noun` is not defined\n  help: did you mean `says-nouns`?";
    check("rules/says/so.toml", &text, message);
}

#[test]
fn a_stage_without_rules_takes_none() {
    check(
        "rules/saays/so.toml",
        RULE,
        "xx/rules/saays: stage with rules `saays` is not defined\n  help: did you mean `says`?",
    );
}

#[test]
fn a_word_of_saying_has_a_known_frame_and_a_sentence() {
    let table = |row: &str| format!("lemma\tframe\tprep\tto\tact\tmedium\texample\n{row}\n");
    let message = "xx/words/says-verbs.tsv:2: frame `taht` is not defined\n  help: did you mean `that`?";
    check("words/says-verbs.tsv", &table("say\ttaht\t\t\tstate\t\t[X]{speaker} say."), message);
    let message =
        "xx/words/says-verbs.tsv:2: a word that licenses a reading needs a sentence\n  help: last column: `example`";
    check("words/says-verbs.tsv", &table("say\tthat\t\t\tstate\t\t"), message);
    let message =
        "xx/words/says-verbs.tsv:2: 3 cells where the table has 7 columns\n  help: cells are separated by tabs";
    check("words/says-verbs.tsv", &table("say\tthat\tstate"), message);
}

#[test]
fn a_list_has_words_in_its_first_column() {
    check("words/outlets.tsv", "name\nLumo\n", "xx/words/outlets.tsv: the first column of a list of words is `word`");
}

#[test]
fn all_that_is_wrong_is_told() {
    let folder = Folder::new();
    folder.file("rules/says/so.toml", "summary = 7 7\n");
    folder.file("words/outlets.tsv", "name\n");
    folder.file("stories/one.md", "```reads\nx\n```\n");
    assert_eq!(folder.errors().len(), 3, "{:?}", folder.errors());
}
