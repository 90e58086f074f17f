//! Dates: time expressions of an article, resolved against the date of publication.

use crate::{RuleId, Source, Span};
use jiff::civil::Date;

/// Number of a time expression in its record; printed as `d1`, `d2` …
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateId(pub u32);

/// A time expression, and the days it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeExpression {
    /// Its number in the record, by place in the text.
    pub id: DateId,
    /// Whether it stands in the text or in the title.
    pub source: Source,
    /// Its place, with its preposition.
    pub span: Span,
    /// The first day; none where it is not told or has no bound.
    pub from: Option<Date>,
    /// The last day; none where it is not told or has no bound.
    pub to: Option<Date>,
    /// How exact it is; none where it stands for no days.
    pub precision: Option<Precision>,
    /// What it is.
    pub kind: TimeKind,
    /// The TimeML value; none where the reading has none.
    pub timex: Option<String>,
    /// What TimeML would mark; none for a range, of which it marks both ends.
    pub timex_span: Option<Span>,
    /// The rule that read it.
    pub rule: RuleId,
}

/// How exact a time expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// To the hour or the minute.
    Time,
    /// To the day.
    Day,
    /// To the weekend.
    Weekend,
    /// To the week.
    Week,
    /// To the month, or a part of it.
    Month,
    /// To the season.
    Season,
    /// To the quarter.
    Quarter,
    /// To the half of a year.
    Half,
    /// To the year, or a part of it.
    Year,
    /// To the decade.
    Decade,
    /// To the century.
    Century,
}

impl Precision {
    /// Every precision, with its name in JSON.
    pub const ALL: &[(Precision, &str)] = &[
        (Precision::Time, "time"),
        (Precision::Day, "day"),
        (Precision::Weekend, "weekend"),
        (Precision::Week, "week"),
        (Precision::Month, "month"),
        (Precision::Season, "season"),
        (Precision::Quarter, "quarter"),
        (Precision::Half, "half"),
        (Precision::Year, "year"),
        (Precision::Decade, "decade"),
        (Precision::Century, "century"),
    ];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(p, _)| *p == self).map_or("", |(_, name)| name)
    }

    /// The precision of that name.
    pub fn named(name: &str) -> Option<Precision> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(p, _)| *p)
    }
}

/// What a time expression is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A day, or a longer stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A time that comes again and again.
    Set,
}

impl TimeKind {
    /// Every kind, with its name in JSON and in packs.
    pub const ALL: &[(TimeKind, &str)] =
        &[(TimeKind::Date, "date"), (TimeKind::Time, "time"), (TimeKind::Duration, "duration"), (TimeKind::Set, "set")];

    /// Its name in JSON and in packs.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(k, _)| *k == self).map_or("", |(_, name)| name)
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<TimeKind> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(k, _)| *k)
    }
}
