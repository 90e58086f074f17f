//! What is wrong with a pack, and where.

use std::fmt;
use std::path::PathBuf;

/// Something wrong in a pack: file, line, what was found, and what would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1; 0 when the file as a whole is meant.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What would do instead.
    pub help: Option<String>,
}

impl PackError {
    /// An error at `line` of `file`.
    pub fn new(file: impl Into<PathBuf>, line: usize, message: impl Into<String>) -> Self {
        PackError { file: file.into(), line, message: message.into(), help: None }
    }

    /// With a word on what would do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// That `found` is not among `known`, with the nearest that is.
    pub fn unknown<'a>(
        file: impl Into<PathBuf>,
        line: usize,
        what: &str,
        found: &str,
        known: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let near = known.iter().filter(|k| distance(k, found) <= 2).min_by_key(|k| distance(k, found));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known: {}", known.join(", ")),
        };
        PackError::new(file, line, format!("{what} `{found}` is not defined")).help(help)
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        write!(f, ": {}", self.message)?;
        if let Some(help) = &self.help {
            write!(f, "\n  help: {help}")?;
        }
        Ok(())
    }
}

impl std::error::Error for PackError {}

/// Edit distance in characters.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != *y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_name_is_answered_with_the_nearest() {
        let error = PackError::unknown("rules/says/laut.toml", 9, "part", "sorce", ["marker", "source"]);
        assert_eq!(
            error.to_string(),
            "rules/says/laut.toml:9: part `sorce` is not defined\n  help: did you mean `source`?"
        );
    }
}
