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

/// An interval for people, in the fewest words: a whole month or year by its own; empty where there is none.
pub fn interval(from: Option<Date>, to: Option<Date>) -> String {
    let (from, to) = match (from, to) {
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) => return format!("{from} –"),
        (None, Some(to)) => return format!("– {to}"),
        (None, None) => return String::new(),
    };
    let years = from == from.first_of_year() && to == to.last_of_year();
    let months = from == from.first_of_month() && to == to.last_of_month();
    let (year, month) = (|d: Date| format!("{:04}", d.year()), |d: Date| d.strftime("%Y-%m").to_string());
    let both = |first: String, last: String| if first == last { first } else { format!("{first} – {last}") };
    match (years, months) {
        (true, _) => both(year(from), year(to)),
        (_, true) => both(month(from), month(to)),
        _ => both(from.to_string(), to.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_interval_takes_the_fewest_words() {
        let of = |from: Date, to: Date| interval(Some(from), Some(to));
        assert_eq!(of(date(2024, 5, 31), date(2024, 5, 31)), "2024-05-31");
        assert_eq!(of(date(2024, 2, 1), date(2024, 2, 29)), "2024-02");
        assert_eq!(of(date(1910, 1, 1), date(1945, 12, 31)), "1910 – 1945");
        assert_eq!(of(date(2024, 2, 1), date(2024, 4, 30)), "2024-02 – 2024-04");
        assert_eq!(of(date(2024, 2, 1), date(2024, 2, 28)), "2024-02-01 – 2024-02-28");
        assert_eq!(interval(None, Some(date(2024, 2, 1))), "– 2024-02-01");
        assert_eq!(interval(None, None), "");
    }
}
