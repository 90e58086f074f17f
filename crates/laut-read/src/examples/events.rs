//! The examples of words of doing: the event is of the type its line says, its trigger has the marked words, and whoever
//! is marked has that part in it.

use super::Report;
use laut_pack::happens::{Operator, Trigger};
use laut_pack::{Example, Pack};
use laut_record::{ActorId, Event, EventType, Pieces, Record, Source};

/// Runs the examples of all words of doing.
pub(super) fn run(pack: &Pack, report: &mut Report) {
    if !pack.covers("happens") {
        return;
    }
    let happens = pack.happens();
    for trigger in &happens.triggers {
        let table = if trigger.noun { "happens-nouns" } else { "happens-verbs" };
        one(pack, report, (table, trigger.line), &trigger.example, &wanted(trigger), &|e, r| reads(trigger, e, r));
    }
    for operator in &happens.operators {
        let wanted = operator.status.map_or_else(String::new, |s| format!("status {}", s.name()));
        let reads = |example: &Example, record: &Record| carries(operator, example, record);
        one(pack, report, (&operator.table, operator.line), &operator.example, &wanted, &reads);
    }
}

fn one(
    pack: &Pack,
    report: &mut Report,
    (table, line): (&str, usize),
    example: &Example,
    wanted: &str,
    reads: &dyn Fn(&Example, &Record) -> bool,
) {
    let record = super::run(pack, example);
    report.run += 1;
    if !reads(example, &record) {
        let place = format!("{}/words/{table}:{line}", pack.folder());
        report.fail(pack, place, example, &record, &format!("is not read as marked: {wanted}"));
    }
}

fn wanted(trigger: &Trigger) -> String {
    let kind = trigger.kind.map_or("no event", EventType::name);
    format!("{kind} {}", trigger.mode.map_or("", |m| m.name()))
}

/// Whether an example is read as its line says; words that make it no event leave the trigger unread.
fn reads(trigger: &Trigger, example: &Example, record: &Record) -> bool {
    let marked = example.part("trigger");
    let Some(kind) = trigger.kind else {
        return !record.events.iter().any(|e| marked.spans().iter().any(|s| e.trigger.touches(*s)));
    };
    // A line may show what its event is where nobody is named who does it.
    let kinds = match trigger.without {
        laut_pack::happens::Without::Other(other) => vec![kind, other],
        _ => vec![kind],
    };
    events(example, record)
        .any(|e| kinds.contains(&e.kind) && (trigger.mode.is_none() || e.kind != kind || e.mode == trigger.mode))
}

fn carries(operator: &Operator, example: &Example, record: &Record) -> bool {
    events(example, record).any(|e| operator.status.is_none_or(|s| e.status == s))
}

/// The events with the marked trigger, in which whoever is marked takes part.
fn events<'r>(example: &Example, record: &'r Record) -> impl Iterator<Item = &'r Event> {
    let (trigger, place) = (example.part("trigger"), example.part("place"));
    let (actor, recipient) = (example.part("actor"), example.part("recipient"));
    record.events.iter().filter(move |e| {
        e.source == Source::Text
            && trigger.spans().iter().all(|s| e.trigger.touches(*s))
            && all_among(&actor, &e.actors, record)
            && all_among(&recipient, &e.recipients, record)
            && (place.is_empty() || e.place.as_ref().is_some_and(|p| p.pieces == place))
    })
}

/// Whether each marked stretch is a mention of one of the actors.
fn all_among(marked: &Pieces, actors: &[ActorId], record: &Record) -> bool {
    let takes_part = record.actors.iter().filter(|a| actors.contains(&a.id)).flat_map(|a| &a.mentions);
    marked.spans().iter().all(|&span| {
        let marked = Pieces::from(span);
        takes_part.clone().any(|m| m.source == Source::Text && marked.touches(m.span))
    })
}

/// An event as read, for whoever mends it.
pub(super) fn line(event: &Event, record: &Record) -> String {
    let text = &record.article.text;
    let names = |ids: &[ActorId]| {
        let name = |id: &ActorId| record.actors.iter().find(|a| a.id == *id).map_or("?", |a| a.name.as_str());
        ids.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    format!(
        "\n  read {} {}{}: trigger {} | {} → {} | {}",
        event.rule,
        event.kind.name(),
        event.mode.map_or_else(String::new, |m| format!(" {}", m.name())),
        event.trigger.text(text),
        names(&event.actors),
        names(&event.recipients),
        event.status.name()
    )
}
