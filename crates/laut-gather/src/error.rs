//! Why something could not be gathered. Every stage of this crate reports with these.

use crate::MAX_BYTES;
use std::io;
use std::path::{Path, PathBuf};

/// Why there is no article: what is wrong, where, and what would help.
///
/// A `place` is the name of the file or `standard input`, with line and column (from 1, in bytes) where they are known.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GatherError {
    /// A link was given.
    #[error("{link}: links are not read yet; save the page and give the file")]
    Link {
        /// The link.
        link: String,
    },
    /// There is nothing at that path.
    #[error("{}: there is no such file or folder; check the spelling, and the folder it is looked for in", path.display())]
    Missing {
        /// The path as given.
        path: PathBuf,
    },
    /// A folder holds nothing that could be an article.
    #[error("{}: no articles in this folder; those ending in {} or in nothing are read", folder.display(), crate::open::endings())]
    NoArticles {
        /// The folder.
        folder: PathBuf,
    },
    /// The system does not let it be read.
    #[error("{place}: cannot be read: {source}")]
    Unreadable {
        /// The file or folder.
        place: String,
        /// What the system says.
        source: io::Error,
    },
    /// It is larger than [`MAX_BYTES`].
    #[error("{place}: larger than {} MiB; give the articles one by one, or as JSON Lines", MAX_BYTES >> 20)]
    TooLarge {
        /// The file, or the line.
        place: String,
    },
    /// It is no text.
    #[error("{place}: not a text (it holds control characters); give it as plain text, HTML or JSON Lines")]
    Binary {
        /// The file.
        place: String,
    },
    /// There is nothing in it but white space.
    #[error("{place}: empty; there is no article to read")]
    Empty {
        /// The file.
        place: String,
    },
    /// It is not JSON, or not an article in JSON.
    #[error("{place}: {message}; an article is an object such as {{\"title\": \"…\", \"text\": \"…\"}}")]
    Json {
        /// The file, with line and column, or the number of the article in it.
        place: String,
        /// What is wrong.
        message: String,
    },
    /// An article in JSON without words.
    #[error("{place}: no `text`, or an empty one; the words of the article belong there")]
    NoText {
        /// The file with line, or with the number of the article in it.
        place: String,
    },
    /// A page in which no article was found.
    #[error("{place}: no article text found in this page; copy the text into a file and give that")]
    NoArticle {
        /// The file.
        place: String,
    },
    /// A page whose elements stand in one another deeper than any article's.
    #[error("{place}: the elements of this page are nested too deep; copy the text into a file and give that")]
    TooDeep {
        /// The file.
        place: String,
    },
    /// A file of entities is compressed.
    #[error("{place}: compressed; unpack it first (gunzip), or give it through a pipe: gunzip -c … | … -")]
    Compressed {
        /// The file.
        place: String,
    },
    /// A file that should hold entities holds none.
    #[error(
        "{place}: no entities in this file ({lines} lines were tried); one is an object such as {{\"id\": \"…\", \"schema\": \"Person\", \"properties\": {{\"name\": [\"…\"]}}}}"
    )]
    NoEntities {
        /// The file.
        place: String,
        /// How many lines are not blank.
        lines: u64,
    },
    /// A date of publication, said by the user, that is none.
    #[error("`{value}` is not a date of publication; give YYYY-MM-DD, or a time as in 2022-08-15T09:30:00+02:00")]
    Published {
        /// What was said.
        value: String,
    },
}

impl GatherError {
    /// What the system said of `place`.
    pub(crate) fn io(place: impl AsRef<Path>, source: io::Error) -> Self {
        let path = place.as_ref();
        match source.kind() {
            io::ErrorKind::NotFound => GatherError::Missing { path: path.into() },
            _ => GatherError::Unreadable { place: path.display().to_string(), source },
        }
    }
}
