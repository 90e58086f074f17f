//! The `happens` stage: verbs and nouns of doing → events.
//!
//! It stands last: it needs the clauses, who is named, which statement a word stands in, times and numbers. Lines of
//! the pack name the words and where those who take part stand; this stage finds them, through passives, infinitives,
//! coordination, relative clauses and nouns, and with what standing the event is told.
//!
//! ```text
//! verbs, nouns ──company──▶ readings ──what carries them, places──▶ drafts ──sayings, dedupe──▶ + dates, places, numbers
//! ```

mod carry;
mod date;
mod goods;
mod link;
mod paragraph;
mod people;
mod place;
mod roles;
pub(crate) mod same;
mod saying;
mod sentence;
mod statement;
mod status;
mod tale;
mod times;
mod trigger;

use crate::chain::Link;
use crate::doc::{Doc, Shape};
use crate::phrase;
use crate::says;
use crate::stretch::Stretch;
use crate::who::Cast;
use carry::Carried;
use jiff::civil::Date;
use laut_pack::Feats;
use laut_pack::happens::{Trigger, Without};
use laut_record::{
    BlockKind, DateFrom, DateId, EventStatus, EventType, Mode, Quantity, QuantityId, RuleId, Source, TimeExpression,
};
use people::Scene;
use roles::Parts;
use rustc_hash::FxHashMap;
use trigger::{Found, Sort};

/// What the stages before this one have found in one text.
pub(crate) struct Known<'d, 'a> {
    pub(crate) doc: &'d Doc<'a>,
    pub(crate) cast: &'d Cast,
    pub(crate) drafts: &'d [says::Draft<'a>],
    pub(crate) chains: &'d [Vec<Link>],
    /// The time expressions of both texts.
    pub(crate) dates: &'d [TimeExpression],
    /// The quantities of both texts.
    pub(crate) quantities: &'d [Quantity],
    /// The day of publication, where the article tells it.
    pub(crate) published: Option<Date>,
}

/// An event while it is being read: entities are numbers in the cast, statements numbers of drafts.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) kind: EventType,
    pub(crate) mode: Option<Mode>,
    pub(crate) actors: Vec<usize>,
    pub(crate) recipients: Vec<usize>,
    pub(crate) trigger: Stretch,
    /// Tokens `first..end` of the clause that tells it.
    pub(crate) evidence: (usize, usize),
    pub(crate) date: Option<DateId>,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    pub(crate) date_from: Option<DateFrom>,
    /// Tokens of the place, and its entity.
    pub(crate) place: Option<(Stretch, Option<usize>)>,
    pub(crate) quantities: Vec<QuantityId>,
    pub(crate) goods: Vec<Stretch>,
    pub(crate) status: EventStatus,
    pub(crate) statement: Option<usize>,
    /// The first mention of the same event, by its number among these.
    pub(crate) same_as: Option<usize>,
    pub(crate) rule: RuleId,
}

impl Draft {
    /// An event of which only the word is known.
    fn new(kind: EventType, mode: Option<Mode>, trigger: Stretch, status: EventStatus, rule: RuleId) -> Self {
        Draft {
            kind,
            mode,
            actors: Vec::new(),
            recipients: Vec::new(),
            evidence: (trigger.first(), trigger.end()),
            trigger,
            date: None,
            from: None,
            to: None,
            date_from: None,
            place: None,
            quantities: Vec::new(),
            goods: Vec::new(),
            status,
            statement: None,
            same_as: None,
            rule,
        }
    }
}

/// Finds the events of a text, in its order.
pub(crate) fn events(known: &Known) -> Vec<Draft> {
    let doc = known.doc;
    if !doc.pack.covers("happens") {
        return Vec::new();
    }
    let scene = Scene::new(known);
    let mut drafts = Vec::new();
    // Words that do nothing in the company they keep.
    let mut nothing = Vec::new();
    for c in 0..doc.clauses.len() {
        if asks(doc, doc.clauses[c].sentence as usize) {
            continue;
        }
        for found in trigger::verbs(&scene, c) {
            if found.readings.is_empty() {
                nothing.push(found.head);
            }
            drafts.extend(draft(&scene, &found));
        }
    }
    let demands = |d: &&Draft| matches!(d.kind, EventType::Request | EventType::Reject | EventType::Threaten);
    let asking = drafts.iter().filter(demands).map(|d| (d.evidence, d.trigger.clone())).collect();
    for i in 0..doc.tokens.len() {
        if !doc.tokens[i].tag.is_nominal() || asks(doc, doc.tokens[i].sentence as usize) {
            continue;
        }
        if let Some(found) = trigger::noun(doc, i).filter(|f| !is_asked_for(doc, f, &asking)) {
            drafts.extend(draft(&scene, &found));
        }
    }
    let sayings = saying::sayings(&scene, &drafts, &nothing);
    drafts.extend(sayings);
    drafts.sort_by_key(|d| (d.trigger.first(), d.trigger.end()));
    once(&mut drafts);
    headings(doc, &mut drafts);
    link::link(known, &mut drafts);
    drafts
}

/// Whether nothing is told in a sentence: it asks, or is matter for the newsroom.
fn asks(doc: &Doc, sentence: usize) -> bool {
    let sentence = doc.sentences[sentence];
    let last = (sentence.first as usize..sentence.end as usize).rev().find(|&i| doc.tokens[i].shape != Shape::Quote);
    matches!(sentence.block, BlockKind::Byline | BlockKind::Dateline | BlockKind::Sources | BlockKind::Desk)
        || last.is_some_and(|i| doc.word(i) == "?")
}

