//! The way to one statement: the rule, the word of saying, and where its speaker comes from.

use super::Choice;
use super::choice::{Decided, key};
use crate::chain::Link;
use crate::doc::Doc;
use crate::phrase;
use crate::says::Draft;
use laut_pack::Tag;
use laut_record::StatementId;

/// The way to a statement.
#[derive(Debug, Clone)]
pub struct Way {
    /// The statement.
    pub statement: StatementId,
    /// The rule that read it.
    pub rule: Rule,
    /// The word of saying, where a table of the pack lists one.
    pub word: Option<Word>,
    /// How its speaker was found.
    pub speaker: Found,
    /// What learned models decided about it.
    pub choices: Vec<Choice>,
}

/// A rule of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// What it reads, in a sentence.
    pub summary: String,
    /// Its file in the folder of packs.
    pub file: String,
    /// The first sentence it must read, parts marked.
    pub example: Option<String>,
}

/// A word of saying of the pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Particle, lemma, pronoun and fixed words.
    pub word: String,
    /// Its file in the folder of packs, with the line.
    pub file: String,
    /// What it opens.
    pub frame: &'static str,
    /// What somebody does by saying it.
    pub act: &'static str,
    /// The sentence that stands beside it, parts marked.
    pub example: String,
}

/// How a speaker was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A phrase beside the content names it.
    Named,
    /// A pronoun beside the content stands for a name elsewhere in the article.
    Pronoun,
    /// A phrase without a name stands for one that the article gives elsewhere.
    Joined,
    /// The cue itself points back to a source.
    Cue,
    /// It goes on with the words of another statement.
    Carried(StatementId),
    /// Nobody was found.
    Nobody,
}

pub(super) fn way(doc: &Doc, draft: &Draft, chain: &[Link], base: usize, n: usize, decided: &[Decided]) -> Way {
    let number = |n: usize| StatementId((base + n + 1) as u32);
    let rule = &doc.pack.rules()[draft.rule];
    let (language, rest) = rule.id.split_once('/').unwrap_or(("", &rule.id));
    let word = draft.entry.map(|entry| Word {
        word: word(entry),
        file: format!("{}/words/{}.tsv:{}", doc.pack.language(), entry.table, entry.line),
        frame: entry.frame.name(),
        act: entry.act.name(),
        example: entry.example.marked(),
    });
    Way {
        statement: number(n),
        rule: Rule {
            id: rule.id.clone(),
            summary: rule.summary.clone(),
            file: format!("{language}/rules/{rest}.toml"),
            example: rule.hits.first().map(|case| case.example.marked()),
        },
        word,
        speaker: match draft.follows.filter(|&f| f < n) {
            Some(f) => Found::Carried(number(f)),
            None => speaker(doc, draft, chain),
        },
        choices: decided.iter().filter(|d| d.key == key(draft)).map(|d| d.choice.clone()).collect(),
    }
}

fn word(entry: &laut_pack::Entry) -> String {
    let reflexive = if entry.reflexive { "~ " } else { "" };
    let words: String = entry.words.iter().map(|w| format!("{w} ")).collect();
    let particle = if entry.particle.is_empty() { String::new() } else { format!("{}|", entry.particle) };
    format!("{reflexive}{words}{particle}{}", entry.lemma)
}

fn speaker(doc: &Doc, draft: &Draft, chain: &[Link]) -> Found {
    let Some(phrase) = draft.speaker.as_ref().filter(|s| !s.is_empty()) else { return Found::Nobody };
    if *phrase == draft.cue {
        return if chain.is_empty() { Found::Nobody } else { Found::Cue };
    }
    let head = phrase::chunk(doc, phrase.first(), phrase.end()).map_or(phrase.first(), |p| p.head);
    if matches!(doc.tokens[head].tag, Tag::Pronoun | Tag::Relative) {
        return if chain.is_empty() { Found::Nobody } else { Found::Pronoun };
    }
    let written = phrase.pieces(doc).text(doc.text);
    let step = chain.iter().rev().find(|l| l.place.shared(phrase) > 0);
    // The owner's ending may stand on a name in the phrase.
    let named = |l: &Link| l.text.split_whitespace().any(|w| written.contains(w));
    match step {
        Some(link) if !named(link) => Found::Joined,
        _ => Found::Named,
    }
}
