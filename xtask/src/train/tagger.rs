//! Trains the tagger of the `word` stage on the treebank and tries it on every tenth sentence, held out.

use super::perceptron::Perceptron;
use super::treebank::{self, Sentence};
use anyhow::Result;
use laut_pack::{Pack, Tag};
use laut_read::learn::{TagLesson, write_model};
use std::path::Path;

/// How often the training sentences are gone through.
const ROUNDS: usize = 8;
/// Weights smaller than this share of the largest are left out.
const LEAST: f32 = 0.004;

/// Reads all sentences of the treebank's folder, in the order of file names.
pub(crate) fn sentences(folder: &Path) -> Result<Vec<Sentence>> {
    let mut files: Vec<_> = std::fs::read_dir(folder)?.flatten().map(|e| e.path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "conllu"));
    files.sort();
    let mut all = Vec::new();
    for file in files {
        all.extend(treebank::read(&file)?);
    }
    Ok(all)
}

/// Gold tags of a lesson's tokens: that of the treebank's word which ends where the token ends, or which it starts in.
pub(crate) fn gold(lesson: &TagLesson, sentence: &Sentence) -> Vec<Option<Tag>> {
    (lesson.spans().iter())
        .map(|span| {
            let words = sentence.words.iter();
            let ends = words.clone().find(|w| w.end == span.end as usize);
            ends.or(words.clone().find(|w| (w.start..w.end).contains(&(span.start as usize)))).map(|w| w.tag)
        })
        .collect()
}

/// Trains and returns the model's bytes, with its accuracy on held-out sentences.
pub(crate) fn train(pack: &Pack, sentences: &[Sentence]) -> (Vec<u8>, String) {
    let mut perceptron = Perceptron::new(Tag::COUNT);
    let (held, taught): (Vec<_>, Vec<_>) = sentences.iter().enumerate().partition(|(n, _)| n % 10 == 9);
    let mut features = Vec::new();
    for round in 0..ROUNDS {
        let mut wrong = 0;
        for k in 0..taught.len() {
            // A fixed shuffle: another order each round, the same at every run.
            let (_, sentence) = taught[(k * 7919 + round * 104_729) % taught.len()];
            let mut lesson = TagLesson::new(&sentence.text, pack);
            let gold = gold(&lesson, sentence);
            for (i, right) in gold.iter().enumerate() {
                let allowed = lesson.allowed(i);
                let Some(right) = *right else { continue };
                if allowed.0.count_ones() == 1 {
                    lesson.set(i, Tag::numbered(allowed.0.trailing_zeros() as usize));
                    continue;
                }
                lesson.features(i, &mut features);
                let scores = perceptron.scores(&features);
                let best = |ok: &dyn Fn(usize) -> bool| {
                    (0..Tag::COUNT).filter(|t| ok(*t)).max_by(|a, b| scores[*a].total_cmp(&scores[*b]).then(b.cmp(a)))
                };
                let predicted = best(&|t| allowed.0 & 1 << t != 0).unwrap_or(0);
                if predicted != right as usize && allowed.has(right) {
                    perceptron.update(&features, right as usize, predicted, 1.0);
                    wrong += 1;
                }
                perceptron.tick();
                lesson.set(i, Tag::numbered(predicted));
            }
        }
        eprintln!("round {}: {wrong} wrong", round + 1);
    }
    let bytes = write_model(Tag::COUNT, &perceptron.averaged(LEAST));
    let report = try_out(pack, &perceptron, &held);
    (bytes, report)
}

/// Accuracy on held-out sentences, and what is confused most.
fn try_out(pack: &Pack, perceptron: &Perceptron, held: &[(usize, &Sentence)]) -> String {
    let weights: std::collections::HashMap<u32, Vec<(u8, i32)>> = perceptron.averaged(LEAST).into_iter().collect();
    let (mut right, mut all, mut barred) = (0, 0, 0);
    let mut confused: std::collections::BTreeMap<(Tag, Tag), usize> = Default::default();
    let mut features = Vec::new();
    for (_, sentence) in held {
        let mut lesson = TagLesson::new(&sentence.text, pack);
        let gold = gold(&lesson, sentence);
        for (i, wanted) in gold.iter().enumerate() {
            lesson.features(i, &mut features);
            let mut scores = [0i32; Tag::COUNT];
            for (class, weight) in features.iter().filter_map(|f| weights.get(f)).flatten() {
                scores[usize::from(*class)] += weight;
            }
            let allowed = lesson.allowed(i);
            let best = (0..Tag::COUNT).filter(|t| allowed.0 & 1 << t != 0).max_by_key(|t| (scores[*t], usize::MAX - t));
            let tag = Tag::numbered(best.unwrap_or(0));
            lesson.set(i, tag);
            let Some(wanted) = *wanted else { continue };
            all += 1;
            match tag == wanted {
                true => right += 1,
                false => {
                    *confused.entry((wanted, tag)).or_default() += 1;
                    barred += usize::from(!allowed.has(wanted));
                }
            }
        }
    }
    let mut worst: Vec<_> = confused.into_iter().collect();
    worst.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let mut report = format!(
        "{right} of {all} held-out tokens right ({:.2} %), {barred} barred by the lexicon\n",
        100.0 * right as f64 / all.max(1) as f64
    );
    for ((wanted, got), n) in worst.iter().take(25) {
        report += &format!("  {n:4}  {} read as {}\n", wanted.name(), got.name());
    }
    report
}
