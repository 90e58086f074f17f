//! Expressions of the calendar: days, months, years and what is counted from publication.

use super::calendar::{Stretch, day, holiday, plus};
use super::resolve::{Context, Value};
use super::slots::{Slots, Unit};
use super::tense::Tense;
use jiff::civil::Date;
use laut_pack::time::Class;
use laut_record::{Precision, TimeKind};

/// What an expression of the calendar stands for.
pub(super) fn calendar(slots: &Slots, tense: Tense, context: &Context, s: u32) -> Option<Value> {
    let value = whole(slots, tense, context, s)?;
    let Some(part) = slots.text(Class::Part).filter(|_| value.kind == TimeKind::Date) else { return Some(value) };
    let timex = value.timex.map(|t| format!("{t}{part}"));
    Some(Value { kind: TimeKind::Time, timex, ..value })
}

fn whole(slots: &Slots, tense: Tense, context: &Context, s: u32) -> Option<Value> {
    let published = context.published;
    if let Some(iso) = slots.text(Class::Iso) {
        let mut parts = iso.split('-').map(|p| p.parse::<i32>().ok());
        return Some(dated(parts.next()??, parts.next()??, parts.next()??));
    }
    if let Some(numeric) = slots.text(Class::Numeric) {
        let mut parts = numeric.split('.');
        let (d, m, y) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?);
        return Some(dated(full_year(y, published)?, m, d));
    }
    if let Some(years) = slots.text(Class::Years) {
        let (first, last) = years.split_once('-')?;
        let (from, to) = (Stretch::year(first.parse().ok()?)?, Stretch::year(last.parse().ok()?)?);
        let range = Stretch { to: to.to, ..from };
        return (from.from < to.from).then(|| Value { timex: None, kind: TimeKind::Duration, ..Value::stretch(range) });
    }
    if let Some(offset) = slots.text(Class::Offset).filter(|_| !slots.has(Class::Month) && !slots.has(Class::Edge)) {
        let (unit, n) = offset_of(offset)?;
        // Some are counted from the day the text is at.
        let base = if offset.starts_with('L') { context.last.map(|(day, _)| day).or(published) } else { published };
        let around = base.and_then(|p| plus(p, unit, n)).and_then(|date| Stretch::around(date, unit));
        return Some(around.map_or_else(|| Value::open(TimeKind::Date, unknown(unit)), Value::stretch));
    }
    if let Some(decade) = slots.text(Class::Decade) {
        return Some(Value::stretch(Stretch::decade(decade_of(decade)?)?));
    }
    // What is told of a past year goes on in it.
    let told = context.year.filter(|(_, named)| tense == Tense::Past && s - named <= 1).map(|(year, _)| year);
    let year = year(slots, published).or(told.filter(|_| slots.number(Class::Which).is_none()));
    if let Some(name) = slots.text(Class::Holiday) {
        return choose(year, tense, published, |y| holiday(y, name), || "XXXX-XX-XX".into());
    }
    let ordinal = slots.number(Class::Ordinal).or_else(|| slots.number(Class::Day));
    let value = match (slots.unit(), ordinal) {
        (Some(Unit::Century), Some(n)) => Value::stretch(Stretch::century(n)?),
        (Some(unit @ (Unit::Quarter | Unit::Half)), Some(n)) => {
            let most = if unit == Unit::Quarter { 4 } else { 2 };
            if !(1..=most).contains(&n) {
                return None;
            }
            let of = |y| if unit == Unit::Quarter { Stretch::quarter(y, n) } else { Stretch::half(y, n) };
            let letter = if unit == Unit::Quarter { 'Q' } else { 'H' };
            choose(year, tense, published, of, || format!("XXXX-{letter}{n}"))?
        }
        _ if slots.has(Class::Weekday) && !slots.has(Class::Month) && !slots.has(Class::DayMonth) => {
            weekday(slots.number(Class::Weekday)?, slots.number(Class::Which), tense, published)?
        }
        _ if slots.has(Class::WeekdayPart) => {
            let text = slots.text(Class::WeekdayPart)?;
            let (number, part) = text.split_at_checked(1)?;
            let value = weekday(number.parse().ok()?, slots.number(Class::Which), tense, published)?;
            Value { kind: TimeKind::Time, timex: value.timex.map(|t| format!("{t}{part}")), ..value }
        }
        _ if slots.has(Class::DayMonth) => {
            let (d, m) = slots.text(Class::DayMonth)?.split_once('.')?;
            day_of(d.parse().ok()?, m.parse().ok()?, year, tense, published)?
        }
        _ if slots.has(Class::Month) => {
            let month = slots.number(Class::Month)?;
            let which = slots.number(Class::Which).filter(|_| slots.unit().is_none());
            match (slots.number(Class::Day), which) {
                (Some(d), _) => day_of(d, month, year, tense, published)?,
                (None, Some(which)) => nth(which, published, |y| Stretch::month(y, month), "XXXX-XX".into())?,
                (None, None) => {
                    choose(year, tense, published, |y| Stretch::month(y, month), || format!("XXXX-{month:02}"))?
                }
            }
        }
        _ if slots.has(Class::Season) => {
            let season = slots.text(Class::Season)?;
            let of = |y| Stretch::season(y, season);
            let which = slots.number(Class::Which).filter(|w| *w != 0 && slots.unit().is_none());
            let value = match which {
                Some(which) => nth(which, published, of, format!("XXXX-{season}"))?,
                None => choose(year, tense, published, of, || format!("XXXX-{season}"))?,
            };
            // A winter that nobody has given a year is called by the one it ends in.
            match (year, value.to, season) {
                (None, Some(to), "WI") => Value { timex: Some(format!("{:04}-WI", to.year())), ..value },
                _ => value,
            }
        }
        (Some(Unit::Year), _) if year.is_some() => Value::stretch(Stretch::year(year?)?),
        (Some(Unit::Day), _) if slots.has(Class::Which) && context.last.is_some() => {
            let (last, _) = context.last?;
            Value::stretch(Stretch::day(plus(last, Unit::Day, slots.number(Class::Which)?)?))
        }
        (Some(unit), _) if !slots.has(Class::Year) => match (published, slots.number(Class::Which)) {
            (None, _) => Value::open(TimeKind::Date, unknown(unit)),
            (Some(p), None) if unit == Unit::Weekend => {
                let back = if tense == Tense::Past { -1 } else { 0 };
                let this = Stretch::around(p, unit)?;
                let late = back < 0 && this.from > p;
                Value::stretch(if late { Stretch::around(plus(p, Unit::Week, -1)?, unit)? } else { this })
            }
            (Some(p), which) => Value::stretch(Stretch::around(plus(p, unit, which.unwrap_or(0))?, unit)?),
        },
        _ if slots.has(Class::Year) && year.is_some() => Value::stretch(Stretch::year(year?)?),
        // A part of the day alone is that of the day the text is at.
        _ if slots.has(Class::Part) => match context.near(s) {
            Some(date) => Value::stretch(Stretch::day(date)),
            None => Value::open(TimeKind::Date, "XXXX-XX-XX"),
        },
        _ => return None,
    };
    Some(edged(slots, value))
}

