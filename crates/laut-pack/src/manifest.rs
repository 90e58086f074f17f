//! `pack.toml`: what a pack is, and the settings of the engines that have no rules of their own.

use crate::PackError;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The stages of reading, in order.
pub const STAGES: &[&str] = &["split", "word", "clause", "when", "count", "who", "says", "happens"];

/// What `pack.toml` holds.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Language code, the name of the folder.
    pub language: String,
    /// Name of the language, for messages.
    pub name: String,
    /// The pack this one builds on; its tables and rules are read first.
    #[serde(default)]
    pub parent: Option<String>,
    /// The stages it covers; the others are not read.
    #[serde(default)]
    pub stages: Vec<String>,
    /// Licence, in words.
    #[serde(default)]
    pub licence: String,
    /// How text is split.
    #[serde(default)]
    pub split: SplitSettings,
    /// How clauses are built.
    #[serde(default)]
    pub clause: ClauseSettings,
    /// How times are written.
    #[serde(default)]
    pub when: WhenSettings,
    /// How numbers are written.
    #[serde(default)]
    pub count: CountSettings,
    /// How words of doing are inflected.
    #[serde(default)]
    pub happens: HappensSettings,
}

/// How words of doing are inflected.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HappensSettings {
    /// Vowels that change in the plural of some nouns, with what they become; the last vowel of a noun is tried.
    #[serde(default)]
    pub vowel_changes: Vec<(String, String)>,
}

/// How text is split into sentences and words.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SplitSettings {
    /// Pairs of quotation marks, opening and closing.
    #[serde(default)]
    pub quotes: Vec<(String, String)>,
    /// Whether an ordinal is digits with a full stop ("3. Oktober").
    #[serde(default)]
    pub ordinal_stop: bool,
    /// Longest heading, in words.
    #[serde(default)]
    pub heading_words_max: usize,
}

/// How clauses are built.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClauseSettings {
    /// Where the finite verb of a main clause stands.
    #[serde(default)]
    pub finite: FinitePlace,
    /// Where the finite verb of a subordinate clause stands.
    #[serde(default)]
    pub subordinate: FinitePlace,
    /// Whether nouns are written with a capital, so that a capital proves nothing of a name.
    #[serde(default)]
    pub nouns_capitalised: bool,
    /// Whether the parts of a compound noun are written apart ("port authority"), its head last.
    #[serde(default)]
    pub compounds_apart: bool,
    /// Endings of names that own what follows ("Russlands Präsident").
    #[serde(default)]
    pub owner_endings: Vec<String>,
    /// Endings that make an attribute of the name of a place ("die Bukarester Zeitung").
    #[serde(default)]
    pub place_endings: Vec<String>,
    /// Endings of nouns that mark case and number only.
    #[serde(default)]
    pub case_endings: Vec<String>,
    /// Endings that nouns take in some case or number, or that make a noun of another.
    #[serde(default)]
    pub noun_endings: Vec<String>,
    /// Whether the mood of reported speech is marked on the verb.
    #[serde(default)]
    pub reportive_mood: bool,
}

/// How times are written.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WhenSettings {
    /// Endings that a word of the table `when-words` takes which is written with a `+`.
    #[serde(default)]
    pub endings: Vec<String>,
}

/// How numbers are written.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CountSettings {
    /// The mark before the digits of a fraction.
    #[serde(default)]
    pub decimal: String,
    /// Marks that may part thousands.
    #[serde(default)]
    pub group: Vec<String>,
    /// Ones stand before tens in a compound ("einundzwanzig").
    #[serde(default)]
    pub ones_first: bool,
}

/// Where a finite verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FinitePlace {
    /// After the first constituent.
    Second,
    /// At the end.
    Last,
    /// Anywhere after the subject.
    #[default]
    Free,
}

impl Manifest {
    /// Reads `pack.toml`.
    ///
    /// # Errors
    /// With file and line: what is not TOML, an unknown key, an unknown stage.
    pub fn parse(file: &Path, text: &str) -> Result<Manifest, PackError> {
        let manifest: Manifest = toml::from_str(text).map_err(|e| {
            let line = e.span().map_or(0, |s| text[..s.start].matches('\n').count() + 1);
            PackError::new(file, line, e.message().to_string())
        })?;
        match manifest.stages.iter().find(|s| !STAGES.contains(&s.as_str())) {
            Some(stage) => Err(PackError::unknown(file, 0, "stage", stage, STAGES.iter().copied())),
            None => Ok(manifest),
        }
    }
}
