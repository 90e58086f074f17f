//! The `count` stage: numbers → quantities, with what they count, how exactly, and in which unit.
//!
//! It stands behind `when`: what is part of a time is no quantity. A number is one only where something is counted:
//!
//! ```text
//! tokens ──digits, words──▶ numerals ──rules──▶ bounds ──unit, of, loose──▶ quantities
//! ```
//!
//! [`digits`] and [`words`] make numbers, [`numeral`] puts them together with their scales, the pack's rules tell how
//! exact they are or that they are none ([`find`]), [`of`] finds the noun and [`unit`] the unit. Numbers without a noun of
//! their own may lean on another ([`loose`]).

mod digits;
mod find;
mod loose;
mod numeral;
mod of;
mod unit;
mod words;

use crate::doc::Doc;
use find::{Hit, Rules};
use laut_pack::Tag;
use laut_record::{BlockKind, Bound, Quantity, QuantityId, RuleId, Span, TimeExpression};
use numeral::Numeral;
use of::Counted;
use rust_decimal::Decimal;

/// The rule of a number that nothing else is told of.
const ONE: &str = "und/count/number";

/// A quantity, by tokens.
#[derive(Debug, Clone)]
struct Found<'p> {
    rule: &'p str,
    bound: Bound,
    first: usize,
    end: usize,
    value: Option<Decimal>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    unit: Option<&'p str>,
    of: Option<Span>,
    /// The number cannot be.
    impossible: bool,
    /// It has what a tally counts.
    tallied: bool,
}

/// Finds the quantities of a text and adds them. `dates` are the time expressions found so far, of both texts.
pub(crate) fn quantities(quantities: &mut Vec<Quantity>, doc: &mut Doc, dates: &[TimeExpression]) {
    if !doc.pack.covers("count") {
        return;
    }
    let found = found(doc, dates);
    for f in &found {
        let span = doc.span(f.first, f.end);
        if f.impossible {
            doc.note(span, "no such number");
        }
        quantities.push(Quantity {
            id: QuantityId(quantities.len() as u32 + 1),
            source: doc.source,
            span,
            value: f.value,
            low: f.low,
            high: f.high,
            bound: f.bound,
            unit: f.unit.map(String::from),
            of: f.of,
            rule: RuleId::from(f.rule),
        });
    }
}

fn found<'p>(doc: &Doc<'p>, dates: &[TimeExpression]) -> Vec<Found<'p>> {
    let rules = Rules::new(doc.pack);
    let taken = taken(doc, dates);
    let mut all = Vec::new();
    for sentence in &doc.sentences {
        if matches!(sentence.block, BlockKind::Desk | BlockKind::Sources | BlockKind::Byline) {
            continue;
        }
        let range = (sentence.first as usize, sentence.end as usize);
        let numerals = numerals(doc, range, &taken);
        if !numerals.is_empty() {
            all.extend(in_sentence(doc, &rules, &numerals, range));
        }
    }
    all
}

/// For each token whether it is part of a time.
fn taken(doc: &Doc, dates: &[TimeExpression]) -> Vec<bool> {
    let mut taken = vec![false; doc.tokens.len()];
    for date in dates.iter().filter(|d| d.source == doc.source) {
        let first = doc.tokens.partition_point(|t| t.span.end <= date.span.start);
        let end = doc.tokens.partition_point(|t| t.span.start < date.span.end);
        taken[first..end].fill(true);
    }
    taken
}

/// The numerals of a sentence that are part of no time.
fn numerals<'p>(doc: &Doc<'p>, (first, end): (usize, usize), taken: &[bool]) -> Vec<Numeral<'p>> {
    let mut all = Vec::new();
    let mut at = first;
    while at < end {
        match numeral::numeral(doc, at, end).filter(|n| !taken[n.first..n.end].contains(&true)) {
            Some(numeral) => {
                at = numeral.end;
                all.push(numeral);
            }
            None => at += 1,
        }
    }
    all
}

