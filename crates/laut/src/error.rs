//! Why an article was not read.

use crate::gather::GatherError;
use laut_pack::PackError;

/// Why an article that is there was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Its language has no pack.
    #[error("no pack for '{found}'; installed: {}", .installed.join(", "))]
    NoPack {
        /// The language it names, or that was found in its text.
        found: String,
        /// The languages that have one.
        installed: Vec<String>,
    },
    /// It names no language, and its text does not show one.
    #[error("its language cannot be told from its words; say it (`language`, or --language); installed: {}", .installed.join(", "))]
    Unsure {
        /// The languages that have a pack.
        installed: Vec<String>,
    },
    /// A pack that is built in was made for another version of laut.
    #[error("the pack for '{language}' does not fit this version of laut: {message}")]
    Unfit {
        /// Its language.
        language: String,
        /// What does not fit.
        message: String,
    },
    /// The reader failed on it.
    #[error("laut failed on this article, which is a mistake in laut; please report it with the text")]
    Broken,
}

/// Why something that was asked for was not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// It could not be gathered. The message names its place.
    #[error(transparent)]
    Gather(#[from] GatherError),
    /// It was gathered, but not read.
    #[error("{place}: {error}")]
    Read {
        /// Where it was found.
        place: String,
        /// Why it was not read.
        error: ReadError,
    },
}

/// What is wrong with a folder that should hold packs.
pub(crate) fn no_packs(dir: &std::path::Path, message: impl Into<String>) -> Vec<PackError> {
    vec![PackError::new(dir, 0, message)]
}
