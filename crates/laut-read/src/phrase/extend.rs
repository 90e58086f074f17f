//! How far a phrase goes: genitives, prepositional phrases, appositions and coordinated phrases that belong to it.

use super::name::is_office;
use super::{Phrase, can_act, chunk, is_owner, is_time};
use crate::doc::{Doc, Shape};
use laut_pack::{Agreement, Feats, Tag};

/// How far a phrase is extended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// By everything up to `limit` that can belong to it: the phrase is alone in its field.
    Field,
    /// By what belongs to it most likely, where other phrases may follow.
    Likely,
    /// The same, where the verb takes somebody in the dative.
    BeforeDative,
    /// The same, where somebody in the dative must follow.
    BeforeAddressee,
}

/// Extends a chunk by genitives, brackets, prepositional phrases, coordinated phrases and appositions; returns the
/// token after the whole.
pub(crate) fn extend(doc: &Doc, phrase: &Phrase, limit: usize, reach: Reach) -> usize {
    let mut end = phrase.end;
    let mut last = *phrase;
    // Each step takes at least one token.
    while end < limit {
        let token = &doc.tokens[end];
        let next = match token.tag {
            _ if doc.word(end) == "(" => bracket(doc, end, limit),
            Tag::Determiner | Tag::Adjective | Tag::Name | Tag::Noun => {
                owner(doc, &last, end, limit).filter(|(_, p)| !p.is_some_and(|p| is_addressed(doc, &last, &p, reach)))
            }
            Tag::Preposition => prepositional(doc, &last, end, limit, reach),
            Tag::Conjunction => coordinated(doc, end, limit, reach),
            _ if doc.word(end) == "," => apposition(doc, phrase, &last, end, limit),
            _ => None,
        };
        let Some((next, inner)) = next else { break };
        end = next;
        if let Some(inner) = inner {
            last = inner;
        }
    }
    end
}

type Step = Option<(usize, Option<Phrase>)>;

/// Whether what looks like a genitive is rather somebody spoken to: a person or an outlet, and the noun before it is
/// none that belongs to one.
fn is_addressed(doc: &Doc, last: &Phrase, phrase: &Phrase, reach: Reach) -> bool {
    match reach {
        Reach::Field | Reach::Likely => return false,
        Reach::BeforeAddressee => return phrase.agreement.allows(Agreement::DATIVE),
        Reach::BeforeDative => {}
    }
    let head = doc.lower(phrase.head);
    let person = doc.pack.lists_noun("titles", head) && !doc.pack.lists_noun("titles", doc.lower(last.head));
    let outlet = doc.pack.lists_noun("outlet-nouns", head);
    let relates = doc.pack.lists_noun("outlet-people", doc.lower(last.head))
        || doc.pack.noun_of_saying(doc.lower(last.head)).is_some();
    phrase.agreement.allows(Agreement::DATIVE) && (person || outlet) && !relates
}

/// A short bracket: a party, an abbreviation, an age.
fn bracket(doc: &Doc, open: usize, limit: usize) -> Step {
    let close = (open + 1..limit.min(open + 8)).find(|&i| doc.word(i) == ")")?;
    let verb = (open + 1..close).any(|i| doc.tokens[i].tag == Tag::Finite);
    (!verb && close > open + 1).then_some((close + 1, None))
}

/// A phrase in the genitive.
fn owner(doc: &Doc, last: &Phrase, at: usize, limit: usize) -> Step {
    if last.head + 1 < last.end && doc.tokens[last.end - 1].tag == Tag::Name && doc.tokens[at].tag == Tag::Noun {
        return None;
    }
    let phrase = chunk(doc, at, limit)?;
    let noun =
        matches!(doc.tokens[last.end - 1].tag, Tag::Noun | Tag::Name) || doc.tokens[last.end - 1].shape == Shape::Quote;
    let named = doc.tokens[last.end - 1].tag == Tag::Name;
    let genitive = phrase.agreement.allows(Agreement::GENITIVE);
    // A form that can only be read as genitive, or one that may be and stands right behind a noun.
    let sure = phrase.agreement.only(Agreement::GENITIVE);
    let determined = matches!(doc.tokens[at].tag, Tag::Determiner | Tag::Adjective);
    // "die Haltung Ankaras": a name in the form of a genitive behind a noun that is no title.
    let name = phrase.end == at + 1
        && doc.tokens[at].tag == Tag::Name
        && is_owner(doc, at)
        && doc.tokens[last.head].tag == Tag::Noun
        && !named
        && (crate::word::is_land(doc, at) || !doc.pack.lists_noun("titles", doc.lower(last.head)));
    (sure || name || (genitive && determined && noun && !named)).then_some((phrase.end, Some(phrase)))
}

