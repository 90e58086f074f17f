//! Ties events to time, place and number, and mentions of one event to each other.
//!
//! The last step of the stage: triggers, roles and standing are known. What stands nearest comes first: times of the
//! clause and its sentence, then places, numbers and goods; then mentions are joined, and what has no time of its own
//! takes that of an earlier mention or of its paragraph.

use super::{Draft, Known, date, goods, place, same};
use crate::doc::Doc;
use crate::phrase::{self, Phrase};
use laut_pack::Tag;

/// Gives events their time, place, quantities, goods and first mention.
pub(super) fn link(known: &Known, drafts: &mut [Draft]) {
    if drafts.is_empty() {
        return;
    }
    let anchors: Vec<Anchor> = drafts.iter().map(|d| Anchor::new(known.doc, d)).collect();
    let times = date::Times::new(known, drafts, &anchors);
    times.near(drafts, &anchors);
    place::places(known, drafts, &anchors);
    goods::goods(known, drafts, &anchors);
    same::join(known, drafts, &anchors);
    times.far(drafts, &anchors);
}

/// Where an event hangs in its sentence.
pub(super) struct Anchor {
    /// The token that names it: a noun, the full verb, a participle before a noun.
    pub(super) head: usize,
    pub(super) clause: Option<usize>,
    pub(super) sentence: usize,
    /// The phrase its noun heads, or in which its participle stands; none for a verb.
    pub(super) phrase: Option<Phrase>,
}

impl Anchor {
    fn new(doc: &Doc, draft: &Draft) -> Self {
        let tokens = || draft.trigger.tokens();
        let clause = |i: usize| doc.tokens[i].clause.map(|c| c as usize);
        let of_verb = |i: &usize| clause(*i).is_some_and(|c| doc.clauses[c].verb.tokens.contains(&(*i as u32)));
        let first = draft.trigger.first();
        let verb = tokens().filter(of_verb).max_by_key(|i| {
            let head = clause(*i).and_then(|c| doc.clauses[c].verb.head);
            (head == Some(*i as u32), *i)
        });
        let noun = || tokens().rfind(|&i| doc.tokens[i].tag.is_nominal()).unwrap_or(first);
        let head = verb.unwrap_or_else(noun);
        let phrase = clause(head)
            .filter(|_| verb.is_none())
            .and_then(|c| phrase::of_clause(doc, c).iter().find(|p| (p.first..p.end).contains(&head)).copied());
        Anchor { head, clause: clause(head), sentence: doc.tokens[head].sentence as usize, phrase }
    }

    /// Whether it is told by the verb of its clause.
    pub(super) fn is_verb(&self) -> bool {
        self.phrase.is_none()
    }

    /// Whether the noun that names it heads its phrase.
    pub(super) fn is_noun(&self, doc: &Doc) -> bool {
        self.phrase.is_some() && doc.tokens[self.head].tag != Tag::Adjective
    }
}
