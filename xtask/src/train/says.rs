//! Trains the model of the `says` stage that drops drafts, on laut's own gold of statements (all but the held-out
//! fifth), and says what it is worth by ten-fold cross-validation over documents.

use super::logistic::{Example, Logistic};
use crate::score::statements::Document;
use laut_pack::{Entry, Frame, Pack, Rule};
use laut_read::learn::{DraftLesson, drafts, write_model};
use laut_record::{Form, Pieces};
use rayon::prelude::*;

const ROUNDS: usize = 30;
const FOLDS: usize = 10;
/// Strength of L2: the strongest that still learns; weaker ones learn the articles by heart.
const DECAY: f64 = 0.15;
/// A draft falls when the model gives it less than this: one in five. Precision is not to be bought by silence.
const LINE: f64 = 0.2;
/// Where else the line could be drawn, for the report.
const LINES: [f64; 6] = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5];
/// How much a sentence of the pack counts beside a draft of an article.
const SHOWN_WEIGHT: f64 = 0.4;

/// A draft with what the gold says of it.
struct Taught {
    document: usize,
    lesson: DraftLesson,
    /// The gold statement it stands for.
    gold: Option<usize>,
}

/// Reads all documents with `pack` and pairs drafts with gold.
fn teach(pack: &Pack, documents: &[&Document]) -> Vec<Taught> {
    let of = |(n, document): (usize, &&Document)| -> Vec<Taught> {
        let gold: Vec<(Pieces, &str)> =
            document.statements.iter().map(|g| (document.pieces(&g.content), g.form.as_str())).collect();
        let pair = |lesson: DraftLesson| {
            let overlap = |(pieces, form): &(Pieces, &str)| {
                let both = pieces.shared(&lesson.content) as f64;
                let f1 = 2.0 * both / (pieces.len() + lesson.content.len()).max(1) as f64;
                f1 + if *form == lesson.form.name() { 0.01 } else { 0.0 }
            };
            let best = (0..gold.len()).map(|g| (overlap(&gold[g]), g)).max_by(|a, b| a.0.total_cmp(&b.0));
            let found = best.filter(|(f1, _)| *f1 >= 0.5).map(|(_, g)| g);
            Taught { document: n, lesson, gold: found }
        };
        drafts(&document.text, pack).into_iter().map(pair).collect()
    };
    documents.par_iter().enumerate().flat_map_iter(of).collect()
}

/// Trains the model that keeps or drops, on drafts that no such model has touched.
pub(crate) fn keep(pack: &Pack, documents: &[&Document]) -> (Vec<u8>, String) {
    let taught = teach(pack, documents);
    let example =
        |t: &Taught| Example { features: t.lesson.keep.clone(), class: usize::from(t.gold.is_some()), weight: 1.0 };
    let examples: Vec<Example> = taught.iter().map(example).collect();
    let shown = shown(pack);
    let mut report = String::new();
    let shares = cross(&taught, &examples, &shown);
    // The drafts kept against those that should be.
    for line in LINES {
        let (mut right, mut kept, mut all) = (0.0, 0.0, 0.0);
        for (share, e) in shares.iter().zip(&examples) {
            all += e.class as f64;
            if *share >= line {
                kept += 1.0;
                right += e.class as f64;
            }
        }
        let (p, r) = (right / f64::max(kept, 1.0), right / f64::max(all, 1.0));
        let f1 = 2.0 * p * r / (p + r);
        report += &format!("keep: line {line}: P {:.1} R {:.1} F1 {:.1}\n", 100.0 * p, 100.0 * r, 100.0 * f1);
    }
    let all: Vec<Example> = examples.iter().chain(&shown).cloned().collect();
    let mut model = Logistic::train(2, &all, ROUNDS, DECAY);
    // Every draft has the same first feature: the line is drawn there.
    let bias = taught.first().map_or(0, |t| t.lesson.keep[0]);
    model.shift(bias, 1, ((1.0 - LINE) / LINE).ln());
    let positive = examples.iter().filter(|e| e.class == 1).count();
    report += &format!(
        "keep: {} drafts, {positive} of them statements, and {} of the pack's examples\n",
        examples.len(),
        shown.len()
    );
    (write_model(2, &model.integers()), report)
}

/// What the pack's own sentences teach: that its words of saying and its rules make statements, and that near misses
/// are none; each counts a little.
fn shown(pack: &Pack) -> Vec<Example> {
    let read = |example: &laut_pack::Example, class: usize, right: &dyn Fn(&DraftLesson) -> bool| -> Vec<Example> {
        let taught = |l: DraftLesson| Example { features: l.keep, class, weight: SHOWN_WEIGHT };
        drafts(&example.text, pack).into_iter().filter(|l| right(l)).map(taught).collect()
    };
    let of_entry = |entry: &Entry| {
        let marked = entry.example.part("content");
        match entry.frame {
            Frame::Object | Frame::About | Frame::As => read(&entry.example, 1, &|l| l.form == Form::Reported),
            _ => read(&entry.example, 1, &|l| l.content == marked),
        }
    };
    let of_rule = |rule: &Rule| -> Vec<Example> {
        let hits = rule.hits.iter().flat_map(|case| {
            let marked = case.example.part("content");
            read(&case.example, 1, &|l| l.rule == rule.id && l.content == marked)
        });
        let misses = rule.misses.iter().flat_map(|case| read(&case.example, 0, &|l| l.rule == rule.id));
        hits.chain(misses).collect()
    };
    let entries = pack.all_entries().par_iter().flat_map_iter(of_entry);
    let rules = pack.rules().par_iter().filter(|r| r.stage == "says").flat_map_iter(of_rule);
    entries.chain(rules).collect()
}

/// Ten-fold cross-validation: what a model that has not seen its document, but has the sentences of the pack, gives
/// each example.
fn cross(taught: &[Taught], examples: &[Example], shown: &[Example]) -> Vec<f64> {
    let folds: Vec<Vec<(usize, f64)>> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let others = taught.iter().zip(examples).filter(|(t, _)| t.document % FOLDS != fold).map(|(_, e)| e);
            let seen: Vec<Example> = others.chain(shown).cloned().collect();
            let model = Logistic::train(2, &seen, ROUNDS, DECAY);
            let held = (0..taught.len()).filter(|&n| taught[n].document % FOLDS == fold);
            held.map(|n| (n, model.probabilities(&examples[n].features)[1])).collect()
        })
        .collect();
    let mut all = vec![0.0; examples.len()];
    for (n, value) in folds.into_iter().flatten() {
        all[n] = value;
    }
    all
}