/// The part of it that "beginning" or "end" names; TimeML's value stays that of the whole.
fn edged(slots: &Slots, value: Value) -> Value {
    let (Some(edge), Some(from), Some(to), Some(precision)) =
        (slots.text(Class::Edge), value.from, value.to, value.precision)
    else {
        return value;
    };
    let Some(part) = (Stretch { from, to, precision }).edge(edge) else { return value };
    Value { from: Some(part.from), to: Some(part.to), ..value }
}

/// The year that is named, by its number or from publication.
fn year(slots: &Slots, published: Option<Date>) -> Option<i32> {
    if let Some(year) = slots.number(Class::Year) {
        return Some(year);
    }
    let this = i32::from(published?.year());
    match (slots.text(Class::Offset).and_then(offset_of), slots.unit()) {
        (Some((Unit::Year, n)), _) => Some(this + n),
        (None, Some(Unit::Year)) => Some(this + slots.number(Class::Which).unwrap_or(0)),
        _ => None,
    }
}

/// "Y-1" is the year before.
fn offset_of(offset: &str) -> Option<(Unit, i32)> {
    let at = offset.find(['-', '+']).or_else(|| offset.find(|c: char| c.is_ascii_digit()))?;
    let unit = if &offset[..at] == "L" { Unit::Day } else { Unit::named(&offset[..at])? };
    Some((unit, offset[at..].parse().ok()?))
}

/// TimeML's value for a unit that nobody can place.
fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Year => "XXXX",
        Unit::Month => "XXXX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        _ => "XXXX-XX-XX",
    }
}

