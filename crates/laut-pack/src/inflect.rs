//! Forms of verbs from their lemmas. A pack gives paradigms (templates) and the principal parts of verbs that need
//! them; this module fills the templates. Nothing here knows a language.

use crate::table::{Row, Table};
use crate::word::{Feats, Tag};
use crate::{PackError, lexicon::feats_and_agreement};
use std::collections::BTreeMap;

/// Columns of `words/paradigms.tsv`.
pub(crate) const PARADIGM_COLUMNS: &[&str] = &["paradigm", "slot", "feats", "form"];
/// Columns of `words/verbs.tsv`.
pub(crate) const VERB_COLUMNS: &[&str] = &["lemma", "paradigm", "present", "past", "irrealis", "participle"];
/// Columns of `words/prefixes.tsv`.
pub(crate) const PREFIX_COLUMNS: &[&str] = &["prefix", "kind"];

/// Separates a verb's particle from its base in a lemma: `mit|teilen`.
pub const PARTICLE_MARK: char = '|';

/// One way to build forms from a lemma and its principal parts.
#[derive(Debug, Default)]
struct Paradigm {
    /// Endings of lemmas that take this paradigm when nothing else is said.
    when: Vec<String>,
    /// Principal parts that are derived, in the order they are written.
    parts: Vec<(String, String)>,
    /// The forms: tag, features, template.
    forms: Vec<(Tag, Feats, String)>,
}

/// Principal parts by their name.
type PrincipalParts = Vec<(&'static str, String)>;

/// All that is needed to inflect the verbs of one language.
#[derive(Debug, Default)]
pub(crate) struct Inflector {
    paradigms: BTreeMap<String, Paradigm>,
    /// Base verbs with their paradigm and the principal parts given.
    verbs: BTreeMap<String, (String, PrincipalParts)>,
    /// Prefixes that stay with the verb, longest first.
    fixed: Vec<String>,
    /// What a participle puts before its base and a fixed prefix displaces.
    participle_mark: String,
}

/// One form that was built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    pub(crate) form: String,
    pub(crate) tag: Tag,
    pub(crate) feats: Feats,
}

impl Inflector {
    pub(crate) fn add_paradigms(&mut self, table: &Table) -> Result<(), PackError> {
        for row in table.rows() {
            let paradigm = self.paradigms.entry(table.cell(row, "paradigm").into()).or_default();
            let (slot, form) = (table.cell(row, "slot"), table.cell(row, "form"));
            match slot {
                "when" => paradigm.when.extend(form.split(' ').map(String::from)),
                "part" => paradigm.parts.push((table.cell(row, "feats").into(), form.into())),
                _ => {
                    let tag = Tag::named(slot).ok_or_else(|| {
                        PackError::unknown(&table.file, row.line, "slot", slot, Tag::ALL.iter().map(|(_, n)| *n))
                    })?;
                    let (feats, _) = feats_and_agreement(table, row, table.cell(row, "feats"))?;
                    paradigm.forms.push((tag, feats, form.into()));
                }
            }
        }
        Ok(())
    }

    pub(crate) fn add_verbs(&mut self, table: &Table) -> Result<(), PackError> {
        for row in table.rows() {
            let paradigm = table.cell(row, "paradigm");
            if !self.paradigms.contains_key(paradigm) {
                let known = self.paradigms.keys().map(String::as_str);
                return Err(PackError::unknown(&table.file, row.line, "paradigm", paradigm, known));
            }
            let parts = (["present", "past", "irrealis", "participle"].into_iter())
                .map(|name| (name, table.cell(row, name).to_string()))
                .filter(|(_, value)| !value.is_empty() && value != "-")
                .collect();
            self.verbs.insert(table.cell(row, "lemma").into(), (paradigm.into(), parts));
        }
        Ok(())
    }

    pub(crate) fn add_prefixes(&mut self, table: &Table) -> Result<(), PackError> {
        for row in table.rows() {
            let prefix = table.cell(row, "prefix");
            match table.cell(row, "kind") {
                "fixed" => self.fixed.push(prefix.into()),
                "participle" => self.participle_mark = prefix.into(),
                other => {
                    return Err(PackError::unknown(&table.file, row.line, "kind", other, ["fixed", "participle"]));
                }
            }
        }
        self.fixed.sort_by_key(|p| std::cmp::Reverse(p.len()));
        Ok(())
    }

