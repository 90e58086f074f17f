//! Events as a table: what is a row, and what is said of the rest.

use super::*;

/// The columns that stand before those of PLOVER.
const FIRST: &str =
    "article,url,publisher,published,status,on_word_of,from,to,precision,id,date,enddate,event,mode,actor,";

#[test]
fn a_table_has_one_head_however_many_articles() {
    let folder = Folder::new();
    let line = "{\"text\": \"Der Hafen liegt im Norden.\", \"published\": \"2024-05-31\", \"language\": \"de\"}\n";
    let file = folder.file("a.jsonl", [line, line].concat());
    let run = laut(["read", "--format", "csv", &file]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.starts_with(FIRST), "{}", run.out);
    assert_eq!(run.out.lines().count(), 1, "nothing happens in these articles: {}", run.out);
    assert_eq!(run.out, laut(["read", "--format", "csv", &file, "--jobs", "1"]).out, "the same bytes, always");
}

#[test]
fn what_a_table_cannot_hold_is_refused() {
    let folder = Folder::new();
    let file = folder.file("a.txt", "Der Hafen ist offen.");
    for (arguments, named) in [
        (&["--format", "csv", "--only", "events"][..], "--only events"),
        (&["--format", "csv", "--pretty"], "--pretty"),
        (&["--status", "all"], "--format csv"),
        (&["--format", "csv", "--status", "perhaps"], "perhaps"),
    ] {
        let run = laut([&["read", file.as_str()], arguments].concat());
        assert_eq!(run.status, 2, "{arguments:?}: {}", run.err);
        assert!(run.err.contains(named) && run.out.is_empty(), "{arguments:?}: {}", run.err);
    }
}
