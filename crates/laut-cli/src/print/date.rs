//! The time expressions of an article, one a line: place, words, the days they stand for.

use super::Page;
use laut::record::{TimeExpression, interval};

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
pub(crate) fn days(date: &TimeExpression) -> String {
    let precise = date.precision.map_or(String::new(), |p| format!(" · {}", p.name()));
    match (date.from, date.to) {
        (Some(from), Some(to)) if from == to => format!("{from}{precise}"),
        (Some(from), Some(to)) => format!("{from} – {to}{precise}"),
        (None, None) => date.timex.clone().unwrap_or_else(|| "not resolved".into()),
        (from, to) => format!("{}{precise}", interval(from, to)),
    }
}
