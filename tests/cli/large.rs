//! Large and senseless input: it ends, and in time that grows with its size.

use super::*;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Held while time is taken, so that these tests do not slow each other down.
static CLOCK: Mutex<()> = Mutex::new(());

/// With little optimisation, everything takes longer.
const SCALE: usize = if cfg!(debug_assertions) { 8 } else { 1 };

/// The least of some runs: a machine that is busy with other things only makes runs longer.
fn time(text: &str, runs: usize) -> Duration {
    let folder = Folder::new();
    let file = folder.file("large.txt", text);
    let run = || {
        let start = Instant::now();
        let run = laut(["read", "--language", "de", "--format", "json", &file]);
        assert_eq!(run.status, 0, "{}", run.err);
        assert!(run.out.ends_with("}\n"));
        start.elapsed()
    };
    (0..runs).map(|_| run()).min().unwrap()
}

/// Asserts that twice the text takes about twice the time. Were it to grow with the square, it would be four times.
fn grows_with_the_text(piece: &str, times: usize) {
    let _clock = CLOCK.lock().unwrap_or_else(PoisonError::into_inner);
    let once = time(&piece.repeat(times), 3);
    let twice = time(&piece.repeat(2 * times), 3);
    let bound = once * 3 + Duration::from_millis(100);
    assert!(twice < bound, "{times} times {piece:?}: {once:?}; twice as many: {twice:?}");
}

#[test]
fn a_paragraph_of_megabytes_takes_time_by_its_length() {
    let sentences =
        "Die Ministerin sagte am Montag, dass die Verhandlungen „in gutem Klima“ verliefen. Danach fuhr sie heim. ";
    grows_with_the_text(sentences, 2_500_000 / sentences.len() / SCALE);
}

#[test]
fn a_sentence_without_an_end_takes_time_by_its_length() {
    grows_with_the_text(", dass er", 50_000 / SCALE);
    grows_with_the_text("Ministerin ", 50_000 / SCALE);
}

#[test]
fn quotation_marks_that_never_close_take_time_by_their_number() {
    grows_with_the_text("„", 50_000 / SCALE);
    grows_with_the_text("„Er sagte ", 50_000 / SCALE);
    grows_with_the_text("'\"»(", 25_000 / SCALE);
}

#[test]
fn a_word_of_megabytes_takes_time_by_its_length() {
    grows_with_the_text("a", 1_000_000);
    grows_with_the_text("Ab-", 300_000);
    grows_with_the_text("http://", 50_000);
}

#[test]
fn lines_and_paragraphs_take_time_by_their_number() {
    grows_with_the_text("Die Ministerin sagte, der Hafen sei offen.\n\n", 25_000 / SCALE);
    grows_with_the_text("Der Minister sprach mit Anna Bauer\r\n", 25_000 / SCALE);
    grows_with_the_text("Notizblock\n", 25_000 / SCALE);
}

#[test]
fn brackets_and_commas_take_time_by_their_number() {
    grows_with_the_text("(", 50_000 / SCALE);
    grows_with_the_text("(Er [", 50_000 / SCALE);
    grows_with_the_text(", ", 100_000 / SCALE);
}

#[test]
fn judgements_studies_and_runs_take_time_by_their_number() {
    grows_with_the_text("Der Minister sagte, die Lage sei gut. Das stimmt nicht. ", 8_000 / SCALE);
    grows_with_the_text("Er sagte, es sei gut. Das Blatt druckte die falsche Behauptung nach. ", 8_000 / SCALE);
    grows_with_the_text("Die Studie des Amts sagt, alles sei gut. Laut der Studie regnet es. ", 8_000 / SCALE);
    grows_with_the_text("Er komme nicht. ", 20_000 / SCALE);
    grows_with_the_text("Der Minister wagte die Prognose: „Es wird gut.“ ", 8_000 / SCALE);
}

#[test]
fn words_of_saying_take_time_by_their_number() {
    grows_with_the_text("sagte er, ", 20_000 / SCALE);
    grows_with_the_text("Er sagte: „Ja“, ", 10_000 / SCALE);
    grows_with_the_text("Sie sei da. Das sei „gut“. Demnach kam er. ", 5_000 / SCALE);
}

#[test]
fn actors_take_time_by_their_number() {
    // Names of their own, all different.
    let name = |n: usize| {
        let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
        let word: String = [n / 676 / 26, n / 676, n / 26, n].map(letter).into_iter().collect();
        format!("Der Abgeordnete Ro{word} Ka{word}ler sagte, der Hafen sei offen. ")
    };
    let people = |count: usize| (0..count).map(name).collect::<String>();
    let (some, more) = (people(4_000 / SCALE), people(8_000 / SCALE));
    let _clock = CLOCK.lock().unwrap_or_else(PoisonError::into_inner);
    let (once, twice) = (time(&some, 3), time(&more, 3));
    assert!(twice < once * 3 + Duration::from_millis(100), "{once:?}; twice as many: {twice:?}");
}

#[test]
fn five_megabytes_and_a_hundred_thousand_marks_are_read() {
    let sentence = "Die Ministerin sagte am Montag, dass die Verhandlungen „in gutem Klima“ verliefen. ";
    time(&sentence.repeat(5_000_000 / sentence.len()), 1);
    time(&"„".repeat(100_000), 1);
}
