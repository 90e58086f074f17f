//! Pronouns: who is meant.
//!
//! Of the actors named before, in the sentence or the two before it: gender and number must fit; subjects and
//! speakers come before others, the nearer before the farther. Where nobody fits, nobody is named.

use super::join::genders;
use super::{Cast, Mention};
use crate::doc::Doc;
use crate::phrase;
use laut_pack::{Agreement, Tag};
use laut_record::ActorKind;

/// How many sentences back a pronoun reaches.
const SENTENCES_MAX: u32 = 3;

/// The entity a pronoun at token `i` stands for. `speakers` are tokens at which somebody is known to speak, ascending.
pub(crate) fn antecedent(doc: &Doc, cast: &Cast, i: usize, speakers: &[usize]) -> Option<usize> {
    let token = &doc.tokens[i];
    let gender = genders(token.agreement);
    let sentence = token.sentence;
    let mut best: Option<(i32, usize)> = None;
    let from = cast.mentions.partition_point(|m| doc.tokens[m.head].sentence + SENTENCES_MAX < sentence);
    for (n, mention) in cast.mentions.iter().enumerate().skip(from) {
        if mention.first >= i {
            break;
        }
        let back = sentence.saturating_sub(doc.tokens[mention.head].sentence);
        if mention.pronoun {
            continue;
        }
        let Some(entity) = cast.of_mention[n] else { continue };
        let e = &cast.entities[entity];
        let fits = genders(mention.agreement).and(e.gender).allows(gender);
        if !fits || matches!(e.kind, Some(ActorKind::Place)) {
            continue;
        }
        let person = e.kind == Some(ActorKind::Person) || e.words.len() > 1;
        let plural = gender.only(Agreement::PLURAL);
        let mut score = -3 * back as i32;
        score += if speaks(speakers, mention) { 6 } else { 0 };
        score += if person && !plural { 4 } else { 0 };
        score += if is_subject(doc, mention.head) { 3 } else { 0 };
        score += if mention.name.0 < mention.name.1 { 1 } else { 0 };
        score -= if after_preposition(doc, mention.first) { 2 } else { 0 };
        // Ties go to the nearer.
        if best.is_none_or(|(s, _)| score >= s) {
            best = Some((score, entity));
        }
    }
    best.map(|(_, entity)| entity)
}

fn speaks(speakers: &[usize], mention: &Mention) -> bool {
    speakers.get(speakers.partition_point(|&s| s < mention.first)).is_some_and(|&s| s < mention.end)
}

fn is_subject(doc: &Doc, head: usize) -> bool {
    let Some(clause) = doc.tokens[head].clause else { return false };
    phrase::subject(doc, clause as usize).is_some_and(|p| p.head == head || (p.first..p.end).contains(&head))
}

fn after_preposition(doc: &Doc, first: usize) -> bool {
    (first.saturating_sub(2)..first).any(|i| doc.tokens[i].tag == Tag::Preposition)
}
