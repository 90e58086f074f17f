//! What a number counts: the noun behind it, behind its unit, or before it.

use super::numeral::Numeral;
use super::unit::{self, Unit};
use crate::doc::{Doc, Shape};
use laut_pack::time::Class;
use laut_pack::{Agreement, Feats, Tag};
use laut_record::Span;

/// The unit of people.
pub(super) const PERSON: &str = "person";
/// How many words may stand before a noun that is counted.
const ATTRIBUTES_MAX: usize = 9;

/// What a number counts, and in which unit; `end` is the token behind the last that tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted<'p> {
    pub(super) unit: Option<&'p str>,
    pub(super) of: Option<Span>,
    pub(super) end: usize,
}

/// What the number counts that ends before token `at`; its expression starts at token `first`.
pub(super) fn counted<'p>(
    doc: &Doc<'p>,
    numeral: &Numeral<'p>,
    (first, at): (usize, usize),
    limit: usize,
) -> Option<Counted<'p>> {
    let behind = unit::at(doc, at, limit);
    let (unit, words) = match (numeral.unit, behind) {
        (Some(unit), _) => (Unit { name: unit, words: 0 }, 0),
        (None, Some(unit)) => (unit, unit.words),
        (None, None) => return things(doc, numeral, (first, at), limit),
    };
    let end = at + words;
    let counted = |of: Span, end: usize| Some(Counted { unit: Some(unit.name), of: Some(of), end });
    if let Some(noun) = measured(doc, &unit, end, limit) {
        return counted(doc.span(noun, noun + 1), noun + 1);
    }
    if let Some(noun) = measured_before(doc, first) {
        return counted(doc.span(noun, noun + 1), end);
    }
    // Nothing else is told: what is counted is the unit, where it is a word.
    let word = words > 0 && doc.tokens[at].shape != Shape::Mark;
    Some(Counted { unit: Some(unit.name), of: word.then(|| doc.span(at, end)), end })
}

/// The noun of which so much is told: "Tonnen Weizen", "Dollar an Devisen", "Prozent der Stimmen".
fn measured(doc: &Doc, unit: &Unit, at: usize, limit: usize) -> Option<usize> {
    if at >= limit {
        return None;
    }
    let token = &doc.tokens[at];
    match token.tag {
        Tag::Noun | Tag::Adjective => noun(doc, at, limit).filter(|&n| doc.tokens[n].tag == Tag::Noun),
        Tag::Preposition if token.feats.has(Feats::AGENT) => {
            // "20 Prozent von ihnen", "20 Kilometer von Oslo" measure nothing of it.
            owner(doc, at + 1, limit).filter(|&n| doc.tokens[n].tag == Tag::Noun)
        }
        Tag::Preposition if doc.pack.lists("counted-prepositions", doc.lower(at)) => {
            let bare = noun(doc, at + 1, limit)?;
            (doc.tokens[bare].tag == Tag::Noun && !is_time(doc, bare)).then_some(bare)
        }
        Tag::Determiner if !unit.is_currency() && token.agreement.allows(Agreement::GENITIVE) => {
            // "20 Prozent der Stimmen", but not "20 Prozent die Stimmen".
            owner(doc, at, limit)
        }
        _ => None,
    }
}

/// The noun before "von", "in Höhe von" and the like, which the number measures.
fn measured_before(doc: &Doc, first: usize) -> Option<usize> {
    (1..=first.min(4)).rev().find_map(|words| {
        let start = first - words;
        let row = doc.pack.listed("amount-links", |k| (k < words).then(|| doc.lower(start + k)))?;
        let noun = start.checked_sub(1)?;
        (row.words == words && doc.tokens[noun].tag == Tag::Noun).then_some(noun)
    })
}

