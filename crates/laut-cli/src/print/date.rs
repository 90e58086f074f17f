//! The time expressions of an article, one a line: place, words, the days they stand for.

use super::{Page, wrap};
use crate::color::FAINT;
use laut::record::TimeExpression;

impl Page<'_> {
    /// Prints them in the order of the article.
    pub(super) fn dates(&mut self) {
        let record = &self.read.record;
        for date in &record.dates {
            let place = self.places.of(date.source, date.span.start);
            let words = date.span.of(record.text(date.source)).split_whitespace().collect::<Vec<_>>().join(" ");
            let indent = " ".repeat(place.len().max(7) + 2);
            let line = format!("{words} → {}", days(date));
            for (i, line) in wrap::hanging(&line, &indent, &indent, self.width).iter().enumerate() {
                match i {
                    0 => self.line(format_args!("{FAINT}{place:>7}{FAINT:#}  {}", line.trim_start())),
                    _ => self.line(line),
                }
            }
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
        (Some(from), None) => format!("{from} –{precise}"),
        (None, Some(to)) => format!("– {to}{precise}"),
        (None, None) => date.timex.clone().unwrap_or_else(|| "not resolved".into()),
    }
}
