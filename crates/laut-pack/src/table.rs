//! Word tables: tab-separated files whose first line names the columns.

use crate::PackError;
use std::path::{Path, PathBuf};

/// A table as read: lines that start with `#` are comments, the first other line names the columns.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// The file it was read from, for messages.
    pub(crate) file: PathBuf,
    columns: Vec<String>,
    rows: Vec<Row>,
}

/// One line of a table.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Its line in the file, from 1.
    pub(crate) line: usize,
    cells: Vec<String>,
}

impl Table {
    /// Reads a table that must have the columns `expected`, in that order.
    ///
    /// # Errors
    /// When a column is missing or a line has another number of cells.
    pub(crate) fn parse(file: &Path, text: &str, expected: &[&str]) -> Result<Table, PackError> {
        let mut lines = text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
        let (at, header) = lines.next().ok_or_else(|| {
            PackError::new(file, 0, "the table is empty").help(format!("columns: {}", expected.join(", ")))
        })?;
        let columns: Vec<String> = header.split('\t').map(|c| c.trim().to_string()).collect();
        if columns != expected {
            let wanted = expected.join(", ");
            return Err(PackError::new(file, at + 1, format!("columns are {}", columns.join(", ")))
                .help(format!("expected: {wanted} (separated by tabs)")));
        }
        let mut rows = Vec::new();
        for (at, line) in lines {
            let cells: Vec<String> = line.split('\t').map(|c| c.trim().to_string()).collect();
            if cells.len() != columns.len() {
                let message = format!("{} cells where the table has {} columns", cells.len(), columns.len());
                return Err(PackError::new(file, at + 1, message).help("cells are separated by tabs"));
            }
            rows.push(Row { line: at + 1, cells });
        }
        Ok(Table { file: file.to_path_buf(), columns, rows })
    }

    /// The lines, in order.
    pub(crate) fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The cell of `row` in the column called `name`; empty when there is no such column.
    pub(crate) fn cell<'t>(&self, row: &'t Row, name: &str) -> &'t str {
        self.columns.iter().position(|c| c == name).and_then(|i| row.cells.get(i)).map_or("", String::as_str)
    }

    /// An error at `row`.
    pub(crate) fn error(&self, row: &Row, message: impl Into<String>) -> PackError {
        PackError::new(&self.file, row.line, message)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_by_the_names_of_its_columns() {
        let text = "# verbs\nlemma\tact\nsay\tstate\n\ndeny\tdeny\n";
        let table = Table::parse(Path::new("v.tsv"), text, &["lemma", "act"]).expect("a table");
        let acts: Vec<&str> = table.rows().iter().map(|r| table.cell(r, "act")).collect();
        assert_eq!(acts, ["state", "deny"]);
        assert_eq!(table.rows()[1].line, 5);
    }

    #[test]
    fn a_line_that_is_too_short_is_named() {
        let error = Table::parse(Path::new("v.tsv"), "lemma\tact\nsay\n", &["lemma", "act"]).expect_err("short line");
        assert!(error.to_string().starts_with("v.tsv:2: 1 cells where the table has 2 columns"), "{error}");
    }
}
