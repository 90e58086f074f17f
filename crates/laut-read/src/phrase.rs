//! Nominal phrases: from tags to stretches with a head and an agreement, and which of them is a clause's subject.
//!
//! A phrase starts small (determiner, attributes, nouns, names) and is extended on demand by genitives,
//! prepositional phrases, appositions and coordinated phrases ([`extend`]); how far depends on what asks.

use crate::doc::{Doc, Shape};
use laut_pack::{Agreement, Feats, FinitePlace, Tag};

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
                    break;
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

/// Whether the token at `at`, behind a name, leads on to more of it: the stop of an initial, or a small word that
/// stands inside names.
fn names_through(doc: &Doc, at: usize, limit: usize, head: Option<usize>) -> bool {
    let name = |i: usize| matches!(doc.tokens[i].tag, Tag::Name | Tag::Foreign);
    let inside = head.is_some_and(|h| name(h) || h + 1 < at) && at + 1 < limit && name(at - 1);
    inside
        && doc.tokens[at + 1].shape.is_capital()
        && match doc.tokens[at].shape {
            Shape::Mark => is_initial(doc, at - 1) && doc.word(at) == ".",
            _ => doc.pack.lists("name-particles", doc.lower(at)),
        }
}

/// Whether token `i` is one capital letter.
fn is_initial(doc: &Doc, i: usize) -> bool {
    doc.word(i).chars().count() == 1 && doc.tokens[i].shape.is_capital()
}

/// How many words a listed name that starts at token `at` has, if it has more than one.
pub(crate) fn known_name(doc: &Doc, at: usize, limit: usize) -> Option<usize> {
    if !doc.tokens[at].shape.is_capital() {
        return None;
    }
    let word = |i: usize| (at + i < limit).then(|| doc.lower(at + i));
    let found = ["outlets", "organisations", "countries", "lands"].iter().find_map(|l| doc.pack.listed(l, word))?;
    (found.words > 1).then_some(found.words)
}

/// Whether a capitalised word behind a name is more of it: it is no noun that is known.
fn names_on(doc: &Doc, first: usize, at: usize, head: Option<usize>) -> bool {
    let name = head.is_some_and(|h| matches!(doc.tokens[h].tag, Tag::Name | Tag::Foreign)) && at > first;
    let before = &doc.tokens[at.saturating_sub(1)];
    // "Berlins Regierender Bürgermeister": an owner before an office.
    let office = at + 1 < doc.tokens.len() && doc.tokens[at + 1].shape.is_capital() && is_office(doc, at + 1);
    if name && office && is_owner(doc, at - 1) {
        return false;
    }
    if name && is_surname(doc, at) {
        return true;
    }
    name && doc.tokens[at].shape.is_capital()
        && matches!(before.tag, Tag::Name | Tag::Foreign | Tag::Noun | Tag::Adjective | Tag::Predicative)
        && !doc.word(at - 1).ends_with(',')
        && doc.pack.noun(doc.lower(at)).is_none()
        && doc.pack.noun(doc.lower(at - 1)).is_none()
        && !doc.pack.lists_noun("titles", doc.lower(at))
        && doc.pack.noun_of_saying(doc.lower(at)).is_none()
        && !ends_as_noun(doc, at)
}

/// Whether a phrase whose words so far are `first..at` starts with the name of an owner.
fn owned(doc: &Doc, first: usize, at: usize) -> bool {
    first + 1 < at && doc.tokens[first].tag == Tag::Name && is_owner(doc, first)
}

/// Whether a noun is a title or office.
fn is_office(doc: &Doc, i: usize) -> bool {
    doc.pack.lists_noun("titles", doc.lower(i))
}

/// Whether a capitalised word between an article and a noun is the attribute of a name ("die Vereinten Nationen")
/// though it was taken for a noun: it is none that is known.
fn attribute_after_all(doc: &Doc, i: usize, determined: bool) -> bool {
    let word = doc.lower(i);
    let ends = doc.pack.endings().iter().any(|e| e.tag == Tag::Adjective && word.ends_with(e.ending.as_str()));
    let listed = doc.pack.readings(word).iter().any(|r| r.tag == Tag::Adjective);
    determined && ends && (listed || is_office(doc, i + 1) && !is_office(doc, i) || is_unknown(doc, i))
}

/// Whether the word at `at`, right behind the title or body that heads the phrase, is its name ("die Regierung
/// Bush"): a noun that is not known.
fn bears_name(doc: &Doc, head: Option<usize>, at: usize) -> bool {
    const BEARERS: &[&str] = &["titles", "outlet-nouns", "organisation-nouns", "government-nouns"];
    let beside = head.is_some_and(|h| h + 1 == at && BEARERS.iter().any(|l| doc.pack.lists_noun(l, doc.lower(h))));
    let word = doc.lower(at);
    let cased = doc
        .pack
        .endings()
        .iter()
        .any(|e| e.tag == Tag::Noun && e.ending.chars().count() > 1 && word.ends_with(e.ending.as_str()));
    beside && is_unknown(doc, at) && !cased
}

