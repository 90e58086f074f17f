//! Words that tell of events: verbs, nouns, first parts of compounds, and words that carry an event told by another.
//!
//! One line is one reading, with a sentence. What a line means in an article is the engine's; here are only its cells.

use crate::error::PackError;
use crate::example::Example;
use crate::inflect::PARTICLE_MARK;
use crate::table::{Row, Table};
use laut_record::{EventStatus, EventType, Mode};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

/// The tables of words of doing, with their columns.
pub(crate) const TABLES: &[(&str, &[&str])] = &[
    (VERBS, &["verb", "words", "type", "mode", "without", "actor", "recipient", "example"]),
    (NOUNS, &["noun", "words", "type", "mode", "without", "actor", "recipient", "example"]),
    (PARTS, &["part", "type", "mode"]),
    (OPERATORS, &["word", "kind", "takes", "status", "subject", "example"]),
    (MODALS, &["word", "kind", "takes", "status", "subject", "example"]),
];

const VERBS: &str = "happens-verbs";
const NOUNS: &str = "happens-nouns";
const PARTS: &str = "happens-parts";
const OPERATORS: &str = "happens-operators";
const MODALS: &str = "happens-modals";
/// What an example of these tables may mark.
const LABELS: &[&str] = &["trigger", "actor", "recipient", "place"];

/// All words of doing of a pack.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Happens {
    /// Verbs and nouns that name events.
    pub triggers: Vec<Trigger>,
    /// First parts of compounds.
    pub parts: Vec<Part>,
    /// Words that carry an event.
    pub operators: Vec<Operator>,
}

/// One reading of a verb or noun that names an event.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Trigger {
    /// Whether it is a noun.
    pub noun: bool,
    /// Line in its table.
    pub line: usize,
    /// Its lemma as the table writes it: `sich an|schließen`.
    pub written: String,
    /// The lemma of verb or noun, a separable verb's without its particle, a noun's in lower case.
    pub lemma: String,
    /// The particle of a separable verb; empty if it has none.
    pub particle: String,
    /// Whether the verb is reflexive.
    pub reflexive: bool,
    /// Words in lower case of which one must stand with it, `@` before a list; empty if none must.
    pub words: Vec<String>,
    /// What is done; none where the words mean that nothing is.
    #[serde(with = "crate::coded::event_type_option")]
    pub kind: Option<EventType>,
    /// How it is done.
    #[serde(with = "crate::coded::mode_option")]
    pub mode: Option<Mode>,
    /// What it is where nobody is found who does it.
    pub without: Without,
    /// Where whoever does it stands.
    pub actor: Vec<Role>,
    /// Where whoever it is done to stands, by preference.
    pub recipient: Vec<Role>,
    /// A sentence in which it is read so.
    pub example: Example,
}

/// What an event is where nobody is found who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Without {
    /// The same.
    Same,
    /// Nothing.
    Nothing,
    /// Of another type.
    Other(#[serde(with = "crate::coded::event_type")] EventType),
}

/// Where in clause or phrase somebody stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// The subject.
    Subject,
    /// The object in the accusative.
    Accusative,
    /// The object in the dative.
    Dative,
    /// Whoever a noun belongs to: genitive, possessive, demonym, first part of a compound.
    Genitive,
    /// The subject of the clause it governs.
    Clause,
    /// Behind that preposition.
    Behind(String),
    /// Behind that preposition stands whoever does it together with the subject or owner.
    Together(String),
}

/// The first part of a compound.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Part {
    /// The part, in lower case.
    pub part: String,
    /// The type it sets the mode of, or makes of its noun.
    #[serde(with = "crate::coded::event_type")]
    pub kind: EventType,
    /// Whether the event is of that type whatever its noun's is.
    pub replaces: bool,
    /// The mode.
    #[serde(with = "crate::coded::mode_option")]
    pub mode: Option<Mode>,
}

/// A word that carries an event told by another word.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Operator {
    /// The table it stands in.
    pub table: String,
    /// Line in its table.
    pub line: usize,
    /// Its lemma as the table writes it.
    pub written: String,
    /// Its lemma, a separable verb's without its particle.
    pub lemma: String,
    /// The particle of a separable verb; empty if it has none.
    pub particle: String,
    /// What kind of word it is.
    pub kind: OperatorKind,
    /// How it takes the event.
    pub takes: Takes,
    /// With what standing it is told; none: by mood and tense.
    #[serde(with = "crate::coded::event_status_option")]
    pub status: Option<EventStatus>,
    /// What its subject is in the event: actor, recipient or neither.
    pub subject: Option<RoleName>,
    /// A sentence in which it does so.
    pub example: Example,
}

