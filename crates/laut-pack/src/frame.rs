//! Rules of the `says` stage: a cue, whose word it is, and what is said.
//!
//! The engine knows what every language does that marks reported speech: how quotation marks pair, which clause a
//! verb governs, how far a mood reaches, where a speaker can be found. A rule names the words and the order.
//!
//! `cue` asks for words:
//!
//! | predicate | asks that the cue |
//! |---|---|
//! | `table`, `frame` | is an entry of that table (`says-verbs`, `says-nouns`, `says-light`) with one of these frames |
//! | `word`, `tag` | is one of these words (with one of these tags) |
//! | `voice` | stands in a clause of that voice: `active`, `passive` |
//! | `mood` | is a clause in that mood: `reportive` |
//! | `unless` | has none of these words right before or after it |
//! | `first` | stands first in its clause |
//! | `any = "verb"` | is the verb of a main clause, whichever |
//! | `opener` | stands in a clause that one of these words opens |
//!
//! `speaker` says where to look (`is`), and what the phrase may be (`head`, `unless`: tables its head must or must
//! not be in). `content` says what is said (`is`). See [`SpeakerPlace`] and [`ContentPlace`].

use crate::PackError;
use crate::rule::RawPart;
use crate::sequence::tags;
use crate::word::TagSet;
use laut_record::{Act, Form, Medium};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// What a word of saying opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Frame {
    /// A clause with a complementiser.
    That,
    /// An indirect question.
    Whether,
    /// A clause without a complementiser.
    Bare,
    /// An infinitive clause.
    Infinitive,
    /// Direct speech.
    Quote,
    /// A nominal object: a summary.
    Object,
    /// A prepositional object: a summary.
    About,
    /// An object with a predicate ("calls it a mistake"): a summary.
    As,
    /// A noun that stands for whose word it is ("according to reports").
    Source,
}

macro_rules! names {
    ($type:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        impl $type {
            /// Every value with its name in packs.
            pub const ALL: &[($type, &str)] = &[$(($type::$variant, $name)),*];

            /// The value of that name.
            pub fn named(name: &str) -> Option<Self> {
                Self::ALL.iter().find(|(_, n)| *n == name).map(|(v, _)| *v)
            }

            /// Its name in packs.
            pub fn name(self) -> &'static str {
                Self::ALL.iter().find(|(v, _)| *v == self).map_or("", |(_, n)| n)
            }
        }
    };
}

names!(Frame {
    That = "that",
    Whether = "whether",
    Bare = "bare",
    Infinitive = "infinitive",
    Quote = "quote",
    Object = "object",
    About = "about",
    As = "as",
    Source = "source",
});

/// A rule over a frame and its content.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FrameRule {
    /// The words that mark it as said.
    pub cue: CueFind,
    /// Where whose word it is stands.
    pub speaker: SpeakerFind,
    /// What is said.
    pub content: ContentPlace,
    /// The form it gives.
    #[serde(with = "crate::coded::form")]
    pub form: Form,
    /// The act it gives, unless the cue's entry names one.
    #[serde(with = "crate::coded::act_option")]
    pub act: Option<Act>,
    /// The medium it gives, unless the cue's entry names one.
    #[serde(with = "crate::coded::medium_option")]
    pub medium: Option<Medium>,
}

/// What a cue must be.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct CueFind {
    /// The table it is an entry of.
    pub table: Option<String>,
    /// The frames its entry must have, any of them.
    pub frames: Vec<Frame>,
    /// Words it must be one of, in lower case.
    pub words: Vec<String>,
    /// Tags it must have one of.
    pub tags: TagSet,
    /// The voice of its clause.
    pub voice: Option<Voice>,
    /// Whether its clause must be in the mood of reported speech.
    pub reportive: bool,
    /// Words that must not stand beside it.
    pub unless: Vec<String>,
    /// Whether it must stand first in its clause.
    pub first: bool,
    /// Whether it is the verb of a main clause, whichever.
    pub any_verb: bool,
    /// Words of which one must open its clause.
    pub opener: Vec<String>,
}

/// Active or passive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Voice {
    /// Somebody does it.
    Active,
    /// It is done.
    Passive,
}

/// Where to find whose word it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SpeakerFind {
    /// The place.
    pub place: SpeakerPlace,
    /// Tables the head of the phrase must be in, any of them; empty: no matter.
    pub head: Vec<String>,
    /// Tables the head of the phrase must not be in.
    pub unless: Vec<String>,
}

/// Where to find whose word it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpeakerPlace {
    /// The subject of the cue's verb; in the passive its agent.
    Subject,
    /// The phrase right after the cue.
    After,
    /// The phrase right before the cue.
    Before,
    /// The owner of the cue noun, else the subject of its clause.
    Owner,
    /// A prepositional phrase of the cue's clause, else somewhere in the text.
    Phrase,
    /// The cue itself stands for the speaker.
    Cue,
    /// Somewhere in the text.
    Elsewhere,
}

