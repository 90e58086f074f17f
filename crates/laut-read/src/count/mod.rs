//! The `count` stage: numbers → quantities, with what they count, how exactly, and in which unit.
//!
//! It stands behind `when`: what is part of a time is no quantity.

use crate::doc::Doc;
use laut_record::{Quantity, TimeExpression};

/// Finds the quantities of a text and adds them. `dates` are the time expressions found so far, of both texts.
pub(crate) fn quantities(_quantities: &mut Vec<Quantity>, doc: &Doc, _dates: &[TimeExpression]) {
    if !doc.pack.covers("count") {
        return;
    }
}
