//! Ships: by the number of the International Maritime Organization, or by name beside a word for a ship.
//!
//! The number alone is proof. A name is a candidate, and only where the article calls it a ship: ships are named after
//! everything else.

use super::{add_ids, candidate, listings};
use laut_pack::{Gazetteer, Pack};
use laut_record::{Actor, ActorId, Mention, Record, Source, Span};

/// What stands before the number, in every language.
const IMO: &str = "IMO";
/// The most words of a name that stands without quotation marks.
const WORDS_MAX: usize = 3;
/// No more ships than this are looked for in one article.
const SHIPS_MAX: usize = 1000;

/// Adds the ships that the text names.
pub(super) fn ships(record: &mut Record, gazetteer: &Gazetteer, pack: &Pack) {
    let text = record.article.text.clone();
    let published = record.article.published.clone();
    let numbered: Vec<(Span, usize)> = numbers(&text).filter_map(|(s, n)| Some((s, gazetteer.ship(n)?))).collect();
    for &(span, n) in &numbered {
        let Some(known) = gazetteer.entry(n) else { continue };
        let why = format!("its IMO number stands in the article ({})", span.of(&text));
        let lists = listings(&known, &why, published.as_deref());
        let actor = actor(record, span, &known.name);
        if !actor.same_as.contains(&known.id) {
            add_ids(actor, &known);
            actor.lists.extend(lists);
        }
    }
    if !gazetteer.ships() {
        return;
    }
    for span in named(&text, pack).into_iter().take(SHIPS_MAX) {
        let name = span.of(&text).to_string();
        let entries = gazetteer.named(&name).into_iter().filter_map(|n| gazetteer.entry(n));
        for known in entries.filter(|k| k.kind.is_craft()) {
            let is_known = |a: &Actor| a.same_as.contains(&known.id);
            if record.actors.iter().any(is_known) {
                continue;
            }
            let why = "the name is the same, and the article calls it a ship; no IMO number in the article proves it";
            let candidate = candidate(&known, why.into(), published.as_deref());
            let actor = actor(record, span, &name);
            if !actor.candidates.contains(&candidate) {
                actor.candidates.push(candidate);
            }
        }
    }
}

/// The actor of that name, or the one that is mentioned there; a new one where there is none.
fn actor<'r>(record: &'r mut Record, span: Span, name: &str) -> &'r mut Actor {
    let mention = Mention { source: Source::Text, span };
    let folded = name.to_lowercase();
    let there = |a: &Actor| {
        let overlaps = |m: &Mention| m.source == Source::Text && m.span.start < span.end && span.start < m.span.end;
        a.name.to_lowercase() == folded || a.mentions.iter().any(overlaps)
    };
    let at = record.actors.iter().position(there).unwrap_or_else(|| {
        let id = ActorId(record.actors.len() as u32 + 1);
        record.actors.push(Actor { id, name: name.into(), mentions: vec![mention], ..Actor::default() });
        record.actors.len() - 1
    });
    &mut record.actors[at]
}

/// IMO numbers, each with its place.
fn numbers(text: &str) -> impl Iterator<Item = (Span, &str)> {
    text.match_indices(IMO).filter_map(|(at, _)| {
        let rest = &text[at + IMO.len()..];
        let number = rest.find(|c: char| c.is_ascii_digit()).filter(|skipped| *skipped <= 12)?;
        let digits = rest.get(number..number + 7)?;
        let ends = !rest[number + 7..].starts_with(|c: char| c.is_ascii_digit());
        let between = !rest[..number].contains(['.', ',', ';', '\n']) || rest[..number].trim() == ".";
        let good = ends && between && digits.bytes().all(|b| b.is_ascii_digit());
        let end = at + IMO.len() + number + 7;
        good.then_some((Span { start: at as u32, end: end as u32 }, digits))
    })
}

/// Names of ships: what stands in quotation marks or with a capital behind a word for a ship, longest first.
fn named(text: &str, pack: &Pack) -> Vec<Span> {
    let mut found = Vec::new();
    for (start, end) in words(text) {
        let word = &text[start..end];
        if !word.starts_with(char::is_uppercase) || word.len() < 4 {
            continue;
        }
        if pack.listed_noun("vessel-nouns", &word.to_lowercase()).is_none() {
            continue;
        }
        let rest = &text[end..];
        let Some(from) = rest.find(|c: char| !c.is_whitespace()).map(|n| end + n) else { break };
        let first = text[from..].chars().next().unwrap_or(' ');
        let span = |start: usize, end: usize| Span { start: start as u32, end: end as u32 };
        if "„“”\"»«‚‘'›‹".contains(first) {
            let inner = from + first.len_utf8();
            let end = text[inner..].find(|c: char| "“”\"»«‘’'›‹\n".contains(c)).filter(|n| *n > 1 && *n < 80);
            found.extend(end.map(|n| span(inner, inner + n)));
            continue;
        }
        let ends: Vec<usize> = self::words(&text[from..])
            .take(WORDS_MAX)
            .take_while(|(s, e)| text[from + s..from + e].starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
            .map(|(_, e)| from + e)
            .collect();
        found.extend(ends.iter().rev().map(|end| span(from, *end)));
    }
    found
}

/// Where the words of a text start and end.
fn words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let end = text[start..].find(|c: char| !c.is_alphanumeric() && c != '-').map_or(text.len(), |n| start + n);
        at = end;
        Some((start, end))
    })
}
