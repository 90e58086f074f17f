//! Times of the same sentence: clauses that tell of the same moment as the one that tells an event.

use super::Draft;
use super::date::Times;
use super::link::Anchor;
use super::times::{Time, days};
use crate::clause::Kind;
use crate::doc::Doc;
use laut_pack::Tag;
use laut_record::EventStatus;

/// How many days lie at least between the ends of a month.
const MONTH_DAYS: i32 = 27;

impl Times<'_, '_, '_> {
    /// A time of a clause that tells of the same moment.
    pub(super) fn in_sentence(&self, draft: &Draft, anchor: &Anchor) -> Option<usize> {
        let doc = self.known.doc;
        let own = anchor.clause?;
        if !self.shares(anchor, own) {
            return None;
        }
        if let Some(time) = self.behind(draft, anchor, own) {
            return Some(time);
        }
        // "In December, when …": the time right before the clause that it opens.
        if let Some(time) = self.in_front(draft, anchor, own) {
            return Some(time);
        }
        if let Some(time) = self.around(draft, anchor, own) {
            return Some(time);
        }
        let mut at = own;
        for _ in 0..4 {
            let next = self.before(draft, at);
            let Some(next) = next.filter(|n| *n != at) else { break };
            if let Some(time) = self.of_clause(draft, anchor, next).filter(|&t| self.together(anchor, t)) {
                return Some(time);
            }
            at = next;
        }
        // A clause that hangs on this one and tells what happened meanwhile.
        let sentence = doc.clauses[own].sentence;
        (own + 1..doc.clauses.len())
            .take_while(|&c| doc.clauses[c].sentence == sentence)
            .chain((0..own).rev().take_while(|&c| doc.clauses[c].sentence == sentence))
            .filter(|&c| doc.clauses[c].parent == Some(own as u32) && meanwhile(doc, c))
            .find_map(|c| self.of_clause(draft, anchor, c).filter(|&t| self.together(anchor, t)))
    }

    /// A time of the relative clause behind the noun, where that only tells when it is ("a meeting that is to be in May").
    fn behind(&self, draft: &Draft, anchor: &Anchor, own: usize) -> Option<usize> {
        let doc = self.known.doc;
        let phrase = anchor.phrase.filter(|p| p.head == anchor.head)?;
        let last = doc.sentences.get(anchor.sentence)?.end as usize;
        let comma = (phrase.end..last.min(phrase.end + 8)).find(|&i| doc.word(i) == ",")?;
        let c = doc.tokens.get(comma + 1)?.clause? as usize;
        let clause = &doc.clauses[c];
        let plain = clause.kind == Kind::Relative && self.eventful[c].is_none() && clause.parent == Some(own as u32);
        // The pronoun itself opens it, without a preposition.
        let subject = plain && clause.opener == Some(comma as u32 + 1);
        self.of_clause(draft, anchor, c).filter(|&t| subject && self.together(anchor, t))
    }

    /// The time that stands right before the comma before clause `c`.
    fn in_front(&self, draft: &Draft, anchor: &Anchor, c: usize) -> Option<usize> {
        let clause = &self.known.doc.clauses[c];
        let (first, opener) = (clause.first as usize, clause.opener? as usize);
        let stands = clause.kind == Kind::Relative || meanwhile(self.known.doc, c);
        // A relative pronoun may stand behind its preposition.
        let before = |t: &Time| (t.end..=t.end + 1).contains(&first) && opener <= first + 1;
        self.best(draft, anchor, |t| stands && before(t))
    }

    /// The time of the clause that comes after clause `c`, where it is long enough for both ("after …, in June").
    fn around(&self, draft: &Draft, anchor: &Anchor, c: usize) -> Option<usize> {
        let doc = self.known.doc;
        let clause = &doc.clauses[c];
        let opener = clause.opener.filter(|_| clause.kind == Kind::Subordinate)? as usize;
        let parent = clause.parent.filter(|_| doc.pack.lists("afterwards", doc.lower(opener)))? as usize;
        let time = self.of_clause(draft, anchor, parent).filter(|&t| self.together(anchor, t))?;
        let (from, to) = (self.times[time].from?, self.times[time].to?);
        (days(from, to) >= MONTH_DAYS).then_some(time)
    }

    /// The clause whose time clause `c` shares.
    fn before(&self, draft: &Draft, c: usize) -> Option<usize> {
        let doc = self.known.doc;
        let clause = &doc.clauses[c];
        if let Some(beside) = clause.beside {
            return Some(beside as usize);
        }
        let parent = clause.parent? as usize;
        let done = matches!(draft.status, EventStatus::Happened | EventStatus::Ongoing);
        match clause.kind {
            Kind::Subordinate if meanwhile(doc, c) => Some(parent),
            // "Succeeded today in …"; what is only wanted comes later.
            Kind::Infinitive if done && !aims(doc, c) => Some(parent),
            // "The exercise, during which …"
            Kind::Relative => {
                let opener = clause.opener? as usize;
                let during = opener > 0 && doc.pack.lists("during-prepositions", doc.lower(opener - 1));
                during.then_some(parent)
            }
            _ => None,
        }
    }

    /// Whether a time and an event of different clauses are told by the same voice.
    fn together(&self, anchor: &Anchor, time: usize) -> bool {
        self.content[self.times[time].first] == self.content[anchor.head]
    }
}

/// Whether an infinitive tells what for ("in order to").
fn aims(doc: &Doc, c: usize) -> bool {
    doc.clauses[c].opener.is_some_and(|o| doc.tokens[o as usize].tag == Tag::InfinitiveOpener)
}

/// Whether a clause tells what happened at the time of the one it hangs on.
fn meanwhile(doc: &Doc, c: usize) -> bool {
    let clause = &doc.clauses[c];
    clause.kind == Kind::Subordinate
        && clause.opener.is_some_and(|o| doc.pack.lists("meanwhile", doc.lower(o as usize)))
}
