//! Days, weeks, months, years: stretches of the calendar. No clock is asked.

use super::slots::Unit;
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use laut_record::Precision;

/// From a first to a last day, and how exact that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) from: Date,
    pub(super) to: Date,
    pub(super) precision: Precision,
}

/// A day, where there is such a one.
pub(super) fn day(year: i32, month: i32, day: i32) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// `n` units later; none beyond the calendar.
pub(super) fn plus(date: Date, unit: Unit, n: i32) -> Option<Date> {
    let n = i64::from(n);
    let span: Span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(date),
        Unit::Day => Span::new().try_days(n),
        Unit::Week | Unit::Weekend => Span::new().try_weeks(n),
        Unit::Month => Span::new().try_months(n),
        Unit::Quarter => Span::new().try_months(3 * n),
        Unit::Half => Span::new().try_months(6 * n),
        Unit::Year => Span::new().try_years(n),
        Unit::Decade => Span::new().try_years(10 * n),
        Unit::Century => Span::new().try_years(100 * n),
    }
    .ok()?;
    date.checked_add(span).ok()
}

/// A feast of that year: of a fixed day, or counted from Easter.
pub(super) fn holiday(year: i32, holiday: &str) -> Option<Stretch> {
    let date = match holiday.strip_prefix('E') {
        Some(days) => plus(easter(year)?, Unit::Day, days.parse().ok()?)?,
        None => {
            let (month, date) = holiday.split_once('-')?;
            day(year, month.parse().ok()?, date.parse().ok()?)?
        }
    };
    Some(Stretch::day(date))
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
pub(super) fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    day(year, month, (h + l - 7 * m + 33 * month + 19) % 32)
}

impl Stretch {
    pub(super) fn day(date: Date) -> Stretch {
        Stretch { from: date, to: date, precision: Precision::Day }
    }

    fn months(year: i32, month: i32, count: i32, precision: Precision) -> Option<Stretch> {
        let from = day(year, month, 1)?;
        let to = plus(from, Unit::Month, count)?.yesterday().ok()?;
        Some(Stretch { from, to, precision })
    }

    pub(super) fn month(year: i32, month: i32) -> Option<Stretch> {
        Stretch::months(year, month, 1, Precision::Month)
    }

    pub(super) fn quarter(year: i32, number: i32) -> Option<Stretch> {
        Stretch::months(year, 3 * number - 2, 3, Precision::Quarter)
    }

    pub(super) fn half(year: i32, number: i32) -> Option<Stretch> {
        Stretch::months(year, 6 * number - 5, 6, Precision::Half)
    }

    pub(super) fn year(year: i32) -> Option<Stretch> {
        Stretch::months(year, 1, 12, Precision::Year)
    }

    pub(super) fn decade(first: i32) -> Option<Stretch> {
        Some(Stretch { from: day(first, 1, 1)?, to: day(first + 9, 12, 31)?, precision: Precision::Decade })
    }

    /// The century of that number: the 20th runs from 1901 to 2000.
    pub(super) fn century(number: i32) -> Option<Stretch> {
        let last = number.checked_mul(100)?;
        Some(Stretch { from: day(last - 99, 1, 1)?, to: day(last, 12, 31)?, precision: Precision::Century })
    }

    /// The season that starts in that year.
    pub(super) fn season(year: i32, season: &str) -> Option<Stretch> {
        let month = match season {
            "SP" => 3,
            "SU" => 6,
            "FA" => 9,
            _ => 12,
        };
        Stretch::months(year, month, 3, Precision::Season)
    }

    /// The stretch of that unit in which the day lies.
    pub(super) fn around(date: Date, unit: Unit) -> Option<Stretch> {
        let (year, month) = (i32::from(date.year()), i32::from(date.month()));
        let back = i64::from(date.weekday().to_monday_zero_offset());
        let monday = date.checked_sub(back.days()).ok()?;
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Some(Stretch::day(date)),
            Unit::Week => Some(Stretch { from: monday, to: plus(monday, Unit::Day, 6)?, precision: Precision::Week }),
            Unit::Weekend => {
                let from = plus(monday, Unit::Day, 5)?;
                Some(Stretch { from, to: plus(from, Unit::Day, 1)?, precision: Precision::Weekend })
            }
            Unit::Month => Stretch::month(year, month),
            Unit::Quarter => Stretch::quarter(year, (month + 2) / 3),
            Unit::Half => Stretch::half(year, (month + 5) / 6),
            Unit::Year => Stretch::year(year),
            Unit::Decade => Stretch::decade(year - year.rem_euclid(10)),
            Unit::Century => Stretch::century((year + 99).div_euclid(100)),
        }
    }

    /// The first, middle or last part of it.
    pub(super) fn edge(self, edge: &str) -> Option<Stretch> {
        let days = (self.from.until(self.to).ok()?.get_days() + 1).max(1);
        let at = |n: i32| plus(self.from, Unit::Day, n);
        let (from, to) = match (self.precision, edge) {
            // The thirds of a month are ten days each, whatever is left over goes to the last.
            (Precision::Month, "START") => (self.from, at(9)?),
            (Precision::Month, "MID") => (at(10)?, at(19)?),
            (Precision::Month, _) => (at(20)?, self.to),
            (Precision::Year, "START") => (self.from, plus(self.from, Unit::Month, 3)?.yesterday().ok()?),
            (Precision::Year, "MID") => {
                (plus(self.from, Unit::Month, 4)?, plus(self.from, Unit::Month, 8)?.yesterday().ok()?)
            }
            (Precision::Year, _) => (plus(self.from, Unit::Month, 9)?, self.to),
            (_, "START") => (self.from, at((days - 1) / 3)?),
            (_, "MID") => (at(days / 3)?, at((2 * days - 1) / 3)?),
            (_, _) => (at(2 * days / 3)?, self.to),
        };
        Some(Stretch { from, to, ..self })
    }

    /// The TimeML value of the whole stretch.
    pub(super) fn timex(&self) -> String {
        let date = self.from;
        let week = |end: &str| {
            let week = date.iso_week_date();
            format!("{:04}-W{:02}{end}", week.year(), week.week())
        };
        match self.precision {
            Precision::Day | Precision::Time => date.to_string(),
            Precision::Week => week(""),
            Precision::Weekend => week("-WE"),
            Precision::Month => format!("{:04}-{:02}", date.year(), date.month()),
            Precision::Quarter => format!("{:04}-Q{}", date.year(), (date.month() + 2) / 3),
            Precision::Half => format!("{:04}-H{}", date.year(), (date.month() + 5) / 6),
            Precision::Season => {
                let season = match date.month() {
                    3 => "SP",
                    6 => "SU",
                    9 => "FA",
                    _ => "WI",
                };
                format!("{:04}-{season}", date.year())
            }
            Precision::Year => format!("{:04}", date.year()),
            Precision::Decade => format!("{:03}", date.year() / 10),
            Precision::Century => format!("{:02}", (date.year() - 1) / 100),
        }
    }
}
