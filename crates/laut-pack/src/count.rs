//! Rules and words of the stage `count`: numbers with what stands before them, as parts in a row.
//!
//! How a number is made of digits or of words, what it counts and in which unit, is the engine's; a rule tells by the
//! words around a number how exact it is, or that it is none.
//!
//! | predicate | asks that there stands |
//! |---|---|
//! | `is = "number"` | a number, in digits or words |
//! | `is = "open"` | a number that is only told by its size ("hundreds") |
//! | `least` | (with `is`) a number that is at least so much |
//! | `word` | one of these, whatever its case; of several words divided by spaces |
//! | `table` | a noun of one of these tables |
//! | `tag` | a word with one of these tags |
//! | `ahead = true` | this, behind what is found |
//! | `absent = true` | none of this |
//! | `optional = true` | this, or not |

use crate::PackError;
use crate::rule::RawPart;
use crate::sequence::tags;
use crate::table::Table;
use crate::word::TagSet;
use laut_record::Bound;
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::str::FromStr;

/// Columns of `words/number-words.tsv`.
pub(crate) const NUMBER_COLUMNS: &[&str] = &["words", "class", "value"];

/// What a number is made of, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NumberClass {
    /// One to nine, as part of a compound and alone.
    Digit,
    /// Ten to nineteen.
    Teen,
    /// Twenty, thirty …
    Ten,
    /// A hundred.
    Hundred,
    /// A thousand.
    Thousand,
    /// Adds its value at the end of a compound ("…and a half").
    Half,
    /// Stands between parts of a compound.
    Joint,
    /// A number that is part of no compound.
    Whole,
    /// A part of a scale ("half a million").
    Share,
    /// The article that may be a number.
    Article,
    /// A word of its own that multiplies the number before it.
    Scale,
    /// The same in the plural: alone, it tells only a size.
    Scales,
    /// Before a hundred, a thousand or a scale: more than one of it.
    Several,
    /// Tells only a size ("hundreds").
    Open,
}

impl NumberClass {
    /// Every class, with its name in packs.
    pub const ALL: &[(NumberClass, &str)] = &[
        (NumberClass::Digit, "digit"),
        (NumberClass::Teen, "teen"),
        (NumberClass::Ten, "ten"),
        (NumberClass::Hundred, "hundred"),
        (NumberClass::Thousand, "thousand"),
        (NumberClass::Half, "half"),
        (NumberClass::Joint, "joint"),
        (NumberClass::Whole, "whole"),
        (NumberClass::Share, "share"),
        (NumberClass::Article, "article"),
        (NumberClass::Scale, "scale"),
        (NumberClass::Scales, "scales"),
        (NumberClass::Several, "several"),
        (NumberClass::Open, "open"),
    ];

    fn named(name: &str) -> Option<NumberClass> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(c, _)| *c)
    }
}

/// A word that numbers are made of.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NumberWord {
    /// The word in lower case; several are divided by spaces.
    pub word: String,
    /// What it is.
    pub class: NumberClass,
    /// How much, as a decimal.
    pub value: String,
}

/// Reads `number-words`.
pub(crate) fn words(table: &Table) -> Result<Vec<NumberWord>, PackError> {
    let mut all = Vec::new();
    for row in table.rows() {
        let name = table.cell(row, "class");
        let known = || NumberClass::ALL.iter().map(|(_, n)| *n);
        let class = NumberClass::named(name)
            .ok_or_else(|| PackError::unknown(&table.file, row.line, "class", name, known()))?;
        let value = match table.cell(row, "value") {
            "-" | "" => "0",
            value => value,
        };
        if Decimal::from_str(value).is_err() {
            return Err(table.error(row, format!("`{value}` is no number")));
        }
        for word in table.cell(row, "words").split(',').map(str::trim) {
            all.push(NumberWord { word: word.to_lowercase(), class, value: value.into() });
        }
    }
    Ok(all)
}

/// The words of numbers, found by themselves and as parts of compounds.
#[derive(Debug, Default)]
pub(crate) struct NumberIndex {
    words: FxHashMap<Box<str>, (NumberClass, Decimal)>,
    /// First two bytes of all: most words of a text have others.
    starts: FxHashSet<[u8; 2]>,
    longest: usize,
}

