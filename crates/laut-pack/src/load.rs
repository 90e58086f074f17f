//! From a folder of data to a compiled pack.
//!
//! A pack builds on its parent (`de` on `und`): the parent's tables and rules come first. Every error names its file
//! and line; all of them are collected, not the first only.

use crate::count;
use crate::happens;
use crate::inflect::{self, Inflector};
use crate::lexicon::{self, Builder};
use crate::list::List;
use crate::manifest::Manifest;
use crate::measured::{self, Measured};
use crate::pack::PackData;
use crate::rule::{self, RULE_STAGES};
use crate::says;
use crate::story;
use crate::table::Table;
use crate::time;
use crate::{Model, PackError};
use std::fs;
use std::path::{Path, PathBuf};

/// Loads the pack in `dir` and all it builds on, which stand beside it.
///
/// # Errors
/// Everything that is wrong, each with file and line.
pub fn load(dir: &Path) -> Result<PackData, Vec<PackError>> {
    let mut folders = vec![dir.to_path_buf()];
    let manifest = manifest(dir).map_err(|e| vec![e])?;
    let mut parent = manifest.parent.clone();
    while let Some(name) = parent {
        let folder = dir.parent().unwrap_or(Path::new(".")).join(&name);
        if folders.contains(&folder) || folders.len() > 4 {
            return Err(vec![PackError::new(dir.join("pack.toml"), 0, format!("`{name}` builds on itself"))]);
        }
        parent = self::manifest(&folder).map_err(|e| vec![e])?.parent;
        folders.push(folder);
    }
    folders.reverse();
    let mut loading = Loading::default();
    for folder in &folders {
        loading.folder(folder);
    }
    loading.verbs();
    loading.times(&manifest.when.endings);
    loading.tables();
    if !loading.errors.is_empty() {
        return Err(loading.errors);
    }
    let mut data = loading.data;
    data.lexicon = loading.lexicon.build();
    data.folder = name_of(dir);
    data.manifest = inherited(manifest, &folders);
    data.rules.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(data)
}

fn manifest(dir: &Path) -> Result<Manifest, PackError> {
    let file = dir.join("pack.toml");
    let text = read(&file)?;
    Manifest::parse(&file, &text)
}

/// Quotation marks are shared: a pack that names none has its parent's.
fn inherited(mut manifest: Manifest, folders: &[PathBuf]) -> Manifest {
    for folder in folders.iter().rev().skip(1) {
        if let Ok(parent) = self::manifest(folder)
            && manifest.split.quotes.is_empty()
        {
            manifest.split.quotes = parent.split.quotes;
        }
    }
    manifest
}

fn read(file: &Path) -> Result<String, PackError> {
    fs::read_to_string(file).map_err(|e| PackError::new(file, 0, e.to_string()))
}

#[derive(Default)]
struct Loading {
    data: PackData,
    lexicon: Builder,
    inflector: Inflector,
    /// Tables that hold lemmas of verbs, with the column they stand in, to be inflected at the end.
    verb_tables: Vec<(Table, &'static str)>,
    /// Words that tell of times, whose endings are set by the pack.
    time_tables: Vec<Table>,
    /// The file of each rule, in the order they were read.
    rule_files: Vec<PathBuf>,
    errors: Vec<PackError>,
}

impl Loading {
    fn folder(&mut self, dir: &Path) {
        for file in files(&dir.join("words"), "tsv") {
            if let Err(e) = self.table(&file) {
                self.errors.push(e);
            }
        }
        let language = name_of(dir);
        for stage in folders(&dir.join("rules")) {
            if !RULE_STAGES.contains(&name_of(&stage).as_str()) {
                let known = RULE_STAGES.iter().copied();
                self.errors.push(PackError::unknown(&stage, 0, "stage with rules", &name_of(&stage), known));
                continue;
            }
            for file in files(&stage, "toml") {
                let id = format!("{language}/{}/{}", name_of(&stage), stem(&file));
                match read(&file).and_then(|text| rule::parse(&file, &id, &text)) {
                    Ok(rule) => {
                        self.rule_files.push(file);
                        self.data.rules.push(rule);
                    }
                    Err(e) => self.errors.push(e),
                }
            }
        }
        for file in files(&dir.join("stories"), "md") {
            let id = format!("{language}/stories/{}", stem(&file));
            match read(&file).and_then(|text| story::parse(&file, &id, &text)) {
                Ok(stories) => self.data.stories.extend(stories),
                Err(e) => self.errors.push(e),
            }
        }
        let file = dir.join(measured::FILE);
        if file.is_file() {
            match read(&file).and_then(|text| Measured::parse(&file, &text)) {
                Ok(measured) => self.data.measured = measured,
                Err(e) => self.errors.push(e),
            }
        }
        for file in files(&dir.join("models"), "model") {
            match fs::read(&file) {
                Ok(bytes) => {
                    let name = format!("{language}/{}", stem(&file).replace('-', "/"));
                    self.data.models.push(Model::new(name, bytes));
                }
                Err(e) => self.errors.push(PackError::new(&file, 0, e.to_string())),
            }
        }
    }

