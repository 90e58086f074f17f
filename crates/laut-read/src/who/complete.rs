//! What each actor is: kind, state, sector; and which of them are one after all.
//!
//! Runs when chains are known, so that it changes none of them: it reads all mentions of an actor together, where the
//! stages before it read one at a time. What the article does not tell stays unknown, but for bodies and officers of a
//! state: whose parliament meets in an article about one state is told by that article.

use super::nation::{self, Told};
use super::{Cast, Entity, Mention, extent, land, unite};
use crate::doc::Doc;
use laut_pack::{Agreement, Tag};
use laut_record::{ActorKind, Country, Sector};
use rustc_hash::FxHashMap;

/// Completes the cast of a text.
pub(crate) fn complete(doc: &Doc, cast: &mut Cast) {
    let holders = extent::extend(doc, cast);
    unite::by_words(doc, cast, &holders);
    let told = nation::told(doc, cast);
    cast.demonyms = nation::demonyms(doc);
    let home = Home::of(doc, cast, &told);
    for e in 0..cast.entities.len() {
        cast.entities[e].first_kind = cast.entities[e].kind;
        cast.entities[e].kind = kind(doc, cast, e);
        cast.entities[e].sector = sector(doc, cast, e);
        cast.entities[e].country = country(doc, cast, e, &told, &home);
    }
    belonging(doc, cast);
    neighbours(doc, cast);
    unite::lands(doc, cast, &|token| home.at(doc, token));
    unite::offices(doc, cast);
    unite::of_a_kind(doc, cast);
    for e in 0..cast.entities.len() {
        cast.entities[e].listed = is_listed(doc, cast, e);
        if let Some(name) = uncounted(doc, cast, e) {
            cast.entities[e].name = name;
        }
    }
    states(doc, cast);
    // An owner's name is part of a longer mention, and its own.
    for n in 0..cast.mentions.len() {
        let mention = &cast.mentions[n];
        if mention.name == (mention.first, mention.end) {
            cast.at_token[mention.first..mention.end].fill(Some(n as u32));
        }
    }
}

/// The mentions of an entity that are no pronouns.
pub(super) fn mentions(cast: &Cast, e: usize) -> impl Iterator<Item = (usize, &Mention)> {
    cast.entities[e].mentions.iter().map(|&n| (n, &cast.mentions[n])).filter(|(_, m)| !m.pronoun)
}

pub(super) fn is_named(mention: &Mention) -> bool {
    mention.name.0 < mention.name.1
}

/// Whether a phrase speaks of several.
fn is_plural(doc: &Doc, mention: &Mention) -> bool {
    let counted = (mention.first..mention.head).any(|i| doc.tokens[i].tag == Tag::Number);
    let shared = mention.whole.0 < mention.first;
    counted
        || shared
        || mention.agreement.only(Agreement::PLURAL) && !mention.indefinite
        || is_bare_plural(doc, mention)
}

/// Whether a noun without an article has an ending that only its plural can have there.
fn is_bare_plural(doc: &Doc, mention: &Mention) -> bool {
    let bare = !mention.definite && !mention.indefinite && !is_named(mention);
    let word = doc.lower(mention.head);
    let row = doc.pack.listed_noun("titles", word).filter(|_| bare);
    let determined = mention.first.checked_sub(1).is_some_and(|i| doc.tokens[i].tag == Tag::Determiner);
    row.is_some_and(|r| !determined && !word.ends_with(r.word.to_lowercase().as_str()))
}

/// What an entity is, by all that names it.
fn kind(doc: &Doc, cast: &Cast, e: usize) -> Option<ActorKind> {
    let entity = &cast.entities[e];
    if entity.state.is_some() {
        return Some(ActorKind::Country);
    }
    let listed = mentions(cast, e).find_map(|(_, m)| {
        let row = land::body(doc, m)?;
        Some(ActorKind::named(row.cells.get(1)?).unwrap_or(ActorKind::Organisation))
    });
    if listed.is_some() && entity.kind != Some(ActorKind::Person) {
        return listed;
    }
    let known = entity.kind.filter(|k| *k != ActorKind::Country && *k != ActorKind::Person);
    known.or_else(|| place(doc, cast, e)).or_else(|| people(doc, cast, e))
}

