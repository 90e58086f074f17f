//! Matches the pack's rules of this stage around a numeral: the one that takes most words is read.

use super::numeral::Numeral;
use crate::doc::Doc;
use laut_pack::count::{CountPart, CountRule, Is};
use laut_pack::{Find, Pack};
use laut_record::Bound;
use rust_decimal::Decimal;

/// How many words before a number a rule may start.
const BEFORE: usize = 6;

/// The rules of this stage.
pub(super) struct Rules<'p> {
    rules: Vec<(&'p str, &'p CountRule)>,
}

/// A rule that matches at tokens `first..end`.
#[derive(Debug, Clone)]
pub(super) struct Hit<'p> {
    pub(super) rule: &'p str,
    /// None: the number counts nothing.
    pub(super) bound: Option<Bound>,
    pub(super) first: usize,
    pub(super) end: usize,
    /// The numbers in it, by their place among the numerals.
    pub(super) numerals: Vec<usize>,
}

impl<'p> Rules<'p> {
    pub(super) fn new(pack: &'p Pack) -> Self {
        let of = |rule: &'p laut_pack::Rule| match &rule.find {
            Find::Count(count) => Some((rule.id.as_str(), count)),
            _ => None,
        };
        Rules { rules: pack.rules().iter().filter_map(of).collect() }
    }

    /// The longest match whose first number is numeral `n`, within tokens `from..limit`. One that says that the number
    /// counts nothing goes before all others.
    pub(super) fn longest<'d>(
        &self,
        doc: &Doc<'d>,
        numerals: &[Numeral<'d>],
        n: usize,
        (from, limit): (usize, usize),
    ) -> Option<Hit<'p>> {
        let anchor = numerals[n].first;
        let mut best: Option<Hit> = None;
        let mut told = Vec::new();
        for first in anchor.saturating_sub(BEFORE).max(from)..=anchor {
            for (id, rule) in &self.rules {
                told.clear();
                let whole = Match { doc, numerals, limit };
                let Some(end) = whole.parts(&rule.parts, first, &mut told) else { continue };
                if told.first() != Some(&n) {
                    continue;
                }
                let weight = |bound: Option<Bound>, first, end| (bound.is_none(), end - first);
                let better = |b: &Hit| weight(rule.bound, first, end) > weight(b.bound, b.first, b.end);
                if best.as_ref().is_none_or(better) {
                    best = Some(Hit { rule: id, bound: rule.bound, first, end, numerals: told.clone() });
                }
            }
        }
        best
    }
}

/// What a rule is matched against.
struct Match<'m, 'd> {
    doc: &'m Doc<'d>,
    numerals: &'m [Numeral<'d>],
    limit: usize,
}

impl Match<'_, '_> {
    /// Matches parts from token `at`; gives the token behind the last that is not only looked at. What fails leaves
    /// `told` as it was.
    fn parts(&self, parts: &[CountPart], at: usize, told: &mut Vec<usize>) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else { return Some(at) };
        if part.absent {
            return if self.stands(part, at).is_some() { None } else { self.parts(rest, at, told) };
        }
        if let Some((words, numeral)) = self.stands(part, at) {
            let before = told.len();
            told.extend(numeral);
            if let Some(end) = self.parts(rest, at + words, told) {
                return Some(if part.ahead { at.min(end) } else { end });
            }
            told.truncate(before);
        }
        if part.optional { self.parts(rest, at, told) } else { None }
    }

    /// How many words the part takes at token `at`, and its number.
    fn stands(&self, part: &CountPart, at: usize) -> Option<(usize, Option<usize>)> {
        if at >= self.limit {
            return None;
        }
        if !part.tags.is_empty() && !part.tags.has(self.doc.tokens[at].tag) {
            return None;
        }
        if !part.table.is_empty() && !part.table.iter().any(|t| self.doc.pack.lists_noun(t, self.doc.lower(at))) {
            return None;
        }
        if let Some(is) = part.is {
            let n = self.numerals.binary_search_by_key(&at, |numeral| numeral.first).ok()?;
            let numeral = &self.numerals[n];
            let fits = !numeral.article
                && numeral.open == (is == Is::Open)
                && numeral.value.is_none_or(|value| value >= Decimal::from(part.least));
            return fits.then_some((numeral.end - at, Some(n)));
        }
        if part.word.is_empty() {
            return Some((1, None));
        }
        let follows = |words: &&Vec<String>| {
            at + words.len() <= self.limit && words.iter().enumerate().all(|(k, w)| w == self.doc.lower(at + k))
        };
        part.word.iter().filter(follows).map(Vec::len).max().map(|words| (words, None))
    }
}
