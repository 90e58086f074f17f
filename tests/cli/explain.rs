//! `laut explain`.

use super::*;
use serde_json::Value;

const TEXT: &str =
    "Hafen offen\n\nDie Ministerin Ina Holm sagte am Montag, dass der Hafen offen sei. Sie bleibe.\n\nEs regnet.\n";

fn explain(text: &str, arguments: &[&str]) -> Run {
    laut_with(text, ["explain", "-"].iter().chain(arguments))
}

#[test]
fn without_a_target_all_statements_are_told_with_their_rule() {
    let run = explain(TEXT, &[]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    for part in
        ["s1        dass der Hafen offen sei", "← Ina Holm · state, indirect · 3:", "de/says/verb-that: ", "s2 "]
    {
        assert!(run.out.contains(part), "{part}: {}", run.out);
    }
}

#[test]
fn a_place_is_told_with_words_clauses_rule_and_speaker() {
    let by_line = explain(TEXT, &["--line", "3:50"]);
    assert_eq!(by_line.status, 0, "{}", by_line.err);
    let parts = [
        "rule      de/says/verb-that (de/rules/says/verb-that.toml)",
        "as in: [",
        "word      sagen (de/words/says-verbs.tsv:",
        "cue       “sagte” (3:25)",
        "the phrase beside the content names it",
        "chain     1. Ina Holm (3:",
        "Sentence (paragraph, 3:1)",
        "c1      main; verb “sagte”; subject “Die Ministerin Ina Holm”",
        "c2      subordinate, of c1, reportive; verb “sei”",
        "preposition",
        "de/word/tagger chose ",
        "model     de/says/keep chose a statement over none by ",
    ];
    for part in parts {
        assert!(by_line.out.contains(part), "{part}: {}", by_line.out);
    }
    assert_eq!(explain(TEXT, &["--statement", "s1"]).out, by_line.out);
    let at = TEXT.chars().take_while(|c| *c != ',').count() + 2;
    assert_eq!(explain(TEXT, &["--span", &format!("{at}..{}", at + 4)]).out, by_line.out);
}

#[test]
fn what_rests_on_the_articles_own_word_is_told_so() {
    let run = explain(TEXT, &["--line", "5"]);
    assert_eq!(run.status, 0);
    assert!(run.out.contains("No statement: this rests on the article's own word."), "{}", run.out);
    assert!(run.out.contains("Sentence (paragraph, 5:1)"), "{}", run.out);
}

#[test]
fn json_has_the_way_beside_the_statement() {
    let run = explain(TEXT, &["--statement", "s2", "--format", "json"]);
    let value: Value = serde_json::from_str(&run.out).unwrap();
    let statement = &value["statements"][0];
    assert_eq!(statement["content"]["text"], "Sie bleibe.");
    assert_eq!(statement["way"]["rule"]["id"], statement["rule"]);
    assert_eq!(statement["way"]["speaker"], serde_json::json!({"found": "carried", "from": "s1"}));
    let sentences = value["sentences"].as_array().unwrap();
    let tokens = sentences.last().unwrap()["tokens"].as_array().unwrap();
    assert_eq!(tokens[0]["text"], "Sie");
    let [start, end] = [0, 1].map(|n| tokens[0]["span"][n].as_u64().unwrap() as usize);
    assert_eq!(TEXT.chars().skip(start).take(end - start).collect::<String>(), "Sie", "code points");
}

#[test]
fn a_title_that_came_with_the_article_is_explained_too() {
    let line = r#"{"id": "x", "title": "Ministerin Holm: „Der Hafen ist offen“", "text": "Es regnet."}"#;
    let run = explain(line, &["--title", "--span", "20..22", "--language", "de"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("Sentence (title, title:1)"), "{}", run.out);
}

#[test]
fn what_is_not_there_is_said() {
    let folder = Folder::new();
    let file = folder.file("a.txt", TEXT);
    let told = |arguments: &[&str], status: i32, says: &str| {
        let run = laut(["explain", &file].iter().chain(arguments));
        assert_eq!((run.status, run.out.as_str()), (status, ""), "{arguments:?}");
        assert!(run.err.contains(says), "{arguments:?}: {}", run.err);
    };
    told(&["--statement", "s99"], 1, "there is no s99");
    told(&["--line", "99"], 1, "it has 5 lines");
    told(&["--line", "3:999"], 1, "line 3 has ");
    told(&["--line", "2"], 1, "no words stand there");
    told(&["--span", "900..901"], 1, "does not lie in its");
    told(&["--span", "9..1"], 2, "a place is named like 120..164");
    told(&["--line", "0"], 2, "a line is named like 5");
    told(&["--line", "1", "--statement", "s1"], 2, "cannot be used with");
    let two = "{\"id\": \"a\", \"text\": \"Er kommt.\"}\n{\"id\": \"b\", \"text\": \"Sie kommt.\"}\n";
    let run = laut_with(two, ["explain", "-"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("2 articles; say which with --id: a, b"), "{}", run.err);
    assert_eq!(laut_with(two, ["explain", "-", "--id", "b"]).status, 0);
}

#[test]
fn times_and_numbers_of_a_place_are_told_with_their_rules() {
    let text = "Am 3. Mai 2022 barg die Küstenwache mindestens 40 Boote.\n";
    let run = explain(text, &["--line", "1"]);
    assert!(run.out.contains("d1      “Am 3. Mai 2022” → 2022-05-03 · day (de/when/day"), "{}", run.out);
    assert!(
        run.out.contains("q1      “mindestens 40 Boote” → at least 40 of “Boote” (de/count/at-least)"),
        "{}",
        run.out
    );
    let run = explain(text, &["--line", "1", "--format", "json"]);
    let value: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&value["dates"][0]["from"], &value["quantities"][0]["low"]), (&"2022-05-03".into(), &40.into()));
}
