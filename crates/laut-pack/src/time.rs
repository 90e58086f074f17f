//! Rules and words of the stage `when`: time expressions as parts in a row, each a word of some class.
//!
//! | predicate | asks that the word |
//! |---|---|
//! | `class` | is of one of these classes, by the table `when-words` or by its digits |
//! | `word` | is one of these, whatever its case |
//! | `tag` | has been tagged so |
//! | `outside = true` | belongs to the expression, but not to what TimeML marks (a preposition) |
//! | `ahead = true` | follows, but is not part of what is found; what it tells is used |
//! | `same = true` | tells what the next part tells, too: the next part looks at the same word |
//! | `absent = true` | does not stand there |
//! | `optional` | may be missing |

use crate::PackError;
use crate::rule::RawPart;
use crate::sequence::tags;
use crate::table::Table;
use crate::word::TagSet;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Columns of `words/when-words.tsv`.
pub(crate) const WHEN_COLUMNS: &[&str] = &["words", "class", "value"];

macro_rules! classes {
    ($($name:ident = $text:literal, $doc:literal;)*) => {
        /// What a word tells of a time.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Class { $(#[doc = $doc] $name,)* }

        impl Class {
            /// Every class, with its name in packs.
            pub const ALL: &[(Class, &str)] = &[$((Class::$name, $text)),*];
        }
    };
}

classes! {
    Number = "number", "How many: `3`, `1.5`, `X` for an open number.";
    Ordinal = "ordinal", "The how manieth.";
    Day = "day", "Digits: a day of the month.";
    Year = "year", "Digits: a year.";
    Iso = "iso", "Digits: year, month, day.";
    Numeric = "numeric", "Digits: day, month, year.";
    DayMonth = "day-month", "Digits: day and month.";
    Hour = "hour", "Digits: an hour.";
    Clock = "clock", "Digits: hour and minute.";
    Years = "years", "Digits: two years.";
    Stop = "stop", "A full stop.";
    Oclock = "oclock", "The word behind an hour.";
    Month = "month", "A month, by its number.";
    Weekday = "weekday", "A day of the week, from 1.";
    WeekdayPart = "weekday-part", "A day of the week with a part of the day: `1TEV`.";
    Weekly = "weekly", "Each week on that day.";
    Season = "season", "A season: `SP`, `SU`, `FA`, `WI`.";
    Part = "part", "A part of the day: `TMO`, `TMI`, `TAF`, `TEV`, `TNI`.";
    Unit = "unit", "One unit of time: `Y`, `M`, `W`, `D`, `WE`, `Q`, `H2`, `E` (ten years), `C`, `TH`, `TM`, `TS`.";
    Units = "units", "More than one.";
    Which = "which", "Which one, counted from publication: `-1`, `0`, `1`.";
    Offset = "offset", "A unit counted from publication: `D-1`, `Y0`; `L-1` is a day counted from the one named last.";
    Holiday = "holiday", "A feast: `12-24`, or days from Easter, `E-2`.";
    Edge = "edge", "A part of a stretch: `START`, `MID`, `END`.";
    Decade = "decade", "Digits with this ending are ten years.";
    Ref = "ref", "`PRESENT_REF`, `PAST_REF`, `FUTURE_REF`.";
    Set = "set", "How often, as TimeML has it.";
    Each = "each", "Each one.";
    Length = "length", "How long, as TimeML has it.";
    Lead = "lead", "A preposition or an article before a time.";
    Since = "since", "From then to now.";
    From = "from", "From then on.";
    Until = "until", "To then: a range, where a time stands before it.";
}

impl Class {
    /// The class of that name.
    pub fn named(name: &str) -> Option<Class> {
        Class::ALL.iter().find(|(_, n)| *n == name).map(|(c, _)| *c)
    }

    /// Its bit in a set.
    pub fn bit(self) -> u64 {
        1 << self as u8
    }
}

/// Parts in a row.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TimeRule {
    /// The parts.
    pub parts: Vec<TimePart>,
}