    /// Every form of `lemma`, which may be marked as separable (`mit|teilen`). A separable verb's finite forms are
    /// those it has where it stays whole, at the end of a clause.
    ///
    /// # Errors
    /// When no paradigm fits; the error names `row`.
    pub(crate) fn forms(&self, lemma: &str, table: &Table, row: &Row) -> Result<Vec<Form>, PackError> {
        let (particle, base) = lemma.split_once(PARTICLE_MARK).unwrap_or(("", lemma));
        let prefix = match self.verbs.contains_key(base) {
            true => "",
            false => (self.fixed.iter())
                .find(|p| base.strip_prefix(p.as_str()).is_some_and(|rest| self.is_verb(rest)))
                .map_or("", String::as_str),
        };
        let root = &base[prefix.len()..];
        let (name, given) = match self.verbs.get(root) {
            Some((name, given)) => (name.as_str(), given.as_slice()),
            None => (self.fitting(root).ok_or_else(|| table.error(row, format!("no paradigm for `{root}`")))?, &[][..]),
        };
        let paradigm = &self.paradigms[name];
        let mut parts: BTreeMap<&str, String> = BTreeMap::from([("lemma", root.to_string())]);
        for (part, template) in &paradigm.parts {
            let value = match given.iter().find(|(n, _)| n == part) {
                Some((_, value)) => value.clone(),
                None => fill(template, &parts),
            };
            parts.insert(part, value);
        }
        let mut forms = Vec::with_capacity(paradigm.forms.len());
        for (tag, feats, template) in &paradigm.forms {
            if *tag == Tag::MarkedInfinitive && particle.is_empty() {
                continue;
            }
            let mut form = fill(template, &parts);
            // A fixed prefix displaces the mark of the participle (ver-, not ge-ver-); the template of a marked
            // infinitive puts its marker before all of the base.
            if *tag == Tag::Participle && !prefix.is_empty() {
                form = form.strip_prefix(self.participle_mark.as_str()).unwrap_or(&form).to_string();
            }
            let form = match (*tag, template.split_once("{lemma")) {
                (Tag::MarkedInfinitive, Some((marker, _))) => {
                    format!("{particle}{marker}{prefix}{}", &form[marker.len()..])
                }
                _ => format!("{particle}{prefix}{form}"),
            };
            forms.push(Form { form, tag: *tag, feats: *feats });
        }
        Ok(forms)
    }

    fn is_verb(&self, base: &str) -> bool {
        self.verbs.contains_key(base) || (base.chars().count() > 4 && self.fitting(base).is_some())
    }

    /// The paradigm whose `when` endings fit best.
    fn fitting(&self, lemma: &str) -> Option<&str> {
        let fits = self.paradigms.iter().flat_map(|(name, p)| p.when.iter().map(move |ending| (name, ending)));
        fits.filter(|(_, ending)| lemma.ends_with(ending.as_str()))
            .max_by_key(|(_, ending)| ending.len())
            .map(|(name, _)| name.as_str())
    }
}

/// Fills `{part}` and `{part-ending}` (the part without that ending) in a template.
fn fill(template: &str, parts: &BTreeMap<&str, String>) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        let (name, ending) = name.split_once('-').unwrap_or((name, ""));
        let value = parts.get(name).map_or("", String::as_str);
        out.push_str(value.strip_suffix(ending).unwrap_or(value));
        rest = tail;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn inflector() -> Inflector {
        let paradigms = "paradigm\tslot\tfeats\tform\n\
            weak\twhen\t-\tan\n\
            weak\tpart\tstem\t{lemma-an}\n\
            weak\tpart\tpast\t{stem}od\n\
            weak\tpart\tparticiple\tza{stem}id\n\
            weak\tfinite\tpres ind 3 sg\t{stem}e\n\
            weak\tfinite\tpast ind 3 sg\t{past}\n\
            weak\tinfinitive\t-\t{lemma}\n\
            weak\tmarked-infinitive\t-\tpo{lemma}\n\
            weak\tparticiple\t-\t{participle}\n";
        let verbs = "lemma\tparadigm\tpresent\tpast\tirrealis\tparticiple\nsoran\tweak\t-\tsurd\t-\tzasurid\n";
        let prefixes = "prefix\tkind\nver\tfixed\nza\tparticiple\n";
        let mut inflector = Inflector::default();
        let table = |name: &str, text: &str, columns| Table::parse(Path::new(name), text, columns).expect("a table");
        inflector.add_paradigms(&table("p.tsv", paradigms, PARADIGM_COLUMNS)).expect("paradigms");
        inflector.add_verbs(&table("v.tsv", verbs, VERB_COLUMNS)).expect("verbs");
        inflector.add_prefixes(&table("x.tsv", prefixes, PREFIX_COLUMNS)).expect("prefixes");
        inflector
    }

    fn forms(lemma: &str) -> Vec<String> {
        let table = Table::parse(Path::new("t.tsv"), "lemma\nx\n", &["lemma"]).expect("a table");
        let forms = inflector().forms(lemma, &table, &table.rows()[0]).expect("forms");
        forms.into_iter().map(|f| f.form).collect()
    }

    #[test]
    fn a_verb_takes_the_paradigm_its_ending_calls_for() {
        assert_eq!(forms("malan"), ["male", "malod", "malan", "zamalid"]);
    }

    #[test]
    fn principal_parts_that_are_given_win_and_reach_prefixed_verbs() {
        assert_eq!(forms("soran"), ["sore", "surd", "soran", "zasurid"]);
        assert_eq!(forms("versoran"), ["versore", "versurd", "versoran", "versurid"]);
    }

    #[test]
    fn a_separable_verb_is_whole_and_takes_its_marker_inside() {
        assert_eq!(forms("ek|soran"), ["eksore", "eksurd", "eksoran", "ekposoran", "ekzasurid"]);
    }
}
