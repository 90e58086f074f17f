//! `measured.tsv`: how often the rules of a pack were right, on gold that may ship with what is made from it.
//!
//! A row is a rule with its readings, those that are right and all. Events are counted by table and type
//! (`xx/happens/verbs SUPPORT`). What was met too rarely to say anything by itself is counted together in the row of its
//! folder (`xx/says`). `cargo xtask score confidence --write` writes the file; nothing is read otherwise because of it.

use crate::PackError;
use crate::table::Table;
use laut_record::Confidence;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Name of the file in a pack's folder.
pub const FILE: &str = "measured.tsv";

/// Rules with their readings, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured(Vec<(String, u32, u32)>);

impl Measured {
    /// Of rows of rule, right readings, all readings.
    pub fn new(rows: impl IntoIterator<Item = (String, u32, u32)>) -> Measured {
        let mut rows: Vec<_> = rows.into_iter().collect();
        rows.sort();
        Measured(rows)
    }

    /// Reads the file.
    ///
    /// # Errors
    /// With file and line: a number that is none, or more right readings than readings.
    pub(crate) fn parse(file: &Path, text: &str) -> Result<Measured, PackError> {
        let table = Table::parse(file, text, &["rule", "right", "of"])?;
        let mut rows = Vec::new();
        for row in table.rows() {
            let number = |name: &str| {
                let cell = table.cell(row, name);
                cell.parse::<u32>().map_err(|_| table.error(row, format!("`{cell}` is no number of readings")))
            };
            let (right, of) = (number("right")?, number("of")?);
            if right > of || of == 0 {
                return Err(table.error(row, format!("{right} of {of} cannot be right")));
            }
            rows.push((table.cell(row, "rule").to_string(), right, of));
        }
        Ok(Measured::new(rows))
    }

    /// As the file has it.
    pub fn text(&self, head: &str) -> String {
        let rows = self.0.iter().map(|(rule, right, of)| format!("{rule}\t{right}\t{of}\n"));
        format!("{head}rule\tright\tof\n{}", rows.collect::<String>())
    }

    /// The readings of the first of the keys that has a row.
    pub(crate) fn of(&self, keys: &[&str]) -> Option<Confidence> {
        keys.iter().find_map(|key| {
            let at = self.0.binary_search_by(|(rule, ..)| rule.as_str().cmp(key)).ok()?;
            let (_, right, of) = &self.0[at];
            Some(Confidence { right: *right, of: *of })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_row_is_not_measured() {
        let text = "# head\nrule\tright\tof\nxx/says/so\t41\t44\nxx/says\t3\t5\n";
        let measured = Measured::parse(Path::new("m.tsv"), text).expect("a table");
        let of = |keys: &[&str]| measured.of(keys).map(|c| (c.right, c.of));
        assert_eq!(of(&["xx/says/so", "xx/says"]), Some((41, 44)));
        assert_eq!(of(&["xx/says/rare", "xx/says"]), Some((3, 5)));
        assert_eq!(of(&["xx/happens/verbs"]), None);
        assert_eq!(Measured::parse(Path::new("m.tsv"), &measured.text("# head\n")), Ok(measured));
    }

    #[test]
    fn numbers_that_cannot_be_are_told_with_their_line() {
        let error = |row: &str| {
            let text = format!("rule\tright\tof\n{row}\n");
            Measured::parse(Path::new("m.tsv"), &text).expect_err("malformed").to_string()
        };
        assert_eq!(error("xx/says/so\t5\t4"), "m.tsv:2: 5 of 4 cannot be right");
        assert_eq!(error("xx/says/so\tmany\t4"), "m.tsv:2: `many` is no number of readings");
    }
}