fn in_sentence<'p>(
    doc: &Doc<'p>,
    rules: &Rules<'p>,
    numerals: &[Numeral<'p>],
    range: (usize, usize),
) -> Vec<Found<'p>> {
    let mut found: Vec<Found> = Vec::new();
    let mut bare: Vec<Found> = Vec::new();
    let mut articles: Vec<&Numeral> = Vec::new();
    let mut at = range.0;
    for (n, numeral) in numerals.iter().enumerate() {
        if numeral.first < at {
            continue;
        }
        if numeral.article {
            articles.push(numeral);
            continue;
        }
        let Some(hit) = rules.longest(doc, numerals, n, (at, range.1)) else { continue };
        at = hit.end;
        let Some(number) = told(&hit, numerals) else { continue };
        let last = &numerals[hit.numerals[hit.numerals.len() - 1]];
        let counted = of::counted(doc, last, (hit.first, hit.end), range.1);
        match counted.or_else(|| loose::counted(doc, (hit.first, hit.end), range, &found)) {
            Some(counted) => {
                at = counted.end.max(at);
                found.push(number.with(counted));
            }
            // "Tausende demonstrierten": the size stands for those who are counted.
            None if last.open && doc.tokens[last.first].tag == Tag::Noun => found.push(number),
            None => bare.push(number),
        }
    }
    loose::lean(doc, &mut found, bare);
    found.sort_by_key(|f| f.first);
    for article in articles {
        let place = found.partition_point(|f| f.first < article.first);
        let inside = place > 0 && found[place - 1].end > article.first;
        let (before, behind) = found.split_at(place);
        let counted = match unit::at(doc, article.end, range.1) {
            Some(_) => of::counted(doc, article, (article.first, article.end), range.1),
            None => loose::one(doc, article, range, before, behind.first()),
        };
        if let (Some(counted), false) = (counted, inside) {
            let hit =
                Hit { rule: ONE, bound: Some(Bound::Exact), first: article.first, end: article.end, numerals: vec![0] };
            let one = told(&hit, std::slice::from_ref(article));
            found.extend(one.map(|one| one.with(counted)));
            found.sort_by_key(|f| f.first);
        }
    }
    found
}

/// The number that a rule makes of numerals; none where it counts nothing.
fn told<'p>(hit: &Hit<'p>, numerals: &[Numeral]) -> Option<Found<'p>> {
    let (first, last) = (&numerals[*hit.numerals.first()?], &numerals[*hit.numerals.last()?]);
    let bound = if first.to.is_some() { Bound::Range } else { hit.bound? };
    let (value, low, high) = match bound {
        Bound::Exact => (first.value, first.value, first.value),
        Bound::About => (first.value, None, None),
        Bound::AtLeast => (first.value, first.value, None),
        Bound::UpTo => (first.value, None, first.value),
        Bound::Range if first.to.is_some() => (None, first.value, first.to),
        Bound::Range => {
            // "zwei bis drei Millionen": the scale behind the second is that of both.
            let shared =
                first.value.filter(|_| first.scale == Decimal::ONE).and_then(|v| numeral::times(v, last.scale));
            let low = shared.filter(|low| last.value.is_some_and(|high| *low < high)).or(first.value);
            (None, low, last.value)
        }
    };
    let impossible = hit.numerals.iter().any(|&n| numerals[n].value.is_none());
    // Of two that are no range nothing is told.
    if bound == Bound::Range && !impossible && low >= high {
        return None;
    }
    let kept = |value: Option<Decimal>| value.filter(|_| !impossible);
    let (value, low, high) = (kept(value), kept(low), kept(high));
    let (first, end) = (hit.first, hit.end);
    Some(Found {
        rule: hit.rule,
        bound,
        first,
        end,
        value,
        low,
        high,
        unit: None,
        of: None,
        impossible,
        tallied: false,
    })
}

impl<'p> Found<'p> {
    fn with(self, counted: Counted<'p>) -> Found<'p> {
        // What is counted may stand before the number.
        let tallied = counted.of.is_some() && counted.end == self.end;
        Found { unit: counted.unit, of: counted.of, end: counted.end.max(self.end), tallied, ..self }
    }
}
