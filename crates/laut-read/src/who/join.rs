//! Joins mentions of one actor: by name in any length and spelling, by title, by office.

use super::{Cast, Entity, Mention, bare_name, land};
use crate::doc::Doc;
use crate::phrase;
use laut_pack::{Agreement, Tag};
use laut_record::{ActorKind, Country};
use rustc_hash::FxHashSet;

/// How many of the actors that came last a name is held against.
const ACTORS_MAX: usize = 500;

/// Gives each mention but pronouns its entity.
pub(super) fn join(doc: &Doc, cast: &mut Cast) {
    let tokens = (0..doc.tokens.len()).filter(|&i| doc.tokens[i].tag == Tag::Name);
    let names: FxHashSet<&str> = tokens.map(|i| doc.lower(i)).collect();
    for n in 0..cast.mentions.len() {
        if cast.mentions[n].pronoun {
            continue;
        }
        let words = name_words(doc, &names, &cast.mentions[n]);
        let listed = listed(doc, &cast.mentions[n]);
        let known = match (&listed, words.is_empty()) {
            (Some(listed), _) => cast.keys.get(listed.key.as_str()).copied(),
            (None, false) => by_name(doc, cast, &words),
            (None, true) => by_noun(doc, cast, n),
        };
        let entity = known.or_else(|| by_apposition(doc, cast, n)).unwrap_or_else(|| {
            cast.entities.push(Entity { gender: Agreement::ANY, ..Entity::default() });
            cast.entities.len() - 1
        });
        add(doc, cast, n, entity, words);
        if let Some(listed) = listed {
            let e = &mut cast.entities[entity];
            e.state = e.state.or(listed.state);
            if let Some(name) = listed.name.filter(|n| n.split(' ').count() >= e.words.len()) {
                e.name = name.to_string();
            }
            cast.keys.entry(listed.key.into()).or_insert(entity);
        }
    }
}

/// What lists know of a name.
struct Known<'p> {
    /// What stands for all names of it.
    key: String,
    /// The state that it names.
    state: Option<Country>,
    /// How the name is written by itself.
    name: Option<&'p str>,
}

/// The name of a mention in the lists of states and bodies that have several.
fn listed<'p>(doc: &Doc<'p>, mention: &Mention) -> Option<Known<'p>> {
    let (first, end) = mention.name;
    if mention.kind == Some(ActorKind::Person) {
        return None;
    }
    if first >= end {
        // A body whose name is taken for a noun.
        let row = doc.pack.listed_whole("organisations", doc.lower(mention.head)).filter(|_| !mention.pronoun)?;
        let key = row.cells.get(3).filter(|n| !n.is_empty() && *n != "-").map_or(row.word, String::as_str);
        return Some(Known { key: key.to_lowercase(), state: None, name: Some(row.word) });
    }
    if let Some(body) = land::row(doc, "organisations", first, end) {
        let name = body.cells.get(3).map(String::as_str).filter(|n| !n.is_empty() && *n != "-");
        let key = name.unwrap_or(body.word).to_lowercase();
        // An inflected form of several words has the form that stands for it.
        let same = name.filter(|n| n.split(' ').count() == end - first && end - first > 1);
        return Some(Known { key, state: None, name: same });
    }
    let land = land::land(doc, first, end)?;
    if !land.state {
        let words = bare_name(doc, (first, end)).join(" ");
        let endings = doc.pack.manifest().clause.owner_endings.iter();
        let bare = endings.filter_map(|e| words.strip_suffix(e.as_str())).find(|w| doc.pack.lists("places", w));
        return Some(Known { key: format!("@{}", bare.unwrap_or(&words)), state: None, name: None });
    }
    let key = land.country?.code().to_string();
    Some(Known { key, state: land.country, name: land.name })
}

