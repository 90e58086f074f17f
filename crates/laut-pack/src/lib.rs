//! The format of laut's language packs: load, check, compile.
//!
//! A pack is a folder of data in `languages/`: word tables, one rule a file, stories, small models. This crate reads
//! such a folder ([`load()`]), refuses what is malformed with file and line, and compiles it into one value
//! ([`PackData`]) that `laut-languages` embeds and `laut-read` uses through [`Pack`]. It knows the format and no
//! language, and it does not read articles: that the examples of a pack hold is tried by `laut-read`.
//!
//! Start at [`Pack`]; the vocabulary of rules is in [`sequence`] and [`frame`].

mod coded;
pub mod count;
mod error;
mod example;
pub mod frame;
pub mod gazetteer;
pub mod happens;
mod inflect;
mod lexicon;
mod list;
mod load;
mod manifest;
mod measured;
mod pack;
mod rule;
mod says;
pub mod sequence;
mod sources;
mod story;
mod table;
pub mod time;
pub mod verdict;
mod word;

pub use error::PackError;
pub use example::Example;
pub use frame::Frame;
pub use gazetteer::{Gazetteer, GazetteerError};
pub use inflect::PARTICLE_MARK;
pub use lexicon::{Ending, Letter, LexiconData};
pub use list::{List, Listed};
pub use load::load;
pub use manifest::{ClauseSettings, CountSettings, FinitePlace, HappensSettings, Manifest, STAGES, SplitSettings};
pub use measured::{FILE as MEASURED, Measured};
pub use pack::{Model, Pack, PackData};
pub use rule::{Case, Find, RULE_STAGES, Rule};
pub use says::Entry;
pub use sources::{Source, sources};
pub use story::{Happened, Hope, Story, Told};
pub use word::{Agreement, Feats, Reading, Tag, TagSet};