    fn table(&mut self, file: &Path) -> Result<(), PackError> {
        let text = read(file)?;
        let name = stem(file);
        let parse = |columns: &[&str]| Table::parse(file, &text, columns);
        match name.as_str() {
            "forms" => self.lexicon.add_forms(&parse(lexicon::FORM_COLUMNS)?),
            "endings" => self.lexicon.add_endings(&parse(lexicon::ENDING_COLUMNS)?),
            "nouns" | "own-nouns" => self.lexicon.add_nouns(&parse(lexicon::NOUN_COLUMNS)?),
            "paradigms" => self.inflector.add_paradigms(&parse(inflect::PARADIGM_COLUMNS)?),
            "prefixes" => self.inflector.add_prefixes(&parse(inflect::PREFIX_COLUMNS)?),
            "number-words" => {
                self.data.numbers.extend(count::words(&parse(count::NUMBER_COLUMNS)?)?);
                Ok(())
            }
            "when-words" => {
                self.time_tables.push(parse(time::WHEN_COLUMNS)?);
                Ok(())
            }
            "verbs" => {
                let table = parse(inflect::VERB_COLUMNS)?;
                self.verb_tables.push((table, "lemma"));
                Ok(())
            }
            _ => match says::TABLES.iter().find(|(n, _)| *n == name) {
                Some((known, columns)) => {
                    let table = parse(columns)?;
                    self.data.entries.extend(says::entries(known, &table)?);
                    match *known {
                        "says-verbs" => self.verb_tables.push((table, "lemma")),
                        "says-light" => self.verb_tables.push((table, "verb")),
                        _ => {}
                    }
                    Ok(())
                }
                None if happens::TABLES.iter().any(|(n, _)| *n == name) => self.happens(&name, file, &text),
                None => {
                    let list = List::parse(&name, file, &text)?;
                    match self.data.lists.iter_mut().find(|l| l.name == name) {
                        Some(known) => known.rows.extend(list.rows),
                        None => self.data.lists.push(list),
                    }
                    Ok(())
                }
            },
        }
    }

    /// Reads a table of words of doing.
    fn happens(&mut self, name: &str, file: &Path, text: &str) -> Result<(), PackError> {
        let Some((_, columns)) = happens::TABLES.iter().find(|(n, _)| *n == name) else { return Ok(()) };
        let table = Table::parse(file, text, columns)?;
        happens::add(&mut self.data.happens, name, &table)?;
        match name {
            "happens-verbs" => self.verb_tables.push((table, "verb")),
            "happens-operators" | "happens-modals" => self.verb_tables.push((table, "word")),
            _ => {}
        }
        Ok(())
    }

    /// Reads the words of times.
    fn times(&mut self, endings: &[String]) {
        for table in std::mem::take(&mut self.time_tables) {
            match time::words(&table, endings) {
                Ok(words) => self.data.times.extend(words),
                Err(e) => self.errors.push(e),
            }
        }
    }

    /// Every table that a rule asks for must be there, once all are known.
    fn tables(&mut self) {
        let known: Vec<&str> = (self.data.lists.iter().map(|l| l.name.as_str()))
            .chain(says::TABLES.iter().chain(happens::TABLES).map(|(name, _)| *name))
            .collect();
        for (rule, file) in self.data.rules.iter().zip(&self.rule_files) {
            for (line, table) in &rule.tables {
                if !known.contains(&table.as_str()) {
                    self.errors.push(PackError::unknown(file, *line, "table", table, known.iter().copied()));
                }
            }
        }
    }

    /// Inflects every verb, once all paradigms are known.
    fn verbs(&mut self) {
        let tables = std::mem::take(&mut self.verb_tables);
        for (table, _) in tables.iter().filter(|(t, _)| stem(&t.file) == "verbs") {
            if let Err(e) = self.inflector.add_verbs(table) {
                self.errors.push(e);
            }
        }
        let mut done: Vec<String> = Vec::new();
        for (table, column) in &tables {
            // Of a table with words of all kinds only the verbs.
            let is_verb =
                |row: &&crate::table::Row| matches!(table.cell(row, "kind"), "" | "verb") || *column != "word";
            for row in table.rows().iter().filter(is_verb) {
                let lemma = table.cell(row, column).to_string();
                if done.contains(&lemma) {
                    continue;
                }
                // A separable verb's finite forms stand apart from the particle: its base is inflected too.
                let base = lemma.rsplit([' ', inflect::PARTICLE_MARK]).next().unwrap_or(&lemma).to_string();
                for lemma in [lemma, base] {
                    if !done.contains(&lemma) {
                        if let Err(e) = self.lexicon.add_verb(&self.inflector, &lemma, table, row) {
                            self.errors.push(e);
                        }
                        done.push(lemma);
                    }
                }
            }
        }
    }
}

fn name_of(dir: &Path) -> String {
    dir.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Files of `dir` with that extension, by name; none when there is no such folder.
fn files(dir: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = (fs::read_dir(dir).into_iter().flatten().flatten())
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == extension))
        .collect();
    found.sort();
    found
}

fn folders(dir: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(dir).into_iter().flatten().flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect();
    found.sort();
    found
}
