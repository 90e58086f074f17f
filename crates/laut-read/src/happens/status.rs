//! With what standing an event is told: by negation, by what carries it, by the statement it stands in, by tense.
//!
//! The mood of reported speech lowers nothing: on whose word an event is told, its statement says.

use super::carry::{Carried, is_negated};
use super::people::Scene;
use super::trigger::{Found, Sort};
use crate::clause::{Clause, Kind};
use laut_pack::{Feats, Tag};
use laut_record::{Act, EventStatus, EventType};

/// The standing of the event of a word.
pub(super) fn status(scene: &Scene, found: &Found, kind: EventType, carried: &[Carried]) -> EventStatus {
    let doc = scene.known.doc;
    let clause = &doc.clauses[found.clause];
    let verb = matches!(found.sort, Sort::Verb { .. });
    if verb && is_negated(doc, found.clause) || carried.iter().any(|c| c.negated) {
        return EventStatus::Denied;
    }
    let perfect = verb && is_perfect(scene, clause, found.head);
    // "Soll angegriffen haben" tells of what was done.
    if verb && is_condition(scene, clause) {
        return EventStatus::Possible;
    }
    let told = carried.iter().find_map(|c| c.status).filter(|s| !perfect || !matches!(s, EventStatus::Planned));
    if let Some(status) = told {
        return status;
    }
    if let Some(status) = said(scene, found, clause, perfect) {
        return status;
    }
    if verb {
        if is_future(scene, clause, found.head) {
            return EventStatus::Planned;
        }
        let unreal = clause.verb.feats.has(Feats::IRREALIS)
            && !clause.verb.feats.any(Feats::INDICATIVE.with(Feats::REPORTIVE))
            && scene.statement_at(found.head).is_none();
        if unreal {
            return EventStatus::Possible;
        }
        if lasts(kind) && is_present(clause, found.head) {
            return EventStatus::Ongoing;
        }
    }
    EventStatus::Happened
}

/// What the act of the statement makes of an event that its content tells of and that has not happened yet.
fn said(scene: &Scene, found: &Found, clause: &Clause, perfect: bool) -> Option<EventStatus> {
    let doc = scene.known.doc;
    let draft = &scene.known.drafts[scene.statement_at(found.head)?];
    // Of a summary only the object is what is said, and its words are carried by the verb.
    if draft.form == laut_record::Form::Reported {
        return None;
    }
    let past = perfect || clause.verb.feats.has(Feats::PAST) && clause.verb.feats.has(Feats::INDICATIVE);
    let top = clause.kind == Kind::Infinitive
        || clause.kind == Kind::Subordinate && draft.content.first() == clause.first as usize;
    match draft.act {
        Act::Deny => Some(EventStatus::Denied),
        _ if past || found.sort == Sort::Attribute => None,
        Act::Demand | Act::Propose | Act::Offer | Act::Ask if top => Some(EventStatus::Proposed),
        Act::Promise | Act::Threaten | Act::Announce | Act::Agree if top && clause.kind == Kind::Infinitive => {
            Some(EventStatus::Planned)
        }
        Act::Refuse if top => Some(EventStatus::Denied),
        Act::Predict if doc.tokens[found.head].tag.is_verb() => Some(EventStatus::Possible),
        _ => None,
    }
}

/// Whether a clause is a condition that starts with its verb ("sollte es Wahlen geben, …").
fn is_condition(scene: &Scene, clause: &Clause) -> bool {
    let unreal = |f: u32| {
        let token = &scene.known.doc.tokens[f as usize];
        token.feats.has(Feats::MODAL) && clause.verb.feats.has(Feats::IRREALIS)
    };
    clause.kind == Kind::Main && clause.finite.is_some_and(|f| f == clause.first && unreal(f))
}

/// Whether what is done is done by lasting, so that the present tense tells that it goes on.
fn lasts(kind: EventType) -> bool {
    use EventType::*;
    matches!(kind, Aid | Assault | Coerce | Cooperate | Mobilize | Protest | Support)
}

/// Whether a bracket holds the perfect of the verb at token `head`: a participle with an auxiliary that is no passive.
fn is_perfect(scene: &Scene, clause: &Clause, head: usize) -> bool {
    let doc = scene.known.doc;
    let participle = doc.tokens[head].tag == Tag::Participle;
    let auxiliary = |i: &u32| {
        let t = &doc.tokens[*i as usize];
        t.feats.has(Feats::PERFECT) || t.feats.has(Feats::PASSIVE) && t.tag == Tag::Participle
    };
    participle && clause.verb.tokens.iter().any(auxiliary)
}

/// Whether the auxiliary of the future stands with an infinitive.
fn is_future(scene: &Scene, clause: &Clause, head: usize) -> bool {
    let doc = scene.known.doc;
    let finite = clause.finite.or(clause.shared).map(|f| f as usize);
    let future = finite.is_some_and(|f| f != head && doc.tokens[f].feats.has(Feats::FUTURE));
    let infinitive = |i: &u32| doc.tokens[*i as usize].tag == Tag::Infinitive;
    future && (doc.tokens[head].tag == Tag::Infinitive || clause.verb.tokens.iter().any(infinitive))
}

/// Whether the clause is in the present, its verb alone or in the passive.
fn is_present(clause: &Clause, head: usize) -> bool {
    let feats = clause.verb.feats;
    let alone = clause.finite == Some(head as u32) || clause.verb.passive && clause.verb.tokens.len() == 2;
    alone && feats.has(Feats::PRESENT) && !feats.has(Feats::PAST)
}
