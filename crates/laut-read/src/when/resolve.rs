//! What an expression stands for: its slots, the day of publication, the tense of its clause → days and TimeML value.

use super::calendar::{Stretch, plus};
use super::find::Hit;
use super::slots::{Slots, Unit};
use super::{dates, tense};
use crate::doc::Doc;
use jiff::civil::Date;
use laut_pack::time::Class;
use laut_record::{DateId, Precision, TimeExpression, TimeKind};

/// What is known where an expression stands.
pub(super) struct Context {
    pub(super) published: Option<Date>,
    /// The last day that was named, with its sentence.
    pub(super) last: Option<(Date, u32)>,
    /// The last year that was named by its number, with its sentence.
    pub(super) year: Option<(i32, u32)>,
}

/// What became of a hit.
pub(super) enum Outcome {
    Time(TimeExpression),
    /// There is no such day.
    Impossible(TimeExpression),
    /// It is no time after all.
    Nothing,
}

/// A resolved expression.
#[derive(Debug, Clone)]
pub(super) struct Value {
    pub(super) kind: TimeKind,
    /// First and last day, where known.
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    pub(super) precision: Option<Precision>,
    pub(super) timex: Option<String>,
    /// It names a day that does not exist.
    pub(super) impossible: bool,
}

impl Value {
    /// A value without bounds.
    pub(super) fn open(kind: TimeKind, timex: impl Into<String>) -> Value {
        Value { kind, from: None, to: None, precision: None, timex: Some(timex.into()), impossible: false }
    }

    /// A stretch of the calendar.
    pub(super) fn stretch(stretch: Stretch) -> Value {
        Value::named(stretch, stretch.timex())
    }

    /// The same under another TimeML value.
    pub(super) fn named(stretch: Stretch, timex: String) -> Value {
        Value { precision: Some(stretch.precision), ..Value::open(TimeKind::Date, timex) }
            .within(stretch.from, stretch.to)
    }

    fn within(self, from: Date, to: Date) -> Value {
        Value { from: Some(from), to: Some(to), ..self }
    }
}

/// Resolves a hit in sentence `s`.
pub(super) fn resolve(doc: &Doc, hit: &Hit, s: u32, context: &mut Context) -> Outcome {
    let slots = Slots(&hit.items);
    let time = tense::of(doc, hit.first);
    let value = match hit.reads {
        "calendar" => dates::calendar(&slots, time, context, s),
        "clock" => clock(&slots, context, s),
        "duration" => duration(&slots, context.published),
        "ago" => away(&slots, context.published, -1),
        "ahead" => away(&slots, context.published, 1),
        "set" => set(&slots),
        "none" => None,
        _ => slots.text(Class::Ref).map(|value| Value::open(TimeKind::Date, value)),
    };
    let Some(value) = value else { return Outcome::Nothing };
    if let (Some(from), true) = (value.from, value.from == value.to && hit.reads == "calendar") {
        context.last = Some((from, s));
    }
    if let Some(year) = slots.number(Class::Year) {
        context.year = Some((year, s));
    }
    let (from, to) = bounds(&slots, &value, context.published);
    let (first, end) = hit.inner.unwrap_or((hit.first, hit.end));
    let expression = TimeExpression {
        id: DateId(0),
        source: doc.source,
        span: doc.span(hit.first, hit.end),
        from,
        to,
        precision: value.precision.filter(|_| from.is_some() || to.is_some()),
        kind: value.kind,
        timex_span: value.timex.as_ref().map(|_| doc.span(first, end)),
        timex: value.timex,
        rule: hit.rule.into(),
    };
    match value.impossible {
        true => Outcome::Impossible(expression),
        false => Outcome::Time(expression),
    }
}

/// What words for the reach of a time ("since", "until") leave of its days.
fn bounds(slots: &Slots, value: &Value, published: Option<Date>) -> (Option<Date>, Option<Date>) {
    let days = value.kind == TimeKind::Date || value.kind == TimeKind::Time;
    match days {
        true if slots.has(Class::Since) => (value.from, published.filter(|p| value.from.is_some_and(|f| f <= *p))),
        true if slots.has(Class::From) => (value.from, None),
        _ => (value.from, value.to),
    }
}

