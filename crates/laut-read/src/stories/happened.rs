//! The events that a story tells of, held against those that are read.

use super::fail;
use crate::examples::Report;
use laut_pack::{Happened, Hope, Story};
use laut_record::{ActorId, Event, QuantityId, Record, interval};
use std::fmt::Write;

/// Each event is told once, and all are told of.
pub(super) fn compare(lines: &[Happened], story: &Story, record: &Record, report: &mut Report) {
    let mut free: Vec<&Event> = record.events.iter().collect();
    for told in lines {
        report.run += 1;
        let found = free.iter().position(|e| is_told(told, e, record));
        if let Some(at) = found {
            free.remove(at);
        }
        let message = match (told.hope, found) {
            (Hope::Read, Some(_)) => continue,
            (Hope::Wrong, Some(_)) | (Hope::Missed, None) => {
                report.wrong += 1;
                continue;
            }
            (Hope::Read, None) => not_read(told, record),
            (Hope::Missed, Some(_)) => "is read by now: move it to `events`".into(),
            (Hope::Wrong, None) => "is no longer read: take it out".into(),
        };
        fail(report, story, told.line, &told.text, message, String::new(), told.hope != Hope::Read);
    }
    for event in free {
        report.run += 1;
        let line = story.line + story.text[..event.trigger.start() as usize].matches('\n').count();
        let message = format!("is read by {}, and nothing tells of it", event.rule);
        fail(report, story, line, &as_told(event, record), message, String::new(), false);
    }
}

fn is_told(told: &Happened, event: &Event, record: &Record) -> bool {
    let named = |told: &Option<Vec<String>>, ids: &[ActorId]| {
        told.as_ref().is_none_or(|told| {
            let (mut told, mut read) = (told.clone(), names(record, ids));
            told.sort_unstable();
            read.sort_unstable();
            told == read
        })
    };
    let statement = event.statement.and_then(|id| record.statement(id));
    let chain = told.chain.as_ref().is_none_or(|chain| {
        statement.is_some_and(|s| {
            chain.iter().map(String::as_str).eq(s.chain.iter().map(|step| step.text.as_str()))
                && s.chain.last().is_none_or(|origin| origin.anonymous == told.anonymous)
        })
    });
    told.kind == event.kind.name()
        && told.mode.as_deref().is_none_or(|mode| event.mode.is_some_and(|m| m.name() == mode))
        && told.trigger == event.trigger.text(record.text(event.source))
        && named(&told.actors, &event.actors)
        && named(&told.recipients, &event.recipients)
        && told.days.as_ref().is_none_or(|days| *days == interval(event.from, event.to))
        && told.status.as_deref().is_none_or(|status| status == event.status.name())
        && told.rule.as_deref().is_none_or(|rule| rule == &*event.rule)
        && told.also.iter().all(|fact| also(fact, event, record))
        && (!told.own || statement.is_none())
        && chain
}

/// Whether what else a line says of an event holds.
fn also(fact: &str, event: &Event, record: &Record) -> bool {
    let text = record.text(event.source);
    let number = |id: &QuantityId| record.quantities.iter().find(|q| q.id == *id).map(|q| q.span.of(text));
    match fact.split_once(' ') {
        Some(("by", place)) => event.date_from.is_some_and(|from| from.name() == place),
        Some(("in", place)) => event.place.as_ref().is_some_and(|p| p.pieces.text(text) == place),
        Some(("with", thing)) => {
            event.goods.iter().any(|g| g.text(text) == thing)
                || event.quantities.iter().any(|id| number(id) == Some(thing))
        }
        _ => event.same_as.is_some(),
    }
}

fn names(record: &Record, ids: &[ActorId]) -> Vec<String> {
    ids.iter().filter_map(|id| record.actor(*id)).map(|a| a.name.clone()).collect()
}

/// An event as a line of a story.
fn as_told(event: &Event, record: &Record) -> String {
    let (who, whom) = (names(record, &event.actors), names(record, &event.recipients));
    let mut line = if who.is_empty() { String::new() } else { format!("{} → ", who.join(", ")) };
    line += event.kind.name();
    if let Some(mode) = event.mode {
        let _ = write!(line, "/{}", mode.name());
    }
    let _ = write!(line, " “{}”", event.trigger.text(record.text(event.source)));
    if !whom.is_empty() {
        let _ = write!(line, " → {}", whom.join(", "));
    }
    let days = interval(event.from, event.to);
    let _ = write!(line, " · {}", if days.is_empty() { "undated" } else { &days });
    let _ = write!(line, " · {}", event.status.name().replace('_', " "));
    if let Some(from) = event.date_from {
        let _ = write!(line, " · by {}", from.name());
    }
    if let Some(place) = &event.place {
        let _ = write!(line, " · in {}", place.pieces.text(record.text(event.source)));
    }
    for goods in &event.goods {
        let _ = write!(line, " · with {}", goods.text(record.text(event.source)));
    }
    if event.same_as.is_some() {
        line.push_str(" · again");
    }
    match event.statement.and_then(|id| record.statement(id)) {
        None => line.push_str(" · own"),
        Some(statement) => {
            for step in &statement.chain {
                let _ = write!(line, " ← {}", step.text);
            }
            match statement.chain.last() {
                None => line.push_str(" ← (nobody named)"),
                Some(origin) if origin.anonymous => line.push_str(" (unnamed)"),
                Some(_) => {}
            }
        }
    }
    line
}

/// What was read in place of a line: the events at its trigger, or of its type.
fn not_read(told: &Happened, record: &Record) -> String {
    let mut message = String::from("is not read");
    let first = told.trigger.split(" … ").next().unwrap_or_default();
    for event in &record.events {
        if event.trigger.text(record.text(event.source)).contains(first) || event.kind.name() == told.kind {
            let _ = write!(message, "\n  read by {}: {}", event.rule, as_told(event, record));
        }
    }
    message
}
