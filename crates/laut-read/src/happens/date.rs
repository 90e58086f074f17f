//! When an event took place: the time expression that dates it, and where that was found.
//!
//! A time in the event's own phrase comes first, then one of its clause, then one of a clause that tells the same
//! moment (coordinated with it, or opened by a word such as "while"). What an adverb or attribute dates is told apart:
//! a time before or right behind a noun is that noun's, and the verb's only where nothing speaks against it. The time of
//! a saying is not that of what is said. What has happened is not dated ahead of publication, what is planned not
//! before it. Where nothing is near, an earlier mention has it, or the paragraph, as long as it goes on in the same
//! tense.

use super::link::Anchor;
use super::tale::{Tale, tale};
use super::times::{Bond, Time, days, open, times};
use super::{Draft, Known};
use crate::doc::Doc;
use crate::phrase::{self, Phrase};
use jiff::civil::Date;
use laut_pack::{Agreement, Tag};
use laut_record::{DateFrom, EventStatus, EventType, Form, TimeKind};

/// No statement.
const NONE: u32 = u32::MAX;

/// The times of a text, and what it takes to choose among them.
pub(super) struct Times<'k, 'd, 'a> {
    pub(super) known: &'k Known<'d, 'a>,
    pub(super) times: Vec<Time>,
    /// First tokens of times that have no bounds.
    pub(super) open: Vec<usize>,
    /// For each token the innermost statement whose content it stands in.
    pub(super) content: Vec<u32>,
    /// For each token the statement whose frame it stands in.
    frame: Vec<u32>,
    /// For each clause the event that its verb tells.
    pub(super) eventful: Vec<Option<EventType>>,
    /// Heads of nouns that tell one, ascending.
    nouns: Vec<usize>,
}

impl<'k, 'd, 'a> Times<'k, 'd, 'a> {
    pub(super) fn new(known: &'k Known<'d, 'a>, drafts: &[Draft], anchors: &[Anchor]) -> Self {
        let doc = known.doc;
        let mut nouns: Vec<usize> = anchors.iter().filter(|a| !a.is_verb()).map(|a| a.head).collect();
        nouns.sort_unstable();
        let mut eventful = vec![None; doc.clauses.len()];
        for (draft, anchor) in drafts.iter().zip(anchors).filter(|(_, a)| a.is_verb()) {
            anchor.clause.into_iter().for_each(|c| eventful[c] = Some(draft.kind));
        }
        let (content, frame) = statements(known);
        Times { known, times: times(known), open: open(known), content, frame, eventful, nouns }
    }

    /// Dates events by their clause or sentence.
    pub(super) fn near(&self, drafts: &mut [Draft], anchors: &[Anchor]) {
        for (draft, anchor) in drafts.iter_mut().zip(anchors) {
            let clause = self.in_phrase(draft, anchor).or_else(|| self.in_clause(draft, anchor));
            let clause = clause.or_else(|| self.otherwise(draft, anchor));
            let found = clause
                .map(|t| (t, DateFrom::Clause))
                .or_else(|| self.in_sentence(draft, anchor).map(|t| (t, DateFrom::Sentence)));
            if let Some((time, from)) = found {
                self.give(draft, time, from);
            }
        }
        self.during(drafts, anchors);
    }

    /// Dates a verb by what it happened during: "in a vote that was held in May the people decided".
    fn during(&self, drafts: &mut [Draft], anchors: &[Anchor]) {
        let doc = self.known.doc;
        let during = |n: &usize| {
            let place = anchors[*n].phrase.and_then(|p| p.preposition);
            place.is_some_and(|p| doc.pack.lists("during-prepositions", doc.lower(p))) && drafts[*n].date.is_some()
        };
        let nouns: Vec<usize> = (0..drafts.len()).filter(during).collect();
        for n in nouns {
            let sentence = anchors[n].sentence;
            let first = anchors.partition_point(|a| a.sentence < sentence);
            let near = (first..anchors.len()).take_while(|&m| anchors[m].sentence == sentence);
            for m in near.filter(|&m| anchors[m].clause == anchors[n].clause && anchors[m].is_verb()) {
                let told = matches!(drafts[m].status, EventStatus::Happened | EventStatus::Ongoing);
                if drafts[m].date.is_none() && told && drafts[n].status == drafts[m].status {
                    let (date, from, to, found) = (drafts[n].date, drafts[n].from, drafts[n].to, drafts[n].date_from);
                    let verb = &mut drafts[m];
                    (verb.date, verb.from, verb.to, verb.date_from) = (date, from, to, found);
                }
            }
        }
    }