/// The words of a mention's name, genitive endings taken off the last where the text has the name without.
fn name_words(doc: &Doc, names: &FxHashSet<&str>, mention: &Mention) -> Vec<String> {
    let mut words = bare_name(doc, mention.name);
    if let Some(last) = words.last_mut() {
        let owns = doc.tokens.get(mention.name.1).is_some_and(|t| t.tag == Tag::Noun)
            || mention.agreement.only(Agreement::GENITIVE);
        for ending in &doc.pack.manifest().clause.owner_endings {
            if let Some(bare) = last.strip_suffix(ending.as_str())
                && bare.chars().count() > 2
                && (owns || names.contains(bare))
            {
                *last = bare.to_string();
                break;
            }
        }
    }
    words
}

/// An entity with the same name: the same words, the last of a longer name, or a name that is almost the same.
fn by_name(doc: &Doc, cast: &Cast, words: &[String]) -> Option<usize> {
    // Whoever has the family name first is called by it alone.
    let family = |word: &str| doc.pack.lists("family-first", word) || !doc.pack.lists("given-names", word);
    let fits = |e: &Entity| {
        if e.words.is_empty() {
            return false;
        }
        let (short, long) = if e.words.len() < words.len() { (&e.words[..], words) } else { (words, &e.words[..]) };
        long.ends_with(short)
            || (short.len() == 1
                && long.len() > 1
                && long.len() <= 4
                && long.first() == short.first()
                && (e.kind != Some(ActorKind::Person) || family(&short[0])))
            || (short.len() == long.len() && almost(&short.join(" "), &long.join(" ")))
            || (short.len() == 1 && long.len() > 1 && almost(&short[0], &long[long.len() - 1]))
    };
    let oldest = cast.entities.len().saturating_sub(ACTORS_MAX);
    cast.entities[oldest..].iter().rposition(fits).map(|e| oldest + e)
}

/// Whether two long names differ by a slip: one letter, or two neighbours that have changed places or been doubled.
fn almost(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let shorter = a.len().min(b.len());
    if shorter < 6 || a.len().abs_diff(b.len()) > 1 || a[0] != b[0] || a == b {
        return false;
    }
    let same_head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let same_tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (left_a, left_b) =
        (a.len().saturating_sub(same_head + same_tail), b.len().saturating_sub(same_head + same_tail));
    let swapped = left_a == left_b && left_a <= 3 && shorter >= 8 && {
        let (mut x, mut y) = (a[same_head..same_head + left_a].to_vec(), b[same_head..same_head + left_b].to_vec());
        x.sort_unstable();
        y.sort_unstable();
        x == y
    };
    // An inner letter more, less or other; the last letter may be an ending.
    (left_a <= 1 && left_b <= 1 && same_tail > 0) || swapped
}

/// How many mentions back a phrase without a name looks for what it takes up.
const MENTIONS_BACK_MAX: usize = 60;

/// A phrase without a name takes up an earlier one: the same noun with a definite article, the office of somebody
/// named, or the last that was named of the kind its noun tells.
fn by_noun(doc: &Doc, cast: &Cast, n: usize) -> Option<usize> {
    let mention = &cast.mentions[n];
    if mention.indefinite || !mention.definite && !is_collective(mention) || doc.tokens[mention.head].tag != Tag::Noun {
        return None;
    }
    let noun = doc.lower(mention.head);
    let bare = mention.end - mention.first == 1;
    let earlier = || (0..n).rev().take(MENTIONS_BACK_MAX).filter(|&m| !cast.mentions[m].pronoun);
    let same = earlier().find_map(|m| {
        let other = &cast.mentions[m];
        if doc.tokens[other.head].tag != Tag::Noun {
            return None;
        }
        let known = doc.lower(other.head);
        let fits = is_same_noun(doc, known, noun) && (bare || same_attributes(doc, mention, other))
            || bare && known.len() > noun.len() + 2 && ends_in(doc, known, noun);
        fits.then_some(cast.of_mention[m]?)
    });
    same.or_else(|| {
        // Several states, or those of a body, are no state named before.
        let several = mention.agreement.only(Agreement::PLURAL) || noun.contains('-');
        let kind = kind_taken_up(doc, noun).filter(|k| *k != ActorKind::Country || !several)?;
        earlier().find_map(|m| {
            let entity = cast.of_mention[m]?;
            let e = &cast.entities[entity];
            let near = doc.tokens[mention.head].sentence - doc.tokens[cast.mentions[m].head].sentence <= 3;
            let person = kind == ActorKind::Person && e.kind.is_none() && e.words.len() > 1;
            let fits = near && !e.words.is_empty() && (e.kind == Some(kind) || person);
            (fits && genders(mention.agreement).allows(e.gender) && cast.is_subject(doc, cast.mentions[m].head))
                .then_some(entity)
        })
    })
}

