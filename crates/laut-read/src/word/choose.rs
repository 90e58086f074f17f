//! Chooses tags without a model: by the order in which the pack lists readings, and a few preferences that hold in
//! many languages. Good enough to read by; a model is better.

use crate::doc::Doc;
use laut_pack::{Tag, TagSet};

/// Tags the tokens `first..end`.
pub(super) fn tag(doc: &mut Doc, allowed: &[TagSet], first: usize, end: usize) {
    let mut finite = false;
    for i in first..end {
        let tag = choose(doc, allowed[i], i, first, end, finite);
        // A mark or a word that opens a clause makes room for a finite verb again.
        match tag {
            Tag::Punctuation | Tag::Conjunction | Tag::Subordinator | Tag::Relative => finite = false,
            Tag::Finite => finite = true,
            _ => {}
        }
        doc.tokens[i].tag = tag;
    }
}

fn choose(doc: &Doc, allowed: TagSet, i: usize, first: usize, end: usize, finite: bool) -> Tag {
    let before = if i > first { Some(doc.tokens[i - 1].tag) } else { None };
    let has = |tag| allowed.has(tag);
    let nominal_next = i + 1 < end && doc.tokens[i + 1].shape.is_capital();
    let prefer = |tags: &[Tag]| tags.iter().copied().find(|t| has(*t));
    let found = match before {
        Some(Tag::InfinitiveMarker) => prefer(&[Tag::Infinitive]),
        Some(Tag::Determiner | Tag::Adjective) if nominal_next => prefer(&[Tag::Adjective, Tag::Noun, Tag::Name]),
        Some(Tag::Determiner | Tag::Adjective) if is_attribute(doc, allowed, i, end) => Some(Tag::Adjective),
        Some(Tag::Determiner | Tag::Adjective) => prefer(&[Tag::Noun, Tag::Name, Tag::Adjective]),
        Some(Tag::Preposition) => prefer(&[Tag::Determiner, Tag::Pronoun, Tag::Noun, Tag::Name, Tag::Adjective]),
        Some(Tag::Pronoun | Tag::Noun | Tag::Name | Tag::Relative) if !finite => prefer(&[Tag::Finite]),
        Some(Tag::Finite) => prefer(&[Tag::Pronoun, Tag::Determiner, Tag::Participle, Tag::Infinitive]),
        _ => None,
    };
    let listed = || {
        let readings = doc.pack.readings(doc.lower(i));
        let fits = |t: &Tag| has(*t) && !(finite && *t == Tag::Finite);
        readings.iter().map(|r| r.tag).find(fits).or(readings.iter().map(|r| r.tag).find(|t| has(*t)))
    };
    let by_ending = || {
        let word = doc.lower(i);
        let fits = |t: Tag| has(t) && !(finite && t == Tag::Finite);
        doc.pack.endings().iter().find(|e| fits(e.tag) && e.ends(word)).map(|e| e.tag)
    };
    let capital = doc.tokens[i].shape.is_capital();
    found
        .or_else(listed)
        .or_else(|| if capital { prefer(&[Tag::Name, Tag::Noun]) } else { by_ending() })
        .or_else(|| prefer(&[Tag::Noun, Tag::Name]))
        .unwrap_or_else(|| Tag::ALL.iter().map(|(t, _)| *t).find(|t| has(*t)).unwrap_or(Tag::Foreign))
}

/// Whether a word behind an article is an attribute: it is listed as one, or looks so, and something follows that it can
/// belong to.
fn is_attribute(doc: &Doc, allowed: TagSet, i: usize, end: usize) -> bool {
    let readings = |k: usize| doc.pack.readings(doc.lower(k));
    let by_ending = || {
        let found = doc.pack.endings().iter().find(|e| e.ends(doc.lower(i)));
        readings(i).is_empty() && found.is_some_and(|e| e.tag == Tag::Adjective)
    };
    let listed = readings(i).first().is_some_and(|r| r.tag == Tag::Adjective);
    let noun = i + 1 < end
        && !doc.tokens[i + 1].shape.is_mark()
        && readings(i + 1).iter().all(|r| matches!(r.tag, Tag::Noun | Tag::Adjective | Tag::Name));
    allowed.has(Tag::Adjective) && (listed || by_ending()) && noun
}
