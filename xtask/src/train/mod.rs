//! `cargo xtask train`: learns the small models that packs ship, from data that may be trained on.

pub(crate) mod logistic;
pub(crate) mod nouns;
pub(crate) mod perceptron;
pub(crate) mod says;
pub(crate) mod tagger;
pub(crate) mod treebank;
