//! Words → numbers: a compound is cut into the parts that the pack lists, and counted by their classes.

use laut_pack::Pack;
use laut_pack::count::NumberClass;
use rust_decimal::Decimal;

/// Longest word that is cut up, in bytes.
const WORD_BYTES_MAX: usize = 120;

/// What a word is among numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// What it is: listed words keep their class, compounds are [`NumberClass::Whole`] or [`NumberClass::Open`].
    pub(super) class: NumberClass,
    pub(super) value: Decimal,
}

/// What a word in lower case is among numbers.
pub(super) fn word(pack: &Pack, lower: &str) -> Option<Word> {
    if !pack.may_be_number(lower) || lower.len() > WORD_BYTES_MAX {
        return None;
    }
    if let Some((class, value)) = pack.number(lower) {
        return Some(Word { class, value });
    }
    let ones_first = pack.manifest().count.ones_first;
    let sum = parts(pack, lower, Sum::default(), ones_first)?;
    let class = if sum.open { NumberClass::Open } else { NumberClass::Whole };
    Some(Word { class, value: sum.value() })
}

/// A compound as far as it is read.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    total: Decimal,
    /// What stands behind the last thousand, without `below`.
    hundreds: Decimal,
    below: Decimal,
    ones: bool,
    tens: bool,
    has_hundred: bool,
    has_thousand: bool,
    joint: bool,
    open: bool,
    /// Nothing may follow.
    done: bool,
}

impl Sum {
    fn value(&self) -> Decimal {
        self.total + self.hundreds + self.below
    }

    fn is_empty(&self) -> bool {
        self.value().is_zero()
    }

    /// With one more part; none where it cannot stand there.
    fn with(mut self, class: NumberClass, value: Decimal, ones_first: bool) -> Option<Sum> {
        let joint = std::mem::take(&mut self.joint);
        if self.done {
            return None;
        }
        match class {
            NumberClass::Digit | NumberClass::Article => {
                if self.ones || self.tens && ones_first {
                    return None;
                }
                self.ones = true;
                self.below += value;
            }
            NumberClass::Ten => {
                if self.tens || self.ones && !(ones_first && joint) {
                    return None;
                }
                (self.tens, self.below) = (true, self.below + value);
            }
            NumberClass::Teen => {
                if self.ones || self.tens {
                    return None;
                }
                (self.ones, self.tens, self.below) = (true, true, value);
            }
            NumberClass::Hundred => {
                if self.has_hundred || joint {
                    return None;
                }
                self.hundreds = self.below.max(Decimal::ONE) * value;
                self.below = Decimal::ZERO;
                (self.ones, self.tens, self.has_hundred) = (false, false, true);
            }
            NumberClass::Thousand => {
                if self.has_thousand || joint {
                    return None;
                }
                self.total = (self.hundreds + self.below).max(Decimal::ONE) * value;
                (self.hundreds, self.below) = (Decimal::ZERO, Decimal::ZERO);
                (self.ones, self.tens, self.has_hundred, self.has_thousand) = (false, false, false, true);
            }
            NumberClass::Half => {
                if self.is_empty() {
                    return None;
                }
                (self.below, self.done) = (self.below + value, true);
            }
            NumberClass::Open => {
                if self.is_empty() || self.has_thousand {
                    return None;
                }
                self.total = self.value().max(Decimal::ONE) * value;
                (self.hundreds, self.below) = (Decimal::ZERO, Decimal::ZERO);
                (self.open, self.done) = (true, true);
            }
            NumberClass::Joint => {
                if joint || self.is_empty() {
                    return None;
                }
                self.joint = true;
            }
            _ => return None,
        }
        Some(self)
    }
}

/// Cuts `rest` into parts; the longest first at each place, which leaves few ways to try.
fn parts(pack: &Pack, rest: &str, sum: Sum, ones_first: bool) -> Option<Sum> {
    if rest.is_empty() {
        return (!sum.joint).then_some(sum);
    }
    pack.number_parts(rest)
        .find_map(|(bytes, class, value)| parts(pack, &rest[bytes..], sum.with(class, value, ones_first)?, ones_first))
}
