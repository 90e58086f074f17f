//! The calendar, and what stays open: what no rule's example can show.

use super::calendar::{Stretch, day};
use super::slots::Unit;
use jiff::civil::date;
use laut_record::Precision;

fn days(stretch: Option<Stretch>) -> String {
    stretch.map_or("none".into(), |s| format!("{} {}", s.from, s.to))
}

#[test]
fn stretches_end_on_their_last_day() {
    assert_eq!(days(Stretch::month(2024, 2)), "2024-02-01 2024-02-29");
    assert_eq!(days(Stretch::quarter(2021, 3)), "2021-07-01 2021-09-30");
    assert_eq!(days(Stretch::half(2021, 2)), "2021-07-01 2021-12-31");
    assert_eq!(days(Stretch::season(2021, "WI")), "2021-12-01 2022-02-28");
    assert_eq!(days(Stretch::century(20)), "1901-01-01 2000-12-31");
    assert_eq!(days(Stretch::around(date(2022, 8, 15), Unit::Weekend)), "2022-08-20 2022-08-21");
    assert_eq!(days(Stretch::month(2022, 13)), "none");
}

#[test]
fn days_that_cannot_be_are_none() {
    assert_eq!(day(2022, 2, 31), None);
    assert_eq!(day(2023, 2, 29), None);
    assert_eq!(day(99_999, 1, 1), None);
    assert_eq!(super::calendar::plus(date(2022, 8, 15), Unit::Century, i32::MAX), None);
}

#[test]
fn a_week_belongs_to_the_year_of_its_thursday() {
    let week = Stretch::around(date(2021, 1, 1), Unit::Week).expect("a week");
    assert_eq!((week.timex().as_str(), week.precision), ("2020-W53", Precision::Week));
}

#[test]
fn easter_is_counted() {
    let of = |year| super::calendar::easter(year).map(|d| d.to_string());
    assert_eq!(of(2022).as_deref(), Some("2022-04-17"));
    assert_eq!(of(2008).as_deref(), Some("2008-03-23"));
    assert_eq!(of(2038).as_deref(), Some("2038-04-25"));
}
