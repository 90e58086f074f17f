//! A table of events, one a row, that opens in a spreadsheet: first what laut alone has (standing, whose word, first and
//! last day, how exact), then the fields of PLOVER 2.0, then what is derived.
//!
//! A row is an event as it is told with one standing on one word ([`Told`]). Lists within a cell are joined by `; `, and
//! those of actors, states and sectors run side by side. What is not known is empty.

use crate::plover;
use csv::{QuoteStyle, WriterBuilder};
use jiff::civil::Date;
use laut_record::json::Offsets;
use laut_record::{Actor, EventStatus, Quantity, Record, Source, Step, Told};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// The names of the columns.
pub const COLUMNS: [&str; 41] = [
    "article",
    "url",
    "publisher",
    "published",
    "status",
    "on_word_of",
    "from",
    "to",
    "precision",
    "id",
    "date",
    "enddate",
    "event",
    "mode",
    "actor",
    "actor_country",
    "actor_sector",
    "recipient",
    "recipient_country",
    "recipient_sector",
    "event_loc",
    "event_loc_country",
    "dead",
    "injured",
    "arrested",
    "size",
    "quantities",
    "goods",
    "event_text",
    "trigger",
    "start",
    "end",
    "mentions",
    "date_from",
    "judged",
    "anonymous",
    "quad_code",
    "event_scale",
    "cameo_root",
    "rule",
    "confidence",
];

/// How many people an event harmed or took, as far as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Toll {
    /// Killed.
    pub dead: Option<Decimal>,
    /// Hurt.
    pub injured: Option<Decimal>,
    /// Taken into custody.
    pub arrested: Option<Decimal>,
    /// Who took part, or all that are counted otherwise.
    pub size: Option<Decimal>,
}

/// The first line, with the names of the columns.
pub fn head() -> String {
    written(&COLUMNS.map(Cow::Borrowed))
}

/// The rows of the events of a record that `takes` takes; `toll` tells of their people.
pub fn rows(record: &Record, takes: impl Fn(EventStatus) -> bool, toll: impl Fn(&Told) -> Toll) -> String {
    let (text, title) = (Offsets::new(record.text(Source::Text)), Offsets::new(record.text(Source::Title)));
    let row = |told: &Told| {
        let offsets = if told.first().source == Source::Text { &text } else { &title };
        written(&row(record, told, toll(told), offsets))
    };
    record.told().iter().filter(|t| takes(t.first().status)).map(row).collect()
}

fn written(cells: &[Cow<str>]) -> String {
    let mut writer = WriterBuilder::new().quote_style(QuoteStyle::Necessary).from_writer(Vec::new());
    // A vector takes everything that is written to it.
    let _ = writer.write_record(cells.iter().map(|c| c.as_bytes()));
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn row<'c>(record: &'c Record, told: &Told<'c>, toll: Toll, offsets: &Offsets) -> [Cow<'c, str>; 41] {
    let (article, event, (from, to)) = (&record.article, told.first(), told.days());
    let text = record.text(event.source);
    let statement = told.statement();
    let day = |day: Option<Date>| Cow::Owned(day.map_or(String::new(), |d| d.to_string()));
    let number = |n: Option<Decimal>| Cow::Owned(n.map_or(String::new(), |n| n.normalize().to_string()));
    let known = |words: &'c Option<String>| words.as_deref().map_or(Cow::Borrowed(""), safe);
    let (actors, recipients, place) = (told.actors(), told.recipients(), told.place());
    let on_word_of = statement.map_or(String::new(), |s| match s.chain.is_empty() {
        true => "(nobody named)".into(),
        false => s.chain.iter().map(step).collect::<Vec<_>>().join(" ← "),
    });
    let scale = plover::scale(event.kind, event.mode).map(|tenths| Decimal::new(tenths.into(), 1));
    let quantities = told.quantities().iter().map(|q| quantity(record, q)).collect::<Vec<_>>();
    [
        safe(&article.id),
        known(&article.url),
        known(&article.publisher),
        known(&article.published),
        event.status.name().into(),
        owned(on_word_of),
        day(from),
        day(to),
        precision(record, told).into(),
        owned(format!("{}#e{}", article.id, event.id.0)),
        day(from.or(to)),
        day(to.filter(|to| from.is_some_and(|from| from != *to))),
        event.kind.name().into(),
        event.mode.map_or("", |mode| mode.name()).into(),
        list(&actors, |a| a.name.clone()),
        list(&actors, country),
        list(&actors, sector),
        list(&recipients, |a| a.name.clone()),
        list(&recipients, country),
        list(&recipients, sector),
        owned(place.as_ref().map_or(String::new(), |(name, _)| name.clone())),
        owned(place.and_then(|(_, actor)| actor).map_or(String::new(), country)),
        number(toll.dead),
        number(toll.injured),
        number(toll.arrested),
        number(toll.size),
        owned(quantities.join("; ")),
        owned(told.goods().join("; ")),
        owned(one_line(event.evidence.of(text))),
        owned(event.trigger.text(text)),
        Cow::Owned(offsets.code_points(event.trigger.start()).to_string()),
        Cow::Owned(offsets.code_points(event.trigger.end()).to_string()),
        Cow::Owned(told.mentions.len().to_string()),
        told.dated().and_then(|e| e.date_from).map_or("", |d| d.name()).into(),
        statement.and_then(|s| s.judged.as_ref()).map_or("", |j| j.verdict.name()).into(),
        statement.map_or("", |s| if s.chain.last().is_none_or(|s| s.anonymous) { "yes" } else { "no" }).into(),
        Cow::Owned(plover::class(event.kind).map_or(String::new(), |class| class.to_string())),
        number(scale),
        plover::cameo(event.kind, event.mode).unwrap_or_default().into(),
        safe(&event.rule),
        Cow::Owned(event.confidence.map_or(String::new(), |c| format!("{:.2}", c.share()))),
    ]
}

