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
    if is_behind(doc, i) {
        return Tense::Past;
    }
    // "Called a strike for Friday".
    if doc.pack.lists("ahead-prepositions", doc.lower(i)) {
        return Tense::Future;
    }
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

/// Whether the time at token `i` belongs to a noun that lies behind what the clause tells ("after the death of Eva Klee
/// on Wednesday").
fn is_behind(doc: &Doc, i: usize) -> bool {
    let Some(clause) = doc.tokens[i].clause else { return false };
    // The phrase before it, and what that belongs to.
    for at in (i.saturating_sub(12)..i).rev() {
        let token = &doc.tokens[at];
        match token.tag {
            _ if token.clause != Some(clause) => return false,
            Tag::Preposition if doc.pack.lists("afterwards", doc.lower(at)) => return at + 1 < i,
            Tag::Noun | Tag::Name | Tag::Determiner | Tag::Adjective | Tag::Foreign | Tag::Preposition => {}
            _ => return false,
        }
    }
    false
}

fn of_verb(doc: &Doc, c: usize, finite: usize) -> Tense {
    let (verb, token) = (&doc.clauses[c].verb, &doc.tokens[finite]);
    let participle = verb.tokens.iter().any(|t| doc.tokens[*t as usize].tag == Tag::Participle);
    match () {
        () if token.feats.has(Feats::PERFECT) && participle => Tense::Past,
        // The mood of the unreal has the forms of a past, but is none.
        () if verb.feats.has(Feats::PAST) && !verb.feats.has(Feats::IRREALIS) => Tense::Past,
        // "Is said to have attacked".
        () if token.feats.has(Feats::MODAL) && has_perfect(doc, c, finite) => Tense::Past,
        // What shall, will or must be done lies ahead.
        () if token.feats.has(Feats::MODAL) && is_open(verb.feats, token.feats) && verb.tokens.len() > 1 => {
            Tense::Future
        }
        () if token.feats.has(Feats::FUTURE) && !participle => Tense::Future,
        () if verb.feats.has(Feats::PRESENT) || token.feats.has(Feats::PRESENT) => Tense::Present,
        () if token.feats.has(Feats::PAST) => Tense::Past,
        () => Tense::Open,
    }
}

/// Whether a verb tells of now, or of what may be.
fn is_open(verb: Feats, finite: Feats) -> bool {
    finite.has(Feats::PRESENT) || verb.has(Feats::IRREALIS) && !verb.has(Feats::INDICATIVE)
}

/// Whether the verb of clause `c`, behind its finite one, is in the perfect: a participle right before its auxiliary. A
/// participle may look like an infinitive, and be tagged so; two infinitives would stand the other way round.
pub(crate) fn has_perfect(doc: &Doc, c: usize, finite: usize) -> bool {
    let perfect = |t: usize| doc.pack.readings(doc.lower(t)).iter().any(|r| r.feats.has(Feats::PERFECT));
    let pairs = doc.clauses[c].verb.tokens.windows(2).map(|w| (w[0] as usize, w[1] as usize));
    pairs.filter(|&(a, b)| a != finite && b != finite && a + 1 == b).any(|(a, b)| {
        let done = matches!(doc.tokens[a].tag, Tag::Participle | Tag::Infinitive);
        done && doc.tokens[b].tag == Tag::Infinitive && perfect(b)
    })
}
