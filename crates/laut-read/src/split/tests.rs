//! What the stage makes of texts, with a pack of a few words: sentences as they are cut, quotations as they pair,
//! blocks as they are told by shape. What marks a byline or a dateline in a language is tested by its own rules.

use super::*;
use crate::doc::Quote;
use laut_pack::PackData;

/// A pack with the quotation marks of `und` and a few abbreviations.
fn pack() -> Pack {
    let und = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../languages/und");
    let mut data: PackData = laut_pack::load(&und).expect("the shared pack loads");
    data.manifest.split.ordinal_stop = true;
    data.manifest.split.heading_words_max = 8;
    let list = |name: &str, rows: &[(&str, &str)]| laut_pack::List {
        name: name.into(),
        columns: vec!["ends".into()],
        rows: rows.iter().map(|(word, cell)| (word.to_string(), vec![cell.to_string()])).collect(),
    };
    data.lists.push(list("abbreviations", &[("dr.", "-"), ("etc.", "ends"), ("inc.", "ends")]));
    data.lists.push(list("months", &[("mavil", "")]));
    data.lists.push(list("before-ordinals", &[("am", "")]));
    Pack::new(data)
}

fn sentences(text: &str) -> Vec<String> {
    let pack = pack();
    let doc = split(text, Source::Text, &pack);
    doc.sentences.iter().map(|s| doc.span(s.first as usize, s.end as usize).of(text).to_string()).collect()
}

/// The quotations of a text, marks included.
fn quotes(text: &str) -> Vec<String> {
    let pack = pack();
    let doc = split(text, Source::Text, &pack);
    let words = |q: &Quote| doc.span(q.open as usize, q.close as usize + 1).of(text).to_string();
    doc.quotes.iter().map(words).collect()
}

fn blocks(text: &str) -> Vec<(BlockKind, &str)> {
    let pack = pack();
    split(text, Source::Text, &pack).blocks.iter().map(|b| (b.kind, b.span.of(text))).collect()
}

/// Asserts that a text is cut where the bars stand.
#[track_caller]
fn cut(marked: &str) {
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    assert_eq!(sentences(&marked.replace('|', "")), expected);
}

#[test]
fn stops_end_sentences() {
    cut("Ena tor. | Dua tor! | Tri tor? | Kva");
    cut("Ena tor … | Dua tor ... | Tri");
    cut("Ena tor ... tri dua … kva. | Pen");
}

#[test]
fn stops_of_ordinals_dates_and_initials_end_nothing() {
    cut("Am 3. Mavil tor ena. | Dua");
    cut("Ena 12. 3. 2021 tor. | Dua");
    cut("Ena am 3. Torun. | Dua");
    cut("Karl IX. torun ena. | Dua");
    cut("A. B. Torun ena. | Dua");
    cut("Ena 14. | Torun dua.");
}

#[test]
fn a_number_that_opens_a_sentence_keeps_its_stop() {
    cut("2. Torun ena dua. | Tri");
    cut("Ena „2. Torun“ dua. | Tri");
}

#[test]
fn numbers_with_stops_and_commas_are_one_word() {
    cut("Ena 1.234,50 tor um 10.30 dua 3.5 kva. | Tri");
}

#[test]
fn stops_of_abbreviations_end_sentences_only_where_they_may() {
    cut("Ena Dr. Torun dua. | Tri");
    cut("Ena, dua etc. | Torun");
    cut("Ena Torun Inc. Torun dua.");
    cut("Ena z. B. torun d. h. dua. | Tri");
    cut("Ena 700 v. Torun dua. | Tri");
    cut("Ena mit 12 km/h. | Torun dua.");
}

#[test]
fn a_forgotten_space_still_ends_a_sentence() {
    cut("Ena torun.| Dua tor.".replace("| ", "|").as_str());
    cut("Ena beispiel.de tor. | Dua");
    cut("Ena 3.Torun dua. | Tri");
}

#[test]
fn words_left_out_are_no_end() {
    cut("Ena tor [...] Torun dua. | Tri");
    cut("Ena tor (…) Torun dua. | Tri");
}

#[test]
fn closing_marks_belong_to_the_sentence_they_close() {
    cut("„Ena tor.“ | Dua tor. | (Tri tor.) | Kva");
    cut("\"Ena tor.\" | \"Dua tor!\" | Tri");
    cut("„Ena tor?“, tri dua. | Kva");
    cut("»Ena tor.« | ›Dua tor.‹ | Tri");
}

#[test]
fn a_sentence_without_an_end_is_cut_so_that_time_grows_with_the_text() {
    let text = "ena tor, dua ".repeat(1000);
    let found = sentences(&text);
    assert!(found.len() > 10 && found.iter().all(|s| s.split(' ').count() <= 300));
    assert!(found[0].ends_with(','), "it is cut behind a mark");
    assert_eq!(found.join(" "), text.trim_end());
}

