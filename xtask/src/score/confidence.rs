//! `cargo xtask score confidence`: how often each rule is right, on gold that may ship with what is made from it: the part of
//! `statements-de` that nothing learns from, `events-de`, and the examples. With `--write` it becomes the pack's
//! `measured.tsv`, from which statements and events have their `confidence`.
//!
//! A statement is right when half its content is that of a gold statement whose origin it has; an event when the gold has one of
//! its type at its trigger, whose actors and recipients are among its own.

use super::{events, examples, read, statements};
use anyhow::Result;
use laut_pack::{MEASURED, Measured, Pack};
use std::collections::BTreeMap;
use std::path::Path;

/// Rules with fewer readings are counted together.
const FEW: u32 = 8;

/// Right readings, and all.
type Counts = BTreeMap<String, (u32, u32)>;

/// Measures, prints, and with `write` keeps it.
pub(crate) fn run(corpora: &Path, root: &Path, pack: &Pack, write: bool) -> Result<()> {
    let mut counts = Counts::new();
    let examples = examples::read_all(&root.join("examples").join(pack.language()))?;
    let mut held_out = statements::Document::read_all(corpora)?;
    held_out.retain(statements::Document::is_held_out);
    let articles: Vec<_> = held_out.iter().map(|d| d.article()).collect();
    let of_examples = read(&examples.iter().map(|e| e.article.clone()).collect::<Vec<_>>(), pack);
    let documents = held_out.iter().chain(examples.iter().map(|e| &e.statements));
    for (document, record) in documents.zip(read(&articles, pack).iter().chain(&of_examples)) {
        for (statement, right) in document.rights(record) {
            count(&mut counts, statement.rule.to_string(), right);
        }
    }
    let corpus = events::Document::read_all(corpora)?;
    let articles: Vec<_> = corpus.iter().map(|(d, _)| d.article()).collect();
    let with_events = examples.iter().zip(&of_examples).filter_map(|(e, r)| Some((e.events.as_ref()?, r)));
    let records = read(&articles, pack);
    for (document, record) in corpus.iter().map(|(d, _)| d).zip(&records).chain(with_events) {
        for event in record.events.iter().filter(|e| e.source == laut_record::Source::Text) {
            let table = event.rule.rsplit_once('/').map_or(&*event.rule, |(table, _)| table);
            count(&mut counts, format!("{table} {}", event.kind.name()), document.right(record, event));
        }
    }
    let measured = Measured::new(pooled(counts).into_iter().map(|(rule, (right, of))| (rule, right, of)));
    let text = measured.text(HEAD);
    print!("{text}");
    if write {
        std::fs::write(root.join("languages").join(pack.folder()).join(MEASURED), text)?;
    }
    Ok(())
}

const HEAD: &str = "\
# How often a rule was right, on gold that it was not learned from. Events are counted by table and type; what was met
# fewer than eight times is counted together in the row of its folder. Written by `cargo xtask score confidence --write`.
";

fn count(counts: &mut Counts, rule: String, right: bool) {
    let (hits, of) = counts.entry(rule).or_default();
    *hits += u32::from(right);
    *of += 1;
}

/// With what is rare in the row of its folder.
fn pooled(counts: Counts) -> Counts {
    let mut all = Counts::new();
    for (rule, (right, of)) in counts {
        let folder = rule.split(' ').next().filter(|table| *table != rule).or(rule.rsplit_once('/').map(|(f, _)| f));
        let row = if of < FEW { folder.unwrap_or(&rule).to_string() } else { rule };
        let (hits, readings) = all.entry(row).or_default();
        *hits += right;
        *readings += of;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rare_is_counted_together() {
        let of = |rule: &str, right, of| (rule.to_string(), (right, of));
        let counts = Counts::from([of("xx/says/so", 9, 10), of("xx/says/a", 1, 2), of("xx/says/b", 1, 1)]);
        assert_eq!(pooled(counts), Counts::from([of("xx/says/so", 9, 10), of("xx/says", 2, 3)]));
        let counts = Counts::from([of("xx/happens/verbs AID", 7, 8), of("xx/happens/verbs DENY", 1, 1)]);
        assert_eq!(pooled(counts), Counts::from([of("xx/happens/verbs AID", 7, 8), of("xx/happens/verbs", 1, 1)]));
    }
}
