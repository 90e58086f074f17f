//! What learned models decided, and by which features.

use crate::doc::Doc;
use crate::model::Linear;
use crate::says::{self, Draft};

/// Features that are told of each choice: those that count most.
const FEATURES_TOLD: usize = 4;

/// A choice of a learned model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The model: `xx/word/tagger`.
    pub model: String,
    /// What it chose.
    pub label: &'static str,
    /// What it would have chosen else.
    pub over: &'static str,
    /// By how much the one scores better than the other.
    pub by: i32,
    /// What counted most, for the one (or, below nothing, for the other).
    pub features: Vec<(String, i32)>,
}

impl Choice {
    /// A choice between two classes of a model, with the features that were seen.
    pub(crate) fn new(
        model: &Linear,
        name: String,
        [label, over]: [(usize, &'static str); 2],
        features: impl Iterator<Item = (u32, String)>,
    ) -> Choice {
        let mut told = Vec::new();
        let mut by = 0;
        for (feature, name) in features {
            let mut scores = vec![0; model.classes()];
            model.add(feature, &mut scores);
            let weight = scores.get(label.0).copied().unwrap_or(0) - scores.get(over.0).copied().unwrap_or(0);
            by += weight;
            if weight != 0 {
                told.push((name, weight));
            }
        }
        told.sort_by_key(|(_, weight)| std::cmp::Reverse(weight.abs()));
        told.truncate(FEATURES_TOLD);
        Choice { model: name, label: label.1, over: over.1, by, features: told }
    }
}

/// Whatever tells a draft from the others while they are put in order.
pub(super) type Key = (usize, usize, usize, usize);

pub(super) fn key(draft: &Draft) -> Key {
    (draft.rule, draft.content.first(), draft.content.end(), draft.cue.first())
}

/// A choice about a draft.
pub(super) struct Decided {
    pub(super) key: Key,
    pub(super) choice: Choice,
}

/// As [`says::statements`], with what the model made of those that it kept.
pub(super) fn statements<'a>(doc: &Doc<'a>) -> (Vec<Draft<'a>>, Vec<Decided>) {
    let name = says::rank::keep_name(doc.pack.language());
    let mut decided: Vec<Decided> = Vec::new();
    let mut tell = |draft: &Draft, model: &Linear, features: Vec<(u32, String)>| {
        let labels = [(1, "a statement"), (0, "none")];
        let choice = Choice::new(model, name.clone(), labels, features.into_iter());
        decided.push(Decided { key: key(draft), choice });
    };
    let drafts = says::statements_told(doc, &mut Some(&mut tell));
    (drafts, decided)
}
