//! Which state each mention speaks of: by its own words ("der russische Präsident", "Russlands Präsident",
//! "US-Präsident"), or by what stands behind them ("der Präsident Russlands", "die Führung in Kiew").
//!
//! A person who is somewhere does not belong there ("der Botschafter in Riga"); a body or a group does.

use super::{Cast, Mention, land};
use crate::doc::{Doc, Shape};
use laut_pack::{Agreement, Tag};
use laut_record::{ActorKind, Country};

/// A state that a mention tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    pub(super) country: Country,
    /// It stands in the words of the mention, not behind them.
    pub(super) own: bool,
}

/// What each mention tells.
pub(super) fn told(doc: &Doc, cast: &Cast) -> Vec<Option<Told>> {
    let mut told: Vec<Option<Told>> = vec![None; cast.mentions.len()];
    // What stands behind a mention is known before it.
    for n in (0..cast.mentions.len()).rev() {
        let mention = &cast.mentions[n];
        if mention.pronoun {
            continue;
        }
        let own = own(doc, mention).map(|country| Told { country, own: true });
        told[n] = own.or_else(|| {
            let country = told[behind(doc, cast, n)?]?.country;
            Some(Told { country, own: false })
        });
    }
    told
}

/// The state that the words of a mention tell.
fn own(doc: &Doc, mention: &Mention) -> Option<Country> {
    let (first, end) = mention.name;
    let named = || {
        if mention.kind == Some(ActorKind::Person) {
            return None;
        }
        let outlet = || land::row(doc, "outlets", first, end).filter(|_| first < end);
        let listed = land::body(doc, mention).or_else(outlet);
        listed.map_or_else(|| land::land(doc, first, end).map(|l| l.country), |row| Some(land::code(&row)))
    };
    // A list that knows the name and no state of it has the last word only where the phrase has no attribute.
    if let Some(Some(country)) = named() {
        return Some(country);
    }
    let phrase = || (mention.first..mention.end).filter(|i| !(first..end).contains(i));
    let inner = phrase().take_while(|&i| i < mention.head).any(|i| doc.tokens[i].tag == Tag::Preposition);
    let attribute = |i: usize| (i != mention.head).then(|| land::adjective(doc, i)).flatten();
    if let Some(country) = phrase().rev().find_map(attribute) {
        return Some(country);
    }
    let head = !(first..end).contains(&mention.head) && doc.tokens[mention.head].tag != Tag::Pronoun;
    let by_head = || land::compound(doc, mention.head).or_else(|| land::people(doc, mention.head));
    if let Some(country) = head.then(by_head).flatten() {
        return Some(country);
    }
    // An owner inside the phrase; what stands behind a preposition is none.
    let name = |i: usize| doc.tokens[i].tag == Tag::Name || doc.tokens[i].shape == Shape::Capitals;
    let owner = |i: usize| {
        let long = || land::land(doc, i, (i + 2).min(mention.end)).filter(|_| i + 1 < mention.end);
        land::land(doc, i, i + 1).filter(|_| name(i)).or_else(long)?.country
    };
    phrase().filter(|&i| !inner && i != mention.head && doc.tokens[i].shape.is_capital()).find_map(owner)
}

/// The mention behind mention `n` that tells whose it is.
pub(super) fn behind(doc: &Doc, cast: &Cast, n: usize) -> Option<usize> {
    let mention = &cast.mentions[n];
    let m = (n + 1..cast.mentions.len().min(n + 4)).find(|&m| cast.mentions[m].first >= mention.end)?;
    let other = &cast.mentions[m];
    let named = mention.name.0 < mention.name.1;
    let noun = doc.tokens[mention.head].tag == Tag::Noun;
    let outlet = other.kind == Some(ActorKind::Outlet) && mention.kind != Some(ActorKind::Outlet);
    let apart = doc.tokens[mention.head].sentence != doc.tokens[other.head].sentence;
    if other.pronoun || outlet || apart || other.first - mention.end > 3 {
        return None;
    }
    let mut between = mention.end..other.first;
    let first = between.next();
    let determiners = |mut rest: std::ops::Range<usize>| rest.all(|i| doc.tokens[i].tag == Tag::Determiner);
    match first.map(|i| &doc.tokens[i]) {
        None => (noun && !named && other.agreement.allows(Agreement::GENITIVE)).then_some(m),
        Some(t) if t.tag == Tag::Determiner => {
            let genitive = other.agreement.allows(Agreement::GENITIVE) && determiners(between);
            (noun && !named && genitive).then_some(m)
        }
        Some(t) if t.tag == Tag::Preposition => {
            let word = doc.lower(mention.end);
            let owner = doc.pack.lists("member-prepositions", word);
            let person = mention.kind == Some(ActorKind::Person)
                || named && mention.kind.is_none()
                || doc.pack.lists_noun("titles", doc.lower(mention.head));
            let body = other.kind.is_some_and(|k| k != ActorKind::Person);
            let group = doc.pack.listed_noun("group-nouns", doc.lower(mention.head));
            let anywhere = group.is_some_and(|g| g.cells.get(1).is_some_and(|c| c == "any"));
            let place =
                doc.pack.lists("place-prepositions", word) && !person && noun && !anywhere && !is_of_body(doc, mention);
            // Where a body is that is known by name says nothing of whose it is.
            let place = place && land::body(doc, mention).is_none();
            let fits = owner && (!named || body && other.kind != Some(ActorKind::Country)) || place;
            (fits && determiners(between)).then_some(m)
        }
        _ => None,
    }
}

/// Whether the first part of a compound is an abbreviation: somebody is a body's, not a state's ("UN-Soldaten").
pub(super) fn is_of_body(doc: &Doc, mention: &Mention) -> bool {
    let part = doc.word(mention.head).split_once('-').map(|(part, _)| part);
    part.is_some_and(|p| p.chars().filter(|c| c.is_uppercase()).count() > 1)
}

/// The tokens that speak of a state without naming it, with that state.
pub(super) fn demonyms(doc: &Doc) -> Vec<(u32, Country)> {
    let speaks = |i: usize| {
        let country = match doc.tokens[i].tag {
            Tag::Adjective | Tag::Predicative => land::adjective(doc, i).or_else(|| land::people(doc, i)),
            Tag::Noun | Tag::Name => land::compound(doc, i).or_else(|| land::people(doc, i)),
            _ => None,
        };
        Some((i as u32, country?))
    };
    (0..doc.tokens.len()).filter_map(speaks).collect()
}