/// A place; one that stands for a government is that government where it acts.
fn place(doc: &Doc, cast: &Cast, e: usize) -> Option<ActorKind> {
    if cast.entities[e].kind == Some(ActorKind::Person) || cast.entities[e].words.is_empty() {
        return None;
    }
    let land = mentions(cast, e).filter(|(_, m)| is_named(m)).find_map(|(_, m)| land::land(doc, m.name.0, m.name.1));
    if let Some(land) = land {
        let acts = |m: &Mention| m.end == m.first + 1 && cast.is_subject(doc, m.head) && is_active(doc, m.head);
        let government = land.stands && mentions(cast, e).any(|(_, m)| acts(m));
        return Some(if government { ActorKind::Government } else { ActorKind::Place });
    }
    let by_noun = |m: &Mention| {
        is_named(m) && doc.tokens[m.head].tag == Tag::Noun && doc.pack.lists_noun("place-nouns", doc.lower(m.head))
    };
    let somewhere = |m: &Mention| {
        let known = doc.pack.noun(doc.lower(m.head)).is_some();
        let bare = m.name == (m.first, m.end) && doc.tokens[m.head].tag == Tag::Name && !known;
        let before = m.first.checked_sub(1).filter(|&i| doc.tokens[i].tag == Tag::Preposition);
        let near = |i: usize| i > 0 && doc.pack.lists("near-nouns", doc.lower(i - 1));
        bare && before.is_some_and(|i| doc.pack.lists("town-prepositions", doc.lower(i)) || near(i))
    };
    let all = mentions(cast, e).count();
    let places = mentions(cast, e).filter(|(_, m)| by_noun(m) || somewhere(m)).count();
    let noun = mentions(cast, e).any(|(_, m)| by_noun(m));
    (noun || places * 2 > all && cast.entities[e].roles.is_empty()).then_some(ActorKind::Place)
}

/// Whether the clause of a subject tells what it does, not what it is.
fn is_active(doc: &Doc, head: usize) -> bool {
    doc.tokens[head].clause.is_some_and(|c| !doc.clauses[c as usize].verb.passive)
}

/// A person or people.
fn people(doc: &Doc, cast: &Cast, e: usize) -> Option<ActorKind> {
    let entity = &cast.entities[e];
    let named = !entity.words.is_empty();
    let mut kind = None;
    for (_, m) in mentions(cast, e) {
        let noun = doc.tokens[m.head].tag == Tag::Noun;
        let word = doc.lower(m.head);
        let title = noun && doc.pack.lists_noun("titles", word);
        if named {
            if title {
                return Some(ActorKind::Person);
            }
            continue;
        }
        let people = land::people(doc, m.head).is_some();
        if !noun && !people {
            continue;
        }
        let group = doc.pack.listed_noun("group-nouns", word);
        let collective = group.is_some_and(|g| g.cells.first().is_none_or(|c| c != "plural"));
        // "Der Arbeiter" may be many in the genitive, but as a rule is one.
        let is_base = |m: &Mention| {
            let base = group.is_some_and(|g| word.ends_with(g.word.to_lowercase().as_str()));
            base && m.agreement.allows(Agreement::MASCULINE)
        };
        let singular = m.indefinite && !m.agreement.only(Agreement::PLURAL)
            || m.definite && (!m.agreement.allows(Agreement::PLURAL) || is_base(m));
        let several = is_plural(doc, m) || (group.is_some() || people) && !singular;
        let found = match (collective || several && (group.is_some() || title || people), title || people) {
            (true, _) => Some(ActorKind::Group),
            (false, true) => Some(ActorKind::Person),
            (false, false) => None,
        };
        kind = kind.or(found);
    }
    let full = entity.words.len() > 1 && entity.words.len() < 5;
    let speaks = || full && mentions(cast, e).any(|(_, m)| cast.is_subject(doc, m.head));
    kind.or(entity.kind).or_else(|| (named && speaks()).then_some(ActorKind::Person))
}

