//! Quantities: numbers with what they count.

use crate::names::named;
use crate::{RuleId, Source, Span};
use rust_decimal::Decimal;

/// Number of a quantity in its record; printed as `q1`, `q2` …
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuantityId(pub u32);

/// A number, what it counts, and how exactly.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Its number in the record, by place in the text.
    pub id: QuantityId,
    /// Whether it stands in the text or in the title.
    pub source: Source,
    /// Its place: number, bound, unit and what is counted.
    pub span: Span,
    /// The number told; of a range none.
    pub value: Option<Decimal>,
    /// The least it may be; none where that is open.
    pub low: Option<Decimal>,
    /// The most it may be; none where that is open.
    pub high: Option<Decimal>,
    /// How exact it is.
    pub bound: Bound,
    /// `person`, `percent`, a unit of measure, or a currency of ISO 4217; none where the noun alone tells what it is.
    pub unit: Option<String>,
    /// The words for what is counted.
    pub of: Option<Span>,
    /// The rule that read it.
    pub rule: RuleId,
}

/// How exact a quantity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// As told.
    Exact,
    /// More or less.
    About,
    /// That or more.
    AtLeast,
    /// That or less.
    UpTo,
    /// Between two.
    Range,
}

named!(Bound { Exact = "exact", About = "about", AtLeast = "at_least", UpTo = "up_to", Range = "range" });
