//! Which actors are one after all: bodies and groups of one kind, an office and who holds it, a body's name and what is
//! made of it. In one article they are one actor; two offices that several people hold stay apart.

use super::complete::{is_named, mentions};
use super::{Cast, Entity, Mention, land};
use crate::doc::Doc;
use laut_pack::{Agreement, Tag};
use laut_record::{ActorKind, Country};
use rustc_hash::FxHashMap;

/// Joins what can be joined before states are told: offices with the name behind them, and other words for a body or
/// a state that is named.
pub(super) fn by_words(doc: &Doc, cast: &mut Cast, holders: &[(usize, usize)]) {
    for &(office, name) in holders {
        if let (Some(a), Some(b)) = (cast.of_mention[office], cast.of_mention[name]) {
            let (into, from) = (a.min(b), a.max(b));
            let apart = cast.entities[a].words.is_empty();
            if a != b && apart {
                merge(cast, from, into);
            }
        }
    }
    for e in 0..cast.entities.len() {
        let entity = &cast.entities[e];
        if entity.state.is_some() || entity.same.is_some() {
            continue;
        }
        let Some((_, m)) = mentions(cast, e).next() else { continue };
        let into = body_of_compound(doc, cast, m).or_else(|| state_of_phrase(doc, cast, m));
        if let Some(into) = into.filter(|&into| into != e) {
            merge(cast, e, into);
        }
    }
}

/// The body that the first part of a compound names again ("Hisbollah-Miliz").
fn body_of_compound(doc: &Doc, cast: &Cast, m: &Mention) -> Option<usize> {
    let (first, last) = doc.lower(m.head).split_once('-')?;
    doc.pack.lists_noun("body-nouns", last).then_some(())?;
    let row = doc.pack.listed("organisations", |n| (n == 0).then_some(first)).filter(|l| l.words == 1)?;
    let key = row.cells.get(3).filter(|n| !n.is_empty() && *n != "-").map_or(row.word, String::as_str);
    cast.keys.get(key.to_lowercase().as_str()).copied()
}

/// The state that a noun for states and its adjective name ("der ukrainische Staat").
fn state_of_phrase(doc: &Doc, cast: &Cast, m: &Mention) -> Option<usize> {
    let noun =
        doc.tokens[m.head].tag == Tag::Noun && doc.pack.listed_whole("country-nouns", doc.lower(m.head)).is_some();
    if !noun || is_named(m) || m.indefinite || m.agreement.only(Agreement::PLURAL) {
        return None;
    }
    let country = (m.first..m.head).find_map(|i| land::adjective(doc, i))?;
    cast.keys.get(country.code()).copied()
}

/// The state that a noun alone takes up ("das Land"): the subject that came last, else the one the article speaks of.
pub(super) fn lands(doc: &Doc, cast: &mut Cast, home: &dyn Fn(usize) -> Option<Country>) {
    let mut last: Option<(u32, usize)> = None;
    for n in 0..cast.mentions.len() {
        let (Some(e), m) = (cast.of_mention[n], &cast.mentions[n]) else { continue };
        let sentence = doc.tokens[m.head].sentence;
        if cast.entities[e].state.is_some() {
            if cast.is_subject(doc, m.head) {
                last = Some((sentence, e));
            }
            continue;
        }
        let noun = m.definite && m.end == m.first + 1 && !m.agreement.only(Agreement::PLURAL);
        let first = cast.entities[e].mentions.first() == Some(&n) && cast.entities[e].words.is_empty();
        if !noun || !first || doc.pack.listed_whole("country-nouns", doc.lower(m.head)).is_none() {
            continue;
        }
        let near = last.filter(|(s, _)| sentence - s <= NEAR).map(|(_, e)| e);
        let into = near.or_else(|| cast.keys.get(home(m.head)?.code()).copied());
        if let Some(into) = into.filter(|&into| into != e) {
            merge(cast, e, into);
        }
    }
}

/// How many sentences back a noun for a state takes up its subject.
const NEAR: u32 = 1;

/// Joins bodies and groups without a name that are of one kind and state: by the body that their nouns have in common,
/// else by their noun.
pub(super) fn of_a_kind(doc: &Doc, cast: &mut Cast) {
    let mut first: FxHashMap<(String, Option<Country>), usize> = FxHashMap::default();
    for e in 0..cast.entities.len() {
        let entity = &cast.entities[e];
        let body = matches!(entity.kind, Some(ActorKind::Government | ActorKind::Organisation | ActorKind::Group));
        let Some((_, m)) = mentions(cast, e).next().filter(|_| body && entity.same.is_none()) else { continue };
        let counted = (m.first..m.head).any(|i| doc.tokens[i].tag == Tag::Number);
        let people = entity.kind == Some(ActorKind::Group) && !counted && land::people(doc, m.head).is_some();
        let whole = if people { Some(PEOPLE.to_string()) } else { body_of_noun(doc, m.head) };
        // A body with a name is one with others only where its noun says which body it is.
        if !entity.words.is_empty() && (whole.is_none() || m.end > m.first + 1) {
            continue;
        }
        let word = whole.filter(|_| entity.country.is_some()).unwrap_or_else(|| stem(doc, m.head));
        let into = *first.entry((word, entity.country)).or_insert(e);
        if into != e {
            merge(cast, e, into);
        }
    }
}