impl NumberIndex {
    pub(crate) fn new(words: &[NumberWord]) -> Self {
        let mut index = NumberIndex::default();
        for word in words {
            let value = Decimal::from_str(&word.value).unwrap_or_default();
            index.longest = index.longest.max(word.word.len());
            index.starts.extend(word.word.as_bytes().first_chunk::<2>());
            index.words.insert(word.word.as_str().into(), (word.class, value));
        }
        index
    }

    pub(crate) fn get(&self, word: &str) -> Option<(NumberClass, Decimal)> {
        self.words.get(word).copied()
    }

    /// Whether some word of numbers starts as this one does.
    pub(crate) fn may_start(&self, word: &str) -> bool {
        word.as_bytes().first_chunk::<2>().is_some_and(|start| self.starts.contains(start))
    }

    /// The words that `text` starts with, longest first.
    pub(crate) fn prefixes<'n>(
        &'n self,
        text: &'n str,
    ) -> impl Iterator<Item = (usize, NumberClass, Decimal)> + use<'n> {
        (1..=text.len().min(self.longest)).rev().filter(|&n| text.is_char_boundary(n)).filter_map(|n| {
            let (class, value) = self.get(&text[..n])?;
            Some((n, class, value))
        })
    }
}

/// Parts in a row.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CountRule {
    /// The parts.
    pub parts: Vec<CountPart>,
    /// How exact the number is; none: it counts nothing.
    #[serde(with = "crate::coded::bound_option")]
    pub bound: Option<Bound>,
}

/// One part.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CountPart {
    /// Whether it is a number, and which.
    pub is: Option<Is>,
    /// The number is at least so much.
    pub least: u32,
    /// Words in lower case, each of one or more.
    pub word: Vec<Vec<String>>,
    /// Tables of nouns.
    pub table: Vec<String>,
    /// Tags it may have; empty: any.
    pub tags: TagSet,
    /// Whether it is looked at only.
    pub ahead: bool,
    /// Whether it must not stand there.
    pub absent: bool,
    /// Whether it may be missing.
    pub optional: bool,
}

/// A number that a part asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Is {
    /// In digits or words.
    Number,
    /// Told only by its size.
    Open,
}

const PREDICATES: &[&str] = &["is", "least", "word", "table", "tag", "ahead", "absent", "optional"];

pub(crate) fn parse(file: &Path, raw: &[RawPart], gives: &[(String, String)]) -> Result<CountRule, PackError> {
    let bounds = || Bound::ALL.iter().map(|(_, n)| *n).chain(["none"]);
    let bound = match gives {
        [(name, value)] if name == "bound" => match value.as_str() {
            "none" => None,
            value => Some(Bound::named(value).ok_or_else(|| PackError::unknown(file, 1, "bound", value, bounds()))?),
        },
        [(name, _), ..] if name != "bound" => return Err(PackError::unknown(file, 1, "key", name, ["bound"])),
        _ => return Err(PackError::new(file, 1, "a rule of `count` gives a `bound`")),
    };
    let mut parts = Vec::new();
    for part in raw {
        part.only(file, PREDICATES)?;
        let is = match part.one("is") {
            None => None,
            Some("number") => Some(Is::Number),
            Some("open") => Some(Is::Open),
            Some(other) => return Err(PackError::unknown(file, part.line, "kind", other, ["number", "open"])),
        };
        let words = part.get("word").unwrap_or_default().iter();
        parts.push(CountPart {
            is,
            least: part.one("least").and_then(|n| n.parse().ok()).unwrap_or(0),
            word: words.map(|w| w.split(' ').map(str::to_lowercase).collect()).collect(),
            table: part.get("table").unwrap_or_default().to_vec(),
            tags: tags(file, part, "tag")?,
            ahead: part.flag("ahead"),
            absent: part.flag("absent"),
            optional: part.flag("optional"),
        });
    }
    match parts.iter().any(|part| part.is.is_some() && !part.optional && !part.absent) {
        true => Ok(CountRule { parts, bound }),
        false => Err(PackError::new(file, 1, "a rule of `count` asks for a number")),
    }
}