/// What the subject of an operator is in the event that it carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RoleName {
    /// Who does it.
    Actor,
    /// Whom it is done to.
    Recipient,
}

/// What kind of word an operator is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OperatorKind {
    /// A verb.
    Verb,
    /// A noun.
    Noun,
    /// An adverb.
    Adverb,
    /// An adjective or participle before a noun.
    Adjective,
}

/// How an operator takes the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Takes {
    /// As an infinitive.
    Infinitive,
    /// As a clause with a complementiser.
    That,
    /// As an object: a noun.
    Object,
    /// As its subject: a noun.
    Subject,
    /// As what it belongs to or stands before.
    Owner,
}

/// Reads one of the tables of [`TABLES`].
pub(crate) fn add(to: &mut Happens, name: &str, table: &Table) -> Result<(), PackError> {
    for row in table.rows() {
        match name {
            PARTS => to.parts.push(part(table, row)?),
            OPERATORS | MODALS => to.operators.push(operator(table, row, name)?),
            _ => to.triggers.push(trigger(table, row, name == NOUNS)?),
        }
    }
    Ok(())
}

fn trigger(table: &Table, row: &Row, noun: bool) -> Result<Trigger, PackError> {
    let cell = |column: &str| table.cell(row, column);
    let written = cell(if noun { "noun" } else { "verb" }).to_string();
    let (particle, lemma, reflexive) = parts_of(&written);
    let kind = match cell("type") {
        "-" => None,
        name => Some(event_type(table, row, name)?),
    };
    let mode = mode(table, row, kind, cell("mode"))?;
    let without = match cell("without") {
        "" => Without::Same,
        "-" => Without::Nothing,
        name => Without::Other(event_type(table, row, name)?),
    };
    Ok(Trigger {
        noun,
        line: row.line,
        lemma: if noun { lemma.to_lowercase() } else { lemma.to_string() },
        particle: particle.to_string(),
        reflexive,
        words: list(cell("words")).map(str::to_lowercase).collect(),
        kind,
        mode,
        without,
        actor: roles(cell("actor")),
        recipient: roles(cell("recipient")),
        example: example(table, row)?,
        written,
    })
}

fn part(table: &Table, row: &Row) -> Result<Part, PackError> {
    let written = table.cell(row, "type");
    let name = written.trim_start_matches('!');
    let kind = event_type(table, row, name)?;
    Ok(Part {
        part: table.cell(row, "part").to_lowercase(),
        kind,
        replaces: written != name,
        mode: mode(table, row, Some(kind), table.cell(row, "mode"))?,
    })
}

fn operator(table: &Table, row: &Row, name: &str) -> Result<Operator, PackError> {
    let cell = |column: &str| table.cell(row, column);
    let unknown = |what: &str, known: &[&'static str]| {
        PackError::unknown(&table.file, row.line, what, cell(what), known.iter().copied())
    };
    let written = cell("word").to_string();
    let (particle, lemma, _) = parts_of(&written);
    let kind = match cell("kind") {
        "verb" => OperatorKind::Verb,
        "noun" => OperatorKind::Noun,
        "adverb" => OperatorKind::Adverb,
        "adjective" => OperatorKind::Adjective,
        _ => return Err(unknown("kind", &["verb", "noun", "adverb", "adjective"])),
    };
    let takes = match cell("takes") {
        "infinitive" => Takes::Infinitive,
        "that" => Takes::That,
        "object" => Takes::Object,
        "subject" => Takes::Subject,
        "owner" => Takes::Owner,
        "" | "-" if matches!(kind, OperatorKind::Adverb | OperatorKind::Adjective) => Takes::Owner,
        _ => return Err(unknown("takes", &["infinitive", "that", "object", "subject", "owner"])),
    };
    let status = match cell("status") {
        "" | "-" => None,
        name => Some(EventStatus::named(name).ok_or_else(|| {
            PackError::unknown(&table.file, row.line, "status", name, EventStatus::ALL.iter().map(|(_, n)| *n))
        })?),
    };
    let subject = match cell("subject") {
        "actor" => Some(RoleName::Actor),
        "recipient" => Some(RoleName::Recipient),
        "none" | "" | "-" => None,
        _ => return Err(unknown("subject", &["actor", "recipient", "none"])),
    };
    Ok(Operator {
        table: name.to_string(),
        line: row.line,
        lemma: if kind == OperatorKind::Verb { lemma.to_string() } else { lemma.to_lowercase() },
        particle: particle.to_string(),
        kind,
        takes,
        status,
        subject,
        example: example(table, row)?,
        written,
    })
}