    /// Dates what has no time of its own by an earlier mention or by its paragraph.
    pub(super) fn far(&self, drafts: &mut [Draft], anchors: &[Anchor]) {
        for n in 0..drafts.len() {
            let Some(first) = drafts[n].same_as.filter(|&f| drafts[n].date.is_none() && f < n) else { continue };
            let told = &drafts[first];
            if told.date.is_some() {
                let (date, from, to) = (told.date, told.from, told.to);
                let draft = &mut drafts[n];
                (draft.date, draft.from, draft.to, draft.date_from) = (date, from, to, Some(DateFrom::EarlierMention));
            }
        }
        self.paragraphs(drafts, anchors);
    }

    /// A time of the clause that tells that an event has another standing than its words do: what is told of now and dated
    /// ahead is yet to come, what goes along with something told as past has happened.
    fn otherwise(&self, draft: &mut Draft, anchor: &Anchor) -> Option<usize> {
        let doc = self.known.doc;
        let tale = tale(doc, anchor.clause?);
        let during = || anchor.phrase?.preposition.filter(|&p| doc.pack.lists("during-prepositions", doc.lower(p)));
        let other = match draft.status {
            EventStatus::Happened | EventStatus::Ongoing if tale == Tale::Other => EventStatus::Planned,
            EventStatus::Planned | EventStatus::Proposed if tale.is_told() && during().is_some() => {
                EventStatus::Happened
            }
            // "Called for a strike on Friday": it is wanted for then.
            EventStatus::Happened if anchor.phrase.is_some() => {
                let wanted = self.best(&Draft { status: EventStatus::Planned, ..draft.clone() }, anchor, |t| {
                    t.ahead && t.clause == anchor.clause && t.bond == Bond::Free
                });
                draft.status = if wanted.is_some() { EventStatus::Planned } else { draft.status };
                return wanted;
            }
            _ => return None,
        };
        let told = std::mem::replace(&mut draft.status, other);
        let found = self.in_phrase(draft, anchor).or_else(|| self.in_clause(draft, anchor));
        if found.is_none() {
            draft.status = told;
        }
        found
    }

    /// A time in the phrase of the noun: before it, or right behind it.
    fn in_phrase(&self, draft: &Draft, anchor: &Anchor) -> Option<usize> {
        let phrase = anchor.phrase?;
        let own = |t: &Time| match &t.bond {
            Bond::Free => false,
            Bond::Of(p) => p.head == phrase.head && (anchor.head == p.head || t.end <= anchor.head),
            // The nearest noun that tells an event has it.
            Bond::Behind(all) => all.iter().find(|p| self.tells(p)).is_some_and(|p| p.head == anchor.head),
        };
        self.best(draft, anchor, |t| t.clause == anchor.clause && own(t))
    }

    /// A time of the clause.
    fn in_clause(&self, draft: &Draft, anchor: &Anchor) -> Option<usize> {
        let clause = anchor.clause?;
        if !self.shares(anchor, clause) && self.eventful[clause] != Some(draft.kind) {
            // "Called for a strike on Friday": what is wanted has the time that is told ahead.
            let wanted =
                matches!(draft.status, EventStatus::Planned | EventStatus::Proposed) && anchor.phrase.is_some();
            return self.best(draft, anchor, |t| wanted && t.clause == Some(clause) && t.ahead);
        }
        self.of_clause(draft, anchor, clause)
            .or_else(|| self.best(draft, anchor, |t| t.clause == Some(clause) && self.lends(t)))
    }

    /// Whether what the clause dates is this event: its verb, or a noun that stands for it.
    pub(super) fn shares(&self, anchor: &Anchor, clause: usize) -> bool {
        let Some(phrase) = anchor.phrase else { return true };
        let doc = self.known.doc;
        // "After whose death …": what a relative pronoun owns stands behind its preposition.
        let before = |i: usize, tag: Tag| i.checked_sub(1).filter(|&b| doc.tokens[b].tag == tag);
        let whose = before(phrase.first, Tag::Relative).and_then(|r| before(r, Tag::Preposition));
        // A participle before a noun has times of its own only.
        if anchor.head != phrase.head && doc.tokens[anchor.head].tag == Tag::Adjective {
            return false;
        }
        match phrase.preposition.or(whose) {
            Some(p) if self.eventful[clause].is_some() => doc.pack.lists("during-prepositions", doc.lower(p)),
            Some(p) => !doc.pack.lists("apart-prepositions", doc.lower(p)),
            // What somebody says of it is said at another time.
            None => !self.eventful[clause].is_some_and(is_said) && !is_owned(doc, clause, &phrase),
        }
    }

    /// A time of the clause that is its verb's.
    pub(super) fn of_clause(&self, draft: &Draft, anchor: &Anchor, clause: usize) -> Option<usize> {
        let of = |t: &Time| t.clause == Some(clause);
        self.best(draft, anchor, |t| of(t) && t.bond == Bond::Free)
            .or_else(|| self.best(draft, anchor, |t| of(t) && matches!(&t.bond, Bond::Behind(all) if self.leaves(all))))
    }