#[test]
fn marks_of_every_kind_pair() {
    for text in [
        "„ena“",
        "“ena”",
        "»ena«",
        "«ena»",
        "\"ena\"",
        "‚ena‘",
        "‘ena’",
        "›ena‹",
        "‹ena›",
        "''ena''",
        "``ena''",
        "「ena」",
    ] {
        assert_eq!(quotes(&format!("Tor {text} dua.")), [text], "{text}");
    }
}

#[test]
fn typists_mix_double_marks() {
    assert_eq!(quotes("Tor „ena” dua."), ["„ena”"]);
    assert_eq!(quotes("Tor „ena\" dua."), ["„ena\""]);
    assert_eq!(quotes("Tor „ena„ dua „tri“."), ["„ena„", "„tri“"]);
}

#[test]
fn quotations_nest() {
    assert_eq!(quotes("„Ena ‚dua‘ tri“"), ["„Ena ‚dua‘ tri“", "‚dua‘"]);
    assert_eq!(quotes("\"Ena 'dua' tri\""), ["\"Ena 'dua' tri\"", "'dua'"]);
    assert_eq!(quotes("«Ena „dua“ tri»"), ["«Ena „dua“ tri»", "„dua“"]);
}

#[test]
fn apostrophes_open_nothing() {
    assert_eq!(quotes("Ena 's tor, kva's pen. Dua"), [""; 0]);
    assert_eq!(quotes("Ena dua' tri ’68er tor. Dua"), [""; 0]);
    assert_eq!(quotes("Ena 'n „tor“ dua."), ["„tor“"]);
}

#[test]
fn a_quotation_that_is_never_closed_ends_with_its_paragraph() {
    assert_eq!(quotes("„Ena tor. Dua.\n\nTri tor."), ["„Ena tor. Dua."]);
    assert_eq!(quotes("Ena tor“ dua. Tri"), [""; 0]);
}

#[test]
fn a_quotation_over_paragraphs_opens_each_and_closes_the_last() {
    assert_eq!(quotes("„Ena tor.\n\n„Dua tor.“ Tri."), ["„Ena tor.\n\n„Dua tor.“"]);
}

#[test]
fn a_quotation_over_paragraphs_may_open_once_and_close_once() {
    assert_eq!(quotes("„Ena tor.\n\nDua tor.“ Tri."), ["„Ena tor.\n\nDua tor.“"]);
    assert_eq!(quotes("„Ena tor.\n\nDua „tri“ tor."), ["„Ena tor.", "„tri“"]);
}

#[test]
fn nothing_is_quoted_in_what_is_not_read() {
    assert_eq!(quotes("„Ena tor.\n\n* * *\n\nDua tor“ tri."), ["„Ena tor."]);
}

#[test]
fn a_line_without_a_stop_is_the_title_or_a_heading() {
    let text = "Ena tor\n\nDua tor tri.\n\nKva torun?\n\nPen tor. Sis tor.";
    let kinds: Vec<BlockKind> = blocks(text).iter().map(|b| b.0).collect();
    assert_eq!(kinds, [BlockKind::Title, BlockKind::Paragraph, BlockKind::Heading, BlockKind::Paragraph]);
}

#[test]
fn a_long_line_without_a_stop_at_the_head_is_a_caption() {
    let text = "Ena tor dua tri kva pen sis sep ok naj dek tor\n\nDua tor tri.";
    assert_eq!(blocks(text)[0].0, BlockKind::Caption);
}

#[test]
fn lines_that_an_editor_broke_are_one() {
    let wrapped = "Ena torun dua tri kvator penta sisun sepun okun naj\ndekun tor dua. Ena torun dua tri kvator penta sisun\nSepun dua.";
    assert_eq!(blocks(wrapped).len(), 1);
    let list = "Ena tor\nDua tor\nTri tor.";
    assert_eq!(blocks(list).len(), 3, "short lines are the author's");
}

#[test]
fn a_short_headline_over_a_long_paragraph_is_not_joined_to_it() {
    let text = format!("Ena tor dua torun kva penta sisun torun sepun okun\n{}", "Dua tor tri kva. ".repeat(20));
    assert_eq!(blocks(&text).len(), 2);
}

#[test]
fn lines_of_marks_are_not_read() {
    assert_eq!(blocks("Ena tor.\n\n* * *\n\nDua tor.")[1].0, BlockKind::Desk);
}

#[test]
fn ends_of_lines_and_marks_at_the_head_of_a_file_make_no_difference() {
    let plain = sentences("Ena tor. Dua tor.\n\nTri tor.");
    assert_eq!(sentences("\u{feff}Ena tor. Dua tor.\r\n\r\nTri tor."), plain);
}
