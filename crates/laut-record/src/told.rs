//! Mentions of one event that are told alike: with one standing, and on one word.
//!
//! An event that one source reports and another denies is told twice; one that the article comes back to in the same way is
//! told once, and has what any of the mentions gives.

use crate::{Actor, ActorId, Event, EventId, EventStatus, Quantity, Record, Statement, Verdict};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// An event as it is told with one standing, on one word.
#[derive(Debug, Clone)]
pub struct Told<'r> {
    /// The mentions, in the order of the text; at least one.
    pub mentions: Vec<&'r Event>,
    record: &'r Record,
}

/// What mentions must have in common: event, standing, whose word it is, what that is called.
type Key<'r> = (EventId, EventStatus, Option<Vec<&'r str>>, Option<Verdict>);

impl Record {
    /// The events, mentions that are told alike together; in the order of their first mentions.
    pub fn told(&self) -> Vec<Told<'_>> {
        let mut told: Vec<Told> = Vec::new();
        let mut known: BTreeMap<Key, usize> = BTreeMap::new();
        for event in &self.events {
            let statement = event.statement.and_then(|id| self.statement(id));
            let chain = statement.map(|s| s.chain.iter().map(|step| step.text.as_str()).collect());
            let verdict = statement.and_then(|s| s.judged.as_ref()).map(|j| j.verdict);
            let key = (event.same_as.unwrap_or(event.id), event.status, chain, verdict);
            match known.get(&key) {
                Some(&n) => told[n].mentions.push(event),
                None => {
                    known.insert(key, told.len());
                    told.push(Told { mentions: vec![event], record: self });
                }
            }
        }
        told
    }
}

impl<'r> Told<'r> {
    /// The first mention.
    pub fn first(&self) -> &'r Event {
        self.mentions[0]
    }

    /// The first mention that has a date.
    pub fn dated(&self) -> Option<&'r Event> {
        self.mentions.iter().copied().find(|e| e.from.is_some() || e.to.is_some())
    }

    /// Its first and its last day.
    pub fn days(&self) -> (Option<Date>, Option<Date>) {
        self.dated().map_or((None, None), |e| (e.from, e.to))
    }

    /// Who does it, by the first mention that says so.
    pub fn actors(&self) -> Vec<&'r Actor> {
        self.people(|event| &event.actors)
    }

    /// To whom it is done, by the first mention that says so.
    pub fn recipients(&self) -> Vec<&'r Actor> {
        self.people(|event| &event.recipients)
    }

    fn people(&self, of: impl Fn(&'r Event) -> &'r [ActorId]) -> Vec<&'r Actor> {
        let ids = self.mentions.iter().map(|e| of(e)).find(|ids| !ids.is_empty()).unwrap_or_default();
        ids.iter().filter_map(|id| self.record.actor(*id)).collect()
    }

    /// The numbers that any mention has, each once.
    pub fn quantities(&self) -> Vec<&'r Quantity> {
        let mut all: Vec<&Quantity> = Vec::new();
        let ids = self.mentions.iter().flat_map(|e| &e.quantities);
        for quantity in ids.filter_map(|id| self.record.quantity(*id)) {
            let same = |q: &&Quantity| {
                (q.value, q.low, q.high, &q.unit) == (quantity.value, quantity.low, quantity.high, &quantity.unit)
            };
            if !all.iter().any(same) {
                all.push(quantity);
            }
        }
        all
    }

    /// What is traded or given, as written.
    pub fn goods(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for event in &self.mentions {
            for goods in event.goods.iter().map(|g| g.text(self.record.text(event.source))) {
                if !all.contains(&goods) {
                    all.push(goods);
                }
            }
        }
        all
    }

    /// Where: the actor it stands for, or the words.
    pub fn place(&self) -> Option<(String, Option<&'r Actor>)> {
        let event = self.mentions.iter().find(|e| e.place.is_some())?;
        let place = event.place.as_ref()?;
        let actor = place.actor.and_then(|id| self.record.actor(id));
        let words = || place.pieces.text(self.record.text(event.source));
        Some((actor.map_or_else(words, |a| a.name.clone()), actor))
    }

    /// The statement of its first mention; none where the article itself tells it.
    pub fn statement(&self) -> Option<&'r Statement> {
        self.record.statement(self.first().statement?)
    }
}
