//! The running time of a paragraph: the day that a story stays on until it names another.
//!
//! What was said and what was done run apart: that somebody spoke on Monday does not tell when it happened that he spoke of.

use super::Draft;
use super::date::{Times, is_said};
use super::link::Anchor;
use super::tale::{Tale, tale};
use super::times::{Bond, Time, days};
use crate::clause::Kind;
use laut_record::{BlockKind, DateFrom, EventStatus, EventType, TimeKind};

/// How many days before publication the running time of a paragraph may lie when it is of another year.
const BACKGROUND_DAYS: i32 = 60;
/// How many days the running time of a paragraph has at most, but one.
const RUNNING_DAYS: i32 = 6;

impl Times<'_, '_, '_> {
    /// Dates events by the running time of their paragraph.
    pub(super) fn paragraphs(&self, drafts: &mut [Draft], anchors: &[Anchor]) {
        let doc = self.known.doc;
        let mut running = Running::default();
        let mut order: Vec<usize> = (0..drafts.len()).collect();
        order.sort_by_key(|&n| anchors[n].head);
        let mut at = self.dateline(&mut running);
        let mut block = None;
        for n in order {
            let anchor = &anchors[n];
            let Some(sentence) = doc.sentences.get(anchor.sentence) else { continue };
            if block.is_some_and(|b| b != sentence.block_number) {
                running = Running::default();
            }
            // Times that were told since, up to the end of the sentence before.
            while at < self.times.len() && self.times[at].first < sentence.first as usize {
                if self.block(at) == Some(sentence.block_number) {
                    self.run(at, &mut running);
                }
                at += 1;
            }
            block = Some(sentence.block_number);
            let Some(clause) = anchor.clause.filter(|_| sentence.block == BlockKind::Paragraph) else { continue };
            let tale = tale(doc, clause);
            let said = is_said(drafts[n].kind);
            let kind = Some(drafts[n].kind);
            if drafts[n].date.is_some() {
                let time = self.times.iter().position(|t| Some(t.id) == drafts[n].date);
                let own = matches!(drafts[n].date_from, Some(DateFrom::Clause | DateFrom::Sentence));
                if let Some(time) = time.filter(|_| own && self.shares(anchor, clause)) {
                    self.set(&mut running, time, tale, kind);
                }
                continue;
            }
            let told = matches!(drafts[n].status, EventStatus::Happened | EventStatus::Ongoing | EventStatus::Failed);
            let so_far = || self.looks_away(clause);
            if !told || so_far() || doc.in_opaque(anchor.head) || !self.shares(anchor, clause) {
                continue;
            }
            let slot = if said { running.said } else { running.done };
            if let Some((time, _)) = slot.filter(|(_, of)| of.goes_on(tale)) {
                self.give(&mut drafts[n], time, DateFrom::Paragraph);
            }
        }
    }

    /// Whether a clause names another time than the story's, be it one that cannot be placed ("the next day").
    fn looks_away(&self, clause: usize) -> bool {
        let doc = self.known.doc;
        let (first, end) = (doc.clauses[clause].first as usize, doc.clauses[clause].end as usize);
        let from = self.open.partition_point(|&i| i < first);
        doc.own(clause).any(|i| doc.pack.lists("so-far", doc.lower(i)))
            || self.open[from..].iter().take_while(|&&i| i < end).any(|&i| doc.tokens[i].clause == Some(clause as u32))
    }

    /// The time of a dateline; gives the first time behind it.
    fn dateline(&self, running: &mut Running) -> usize {
        let doc = self.known.doc;
        let first = doc.sentences.iter().find(|s| s.block == BlockKind::Paragraph).map_or(0, |s| s.first as usize);
        let lines = doc.blocks.iter().filter(|b| b.kind == BlockKind::Dateline);
        let inside = |t: &Time| {
            let at = doc.tokens[t.first].span.start;
            lines.clone().any(|b| (b.span.start..b.span.end).contains(&at))
        };
        let end = self.times.partition_point(|t| t.first < first);
        if let Some(time) = self.times[..end].iter().rposition(|t| t.kind == TimeKind::Date && inside(t)) {
            running.done = Some((time, Tale::Past));
            running.said = Some((time, Tale::Past));
        }
        end
    }

    fn block(&self, time: usize) -> Option<u32> {
        let doc = self.known.doc;
        let sentence = doc.tokens[self.times[time].first].sentence as usize;
        doc.sentences.get(sentence).map(|s| s.block_number)
    }

    /// Lets a time of the verb of a main clause run on.
    fn run(&self, time: usize, running: &mut Running) {
        let doc = self.known.doc;
        let of = &self.times[time];
        let Some(clause) = of.clause.filter(|&c| doc.clauses[c].kind == Kind::Main) else { return };
        let bound = match &of.bond {
            Bond::Free => false,
            Bond::Behind(all) => !self.leaves(all),
            Bond::Of(_) => true,
        };
        if bound || doc.in_opaque(of.first) {
            return;
        }
        let cue = self.known.drafts.iter().any(|d| d.clause == Some(clause));
        self.set(running, time, tale(doc, clause), cue.then_some(EventType::Request));
    }

    /// Lets a time run on that dates an event of that type, or what no event tells.
    fn set(&self, running: &mut Running, time: usize, tale: Tale, kind: Option<EventType>) {
        let of = &self.times[time];
        // A month or a year is no day that the story stays on, nor is "until Friday".
        let long = of.from.zip(of.to).is_none_or(|(from, to)| days(from, to) > RUNNING_DAYS);
        if !tale.is_told() || long || of.open || of.ahead {
            return;
        }
        if let (Some(published), Some(to)) = (self.known.published, of.to) {
            let past = days(to, published) > BACKGROUND_DAYS && to.year() != published.year();
            if past || of.from.is_some_and(|f| f > published) {
                return;
            }
        }
        // Where people meet or stand together they speak; what is said of a blow may be said later.
        let speaks = |k| is_said(k) || matches!(k, EventType::Consult | EventType::Protest | EventType::Decide);
        running.said = kind.is_some_and(speaks).then_some((time, tale));
        if !kind.is_some_and(is_said) {
            running.done = Some((time, tale));
        }
    }
}

/// What a paragraph tells of, so far: the time of what was done last, and of what was done or said last.
#[derive(Default)]
struct Running {
    done: Option<(usize, Tale)>,
    said: Option<(usize, Tale)>,
}
