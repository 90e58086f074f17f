//! Tokens → numerals: digits, number words, and the scales behind them ("1,5 Millionen", "mehrere hundert").

use super::words::{Word, word};
use super::{digits, unit};
use crate::doc::{Doc, Shape};
use laut_pack::Tag;
use laut_pack::count::NumberClass as Class;
use rust_decimal::Decimal;

/// A number as it stands in the text: tokens `first..end`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numeral<'p> {
    pub(super) first: usize,
    pub(super) end: usize,
    /// Its value; none where the digits make no number, or one past 64 bits.
    pub(super) value: Option<Decimal>,
    /// The number it reaches to, where both are one word ("10-20").
    pub(super) to: Option<Decimal>,
    /// What the scale behind it multiplies by; one where there is none.
    pub(super) scale: Decimal,
    /// Only its size is told.
    pub(super) open: bool,
    /// It is in words.
    pub(super) worded: bool,
    /// It is an article.
    pub(super) article: bool,
    /// The unit that stands at the digits or before them ("20km", "$20").
    pub(super) unit: Option<&'p str>,
}

/// The numeral at token `i`, before `limit`.
pub(super) fn numeral<'p>(doc: &Doc<'p>, i: usize, limit: usize) -> Option<Numeral<'p>> {
    let signed = || {
        let digits = i + 1 < limit && doc.tokens[i + 1].shape == Shape::Number;
        let unit = digits.then(|| unit::before(doc, i)).flatten()?;
        Some(Numeral { first: i, unit: Some(unit), ..in_digits(doc, i + 1, limit).filter(|n| n.unit.is_none())? })
    };
    match doc.tokens[i].shape {
        Shape::Number => in_digits(doc, i, limit),
        Shape::Capitals => signed().or_else(|| in_words(doc, i, limit)),
        Shape::Capital | Shape::Small => in_words(doc, i, limit),
        Shape::Mark => signed(),
        _ => None,
    }
}

fn in_digits<'p>(doc: &Doc<'p>, i: usize, limit: usize) -> Option<Numeral<'p>> {
    let start = doc.tokens[i].span.start as usize;
    let settings = &doc.pack.manifest().count;
    if !may_stand_behind(doc.text[..start].chars().next_back()) {
        return None;
    }
    let (bytes, value) = digits::read(&doc.text[start..], settings)?;
    let mut stop = start + bytes;
    let end = (i..limit).find(|&k| doc.tokens[k].span.end as usize >= stop)? + 1;
    let last = doc.tokens[end - 1].span.end as usize;
    let mut numeral = Numeral {
        first: i,
        end,
        value,
        to: None,
        scale: Decimal::ONE,
        open: false,
        worded: false,
        article: false,
        unit: None,
    };
    if let Some(rest) = doc.text[stop..last].strip_prefix(['-', '\u{2010}', '\u{2011}']) {
        let hyphen = last - stop - rest.len();
        if let Some((bytes, to)) = digits::read(rest, settings) {
            stop += hyphen + bytes;
            numeral.to = Some(to?);
            if numeral.to <= numeral.value {
                return None;
            }
        }
    }
    if stop < last {
        let rest = &doc.text[stop..last];
        numeral.unit = Some(unit::glued(doc, rest)?);
    }
    // Digits with a stop are an ordinal, unless the sentence ends with them; fractions and years in two are no numbers.
    let next = doc.tokens.get(end).filter(|t| t.span.start as usize == last);
    match next.map(|t| t.span.of(doc.text)) {
        Some(".") if doc.pack.manifest().split.ordinal_stop && end + 1 < limit => return None,
        Some("/" | ":") if doc.tokens.get(end + 1).is_some_and(|t| t.shape == Shape::Number) => return None,
        _ => {}
    }
    scaled(doc, numeral, limit)
}

/// Whether a number may follow that character: behind some marks digits name something.
fn may_stand_behind(before: Option<char>) -> bool {
    !before.is_some_and(|c| {
        c.is_alphanumeric() || matches!(c, '§' | '#' | '/' | '+' | ':' | '.' | ',' | '*' | '=' | '@' | '&' | '-')
    })
}

fn in_words<'p>(doc: &Doc<'p>, i: usize, limit: usize) -> Option<Numeral<'p>> {
    if matches!(doc.tokens[i].tag, Tag::Finite | Tag::Infinitive | Tag::VerbParticle | Tag::Name) {
        return None;
    }
    let (first, words) = listed(doc, i, limit)?;
    let mut numeral = Numeral {
        first: i,
        end: i + words,
        value: Some(first.value),
        to: None,
        scale: Decimal::ONE,
        open: false,
        worded: true,
        article: false,
        unit: None,
    };
    // A scale of its own, behind a word that counts it.
    let scale = |at: usize| {
        let found = (at < limit).then(|| word(doc.pack, doc.lower(at))).flatten();
        found.filter(|w| matches!(w.class, Class::Scale | Class::Scales | Class::Hundred | Class::Thousand))
    };
    match first.class {
        Class::Article => {
            let share = (numeral.end < limit).then(|| word(doc.pack, doc.lower(numeral.end))).flatten();
            match share.filter(|w| w.class == Class::Share) {
                Some(share) if scale(numeral.end + 1).is_some() => {
                    (numeral.value, numeral.end) = (Some(share.value), numeral.end + 1);
                }
                _ => numeral.article = scale(numeral.end).is_none_or(|w| w.class == Class::Scales),
            }
        }
        Class::Several => {
            scale(numeral.end)?;
            (numeral.value, numeral.open) = (Some(Decimal::ONE), true);
        }
        Class::Share => drop(scale(numeral.end)?),
        Class::Open | Class::Scales => numeral.open = true,
        Class::Scale | Class::Joint | Class::Half => return None,
        _ => {}
    }
    if numeral.article { Some(numeral) } else { scaled(doc, numeral, limit) }
}

/// The word of numbers at token `i`, which may be of two tokens ("ein paar").
fn listed(doc: &Doc, i: usize, limit: usize) -> Option<(Word, usize)> {
    let one = word(doc.pack, doc.lower(i))?;
    if one.class == Class::Article && i + 1 < limit {
        let two = doc.pack.number(&format!("{} {}", doc.lower(i), doc.lower(i + 1)));
        if let Some((class, value)) = two {
            return Some((Word { class, value }, 2));
        }
    }
    Some((one, 1))
}

/// With the scales behind it.
fn scaled<'p>(doc: &Doc<'p>, mut numeral: Numeral<'p>, limit: usize) -> Option<Numeral<'p>> {
    while numeral.end < limit {
        let Some(next) = word(doc.pack, doc.lower(numeral.end)) else { break };
        let fits = match next.class {
            Class::Scale | Class::Scales => true,
            Class::Hundred | Class::Thousand => numeral.scale < next.value,
            _ => false,
        };
        if !fits || numeral.scale > Decimal::from(100_000) {
            break;
        }
        numeral.scale *= next.value;
        numeral.value = numeral.value.and_then(|value| times(value, next.value));
        numeral.to = numeral.to.and_then(|value| times(value, next.value));
        numeral.end += 1;
    }
    Some(numeral)
}

/// A product within 64 bits.
pub(super) fn times(value: Decimal, scale: Decimal) -> Option<Decimal> {
    value.checked_mul(scale).filter(|product| *product <= Decimal::from(i64::MAX))
}