    /// Whether nouns before a time leave it to the verb.
    pub(super) fn leaves(&self, all: &[Phrase]) -> bool {
        let doc = self.known.doc;
        let apart = |p: &Phrase| p.preposition.is_some_and(|p| !doc.pack.lists("during-prepositions", doc.lower(p)));
        !all.iter().any(|p| self.tells(p) && apart(p))
    }

    /// Whether a time that belongs to a noun tells of the verb all the same: the noun is no event of its own.
    fn lends(&self, time: &Time) -> bool {
        // "The music of the 20th century" tells of no time.
        let owns = self.known.doc.tokens[time.first].tag == Tag::Determiner;
        let says = |p: &Phrase| self.known.doc.pack.noun_of_saying(self.known.doc.lower(p.head)).is_some();
        matches!(&time.bond, Bond::Of(p) if !self.tells(p) && !says(p)) && !owns
    }

    fn tells(&self, phrase: &Phrase) -> bool {
        self.nouns.binary_search(&phrase.head).is_ok()
    }

    /// The best of the times that fit: a day before a time of day, the shortest, the nearest.
    pub(super) fn best(&self, draft: &Draft, anchor: &Anchor, fits: impl Fn(&Time) -> bool) -> Option<usize> {
        let sentence = self.known.doc.sentences.get(anchor.sentence)?;
        let from = self.times.partition_point(|t| t.first < sentence.first as usize);
        let near = self.times[from..].iter().take_while(|t| t.end <= sentence.end as usize);
        let said = |t: &Time| {
            let frame = self.frame[t.first];
            frame != NONE && frame == self.content[anchor.head] && self.content[t.first] != frame
        };
        let open = |t: &Time| self.bounds(t, draft.status).is_some() && !said(t) && fits(t);
        let found = near.enumerate().filter(|(_, t)| open(t)).min_by_key(|(_, t)| {
            let days = t.from.zip(t.to).map_or(i32::MAX, |(from, to)| days(from, to));
            (t.kind != TimeKind::Date, days, t.first.abs_diff(anchor.head))
        });
        found.map(|(n, _)| from + n)
    }

    /// The days that a time leaves to an event of that standing; none where it cannot be meant.
    fn bounds(&self, time: &Time, status: EventStatus) -> Option<(Option<Date>, Option<Date>)> {
        use EventStatus::*;
        let (from, to) = (time.from, time.to);
        if time.ahead && matches!(status, Happened | PastHabit) {
            return None;
        }
        let Some(published) = self.known.published else { return Some((from, to)) };
        match status {
            Happened | Ongoing | PastHabit if from.is_some_and(|f| f > published) => None,
            // What has happened did so before it was told.
            Happened | PastHabit => Some((from, to.map(|t| t.min(published)))),
            Planned | Proposed if to.is_some_and(|t| t < published) => None,
            Planned | Proposed => Some((from.map(|f| if to.is_some() { f.max(published) } else { f }), to)),
            _ => Some((from, to)),
        }
    }

    pub(super) fn give(&self, draft: &mut Draft, time: usize, from: DateFrom) {
        let time = &self.times[time];
        let Some(bounds) = self.bounds(time, draft.status) else { return };
        (draft.from, draft.to) = bounds;
        // "The worst since 2009, when …": what is told of then happened then.
        if from == DateFrom::Sentence && time.since.is_some() {
            draft.to = time.since;
        }
        (draft.date, draft.date_from) = (Some(time.id), Some(from));
    }
}

/// Whether an event is done by words.
pub(super) fn is_said(kind: EventType) -> bool {
    use EventType::*;
    matches!(kind, Agree | Support | Concede | Request | Accuse | Reject | Threaten | Deny | Claim)
}

/// Whether a phrase belongs to the noun before it.
fn is_owned(doc: &Doc, clause: usize, phrase: &Phrase) -> bool {
    phrase.agreement.allows(Agreement::GENITIVE)
        && !phrase.agreement.allows(Agreement::NOMINATIVE.or(Agreement::ACCUSATIVE))
        && phrase::of_clause(doc, clause).iter().any(|p| p.end == phrase.first && doc.tokens[p.head].tag == Tag::Noun)
}

/// For each token the innermost statement it stands in, and that in whose frame it stands.
fn statements(known: &Known) -> (Vec<u32>, Vec<u32>) {
    let tokens = known.doc.tokens.len();
    let (mut content, mut frame) = (vec![NONE; tokens], vec![NONE; tokens]);
    let mut order: Vec<usize> = (0..known.drafts.len()).filter(|&n| known.drafts[n].form != Form::Reported).collect();
    // Those inside others come last and win.
    order.sort_by_key(|&n| std::cmp::Reverse(known.drafts[n].content.len()));
    for n in order {
        let draft = &known.drafts[n];
        for &(first, end) in draft.content.ranges() {
            content[first..end].fill(n as u32);
        }
        for part in [&draft.frame, &draft.cue] {
            for &(first, end) in part.ranges() {
                frame[first..end].fill(n as u32);
            }
        }
    }
    (content, frame)
}
