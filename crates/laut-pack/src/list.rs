//! Lists of words: outlets, titles, months, abbreviations … Rows of one word or several, each with its other cells.

use crate::PackError;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// A table of words whose first column is `word`: outlets, titles, abbreviations …
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct List {
    /// Its file's name.
    pub name: String,
    /// Names of the columns after the first.
    pub columns: Vec<String>,
    /// The words as written, each with its other cells.
    pub rows: Vec<(String, Vec<String>)>,
}

impl List {
    pub(crate) fn parse(name: &str, file: &Path, text: &str) -> Result<List, PackError> {
        let header = text.lines().find(|l| !l.trim().is_empty() && !l.starts_with('#')).unwrap_or_default();
        let columns: Vec<&str> = header.split('\t').map(str::trim).collect();
        if columns.first() != Some(&"word") {
            return Err(PackError::new(file, 0, "the first column of a list of words is `word`"));
        }
        let table = crate::table::Table::parse(file, text, &columns)?;
        let rows = (table.rows().iter())
            .map(|row| {
                let cells = columns[1..].iter().map(|c| table.cell(row, c).to_string()).collect();
                (table.cell(row, "word").to_string(), cells)
            })
            .collect();
        let columns = columns[1..].iter().map(|c| c.to_string()).collect();
        Ok(List { name: name.to_string(), columns, rows })
    }
}

/// A row of a list, found by its words.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'p> {
    /// How many words it spans.
    pub words: usize,
    /// The words as written in the list.
    pub word: &'p str,
    /// The other cells, by column.
    pub cells: &'p [String],
}

/// The words of a row behind its first, and the row's number.
type Rest = (Vec<Box<str>>, u32);

/// A list, with its rows found by their first word.
#[derive(Debug)]
pub(crate) struct ListIndex {
    /// Its number in the pack.
    list: usize,
    /// Rows by their first word in lower case, longest first.
    rows: FxHashMap<Box<str>, Vec<Rest>>,
    /// Bytes of the longest word.
    longest: usize,
}

impl ListIndex {
    pub(crate) fn new(number: usize, list: &List) -> Self {
        let mut index = ListIndex { list: number, rows: FxHashMap::default(), longest: 0 };
        for (i, (word, _)) in list.rows.iter().enumerate() {
            let words: Vec<Box<str>> = word.to_lowercase().split(' ').map(Box::from).collect();
            index.longest = index.longest.max(words[0].len());
            index.rows.entry(words[0].clone()).or_default().push((words, i as u32));
        }
        #[expect(clippy::iter_over_hash_type, reason = "each row is sorted by itself")]
        for rows in index.rows.values_mut() {
            rows.sort_by_key(|(words, row)| (std::cmp::Reverse(words.len()), *row));
        }
        index
    }

    /// The longest row that starts with the words `at` gives.
    pub(crate) fn find<'p, 't>(&self, lists: &'p [List], at: impl Fn(usize) -> Option<&'t str>) -> Option<Listed<'p>> {
        let rows = self.rows.get(at(0)?)?;
        let fits = |words: &[Box<str>]| words.iter().enumerate().all(|(i, w)| at(i) == Some(w));
        let (words, row) = rows.iter().find(|(words, _)| fits(words))?;
        let (word, cells) = lists.get(self.list)?.rows.get(*row as usize)?;
        Some(Listed { words: words.len(), word, cells })
    }

    /// Whether one word, in lower case, is a row.
    pub(crate) fn has(&self, word: &str) -> bool {
        word.len() <= self.longest && self.rows.get(word).is_some_and(|r| r.iter().any(|(words, _)| words.len() == 1))
    }
}