/// What stands for the people of a state, as the noun for them does in `sectors`.
const PEOPLE: &str = "=people";

/// The body of a state that a noun names or is part of.
fn body_of_noun(doc: &Doc, head: usize) -> Option<String> {
    let row = doc.pack.listed_noun("sectors", doc.lower(head))?;
    row.cells.get(1).filter(|b| !b.is_empty() && *b != "-").map(|b| format!("={b}"))
}

/// A noun without its ending.
fn stem(doc: &Doc, i: usize) -> String {
    let word = doc.lower(i);
    let endings = doc.pack.manifest().clause.noun_endings.iter();
    let stems = endings.filter_map(|e| word.strip_suffix(e.as_str())).filter(|s| s.chars().count() > 3);
    stems.min_by_key(|s| s.len()).unwrap_or(word).to_string()
}

/// How many holders of one office are held against each other.
const HOLDERS_MAX: usize = 8;

/// Joins somebody who is told of by an office alone with whom the article names in that office, if there is only one:
/// of the same state, else one whose state is not told.
pub(super) fn offices(doc: &Doc, cast: &mut Cast) {
    let mut holders: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let former = |m: &Mention| (m.first..=m.head).any(|i| is_former(doc, i));
    for e in 0..cast.entities.len() {
        let person = cast.entities[e].kind == Some(ActorKind::Person) && !cast.entities[e].words.is_empty();
        if !person || cast.entities[e].same.is_some() || mentions(cast, e).any(|(_, m)| former(m)) {
            continue;
        }
        for (_, m) in mentions(cast, e).filter(|(_, m)| is_office(doc, m)) {
            let held = holders.entry(stem(doc, m.head)).or_default();
            if held.len() <= HOLDERS_MAX && held.last() != Some(&e) {
                held.push(e);
            }
        }
    }
    for e in 0..cast.entities.len() {
        let entity = &cast.entities[e];
        if entity.kind != Some(ActorKind::Person) || !entity.words.is_empty() || entity.same.is_some() {
            continue;
        }
        let all = mentions(cast, e).all(|(_, m)| is_office(doc, m) && !m.indefinite && !former(m));
        let Some((_, m)) = mentions(cast, e).next().filter(|_| all) else { continue };
        let Some(held) = holders.get(&stem(doc, m.head)).filter(|h| h.len() <= HOLDERS_MAX) else { continue };
        let only = |fits: &dyn Fn(Option<Country>) -> bool| {
            let mut found =
                held.iter().copied().filter(|&h| cast.entities[h].same.is_none() && fits(cast.entities[h].country));
            found.next().filter(|_| found.next().is_none())
        };
        let into = match entity.country {
            None => only(&|_| true),
            known => match held.iter().any(|&h| cast.entities[h].country == known) {
                true => only(&|c| c == known),
                false => only(&|c| c.is_none()),
            },
        };
        if let Some(into) = into.filter(|&into| into != e) {
            merge(cast, e, into);
        }
    }
}

/// Whether the noun of a mention is an office of a state, or one that one person holds at a time.
fn is_office(doc: &Doc, m: &Mention) -> bool {
    let noun = doc.lower(m.head);
    let of_state = || {
        doc.pack.lists_noun("titles", noun)
            && doc.pack.listed_noun("sectors", noun).is_some_and(|s| s.cells.first().is_some_and(|c| c == "GOV"))
    };
    doc.tokens[m.head].tag == Tag::Noun
        && (doc.pack.lists_noun("offices", noun) || of_state())
        && !m.agreement.only(Agreement::PLURAL)
}

/// Whether a word tells that an office is no longer or not yet held.
fn is_former(doc: &Doc, i: usize) -> bool {
    let rows = doc.pack.list("former").map_or(&[][..], |l| &l.rows[..]);
    rows.iter().any(|(word, _)| doc.lower(i).starts_with(word.as_str()))
}

/// Makes two entities one: the one that comes first.
pub(super) fn merge(cast: &mut Cast, e: usize, into: usize) {
    let root = |mut e: usize| {
        while let Some(into) = cast.entities[e].same {
            e = into;
        }
        e
    };
    let (a, b) = (root(e), root(into));
    let (e, into) = (a.max(b), a.min(b));
    if e == into {
        return;
    }
    let mut taken: Entity = std::mem::take(&mut cast.entities[e]);
    for &n in &taken.mentions {
        cast.of_mention[n] = Some(into);
    }
    let kept = &mut cast.entities[into];
    kept.mentions.append(&mut taken.mentions);
    kept.mentions.sort_unstable();
    if taken.words.len() > kept.words.len() {
        kept.words = taken.words;
        kept.name = taken.name;
    }
    // A body is more than those who serve in it.
    let body = taken.kind == Some(ActorKind::Government) && kept.kind == Some(ActorKind::Group);
    kept.kind = if body { taken.kind } else { kept.kind.or(taken.kind) };
    kept.state = kept.state.or(taken.state);
    kept.country = kept.country.or(taken.country);
    kept.sector = kept.sector.or(taken.sector);
    for role in taken.roles {
        if !kept.roles.contains(&role) {
            kept.roles.push(role);
        }
    }
    if let Some(state) = kept.state {
        cast.keys.insert(state.code().into(), into);
    }
    cast.entities[e] = Entity { same: Some(into), first_kind: taken.first_kind, ..Entity::default() };
}
