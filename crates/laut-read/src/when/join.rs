//! Two dates with a word for "to" or a dash between them make a range, which is added behind its two ends: TimeML marks
//! the ends, whoever wants to know when something was wants the whole.

use super::calendar::{Stretch, day};
use crate::doc::Doc;
use laut_pack::time::Class;
use laut_record::{DateId, Precision, Span, TimeExpression, TimeKind};

/// Adds the ranges among `found[from..]`, the expressions of one sentence.
pub(super) fn ranges(doc: &Doc, found: &mut Vec<TimeExpression>, from: usize) {
    for n in from + 1..found.len() {
        let (before, after) = found.split_at_mut(n);
        if let (Some(first), Some(last)) = (before.last_mut(), after.first())
            && is_to(doc, first, last)
        {
            take_year(doc, first, last);
        }
    }
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

/// Gives the first end of a range the year that only the second names ("from 3 May to 4 June 1998").
fn take_year(doc: &Doc, first: &mut TimeExpression, last: &TimeExpression) {
    let year = |time: &TimeExpression| {
        let mut digits = time.span.of(doc.text).split(|c: char| !c.is_ascii_digit());
        digits.rfind(|d| d.len() == 4).and_then(|d| d.parse::<i16>().ok())
    };
    let (Some(year), None, Some(end)) = (year(last), year(first), last.to) else { return };
    let is = |precision| first.precision == Some(precision) && first.kind == TimeKind::Date;
    let Some(from) = first.from else { return };
    let stretch = |year: i16| match () {
        () if is(Precision::Day) => Some(Stretch::day(day(year.into(), from.month().into(), from.day().into())?)),
        () if is(Precision::Month) && from.day() == 1 => Stretch::month(year.into(), from.month().into()),
        () => None,
    };
    let Some(stretch) = stretch(year).filter(|s| s.from <= end).or_else(|| stretch(year - 1)) else { return };
    (first.from, first.to, first.timex) = (Some(stretch.from), Some(stretch.to), Some(stretch.timex()));
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
        let year = Stretch::year(day.year().into())?;
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