/// Particle, base and whether it is reflexive: `sich an|schließen`.
fn parts_of(written: &str) -> (&str, &str, bool) {
    let (reflexive, verb) = written.rsplit_once(' ').map_or((false, written), |(_, verb)| (true, verb));
    let (particle, lemma) = verb.split_once(PARTICLE_MARK).unwrap_or(("", verb));
    (particle, lemma, reflexive)
}

fn event_type(table: &Table, row: &Row, name: &str) -> Result<EventType, PackError> {
    let known = || EventType::ALL.iter().map(|(_, n)| *n);
    EventType::named(name).ok_or_else(|| PackError::unknown(&table.file, row.line, "type", name, known()))
}

fn mode(table: &Table, row: &Row, kind: Option<EventType>, name: &str) -> Result<Option<Mode>, PackError> {
    if matches!(name, "" | "-") {
        return Ok(None);
    }
    let known: &[Mode] = kind.map_or(&[], EventType::modes);
    let mode = Mode::named(name).filter(|m| known.contains(m));
    let names = known.iter().map(|m| m.name());
    mode.map(Some).ok_or_else(|| PackError::unknown(&table.file, row.line, "mode of this type", name, names))
}

fn roles(cell: &str) -> Vec<Role> {
    let role = |name: &str| match name {
        "subj" => Role::Subject,
        "acc" => Role::Accusative,
        "dat" => Role::Dative,
        "gen" => Role::Genitive,
        "clause" => Role::Clause,
        _ => match name.strip_prefix('=') {
            Some(preposition) => Role::Together(preposition.to_string()),
            None => Role::Behind(name.to_string()),
        },
    };
    list(cell).filter(|name| *name != "none").map(role).collect()
}

/// The members of a cell, separated by commas; none of `-`.
fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(',').map(str::trim).filter(|part| !part.is_empty() && *part != "-")
}

fn example(table: &Table, row: &Row) -> Result<Example, PackError> {
    let example = Example::parse(table.cell(row, "example")).map_err(|e| table.error(row, e))?;
    if let Some(label) = example.unknown(LABELS) {
        return Err(PackError::unknown(&table.file, row.line, "label", label, LABELS.iter().copied()));
    }
    if example.part("trigger").is_empty() {
        let help = "last column: `example`, with `[…]{trigger}`";
        return Err(table.error(row, "a word that names an event needs a sentence").help(help));
    }
    Ok(example)
}

/// Words of doing, found by lemma.
#[derive(Debug, Default)]
pub(crate) struct HappensIndex {
    verbs: FxHashMap<Box<str>, Vec<u32>>,
    nouns: FxHashMap<Box<str>, Vec<u32>>,
    operators: FxHashMap<Box<str>, Vec<u32>>,
    parts: FxHashMap<Box<str>, u32>,
    /// The last bytes of all nouns, so that most words need no second look.
    ends: FxHashSet<[u8; ENDING]>,
}

/// How many of its last bytes a noun is told by at a first look.
const ENDING: usize = 4;

fn ending(noun: &str) -> Option<[u8; ENDING]> {
    noun.as_bytes().last_chunk().copied()
}

