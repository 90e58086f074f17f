//! The lexicon of a pack: forms with their readings, and endings for words that are not listed.

use crate::PackError;
use crate::inflect::Inflector;
use crate::table::{Row, Table};
use crate::word::{Agreement, Feats, Reading, Tag};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Columns of `words/forms.tsv`.
pub(crate) const FORM_COLUMNS: &[&str] = &["form", "lemma", "tag", "feats"];
/// Columns of `words/endings.tsv`.
pub(crate) const ENDING_COLUMNS: &[&str] = &["ending", "letter", "tag", "feats"];
/// Columns of `words/nouns.tsv`.
pub(crate) const NOUN_COLUMNS: &[&str] = &["noun", "gender"];

/// The lexicon as compiled.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct LexiconData {
    /// Lemmas, by number.
    pub lemmas: Vec<String>,
    /// Forms, folded to lower case, with their readings; sorted.
    pub forms: Vec<(String, Vec<Reading>)>,
    /// What an unlisted word with that ending may be, longest endings first.
    pub endings: Vec<Ending>,
    /// Nouns, folded to lower case, with their gender and number; compounds take those of their last part.
    pub nouns: Vec<(String, Agreement)>,
}

/// What an ending tells of a word that is not listed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Ending {
    /// The ending, in lower case; empty fits every word.
    pub ending: String,
    /// Which first letter it asks for.
    pub letter: Letter,
    /// The part of speech it tells.
    pub tag: Tag,
    /// Features it tells.
    pub feats: Feats,
    /// Agreement it tells.
    pub agreement: Agreement,
}

impl Ending {
    /// Whether a word in lower case has the ending. Most have not: the last letter tells at once.
    pub fn ends(&self, word: &str) -> bool {
        match self.ending.as_bytes().last() {
            Some(last) => word.as_bytes().last() == Some(last) && word.ends_with(self.ending.as_str()),
            None => true,
        }
    }
}

/// The first letter of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Letter {
    /// A capital.
    Upper,
    /// A small letter.
    Lower,
    /// Either.
    Any,
}

/// Gathers a lexicon from the tables of a pack and of its parents.
#[derive(Default)]
pub(crate) struct Builder {
    lemmas: BTreeMap<String, u32>,
    names: Vec<String>,
    /// Lemmas of verbs whose forms are all listed.
    verbs: BTreeSet<String>,
    forms: BTreeMap<String, Vec<Reading>>,
    endings: Vec<Ending>,
    nouns: BTreeMap<String, Agreement>,
}

impl Builder {
    fn lemma(&mut self, lemma: &str) -> u32 {
        if let Some(&number) = self.lemmas.get(lemma) {
            return number;
        }
        let number = self.names.len() as u32;
        self.names.push(lemma.to_string());
        self.lemmas.insert(lemma.to_string(), number);
        number
    }

    fn add(&mut self, form: &str, reading: Reading) {
        let readings = self.forms.entry(form.to_lowercase()).or_default();
        if !readings.contains(&reading) {
            readings.push(reading);
        }
    }

    /// Adds `words/forms.tsv`. A cell `form` may hold several forms separated by spaces.
    pub(crate) fn add_forms(&mut self, table: &Table) -> Result<(), PackError> {
        for row in table.rows() {
            let tag = tag(table, row, table.cell(row, "tag"))?;
            let (feats, agreement) = feats_and_agreement(table, row, table.cell(row, "feats"))?;
            for form in table.cell(row, "form").split(' ') {
                let lemma = match table.cell(row, "lemma") {
                    "-" | "" => form,
                    lemma => lemma,
                };
                if tag.is_verb() {
                    self.verbs.insert(lemma.to_string());
                }
                let lemma = self.lemma(lemma);
                self.add(form, Reading { lemma, tag, feats, agreement });
            }
        }
        Ok(())
    }

    /// Adds every form of a verb; `lemma` may be separable. A reflexive pronoun written before it is left out.
    pub(crate) fn add_verb(
        &mut self,
        inflector: &Inflector,
        lemma: &str,
        table: &Table,
        row: &Row,
    ) -> Result<(), PackError> {
        let lemma = lemma.rsplit(' ').next().unwrap_or(lemma);
        // An irregular verb whose forms are all listed.
        if self.verbs.contains(lemma) {
            return Ok(());
        }
        let number = self.lemma(lemma);
        for form in inflector.forms(lemma, table, row)? {
            let reading = Reading { lemma: number, tag: form.tag, feats: form.feats, agreement: Agreement::ANY };
            self.add(&form.form, reading);
        }
        Ok(())
    }

    pub(crate) fn add_endings(&mut self, table: &Table) -> Result<(), PackError> {
        for row in table.rows() {
            let letter = match table.cell(row, "letter") {
                "upper" => Letter::Upper,
                "lower" => Letter::Lower,
                "any" => Letter::Any,
                other => {
                    return Err(PackError::unknown(&table.file, row.line, "letter", other, ["upper", "lower", "any"]));
                }
            };
            let tag = tag(table, row, table.cell(row, "tag"))?;
            let (feats, agreement) = feats_and_agreement(table, row, table.cell(row, "feats"))?;
            for ending in table.cell(row, "ending").split(' ') {
                let ending = ending.trim_start_matches('-').to_string();
                self.endings.push(Ending { ending, letter, tag, feats, agreement });
            }
        }
        Ok(())
    }

    pub(crate) fn add_nouns(&mut self, table: &Table) -> Result<(), PackError> {
        for row in table.rows() {
            let mut agreement = Agreement::NONE;
            for gender in table.cell(row, "gender").split(' ') {
                let known = || PackError::unknown(&table.file, row.line, "gender", gender, ["m", "f", "n", "pl"]);
                agreement = agreement.or(Agreement::named(gender).ok_or_else(known)?);
            }
            for noun in table.cell(row, "noun").split(' ') {
                self.nouns.insert(noun.to_lowercase(), agreement);
            }
        }
        Ok(())
    }

    pub(crate) fn build(mut self) -> LexiconData {
        // Stable: endings of one length keep the order of the pack, which is the order of trust.
        self.endings.sort_by_key(|e| std::cmp::Reverse(e.ending.chars().count()));
        LexiconData {
            lemmas: self.names,
            forms: self.forms.into_iter().collect(),
            endings: self.endings,
            nouns: self.nouns.into_iter().collect(),
        }
    }
}

fn tag(table: &Table, row: &Row, name: &str) -> Result<Tag, PackError> {
    Tag::named(name)
        .ok_or_else(|| PackError::unknown(&table.file, row.line, "tag", name, Tag::ALL.iter().map(|(_, n)| *n)))
}

/// Reads a cell of features and agreements, separated by spaces; `-` is none. Without an agreement, any.
pub(crate) fn feats_and_agreement(table: &Table, row: &Row, cell: &str) -> Result<(Feats, Agreement), PackError> {
    let mut feats = Feats::NONE;
    let mut agreement = None;
    for name in cell.split(' ').filter(|n| !n.is_empty() && *n != "-") {
        // `pl` and `sg` are both: numbers of verbs are features, of nominal words agreement as well.
        if let Some(f) = Feats::named(name) {
            feats = feats.with(f);
        } else if let Some(a) = Agreement::named(name) {
            agreement = Some(agreement.unwrap_or(Agreement::NONE).or(a));
        } else {
            let known = Feats::ALL.iter().map(|(_, n)| *n).chain(["nom.m", "acc", "dat.pl", "gen.f", "f"]);
            return Err(PackError::unknown(&table.file, row.line, "feature", name, known));
        }
    }
    Ok((feats, agreement.unwrap_or(Agreement::ANY)))
}