/// A time of day, on the day that was named last, else on that of publication.
fn clock(slots: &Slots, context: &Context, s: u32) -> Option<Value> {
    // The first of several that share their word.
    let first = slots.0.iter().find(|i| matches!(i.class, Class::Clock | Class::Hour))?.value;
    let (hour, minute): (u32, u32) = match first.split_once(['.', ':']) {
        Some((hour, minute)) => (hour.parse().ok()?, minute.parse().ok()?),
        None => (first.parse().ok()?, 0),
    };
    if hour > 24 || minute > 59 {
        return None;
    }
    let time = format!("T{hour:02}:{minute:02}");
    Some(match context.near(s) {
        Some(day) => Value {
            kind: TimeKind::Time,
            precision: Some(Precision::Time),
            ..Value::named(Stretch::day(day), format!("{day}{time}"))
        },
        None => Value::open(TimeKind::Time, time),
    })
}

impl Context {
    /// The day that a time of day in sentence `s` belongs to.
    pub(super) fn near(&self, s: u32) -> Option<Date> {
        self.last.filter(|(_, named)| s - named <= 2).map(|(day, _)| day).or(self.published)
    }
}

/// A length of time; with a word that says which, or since when, the days it covers.
fn duration(slots: &Slots, published: Option<Date>) -> Option<Value> {
    if let Some(length) = slots.text(Class::Length) {
        return Some(Value::open(TimeKind::Duration, length));
    }
    let (unit, count) = (slots.unit()?, slots.count());
    let value = Value::open(TimeKind::Duration, unit.length(&count));
    if count == "X" && slots.number(Class::Which).is_some_and(|which| which > 0) {
        return Some(Value::open(TimeKind::Date, "FUTURE_REF"));
    }
    let back = if slots.has(Class::Since) { Some(-1) } else { slots.number(Class::Which) };
    let (Some(published), Ok(n), Some(which)) = (published, count.parse::<i32>(), back.filter(|w| *w != 0)) else {
        return Some(value);
    };
    let Some(other) = n.checked_mul(which).and_then(|n| plus(published, unit, n)) else { return Some(value) };
    let value = Value { precision: precision(unit), ..value };
    Some(value.within(other.min(published), other.max(published)))
}

fn precision(unit: Unit) -> Option<Precision> {
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Precision::Time,
        Unit::Day => Precision::Day,
        Unit::Weekend => Precision::Weekend,
        Unit::Week => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Quarter => Precision::Quarter,
        Unit::Half => Precision::Half,
        Unit::Year => Precision::Year,
        Unit::Decade => Precision::Decade,
        Unit::Century => Precision::Century,
    })
}

/// So long before publication (`-1`) or after it (`1`): TimeML's value is the length, the days are where that leads.
fn away(slots: &Slots, published: Option<Date>, way: i32) -> Option<Value> {
    let (unit, count) = (slots.unit()?, slots.count());
    let value = Value::open(TimeKind::Duration, unit.length(&count));
    let stretch = (count.parse::<i32>().ok().zip(published))
        .and_then(|(n, published)| plus(published, unit, n.checked_mul(way)?))
        .and_then(|date| Stretch::around(date, unit));
    Some(match stretch {
        Some(stretch) => Value { precision: Some(stretch.precision), ..value }.within(stretch.from, stretch.to),
        None => value,
    })
}

/// A time that comes again and again.
fn set(slots: &Slots) -> Option<Value> {
    let timex = match () {
        () if slots.has(Class::Set) => slots.text(Class::Set)?.to_string(),
        () if slots.has(Class::Weekly) => format!("XXXX-WXX-{}", slots.text(Class::Weekly)?),
        () if slots.has(Class::Weekday) => format!("XXXX-WXX-{}", slots.text(Class::Weekday)?),
        () if slots.has(Class::WeekdayPart) => format!("XXXX-WXX-{}", slots.text(Class::WeekdayPart)?),
        () if slots.has(Class::Part) => format!("XXXX-XX-XX{}", slots.text(Class::Part)?),
        () if slots.has(Class::Season) => format!("XXXX-{}", slots.text(Class::Season)?),
        () if slots.has(Class::Month) => format!("XXXX-{:02}", slots.number(Class::Month)?),
        () => {
            let ordinal = slots.text(Class::Ordinal);
            slots.unit()?.length(&ordinal.map_or_else(|| slots.count().replace('X', "1"), String::from))
        }
    };
    Some(Value::open(TimeKind::Set, timex))
}
