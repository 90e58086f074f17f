//! Rules of `judged`: words by which an article, or somebody in it, calls what is said true, false or unproven.
//!
//! `claim` says how the words hang on what they judge (`is`, see [`Claim`]); its `word` lists further words that point
//! back, beside the demonstratives and nouns of saying that the engine knows. `verdict` asks for the words themselves:
//!
//! | predicate | asks that |
//! |---|---|
//! | `word` | one of these stands there; `-` stands for any ending, a space divides words in a row |
//! | `tag` | it has one of these tags |
//! | `negated` | its clause is (`"yes"`) or is not (`"no"`) negated |
//! | `copula` | it is the predicate of its clause |
//!
//! `also`, where there is one, asks for one of its `word`s in the same clause.

use crate::PackError;
use crate::rule::RawPart;
use crate::sequence::tags;
use crate::word::TagSet;
use laut_record::Verdict;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A rule that tells a judgement.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VerdictRule {
    /// How the words hang on what they judge.
    pub claim: Claim,
    /// Further words that point back.
    pub pointers: Vec<String>,
    /// The words.
    pub words: Vec<String>,
    /// Tags the word must have one of; empty: any.
    pub tags: TagSet,
    /// Whether the clause must be negated, or must not be.
    pub negated: Option<bool>,
    /// Whether the word is the predicate of its clause.
    pub copula: bool,
    /// Words of which one must stand in the clause too; empty: none need.
    pub also: Vec<String>,
    /// What the content is called.
    #[serde(with = "crate::coded::verdict")]
    pub verdict: Verdict,
}

/// How the words of a judgement hang on what they judge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Claim {
    /// They stand before the noun that names what is said.
    Noun,
    /// They stand beside the verb that says it.
    Verb,
    /// They are the predicate of a clause that points back to it.
    Back,
    /// Somebody calls what was said before so.
    Called,
    /// They are a clause after it that need not point back.
    After,
    /// They follow a label at the head of a line.
    Line,
}

const CLAIMS: &[(Claim, &str)] = &[
    (Claim::Noun, "noun"),
    (Claim::Verb, "verb"),
    (Claim::Back, "back"),
    (Claim::Called, "called"),
    (Claim::After, "after"),
    (Claim::Line, "line"),
];

const PARTS: [&str; 3] = ["claim", "verdict", "also"];

pub(crate) fn parse(file: &Path, raw: &[RawPart], gives: &[(String, String)]) -> Result<VerdictRule, PackError> {
    if let Some(other) = raw.iter().find(|p| !PARTS.contains(&p.name.as_str())) {
        return Err(PackError::unknown(file, other.line, "part", &other.name, PARTS));
    }
    let part = |name: &str| raw.iter().find(|p| p.name == name);
    let missing = |what: &str| PackError::new(file, 1, format!("[find] lacks the part `{what}`"));
    let (claim, words) =
        (part("claim").ok_or_else(|| missing("claim"))?, part("verdict").ok_or_else(|| missing("verdict"))?);
    claim.only(file, &["is", "word"])?;
    words.only(file, &["word", "tag", "negated", "copula"])?;
    let is = claim.one("is").unwrap_or_default();
    let known = || PackError::unknown(file, claim.line, "claim", is, CLAIMS.iter().map(|(_, n)| *n));
    let list = |part: &RawPart| part.get("word").unwrap_or_default().iter().map(|w| w.to_lowercase()).collect();
    let negated = match words.one("negated") {
        None => None,
        Some("yes") => Some(true),
        Some("no") => Some(false),
        Some(other) => return Err(PackError::unknown(file, words.line, "negated", other, ["yes", "no"])),
    };
    let also = part("also").map(|p| p.only(file, &["word"]).map(|()| list(p))).transpose()?.unwrap_or_default();
    let mut verdict = None;
    for (name, value) in gives {
        if name != "verdict" {
            return Err(PackError::unknown(file, 1, "what is given", name, ["verdict"]));
        }
        let known = || PackError::unknown(file, 1, name, value, Verdict::ALL.iter().map(|(_, n)| *n));
        verdict = Some(Verdict::named(value).ok_or_else(known)?);
    }
    Ok(VerdictRule {
        claim: CLAIMS.iter().find(|(_, n)| *n == is).map(|(c, _)| *c).ok_or_else(known)?,
        pointers: list(claim),
        words: list(words),
        tags: tags(file, words, "tag")?,
        negated,
        copula: words.flag("copula"),
        also,
        verdict: verdict.ok_or_else(|| PackError::new(file, 1, "[give] lacks `verdict`"))?,
    })
}
