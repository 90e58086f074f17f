//! The averaged perceptron (Collins 2002; averaging after Daumé 2006), with a fixed order of examples, so that the
//! same data give the same weights.

use std::collections::HashMap;

/// Weights while they are learned.
pub(crate) struct Perceptron {
    classes: usize,
    /// By feature: weight and its sum over time, for each class.
    weights: HashMap<u32, Vec<(f32, f32)>>,
    time: f32,
}

impl Perceptron {
    pub(crate) fn new(classes: usize) -> Self {
        Perceptron { classes, weights: HashMap::new(), time: 1.0 }
    }

    /// The scores of all classes.
    pub(crate) fn scores(&self, features: &[u32]) -> Vec<f32> {
        let mut scores = vec![0.0; self.classes];
        for feature in features {
            if let Some(weights) = self.weights.get(feature) {
                for (score, (w, _)) in scores.iter_mut().zip(weights) {
                    *score += w;
                }
            }
        }
        scores
    }

    /// Moves the weights from the class that was predicted to the one that is right.
    pub(crate) fn update(&mut self, features: &[u32], right: usize, predicted: usize, rate: f32) {
        let (classes, time) = (self.classes, self.time);
        for feature in features {
            let weights = self.weights.entry(*feature).or_insert_with(|| vec![(0.0, 0.0); classes]);
            for (class, change) in [(right, rate), (predicted, -rate)] {
                weights[class].0 += change;
                weights[class].1 += time * change;
            }
        }
    }

    /// One example has been seen.
    pub(crate) fn tick(&mut self) {
        self.time += 1.0;
    }

    /// The averaged weights as integers, sorted by feature; those below `least` (of the largest, which is 1) are
    /// left out.
    pub(crate) fn averaged(&self, least: f32) -> Vec<(u32, Vec<(u8, i32)>)> {
        let average = |(w, sum): &(f32, f32)| w - sum / self.time;
        let largest = self.weights.values().flatten().map(|w| average(w).abs()).fold(f32::MIN_POSITIVE, f32::max);
        let scale = 30_000.0 / largest;
        let mut all: Vec<(u32, Vec<(u8, i32)>)> = (self.weights.iter())
            .filter_map(|(feature, weights)| {
                let kept: Vec<(u8, i32)> = (weights.iter().enumerate())
                    .map(|(class, w)| (class as u8, average(w)))
                    .filter(|(_, w)| w.abs() >= least * largest)
                    .map(|(class, w)| (class, (w * scale).round() as i32))
                    .collect();
                (!kept.is_empty()).then_some((*feature, kept))
            })
            .collect();
        all.sort_unstable();
        all
    }
}
