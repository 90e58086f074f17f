//! Rules over words in a row, as the stages `split`, `clause` and `who` use them.
//!
//! The parts of such a rule stand in the order of the words. Each part asks for one word or a run of words:
//!
//! | predicate | asks that the word |
//! |---|---|
//! | `text` | is one of these, as written |
//! | `word` | is one of these, whatever its case |
//! | `lemma` | is a form of one of these |
//! | `tag` | has one of these tags |
//! | `not` | has none of these tags |
//! | `table` | starts an entry of that table (which may be several words) |
//! | `shape` | looks so: `name` (capital first), `capitals`, `number`, `initial` |
//! | `at = "line"` | is the first of its line (first part only) |
//! | `max` | may be repeated up to so many times (default 1) |
//! | `optional` | may be missing |

use crate::PackError;
use crate::rule::RawPart;
use crate::word::{Tag, TagSet};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Parts in a row.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sequence {
    /// Whether the first word must be the first of its line.
    pub at_line: bool,
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
}

/// How a word looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// It starts with a capital.
    Name,
    /// It is all capitals, two or more.
    Capitals,
    /// It holds a digit.
    Number,
    /// One capital and a full stop.
    Initial,
}

const PREDICATES: &[&str] = &["text", "word", "lemma", "tag", "not", "table", "shape", "at", "max", "optional"];

pub(crate) fn parse(file: &Path, raw: &[RawPart]) -> Result<Sequence, PackError> {
    let mut sequence = Sequence { at_line: false, parts: Vec::new() };
    for part in raw {
        part.only(file, PREDICATES)?;
        let strings = |name: &str| part.get(name).unwrap_or_default().to_vec();
        let shape = match part.one("shape") {
            None => None,
            Some("name") => Some(Shape::Name),
            Some("capitals") => Some(Shape::Capitals),
            Some("number") => Some(Shape::Number),
            Some("initial") => Some(Shape::Initial),
            Some(other) => {
                let known = ["name", "capitals", "number", "initial"];
                return Err(PackError::unknown(file, part.line, "shape", other, known));
            }
        };
        sequence.at_line |= part.one("at") == Some("line");
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
        });
    }
    Ok(sequence)
}

pub(crate) fn tags(file: &Path, part: &RawPart, name: &str) -> Result<TagSet, PackError> {
    part.get(name).unwrap_or_default().iter().try_fold(TagSet::default(), |set, name| {
        let known = || PackError::unknown(file, part.line, "tag", name, Tag::ALL.iter().map(|(_, n)| *n));
        Ok(set.with(Tag::named(name).ok_or_else(known)?))
    })
}