/// What a number without unit counts.
fn things<'p>(doc: &Doc<'p>, numeral: &Numeral, (first, at): (usize, usize), limit: usize) -> Option<Counted<'p>> {
    let noun = match noun(doc, at, limit) {
        Some(noun) => noun,
        // "drei der Männer", "20 von 30 Abgeordneten".
        None => {
            let token = (at < limit).then(|| &doc.tokens[at])?;
            let plural = Agreement::GENITIVE.and(Agreement::PLURAL);
            let owned = match token.tag {
                Tag::Preposition => token.feats.has(Feats::AGENT).then_some(at + 1),
                Tag::Determiner => token.agreement.allows(plural).then_some(at),
                _ => None,
            }?;
            let named = first > 0 && doc.tokens[first - 1].tag.is_nominal();
            owner(doc, owned, limit).filter(|_| numeral.worded || !named)?
        }
    };
    if is_time(doc, noun) || doc.pack.lists("uncounted", doc.lower(noun)) {
        return None;
    }
    let people = unit::is_people(doc, doc.lower(noun));
    let end = if people { coordinated(doc, noun + 1, limit) } else { noun + 1 };
    Some(Counted { unit: people.then_some(PERSON), of: Some(doc.span(noun, end)), end })
}

/// The noun of a phrase that owns what is counted, behind its determiner and its number.
fn owner(doc: &Doc, mut at: usize, limit: usize) -> Option<usize> {
    while at < limit && matches!(doc.tokens[at].tag, Tag::Determiner | Tag::Number) {
        at += 1;
    }
    noun(doc, at, limit)
}

/// Further nouns for people that one number counts ("20 Richter, Anwälte und Polizisten"): the token behind the last.
fn coordinated(doc: &Doc, end: usize, limit: usize) -> usize {
    let people = |at: usize| at < limit && doc.tokens[at].tag == Tag::Noun && unit::is_people(doc, doc.lower(at));
    let mut at = end;
    while at < limit && doc.word(at) == "," && people(at + 1) {
        at += 2;
    }
    match at < limit && doc.tokens[at].tag == Tag::Conjunction && people(at + 1) {
        true => at + 2,
        false => end,
    }
}

/// The noun that stands at token `at`, attributes before it passed.
pub(super) fn noun(doc: &Doc, mut at: usize, limit: usize) -> Option<usize> {
    let limit = limit.min(at + ATTRIBUTES_MAX);
    let is = |i: usize, tags: &[Tag]| i < limit && tags.contains(&doc.tokens[i].tag);
    while at < limit {
        let token = &doc.tokens[at];
        match token.tag {
            // Where compounds are written apart, the last of their parts is what is counted.
            Tag::Noun if doc.compounds_apart() && is(at + 1, &[Tag::Noun]) => at += 1,
            Tag::Noun => return Some(at),
            // A name of several words is one person's, or a place's.
            Tag::Name => {
                let one = !is(at + 1, &[Tag::Name]) && !doc.pack.lists("countries", doc.lower(at));
                return (one && token.shape == Shape::Capital).then_some(at);
            }
            Tag::Adjective if token.shape.is_capital() && !is(at + 1, &[Tag::Adjective, Tag::Noun, Tag::Name]) => {
                return Some(at);
            }
            Tag::Adjective | Tag::Truncated => at += 1,
            // "20 andere Boote", "20 weitere Boote".
            Tag::Determiner if token.feats.has(Feats::INDEFINITE) && is(at + 1, &[Tag::Adjective, Tag::Noun]) => {
                at += 1
            }
            Tag::Adverb | Tag::Predicative | Tag::Participle if is(at + 1, &[Tag::Adjective]) => at += 1,
            Tag::Conjunction | Tag::Punctuation
                if is(at - 1, &[Tag::Adjective, Tag::Truncated])
                    && is(at + 1, &[Tag::Adjective, Tag::Truncated, Tag::Noun])
                    && (token.tag == Tag::Conjunction || doc.word(at) == ",") =>
            {
                at += 1;
            }
            // One word in quotation marks: "20 „freiwillige“ Helfer".
            Tag::Punctuation if token.shape == Shape::Quote && at + 2 < limit => {
                if doc.tokens[at + 2].shape != Shape::Quote {
                    return None;
                }
                match doc.tokens[at + 1].shape {
                    Shape::Small => at += 3,
                    _ => return is(at + 1, &[Tag::Noun]).then_some(at + 1),
                }
            }
            _ => return None,
        }
    }
    None
}

/// Whether a noun is a unit of time.
fn is_time(doc: &Doc, noun: usize) -> bool {
    let mut tells = doc.pack.times(doc.lower(noun));
    tells.any(|word| {
        word.rest.is_empty() && matches!(word.class, Class::Unit | Class::Units | Class::Oclock | Class::Month)
    })
}