/// The kind of somebody named whom a noun takes up by itself.
fn kind_taken_up(doc: &Doc, noun: &str) -> Option<ActorKind> {
    let lists =
        [("taking-up", ActorKind::Person), ("country-nouns", ActorKind::Country), ("outlet-nouns", ActorKind::Outlet)];
    lists.into_iter().find(|(list, _)| doc.pack.lists_noun(list, noun)).map(|(_, kind)| kind)
}

/// Whether two forms are of one noun: the same but for the endings of cases.
pub(crate) fn is_same_noun(doc: &Doc, a: &str, b: &str) -> bool {
    a == b || {
        let (long, short) = if a.len() > b.len() { (a, b) } else { (b, a) };
        doc.pack.manifest().clause.case_endings.iter().any(|e| long.strip_suffix(e.as_str()) == Some(short))
    }
}

/// Whether a compound ends in a noun, endings of cases aside.
fn ends_in(doc: &Doc, compound: &str, noun: &str) -> bool {
    let endings = &doc.pack.manifest().clause.case_endings;
    let stem = endings.iter().filter_map(|e| noun.strip_suffix(e.as_str())).find(|s| s.len() > 4);
    compound.ends_with(noun) || stem.is_some_and(|s| compound.ends_with(s))
}

/// Institutions named without an article ("Polizei", "Greenpeace").
fn is_collective(mention: &Mention) -> bool {
    matches!(mention.kind, Some(ActorKind::Government | ActorKind::Organisation))
}

fn same_attributes(doc: &Doc, a: &Mention, b: &Mention) -> bool {
    let words =
        |m: &Mention| (m.first..m.end).map(|i| crate::word::features::beginning(doc.lower(i), 5)).collect::<Vec<_>>();
    words(a) == words(b)
}

/// The mention stands in apposition to one before it ("Raab, der Chef …", "der Präsident Kasachstans, Tokajew,",
/// "das BKA (BKA)").
fn by_apposition(doc: &Doc, cast: &Cast, n: usize) -> Option<usize> {
    let before = n.checked_sub(1)?;
    let (a, b) = (&cast.mentions[before], &cast.mentions[n]);
    let entity = cast.of_mention[before]?;
    if a.pronoun || b.first < a.end {
        return None;
    }
    let mut between = (a.end..b.first).filter(|&i| doc.tokens[i].tag != Tag::Determiner).map(|i| doc.word(i));
    match (between.next(), between.next()) {
        // An abbreviation in brackets behind an institution's name.
        (Some("("), None) => {
            // "Die Mission in Vela (MIV)": it is the mission's.
            let body = before.checked_sub(1).filter(|&m| {
                let other = &cast.mentions[m];
                let joined = a.first == other.end + 1 && doc.tokens[other.end].tag == Tag::Preposition;
                joined && other.name.0 >= other.name.1 && cast.entities[entity].state.is_some()
            });
            let entity = body.and_then(|m| cast.of_mention[m]).unwrap_or(entity);
            let abbreviation = b.end - b.first == 1 && doc.tokens[b.head].shape == crate::doc::Shape::Capitals;
            let person = a.kind == Some(ActorKind::Person);
            (abbreviation && !person).then_some(entity)
        }
        (Some(","), None) => {
            let comma = (a.end..b.first).find(|&i| doc.word(i) == ",")?;
            // The phrase may be long: whoever it names is its first mention.
            let sentence = doc.sentences[doc.tokens[b.head].sentence as usize];
            let from = (0..=before).rev().take(4).take_while(|&m| cast.mentions[m].first >= sentence.first as usize);
            from.filter(|&m| !cast.mentions[m].pronoun).find_map(|m| {
                let first = &cast.mentions[m];
                let a_named = first.name.0 < first.name.1;
                let b_named = b.name.0 < b.name.1;
                let same_clause = doc.tokens[first.head].clause == doc.tokens[b.head].clause;
                let roles = doc.tokens[first.head].tag == Tag::Noun || doc.tokens[b.head].tag == Tag::Noun;
                if a_named == b_named || !roles || !same_clause {
                    return None;
                }
                let start =
                    first.first - usize::from(first.first > 0 && doc.tokens[first.first - 1].tag == Tag::Determiner);
                let phrase = phrase::chunk(doc, start, comma)?;
                let whole = phrase::extend(doc, &phrase, comma, phrase::Reach::Field) == comma;
                let titled = phrase::can_act(doc, first.head) && phrase::can_act(doc, b.head);
                let all = phrase::extend(doc, &phrase, sentence.end as usize, phrase::Reach::Field);
                (whole && (titled || m == before) && all >= b.end).then_some(cast.of_mention[m]?)
            })
        }
        _ => None,
    }
}

