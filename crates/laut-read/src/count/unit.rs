//! Units: percent, measures and currencies behind a number or before its digits; people by their nouns.

use crate::doc::{Doc, Shape};
use laut_pack::Listed;

/// Tables with units: each row is a word or sign, with the unit as the record names it.
const TABLES: &[&str] = &["units", "currencies", "currency-words"];

/// A unit at some tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit<'p> {
    /// As the record names it.
    pub(super) name: &'p str,
    /// How many tokens it takes.
    pub(super) words: usize,
}

impl Unit<'_> {
    /// Whether it is a currency: three capitals.
    pub(super) fn is_currency(&self) -> bool {
        self.name.len() == 3 && self.name.bytes().all(|b| b.is_ascii_uppercase())
    }
}

/// The unit at token `at`.
pub(super) fn at<'p>(doc: &Doc<'p>, at: usize, limit: usize) -> Option<Unit<'p>> {
    let word = |k: usize| (at + k < limit).then(|| doc.lower(at + k));
    let rows = TABLES.iter().filter_map(|table| doc.pack.listed(table, word));
    let found = rows.filter(|row| fits(row, doc.word(at))).max_by_key(|row| row.words)?;
    Some(Unit { name: found.cells.first()?, words: found.words })
}

/// The unit in letters that stand at digits.
pub(super) fn glued<'p>(doc: &Doc<'p>, letters: &str) -> Option<&'p str> {
    let lower = letters.to_lowercase();
    let word = |k: usize| (k == 0).then_some(lower.as_str());
    let mut rows = TABLES.iter().filter_map(|table| doc.pack.listed(table, word)).filter(|row| fits(row, letters));
    rows.find_map(|row| row.cells.first().map(String::as_str))
}

/// Codes and signs are as they are listed ("MOP" is no mop), words have capitals as they stand.
fn fits(row: &Listed, word: &str) -> bool {
    let sign = row.words == 1
        && (row.word.chars().count() < 3 || row.word.bytes().all(|b| b.is_ascii_uppercase()))
        && row.word.chars().all(char::is_alphabetic);
    !sign || row.word == word
}

/// The currency whose sign or code stands before digits: right at them, or a word before.
pub(super) fn before<'p>(doc: &Doc<'p>, i: usize) -> Option<&'p str> {
    if !matches!(doc.tokens[i].shape, Shape::Mark | Shape::Capitals) {
        return None;
    }
    at(doc, i, i + 1).filter(Unit::is_currency).map(|unit| unit.name)
}

/// Whether a noun in lower case is one for people; some compounds only end like one ("Flugzeuge").
pub(super) fn is_people(doc: &Doc, noun: &str) -> bool {
    let lists = |table: &&str| doc.pack.lists_noun(table, noun);
    ["people", "titles"].iter().any(&lists) && !lists(&"no-people")
}
