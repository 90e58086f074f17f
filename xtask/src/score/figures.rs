//! Figures: what a measure gives, by name, in the order it was measured.

/// What one row of a measure comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Figure {
    /// Precision and recall, of which the harmonic mean is the figure.
    F1(f64, f64),
    /// So many of so many.
    Share(usize, usize),
}

impl Figure {
    /// The figure in percent, to one decimal.
    pub(crate) fn percent(self) -> f64 {
        let share = match self {
            Figure::F1(p, r) if p + r > 0.0 => 2.0 * p * r / (p + r),
            Figure::Share(hits, of) if of > 0 => hits as f64 / of as f64,
            _ => 0.0,
        };
        (1000.0 * share).round() / 10.0
    }
}

/// Named figures.
#[derive(Debug, Default)]
pub(crate) struct Figures(pub(crate) Vec<(String, Figure)>);

impl Figures {
    /// Adds a row.
    pub(crate) fn add(&mut self, name: impl Into<String>, figure: Figure) {
        self.0.push((name.into(), figure));
    }

    /// The row of that name.
    pub(crate) fn get(&self, name: &str) -> Option<Figure> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, figure)| *figure)
    }

    /// A table for people.
    pub(crate) fn table(&self) -> String {
        self.table_beside(&Figures::default())
    }

    /// As [`table`](Self::table), with what the rules alone reach in the same row.
    pub(crate) fn table_beside(&self, rules: &Figures) -> String {
        let mut out = String::new();
        for (name, figure) in &self.0 {
            let main = match *figure {
                Figure::F1(p, r) => {
                    format!("P {:5.1}  R {:5.1}  F1 {:5.1}", 100.0 * p, 100.0 * r, figure.percent())
                }
                Figure::Share(hits, of) => format!("{:5.1}  ({hits} of {of})", figure.percent()),
            };
            let rules = rules.get(name).map_or(String::new(), |f| format!("rules alone {:5.1}", f.percent()));
            let mark = super::yardstick::of(name).map_or(String::new(), |y| y.to_string());
            out += format!("{name:40} {main:28}  {rules:18} {mark}").trim_end();
            out.push('\n');
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_of_nothing_is_nothing() {
        assert_eq!(Figure::F1(0.0, 0.0).percent(), 0.0);
        assert_eq!(Figure::Share(0, 0).percent(), 0.0);
        assert_eq!(Figure::F1(0.5, 1.0).percent(), 66.7);
        assert_eq!(Figure::Share(1, 3).percent(), 33.3);
    }
}
