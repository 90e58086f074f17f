//! The events of an article in order of time, one a line: when, who did what to whom, how many, with what standing, and
//! on whose word.
//!
//! ```text
//!   2024-05-30  Holm → SUPPORT “recognised” → the port · happened
//!               laut The Bell ← a worker (unnamed) · 3:45, 5:1
//! ```
//!
//! Mentions of one event that agree in standing and source share a line; those that do not are lines of their own.

use super::Page;
use super::line::Piece;
use super::statement::{judged_mark, step_text, words};
use crate::color::{DENIAL, FAINT, JUDGED, STRONG};
use anstyle::Style;
use jiff::civil::Date;
use laut::Record;
use laut::record::{ActorId, Event, EventId, EventStatus, Statement};

/// More names than these are counted.
const NAMES: usize = 4;
/// Columns of a day.
const WHEN: usize = 10;

impl Page<'_> {
    /// Prints them, those without a date last.
    pub(super) fn events(&mut self) {
        let record = &self.read.record;
        let mut told = told(record);
        told.sort_by_key(|mentions| {
            let (from, to) = days(mentions);
            (from.is_none() && to.is_none(), from.or(to), to)
        });
        for mentions in &told {
            let (from, to) = days(mentions);
            let when = match (from, to) {
                (None, None) => "undated".into(),
                _ => super::date::interval(from, to),
            };
            let pieces = self.event(mentions);
            let rest = " ".repeat(WHEN + 4);
            self.pieces(&pieces, &format!("  {when:WHEN$}  "), &rest);
        }
        if !told.is_empty() {
            self.line("");
        }
    }

    fn event(&self, mentions: &[&Event]) -> Vec<Piece> {
        let record = &self.read.record;
        let first = mentions[0];
        let mut pieces: Vec<Piece> = Vec::new();
        let who = names(record, mentions.iter().map(|e| &e.actors));
        if !who.is_empty() {
            pieces.push((who, STRONG));
        }
        let arrow = if pieces.is_empty() { "" } else { "→ " };
        let mode = first.mode.map_or(String::new(), |mode| format!("/{}", mode.name()));
        let trigger = first.trigger.text(record.text(first.source));
        pieces.push((format!("{arrow}{}{mode} “{trigger}”", first.kind.name()), Style::new()));
        let whom = names(record, mentions.iter().map(|e| &e.recipients));
        if !whom.is_empty() {
            pieces.push((format!("→ {whom}"), STRONG));
        }
        for part in [how_many(record, mentions), place(record, mentions)].into_iter().flatten() {
            pieces.push((format!("· {part}"), Style::new()));
        }
        pieces.push((format!("· {}", words(first.status.name())), style(first.status)));
        if let Some(statement) = first.statement.and_then(|id| record.statement(id)) {
            pieces.push((format!("· {}", on_word_of(statement)), STRONG));
            if let Some(mark) = judged_mark(statement) {
                pieces.push((format!("· {mark}"), JUDGED));
            }
        }
        let places: Vec<_> = mentions.iter().map(|e| self.places.of(e.source, e.trigger.start())).collect();
        pieces.push((format!("· {}", places.join(", ")), FAINT));
        pieces
    }
}

/// The mentions of each event, where they agree in standing and source; in the order of the text.
fn told(record: &Record) -> Vec<Vec<&Event>> {
    let mut told: Vec<Vec<&Event>> = Vec::new();
    let first = |event: &Event| -> EventId { event.same_as.unwrap_or(event.id) };
    let source = |event: &Event| {
        let statement = event.statement.and_then(|id| record.statement(id));
        statement.map(|s| (on_word_of(s), judged_mark(s)))
    };
    for event in &record.events {
        let alike = |mentions: &&mut Vec<&Event>| {
            let other = mentions[0];
            first(other) == first(event) && other.status == event.status && source(other) == source(event)
        };
        // Only what is the same as something can have company.
        let company = event.same_as.and_then(|_| told.iter_mut().find(alike));
        match company {
            Some(mentions) => mentions.push(event),
            None => told.push(vec![event]),
        }
    }
    told
}

/// The first and last day, of the first mention that has any.
fn days(mentions: &[&Event]) -> (Option<Date>, Option<Date>) {
    let dated = mentions.iter().find(|e| e.from.is_some() || e.to.is_some());
    dated.map_or((None, None), |e| (e.from, e.to))
}

/// The names of those in the first list that has some.
fn names<'e>(record: &Record, mut lists: impl Iterator<Item = &'e Vec<ActorId>>) -> String {
    let Some(ids) = lists.find(|ids| !ids.is_empty()) else { return String::new() };
    let mut names: Vec<String> = ids.iter().filter_map(|id| record.actor(*id)).map(|a| a.name.clone()).collect();
    if names.len() > NAMES {
        let more = names.split_off(NAMES - 1).len();
        names.push(format!("and {more} more"));
    }
    names.join(", ")
}

/// The numbers and the goods, as written.
fn how_many(record: &Record, mentions: &[&Event]) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for event in mentions {
        let quantities = event.quantities.iter().filter_map(|id| record.quantity(*id));
        let quantities = quantities.map(|q| q.span.of(record.text(q.source)).to_string());
        for part in quantities.chain(event.goods.iter().map(|g| g.text(record.text(event.source)))) {
            // What is traded may be counted too.
            if !parts.iter().any(|other| other.contains(&part)) {
                parts.push(part);
            }
        }
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}

fn place(record: &Record, mentions: &[&Event]) -> Option<String> {
    let event = mentions.iter().find(|e| e.place.is_some())?;
    let place = event.place.as_ref()?;
    let name = place.actor.and_then(|id| record.actor(id)).map(|a| a.name.clone());
    Some(format!("at {}", name.unwrap_or_else(|| place.pieces.text(record.text(event.source)))))
}

/// Whose word it is, nearest to the reader first.
fn on_word_of(statement: &Statement) -> String {
    let chain: Vec<String> = statement.chain.iter().map(step_text).collect();
    match chain.is_empty() {
        true => "laut (nobody named)".into(),
        false => format!("laut {}", chain.join(" ← ")),
    }
}

fn style(status: EventStatus) -> Style {
    match status {
        EventStatus::Denied | EventStatus::Failed => DENIAL,
        EventStatus::Planned | EventStatus::Proposed | EventStatus::Possible => JUDGED,
        EventStatus::Happened | EventStatus::Ongoing | EventStatus::PastHabit => Style::new(),
    }
}
