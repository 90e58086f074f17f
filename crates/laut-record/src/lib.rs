//! The nouns of laut: what is known of an article after it has been read.
//!
//! This crate stands at the root of the workspace; every other crate speaks in its types. It reads nothing and
//! stores nothing. Inside laut a [`Span`] counts bytes; [`json`] is the one place where spans become Unicode code
//! points and where types meet serde.
//!
//! Start at [`Record`].

mod actor;
mod article;
mod date;
mod event;
pub mod json;
mod known;
mod names;
mod quantity;
mod record;
mod span;
mod statement;
mod told;

pub use actor::{Actor, ActorId, ActorKind, Candidate, Country, Listing, Mention, Sector};
pub use article::{Article, Block, BlockKind};
pub use date::{DateId, Precision, TimeExpression, TimeKind, interval};
pub use event::{DateFrom, Event, EventId, EventStatus, EventType, Mode, Place};
pub use known::{Known, KnownKind, KnownListing, Post};
pub use quantity::{Bound, Quantity, QuantityId};
pub use record::{Note, PackId, Reader, Record};
pub use span::{Pieces, Source, Span};
pub use statement::{Act, Confidence, Form, Judgement, Medium, RuleId, Speaker, Statement, StatementId, Step, Verdict};
pub use told::Told;
