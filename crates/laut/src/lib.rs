//! On whose word the news rests: the library that everyone outside uses.
//!
//! [`Laut`] holds the language packs and reads articles with them; [`gather`] gets articles from files, folders and
//! standard input; [`Laut::read_all`] does both for many, in parallel, in their order. What comes out is a
//! [`Record`]: every statement of the article with its speaker, the chain it came through, and its place in the text.
//!
//! ```
//! use laut::{Article, Laut};
//!
//! let laut = Laut::embedded();
//! for language in laut.languages() {
//!     let text = "…".to_string();
//!     let article = Article { text, language: Some(language.into()), ..Article::default() };
//!     let record = laut.read(&article)?;
//!     assert!(record.statements.is_empty());
//!     println!("{}", record.to_json());
//! }
//! # Ok::<(), laut::ReadError>(())
//! ```
//!
//! - `shelf` holds the packs, and unpacks each when it is first needed.
//! - `detect` tells which of them an article needs.
//! - [`actors`] keeps who is known from outside, and [`Laut::with_actors`] looks for them.
//! - `many` reads many articles at once.
//! - [`own`] and [`listed`] ask a record what rests on nobody else's word, and whether its list of sources is true.
//! - `toll` tells how many people an event harmed, for tables that ask ([`export`]).
//! - [`explain`] finds what led to the reading of a place; the types of the way are in [`read`](mod@read).

pub mod actors;
mod detect;
mod error;
pub mod explain;
pub mod listed;
mod many;
pub mod own;
mod shelf;
mod toll;

pub use error::{Error, ReadError};
pub use laut_export as export;
pub use laut_gather as gather;
pub use laut_pack::PackError;
pub use laut_read::explain as read;
pub use laut_read::{Failure, Report};
pub use laut_record as record;
pub use laut_record::{Article, Record, Statement};
pub use many::{Batch, Read};

use laut_pack::{Gazetteer, Pack};
use laut_record::{Note, Span};
use shelf::Shelf;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// The packs, and all that is done with them.
#[derive(Debug)]
pub struct Laut {
    shelves: Vec<Shelf>,
    actors: Vec<Gazetteer>,
}

impl Laut {
    /// With the packs that are built in. Costs nothing until one of them is needed.
    pub fn embedded() -> Self {
        Laut {
            shelves: laut_languages::packs().iter().map(|(name, bytes)| Shelf::embedded(name, bytes)).collect(),
            actors: Vec::new(),
        }
    }

    /// With the packs in `dir`: each folder that holds a `pack.toml`, or `dir` itself when it is a pack.
    ///
    /// # Errors
    /// All that is wrong with them, each with file and line.
    pub fn from_folder(dir: &Path) -> Result<Self, Vec<PackError>> {
        shelf::from_folder(dir).map(|shelves| Laut { shelves, actors: Vec::new() })
    }

    /// With people, bodies and ships that are looked for in every article.
    #[must_use]
    pub fn with_actors(mut self, gazetteer: Gazetteer) -> Self {
        self.actors.push(gazetteer);
        self
    }

    /// The languages that articles can be read in, as packs name them.
    pub fn languages(&self) -> Vec<&str> {
        self.shelves.iter().map(Shelf::language).collect()
    }

    /// The language among [`languages`](Self::languages) that a code stands for: also with a region (`xx-YY`), or as
    /// three letters.
    pub fn language(&self, code: &str) -> Option<&str> {
        self.shelf(code).map(Shelf::language)
    }

    /// Reads an article: in the language it names, else in the one that is found in its text.
    ///
    /// # Errors
    /// When no pack fits.
    pub fn read(&self, article: &Article) -> Result<Record, ReadError> {
        let shelf = self.shelf_for(article)?;
        let pack = shelf.pack()?;
        // The reader has no state that a panic could spoil; one article must not end the reading of thousands.
        let mut record =
            catch_unwind(AssertUnwindSafe(|| self.read_with(article, pack))).map_err(|_| ReadError::Broken)?;
        record.article.language = Some(shelf.language().into());
        Ok(record)
    }

    fn read_with(&self, article: &Article, pack: &Pack) -> Record {
        let mut record = laut_read::read(article, pack);
        for gazetteer in &self.actors {
            laut_read::known::match_actors(&mut record, gazetteer, pack);
        }
        record
    }

    /// As [`read`](Self::read); how the article came is noted in the record, before the doubts of the reader.
    ///
    /// # Errors
    /// As of [`read`](Self::read).
    pub fn read_gathered(&self, gathered: &gather::Gathered) -> Result<Record, ReadError> {
        let mut record = self.read(&gathered.article)?;
        let notes = gathered.notes.iter().map(|text| Note { span: Span::default(), text: text.clone() });
        record.notes.splice(0..0, notes);
        Ok(record)
    }

    /// Runs the examples and stories of the pack for `language`.
    ///
    /// # Errors
    /// When there is no such pack, or it cannot be unpacked.
    pub fn check(&self, language: &str) -> Result<Report, ReadError> {
        let none = || ReadError::NoPack {
            found: language.into(),
            installed: self.languages().into_iter().map(String::from).collect(),
        };
        Ok(laut_read::check(self.shelf(language).ok_or_else(none)?.pack()?))
    }

    fn shelf(&self, code: &str) -> Option<&Shelf> {
        let code = detect::plain(code);
        self.shelves.iter().find(|s| s.language() == code)
    }
}
