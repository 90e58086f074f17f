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

#[test]
fn a_row_says_who_did_what_when_and_on_whose_word() {
    let folder = Folder::new();
    let file = folder.file(
        "a.txt",
        "Norwegen forderte Schweden am Montag auf, den Hafen zu öffnen. Schweden lehnte das am Dienstag ab.\n\n\
         Der Sender Meri FM berichtete, Norwegen habe Schweden kritisiert.\n",
    );
    let run = laut([
        "read",
        "--format",
        "csv",
        "--published",
        "2025-08-20",
        "--publisher",
        "=Bote",
        "--language",
        "de",
        &file,
    ]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let mut lines = run.out.lines();
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split(',').collect()).collect();
    let cell = |row: usize, name: &str| rows[row][head.iter().position(|c| *c == name).unwrap()];
    assert_eq!(rows.len(), 3, "{}", run.out);
    for (name, expected) in [
        ("publisher", "'=Bote"),
        ("status", "happened"),
        ("on_word_of", ""),
        ("from", "2025-08-18"),
        ("precision", "day"),
        ("event", "REQUEST"),
        ("actor", "Norwegen"),
        ("actor_country", "NOR"),
        ("recipient", "Schweden"),
        ("recipient_country", "SWE"),
        ("quad_code", "3"),
        ("cameo_root", "10"),
    ] {
        assert_eq!(cell(0, name), expected, "{name}: {}", run.out);
    }
    assert_eq!((cell(1, "event"), cell(1, "actor"), cell(1, "from")), ("REJECT", "Schweden", "2025-08-19"));
    assert_eq!((cell(2, "event"), cell(2, "on_word_of")), ("ACCUSE", "Meri FM"));
}
