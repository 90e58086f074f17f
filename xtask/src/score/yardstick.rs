//! What a figure is held against: the least it must be, what laut is after, and what others reach by the same measure.
//!
//! Where the figures of others come from is in `corpora/README.md`.

use std::fmt;

/// The marks for one row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Yardstick {
    /// The least, and what laut is after; in percent.
    asked: Option<(f64, f64)>,
    /// What others reach.
    others: &'static str,
}

impl fmt::Display for Yardstick {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        if let Some((least, after)) = self.asked {
            write!(f, "  at least {least:.0}, after {after:.0}")?;
        }
        if !self.others.is_empty() {
            write!(f, "  others: {}", self.others)?;
        }
        Ok(())
    }
}

/// The marks for the row of that name.
pub(crate) fn of(name: &str) -> Option<Yardstick> {
    let (_, asked, others) = ROWS.iter().find(|(row, ..)| *row == name)?;
    Some(Yardstick { asked: *asked, others })
}

type Row = (&'static str, Option<(f64, f64)>, &'static str);

/// "Rules" are those of the corpus's authors, on its test part; "CRF" is one on words alone, on this part; "readers" are
/// careful people, on 300 articles of its training part.
const ROWS: &[Row] = &[
    ("quotes-de full quote", Some((68.0, 79.0)), "rules 47.9, CRF 55-58, readers 80.0"),
    ("quotes-de full roles", None, "rules 35.5, readers 80.2"),
    ("quotes-de full joint", None, "rules 39.1, readers 80.1"),
    ("quotes-de full type", Some((62.0, 79.0)), "rules 43.9, readers 80.2"),
    ("quotes-de full medium", Some((45.0, 52.0)), ""),
    ("quotes-de spoken quote", Some((75.0, 87.0)), "CRF 58, readers 87.6"),
    ("quotes-de spoken roles", Some((63.0, 80.0)), "readers 83.4"),
    ("quotes-de spoken joint", Some((66.0, 82.0)), "readers 84.6"),
    ("quotes-de spoken speaker", Some((64.0, 77.0)), "readers 78.4"),
    ("quotes-de spoken type", Some((70.0, 87.0)), "readers 88.6"),
    ("statements-de recall", Some((70.0, 90.0)), ""),
    ("statements-de precision", Some((65.0, 85.0)), ""),
    ("statements-de act", Some((60.0, 80.0)), ""),
    ("statements-de origin", Some((65.0, 90.0)), ""),
    ("statements-de steps", Some((40.0, 75.0)), ""),
    ("dates-de relaxed", Some((88.0, 93.0)), "HeidelTime 81.3"),
    ("dates-de strict", None, "HeidelTime 71.4"),
    ("dates-de value", Some((78.0, 84.0)), "HeidelTime 66.5"),
    ("dates-de type", None, "HeidelTime 76.9"),
    ("events-de type", Some((60.0, 80.0)), ""),
    ("events-de precision", Some((55.0, 75.0)), ""),
    ("events-de who", Some((60.0, 80.0)), ""),
    ("events-de when", Some((60.0, 80.0)), ""),
    ("events-de status", Some((70.0, 85.0)), ""),
    ("events-de actors found", Some((85.0, 95.0)), ""),
    ("events-de actors country", Some((85.0, 95.0)), ""),
    ("events-de actors whole", Some((70.0, 90.0)), ""),
    ("events-de chains origin", Some((70.0, 90.0)), ""),
    ("events-de chains steps", Some((50.0, 80.0)), ""),
    ("first article: events", Some((71.4, 100.0)), ""),
    ("first article: quantities", Some((80.0, 100.0)), ""),
    ("first article: people", Some((87.5, 100.0)), ""),
    ("first article: dates", Some((87.5, 100.0)), ""),
    ("first article: speakers", Some((91.7, 100.0)), ""),
    ("first article: chains", Some((80.0, 100.0)), ""),
    ("first article: acts", Some((80.0, 100.0)), ""),
];
