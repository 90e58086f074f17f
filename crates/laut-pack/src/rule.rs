//! Rules: one small TOML file each, found by its folder, with its examples inside. The path is the id
//! (`de/says/laut` is `languages/de/rules/says/laut.toml`).
//!
//! A rule says what to [find](Rule::parts), by named parts, and what to [give](Rule::gives). A rule without a hit
//! and a near miss does not load. What each part may ask for is a small, fixed vocabulary: for rules over a sequence
//! of words see [`sequence`](crate::sequence), for rules of the `says` stage see [`frame`](crate::frame), for
//! those of judgements [`verdict`](crate::verdict), for those of the `when` stage [`time`](crate::time), for those of `count` [`count`](crate::count).

use crate::PackError;
use crate::count::CountRule;
use crate::example::{Example, PARTS};
use crate::frame::FrameRule;
use crate::sequence::Sequence;
use crate::time::TimeRule;
use crate::verdict::VerdictRule;
use laut_record::BlockKind;
use serde::{Deserialize, Serialize};
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The stages that have rules; what the others need of a language is in tables and in `pack.toml`.
pub const RULE_STAGES: &[&str] = &["split", "when", "count", "says", "judged"];

/// A rule as compiled.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Rule {
    /// Its path without the extension: `de/says/laut`.
    pub id: String,
    /// The stage it belongs to: `says`.
    pub stage: String,
    /// One sentence on what it reads.
    pub summary: String,
    /// What it looks for.
    pub find: Find,
    /// Tables it asks for, with the line in its file.
    #[serde(skip)]
    pub(crate) tables: Vec<(usize, String)>,
    /// What it gives: names and values, checked by stage.
    pub gives: Vec<(String, String)>,
    /// Sentences it must read, parts marked.
    pub hits: Vec<Case>,
    /// Sentences it must leave alone.
    pub misses: Vec<Case>,
    /// Sentences it reads wrongly today, asserted as it reads them.
    pub wrongs: Vec<Case>,
}

/// What a rule looks for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Find {
    /// Words in a row.
    Sequence(Sequence),
    /// A frame and its content.
    Frame(Box<FrameRule>),
    /// What is said of something said.
    Verdict(VerdictRule),
    /// A time.
    Time(TimeRule),
    /// A number.
    Count(CountRule),
}

/// A sentence that a rule carries.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Case {
    /// Line in the rule's file.
    pub line: usize,
    /// The sentence, parts marked.
    pub example: Example,
    /// Further things that must hold of the reading (`act = "deny"`).
    pub also: Vec<(String, String)>,
    /// For a miss or a wrong reading: why it is one.
    pub why: String,
}

impl Rule {
    /// What the rule gives under `name`.
    pub fn give(&self, name: &str) -> Option<&str> {
        self.gives.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// A part of a rule as written: its name, line and predicates.
pub(crate) struct RawPart {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) predicates: Vec<(String, Vec<String>)>,
}

impl RawPart {
    /// The values of a predicate.
    pub(crate) fn get(&self, name: &str) -> Option<&[String]> {
        self.predicates.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_slice())
    }

    /// The one value of a predicate.
    pub(crate) fn one(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(|v| v.first()).map(String::as_str)
    }

    /// Whether a predicate is `true`.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.one(name) == Some("true")
    }

    /// An error at the part's line unless all its predicates are among `known`.
    pub(crate) fn only(&self, file: &Path, known: &[&str]) -> Result<(), PackError> {
        match self.predicates.iter().find(|(n, _)| !known.contains(&n.as_str())) {
            Some((name, _)) => Err(PackError::unknown(file, self.line, "predicate", name, known.iter().copied())),
            None => Ok(()),
        }
    }
}