/// Its part in public life, by the nouns that name it.
fn sector(doc: &Doc, cast: &Cast, e: usize) -> Option<Sector> {
    let listed = |m: &Mention| {
        let row = land::body(doc, m)?;
        Sector::named(row.cells.get(2)?)
    };
    let noun = |m: &Mention| {
        let head = doc.tokens[m.head].tag == Tag::Noun && !(m.name.0..m.name.1).contains(&m.head);
        Sector::named(doc.pack.listed_noun("sectors", doc.lower(m.head)).filter(|_| head)?.cells.first()?)
    };
    let found = mentions(cast, e).find_map(|(_, m)| listed(m).or_else(|| noun(m)));
    found.or_else(|| (cast.entities[e].kind == Some(ActorKind::Outlet)).then_some(Sector::Media))
}

/// The states that a text speaks of.
struct Home {
    /// The one it speaks of most, by far.
    most: Option<Country>,
    all: Vec<Country>,
    /// For each block the only one it speaks of.
    of_block: FxHashMap<u32, Option<Country>>,
}

impl Home {
    fn of(doc: &Doc, cast: &Cast, told: &[Option<Told>]) -> Home {
        let by_name = (cast.mentions.iter().zip(told))
            .filter_map(|(m, t)| Some((m.head, t.filter(|t| t.own)?.country)))
            .filter(|(head, _)| cast.demonyms.binary_search_by_key(&(*head as u32), |d| d.0).is_err());
        let mut counts: FxHashMap<Country, u32> = FxHashMap::default();
        let mut of_block: FxHashMap<u32, Option<Country>> = FxHashMap::default();
        for (token, country) in by_name.chain(cast.demonyms.iter().map(|d| (d.0 as usize, d.1))) {
            *counts.entry(country).or_default() += 1;
            let block = doc.sentences[doc.tokens[token].sentence as usize].block_number;
            let only = of_block.entry(block).or_insert(Some(country));
            *only = only.filter(|c| *c == country);
        }
        let mut all: Vec<(Country, u32)> = counts.into_iter().collect();
        all.sort_unstable_by_key(|(country, count)| (std::cmp::Reverse(*count), *country));
        let second = all.get(1).map_or(0, |c| c.1);
        let most = all.first().filter(|(_, n)| *n > 1 && *n * 5 > second * 6).map(|c| c.0);
        Home { most, all: all.into_iter().map(|c| c.0).collect(), of_block }
    }

    /// The state whose bodies a mention without one speaks of.
    fn at(&self, doc: &Doc, token: usize) -> Option<Country> {
        let block = doc.sentences[doc.tokens[token].sentence as usize].block_number;
        self.of_block.get(&block).copied().flatten().or(self.most)
    }
}

/// How many states are weighed against each other for one actor.
const STATES_MAX: usize = 8;

/// The state that an entity belongs to or acts for.
fn country(doc: &Doc, cast: &Cast, e: usize, told: &[Option<Told>], home: &Home) -> Option<Country> {
    let entity = &cast.entities[e];
    if entity.state.is_some() {
        return entity.state;
    }
    let mut votes: Vec<(Country, u32)> = Vec::new();
    for (n, _) in mentions(cast, e) {
        let Some(told) = told[n] else { continue };
        let weight = if told.own { 2 } else { 1 };
        match votes.iter().position(|v| v.0 == told.country) {
            Some(at) => votes[at].1 += weight,
            None if votes.len() < STATES_MAX => votes.push((told.country, weight)),
            None => {}
        }
    }
    // The first of equals: it was told when the actor was introduced.
    let best = votes.iter().rev().max_by_key(|v| v.1).map(|v| v.0);
    best.or_else(|| {
        let listed = mentions(cast, e).find_map(|(_, m)| land::of_state(doc, m.head));
        let (country, unless) = listed?;
        let other = |c: &Country| unless.split(' ').any(|u| u == c.code());
        (!home.all.iter().any(other)).then_some(country)
    })
    .or_else(|| at_home(doc, cast, e, home))
}

