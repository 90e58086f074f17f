//! Words that carry an event told by another word: "plans to attack", "talks failed", "the plan of an attack".

use super::people::Scene;
use super::trigger::{Found, Sort, phrase_of};
use crate::clause::Kind;
use crate::doc::Doc;
use crate::phrase::{self, Phrase};
use laut_pack::happens::{Operator, OperatorKind, RoleName, Takes};
use laut_pack::{Agreement, Feats, PARTICLE_MARK, Tag};
use laut_record::EventStatus::{self, Planned, Possible, Proposed};

/// An event's word carried by another.
pub(super) struct Carried {
    /// The clause of the word that carries it.
    pub(super) clause: usize,
    pub(super) status: Option<EventStatus>,
    /// What the subject of that clause is in the event.
    pub(super) subject: Option<RoleName>,
    /// A verb of the same clause, of which the event's word is subject or object.
    pub(super) beside: bool,
    /// Whether it is negated, and the event with it.
    pub(super) negated: bool,
    /// An adjective or participle before the noun.
    pub(super) attribute: bool,
}

impl Carried {
    /// An event of clause `c` to which a word without a subject gives that standing.
    fn standing(clause: usize, status: Option<EventStatus>) -> Self {
        Carried { clause, status, subject: None, beside: false, negated: false, attribute: false }
    }
}

/// What carries the event of a word, the nearest first.
pub(super) fn carried(scene: &Scene, found: &Found) -> Vec<Carried> {
    let doc = scene.known.doc;
    let c = found.clause;
    let mut all = Vec::new();
    match found.sort {
        Sort::Noun => {
            let Some(p) = phrase_of(doc, c, found.head) else { return all };
            let owned = owner(doc, c, p, &mut all);
            let from = all.len();
            let done = !owned && around_noun(scene, c, p, &mut all);
            adjectives(doc, c, p, found.head, &mut all);
            // What has begun is no longer only planned; what is called off stays so.
            if done {
                let ahead = |c: &Carried| matches!(c.status, Some(Planned | Proposed | Possible));
                let mut n = 0;
                all.retain(|c| {
                    n += 1;
                    n <= from || c.beside || !c.attribute || !ahead(c)
                });
                all[from..].sort_by_key(|c| !c.attribute);
            }
        }
        Sort::Verb { .. } => {
            let head = &doc.tokens[found.head];
            // Modals and their like, in the same bracket.
            if head.tag != Tag::Finite {
                verbs(doc, c, found.head, Takes::Infinitive, true, &mut all);
            }
            around_clause(scene, c, &mut all);
        }
        Sort::Attribute => {}
    }
    adverbs(doc, c, &mut all);
    all
}

/// Whether the verb of clause `c` is negated, and no word takes that back.
pub(super) fn is_negated(doc: &Doc, c: usize) -> bool {
    doc.clauses[c].verb.negated
        && doc.own(c).any(|i| match doc.tokens[i].tag {
            Tag::Negation => i + 1 >= doc.tokens.len() || !doc.pack.lists("half-negations", doc.lower(i + 1)),
            _ => doc.tokens[i].feats.has(Feats::NEGATIVE),
        })
}

/// The verbs of clause `c` that carry an event so; not the one at token `but`.
fn verbs(doc: &Doc, c: usize, but: usize, takes: Takes, beside: bool, all: &mut Vec<Carried>) {
    let clause = &doc.clauses[c];
    for i in clause.verb.tokens.iter().map(|&i| i as usize).filter(|&i| i != but && doc.tokens[i].tag.is_verb()) {
        let tag = doc.tokens[i].tag;
        let head = clause.verb.head == Some(i as u32);
        let apart = clause.verb.particle.filter(|_| head).map_or("", |p| doc.lower(p as usize));
        let mut seen = u32::MAX;
        for reading in doc.pack.readings(doc.lower(i)).iter().filter(|r| r.tag == tag) {
            if std::mem::replace(&mut seen, reading.lemma) == reading.lemma {
                continue;
            }
            let lemma = doc.pack.lemma(reading.lemma);
            let (joined, base) = lemma.split_once(PARTICLE_MARK).unwrap_or(("", lemma));
            let particle = if joined.is_empty() { apart } else { joined };
            let fits = |o: &&Operator| o.kind == OperatorKind::Verb && o.takes == takes && o.particle == particle;
            if let Some(operator) = doc.pack.event_operators(base).find(fits) {
                all.push(Carried {
                    clause: c,
                    status: status(doc, i, operator),
                    subject: operator.subject,
                    beside,
                    negated: is_negated(doc, c) && !beside && takes != Takes::Infinitive,
                    attribute: false,
                });
                return;
            }
        }
    }
}

/// The standing that the operator at token `i` gives: what could be done in the past was done.
fn status(doc: &Doc, i: usize, operator: &Operator) -> Option<EventStatus> {
    let feats = doc.tokens[i].feats;
    let was = doc.tokens[i].tag == Tag::Finite && feats.has(Feats::PAST) && feats.has(Feats::INDICATIVE);
    let modal = feats.has(Feats::MODAL) && operator.status == Some(EventStatus::Possible);
    operator.status.filter(|_| !(modal && was && !feats.has(Feats::IRREALIS)))
}

