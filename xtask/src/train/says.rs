//! Trains the model of the `says` stage that drops drafts, on laut's own gold of statements (all but the held-out
//! fifth), and says what it is worth by ten-fold cross-validation over documents.

use super::logistic::{Example, Logistic};
use crate::score::statements::Document;
use laut_pack::{Frame, Pack};
use laut_read::learn::{DraftLesson, drafts, write_model};
use laut_record::{Form, Pieces};
use rayon::prelude::*;

const ROUNDS: usize = 30;
const FOLDS: usize = 10;
/// Strengths of L2 to choose from.
const DECAYS: [f64; 3] = [0.02, 0.06, 0.15];
/// Shares below which a draft falls, to choose from.
const LINES: [f64; 7] = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5];
/// How much a sentence of the pack counts beside a draft of an article.
const SHOWN_WEIGHT: f64 = 0.4;
/// How much more a statement that falls counts than a draft that stands and should not.
const WEIGHT: f64 = 1.3;

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
    let mut best = (0.0, 0.01, 0.0);
    for decay in DECAYS {
        let shares = cross(&taught, &examples, &shown, decay, |model, e| model.probabilities(&e.features)[1]);
        // Where to draw the line: the drafts kept against those that should be.
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
            let f = (1.0 + WEIGHT * WEIGHT) * p * r / (WEIGHT * WEIGHT * p + r);
            report +=
                &format!("keep: decay {decay} line {line}: P {:.1} R {:.1} F {:.1}\n", 100.0 * p, 100.0 * r, 100.0 * f);
            if f > best.0 {
                best = (f, decay, line);
            }
        }
    }
    let (_, decay, line) = best;
    let all: Vec<Example> = examples.iter().chain(&shown).cloned().collect();
    let mut model = Logistic::train(2, &all, ROUNDS, decay);
    // Every draft has the same first feature: the line is drawn there.
    let bias = taught.first().map_or(0, |t| t.lesson.keep[0]);
    model.shift(bias, 1, ((1.0 - line) / line).ln());
    let positive = examples.iter().filter(|e| e.class == 1).count();
    report += &format!(
        "keep: {} drafts, {positive} of them statements, and {} of the pack's examples; decay {decay}, line {line}\n",
        examples.len(),
        shown.len()
    );
    (write_model(2, &model.integers()), report)
}

/// What the pack's own sentences teach: that its words of saying make statements, each counting a little.
fn shown(pack: &Pack) -> Vec<Example> {
    let of = |example: &laut_pack::Example, summary: bool| -> Vec<Example> {
        let marked = example.part("content");
        let right = |lesson: &DraftLesson| match summary {
            true => lesson.form == Form::Reported,
            false => lesson.content == marked,
        };
        let taught = |l: DraftLesson| Example { features: l.keep, class: 1, weight: SHOWN_WEIGHT };
        drafts(&example.text, pack).into_iter().filter(right).map(taught).collect()
    };
    let summary = |frame: Frame| matches!(frame, Frame::Object | Frame::About | Frame::As);
    pack.all_entries().par_iter().flat_map_iter(|e| of(&e.example, summary(e.frame))).collect()
}

/// Ten-fold cross-validation: what `measure` gives for each example, by a model that has not seen its document, but has the sentences
/// of the pack.
fn cross(
    taught: &[Taught],
    examples: &[Example],
    shown: &[Example],
    decay: f64,
    measure: impl Fn(&Logistic, &Example) -> f64 + Sync,
) -> Vec<f64> {
    let folds: Vec<Vec<(usize, f64)>> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let seen: Vec<Example> = taught
                .iter()
                .zip(examples)
                .filter(|(t, _)| t.document % FOLDS != fold)
                .map(|(_, e)| e)
                .chain(shown)
                .cloned()
                .collect();
            let model = Logistic::train(2, &seen, ROUNDS, decay);
            let held = (0..taught.len()).filter(|&n| taught[n].document % FOLDS == fold);
            held.map(|n| (n, measure(&model, &examples[n]))).collect()
        })
        .collect();
    let mut all = vec![0.0; examples.len()];
    for (n, value) in folds.into_iter().flatten() {
        all[n] = value;
    }
    all
}