/// The event that a word names: in the first of its readings in which somebody takes part.
fn draft(scene: &Scene, found: &Found) -> Option<Draft> {
    let doc = scene.known.doc;
    let carried = carry::carried(scene, found);
    let mut best: Option<(&Trigger, Parts)> = None;
    for &trigger in &found.readings {
        let parts = roles::parts(scene, found, trigger, &carried);
        let both = !parts.actors.is_empty() && !parts.recipients.is_empty();
        let count = |p: &Parts| usize::from(!p.actors.is_empty()) + usize::from(!p.recipients.is_empty());
        if best.as_ref().is_none_or(|(_, b)| count(&parts) > count(b)) {
            best = Some((trigger, parts));
        }
        if both {
            break;
        }
    }
    let (trigger, parts) = best?;
    let mut kind = trigger.kind?;
    let mut mode = trigger.mode;
    if let Some((of, replaces, by)) = found.first
        && (replaces || of == kind)
    {
        (kind, mode) = (of, by.or(mode));
    }
    if parts.actors.is_empty() {
        match trigger.without {
            Without::Same => {}
            Without::Nothing => return None,
            Without::Other(other) => (kind, mode) = (other, None),
        }
    }
    // Its company tells what a verb does though nobody is named ("the borders were closed").
    let sure = trigger.actor.is_empty() && trigger.recipient.is_empty() || !trigger.noun && !trigger.words.is_empty();
    let alone = sure || may_stand_alone(doc, found, kind, &carried);
    if parts.actors.is_empty() && parts.recipients.is_empty() && !alone {
        return None;
    }
    let status = status::status(scene, found, kind, &carried);
    let clause = &doc.clauses[found.clause];
    let table = if trigger.noun { "nouns" } else { "verbs" };
    let rule = format!("{}/happens/{table}/{}", doc.pack.folder(), trigger.written);
    Some(Draft {
        actors: parts.actors,
        recipients: parts.recipients,
        evidence: (clause.first as usize, clause.end as usize),
        statement: scene.statement_at(found.head),
        ..Draft::new(kind, mode, Stretch::of_tokens(found.tokens.iter().copied()), status, rule.as_str().into())
    })
}

/// Whether an event is told though nobody is named who takes part: deaths; what is done to things ("the motion was
/// rejected"); and what a noun names for the first time,
/// without a definite article, as subject, or carried by another word ("es kam zu Unruhen").
fn may_stand_alone(doc: &Doc, found: &Found, kind: EventType, carried: &[Carried]) -> bool {
    use EventType::*;
    if found.sort != Sort::Noun {
        return kind == Harm || found.sort == Sort::Verb { passive: true };
    }
    let phrase = trigger::phrase_of(doc, found.clause, found.head);
    let definite = phrase.is_some_and(|p| {
        let fused = p.preposition.is_some_and(|i| doc.tokens[i].feats.has(Feats::FUSED));
        fused || (p.first..found.head).any(|i| doc.tokens[i].feats.has(Feats::DEFINITE))
    });
    let subject = || phrase::subject(doc, found.clause).is_some_and(|s| (s.first..s.end).contains(&found.head));
    let told = || !definite || carried.iter().any(|c| c.beside || c.status.is_some()) || subject();
    matches!(kind, Harm | Protest | Assault | Elect) && told() || carried.iter().any(|c| c.beside)
}

/// Whether the noun is what a verb of its clause asks for, refuses or threatens: there the verb is the event.
fn is_asked_for(doc: &Doc, found: &Found, asking: &FxHashMap<(usize, usize), Stretch>) -> bool {
    let clause = &doc.clauses[found.clause];
    let Some(verb) = asking.get(&(clause.first as usize, clause.end as usize)) else { return false };
    let Some(p) = trigger::phrase_of(doc, found.clause, found.head) else { return false };
    let subject = phrase::subject(doc, found.clause).is_some_and(|s| s.head == p.head);
    verb.has(found.head) || p.preposition.is_none() && subject == clause.verb.passive
}

/// Of two events with common words and one type the first stays, which has more of them or stands before.
fn once(drafts: &mut Vec<Draft>) {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts.drain(..) {
        let near = kept.iter_mut().rev().take(4).find(|k| k.kind == draft.kind && k.trigger.shared(&draft.trigger) > 0);
        match near {
            Some(known) if draft.trigger.len() > known.trigger.len() => *known = draft,
            Some(_) => {}
            None => kept.push(draft),
        }
    }
    *drafts = kept;
}

/// A heading inside the text only repeats what the text tells: of a type that is told there, nothing is read from it.
fn headings(doc: &Doc, drafts: &mut Vec<Draft>) {
    let heads = |d: &Draft| {
        let sentence = doc.tokens[d.trigger.first()].sentence as usize;
        matches!(doc.sentences[sentence].block, BlockKind::Title | BlockKind::Heading | BlockKind::Caption)
    };
    let told: Vec<EventType> = drafts.iter().filter(|d| !heads(d)).map(|d| d.kind).collect();
    if doc.source == Source::Text {
        drafts.retain(|d| !heads(d) || !told.contains(&d.kind));
    }
}
