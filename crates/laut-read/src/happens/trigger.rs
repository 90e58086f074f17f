//! Words that name events: verbs with their particle over the bracket, nouns alone or as last part of a compound.

use super::people::Scene;
use crate::clause::Kind;
use crate::doc::Doc;
use crate::phrase::{self, Phrase};
use laut_pack::happens::Trigger;
use laut_pack::{Feats, PARTICLE_MARK, Tag};
use laut_record::{EventType, Mode};

/// Before a word of the company: it belongs to the words that name the event ("to set on fire").
const PART_OF_TRIGGER: char = '+';

/// A word that names an event, in one or more readings.
pub(super) struct Found<'a> {
    /// The clause it stands in.
    pub(super) clause: usize,
    /// The verb, participle or noun.
    pub(super) head: usize,
    /// All its tokens, ascending.
    pub(super) tokens: Vec<usize>,
    /// Its readings, the better first.
    pub(super) readings: Vec<&'a Trigger>,
    pub(super) sort: Sort,
    /// What the first part of a compound tells.
    pub(super) first: Option<(EventType, bool, Option<Mode>)>,
}

/// What kind of word names an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A verb; in the passive or not.
    Verb { passive: bool },
    /// A participle before its noun.
    Attribute,
    /// A noun.
    Noun,
}

/// The verbs of clause `c` that name events.
pub(super) fn verbs<'a>(scene: &Scene<'_, '_, 'a>, c: usize) -> Vec<Found<'a>> {
    let doc = scene.known.doc;
    let mut found = Vec::new();
    let bracket = &doc.clauses[c].verb;
    let full = |i: usize| bracket.particle.is_some() && bracket.head == Some(i as u32);
    for i in doc.own(c) {
        let token = &doc.tokens[i];
        match token.tag {
            // With a particle they are full verbs ("ließen … frei").
            _ if token.feats.any(Feats::AUXILIARY.with(Feats::MODAL)) && !full(i) => {}
            Tag::Finite | Tag::Infinitive | Tag::MarkedInfinitive | Tag::Participle => {
                found.extend(verb(doc, c, i));
            }
            Tag::Adjective => found.extend(attribute(doc, c, i)),
            _ => {}
        }
    }
    found
}

/// The readings of the verb at token `i` of clause `c`.
fn verb<'a>(doc: &Doc<'a>, c: usize, i: usize) -> Option<Found<'a>> {
    let clause = &doc.clauses[c];
    let head = clause.verb.head == Some(i as u32);
    let apart = clause.verb.particle.filter(|_| head);
    let particle = apart.map_or("", |p| doc.lower(p as usize));
    let tag = doc.tokens[i].tag;
    let all = doc.pack.readings(doc.lower(i));
    let exact = all.iter().any(|r| r.tag == tag);
    let mut known: Vec<&'a Trigger> = Vec::new();
    let mut seen = u32::MAX;
    for reading in all.iter().filter(|r| r.tag == tag || !exact && r.tag.is_verb()) {
        if std::mem::replace(&mut seen, reading.lemma) == reading.lemma {
            continue;
        }
        let lemma = doc.pack.lemma(reading.lemma);
        let (joined, base) = lemma.split_once(PARTICLE_MARK).unwrap_or(("", lemma));
        let particle = if joined.is_empty() { particle } else { joined };
        known.extend(doc.pack.event_verbs(base).filter(|t| t.particle == particle && !t.noun));
    }
    if known.is_empty() {
        return None;
    }
    let itself = clause.verb.reflexive && (head || clause.kind == Kind::Infinitive);
    if known.iter().any(|t| t.reflexive) {
        known.retain(|t| t.reflexive == itself);
    }
    let mut tokens = vec![i];
    tokens.extend(apart.map(|p| p as usize));
    let (readings, words) = with_company(doc, known, |word| {
        doc.own(c).filter(|&k| k != i && apart != Some(k as u32)).find(|&k| is_word(doc, k, word))
    })?;
    tokens.extend(words);
    tokens.sort_unstable();
    tokens.dedup();
    let participle = tag == Tag::Participle;
    let passive = participle && if head { clause.verb.passive } else { clause.verb.passive || clause.finite.is_none() };
    Some(Found { clause: c, head: i, tokens, readings, sort: Sort::Verb { passive }, first: None })
}

