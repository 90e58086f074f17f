//! What a person at a terminal sees.

use super::*;

#[test]
fn a_page_says_each_time_whose_word_it_is_and_where_it_stands() {
    let text = "Hafen offen\n\nDie Ministerin Ina Holm sagte der Zeitung „Küstenbote“, der Hafen sei offen.\n";
    let run = laut_with(text, ["read", "--published", "2024-05-31"]);
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[..3], ["Hafen offen", "2024-05-31 · 1 statement · standard input", ""]);
    assert_eq!(lines[3], "  der Hafen sei offen");
    assert!(lines[4].starts_with("    ← ") && lines[4].contains("Ina Holm · state, indirect · 3:"), "{}", lines[4]);
    assert!(lines[4].ends_with(" “sagte”"), "{}", lines[4]);
    assert!(lines[6].ends_with("% on the article's own"), "{}", lines[6]);
}

#[test]
fn only_own_prints_what_no_statement_covers() {
    let text = "Der Hafen liegt im Norden. Die Ministerin sagte, der Hafen sei offen. Im Winter friert er zu.\n";
    let run = laut_with(text, ["read", "--only", "own"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("    1:1  Der Hafen liegt im Norden.\n"), "{}", run.out);
    assert!(run.out.contains("   1:71  Im Winter friert er zu.\n"), "{}", run.out);
    assert!(!run.out.contains("sei offen.\n"), "what she says is hers: {}", run.out);
    assert!(run.out.trim_end().ends_with("on the article's own"), "the last line gives both shares: {}", run.out);
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let path = "examples/de/dementi-hafen.txt";
    let missing = "no-such-file.txt";
    for arguments in [&["read", path, missing][..], &["read", path, missing, "--color", "never"]] {
        let run = laut(arguments);
        assert!(!run.out.contains('\x1b') && !run.err.contains('\x1b'), "no codes in pipes: {arguments:?}");
    }
    let asked = laut(["read", path, missing, "--color", "always"]);
    assert!(asked.out.contains('\x1b') && asked.err.contains('\x1b'));
    let json = laut(["read", path, "--format", "json", "--color", "always"]);
    assert!(!json.out.contains('\x1b'), "JSON has no colours");
}

#[test]
fn what_an_unknown_date_leaves_open_is_said_once() {
    let folder = Folder::new();
    let line = "{\"text\": \"Sie sagte, der Hafen sei offen.\"}\n";
    let dated = "{\"text\": \"Sie sagte, der Hafen sei offen.\", \"published\": \"2024-05-31\"}\n";
    let file = folder.file("a.jsonl", [line, dated, line].concat());
    let run = laut(["read", &file]);
    assert_eq!((run.status, run.err.lines().count()), (0, 1), "{}", run.err);
    assert!(run.err.contains("2 of 3 articles") && run.err.contains("--published"), "{}", run.err);
    assert_eq!(laut(["read", &file, "--published", "2024-06-01"]).err, "");
    assert_eq!(laut(["read", &file, "--format", "json"]).err, "", "in a record, the absence says it");
}

#[test]
fn help_shows_how_it_is_used() {
    let run = laut(["read", "--help"]);
    assert_eq!(run.status, 0);
    for part in ["laut read --only own article.txt", "--published <DATE>", "Exit status:", "JSON Lines"] {
        assert!(run.out.contains(part), "{part}");
    }
    assert!(laut(["--help"]).out.contains("Examples:"));
    assert_eq!(laut(["--version"]).out, format!("laut {}\n", env!("CARGO_PKG_VERSION")));
}
