//! Blocks → sentences.
//!
//! A stop ends a sentence unless it belongs to an abbreviation, an ordinal or an initial, or the text goes on in
//! small letters. Closing quotation marks and brackets after a stop belong to the sentence they close.

use super::block::Line;
use crate::doc::{Doc, Sentence, Shape};
use laut_pack::Tag;

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
            i = match ends_at(doc, first, i, block.end) {
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

/// If token `i` ends the sentence that starts at `first`: the token after it and after the marks that close with it.
fn ends_at(doc: &Doc, first: usize, i: usize, block_end: usize) -> Option<usize> {
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
    if !starts || (next == i + 1 && stop && glued(doc, i)) || leaves_out(doc, i) {
        return None;
    }
    if abbreviated {
        return abbreviation_ends(doc, i, next).then_some(next);
    }
    let inside = || is_ordinal(doc, first, i) || is_initial(doc, i) || is_letter(doc, i);
    if word == "." && next == i + 1 && i > 0 && inside() {
        return None;
    }
    Some(next)
}

/// Whether an abbreviation that may end a sentence ends one here. One with a capital or an inner stop ("Inc.", "u.a.") is
/// as like as not followed by a name: only a word that is no part of one shows the end.
fn abbreviation_ends(doc: &Doc, i: usize, next: usize) -> bool {
    let listed = doc.pack.listed("abbreviations", |k| (k == 0).then(|| doc.lower(i)));
    let may = listed.is_some_and(|l| l.cells.first().map(String::as_str) == Some("ends"));
    let word = doc.word(i).trim_end_matches('.');
    let of_name = word.contains(|c: char| c.is_uppercase() || c == '.');
    let number = doc.tokens[next].shape == Shape::Number;
    may && !matches!(doc.word(next), "(" | "[") && (!of_name || number || is_small_word(doc, next))
}

/// Whether the lexicon has the word as one that starts sentences and is part of no name or noun phrase before it.
fn is_small_word(doc: &Doc, i: usize) -> bool {
    const SMALL: &[Tag] = &[
        Tag::Determiner,
        Tag::Pronoun,
        Tag::Adverb,
        Tag::ProAdverb,
        Tag::Preposition,
        Tag::Conjunction,
        Tag::Subordinator,
        Tag::Interrogative,
    ];
    doc.pack.readings(doc.lower(i)).iter().any(|r| SMALL.contains(&r.tag))
}

/// Whether the stop stands for words that are left out: "[…]", "(...)".
fn leaves_out(doc: &Doc, i: usize) -> bool {
    i > 0 && matches!(doc.word(i - 1), "[" | "(")
}

/// One small letter before the stop: part of an abbreviation that is written with a space ("z. B.", "v. Chr.").
fn is_letter(doc: &Doc, i: usize) -> bool {
    let letter = &doc.tokens[i - 1];
    let apart = i < 2 || doc.tokens[i - 2].span.end < letter.span.start || doc.word(i - 2) == "(";
    apart
        && letter.shape == Shape::Small
        && doc.word(i - 1).chars().count() == 1
        && letter.span.end == doc.tokens[i].span.start
}

/// Whether a mark closes the sentence before it: a bracket, or a quotation mark that is the end of a pair.
fn closes(doc: &Doc, i: usize) -> bool {
    match doc.tokens[i].shape {
        Shape::Quote => doc.closed_at(i).is_some(),
        _ => matches!(doc.word(i), ")" | "]"),
    }
}

/// Whether no space stands after the stop and it ends nothing: "3.Platz", "Beispiel.de". Between a small word and a
/// capitalised one the space was forgotten ("… kam.Danach …").
fn glued(doc: &Doc, i: usize) -> bool {
    let end = doc.tokens[i].span.end as usize;
    let slip = i > 0
        && doc.tokens[i - 1].shape == Shape::Small
        && doc.tokens[i - 1].span.len() > 2
        && doc.tokens[i + 1].shape == Shape::Capital
        && doc.tokens[i + 1].span.len() > 1;
    !slip && doc.text[end..].chars().next().is_some_and(|c| c.is_alphanumeric())
}

/// Whether the stop at `i` belongs to the number before it: the pack writes ordinals so, and a month or a word that
/// takes an ordinal stands beside it, or the number opens the sentence or a quotation.
fn is_ordinal(doc: &Doc, first: usize, i: usize) -> bool {
    let number = &doc.tokens[i - 1];
    if !doc.pack.manifest().split.ordinal_stop
        || number.shape != Shape::Number
        || number.span.end != doc.tokens[i].span.start
    {
        return is_roman(doc, i);
    }
    if number.span.len() > 3 || !doc.lower(i - 1).bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    let lists = |list: &str, i: usize| doc.pack.lists(list, doc.lower(i));
    i - 1 == first
        || doc.tokens[i - 2].shape == Shape::Quote
        || lists("months", i + 1)
        || (i >= 2 && (lists("before-ordinals", i - 2) || is_between(doc, i)))
        || doc.tokens[i + 1].shape == Shape::Number
}

/// Whether the number stands between an attribute and its noun: "des späten 15. Jahrhunderts".
fn is_between(doc: &Doc, i: usize) -> bool {
    let word = doc.lower(i - 2);
    let readings = doc.pack.readings(word);
    let determiner = readings.iter().any(|r| r.tag == Tag::Determiner);
    let ending = |tag: Tag| doc.pack.endings().iter().any(|e| e.tag == tag && !e.ending.is_empty() && e.ends(word));
    let attribute = doc.tokens[i - 2].shape == Shape::Small && readings.is_empty() && ending(Tag::Adjective);
    let noun = doc.pack.noun(doc.lower(i + 1)).or_else(|| doc.pack.noun_stem(doc.lower(i + 1)));
    (determiner || attribute) && noun.is_some() && !is_small_word(doc, i + 1)
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
