//! How a clause tells: whether it goes on with the story, looks back behind it, or speaks of now.

use crate::clause::Kind;
use crate::doc::Doc;
use crate::when::tense::has_perfect;
use laut_pack::{Feats, Tag};

/// How a clause tells what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tale {
    /// In the past tense: one after the other.
    Past,
    /// In the perfect.
    Perfect,
    /// In the perfect of reported speech.
    Reported,
    /// Before what the story tells.
    Before,
    /// It tells of now, or of what is to come, or nothing tells which.
    Other,
}

impl Tale {
    /// Whether it tells what happened at the time it names.
    pub(super) fn is_told(self) -> bool {
        matches!(self, Tale::Past | Tale::Perfect | Tale::Reported)
    }

    /// Whether a clause that tells like `next` may go on with the time of this one.
    pub(super) fn goes_on(self, next: Tale) -> bool {
        match next {
            Tale::Past | Tale::Reported => self.is_told(),
            Tale::Perfect => self == Tale::Perfect,
            Tale::Before | Tale::Other => false,
        }
    }
}

/// How clause `c` tells; one without a finite verb tells like the clause it hangs on.
pub(super) fn tale(doc: &Doc, c: usize) -> Tale {
    let mut at = Some(c);
    for _ in 0..8 {
        let Some(c) = at else { return Tale::Other };
        let clause = &doc.clauses[c];
        if let Some(finite) = clause.finite.or(clause.shared) {
            return of_verb(doc, c, finite as usize);
        }
        at = match clause.kind {
            Kind::Infinitive | Kind::Fragment => clause.parent.or(clause.beside).map(|p| p as usize),
            _ => clause.beside.or(clause.parent).map(|p| p as usize),
        };
    }
    Tale::Other
}

fn of_verb(doc: &Doc, c: usize, finite: usize) -> Tale {
    let (verb, token) = (&doc.clauses[c].verb, &doc.tokens[finite]);
    let is = |tag: Tag| verb.tokens.iter().any(|t| doc.tokens[*t as usize].tag == tag);
    // Many verbs have one form for the past and for the mood of the unreal.
    let past = token.feats.has(Feats::PAST) && (verb.feats.has(Feats::INDICATIVE) || !verb.feats.has(Feats::IRREALIS));
    let reported = doc.clauses[c].is_reportive();
    match () {
        () if token.feats.has(Feats::PERFECT) && is(Tag::Participle) => match () {
            () if reported => Tale::Reported,
            () if past => Tale::Before,
            () => Tale::Perfect,
        },
        // "Is said to have attacked".
        () if token.feats.has(Feats::MODAL) && has_perfect(doc, c, finite) => Tale::Reported,
        () if past => Tale::Past,
        () => Tale::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::Tale;

    #[test]
    fn a_story_goes_on_in_the_past_and_stops_where_it_looks_back() {
        assert!(Tale::Past.goes_on(Tale::Past) && Tale::Perfect.goes_on(Tale::Past));
        assert!(Tale::Past.goes_on(Tale::Reported) && Tale::Perfect.goes_on(Tale::Perfect));
        assert!(!Tale::Past.goes_on(Tale::Perfect) && !Tale::Past.goes_on(Tale::Before));
        assert!(!Tale::Other.goes_on(Tale::Past));
    }
}
