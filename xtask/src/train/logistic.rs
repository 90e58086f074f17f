//! Multinomial logistic regression with L2, by stochastic gradient steps in a fixed order: the same data give the
//! same weights. Small data, sparse features; weights end as integers.

use std::collections::BTreeMap;

/// First step, before it shrinks.
const RATE: f64 = 0.3;

/// One example: its features and the class that is right.
#[derive(Clone)]
pub(crate) struct Example {
    pub(crate) features: Vec<u32>,
    pub(crate) class: usize,
    /// How much it counts.
    pub(crate) weight: f64,
}

/// Learned weights.
pub(crate) struct Logistic {
    classes: usize,
    weights: BTreeMap<u32, Vec<f64>>,
}

impl Logistic {
    /// Learns from examples; `decay` is the strength of L2 for one pass over them.
    pub(crate) fn train(classes: usize, examples: &[Example], rounds: usize, decay: f64) -> Logistic {
        let mut model = Logistic { classes, weights: BTreeMap::new() };
        // Features that occur once tell nothing that lasts.
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for feature in examples.iter().flat_map(|e| &e.features) {
            *counts.entry(*feature).or_default() += 1;
        }
        // Steps of AdaGrad (Duchi et al. 2011): features that are common move in small steps.
        let mut squares: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
        for round in 0..rounds {
            for k in 0..examples.len() {
                let example = &examples[(k * 7919 + round * 104_729) % examples.len()];
                let mut shares = model.probabilities(&example.features);
                shares[example.class] -= 1.0;
                for feature in example.features.iter().filter(|f| counts[f] > 1) {
                    let weights = model.weights.entry(*feature).or_insert_with(|| vec![0.0; classes]);
                    let squares = squares.entry(*feature).or_insert_with(|| vec![1e-8; classes]);
                    for ((w, error), square) in weights.iter_mut().zip(&shares).zip(squares) {
                        let gradient = example.weight * error + decay * *w;
                        *square += gradient * gradient;
                        *w -= RATE * gradient / square.sqrt();
                    }
                }
            }
        }
        model
    }

    /// The share of each class.
    pub(crate) fn probabilities(&self, features: &[u32]) -> Vec<f64> {
        let mut scores = vec![0.0; self.classes];
        for weights in features.iter().filter_map(|f| self.weights.get(f)) {
            for (score, w) in scores.iter_mut().zip(weights) {
                *score += w;
            }
        }
        let most = scores.iter().copied().fold(f64::MIN, f64::max);
        let shares: Vec<f64> = scores.iter().map(|s| (s - most).exp()).collect();
        let sum: f64 = shares.iter().sum();
        shares.into_iter().map(|s| s / sum).collect()
    }

    /// Adds to the weights of a feature that every example has: moves where a class is chosen.
    pub(crate) fn shift(&mut self, feature: u32, class: usize, by: f64) {
        let classes = self.classes;
        self.weights.entry(feature).or_insert_with(|| vec![0.0; classes])[class] += by;
    }

    /// The weights as integers, sorted by feature.
    pub(crate) fn integers(&self) -> Vec<(u32, Vec<(u8, i32)>)> {
        const SCALE: f64 = 2000.0;
        let round = |(class, w): (usize, &f64)| (class as u8, (w * SCALE).round() as i32);
        let kept = |(_, w): &(u8, i32)| w.abs() > 2;
        (self.weights.iter())
            .map(|(feature, weights)| {
                (*feature, weights.iter().enumerate().map(round).filter(kept).collect::<Vec<_>>())
            })
            .filter(|(_, w)| !w.is_empty())
            .collect()
    }
}
