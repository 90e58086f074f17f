//! Rules over words in a row, as the stage `split` uses them. Words have no tags yet when it runs: what is asked of tags
//! is asked of the lexicon.
//!
//! The parts of such a rule stand in the order of the words. Each part asks for one word or a run of words:
//!
//! | predicate | asks that the word |
//! |---|---|
//! | `text` | is one of these, as written |
//! | `word` | is one of these, whatever its case |
//! | `lemma` | is a form of one of these |
//! | `tag` | is listed with one of these tags |
//! | `not` | is listed with none of these tags |
//! | `table` | starts an entry of that table (which may be several words) |
//! | `shape` | looks so: `name` (capital first), `capitals`, `small`, `number`, `initial`, `opener` (may start a sentence) |
//! | `at = "line"` | is the first of its line (first part only) |
//! | `at = "end"` | is the last of its line (last part only) |
//! | `ahead = true` | follows, but is not part of what is found (last part only) |
//! | `max` | may be repeated up to so many times (default 1) |
//! | `optional` | may be missing |

use crate::PackError;
use crate::rule::RawPart;
use crate::word::{Tag, TagSet};
use laut_record::BlockKind;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Parts in a row.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sequence {
    /// Whether the first word must be the first of its line.
    pub at_line: bool,
    /// Whether the last word must be the last of its line.
    pub at_end: bool,
    /// The parts.
    pub parts: Vec<Part>,
}

/// One part of a sequence.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Words as written.
    pub text: Vec<String>,
    /// Words in lower case.
    pub word: Vec<String>,
    /// Lemmas.
    pub lemma: Vec<String>,
    /// Tags it may have; empty: any.
    pub tags: TagSet,
    /// Tags it may not have.
    pub not: TagSet,
    /// A table of which it must start an entry.
    pub table: Option<String>,
    /// How it must look.
    pub shape: Option<Shape>,
    /// How often it may be repeated.
    pub max: usize,
    /// Whether it may be missing.
    pub optional: bool,
    /// Whether it is looked at only.
    pub ahead: bool,
}

/// How a word looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// It starts with a capital.
    Name,
    /// It is all capitals, two or more.
    Capitals,
    /// It starts with a small letter.
    Small,
    /// It holds a digit.
    Number,
    /// One capital and a full stop.
    Initial,
    /// A capital, a number or a quotation mark: a sentence may start so.
    Opener,
}

/// How far a block goes that a rule finds at the start of a line: over what the rule matches, to the end of the line,
/// of its group of lines (up to an empty one), of the group below it, or of the text.
const REACHES: &[&str] = &["match", "line", "group", "below", "text"];

const PREDICATES: &[&str] =
    &["text", "word", "lemma", "tag", "not", "table", "shape", "at", "ahead", "max", "optional"];

pub(crate) fn parse(file: &Path, raw: &[RawPart]) -> Result<Sequence, PackError> {
    let mut sequence = Sequence { at_line: false, at_end: false, parts: Vec::new() };
    for part in raw {
        part.only(file, PREDICATES)?;
        let strings = |name: &str| part.get(name).unwrap_or_default().to_vec();
        let shape = match part.one("shape") {
            None => None,
            Some("name") => Some(Shape::Name),
            Some("capitals") => Some(Shape::Capitals),
            Some("small") => Some(Shape::Small),
            Some("opener") => Some(Shape::Opener),
            Some("number") => Some(Shape::Number),
            Some("initial") => Some(Shape::Initial),
            Some(other) => {
                let known = ["name", "capitals", "small", "number", "initial", "opener"];
                return Err(PackError::unknown(file, part.line, "shape", other, known));
            }
        };
        match part.one("at") {
            None => {}
            Some("line") => sequence.at_line = true,
            Some("end") => sequence.at_end = true,
            Some(other) => return Err(PackError::unknown(file, part.line, "place", other, ["line", "end"])),
        }
        sequence.parts.push(Part {
            name: part.name.clone(),
            text: strings("text"),
            word: strings("word"),
            lemma: strings("lemma"),
            tags: tags(file, part, "tag")?,
            not: tags(file, part, "not")?,
            table: part.one("table").map(String::from),
            shape,
            max: part.one("max").and_then(|m| m.parse().ok()).unwrap_or(1),
            optional: part.flag("optional"),
            ahead: part.flag("ahead"),
        });
    }
    Ok(sequence)
}

/// Checks what a rule of the stage `split` gives: a kind of block, and how far it goes.
pub(crate) fn check_gives(file: &Path, gives: &[(String, String)]) -> Result<(), PackError> {
    let kinds = || BlockKind::ALL.iter().map(|(_, name)| *name);
    for (name, value) in gives {
        match name.as_str() {
            "block" if BlockKind::named(value).is_none() => {
                return Err(PackError::unknown(file, 1, "block", value, kinds()));
            }
            "reach" if !REACHES.contains(&value.as_str()) => {
                return Err(PackError::unknown(file, 1, "reach", value, REACHES.iter().copied()));
            }
            "block" | "reach" => {}
            other => return Err(PackError::unknown(file, 1, "key", other, ["block", "reach"])),
        }
    }
    match gives.iter().any(|(name, _)| name == "block") {
        true => Ok(()),
        false => Err(PackError::new(file, 1, "a rule of `split` gives a `block`")),
    }
}

pub(crate) fn tags(file: &Path, part: &RawPart, name: &str) -> Result<TagSet, PackError> {
    part.get(name).unwrap_or_default().iter().try_fold(TagSet::default(), |set, name| {
        let known = || PackError::unknown(file, part.line, "tag", name, Tag::ALL.iter().map(|(_, n)| *n));
        Ok(set.with(Tag::named(name).ok_or_else(known)?))
    })
}
