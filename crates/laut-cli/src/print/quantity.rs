//! The numbers of an article, one a line: place, words, what they come to.

use super::Page;
use laut::record::{Bound, Quantity};

impl Page<'_> {
    /// Prints them in the order of the article.
    pub(super) fn quantities(&mut self) {
        let record = &self.read.record;
        for quantity in &record.quantities {
            let text = record.text(quantity.source);
            let words = quantity.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
            let of = quantity.of.map_or(String::new(), |of| format!(" · {}", of.of(text)));
            let line = format!("{words} → {}{of}", amount(quantity));
            self.placed(quantity.source, quantity.span.start, &line);
        }
        if !record.quantities.is_empty() {
            self.line("");
        }
    }
}

/// The number with its bounds and unit.
pub(crate) fn amount(quantity: &Quantity) -> String {
    let number = |n: rust_decimal::Decimal| n.normalize().to_string();
    let bounds = (quantity.value.map(number), quantity.low.map(number), quantity.high.map(number));
    let amount = match (quantity.bound, bounds) {
        (Bound::Exact, (Some(value), ..)) => value,
        (Bound::About, (Some(value), ..)) => format!("about {value}"),
        (Bound::AtLeast, (Some(value), ..) | (None, Some(value), _)) => format!("at least {value}"),
        (Bound::UpTo, (Some(value), ..) | (None, _, Some(value))) => format!("up to {value}"),
        (_, (_, Some(low), Some(high))) => format!("{low} – {high}"),
        (_, (_, Some(low), None)) => format!("{low} –"),
        (_, (_, None, Some(high))) => format!("– {high}"),
        _ => "no number".into(),
    };
    match quantity.unit.as_deref() {
        Some("percent") => format!("{amount} %"),
        Some(unit) => format!("{amount} {unit}"),
        None => amount,
    }
}
