//! The tense of the clause that an expression stands in: whether it looks back or ahead.

use crate::doc::Doc;
use laut_pack::{Feats, Tag};

/// Where a clause looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
    Future,
    /// Nothing tells.
    Open,
}

/// The tense at token `i`; a clause without a finite verb has that of the clause it hangs on.
pub(super) fn of(doc: &Doc, i: usize) -> Tense {
    let mut clause = doc.tokens[i].clause;
    for _ in 0..8 {
        let Some(c) = clause else { return Tense::Open };
        let here = &doc.clauses[c as usize];
        if let Some(finite) = here.finite.or(here.shared) {
            return of_verb(doc, c as usize, finite as usize);
        }
        // What is to be done lies ahead of what the clause above tells.
        if here.kind == crate::clause::Kind::Infinitive {
            return Tense::Future;
        }
        clause = here.parent.or(here.beside);
    }
    Tense::Open
}

fn of_verb(doc: &Doc, c: usize, finite: usize) -> Tense {
    let (verb, token) = (&doc.clauses[c].verb, &doc.tokens[finite]);
    let participle = verb.tokens.iter().any(|t| doc.tokens[*t as usize].tag == Tag::Participle);
    match () {
        () if token.feats.has(Feats::PERFECT) && participle => Tense::Past,
        // The mood of the unreal has the forms of a past, but is none.
        () if verb.feats.has(Feats::PAST) && !verb.feats.has(Feats::IRREALIS) => Tense::Past,
        () if token.feats.has(Feats::FUTURE) && !participle => Tense::Future,
        () if verb.feats.has(Feats::PRESENT) || token.feats.has(Feats::PRESENT) => Tense::Present,
        () if token.feats.has(Feats::PAST) => Tense::Past,
        () => Tense::Open,
    }
}