/// A participle before its noun ("das geforderte Ende").
fn attribute<'a>(doc: &Doc<'a>, c: usize, i: usize) -> Option<Found<'a>> {
    let word = doc.lower(i);
    let stems = doc.pack.manifest().when.endings.iter().filter_map(|e| word.strip_suffix(e.as_str()));
    let mut known: Vec<&'a Trigger> = Vec::new();
    for reading in stems.flat_map(|stem| doc.pack.readings(stem)).filter(|r| r.tag == Tag::Participle) {
        let lemma = doc.pack.lemma(reading.lemma);
        let (particle, base) = lemma.split_once(PARTICLE_MARK).unwrap_or(("", lemma));
        let fits = |t: &&Trigger| t.particle == particle && !t.reflexive;
        known.extend(
            doc.pack
                .event_verbs(base)
                .filter(fits)
                .filter(|t| !known.iter().any(|k| k.line == t.line))
                .collect::<Vec<_>>(),
        );
    }
    if known.is_empty() {
        return None;
    }
    let around = phrase_of(doc, c, i)?;
    let (readings, _) = with_company(doc, known, |word| {
        (around.first..around.end).filter(|&k| k != i).find(|&k| is_word(doc, k, word))
    })?;
    Some(Found { clause: c, head: i, tokens: vec![i], readings, sort: Sort::Attribute, first: None })
}

/// The noun at token `i`, if it names an event.
pub(super) fn noun<'a>(doc: &Doc<'a>, i: usize) -> Option<Found<'a>> {
    let token = &doc.tokens[i];
    let c = token.clause? as usize;
    if !matches!(token.tag, Tag::Noun | Tag::Name) {
        return None;
    }
    let word = doc.lower(i);
    let (at, known) = doc.pack.event_nouns(word)?;
    let known: Vec<&'a Trigger> = known.collect();
    // People, bodies and outlets are none, though a word for them may end in one for what they do.
    if at > 0 && phrase::can_act(doc, i) || token.tag == Tag::Name && at == 0 {
        return None;
    }
    let (readings, words) =
        with_company(doc, known, |word| doc.own(c).filter(|&k| k != i).find(|&k| is_word(doc, k, word)))?;
    let mut tokens = vec![i];
    tokens.extend(words);
    tokens.sort_unstable();
    tokens.dedup();
    let first = (at > 0).then(|| doc.pack.event_part(&word[..at])).flatten().map(|p| (p.kind, p.replaces, p.mode));
    Some(Found { clause: c, head: i, tokens, readings, sort: Sort::Noun, first })
}

/// The phrase of clause `c` that holds token `i`.
pub(super) fn phrase_of<'d>(doc: &'d Doc, c: usize, i: usize) -> Option<&'d Phrase> {
    phrase::of_clause(doc, c).iter().find(|p| (p.first..p.end).contains(&i))
}

/// Of the readings of a word those whose company stands there, `find` tells where; else those that ask for none. No
/// readings where the company means that nothing happens. With them the tokens of the company.
fn with_company<'a>(
    doc: &Doc,
    known: Vec<&'a Trigger>,
    find: impl Fn(&str) -> Option<usize>,
) -> Option<(Vec<&'a Trigger>, Vec<usize>)> {
    for trigger in known.iter().filter(|t| !t.words.is_empty()) {
        let stands = |words: &String| {
            let (named, words) = words.strip_prefix(PART_OF_TRIGGER).map_or((false, words.as_str()), |w| (true, w));
            words.split(' ').map(&find).collect::<Option<Vec<usize>>>().map(|w| (named, w))
        };
        let Some((named, words)) = trigger.words.iter().find_map(stands) else { continue };
        if trigger.kind.is_none() {
            return Some((Vec::new(), Vec::new()));
        }
        // A noun that names the same event belongs to it: with the verb it is told once.
        let same = |i: &usize| {
            let nouns = doc.pack.event_nouns(doc.lower(*i)).filter(|_| doc.tokens[*i].tag == Tag::Noun);
            nouns.is_some_and(|(_, mut nouns)| nouns.any(|t| t.kind == trigger.kind))
        };
        let words = words.into_iter().filter(|i| !trigger.noun && (named || same(i))).collect();
        return Some((vec![trigger], words));
    }
    let plain: Vec<&Trigger> = known.into_iter().filter(|t| t.words.is_empty() && t.kind.is_some()).collect();
    (!plain.is_empty()).then_some((plain, Vec::new()))
}

/// Whether token `i` is a word that a line asks for: in any form, as last part of a compound, or of a list.
fn is_word(doc: &Doc, i: usize, word: &str) -> bool {
    let lower = doc.lower(i);
    if let Some(list) = word.strip_prefix('@') {
        return doc.tokens[i].tag.is_nominal() && (doc.pack.lists(list, lower) || doc.pack.lists_noun(list, lower));
    }
    if lower == word || doc.lemma(i) == word {
        return true;
    }
    let noun = doc.tokens[i].tag.is_nominal() && word.len() > 3;
    let endings = || doc.pack.manifest().clause.case_endings.iter();
    noun && (lower.ends_with(word)
        || endings().any(|e| lower.strip_suffix(e.as_str()).is_some_and(|s| s.ends_with(word))))
}
