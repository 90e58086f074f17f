//! Numbers that stand without their noun, and articles that count: what another number of the sentence tells of them.
//!
//! "200 Zivilisten wurden getötet und 400 verletzt", "von 2000 auf 15.000 Soldaten", "sechs Soldaten und ein Zivilist".

use super::Found;
use super::numeral::Numeral;
use super::of::{self, Counted, PERSON};
use super::unit;
use crate::doc::Doc;
use laut_pack::Tag;

/// How many words may stand between a number and the one that it leans on ("von derzeit 2000 auf etwa 15.000").
const APART_MAX: usize = 4;

/// What a number counts that stands alone: `before` are the quantities of its sentence so far.
pub(super) fn counted<'p>(
    doc: &Doc<'p>,
    (first, end): (usize, usize),
    (from, limit): (usize, usize),
    before: &[Found<'p>],
) -> Option<Counted<'p>> {
    let tag = |i: usize| (i < limit).then(|| doc.tokens[i].tag);
    let joined = first > from && (tag(first - 1) == Some(Tag::Conjunction) || doc.word(first - 1) == ",");
    let predicate = matches!(tag(end), Some(Tag::Participle | Tag::Predicative | Tag::Adjective | Tag::Finite));
    if joined && predicate {
        let people = before.iter().rev().find(|found| found.unit == Some(PERSON))?;
        return Some(Counted { unit: people.unit, of: people.of, end });
    }
    // "Die Zahl der Toten stieg auf 35": only where no noun follows.
    let alone = !matches!(tag(end), Some(Tag::Noun | Tag::Name | Tag::Number | Tag::Determiner));
    if alone && first > from && tag(first - 1) == Some(Tag::Preposition) && before.iter().all(|found| !found.tallied) {
        let noun = (from..first).find_map(|i| {
            let tally = doc.tokens[i].tag == Tag::Noun && doc.pack.lists_noun("tallies", doc.lower(i));
            let owner = tally && tag(i + 1) == Some(Tag::Determiner);
            owner.then(|| of::noun(doc, i + 2, first)).flatten()
        })?;
        let people = unit::is_people(doc, doc.lower(noun)).then_some(PERSON);
        return Some(Counted { unit: people, of: Some(doc.span(noun, noun + 1)), end });
    }
    None
}

/// Numbers that lean on the one behind them take what it counts.
pub(super) fn lean<'p>(doc: &Doc, found: &mut Vec<Found<'p>>, bare: Vec<Found<'p>>) {
    for mut number in bare {
        let reaches = number.end < doc.tokens.len() && doc.pack.lists("reaching", doc.lower(number.end));
        let next = found.iter().find(|f| f.first > number.end && f.first <= number.end + APART_MAX);
        let Some(next) = next.filter(|_| reaches) else { continue };
        (number.unit, number.of) = (next.unit, next.of);
        found.push(number);
    }
}

/// The thing that an article counts: it is joined to a quantity of people before or behind it.
pub(super) fn one<'p>(
    doc: &Doc<'p>,
    article: &Numeral,
    (from, limit): (usize, usize),
    found: &[Found<'p>],
    next: Option<&Found<'p>>,
) -> Option<Counted<'p>> {
    let noun = of::noun(doc, article.end, limit)?;
    if !unit::is_people(doc, doc.lower(noun)) {
        return None;
    }
    let conjunction = |i: usize| i < limit && doc.tokens[i].tag == Tag::Conjunction;
    let after =
        article.first > from && conjunction(article.first - 1) && found.last().is_some_and(|f| f.unit == Some(PERSON));
    let before = conjunction(noun + 1) && next.is_some_and(|f| f.first == noun + 2 && f.unit == Some(PERSON));
    let counted = Counted { unit: Some(PERSON), of: Some(doc.span(noun, noun + 1)), end: noun + 1 };
    (after || before).then_some(counted)
}