fn prepositional(doc: &Doc, last: &Phrase, at: usize, limit: usize, reach: Reach) -> Step {
    let phrase = chunk(doc, at, limit)?;
    if reach == Reach::Field {
        return Some((phrase.end, Some(phrase)));
    }
    if is_time(doc, &phrase) {
        return None;
    }
    let named = doc.tokens[last.end - 1].tag == Tag::Name;
    let noun = doc.tokens[last.head].tag == Tag::Noun;
    let agent = doc.tokens[at].feats.has(Feats::AGENT);
    // An agent of a passive belongs to the verb, unless it is a body somebody belongs to.
    let passive = doc.tokens[at].clause.is_some_and(|c| doc.clauses[c as usize].verb.passive);
    let body = can_act(doc, phrase.head);
    let place = doc.tokens[phrase.head].tag == Tag::Name && phrase.first == phrase.head;
    let fits = match () {
        // Behind a name, of what the person is ("Ana Kolar vom Seeamt"): neither a time nor somebody who does something.
        () if agent && named => !passive && (body || doc.tokens[phrase.head].tag != Tag::Pronoun),
        () if agent => (noun && !passive) || body && !passive,
        () if named => false,
        () if doc.pack.lists("place-prepositions", doc.lower(at)) => place,
        () => doc.pack.lists("noun-prepositions", doc.lower(at)),
    };
    fits.then_some((phrase.end, Some(phrase)))
}

fn coordinated(doc: &Doc, at: usize, limit: usize, reach: Reach) -> Step {
    let phrase = chunk(doc, at + 1, limit)?;
    let after = doc.tokens.get(phrase.end).filter(|_| phrase.end < limit).map(|t| t.tag);
    // Where the text goes on with a verb, the conjunction starts a clause; in a field of its own it cannot.
    let clause = after == Some(Tag::Finite) && reach != Reach::Field;
    (!clause && phrase.preposition.is_none()).then_some((phrase.end, Some(phrase)))
}

/// A phrase between commas that names the same again: no verb in it, and a comma or the end behind it.
fn apposition(doc: &Doc, of: &Phrase, near: &Phrase, comma: usize, limit: usize) -> Step {
    let at = comma + 1;
    if at >= limit {
        return None;
    }
    let opens = matches!(
        doc.tokens[at].tag,
        Tag::Determiner | Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Adverb
    ) || doc.tokens[at].shape == Shape::Quote;
    if !opens {
        return None;
    }
    let phrase = chunk(doc, if doc.tokens[at].tag == Tag::Adverb { at + 1 } else { at }, limit)?;
    if phrase.preposition.is_some() {
        return None;
    }
    let mut end = phrase.end;
    let mut last = phrase;
    while end < limit {
        let next = match doc.tokens[end].tag {
            _ if doc.word(end) == "(" => bracket(doc, end, limit),
            Tag::Determiner | Tag::Adjective => owner(doc, &last, end, limit),
            Tag::Preposition => prepositional(doc, &last, end, limit, Reach::Field),
            Tag::Conjunction => coordinated(doc, end, limit, Reach::Field),
            _ => None,
        };
        let Some((next, inner)) = next else { break };
        end = next;
        last = inner.unwrap_or(last);
    }
    let closes = end >= limit
        || matches!(doc.word(end), "," | "." | ":" | "–" | "!" | "?")
        || doc.tokens[end].tag == Tag::Finite;
    // Two names beside each other are a list, unless one of them is a role.
    let is_role = |i: usize| doc.tokens[i].tag == Tag::Noun || is_office(doc, i);
    let role = is_role(of.head) || is_role(phrase.head);
    // It may speak of the phrase as a whole or of the name that ends it ("Angaben von Karl Vos, dem Leiter").
    let agrees = |other: &Phrase| phrase.agreement.and(other.agreement) != Agreement::NONE;
    let agrees = agrees(of) || agrees(near) || phrase.agreement == Agreement::ANY;
    // The last member of a list of phrases follows a conjunction, not an apposition.
    let list = end < limit && doc.tokens[end].tag == Tag::Conjunction;
    (closes && role && agrees && !list).then_some((end, None))
}
