//! `--format json`: one record a line, which reads back as it was.

use super::*;
use laut::Record;

#[test]
fn every_printed_line_reads_back_as_the_same_record() {
    let run = laut(["read", "--format", "json", "examples/de/dementi-hafen.txt", "examples/de/ticker-gipfel.txt"]);
    assert_eq!((run.status, run.out.lines().count()), (0, 2), "{}", run.err);
    for line in run.out.lines() {
        let record = Record::from_json(line).unwrap();
        assert!(!record.statements.is_empty());
        assert_eq!(record.to_json(), line);
    }
}

#[test]
fn pretty_is_the_same_record_for_people() {
    let path = "examples/de/dementi-hafen.txt";
    let (plain, pretty) = (laut(["read", "--format", "json", path]), laut(["read", "--pretty", path]));
    assert!(pretty.out.starts_with("{\n  \"reader\": {\n"), "{}", &pretty.out[..80]);
    let value = |run: &Run| serde_json::from_str::<serde_json::Value>(&run.out).unwrap();
    assert_eq!(value(&plain), value(&pretty));
}

#[test]
fn the_same_article_gives_the_same_bytes() {
    let read = || laut(["read", "--format", "json", "examples/de/ticker-gipfel.txt"]).out;
    let first = read();
    assert!((0..3).all(|_| read() == first));
}
