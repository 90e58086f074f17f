//! Time expressions by the measure of `score/dates.py`, which is that of TempEval-3: an expression is found when it
//! overlaps a gold one; `strict` asks for the same extent, `value` and `type` that these agree as well.

use super::{Figure, Figures};
use anyhow::Result;
use laut_record::json::Offsets;
use laut_record::{Article, Record, Source};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
pub(crate) struct Document {
    id: String,
    published: String,
    text: String,
    dates: Vec<Date>,
}

#[derive(Deserialize, Clone)]
struct Date {
    start: u32,
    end: u32,
    r#type: String,
    value: Option<String>,
}

impl Document {
    pub(crate) fn read_all(corpora: &Path) -> Result<Vec<Document>> {
        super::lines(&corpora.join("dates-de/dev.jsonl"))
    }

    pub(crate) fn article(&self) -> Article {
        let (id, text) = (self.id.clone(), self.text.clone());
        Article { id, text, published: Some(self.published.clone()), ..Article::default() }
    }
}

/// What was counted over all documents.
#[derive(Default)]
struct Counts {
    strict: usize,
    relaxed: usize,
    value: usize,
    kind: usize,
    wanted: usize,
    found: usize,
}

/// Scores, and gives a line for all that was missed or read wrongly.
pub(crate) fn score(gold: &[Document], records: &[Record], figures: &mut Figures) -> Vec<String> {
    let mut lines = Vec::new();
    for (rows, kinds) in [("dates-de", None), ("dates-de dates", Some(["DATE", "TIME"]))] {
        let mut counts = Counts::default();
        for (document, record) in gold.iter().zip(records) {
            let kept = |d: &Date| kinds.is_none_or(|kinds| kinds.contains(&d.r#type.as_str()));
            let wanted: Vec<Date> = document.dates.iter().filter(|d| kept(d)).cloned().collect();
            let found: Vec<Date> = dates_of(record).into_iter().filter(kept).collect();
            let errors = compare(&wanted, &found, &document.text, &mut counts);
            if kinds.is_none() {
                lines.extend(errors.into_iter().map(|line| format!("{} {line}", document.id)));
            }
        }
        for (row, hits) in
            [("relaxed", counts.relaxed), ("strict", counts.strict), ("value", counts.value), ("type", counts.kind)]
        {
            let share = |of: usize| if of > 0 { hits as f64 / of as f64 } else { 0.0 };
            figures.add(format!("{rows} {row}"), Figure::F1(share(counts.found), share(counts.wanted)));
        }
    }
    lines
}

fn dates_of(record: &Record) -> Vec<Date> {
    let offsets = Offsets::new(&record.article.text);
    let date = |d: &laut_record::TimeExpression| {
        let [start, end] = offsets.pair(d.timex_span?);
        Some(Date { start, end, r#type: d.kind.name().to_uppercase(), value: d.timex.clone() })
    };
    record.dates.iter().filter(|d| d.source == Source::Text).filter_map(date).collect()
}

/// Pairs each gold expression with the one that overlaps it most, each but once.
fn compare(wanted: &[Date], found: &[Date], text: &str, counts: &mut Counts) -> Vec<String> {
    let mut errors = Vec::new();
    let mut used = vec![false; found.len()];
    counts.wanted += wanted.len();
    counts.found += found.len();
    let around = |d: &Date| {
        let part = |from: u32, to: u32| -> String {
            text.chars().skip(from as usize).take((to.max(from) - from) as usize).collect::<String>().replace('\n', " ")
        };
        let before = part(d.start.saturating_sub(40), d.start);
        format!("{before}[{}]{}", part(d.start, d.end), part(d.end, d.end + 30))
    };
    for w in wanted {
        let shared = |p: &Date| i64::from(p.end.min(w.end)) - i64::from(p.start.max(w.start));
        let mut best: Option<(usize, i64)> = None;
        for (i, p) in found.iter().enumerate().filter(|(i, p)| !used[*i] && shared(p) > 0) {
            if best.is_none_or(|(_, most)| shared(p) > most) {
                best = Some((i, shared(p)));
            }
        }
        let Some((i, _)) = best else {
            errors.push(format!("missed {}: {}", w.value.as_deref().unwrap_or("–"), around(w)));
            continue;
        };
        used[i] = true;
        let p = &found[i];
        counts.relaxed += 1;
        counts.strict += usize::from((p.start, p.end) == (w.start, w.end));
        counts.value += usize::from(p.value == w.value);
        counts.kind += usize::from(p.r#type == w.r#type);
        if p.value != w.value {
            errors.push(format!("wanted {:?}, read {:?}: {}", w.value, p.value, around(w)));
        }
    }
    for (p, _) in found.iter().zip(&used).filter(|(_, used)| !**used) {
        errors.push(format!("not in the gold, read {:?}: {}", p.value, around(p)));
    }
    errors
}
