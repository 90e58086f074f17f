//! Nominal phrases: from tags to stretches with a head and an agreement, and which of them is a clause's subject.
//!
//! A phrase starts small (determiner, attributes, nouns, names) and is extended on demand by genitives,
//! prepositional phrases, appositions and coordinated phrases ([`extend`]); how far depends on what asks.

mod extend;
mod name;
mod subject;

pub(crate) use extend::{Reach, extend};
pub(crate) use name::{is_name_in_quotes, is_owner, is_thing, known_name};
pub(crate) use subject::{can_act, own_subject, subject, subject_but};

use name::{attribute_after_all, bears_name, is_initial, is_office, names_on, names_through, owned};

use crate::doc::{Doc, Shape};
use laut_pack::{Agreement, Feats, Tag};

/// A nominal phrase: tokens `first..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Phrase {
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// Its noun; of a title with a name the title, of names the last.
    pub(crate) head: usize,
    pub(crate) agreement: Agreement,
    /// The preposition before it, if one governs it; not part of `first..end`.
    pub(crate) preposition: Option<usize>,
}

/// The smallest nominal phrase that starts at token `i`, not beyond `limit`; a preposition at `i` governs it.
pub(crate) fn chunk(doc: &Doc, i: usize, limit: usize) -> Option<Phrase> {
    if i >= limit.min(doc.tokens.len()) {
        return None;
    }
    let mut at = i;
    let mut preposition = None;
    let mut agreement = Agreement::ANY;
    if doc.tokens[at].tag == Tag::Preposition {
        preposition = Some(at);
        agreement = doc.tokens[at].agreement;
        at += 1;
    }
    let first = at;
    let inside = |at: usize| at < limit;
    // "rund 50.000", "all die", "sehr große"
    let mut determined = preposition.is_some_and(|p| doc.tokens[p].feats.has(Feats::FUSED));
    let mut head: Option<usize> = None;
    while inside(at) {
        let token = &doc.tokens[at];
        // A known name of several words is one, whatever its words are.
        if let Some(words) = known_name(doc, at, limit)
            && head.is_none_or(|h| matches!(doc.tokens[h].tag, Tag::Noun))
        {
            head = head.or(Some(at + words - 1));
            at += words;
            break;
        }
        // A degree or form of address is part of the name behind it, however it is tagged.
        if at + 1 < limit && doc.tokens[at + 1].shape.is_capital() && doc.pack.lists("honorifics", doc.lower(at)) {
            head = head.filter(|h| doc.tokens[*h].tag == Tag::Noun).or(Some(at));
            at += 1;
            continue;
        }
        match token.tag {
            Tag::Pronoun | Tag::Relative | Tag::Interrogative if at == first => {
                let agreement = fit(agreement, token.agreement);
                return Some(Phrase { first, end: at + 1, head: at, agreement, preposition });
            }
            Tag::Determiner => {
                if head.is_some() {
                    break;
                }
                agreement = fit(agreement, token.agreement);
                determined = true;
            }
            Tag::Adjective if head.is_none() || head.is_some_and(|h| doc.tokens[h].tag == Tag::Number) => {
                agreement = fit(agreement, token.agreement);
            }
            Tag::Number => {
                // After its noun only as part of a name ("Kanal 1", "Bündnis 90"), not where it counts what follows
                // ("laut Polizei 40 Menschen").
                let counts =
                    at + 1 < limit && (doc.tokens[at + 1].tag.is_nominal() || doc.tokens[at + 1].tag == Tag::Adjective);
                if head.is_some_and(|h| doc.tokens[h].tag == Tag::Number || at > h + 1 || counts) {
                    break;
                }
                head = head.or(Some(at));
            }
            Tag::Noun | Tag::Truncated | Tag::Adjective | Tag::Predicative if names_on(doc, first, at, head) => {}
            Tag::Noun | Tag::Truncated => {
                match head.map(|h| doc.tokens[h].tag) {
                    // "Flog am Montag Angriffe": behind a time another phrase begins.
                    Some(Tag::Name | Tag::Noun)
                        if !doc.compounds_apart()
                            && names_time(doc, at - 1)
                            && !names_time(doc, at)
                            && !measures(doc, head) =>
                    {
                        break;
                    }
                    // A name before a noun is its genitive owner, or another phrase begins.
                    // Written apart, both are parts of one compound, or an owner and what is owned.
                    Some(Tag::Name | Tag::Noun | Tag::Number) if doc.compounds_apart() => {}
                    Some(Tag::Name) if determined && at > first + 2 => break,
                    Some(Tag::Name) if !determined && !is_owner(doc, at - 1) => break,
                    Some(Tag::Noun) if attribute_after_all(doc, at - 1, determined || owned(doc, first, at)) => {
                        head = None
                    }
                    Some(Tag::Noun) if is_office(doc, at - 1) && is_office(doc, at) => head = None,
                    Some(Tag::Noun) if bears_name(doc, head, at) => {
                        head = Some(at);
                        at += 1;
                        continue;
                    }
                    Some(Tag::Noun) if !measures(doc, head) => break,
                    _ => {}
                }
                agreement = fit(agreement, token.agreement);
                let title = head.is_some_and(|h| doc.tokens[h].tag == Tag::Noun);
                if !title || !measures(doc, head) || doc.compounds_apart() {
                    head = Some(at);
                }
            }
            Tag::Name | Tag::Foreign => {
                if head.is_none_or(|h| {
                    doc.pack.lists("honorifics", doc.lower(h))
                        || matches!(doc.tokens[h].tag, Tag::Name | Tag::Number | Tag::Foreign)
                }) {
                    head = Some(at);
                }
            }
            // "Karl M. Vos", "Omar al Badr": inside a name.
            _ if names_through(doc, at, limit, head) => {}
            Tag::Punctuation if token.shape == Shape::Quote => {
                // A quoted name inside the phrase („die Zeitung „Hafenblatt““); the marks belong to it.
                let closes = doc.closed_at(at).is_some_and(|q| (q.open as usize) >= first);
                let opens = doc.opened_at(at);
                match (closes, opens) {
                    (true, _) => {}
                    (_, Some(q))
                        if is_name_in_quotes(doc, q.open as usize, q.close as usize) && (q.close as usize) < limit =>
                    {
                        head = head.or(Some(at + 1));
                        at = q.close as usize;
                    }
                    _ => break,
                }
            }
            // Attributes of attributes: only before the noun, and only if one follows.
            Tag::Adverb | Tag::Predicative | Tag::Negation | Tag::Participle | Tag::Particle if head.is_none() => {
                let attribute = |n: usize| matches!(doc.tokens[n].tag, Tag::Adjective | Tag::Number);
                let next = (at + 1..limit.min(at + 3)).find(|&n| doc.tokens[n].tag != Tag::Adverb);
                if !next.is_some_and(attribute) {
                    // "Das ursprünglich für Mai geplante Treffen".
                    let inner = next.filter(|&n| determined && at > first && doc.tokens[n].tag == Tag::Preposition);
                    match inner.and_then(|n| inner_attribute(doc, n, limit)) {
                        Some(adjective) => at = adjective - 1,
                        None => break,
                    }
                }
            }
            // An attribute with its own phrases inside ("die von … besetzten Gebiete").
            Tag::Preposition | Tag::ProAdverb | Tag::Reflexive if determined && head.is_none() && at > first => {
                match inner_attribute(doc, at, limit) {
                    Some(adjective) => at = adjective - 1,
                    None => break,
                }
            }
            Tag::Conjunction if head.is_none() && at > first && doc.tokens[at - 1].tag == Tag::Adjective => {}
            _ => break,
        }
        at += 1;
    }
    let head =
        head.or_else(|| (at > first && doc.tokens[at - 1].tag == Tag::Adjective && determined).then(|| at - 1))?;
    // What was read past the head without belonging to it.
    let mut end = at;
    while end > head + 1 && matches!(doc.tokens[end - 1].tag, Tag::Adverb | Tag::Conjunction | Tag::Negation) {
        end -= 1;
    }
    Some(Phrase { first, end, head, agreement, preposition })
}

