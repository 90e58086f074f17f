//! Two dates with a word for "to" or a dash between them make a range, which is added behind its two ends: TimeML marks
//! the ends, whoever wants to know when something was wants the whole.

use crate::doc::Doc;
use laut_pack::time::Class;
use laut_record::{DateId, Span, TimeExpression, TimeKind};

/// Adds the ranges among `found[from..]`, the expressions of one sentence.
pub(super) fn ranges(doc: &Doc, found: &mut Vec<TimeExpression>, from: usize) {
    let mut ranges: Vec<TimeExpression> = Vec::new();
    for pair in found[from..].windows(2) {
        let [a, b] = pair else { continue };
        let (Some(first), Some(last)) = (a.from, b.to) else { continue };
        let dates = a.kind == TimeKind::Date && b.kind == TimeKind::Date;
        let known = || found[from..].iter().any(|d| d.span == a.span.join(b.span));
        if !dates || first >= last || !is_to(doc, a, b) || known() {
            continue;
        }
        ranges.push(TimeExpression {
            id: DateId(0),
            source: a.source,
            span: a.span.join(b.span),
            from: Some(first),
            to: Some(last),
            precision: b.precision,
            kind: TimeKind::Duration,
            timex: None,
            timex_span: None,
            rule: b.rule.clone(),
        });
    }
    found.extend(ranges);
}

/// The two years of a range in one word ("1910-1945"), which TimeML marks.
pub(super) fn ends(doc: &Doc, range: &TimeExpression) -> Vec<TimeExpression> {
    let (Some(first), Some(last), None) = (range.from, range.to, range.timex_span) else { return Vec::new() };
    // The preposition before it belongs to the whole.
    let word = range.span.of(doc.text).rsplit(char::is_whitespace).next().unwrap_or_default();
    let start = range.span.end as usize - word.len();
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let year = |at: usize, end: usize, day: jiff::civil::Date| {
        let span = Span::new(start + at, start + end);
        let year = super::calendar::Stretch::year(day.year().into())?;
        Some(TimeExpression {
            span,
            from: Some(year.from),
            to: Some(year.to),
            precision: Some(year.precision),
            kind: TimeKind::Date,
            timex: Some(year.timex()),
            timex_span: Some(span),
            ..range.clone()
        })
    };
    [year(0, digits, first), year(word.len() - digits, word.len(), last)].into_iter().flatten().collect()
}

/// Whether all that stands between two expressions, or opens the second, is a word for "to" or a dash.
fn is_to(doc: &Doc, a: &TimeExpression, b: &TimeExpression) -> bool {
    let inner = b.timex_span.unwrap_or(b.span);
    let between = doc.text.get(a.span.end as usize..inner.start as usize).unwrap_or_default();
    // A full stop behind the first is that of its ordinal; an article may stand before the second.
    let mut words = between.split_whitespace().map(|w| w.trim_matches('.')).filter(|w| !w.is_empty());
    let Some(to) = words.next() else { return false };
    let until = |w: &str| doc.pack.times(&w.to_lowercase()).any(|w| w.class == Class::Until);
    (matches!(to, "-" | "–" | "—") || until(to)) && words.count() <= 1
}
