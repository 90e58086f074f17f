//! The time expressions of an article, one a line: place, words, the days they stand for.

use super::Page;
use jiff::civil::Date;
use laut::record::TimeExpression;

impl Page<'_> {
    /// Prints them in the order of the article.
    pub(super) fn dates(&mut self) {
        let record = &self.read.record;
        for date in &record.dates {
            let words = date.span.of(record.text(date.source)).split_whitespace().collect::<Vec<_>>().join(" ");
            self.placed(date.source, date.span.start, &format!("{words} → {}", days(date)));
        }
        if !record.dates.is_empty() {
            self.line("");
        }
    }
}

/// The days as people write an interval; where it has no bounds, what TimeML calls it.
fn days(date: &TimeExpression) -> String {
    let precise = date.precision.map_or(String::new(), |p| format!(" · {}", p.name()));
    match (date.from, date.to) {
        (Some(from), Some(to)) if from == to => format!("{from}{precise}"),
        (Some(from), Some(to)) => format!("{from} – {to}{precise}"),
        (None, None) => date.timex.clone().unwrap_or_else(|| "not resolved".into()),
        (from, to) => format!("{}{precise}", interval(from, to)),
    }
}

/// An interval in the fewest words: a month or a year by its own.
pub(super) fn interval(from: Option<Date>, to: Option<Date>) -> String {
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