/// What two words both allow; what the first allows when they contradict each other (a slip, or an unknown form).
fn fit(a: Agreement, b: Agreement) -> Agreement {
    let both = a.and(b);
    if both == Agreement::NONE { a } else { both }
}

/// Whether the noun before names an amount or a part of time, so that another noun belongs to it.
fn measures(doc: &Doc, head: Option<usize>) -> bool {
    head.is_some_and(|h| doc.pack.lists("measures", doc.lower(h)))
}

/// Whether a word names a time.
fn names_time(doc: &Doc, i: usize) -> bool {
    doc.pack.lists("times", doc.lower(i)) || doc.pack.lists("months", doc.lower(i))
}

/// The adjective that ends an attribute starting at `at`, right before its noun.
fn inner_attribute(doc: &Doc, at: usize, limit: usize) -> Option<usize> {
    for i in at + 1..limit.min(at + 14) {
        match doc.tokens[i].tag {
            Tag::Finite | Tag::Subordinator | Tag::Infinitive => return None,
            Tag::Punctuation if doc.tokens[i].shape != Shape::Quote => return None,
            Tag::Adjective if i + 1 < limit && matches!(doc.tokens[i + 1].tag, Tag::Noun | Tag::Adjective) => {
                // The attribute's own nouns are behind it: at least one phrase was passed, and the word is a participle
                // by its form or the noun's other attribute.
                let passed = (at..i).any(|k| doc.tokens[k].tag.is_nominal());
                let before = doc.tokens[i - 1].tag;
                if passed && !matches!(before, Tag::Preposition | Tag::Determiner | Tag::Adjective) {
                    return Some(i);
                }
            }
            _ => {}
        }
    }
    None
}