/// The state of a body, an officer or people whose state only the article tells.
fn at_home(doc: &Doc, cast: &Cast, e: usize, home: &Home) -> Option<Country> {
    let entity = &cast.entities[e];
    let (_, first) = mentions(cast, e).next()?;
    let (word, state) = (doc.lower(first.head), home.at(doc, first.head));
    let abroad = mentions(cast, e).any(|(_, m)| nation::is_of_body(doc, m) || is_in_body(doc, cast, m));
    let known = mentions(cast, e).any(|(_, m)| {
        land::body(doc, m).is_some()
            || is_named(m)
                && ["outlets", "places", "lands"].iter().any(|l| land::row(doc, l, m.name.0, m.name.1).is_some())
    });
    if abroad || known {
        return None;
    }
    let of_state = matches!(
        entity.sector,
        Some(
            Sector::Government
                | Sector::Military
                | Sector::Police
                | Sector::Courts
                | Sector::Parliament
                | Sector::Party
                | Sector::Opposition
        )
    );
    match entity.kind? {
        ActorKind::Government => state,
        ActorKind::Person => state.filter(|_| of_state),
        ActorKind::Group => {
            let row = doc.pack.listed_noun("group-nouns", word);
            let anywhere = row.is_some_and(|r| r.cells.get(1).is_some_and(|c| c == "any"));
            state.filter(|_| !anywhere && row.is_some())
        }
        ActorKind::Organisation => {
            let home_grown = matches!(entity.sector, Some(Sector::Party | Sector::Labour | Sector::Opposition));
            let noun = doc.pack.lists_noun("organisation-nouns", word) && doc.tokens[first.head].tag == Tag::Noun;
            state.filter(|_| home_grown || of_state || noun)
        }
        ActorKind::Place => state,
        ActorKind::Outlet if entity.words.is_empty() => state,
        _ => None,
    }
}

/// Whether what stands behind a mention is a body of several states, or one whose state is unknown.
fn is_in_body(doc: &Doc, cast: &Cast, mention: &Mention) -> bool {
    let next = (mention.end..(mention.end + 3).min(doc.tokens.len()))
        .find(|&i| !matches!(doc.tokens[i].tag, Tag::Determiner | Tag::Preposition));
    let Some(m) = next.and_then(|i| cast.mention_at(i)) else { return false };
    let other = &cast.mentions[m];
    other.first >= mention.end
        && is_named(other)
        && matches!(other.kind, Some(ActorKind::Organisation | ActorKind::Outlet))
}

/// What people without a name are called: how many they are is not part of it.
fn uncounted(doc: &Doc, cast: &Cast, e: usize) -> Option<String> {
    let entity = &cast.entities[e];
    let (_, m) = mentions(cast, e).next().filter(|_| entity.words.is_empty() && entity.same.is_none())?;
    if m.whole.0 < m.first {
        return Some(doc.span(m.whole.0, m.end).of(doc.text).to_string());
    }
    let number = (m.first..m.head).rev().find(|&i| doc.tokens[i].tag == Tag::Number)?;
    Some(super::citation(doc, number + 1, m.head, m.end, Agreement::PLURAL))
}

/// Whether an entity holds an office of a state.
fn holds_office(entity: &Entity) -> bool {
    let of_state = [Sector::Government, Sector::Military, Sector::Police, Sector::Courts, Sector::Parliament];
    entity.kind == Some(ActorKind::Person) && entity.sector.is_some_and(|s| of_state.contains(&s))
}