impl HappensIndex {
    /// `changes`: vowels that change in a plural, with what they become.
    pub(crate) fn new(happens: &Happens, changes: &[(String, String)]) -> Self {
        let mut index = HappensIndex::default();
        for (n, trigger) in happens.triggers.iter().enumerate() {
            let map = if trigger.noun { &mut index.nouns } else { &mut index.verbs };
            let changed = changed(&trigger.lemma, changes).filter(|_| trigger.noun);
            for lemma in std::iter::once(trigger.lemma.clone()).chain(changed) {
                if trigger.noun {
                    index.ends.extend(ending(&lemma));
                }
                map.entry(lemma.into()).or_default().push(n as u32);
            }
        }
        for (n, operator) in happens.operators.iter().enumerate() {
            let noun = operator.kind == OperatorKind::Noun;
            let changed = changed(&operator.lemma, changes).filter(|_| noun);
            for lemma in std::iter::once(operator.lemma.clone()).chain(changed) {
                if noun {
                    index.ends.extend(ending(&lemma));
                }
                index.operators.entry(lemma.into()).or_default().push(n as u32);
            }
        }
        index.parts = happens.parts.iter().enumerate().map(|(n, p)| (p.part.as_str().into(), n as u32)).collect();
        index
    }

    /// Whether a noun that is listed may end so; shorter ones than can be told may.
    pub(crate) fn ends_so(&self, word: &str) -> bool {
        ending(word).is_none_or(|e| self.ends.contains(&e))
    }

    pub(crate) fn verbs(&self, lemma: &str) -> &[u32] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn nouns(&self, lemma: &str) -> &[u32] {
        self.nouns.get(lemma).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn operators(&self, lemma: &str) -> &[u32] {
        self.operators.get(lemma).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn part(&self, part: &str) -> Option<u32> {
        self.parts.get(part).copied()
    }
}

/// A noun with its last vowel changed, as some have it in the plural.
fn changed(noun: &str, changes: &[(String, String)]) -> Option<String> {
    let vowel = |c: &(String, String)| noun.rfind(c.0.as_str()).map(|at| (at + c.0.len(), at, c.clone()));
    let last = noun.rfind(['a', 'e', 'i', 'o', 'u', 'ä', 'ö', 'ü', 'y'])?;
    let (end, at, (_, to)) = changes.iter().filter_map(vowel).max_by_key(|(end, at, _)| (*end, usize::MAX - at))?;
    (end > last).then(|| [&noun[..at], &to, &noun[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn read(name: &str, line: &str) -> Result<Happens, PackError> {
        let columns = TABLES.iter().find(|(n, _)| *n == name).expect("a known table").1;
        let table = Table::parse(Path::new("t.tsv"), &format!("{}\n{line}\n", columns.join("\t")), columns)?;
        let mut happens = Happens::default();
        add(&mut happens, name, &table).map(|()| happens)
    }

    #[test]
    fn a_line_is_a_reading() {
        let line = "si an|melan\tfisko,@toys\tASSAULT\taerial\tHARM\tsubj\tacc,=mit\tTa [mele]{trigger} an.";
        let happens = read(VERBS, line).expect("a verb");
        let verb = &happens.triggers[0];
        assert_eq!((verb.particle.as_str(), verb.lemma.as_str(), verb.reflexive), ("an", "melan", true));
        assert_eq!(verb.words, ["fisko", "@toys"]);
        assert_eq!(verb.without, Without::Other(EventType::Harm));
        assert_eq!(verb.recipient, [Role::Accusative, Role::Together("mit".into())]);
    }

    #[test]
    fn what_is_not_known_is_named_with_its_line() {
        let wrong = [
            (VERBS, "melan\t\tASAULT\t\t\tsubj\t\t[x]{trigger}", "did you mean `ASSAULT`?"),
            (VERBS, "melan\t\tCONSULT\taerial\t\tsubj\t\t[x]{trigger}", "mode of this type `aerial`"),
            (VERBS, "melan\t\tCONSULT\t\t\tsubj\t\tx", "needs a sentence"),
            (NOUNS, "melo\t\tCONSULT\t\t\tsubj\t\t[x]{triger}", "did you mean `trigger`?"),
            (OPERATORS, "melan\tverbo\tthat\t-\tnone\t[x]{trigger}", "did you mean `verb`?"),
        ];
        for (table, line, message) in wrong {
            let error = read(table, line).expect_err(line).to_string();
            assert!(error.starts_with("t.tsv:2: ") && error.contains(message), "{error}");
        }
    }

    #[test]
    fn the_last_vowel_changes_and_no_other() {
        let changes = [("a", "ä"), ("au", "äu")].map(|(a, b)| (a.to_string(), b.to_string()));
        assert_eq!(changed("anschlag", &changes).as_deref(), Some("anschläg"));
        assert_eq!(changed("lauf", &changes).as_deref(), Some("läuf"));
        assert_eq!(changed("angriff", &changes), None);
    }
}
