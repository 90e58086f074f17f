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
use laut::Record;
use laut::record::{Actor, EventStatus, Statement, Told, interval};

/// More names than these are counted.
const NAMES: usize = 4;
/// Columns of a day.
const WHEN: usize = 10;

impl Page<'_> {
    /// Prints them, those without a date last.
    pub(super) fn events(&mut self) {
        let mut told = self.read.record.told();
        told.sort_by_key(|told| {
            let (from, to) = told.days();
            (from.is_none() && to.is_none(), from.or(to), to)
        });
        for told in &told {
            let when = match told.days() {
                (None, None) => "undated".into(),
                (from, to) => interval(from, to),
            };
            let pieces = self.event(told);
            let rest = " ".repeat(WHEN + 4);
            self.pieces(&pieces, &format!("  {when:WHEN$}  "), &rest);
        }
        if !told.is_empty() {
            self.line("");
        }
    }

    fn event(&self, told: &Told) -> Vec<Piece> {
        let record = &self.read.record;
        let first = told.first();
        let mut pieces: Vec<Piece> = Vec::new();
        let (actors, recipients) = (told.actors(), told.recipients());
        // What is done together has its parties on both sides.
        let together = !actors.is_empty()
            && actors.len() == recipients.len()
            && actors.iter().all(|a| recipients.iter().any(|r| r.id == a.id));
        let who = names(&actors, if together { " ↔ " } else { ", " });
        if !who.is_empty() {
            pieces.push((who, STRONG));
        }
        let arrow = if pieces.is_empty() { "" } else { "→ " };
        let mode = first.mode.map_or(String::new(), |mode| format!("/{}", mode.name()));
        let trigger = first.trigger.text(record.text(first.source));
        pieces.push((format!("{arrow}{}{mode} “{trigger}”", first.kind.name()), Style::new()));
        let whom = if together { String::new() } else { names(&recipients, ", ") };
        if !whom.is_empty() {
            pieces.push((format!("→ {whom}"), STRONG));
        }
        let place = told.place().map(|(name, _)| format!("at {name}"));
        for part in [how_many(record, told), place].into_iter().flatten() {
            pieces.push((format!("· {part}"), Style::new()));
        }
        pieces.push((format!("· {}", words(first.status.name())), style(first.status)));
        if let Some(statement) = told.statement() {
            pieces.push((format!("· {}", on_word_of(statement)), STRONG));
            if let Some(mark) = judged_mark(statement) {
                pieces.push((format!("· {mark}"), JUDGED));
            }
        }
        let places: Vec<_> = told.mentions.iter().map(|e| self.places.of(e.source, e.trigger.start())).collect();
        pieces.push((format!("· {}", places.join(", ")), FAINT));
        pieces
    }
}

fn names(actors: &[&Actor], between: &str) -> String {
    let mut names: Vec<String> = actors.iter().map(|a| a.name.clone()).collect();
    if names.len() > NAMES {
        let more = names.split_off(NAMES - 1).len();
        names.push(format!("and {more} more"));
    }
    names.join(between)
}

/// The numbers and the goods, as written.
fn how_many(record: &Record, told: &Told) -> Option<String> {
    let quantities = told.quantities();
    let mut parts: Vec<String> = quantities.iter().map(|q| q.span.of(record.text(q.source)).to_string()).collect();
    // What is traded may be counted too.
    let goods = told.goods().into_iter().filter(|g| !parts.iter().any(|other| other.contains(g))).collect::<Vec<_>>();
    parts.extend(goods);
    (!parts.is_empty()).then(|| parts.join(", "))
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