/// What governs the clause: a verb that takes it, or the noun before it.
fn around_clause(scene: &Scene, c: usize, all: &mut Vec<Carried>) {
    let doc = scene.known.doc;
    let clause = &doc.clauses[c];
    let opener = clause.opener.map(|o| o as usize);
    let takes = match clause.kind {
        Kind::Infinitive => Takes::Infinitive,
        Kind::Subordinate if opener.is_some_and(|o| doc.tokens[o].feats.has(Feats::COMPLEMENT)) => Takes::That,
        _ => return,
    };
    let noun = scene.governing_noun(c);
    let of_noun = noun.and_then(|i| {
        doc.pack.event_operator_nouns(doc.lower(i)).find(|o| o.kind == OperatorKind::Noun && o.takes == takes)
    });
    let Some(governor) = scene.governor(c) else { return };
    if let Some(operator) = of_noun {
        let (status, subject) = (operator.status, operator.subject);
        let negated = is_negated(doc, governor);
        all.push(Carried { subject, negated, ..Carried::standing(governor, status) });
        return;
    }
    verbs(doc, governor, usize::MAX, takes, false, all);
}

/// Adverbs of the clause, and what opens it.
fn adverbs(doc: &Doc, c: usize, all: &mut Vec<Carried>) {
    let opener = doc.clauses[c].opener.map(|o| o as usize);
    let small = |i: usize| {
        let tag = doc.tokens[i].tag;
        matches!(tag, Tag::Adverb | Tag::Predicative | Tag::Particle | Tag::ProAdverb) || opener == Some(i)
    };
    for i in doc.own(c).filter(|&i| small(i)) {
        let operator = doc.pack.event_operators(doc.lower(i)).find(|o| o.kind == OperatorKind::Adverb);
        all.extend(operator.map(|o| Carried::standing(c, o.status)));
    }
}

/// Adjectives and participles before a noun: "a planned attack".
fn adjectives(doc: &Doc, c: usize, p: &Phrase, head: usize, all: &mut Vec<Carried>) {
    let endings = &doc.pack.manifest().when.endings;
    for i in (p.first..head).filter(|&i| doc.tokens[i].tag == Tag::Adjective) {
        let word = doc.lower(i);
        let known = |stem: &str| doc.pack.event_operators(stem).find(|o| o.kind == OperatorKind::Adjective);
        let operator = known(word)
            .or_else(|| known(doc.lemma(i)))
            .or_else(|| endings.iter().filter_map(|e| word.strip_suffix(e.as_str())).find_map(known));
        all.extend(operator.map(|o| Carried { attribute: true, ..Carried::standing(c, o.status) }));
    }
}

/// The noun right before the phrase, which owns it: "the plan of an attack"; tells whether there is one.
fn owner(doc: &Doc, c: usize, p: &Phrase, all: &mut Vec<Carried>) -> bool {
    let start = p.preposition.unwrap_or(p.first);
    let Some(before) = start.checked_sub(1).filter(|&i| doc.tokens[i].tag == Tag::Noun) else { return false };
    let genitive = p.preposition.is_none() && p.agreement.allows(Agreement::GENITIVE) && p.first < p.head;
    if !genitive && p.preposition.is_none() {
        return false;
    }
    let takes = |o: &&Operator| o.kind == OperatorKind::Noun && matches!(o.takes, Takes::Owner | Takes::Object);
    let operator = doc.pack.event_operator_nouns(doc.lower(before)).find(takes);
    all.extend(operator.map(|o| Carried::standing(c, o.status)));
    genitive
}

/// The verb of the clause whose subject or object the noun is; tells whether there is one that carries it.
fn around_noun(scene: &Scene, c: usize, p: &Phrase, all: &mut Vec<Carried>) -> bool {
    let doc = scene.known.doc;
    let clause = &doc.clauses[c];
    let first = phrase::subject(doc, c);
    let subject = first.is_some_and(|s| s.head == p.head);
    // Where it stands behind a preposition it is an object of some verbs ("calls for a strike"), with others it tells when.
    let bare =
        p.preposition.is_none() || p.preposition.is_some_and(|i| doc.pack.lists("carried-prepositions", doc.lemma(i)));
    if !bare {
        return false;
    }
    // "Es kam zu Kämpfen": what looks like the subject stands for nobody.
    let nobody = first.is_none_or(|s| doc.tokens[s.head].feats.has(Feats::IMPERSONAL));
    let takes = if subject && !clause.verb.passive { Takes::Subject } else { Takes::Object };
    let from = all.len();
    verbs(doc, c, usize::MAX, takes, true, all);
    if all.len() == from && !subject && nobody {
        verbs(doc, c, usize::MAX, Takes::Subject, true, all);
    }
    let carried = all.len() > from;
    if is_negated(doc, c) && (carried || p.preposition.is_none()) {
        all.push(Carried::standing(c, Some(EventStatus::Denied)));
    }
    // Subject and object share the modals of the clause, and what governs it.
    if p.preposition.is_none() || carried {
        verbs(doc, c, usize::MAX, Takes::Infinitive, false, all);
        around_clause(scene, c, all);
    }
    carried
}
