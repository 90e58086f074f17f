//! Matches rules over words in a row (`laut_pack::sequence`) at a place in a document.

use crate::doc::{Doc, Shape};
use laut_pack::TagSet;
use laut_pack::sequence::{self as rule, Part, Sequence};

/// Matches `sequence` from token `first`, not beyond `limit` (the end of the line); gives the token after the longest
/// match. All ways to divide the words among the parts are followed side by side, so that a match takes time by the
/// number of parts and how often each may be repeated, whatever the words are.
pub(crate) fn at(doc: &Doc, sequence: &Sequence, first: usize, limit: usize) -> Option<usize> {
    // Where the parts so far can end, ascending.
    let mut ends = vec![first];
    for part in &sequence.parts {
        let mut next: Vec<usize> = if part.optional { ends.clone() } else { Vec::new() };
        if part.ahead {
            next.extend(ends.iter().filter(|&&at| at < limit && one(doc, part, at, limit).is_some()));
        } else {
            for _ in 0..part.max {
                let one_more = ends.iter().filter(|&&at| at < limit).filter_map(|&at| one(doc, part, at, limit));
                ends = one_more.collect();
                next.extend(&ends);
                if ends.is_empty() {
                    break;
                }
            }
        }
        next.sort_unstable();
        next.dedup();
        ends = next;
        if ends.is_empty() {
            return None;
        }
    }
    ends.last().copied().filter(|&end| !sequence.at_end || end == limit)
}

/// Matches one word (or one entry of a table) of a part; returns the token after it.
fn one(doc: &Doc, part: &Part, at: usize, limit: usize) -> Option<usize> {
    let fits = (part.text.is_empty() || part.text.iter().any(|t| t == doc.word(at)))
        && (part.word.is_empty() || part.word.iter().any(|w| w == doc.lower(at)))
        && (part.lemma.is_empty() || part.lemma.iter().any(|l| l == doc.lemma(at)))
        && (part.tags.is_empty() || listed(doc, at, part.tags))
        && (part.not.is_empty() || !listed(doc, at, part.not))
        && part.shape.is_none_or(|shape| looks(doc, at, shape));
    if !fits {
        return None;
    }
    match &part.table {
        None => Some(at + 1),
        Some(table) => {
            let word = |i: usize| (at + i < limit).then(|| doc.lower(at + i));
            Some(at + doc.pack.listed(table, word)?.words)
        }
    }
}

/// Whether the lexicon has the word with one of these tags.
fn listed(doc: &Doc, at: usize, tags: TagSet) -> bool {
    doc.pack.readings(doc.lower(at)).iter().any(|r| tags.has(r.tag))
}

fn looks(doc: &Doc, at: usize, shape: rule::Shape) -> bool {
    let token = &doc.tokens[at];
    match shape {
        rule::Shape::Name => token.shape.is_capital(),
        rule::Shape::Capitals => token.shape == Shape::Capitals,
        rule::Shape::Number => token.shape == Shape::Number,
        rule::Shape::Small => token.shape == Shape::Small,
        rule::Shape::Opener => token.shape.is_capital() || matches!(token.shape, Shape::Number | Shape::Quote),
        rule::Shape::Initial => doc.word(at).len() == 2 && doc.word(at).ends_with('.') && token.shape.is_capital(),
    }
}