/// Whoever belongs to a body whose state the article tells belongs to that state ("die Vorsitzende der Wahlkommission").
fn belonging(doc: &Doc, cast: &mut Cast) {
    for n in (0..cast.mentions.len()).rev() {
        let Some(e) = cast.of_mention[n].filter(|&e| cast.entities[e].country.is_none()) else { continue };
        let Some(m) = nation::behind(doc, cast, n).filter(|_| !cast.mentions[n].pronoun) else { continue };
        let Some(body) = cast.of_mention[m].map(|b| &cast.entities[b]) else { continue };
        let acts = matches!(body.kind, Some(ActorKind::Government | ActorKind::Organisation | ActorKind::Person));
        if acts && cast.entities[e].kind != Some(ActorKind::Country) {
            cast.entities[e].country = body.country;
        }
    }
}

/// Two who hold offices and are named in one breath hold them in one state, unless more is told ("Präsident Vos und
/// Ministerpräsidentin Adler").
fn neighbours(doc: &Doc, cast: &mut Cast) {
    for n in 1..cast.mentions.len() {
        let (a, b) = (&cast.mentions[n - 1], &cast.mentions[n]);
        let (Some(x), Some(y)) = (cast.of_mention[n - 1], cast.of_mention[n]) else { continue };
        let joined = b.first == a.end + 1 && doc.tokens[a.end].tag == Tag::Conjunction;
        if !joined || !holds_office(&cast.entities[x]) || !holds_office(&cast.entities[y]) {
            continue;
        }
        match (cast.entities[x].country, cast.entities[y].country) {
            (None, known) => cast.entities[x].country = known,
            (known, None) => cast.entities[y].country = known,
            _ => {}
        }
    }
}

/// Whether a record lists an entity of which nothing is told.
fn is_listed(doc: &Doc, cast: &Cast, e: usize) -> bool {
    let entity = &cast.entities[e];
    if !entity.words.is_empty() {
        return true;
    }
    let Some(kind) = entity.kind.filter(|_| entity.same.is_none()) else { return false };
    let vague = |m: &Mention| doc.pack.lists_noun("vague-bodies", doc.lower(m.head));
    if entity.country.is_none() && mentions(cast, e).all(|(_, m)| vague(m) && m.end == m.first + 1) {
        return false;
    }
    let attribute = |m: &Mention| m.definite || m.indefinite || m.end > m.first + 1 || doc.lower(m.head).contains('-');
    let plural = |m: &Mention| is_plural(doc, m);
    match kind {
        ActorKind::Group => true,
        ActorKind::Person => entity.country.is_some() || entity.sector.is_some(),
        _ => mentions(cast, e).any(|(_, m)| attribute(m) || plural(m) || cast.is_subject(doc, m.head)),
    }
}

/// An entity for each state that only adjectives and the like speak of, so that events can name it.
fn states(doc: &Doc, cast: &mut Cast) {
    for d in 0..cast.demonyms.len() {
        let (token, country) = cast.demonyms[d];
        let entity = match cast.keys.get(country.code()) {
            Some(&e) => e,
            None => {
                let Some(name) = name_of(doc, country) else { continue };
                cast.entities.push(Entity {
                    name,
                    kind: Some(ActorKind::Country),
                    country: Some(country),
                    state: Some(country),
                    gender: Agreement::ANY,
                    ..Entity::default()
                });
                cast.keys.insert(country.code().into(), cast.entities.len() - 1);
                cast.entities.len() - 1
            }
        };
        cast.entities[entity].adjectives.push(token as usize);
    }
}

/// The name of a state.
fn name_of(doc: &Doc, country: Country) -> Option<String> {
    let rows = ["countries", "lands"].iter().filter_map(|l| doc.pack.list(l)).flat_map(|l| &l.rows);
    rows.into_iter().find(|(_, cells)| cells.first().is_some_and(|c| c == country.code())).map(|(name, _)| name.clone())
}
