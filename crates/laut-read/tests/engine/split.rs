//! Text → blocks, sentences, quotations.

use super::*;

/// Kinds and texts of the blocks.
fn blocks(text: &str) -> Vec<(&'static str, String)> {
    read(text).blocks.iter().map(|b| (b.kind.name(), b.span.of(text).to_string())).collect()
}

/// Asks that the text is split into these sentences.
#[track_caller]
fn check_sentences(sentences: &[&str]) {
    let text = sentences.join(" ");
    let analysis = laut_read::analysis(&text, pack());
    let found = analysis.lines().filter(|l| l.starts_with("— sentence")).count();
    assert_eq!(found, sentences.len(), "{analysis}");
}

#[test]
fn a_short_first_line_without_a_stop_is_the_title() {
    let found = blocks("Ta portu luke\n\nTa minista dike, ta portu luki.");
    assert_eq!(found[0], ("title", "Ta portu luke".into()));
    assert_eq!(found[1].0, "paragraph");
}

#[test]
fn rules_take_the_head_of_a_line() {
    let found = blocks("Da Orlan Veska\n\nVELO (LUMO) – Ta portu luke hod.");
    let kinds: Vec<&str> = found.iter().map(|b| b.0).collect();
    assert_eq!(kinds, ["byline", "dateline", "paragraph"], "{found:?}");
    assert_eq!(found[2].1, "Ta portu luke hod.");
}

#[test]
fn stops_of_abbreviations_and_initials_end_no_sentence() {
    check_sentences(&["Dok. Orlan vene hod.", "Ta minista O. Veska vene."]);
}

#[test]
fn a_stop_inside_a_quotation_ends_no_sentence_outside_it() {
    check_sentences(&["„Vo venen.“, dike ta minista.", "Ta portu luke!"]);
}

#[test]
fn quotation_marks_of_every_kind_pair() {
    for (open, close) in [("„", "“"), ("“", "”"), ("»", "«"), ("«", "»"), ("\"", "\""), ("''", "''"), ("‚", "‘")]
    {
        only("direct", &format!("[{open}Ta portu luke{close}]{{content}}, dike [ta minista]{{speaker}}."));
    }
}

#[test]
fn a_quotation_inside_a_quotation_is_part_of_it() {
    check("direct", "[„Ta gazeta dikod ‚nur hod‘ u luke“]{content}, dike [ta minista]{speaker}.");
}

#[test]
fn a_mark_that_is_never_closed_ends_with_its_paragraph() {
    let record = read("Ta minista dike: „Ta portu luke.\n\nTa sefa vene hod.");
    let paragraph = record.text(Source::Text).find("\n\n").unwrap_or_default() as u32;
    assert!(record.statements.iter().all(|s| s.content.end() <= paragraph + 1), "{}", all(&record));
}

#[test]
fn marks_without_end_are_no_trouble() {
    assert!(read(&"„".repeat(2_000)).statements.is_empty());
    assert!(read(&"“ \" ' » ".repeat(500)).statements.len() < 500);
}
