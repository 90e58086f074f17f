//! Pronouns: who is meant.
//!
//! In the order of the text, so that a pronoun that is resolved can be taken up by the next. Of those named in the
//! sentence or the few before it: gender and number must fit, the verb's number too; subjects and speakers come before
//! others, the nearer before the farther. Where nobody fits, or the nearest that fits is nobody who can act, nobody is
//! named.

use super::Cast;
use super::join::genders;
use crate::doc::{Doc, Shape};
use crate::phrase;
use laut_pack::{Agreement, Feats, Tag};
use laut_record::ActorKind;

/// How many sentences back a pronoun reaches.
const SENTENCES_MAX: u32 = 3;

/// Gives pronouns in the third person their entity. `speakers` are tokens at which a phrase starts that is known to
/// speak, ascending.
pub(super) fn pronouns(doc: &Doc, cast: &mut Cast, speakers: &[usize]) {
    for n in 0..cast.mentions.len() {
        if !cast.mentions[n].pronoun {
            continue;
        }
        let head = cast.mentions[n].head;
        let speaks = speakers.binary_search(&head).is_ok();
        let Some(wanted) = wanted(doc, cast, head) else { continue };
        let found = search(doc, cast, head, wanted, speakers, speaks);
        if let Some(entity) = found {
            cast.of_mention[n] = Some(entity);
            cast.entities[entity].mentions.push(n);
        }
    }
}

/// Whoever owns what the possessive at token `i` stands before.
pub(crate) fn possessor(doc: &Doc, cast: &Cast, i: usize, speakers: &[usize]) -> Option<usize> {
    search(doc, cast, i, possessor_kind(doc, i)?, speakers, true)
}

/// Gender and number of whoever the possessive at token `i` stands for.
pub(crate) fn possessor_kind(doc: &Doc, i: usize) -> Option<Agreement> {
    let word = doc.lower(i);
    let stem = |end: usize| doc.pack.listed("possessors", |n| (n == 0).then_some(&word[..end]));
    let listed = word.char_indices().skip(2).map(|(at, _)| at).chain([word.len()]).find_map(stem)?;
    Some(listed.cells.first()?.split(' ').filter_map(Agreement::named).fold(Agreement::NONE, Agreement::or))
}

/// Gender and number that the pronoun at token `i` asks for; none where it speaks of nobody that the text names.
fn wanted(doc: &Doc, cast: &Cast, i: usize) -> Option<Agreement> {
    let token = &doc.tokens[i];
    // The polite form is written with a capital, and whoever is quoted speaks of others than the article.
    let polite = token.shape == Shape::Capital && !crate::word::starts(doc, i);
    if polite || doc.in_opaque(i) || !token.feats.has(Feats::THIRD) || token.feats.has(Feats::IMPERSONAL) {
        return None;
    }
    let gender = genders(token.agreement);
    let Some(clause) = token.clause.map(|c| c as usize).filter(|&c| cast.subjects[c] == Some(i)) else {
        return Some(gender);
    };
    let feats = doc.clauses[clause].verb.feats;
    let singular = Agreement::MASCULINE.or(Agreement::FEMININE).or(Agreement::NEUTER);
    let by_verb = match (feats.has(Feats::SINGULAR), feats.has(Feats::PLURAL)) {
        (true, false) => gender.and(singular),
        (false, true) => gender.and(Agreement::PLURAL),
        _ => gender,
    };
    Some(if by_verb == Agreement::NONE { gender } else { by_verb })
}

/// The entity that fits best before token `i`. Whoever speaks can act: then other things are passed over.
fn search(doc: &Doc, cast: &Cast, i: usize, wanted: Agreement, speakers: &[usize], speaks: bool) -> Option<usize> {
    let token = &doc.tokens[i];
    let plural = wanted.only(Agreement::PLURAL);
    let end = cast.mentions.partition_point(|m| m.first < i);
    let mut best: Option<(i32, usize, bool)> = None;
    for n in (0..end).rev() {
        let mention = &cast.mentions[n];
        let back = token.sentence.saturating_sub(doc.tokens[mention.head].sentence);
        if back > SENTENCES_MAX {
            break;
        }
        let Some(entity) = cast.of_mention[n] else { continue };
        let e = &cast.entities[entity];
        let own = match mention.pronoun {
            true => e.gender,
            false => genders(mention.agreement).and(e.gender),
        };
        let subject = cast.is_subject(doc, mention.head);
        // What stands beside the pronoun in its clause is somebody else.
        let beside = doc.tokens[mention.head].clause == token.clause && token.tag == Tag::Pronoun;
        let country = e.kind == Some(ActorKind::Country) && !wanted.allows(Agreement::NEUTER);
        if !own.allows(wanted) || beside || country || matches!(e.kind, Some(ActorKind::Place)) {
            continue;
        }
        let acts = mention.pronoun || e.kind.is_some() || !e.words.is_empty() || phrase::can_act(doc, mention.head);
        if speaks && !acts {
            continue;
        }
        let person = e.kind == Some(ActorKind::Person) || e.words.len() > 1 && e.kind.is_none();
        let around = mention.first.saturating_sub(2)..mention.end;
        let spoke = speakers.partition_point(|&s| s < around.start) < speakers.partition_point(|&s| s < around.end);
        let block = |s: u32| doc.sentences[s as usize].block_number;
        let mut score = -4 * back as i32;
        score -= if block(doc.tokens[mention.head].sentence) == block(token.sentence) { 0 } else { 3 };
        score += if spoke { 5 } else { 0 };
        score += if subject { 4 } else { 0 };
        score += if person && !plural { 4 } else { 0 };
        score += if own.and(wanted) == own { 2 } else { 0 };
        score += if e.mentions.len() > 2 { 1 } else { 0 };
        score -= if after_preposition(doc, mention.first) { 2 } else { 0 };
        if best.is_none_or(|(s, _, _)| score > s) {
            best = Some((score, entity, acts));
        }
    }
    best.filter(|(_, _, acts)| *acts).map(|(_, entity, _)| entity)
}

fn after_preposition(doc: &Doc, first: usize) -> bool {
    (first.saturating_sub(2)..first).any(|i| doc.tokens[i].tag == Tag::Preposition)
}