/// Whether a capitalised word is no noun that the pack knows, nor made of one.
fn is_unknown(doc: &Doc, i: usize) -> bool {
    let word = doc.lower(i);
    doc.pack.noun(word).is_none()
        && doc.pack.noun_stem(word).is_none()
        && doc.pack.readings(word).is_empty()
        && doc.pack.noun_of_saying(word).is_none()
        && !["titles", "government-nouns", "organisation-nouns", "outlet-nouns", "sources"]
            .iter()
            .any(|l| doc.pack.lists_noun(l, word))
}

/// Whether a noun right behind a single first name, with nothing nominal behind it, is a surname ("Anna Koch").
fn is_surname(doc: &Doc, at: usize) -> bool {
    let tag = |i: usize| doc.tokens.get(i).map(|t| t.tag);
    let single = doc.tokens[at - 1].tag == Tag::Name
        && !is_owner(doc, at - 1)
        && !crate::word::is_land(doc, at - 1)
        && at.checked_sub(2).and_then(tag).is_none_or(|t| !matches!(t, Tag::Name | Tag::Determiner | Tag::Adjective));
    let ends = tag(at + 1).is_none_or(|t| !t.is_nominal());
    let word = doc.lower(at);
    let known = ["titles", "outlet-nouns", "organisation-nouns", "government-nouns", "sources", "outlet-people"];
    single
        && ends
        && doc.tokens[at].tag == Tag::Noun
        && word.chars().count() < 9
        && doc.pack.noun_of_saying(word).is_none()
        && !known.iter().any(|l| doc.pack.lists_noun(l, word))
}

/// Whether a word is known as a noun, by the tables or by its ending, and names nobody who can act.
pub(crate) fn is_thing(doc: &Doc, at: usize) -> bool {
    let word = doc.lower(at);
    let known = doc.pack.noun(word).or_else(|| doc.pack.noun_stem(word)).is_some();
    doc.tokens[at].tag == Tag::Noun && (known || ends_as_noun(doc, at)) && !can_act(doc, at)
}

/// Whether the ending tells that an unlisted word is a noun.
fn ends_as_noun(doc: &Doc, at: usize) -> bool {
    let word = doc.lower(at);
    let endings = doc.pack.endings().iter();
    endings.clone().take_while(|e| e.ending.chars().count() > 2).any(|e| e.tag == Tag::Noun && e.ends(word))
}

/// What two words both allow; what the first allows when they contradict each other (a slip, or an unknown form).
fn fit(a: Agreement, b: Agreement) -> Agreement {
    let both = a.and(b);
    if both == Agreement::NONE { a } else { both }
}

/// Whether the name at `i` has the form of a genitive.
pub(crate) fn is_owner(doc: &Doc, i: usize) -> bool {
    let word = doc.word(i);
    doc.pack.manifest().clause.owner_endings.iter().any(|e| word.ends_with(e.as_str()))
}

/// Whether the noun before names an amount or a part of time, so that another noun belongs to it.
fn measures(doc: &Doc, head: Option<usize>) -> bool {
    head.is_some_and(|h| doc.pack.lists("measures", doc.lower(h)))
}