fn dated(year: i32, month: i32, date: i32) -> Value {
    match day(year, month, date) {
        Some(date) => Value::stretch(Stretch::day(date)),
        None => Value { impossible: true, timex: None, ..Value::open(TimeKind::Date, "") },
    }
}

/// The year of two digits nearest to publication; of four, itself.
fn full_year(digits: &str, published: Option<Date>) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    if digits.len() > 2 {
        return Some(year);
    }
    let latest = published.map_or(2069, |p| i32::from(p.year()) + 20);
    let full = latest - latest.rem_euclid(100) + year;
    Some(if full > latest { full - 100 } else { full })
}

fn decade_of(digits: &str) -> Option<i32> {
    let digits = digits.get(..digits.bytes().take_while(u8::is_ascii_digit).count())?;
    let year: i32 = digits.parse().ok()?;
    let full = match digits.len() {
        4 => year,
        // The twenties of which century? Those that are longer ago are named in full.
        2 if year < 30 => 2000 + year,
        2 => 1900 + year,
        _ => return None,
    };
    (full % 10 == 0).then_some(full)
}

fn day_of(date: i32, month: i32, year: Option<i32>, tense: Tense, published: Option<Date>) -> Option<Value> {
    // A leap day lets a day without a year exist.
    if day(year.unwrap_or(2024), month, date).is_none() {
        return Some(Value { impossible: true, timex: None, ..Value::open(TimeKind::Date, "") });
    }
    let of = |y| Some(Stretch::day(day(y, month, date)?));
    choose(year, tense, published, of, || format!("XXXX-{month:02}-{date:02}"))
}

/// That of the named year; without one the nearest to publication that fits the tense.
fn choose(
    year: Option<i32>,
    tense: Tense,
    published: Option<Date>,
    of: impl Fn(i32) -> Option<Stretch>,
    open: impl FnOnce() -> String,
) -> Option<Value> {
    if let Some(year) = year {
        return of(year).map(Value::stretch);
    }
    let Some(published) = published else { return Some(Value::open(TimeKind::Date, open())) };
    let this = i32::from(published.year());
    let all: Vec<Stretch> = (this - 4..=this + 4).filter_map(of).collect();
    let distance = |s: &Stretch| match () {
        () if published < s.from => days(published, s.from),
        () if s.to < published => days(s.to, published),
        () => 0,
    };
    let nearest = all.iter().min_by_key(|s| distance(s))?;
    let best = match tense {
        Tense::Past => all.iter().rfind(|s| s.from <= published),
        Tense::Future => all.iter().find(|s| s.to >= published),
        Tense::Present | Tense::Open => None,
    };
    // What lies most of a year away when the next is near would have been given its year.
    let best = best.filter(|b| distance(b) < 240 || distance(nearest) > 90).unwrap_or(nearest);
    Some(Value::stretch(*best))
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

/// The last one before the running one (`-1`), the one running or next (`0`), the next one (`1`).
fn nth(which: i32, published: Option<Date>, of: impl Fn(i32) -> Option<Stretch>, open: String) -> Option<Value> {
    let Some(published) = published else { return Some(Value::open(TimeKind::Date, open)) };
    let this = i32::from(published.year());
    let mut all = (this - 2..=this + 2).filter_map(of);
    let best = match which {
        i32::MIN..=-1 => all.take_while(|s| s.to < published).last(),
        0 => all.find(|s| s.to >= published),
        _ => all.find(|s| s.from > published),
    };
    best.map(Value::stretch)
}

/// The last one on or before publication, unless tense or words say that it is to come.
fn weekday(number: i32, which: Option<i32>, tense: Tense, published: Option<Date>) -> Option<Value> {
    let Some(published) = published else { return Some(Value::open(TimeKind::Date, format!("XXXX-WXX-{number}"))) };
    let today = i32::from(published.weekday().to_monday_one_offset());
    let back = (today - number).rem_euclid(7);
    let ahead = (number - today).rem_euclid(7);
    let shift = match (which, tense) {
        (Some(1..), _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        (Some(i32::MIN..=-1), _) => {
            if back == 0 {
                -7
            } else {
                -back
            }
        }
        (_, Tense::Future | Tense::Present) => ahead,
        _ => -back,
    };
    let date = plus(published, Unit::Day, shift)?;
    Some(Value { precision: Some(Precision::Day), ..Value::stretch(Stretch::day(date)) })
}
