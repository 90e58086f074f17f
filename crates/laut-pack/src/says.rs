//! Words that license a reading: verbs, nouns and light verbs of saying, one line for each frame, with a sentence.

use crate::error::PackError;
use crate::example::{Example, PARTS};
use crate::frame::Frame;
use crate::inflect::PARTICLE_MARK;
use crate::table::{Row, Table};
use laut_record::{Act, Medium};
use serde::{Deserialize, Serialize};

/// The tables of words of saying, with their columns.
pub(crate) const TABLES: &[(&str, &[&str])] = &[
    ("says-verbs", &["lemma", "frame", "prep", "to", "act", "medium", "example"]),
    ("says-nouns", &["noun", "kind", "frame", "act", "medium", "example"]),
    ("says-light", &["verb", "words", "frame", "prep", "act", "medium", "example"]),
];

/// One word of saying in one frame.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Entry {
    /// The table it stands in.
    pub table: String,
    /// Line in the table.
    pub line: usize,
    /// The lemma of verb or noun, a separable verb's without its particle.
    pub lemma: String,
    /// The particle of a separable verb; empty if it has none.
    pub particle: String,
    /// Whether the verb is reflexive.
    pub reflexive: bool,
    /// Other words that must stand in the clause, in order, in lower case.
    pub words: Vec<String>,
    /// What it opens.
    pub frame: Frame,
    /// The prepositions it takes, or whose pro-adverb points ahead to the clause.
    pub preps: Vec<String>,
    /// Whether they may be missing.
    pub prep_optional: bool,
    /// How it takes an addressee: cases (`dat`, `acc`) or prepositions.
    pub to: Vec<String>,
    /// What somebody does by saying it.
    #[serde(with = "crate::coded::act")]
    pub act: Act,
    /// Speech, writing or thought.
    #[serde(with = "crate::coded::medium_option")]
    pub medium: Option<Medium>,
    /// A sentence in which it has this frame.
    pub example: Example,
}

/// Reads one of the tables of [`TABLES`].
pub(crate) fn entries(name: &str, table: &Table) -> Result<Vec<Entry>, PackError> {
    table.rows().iter().map(|row| entry(name, table, row)).collect()
}

fn entry(name: &str, table: &Table, row: &Row) -> Result<Entry, PackError> {
    let cell = |column: &str| table.cell(row, column);
    let word = [cell("lemma"), cell("noun"), cell("verb")].concat();
    let mut lemma = word.as_str();
    // A reflexive verb is written with its pronoun before it.
    let reflexive = lemma.rsplit_once(' ').map(|(_, verb)| lemma = verb).is_some();
    let (particle, lemma) = lemma.split_once(PARTICLE_MARK).unwrap_or(("", lemma));
    let frame = cell("frame");
    let frame = Frame::named(frame)
        .ok_or_else(|| PackError::unknown(&table.file, row.line, "frame", frame, Frame::ALL.iter().map(|f| f.1)))?;
    let act = cell("act");
    let act = Act::named(act)
        .ok_or_else(|| PackError::unknown(&table.file, row.line, "act", act, Act::ALL.iter().map(|a| a.1)))?;
    let medium = match cell("medium") {
        "" | "-" => None,
        name => Some(Medium::named(name).ok_or_else(|| {
            PackError::unknown(&table.file, row.line, "medium", name, Medium::ALL.iter().map(|m| m.1))
        })?),
    };
    let example = Example::parse(cell("example")).map_err(|e| table.error(row, e))?;
    if let Some(label) = example.unknown(PARTS) {
        return Err(PackError::unknown(&table.file, row.line, "label", label, PARTS.iter().copied()));
    }
    if example.text.is_empty() {
        return Err(table.error(row, "a word that licenses a reading needs a sentence").help("last column: `example`"));
    }
    let prep = cell("prep");
    Ok(Entry {
        table: name.to_string(),
        line: row.line,
        lemma: lemma.to_string(),
        particle: particle.to_string(),
        reflexive,
        words: cell("words").to_lowercase().split(' ').filter(|w| !w.is_empty()).map(String::from).collect(),
        frame,
        preps: list(prep.trim_matches(['(', ')', '-'])),
        prep_optional: prep.starts_with('('),
        to: list(cell("to")),
        act,
        medium,
        example,
    })
}

/// The members of a cell separated by commas.
fn list(cell: &str) -> Vec<String> {
    cell.split(',').map(|t| t.trim().to_string()).filter(|t| !t.is_empty()).collect()
}
