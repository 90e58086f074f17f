//! `corpora/scores.toml`: the figures as committed, so that a change says which it moves.
//!
//! A line a figure, in percent: as laut reads, and as its rules read without learned models. What the examples come to is
//! held to the file by a test, since every clone has them; the corpora are compared where they are.

use super::{Figure, Figures};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// Figures by name: with models, and by the rules alone.
#[derive(Debug, PartialEq)]
pub(crate) struct Committed(Vec<(String, [f64; 2])>);

const HEAD: &str = "\
# What laut reaches, in percent: F1, or the share of what is right. `rules` is without learned models.
# Written by `cargo xtask score --write`; corpora/README.md says what the rows are.
";

impl Committed {
    pub(crate) fn new(figures: &Figures, rules: &Figures) -> Committed {
        let row = |(name, figure): &(String, Figure)| {
            let rules = rules.get(name).map_or(0.0, Figure::percent);
            (name.clone(), [figure.percent(), rules])
        };
        Committed(figures.0.iter().map(row).collect())
    }

    pub(crate) fn read(file: &Path) -> Result<Committed> {
        let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
        let table: toml::Table = toml::from_str(&text).with_context(|| file.display().to_string())?;
        let mut rows = Vec::new();
        for (name, value) in &table {
            let figure = |key: &str| value.get(key).and_then(toml::Value::as_float);
            let (Some(laut), Some(rules)) = (figure("laut"), figure("rules")) else {
                anyhow::bail!("{}: `{name}` has no `laut` and `rules`", file.display());
            };
            rows.push((name.clone(), [laut, rules]));
        }
        Ok(Committed(rows))
    }

    pub(crate) fn write(&self, file: &Path) -> Result<()> {
        std::fs::write(file, self.text())?;
        Ok(())
    }

    fn text(&self) -> String {
        let mut out = HEAD.to_string();
        for (name, [laut, rules]) in &self.0 {
            out += &format!("{:44} = {{ laut = {laut:5.1}, rules = {rules:5.1} }}\n", format!("{name:?}"));
        }
        out
    }

    /// Replaces the rows that `other` has too.
    #[cfg(test)]
    fn update(&mut self, other: &Committed) {
        for (name, values) in &other.0 {
            match self.0.iter_mut().find(|(n, _)| n == name) {
                Some((_, old)) => *old = *values,
                None => self.0.push((name.clone(), *values)),
            }
        }
    }

    /// What has moved since a file was written, a line a figure.
    pub(crate) fn moved(&self, file: &Path) -> Result<String> {
        let before: BTreeMap<_, _> = Committed::read(file)?.0.into_iter().collect();
        let mut out = String::new();
        for (name, now) in &self.0 {
            match before.get(name) {
                None => out += &format!("new in this run: {name} {:.1}\n", now[0]),
                Some(old) if old != now => {
                    out +=
                        &format!("moved: {name} {:.1} → {:.1} (rules {:.1} → {:.1})\n", old[0], now[0], old[1], now[1]);
                }
                Some(_) => {}
            }
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::run::of_examples;

    #[test]
    fn the_examples_score_as_committed() {
        let file = crate::root().join("corpora/scores.toml");
        let (figures, rules) = of_examples(&crate::root(), || crate::pack("de")).expect("the examples are read");
        let now = Committed::new(&figures, &rules);
        let mut file_now = Committed::read(&file).expect("figures");
        if std::env::var_os("BLESS").is_some() {
            file_now.update(&now);
            return file_now.write(&file).expect("written");
        }
        let moved = now.moved(&file).expect("figures");
        assert!(moved.is_empty(), "corpora/scores.toml is out of date; `cargo xtask bless` writes it\n{moved}");
        if !crate::root().join("../shared/corpora").is_dir() {
            println!("skipped: the figures of the corpora, which are not here");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut figures = Figures::default();
        figures.add("a b", Figure::Share(1, 3));
        figures.add("c: d", Figure::F1(0.5, 1.0));
        let committed = Committed::new(&figures, &Figures::default());
        let file = std::env::temp_dir().join(format!("laut-scores-{}.toml", std::process::id()));
        committed.write(&file).expect("written");
        assert_eq!(Committed::read(&file).expect("read"), committed);
        assert_eq!(committed.moved(&file).expect("read"), "");
        figures.0[0].1 = Figure::Share(2, 3);
        let moved = Committed::new(&figures, &Figures::default()).moved(&file).expect("read");
        assert_eq!(moved, "moved: a b 33.3 → 66.7 (rules 0.0 → 0.0)\n");
        std::fs::remove_file(&file).expect("there");
    }
}