/// One part of a time expression.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct TimePart {
    /// Its classes, as bits.
    pub classes: u64,
    /// Words in lower case.
    pub word: Vec<String>,
    /// Tags it may have; empty: any.
    pub tags: TagSet,
    /// Whether TimeML leaves it out.
    pub outside: bool,
    /// Whether it is looked at only.
    pub ahead: bool,
    /// Whether the next part looks at the same word.
    pub same: bool,
    /// Whether it must not stand there.
    pub absent: bool,
    /// Whether it may be missing.
    pub optional: bool,
}

const PREDICATES: &[&str] = &["class", "word", "tag", "outside", "ahead", "same", "absent", "optional"];

/// How what was found is read.
const READINGS: &[&str] = &["calendar", "duration", "ago", "ahead", "set", "clock", "ref", "none"];

pub(crate) fn parse(file: &Path, raw: &[RawPart], gives: &[(String, String)]) -> Result<TimeRule, PackError> {
    for (name, value) in gives {
        match name.as_str() {
            "reads" if READINGS.contains(&value.as_str()) => {}
            "reads" => return Err(PackError::unknown(file, 1, "reading", value, READINGS.iter().copied())),
            other => return Err(PackError::unknown(file, 1, "key", other, ["reads"])),
        }
    }
    if gives.is_empty() {
        return Err(PackError::new(file, 1, "a rule of `when` gives how it `reads`"));
    }
    let mut parts = Vec::new();
    for part in raw {
        part.only(file, PREDICATES)?;
        let mut classes = 0;
        for name in part.get("class").unwrap_or_default() {
            let known = || PackError::unknown(file, part.line, "class", name, Class::ALL.iter().map(|(_, n)| *n));
            classes |= Class::named(name).ok_or_else(known)?.bit();
        }
        parts.push(TimePart {
            classes,
            word: part.get("word").unwrap_or_default().to_vec(),
            tags: tags(file, part, "tag")?,
            outside: part.flag("outside"),
            ahead: part.flag("ahead"),
            same: part.flag("same"),
            absent: part.flag("absent"),
            optional: part.flag("optional"),
        });
    }
    Ok(TimeRule { parts })
}

/// A row of `when-words`: what a word, or several, tells of a time.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TimeWord {
    /// The words behind the first, in lower case.
    pub rest: Vec<Box<str>>,
    /// Whether the first word must have a capital (`true`), or must not unless it opens the sentence (`false`).
    pub capital: bool,
    /// What it tells.
    pub class: Class,
    /// Its value.
    pub value: String,
}

/// Reads `when-words`: first words in lower case with what they open. A form that ends in `+` takes each of `endings`.
pub(crate) fn words(table: &Table, endings: &[String]) -> Result<Vec<(String, TimeWord)>, PackError> {
    let mut all = Vec::new();
    for row in table.rows() {
        let name = table.cell(row, "class");
        let class = Class::named(name).ok_or_else(|| {
            PackError::unknown(&table.file, row.line, "class", name, Class::ALL.iter().map(|(_, n)| *n))
        })?;
        for form in table.cell(row, "words").split(',').map(str::trim) {
            let bare = form.trim_end_matches('+');
            let forms = match bare.len() < form.len() {
                true => std::iter::once(bare.to_string()).chain(endings.iter().map(|e| format!("{bare}{e}"))).collect(),
                false => vec![form.to_string()],
            };
            for form in forms {
                let lower = form.to_lowercase();
                let mut words = lower.split(' ');
                let first = words.next().unwrap_or_default().to_string();
                let capital = form.chars().next().is_some_and(char::is_uppercase);
                let value = table.cell(row, "value").to_string();
                all.push((first, TimeWord { rest: words.map(Box::from).collect(), capital, class, value }));
            }
        }
    }
    Ok(all)
}

/// The rows of `when-words`, found by their first word.
#[derive(Debug, Default)]
pub(crate) struct TimeIndex(FxHashMap<Box<str>, Vec<u32>>);

impl TimeIndex {
    pub(crate) fn new(words: &[(String, TimeWord)]) -> Self {
        let mut index: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        for (n, (first, _)) in words.iter().enumerate() {
            index.entry(first.as_str().into()).or_default().push(n as u32);
        }
        TimeIndex(index)
    }

    pub(crate) fn get(&self, word: &str) -> &[u32] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }
}