/// Reads one rule file.
///
/// # Errors
/// With file and line: what is not TOML, an unknown key, part or predicate, a rule without hit or near miss.
pub(crate) fn parse(file: &Path, id: &str, text: &str) -> Result<Rule, PackError> {
    let lines = Lines::new(text);
    let table = DeTable::parse(text).map_err(|e| {
        let line = e.span().map_or(0, |s| lines.of(s.start));
        PackError::new(file, line, e.message().to_string())
    })?;
    let stage = id.split('/').nth(1).unwrap_or_default().to_string();
    let mut rule = Raw::default();
    for (key, value) in table.get_ref() {
        let line = lines.of(key.span().start);
        match key.get_ref().as_ref() {
            "summary" => rule.summary = string(file, line, value)?,
            "see" => drop(string(file, line, value)?),
            "find" => rule.parts = parts(file, &lines, value)?,
            "give" => rule.gives = pairs(file, &lines, value)?,
            "hit" => rule.hits = cases(file, &lines, value)?,
            "miss" => rule.misses = cases(file, &lines, value)?,
            "wrong" => rule.wrongs = cases(file, &lines, value)?,
            other => {
                let known = ["summary", "see", "find", "give", "hit", "miss", "wrong"];
                return Err(PackError::unknown(file, line, "key", other, known));
            }
        }
    }
    if rule.summary.is_empty() {
        return Err(PackError::new(file, 1, "a rule needs a `summary`").help("one sentence on what it reads"));
    }
    for (what, found) in [("hit", &rule.hits), ("miss", &rule.misses)] {
        if found.is_empty() {
            let message = format!("a rule without a [[{what}]] does not load");
            return Err(PackError::new(file, 1, message).help("give one sentence it must read and one near miss"));
        }
    }
    if let Some(case) = rule.misses.iter().chain(&rule.wrongs).find(|c| c.why.is_empty()) {
        return Err(PackError::new(file, case.line, "a near miss or wrong reading needs a `why`"));
    }
    marks(file, &stage, rule.hits.iter().chain(&rule.wrongs))?;
    let find = match stage.as_str() {
        "says" => Find::Frame(Box::new(crate::frame::parse(file, &rule.parts, &rule.gives)?)),
        "when" => Find::Time(crate::time::parse(file, &rule.parts, &rule.gives)?),
        "count" => Find::Count(crate::count::parse(file, &rule.parts, &rule.gives)?),
        "judged" => Find::Verdict(crate::verdict::parse(file, &rule.parts, &rule.gives)?),
        _ => {
            crate::sequence::check_gives(file, &rule.gives)?;
            Find::Sequence(crate::sequence::parse(file, &rule.parts)?)
        }
    };
    // `unless` names tables in a speaker, words in a cue.
    let asks = |p: &RawPart, name: &str| ["table", "head"].contains(&name) || name == "unless" && p.name == "speaker";
    let tables = (rule.parts.iter())
        .flat_map(|p| p.predicates.iter().filter(|(name, _)| asks(p, name)).map(|(_, tables)| (p.line, tables)))
        .flat_map(|(line, tables)| tables.iter().map(move |table| (line, table.clone())))
        .collect();
    Ok(Rule {
        id: id.to_string(),
        tables,
        stage,
        summary: rule.summary,
        find,
        gives: rule.gives,
        hits: rule.hits,
        misses: rule.misses,
        wrongs: rule.wrongs,
    })
}

/// Checks that what is marked in examples is something that a stage gives.
fn marks<'c>(file: &Path, stage: &str, cases: impl Iterator<Item = &'c Case>) -> Result<(), PackError> {
    let known: Vec<&str> = match stage {
        "says" => PARTS.to_vec(),
        "when" => vec!["date"],
        "count" => vec!["quantity", "of"],
        "judged" => PARTS.iter().copied().chain(["judged"]).collect(),
        _ => BlockKind::ALL.iter().map(|(_, name)| *name).collect(),
    };
    for case in cases {
        if let Some(label) = case.example.unknown(&known) {
            return Err(PackError::unknown(file, case.line, "label", label, known));
        }
        const ALSO: &[&str] = &[
            "act",
            "form",
            "medium",
            "origin",
            "by",
            "published",
            "from",
            "to",
            "timex",
            "kind",
            "value",
            "low",
            "high",
            "unit",
        ];
        if let Some((name, _)) = case.also.iter().find(|(name, _)| !ALSO.contains(&name.as_str())) {
            return Err(PackError::unknown(file, case.line, "key", name, ALSO.iter().copied()));
        }
    }
    Ok(())
}

