//! Names inside phrases: which capitalised words belong to one, and what only looks like one.

use super::can_act;
use crate::doc::{Doc, Shape};
use laut_pack::Tag;

/// Whether the token at `at`, behind a name, leads on to more of it: the stop of an initial, or a small word that
/// stands inside names.
pub(super) fn names_through(doc: &Doc, at: usize, limit: usize, head: Option<usize>) -> bool {
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
pub(super) fn is_initial(doc: &Doc, i: usize) -> bool {
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
pub(super) fn names_on(doc: &Doc, first: usize, at: usize, head: Option<usize>) -> bool {
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
pub(super) fn owned(doc: &Doc, first: usize, at: usize) -> bool {
    first + 1 < at && doc.tokens[first].tag == Tag::Name && is_owner(doc, first)
}

/// Whether a noun is a title or office.
pub(super) fn is_office(doc: &Doc, i: usize) -> bool {
    doc.pack.lists_noun("titles", doc.lower(i))
}

/// Whether a capitalised word between an article and a noun is the attribute of a name ("die Vereinten Nationen")
/// though it was taken for a noun: it is none that is known.
pub(super) fn attribute_after_all(doc: &Doc, i: usize, determined: bool) -> bool {
    let word = doc.lower(i);
    let ends = doc.pack.endings().iter().any(|e| e.tag == Tag::Adjective && word.ends_with(e.ending.as_str()));
    let listed = doc.pack.readings(word).iter().any(|r| r.tag == Tag::Adjective);
    determined && ends && (listed || is_office(doc, i + 1) && !is_office(doc, i) || is_unknown(doc, i))
}

/// Whether the word at `at`, right behind the title or body that heads the phrase, is its name ("die Regierung
/// Bush"): a noun that is not known.
pub(super) fn bears_name(doc: &Doc, head: Option<usize>, at: usize) -> bool {
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
pub(super) fn ends_as_noun(doc: &Doc, at: usize) -> bool {
    let word = doc.lower(at);
    let endings = doc.pack.endings().iter();
    endings.clone().take_while(|e| e.ending.chars().count() > 2).any(|e| e.tag == Tag::Noun && e.ends(word))
}

/// Whether the name at `i` has the form of a genitive.
pub(crate) fn is_owner(doc: &Doc, i: usize) -> bool {
    let word = doc.word(i);
    doc.pack.manifest().clause.owner_endings.iter().any(|e| word.ends_with(e.as_str()))
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