/// Whether a quotation is a name: short, with a capital, without a finite verb.
pub(crate) fn is_name_in_quotes(doc: &Doc, open: usize, close: usize) -> bool {
    let words = close - open - 1;
    (1..=6).contains(&words)
        && (doc.tokens[open + 1].shape.is_capital() || doc.tokens[open + 1].shape == Shape::Number)
        && (open + 1..close).all(|i| {
            let t = &doc.tokens[i];
            t.tag != Tag::Finite && (!t.shape.is_mark() || matches!(doc.word(i), "-" | "/" | "&"))
        })
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

/// Whether a phrase names a time.
pub(crate) fn is_time(doc: &Doc, phrase: &Phrase) -> bool {
    doc.pack.lists("times", doc.lower(phrase.head))
        || doc.pack.lists("months", doc.lower(phrase.head))
        || (phrase.first..phrase.end).any(|i| doc.pack.lists("months", doc.lower(i)))
        || (doc.tokens[phrase.head].shape == Shape::Number && doc.word(phrase.head).len() == 4)
}

/// The subject of clause `c`: a phrase that can be nominative and agrees with the finite verb.
pub(crate) fn subject(doc: &Doc, c: usize) -> Option<Phrase> {
    subject_but(doc, c, &|_| false, 1)
}

/// The same, leaving out phrases whose head is `barred`; `actors` is what it counts that a phrase names somebody who
/// can act.
pub(crate) fn subject_but(doc: &Doc, c: usize, barred: &dyn Fn(usize) -> bool, actors: i32) -> Option<Phrase> {
    let clause = &doc.clauses[c];
    let finite = clause.finite? as usize;
    let feats = clause.verb.feats;
    let front = clause.fronted.is_none() && !clause.is_verb_last();
    let free = doc.pack.manifest().clause.finite == FinitePlace::Free;
    let mut best: Option<(i32, Phrase)> = None;
    let mut first_after = true;
    let mut before: Option<Phrase> = None;
    for &whole in of_clause(doc, c) {
        // A bare fixed noun of the verb is no part of what stands before it ("schlugen Fachleute Alarm").
        let fixed = (whole.first + 1..whole.end).find(|&i| {
            let attribute = doc.tokens[i - 1].tag == Tag::Adjective && !doc.tokens[i - 1].shape.is_capital();
            let bare = !attribute && doc.tokens[i - 1].tag != Tag::Determiner;
            bare && barred(i) && doc.tokens[i].tag.is_nominal()
        });
        let phrase = fixed.and_then(|i| chunk(doc, whole.first, i)).filter(|_| whole.preposition.is_none());
        let phrase = phrase.unwrap_or(whole);
        let last = before.replace(phrase);
        // Before the finite verb there is one phrase only: what follows in its field hangs on it.
        if front && !free && phrase.end <= finite && last.is_some() {
            continue;
        }
        let nominative = phrase.agreement.allows(Agreement::NOMINATIVE);
        if phrase.preposition.is_some() || !nominative || is_time(doc, &phrase) || barred(phrase.head) {
            continue;
        }
        let head = &doc.tokens[phrase.head];
        if head.tag == Tag::Reflexive || clause.opener == Some(phrase.head as u32) && head.tag != Tag::Relative {
            continue;
        }
        if !agrees_in_number(doc, &phrase, feats) {
            continue;
        }
        let mut score = 0;
        // A verb in the singular has its subject in the singular.
        let singular = Agreement::MASCULINE.or(Agreement::FEMININE).or(Agreement::NEUTER);
        let plural = feats.has(Feats::PLURAL) || !feats.has(Feats::SINGULAR);
        let agreement = if plural { phrase.agreement } else { phrase.agreement.and(singular) };
        if agreement.only(Agreement::NOMINATIVE) {
            score += 3;
        }
        if phrase.end <= finite && (front || free) {
            score += if is_bare_opener(doc, c, &phrase) { -1 } else { 4 };
            // Two plurals: the first is the subject ("Strafen schränken Händler ein").
            score += if phrase.agreement.only(Agreement::PLURAL) { 2 } else { 0 };
        } else if phrase.first > finite || clause.is_verb_last() {
            if first_after {
                score += 3;
            }
            first_after = false;
        }
        // Right behind a noun, what can be a genitive is one.
        let behind_noun = last.is_some_and(|l| l.end == phrase.first && doc.tokens[l.end - 1].tag == Tag::Noun);
        let determined = doc.tokens[phrase.first].tag == Tag::Determiner;
        if behind_noun && determined && phrase.agreement.allows(Agreement::GENITIVE) {
            score -= 4;
        }
        if head.feats.has(Feats::IMPERSONAL) {
            score -= 2;
        }
        // "Das sagte der Minister": what points back is what was said, not who says it.
        if head.tag == Tag::Pronoun && head.feats.has(Feats::DEMONSTRATIVE) {
            score -= 4;
        }
        if can_act(doc, phrase.head) {
            score += actors;
        }
        if best.as_ref().is_none_or(|(s, _)| score > *s) {
            best = Some((score, phrase));
        }
    }
    best.map(|(_, phrase)| phrase)
}

/// Whether a phrase is a single unknown word at the head of a sentence, where the capital proves nothing: as like as
/// not it is an adverb ("Überraschend erklärte …").
fn is_bare_opener(doc: &Doc, c: usize, phrase: &Phrase) -> bool {
    let sentence = doc.sentences[doc.clauses[c].sentence as usize];
    let word = doc.lower(phrase.head);
    phrase.end == phrase.first + 1
        && phrase.first == sentence.first as usize
        && doc.tokens[phrase.head].tag == Tag::Noun
        && doc.pack.noun(word).is_none()
        && doc.pack.noun_stem(word).is_none()
        && !can_act(doc, phrase.head)
        && !ends_as_noun(doc, phrase.head)
}

/// Whether a phrase with that head names somebody who can act or speak.
pub(crate) fn can_act(doc: &Doc, head: usize) -> bool {
    const LISTS: &[&str] = &["titles", "government-nouns", "organisation-nouns", "outlet-nouns", "sources"];
    let token = &doc.tokens[head];
    match token.tag {
        Tag::Name | Tag::Pronoun => true,
        Tag::Noun => LISTS.iter().any(|l| doc.pack.lists_noun(l, doc.lower(head))),
        _ => false,
    }
}

/// Whether phrase and finite verb agree in number, as far as both decide it.
fn agrees_in_number(doc: &Doc, phrase: &Phrase, feats: Feats) -> bool {
    let (singular, plural) = (feats.has(Feats::SINGULAR), feats.has(Feats::PLURAL));
    if singular == plural {
        return true;
    }
    let coordinated =
        doc.tokens.get(phrase.end).is_some_and(|t| t.tag == Tag::Conjunction || doc.word(phrase.end) == ",");
    let nominative = phrase.agreement.and(Agreement::NOMINATIVE);
    match plural {
        true => nominative.allows(Agreement::PLURAL) || coordinated,
        false => !nominative.only(Agreement::PLURAL),
    }
}
