//! The `happens` stage: verbs and nouns of doing → events.
//!
//! It stands last: it needs the clauses, who is named, which statement a word stands in, times and numbers.

use crate::chain::Link;
use crate::doc::Doc;
use crate::says;
use crate::stretch::Stretch;
use crate::who::Cast;
use jiff::civil::Date;
use laut_record::{DateFrom, DateId, EventStatus, EventType, Mode, Quantity, QuantityId, RuleId, TimeExpression};

/// What the stages before this one have found in one text.
#[expect(dead_code, reason = "read by what is built on it")]
pub(crate) struct Known<'d, 'a> {
    pub(crate) doc: &'d Doc<'a>,
    pub(crate) cast: &'d Cast,
    pub(crate) drafts: &'d [says::Draft<'a>],
    pub(crate) chains: &'d [Vec<Link>],
    /// The time expressions of both texts.
    pub(crate) dates: &'d [TimeExpression],
    /// The quantities of both texts.
    pub(crate) quantities: &'d [Quantity],
    /// The day of publication, where the article tells it.
    pub(crate) published: Option<Date>,
}

/// An event while it is being read: entities are numbers in the cast, statements numbers of drafts.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) kind: EventType,
    pub(crate) mode: Option<Mode>,
    pub(crate) actors: Vec<usize>,
    pub(crate) recipients: Vec<usize>,
    pub(crate) trigger: Stretch,
    /// Tokens `first..end` of the clause that tells it.
    pub(crate) evidence: (usize, usize),
    pub(crate) date: Option<DateId>,
    pub(crate) from: Option<Date>,
    pub(crate) to: Option<Date>,
    pub(crate) date_from: Option<DateFrom>,
    /// Tokens of the place, and its entity.
    pub(crate) place: Option<(Stretch, Option<usize>)>,
    pub(crate) quantities: Vec<QuantityId>,
    pub(crate) goods: Vec<Stretch>,
    pub(crate) status: EventStatus,
    pub(crate) statement: Option<usize>,
    /// The first mention of the same event, by its number among these.
    pub(crate) same_as: Option<usize>,
    pub(crate) rule: RuleId,
}

/// Finds the events of a text, in its order.
pub(crate) fn events(known: &Known) -> Vec<Draft> {
    if !known.doc.pack.covers("happens") {
        return Vec::new();
    }
    Vec::new()
}
