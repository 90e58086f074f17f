//! Matches rules over words in a row (`laut_pack::sequence`) at a place in a document.

use crate::doc::{Doc, Shape};
use laut_pack::sequence::{self as rule, Part, Sequence};

/// Matches `sequence` from token `first`, not beyond `limit`; gives the token after its last part. Parts that may be repeated take as many words as they
/// can, a part that may be missing is taken when it fits: there is no going back, so a match takes linear time.
pub(crate) fn at(doc: &Doc, sequence: &Sequence, first: usize, limit: usize) -> Option<usize> {
    let mut at = first;
    for (number, part) in sequence.parts.iter().enumerate() {
        let mut times = 0;
        while times < part.max && at < limit {
            // What the next part asks for ends a run.
            if times > 0
                && let Some(next) = sequence.parts.get(number + 1)
                && one(doc, next, at, limit).is_some()
            {
                break;
            }
            let Some(end) = one(doc, part, at, limit) else { break };
            at = end;
            times += 1;
        }
        if times == 0 && !part.optional {
            return None;
        }
    }
    Some(at)
}

/// Matches one word (or one entry of a table) of a part; returns the token after it.
fn one(doc: &Doc, part: &Part, at: usize, limit: usize) -> Option<usize> {
    let token = &doc.tokens[at];
    let fits = (part.text.is_empty() || part.text.iter().any(|t| t == doc.word(at)))
        && (part.word.is_empty() || part.word.iter().any(|w| w == doc.lower(at)))
        && (part.lemma.is_empty() || part.lemma.iter().any(|l| l == doc.lemma(at)))
        && (part.tags.is_empty() || part.tags.has(token.tag))
        && !part.not.has(token.tag)
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

fn looks(doc: &Doc, at: usize, shape: rule::Shape) -> bool {
    let token = &doc.tokens[at];
    match shape {
        rule::Shape::Name => token.shape.is_capital(),
        rule::Shape::Capitals => token.shape == Shape::Capitals,
        rule::Shape::Number => token.shape == Shape::Number,
        rule::Shape::Initial => doc.word(at).len() == 2 && doc.word(at).ends_with('.') && token.shape.is_capital(),
    }
}
