//! Where sentences end, against `statements-de` and the treebank: ends that are right, missed and too many.

use super::{Figure, Figures};
use crate::train::treebank;
use anyhow::Result;
use laut_pack::Pack;
use laut_read::learn;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

/// A document of `statements-de`, as far as its sentences go; tokens in code points, sentences in tokens.
#[derive(Deserialize)]
struct Document {
    id: String,
    text: String,
    tokens: Vec<[usize; 2]>,
    sentences: Vec<[usize; 2]>,
}

/// Counts of one corpus.
#[derive(Default)]
struct Count {
    right: usize,
    missed: usize,
    extra: usize,
}

impl Count {
    /// Compares ends, in code points; a closing mark behind a stop counts as the stop.
    fn add(&mut self, text: &str, gold: &[usize], found: &[usize], errors: bool) {
        let chars: Vec<char> = text.chars().collect();
        let bare = |&end: &usize| {
            let mut end = end.min(chars.len());
            while end > 1 && (chars[end - 1].is_whitespace() || "\"“”«»'‘’›‹)]".contains(chars[end - 1]))
            {
                end -= 1;
            }
            end
        };
        let gold: BTreeSet<usize> = gold.iter().map(bare).collect();
        let found: BTreeSet<usize> = found.iter().map(bare).collect();
        self.right += gold.intersection(&found).count();
        self.missed += gold.difference(&found).count();
        self.extra += found.difference(&gold).count();
        if errors {
            let around = |end: usize| {
                let part = |a: usize, b: usize| chars[a..b].iter().collect::<String>().replace('\n', "⏎");
                format!("{} | {}", part(end.saturating_sub(40), end), part(end, (end + 30).min(chars.len())))
            };
            gold.difference(&found).for_each(|e| println!("- missed {}", around(*e)));
            found.difference(&gold).for_each(|e| println!("+ extra  {}", around(*e)));
        }
    }

    fn figures(&self, name: &str, figures: &mut Figures) {
        let share = |of: usize| if of > 0 { self.right as f64 / of as f64 } else { 0.0 };
        let found = Figure::F1(share(self.right + self.extra), share(self.right + self.missed));
        figures.add(name, found);
    }
}

/// Measures both corpora; of `statements-de` the part that may be studied.
pub(crate) fn score(corpora: &Path, pack: &Pack, errors: bool, figures: &mut Figures) -> Result<()> {
    let mut count = Count::default();
    let documents: Vec<Document> = super::lines(&corpora.join("statements-de/gold.jsonl"))?;
    for d in documents.iter().filter(|d| !super::statements::is_held_out(&d.id)) {
        let gold: Vec<usize> =
            d.sentences.iter().filter_map(|s| Some(d.tokens.get(s[1].checked_sub(1)?)?[1])).collect();
        count.add(&d.text, &gold, &ends(&d.text, pack), errors);
    }
    count.figures("statements-de sentences", figures);
    let mut count = Count::default();
    for file in ["gsd-dev", "gsd-test", "pud"] {
        let sentences = treebank::read(&corpora.join(format!("treebank-de/{file}.conllu")))?;
        // What ends without a stop is found by nobody.
        let whole: Vec<&str> = (sentences.iter().map(|s| s.text.trim()))
            .filter(|s| s.trim_end_matches(['"', '“', '”', '«', '»', ')']).ends_with(['.', '!', '?', '…']))
            .collect();
        for texts in whole.chunks(20) {
            let text = texts.join(" ");
            let mut at = 0;
            let gold: Vec<usize> = (texts.iter())
                .map(|t| {
                    at += t.chars().count() + 1;
                    at - 1
                })
                .collect();
            count.add(&text, &gold, &ends(&text, pack), errors);
        }
    }
    count.figures("treebank-de sentences", figures);
    Ok(())
}

/// Where laut ends sentences, in code points.
fn ends(text: &str, pack: &Pack) -> Vec<usize> {
    let spans = learn::sentences(text, pack);
    let offsets = laut_record::json::Offsets::new(text);
    spans.into_iter().map(|span| offsets.code_points(span.end) as usize).collect()
}