/// Adds mention `n` to an entity and what it tells of it.
fn add(doc: &Doc, cast: &mut Cast, n: usize, entity: usize, words: Vec<String>) {
    let mention = &cast.mentions[n];
    cast.of_mention[n] = Some(entity);
    let e = &mut cast.entities[entity];
    e.mentions.push(n);
    if words.len() > e.words.len() {
        e.words = words;
        let (first, end) = mention.name;
        e.name = strip(doc.span(first, end).of(doc.text), e.words.last());
    }
    if e.name.is_empty() {
        e.name = super::citation(doc, mention.first, mention.head, mention.end, mention.agreement);
    }
    if e.kind.is_none() || (e.kind != Some(ActorKind::Outlet) && mention.kind == Some(ActorKind::Outlet)) {
        e.kind = mention.kind.or(e.kind);
    }
    if let Some(given) = (mention.name.0 < mention.name.1).then(|| given_gender(doc, mention)).flatten() {
        e.gender = given;
    }
    let noun = doc.tokens[mention.head].tag == Tag::Noun;
    if noun && (mention.name.0 < mention.name.1 || e.words.len() > 1) {
        let role = doc.word(mention.head).to_string();
        if !e.roles.contains(&role) {
            e.roles.push(role);
        }
    }
    if noun || mention.definite || mention.indefinite {
        // Gender bits of a case do not matter; which genders are left does.
        let both = e.gender.and(genders(mention.agreement));
        if both != Agreement::NONE {
            e.gender = both;
        }
    }
}

/// The gender that the given name tells.
fn given_gender(doc: &Doc, mention: &Mention) -> Option<Agreement> {
    let first = doc.lower(mention.name.0);
    let listed = doc.pack.listed("given-names", |n| (n == 0).then_some(first))?;
    (mention.name.1 > mention.name.0 + 1).then(|| Agreement::named(listed.cells.first()?)).flatten()
}

/// The genders an agreement allows, in all cases.
pub(super) fn genders(agreement: Agreement) -> Agreement {
    [Agreement::MASCULINE, Agreement::FEMININE, Agreement::NEUTER, Agreement::PLURAL]
        .into_iter()
        .filter(|g| agreement.allows(*g))
        .fold(Agreement::NONE, Agreement::or)
}

/// The name as written, without the genitive ending that its words have lost.
fn strip(name: &str, last: Option<&String>) -> String {
    let lower = name.to_lowercase();
    match last {
        Some(last) if !lower.ends_with(last.as_str()) => {
            let cut = lower.rfind(last.as_str()).map_or(name.len(), |at| at + last.len());
            name.get(..cut).unwrap_or(name).to_string()
        }
        _ => name.to_string(),
    }
}
