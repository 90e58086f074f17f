//! Where articles come from: files, folders, JSON Lines, standard input; many at once, in their order.

use super::*;
use serde_json::Value;

/// An article with one statement, told from the others by its number.
fn article(number: usize) -> String {
    format!("Die Ministerin sagte am Montag in Oslo, dass der Hafen Nummer {number} wieder geöffnet werde.\n")
}

fn line(number: usize) -> String {
    format!("{}\n", serde_json::json!({ "id": number.to_string(), "text": article(number) }))
}

/// The ids of the records, in the order they were printed.
fn ids(out: &str) -> Vec<String> {
    let id = |line: &str| serde_json::from_str::<Value>(line).unwrap()["article"]["id"].as_str().unwrap().to_string();
    out.lines().map(id).collect()
}

#[test]
fn many_articles_come_out_in_the_order_of_the_input() {
    let folder = Folder::new();
    let lines: String = (0..500).map(line).collect();
    let first = folder.file("first.jsonl", lines);
    // A long article among short ones is done last, and printed in its place.
    let long = serde_json::json!({ "id": "long", "text": article(7).repeat(2_000) }).to_string();
    let second = folder.file("second.jsonl", format!("{long}\n{}", line(500)));
    let run = laut(["read", "--format", "json", "--jobs", "4", &second, &first]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let mut expected = vec!["long".to_string(), "500".to_string()];
    expected.extend((0..500).map(|i| i.to_string()));
    assert_eq!(ids(&run.out), expected);
    let one = laut(["read", "--format", "json", "--jobs", "1", &second, &first]);
    assert!(one.out == run.out, "one job and four print the same bytes");
}

#[test]
fn a_folder_is_read_by_name_down_to_the_last_subfolder() {
    let folder = Folder::new();
    for name in ["b.txt", "a/z.txt", "c.md"] {
        folder.file(name, article(1));
    }
    folder.file("picture.png", b"\x89PNG");
    let run = laut(["read", folder.path()]);
    assert_eq!(run.status, 0, "{}", run.err);
    let places: Vec<&str> = run.out.lines().filter_map(|l| l.split_once(" statement · ").map(|(_, p)| p)).collect();
    let names: Vec<&str> = places.iter().map(|p| &p[folder.path().len() + 1..]).collect();
    assert_eq!(names, ["a/z.txt", "b.txt", "c.md"]);
}

#[test]
fn standard_input_is_read_with_a_dash_and_without_any_input() {
    let dash = laut_with(&article(1), ["read", "-", "--published", "2024-05-31"]);
    assert_eq!((dash.status, dash.err.as_str()), (0, ""));
    assert!(dash.out.contains("2024-05-31 · 1 statement · standard input"), "{}", dash.out);
    let nothing = laut_with(&article(1), ["read", "--published", "2024-05-31"]);
    assert_eq!((nothing.status, nothing.out), (0, dash.out));
    let lines = laut_with(&(line(1) + &line(2)), ["read", "--format", "json"]);
    assert_eq!(ids(&lines.out), ["1", "2"]);
}

#[test]
fn options_fill_in_what_the_articles_do_not_say() {
    let folder = Folder::new();
    let lines = r#"{"text": "Er sagte, er komme nach Berlin.", "published": "2023-01-02", "publisher": "Bote"}
{"text": "Er sagte, er komme nach Berlin."}"#;
    let file = folder.file("a.jsonl", lines);
    let run = laut(["read", &file, "--published", "2024-05-31", "--publisher", "Kurier", "--format", "json"]);
    let records: Vec<Value> = run.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(records[0]["article"]["published"], "2023-01-02");
    assert_eq!(records[0]["article"]["publisher"], "Bote");
    assert_eq!(records[1]["article"]["published"], "2024-05-31");
    assert_eq!(records[1]["article"]["publisher"], "Kurier");
}

#[test]
fn the_language_is_found_in_the_text_however_short() {
    for text in ["Sie kommt nicht.", "Der Hafen ist offen.", &article(1).repeat(20)] {
        let run = laut_with(text, ["read", "--format", "json"]);
        let record: Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{text}: {}", run.err));
        assert_eq!(record["article"]["language"], "de", "{text}");
    }
}

#[test]
fn packs_are_read_from_a_folder_instead() {
    let run = laut_with(&article(1), ["read", "--format", "json", "--languages", "languages"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let embedded = laut_with(&article(1), ["read", "--format", "json"]);
    assert_eq!(run.out, embedded.out, "the packs that are built in are those of the project");
    let pack = laut_with(&article(1), ["read", "--format", "json", "--languages", "languages/de"]);
    assert_eq!(pack.out, embedded.out, "a pack may be named itself");
}