names!(SpeakerPlace {
    Subject = "subject",
    After = "after",
    Before = "before",
    Owner = "owner",
    Phrase = "phrase",
    Cue = "cue",
    Elsewhere = "elsewhere",
});

/// What is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ContentPlace {
    /// The clause that the cue governs.
    Complement,
    /// A quotation before, after or around the cue's clause.
    Quotation,
    /// A quoted part of the cue's clause.
    Fragment,
    /// The clause in which the cue stands, without cue and speaker.
    Clause,
    /// The clause to which the cue's clause is attached.
    Matrix,
    /// The cue's clause as a whole, with what depends on it.
    Summary,
    /// The sentence before.
    Previous,
    /// Sentences that carry the mood on.
    Run,
}

names!(ContentPlace {
    Complement = "complement",
    Quotation = "quotation",
    Fragment = "fragment",
    Clause = "clause",
    Matrix = "matrix",
    Summary = "summary",
    Previous = "previous",
    Run = "run",
});

pub(crate) fn parse(file: &Path, raw: &[RawPart], gives: &[(String, String)]) -> Result<FrameRule, PackError> {
    let part = |name: &str| raw.iter().find(|p| p.name == name);
    if let Some(other) = raw.iter().find(|p| !["cue", "speaker", "content"].contains(&p.name.as_str())) {
        return Err(PackError::unknown(file, other.line, "part", &other.name, ["cue", "speaker", "content"]));
    }
    let missing = |what: &str| PackError::new(file, 1, format!("[find] lacks the part `{what}`"));
    let cue = part("cue").map(|p| cue(file, p)).transpose()?.unwrap_or_default();
    let speaker = speaker(file, part("speaker").ok_or_else(|| missing("speaker"))?)?;
    let raw_content = part("content").ok_or_else(|| missing("content"))?;
    raw_content.only(file, &["is"])?;
    let is = raw_content.one("is").unwrap_or_default();
    let known = || ContentPlace::ALL.iter().map(|(_, n)| *n);
    let content =
        ContentPlace::named(is).ok_or_else(|| PackError::unknown(file, raw_content.line, "content", is, known()))?;
    let mut rule = FrameRule { cue, speaker, content, form: Form::Indirect, act: None, medium: None };
    for (name, value) in gives {
        match name.as_str() {
            "form" => rule.form = give(file, name, value, Form::named(value), Form::ALL)?,
            "act" => rule.act = Some(give(file, name, value, Act::named(value), Act::ALL)?),
            "medium" => rule.medium = Some(give(file, name, value, Medium::named(value), Medium::ALL)?),
            other => return Err(PackError::unknown(file, 1, "what is given", other, ["form", "act", "medium"])),
        }
    }
    Ok(rule)
}

fn cue(file: &Path, part: &RawPart) -> Result<CueFind, PackError> {
    part.only(file, &["table", "frame", "word", "tag", "voice", "mood", "unless", "first", "opener", "any"])?;
    let frames = (part.get("frame").unwrap_or_default().iter())
        .map(|name| {
            let known = || PackError::unknown(file, part.line, "frame", name, Frame::ALL.iter().map(|(_, n)| *n));
            Frame::named(name).ok_or_else(known)
        })
        .collect::<Result<_, _>>()?;
    let voice = match part.one("voice") {
        None => None,
        Some("active") => Some(Voice::Active),
        Some("passive") => Some(Voice::Passive),
        Some(other) => return Err(PackError::unknown(file, part.line, "voice", other, ["active", "passive"])),
    };
    let words = |name: &str| part.get(name).unwrap_or_default().iter().map(|w| w.to_lowercase()).collect();
    Ok(CueFind {
        table: part.one("table").map(String::from),
        frames,
        words: words("word"),
        tags: tags(file, part, "tag")?,
        voice,
        reportive: part.one("mood") == Some("reportive"),
        unless: words("unless"),
        first: part.flag("first"),
        any_verb: part.one("any") == Some("verb"),
        opener: words("opener"),
    })
}

fn speaker(file: &Path, part: &RawPart) -> Result<SpeakerFind, PackError> {
    part.only(file, &["is", "head", "unless"])?;
    let is = part.one("is").unwrap_or_default();
    let known = || SpeakerPlace::ALL.iter().map(|(_, n)| *n);
    let place = SpeakerPlace::named(is).ok_or_else(|| PackError::unknown(file, part.line, "place", is, known()))?;
    let tables = |name: &str| part.get(name).unwrap_or_default().to_vec();
    Ok(SpeakerFind { place, head: tables("head"), unless: tables("unless") })
}

fn give<T: Copy>(
    file: &Path,
    name: &str,
    value: &str,
    found: Option<T>,
    all: &[(T, &'static str)],
) -> Result<T, PackError> {
    found.ok_or_else(|| PackError::unknown(file, 1, name, value, all.iter().map(|(_, n)| *n)))
}
