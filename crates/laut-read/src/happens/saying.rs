//! Sayings that do something: a demand, an accusation, a threat, a denial, a promise, a refusal is an event as well.

use super::people::Scene;
use super::{Draft, Known};
use crate::phrase;
use crate::says;
use crate::stretch::Stretch;
use laut_pack::Feats;
use laut_record::{Act, EventStatus, EventType, Form, Mode};

/// The events that statements are, where no event of those that were `read` has the same words, and no line says that
/// the words mean `nothing`.
pub(super) fn sayings(scene: &Scene, read: &[Draft], nothing: &[usize]) -> Vec<Draft> {
    let known = scene.known;
    let mut taken = vec![false; known.doc.tokens.len()];
    for i in read.iter().flat_map(|e| e.trigger.tokens()).chain(nothing.iter().copied()) {
        taken[i] = true;
    }
    let mut events = Vec::new();
    for (n, draft) in known.drafts.iter().enumerate() {
        let Some((kind, mode)) = does(draft.act) else { continue };
        if draft.cue.is_empty() || draft.entry.is_none() || draft.cue.tokens().any(|i| taken[i]) {
            continue;
        }
        let Some(trigger) = words(known, draft) else { continue };
        let actors: Vec<usize> = known.chains[n].last().and_then(|l| l.entity).into_iter().collect();
        let recipients = recipients(scene, draft, &actors);
        // Somebody must say it, though nobody may know who it is ("beide forderten …").
        if actors.is_empty() && recipients.is_empty() && draft.speaker.is_none() {
            continue;
        }
        for i in draft.cue.tokens() {
            taken[i] = true;
        }
        let evidence = draft.clause.map_or((trigger.first(), trigger.end()), |c| {
            let clause = &known.doc.clauses[c];
            (clause.first as usize, clause.end as usize)
        });
        let rule = format!("{}/happens/acts/{}", known.doc.pack.folder(), draft.act.name());
        let statement = scene.statement_at(trigger.first()).filter(|s| *s != n);
        events.push(Draft {
            actors,
            recipients,
            evidence,
            statement,
            ..Draft::new(kind, mode, trigger, EventStatus::Happened, rule.as_str().into())
        });
    }
    events
}

/// What is done by a statement with that act.
fn does(act: Act) -> Option<(EventType, Option<Mode>)> {
    Some(match act {
        Act::Demand => (EventType::Request, None),
        Act::Accuse => (EventType::Accuse, Some(Mode::Allege)),
        Act::Criticise => (EventType::Accuse, Some(Mode::Disapprove)),
        Act::Threaten => (EventType::Threaten, None),
        Act::Deny => (EventType::Deny, None),
        Act::Promise | Act::Offer | Act::Agree => (EventType::Agree, None),
        Act::Refuse => (EventType::Reject, None),
        Act::Praise => (EventType::Support, None),
        Act::ClaimResponsibility => (EventType::Claim, None),
        _ => return None,
    })
}

/// The words that name what is done: the verb or noun of the cue.
fn words(known: &Known, draft: &says::Draft) -> Option<Stretch> {
    let doc = known.doc;
    let verb =
        |i: &usize| doc.tokens[*i].tag.is_verb() && !doc.tokens[*i].feats.any(Feats::AUXILIARY.with(Feats::MODAL));
    let noun = |i: &usize| doc.tokens[*i].tag == laut_pack::Tag::Noun;
    let particle = draft.clause.and_then(|c| doc.clauses[c].verb.particle).map(|p| p as usize);
    let tokens: Vec<usize> = draft.cue.tokens().filter(|i| verb(i) || noun(i) || particle == Some(*i)).collect();
    (!tokens.is_empty()).then(|| Stretch::of_tokens(tokens))
}

/// Whom it is said to or of: the addressee, else who is named in the object or is the subject of what is said.
fn recipients(scene: &Scene, draft: &says::Draft, actors: &[usize]) -> Vec<usize> {
    let doc = scene.known.doc;
    let others = |found: Vec<usize>| found.into_iter().filter(|e| !actors.contains(e)).collect::<Vec<usize>>();
    if let Some(addressee) = &draft.addressee {
        let found = others(scene.inside(addressee.first(), addressee.end()));
        if !found.is_empty() {
            return found;
        }
    }
    if draft.form == Form::Reported {
        let Some(c) = draft.clause else { return Vec::new() };
        let spoken = |i: usize| draft.speaker.as_ref().is_some_and(|s| s.has(i));
        let mut found = Vec::new();
        for p in phrase::of_clause(doc, c).iter().filter(|p| !spoken(p.head) && !phrase::is_time(doc, p)) {
            found.extend(scene.of_phrase(p).into_iter().filter(|e| !actors.contains(e)));
        }
        found.dedup();
        return found;
    }
    let inner = draft.content.tokens().find_map(|i| doc.tokens[i].clause);
    let Some(c) = inner.map(|c| c as usize).filter(|c| Some(*c) != draft.clause) else { return Vec::new() };
    let subject = others(scene.subject(c));
    if !subject.is_empty() {
        return subject;
    }
    others(scene.inside(doc.clauses[c].first as usize, doc.clauses[c].end as usize))
}
