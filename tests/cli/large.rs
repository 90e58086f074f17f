//! Large and senseless input: it ends, and in time that grows with its size.

use super::*;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Held while time is taken, so that these tests do not slow each other down.
static CLOCK: Mutex<()> = Mutex::new(());

/// Without optimisation, everything takes ten times as long.
const SCALE: usize = if cfg!(debug_assertions) { 10 } else { 1 };

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
