//! Blocks → sentences.
//!
//! A stop ends a sentence unless it belongs to an abbreviation, an ordinal or an initial, or the text goes on in
//! small letters. Closing quotation marks and brackets after a stop belong to the sentence they close.

use super::block::Line;
use crate::doc::{Doc, Sentence, Shape};

/// Longest sentence, in tokens. Nobody writes longer ones; the later stages look at every word of a sentence from
/// every other, and so their time grows with the length of the text, not with its square.
const TOKENS_MAX: usize = 300;

/// Fills `doc.sentences` and each token's sentence.
pub(super) fn sentences(doc: &mut Doc, blocks: &[Line]) {
    for (number, block) in blocks.iter().enumerate() {
        if !super::is_read(block.kind) {
            continue;
        }
        let mut first = block.first;
        let mut i = block.first;
        while i < block.end {
            i = match ends_at(doc, i, block.end) {
                Some(end) => {
                    push(doc, first, end, block, number);
                    first = end;
                    end
                }
                None => i + 1,
            };
        }
        if first < block.end {
            push(doc, first, block.end, block, number);
        }
    }
}

/// Adds a sentence; where it has no end in sight, in parts, divided after a mark where there is one.
fn push(doc: &mut Doc, mut first: usize, end: usize, block: &Line, number: usize) {
    while end - first > TOKENS_MAX {
        let half = first + TOKENS_MAX / 2;
        let mark = (half..first + TOKENS_MAX).rev().find(|&i| matches!(doc.word(i), "," | ";" | ":" | "–"));
        let cut = mark.map_or(first + TOKENS_MAX, |i| i + 1);
        push_part(doc, first, cut, block, number);
        first = cut;
    }
    push_part(doc, first, end, block, number);
}

fn push_part(doc: &mut Doc, first: usize, end: usize, block: &Line, number: usize) {
    let sentence = doc.sentences.len() as u32;
    for token in &mut doc.tokens[first..end] {
        token.sentence = sentence;
    }
    let (first, end) = (first as u32, end as u32);
    doc.sentences.push(Sentence { first, end, block: block.kind, block_number: number as u32 });
}

/// If token `i` ends a sentence: the token after it and after the marks that close with it.
fn ends_at(doc: &Doc, i: usize, block_end: usize) -> Option<usize> {
    let word = doc.word(i);
    let stop = matches!(word, "." | "!" | "?" | "…") || word.starts_with("..");
    let abbreviated = !stop && word.len() > 1 && word.ends_with('.');
    if !stop && !abbreviated {
        return None;
    }
    let mut next = i + 1;
    while next < block_end && closes(doc, next) {
        next += 1;
    }
    if next >= block_end {
        return stop.then_some(next);
    }
    let follower = &doc.tokens[next];
    // A sentence starts with a capital, a number or an opening mark.
    let starts = match follower.shape {
        Shape::Small => false,
        Shape::Mark => {
            matches!(doc.word(next), "(" | "[" | "•" | "*" | "–" | "—") && word != "…" && !word.starts_with("..")
        }
        _ => true,
    };
    if !starts || (next == i + 1 && stop && glued(doc, i)) {
        return None;
    }
    if abbreviated {
        let ends = doc.pack.listed("abbreviations", |k| (k == 0).then(|| doc.lower(i)))?;
        return (ends.cells.first().map(String::as_str) == Some("ends")).then_some(next);
    }
    if word == "." && next == i + 1 && i > 0 && (is_ordinal(doc, i) || is_initial(doc, i)) {
        return None;
    }
    Some(next)
}

/// Whether a mark closes the sentence before it: a bracket, or a quotation mark that is the end of a pair.
fn closes(doc: &Doc, i: usize) -> bool {
    match doc.tokens[i].shape {
        Shape::Quote => doc.closed_at(i).is_some(),
        _ => matches!(doc.word(i), ")" | "]"),
    }
}

/// Whether no space stands after the stop ("www.x", "3.Platz" are no ends; "Ende.Anfang" is a slip, not an end).
fn glued(doc: &Doc, i: usize) -> bool {
    let end = doc.tokens[i].span.end as usize;
    doc.text[end..].chars().next().is_some_and(|c| c.is_alphanumeric())
}

/// Whether the stop at `i` belongs to the number before it: the pack writes ordinals so, and a month or a word that
/// takes an ordinal stands beside it.
fn is_ordinal(doc: &Doc, i: usize) -> bool {
    let number = &doc.tokens[i - 1];
    if !doc.pack.manifest().split.ordinal_stop
        || number.shape != Shape::Number
        || number.span.end != doc.tokens[i].span.start
    {
        return is_roman(doc, i);
    }
    if number.span.len() > 3 {
        return false;
    }
    let lists = |list: &str, i: usize| doc.pack.lists(list, doc.lower(i));
    lists("months", i + 1) || (i >= 2 && lists("before-ordinals", i - 2)) || doc.tokens[i + 1].shape == Shape::Number
}

/// A Roman numeral after a name: "Rama IX. empfing", "Benedikt XVI. reiste".
fn is_roman(doc: &Doc, i: usize) -> bool {
    let word = doc.word(i - 1);
    let roman = word.len() <= 5 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    roman && doc.pack.manifest().split.ordinal_stop && i >= 2 && doc.tokens[i - 2].shape == Shape::Capital
}

/// One capital letter before the stop: an initial of a name.
fn is_initial(doc: &Doc, i: usize) -> bool {
    let word = doc.word(i - 1);
    let one = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    one && doc.tokens[i - 1].span.end == doc.tokens[i].span.start && doc.tokens[i + 1].shape.is_capital()
}