#[derive(Default)]
struct Raw {
    summary: String,
    parts: Vec<RawPart>,
    gives: Vec<(String, String)>,
    hits: Vec<Case>,
    misses: Vec<Case>,
    wrongs: Vec<Case>,
}

/// Line numbers of byte offsets.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        Lines(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i).collect())
    }

    fn of(&self, offset: usize) -> usize {
        self.0.partition_point(|&n| n < offset) + 1
    }
}

fn string(file: &Path, line: usize, value: &Spanned<DeValue>) -> Result<String, PackError> {
    match value.get_ref() {
        DeValue::String(s) => Ok(s.to_string()),
        DeValue::Boolean(b) => Ok(b.to_string()),
        DeValue::Integer(i) => Ok(i.as_str().to_string()),
        _ => Err(PackError::new(file, line, "expected a string, a number, true or false")),
    }
}

fn strings(file: &Path, line: usize, value: &Spanned<DeValue>) -> Result<Vec<String>, PackError> {
    match value.get_ref() {
        DeValue::Array(items) => items.iter().map(|v| string(file, line, v)).collect(),
        _ => Ok(vec![string(file, line, value)?]),
    }
}

fn parts(file: &Path, lines: &Lines, value: &Spanned<DeValue>) -> Result<Vec<RawPart>, PackError> {
    let wrong = |line| PackError::new(file, line, "expected parts: `name = { predicate = value, … }`");
    let DeValue::Table(table) = value.get_ref() else { return Err(wrong(lines.of(value.span().start))) };
    let part = |(key, value): (&Spanned<_>, &Spanned<DeValue>)| {
        let line = lines.of(key.span().start);
        let DeValue::Table(predicates) = value.get_ref() else { return Err(wrong(line)) };
        let predicates = (predicates.iter())
            .map(|(name, v)| Ok((name.get_ref().to_string(), strings(file, lines.of(name.span().start), v)?)))
            .collect::<Result<_, PackError>>()?;
        let name: &std::borrow::Cow<str> = key.get_ref();
        Ok(RawPart { name: name.to_string(), line, predicates })
    };
    table.iter().map(part).collect()
}

fn pairs(file: &Path, lines: &Lines, value: &Spanned<DeValue>) -> Result<Vec<(String, String)>, PackError> {
    let DeValue::Table(table) = value.get_ref() else {
        return Err(PackError::new(file, lines.of(value.span().start), "expected `name = value`"));
    };
    (table.iter())
        .map(|(key, v)| Ok((key.get_ref().to_string(), string(file, lines.of(key.span().start), v)?)))
        .collect()
}

fn cases(file: &Path, lines: &Lines, value: &Spanned<DeValue>) -> Result<Vec<Case>, PackError> {
    let wrong = |line| PackError::new(file, line, "expected `[[hit]]` tables with a `text`");
    let DeValue::Array(items) = value.get_ref() else { return Err(wrong(lines.of(value.span().start))) };
    let case = |item: &Spanned<DeValue>| {
        let line = lines.of(item.span().start);
        let mut pairs = pairs(file, lines, item)?;
        let mut take = |name: &str| {
            let at = pairs.iter().position(|(n, _)| n == name)?;
            Some(pairs.remove(at).1)
        };
        let text = take("text").ok_or_else(|| wrong(line))?;
        take("right");
        let why = take("why").unwrap_or_default();
        let example = Example::parse(&text).map_err(|e| PackError::new(file, line, e))?;
        Ok(Case { line, example, also: pairs, why })
    };
    items.iter().map(case).collect()
}