fn country(actor: &Actor) -> String {
    actor.country.map_or(String::new(), |c| c.to_string())
}

fn sector(actor: &Actor) -> String {
    actor.sector.map_or(String::new(), |s| s.name().to_string())
}

/// One entry for each actor, also where there is nothing, so that lists of the same actors run side by side.
fn list(actors: &[&Actor], of: impl Fn(&Actor) -> String) -> Cow<'static, str> {
    let all: Vec<String> = actors.iter().map(|a| of(a).replace(';', ",")).collect();
    if all.iter().all(String::is_empty) { Cow::Borrowed("") } else { owned(all.join("; ")) }
}

fn step(step: &Step) -> String {
    if step.stated { step.text.clone() } else { format!("[{}]", step.text) }
}

/// A quantity in words that a program can take apart: number or bounds, unit, and what is counted.
fn quantity(record: &Record, quantity: &Quantity) -> String {
    let number = |n: Option<Decimal>| n.map_or(String::new(), |n| n.normalize().to_string());
    let amount = match quantity.value {
        Some(_) => number(quantity.value),
        None => format!("{}..{}", number(quantity.low), number(quantity.high)),
    };
    let unit = quantity.unit.as_ref().map_or(String::new(), |unit| format!(" {unit}"));
    let of = quantity.of.map_or(String::new(), |of| format!(" ({})", one_line(of.of(record.text(quantity.source)))));
    format!("{} {amount}{unit}{of}", quantity.bound.name()).replace(';', ",")
}

/// How exact the day is: of the expression that dates it, else by the days themselves.
fn precision(record: &Record, told: &Told) -> &'static str {
    let Some(event) = told.dated() else { return "" };
    let date = event.date.and_then(|id| record.date(id)).filter(|d| (d.from, d.to) == (event.from, event.to));
    if let Some(precision) = date.and_then(|d| d.precision) {
        return precision.name();
    }
    match (event.from, event.to) {
        (Some(from), Some(to)) if from == to => "day",
        (Some(from), Some(to)) if from == to.first_of_month() && to == from.last_of_month() => "month",
        (Some(from), Some(to)) if from == to.first_of_year() && to == from.last_of_year() => "year",
        _ => "",
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text that comes from outside and that no spreadsheet takes for a formula.
fn safe(text: &str) -> Cow<'_, str> {
    match text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => Cow::Owned(format!("'{text}")),
        false => Cow::Borrowed(text),
    }
}

fn owned(text: String) -> Cow<'static, str> {
    Cow::Owned(safe(&text).into_owned())
}

#[cfg(test)]
mod tests;