/// The chunks among the own tokens of clause `c`; found once, as many ask.
pub(crate) fn of_clause<'d>(doc: &'d Doc, c: usize) -> &'d [Phrase] {
    doc.phrases[c].get_or_init(|| chunks(doc, &doc.own(c).collect::<Vec<usize>>()))
}

/// All chunks among the tokens `tokens` (ascending), each within a run of neighbours.
pub(crate) fn chunks(doc: &Doc, tokens: &[usize]) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut n = 0;
    while n < tokens.len() {
        let i = tokens[n];
        // The run of tokens that are neighbours, quotation marks between them included.
        let mut limit = i + 1;
        let mut m = n + 1;
        while m < tokens.len()
            && (tokens[m] == limit
                || (tokens[m] == limit + 1
                    && (doc.tokens[limit].shape == Shape::Quote
                        || doc.word(limit) == "." && is_initial(doc, limit - 1))))
        {
            limit = tokens[m] + 1;
            m += 1;
        }
        if limit < doc.tokens.len() && doc.tokens[limit].shape == Shape::Quote {
            limit += 1;
        }
        match chunk(doc, i, limit) {
            Some(phrase) => {
                let end = phrase.end;
                found.push(phrase);
                while n < tokens.len() && tokens[n] < end {
                    n += 1;
                }
            }
            None => n += 1,
        }
    }
    found
}

/// Whether a phrase names a time.
pub(crate) fn is_time(doc: &Doc, phrase: &Phrase) -> bool {
    doc.pack.lists("times", doc.lower(phrase.head))
        || doc.pack.lists("months", doc.lower(phrase.head))
        || (phrase.first..phrase.end).any(|i| doc.pack.lists("months", doc.lower(i)))
        || (doc.tokens[phrase.head].shape == Shape::Number && doc.word(phrase.head).len() == 4)
}
