//! The `says` stage: who says what. Clauses and words of saying → statements.
//!
//! Rules of the pack name the words; this stage knows what every language does with them: which clause a verb
//! governs, which quotation a frame belongs to, whose word a phrase makes of its clause, how far a mood reaches.
//!
//! ```text
//! words of saying ──rules──▶ drafts ──settle──▶ drafts that agree ──discourse──▶ + those without a frame ──nest──▶
//! ```
//!
//! A draft counts in tokens; [`crate::record`] makes statements of them, with actors and chains.

mod act;
mod addressee;
mod content;
mod cue;
mod discourse;
mod fragment;
mod frame;
mod govern;
pub(crate) mod judged;
pub(crate) mod medium;
pub(crate) mod nearby;
mod nest;
mod quotation;
pub(crate) mod rank;
mod settle;
mod speaker;

use crate::doc::Doc;
use crate::stretch::Stretch;
use laut_pack::Entry;
use laut_record::{Act, Form, Medium};

/// A statement in the making.
#[derive(Debug, Clone)]
pub(crate) struct Draft<'p> {
    /// Number of the rule in the pack.
    pub(crate) rule: usize,
    pub(crate) form: Form,
    pub(crate) act: Act,
    pub(crate) medium: Option<Medium>,
    pub(crate) content: Stretch,
    pub(crate) speaker: Option<Stretch>,
    pub(crate) cue: Stretch,
    pub(crate) frame: Stretch,
    pub(crate) addressee: Option<Stretch>,
    /// The clause of the cue.
    pub(crate) clause: Option<usize>,
    /// The word of saying, where a table gave it.
    pub(crate) entry: Option<&'p Entry>,
    /// Which of two drafts for one content is kept: the higher.
    pub(crate) rank: i32,
    /// The draft it is quoted inside of.
    pub(crate) within: Option<usize>,
    /// The draft whose speaker it has, when it names none itself.
    pub(crate) follows: Option<usize>,
}

/// Finds the statements of a document, in the order of the text.
pub(crate) fn statements<'a>(doc: &Doc<'a>) -> Vec<Draft<'a>> {
    drafts(doc, Some(&mut None))
}

/// As [`statements`]; tells what a learned model made of those that it kept.
pub(crate) fn statements_told<'a>(doc: &Doc<'a>, tell: &mut rank::Tell) -> Vec<Draft<'a>> {
    drafts(doc, Some(tell))
}

/// What rules and words propose, before the learned model drops any of it.
pub(crate) fn proposed<'a>(doc: &Doc<'a>) -> Vec<Draft<'a>> {
    drafts(doc, None)
}

fn drafts<'a>(doc: &Doc<'a>, mut ranked: Option<&mut rank::Tell>) -> Vec<Draft<'a>> {
    let mut drafts = cue::framed(doc);
    settle::settle(doc, &mut drafts);
    if let Some(tell) = &mut ranked {
        rank::drop(doc, &mut drafts, 0, tell);
    }
    let framed = discourse::discourse(doc, &mut drafts);
    fragment::fragments(doc, &mut drafts);
    if let Some(tell) = ranked {
        rank::drop(doc, &mut drafts, framed, tell);
    }
    settle::order(&mut drafts);
    nest::nest(&mut drafts);
    act::acts(doc, &mut drafts);
    judged::clear(doc, &mut drafts);
    drafts
}

/// Whether the verb of clause `c` is one by which somebody speaks or writes, not only thinks.
pub(crate) fn is_said(doc: &Doc, c: usize) -> bool {
    let verbs = cue::verbs(doc, c);
    !doc.clauses[c].verb.passive
        && !verbs.is_empty()
        && verbs.iter().all(|v| {
            v.entry
                .is_some_and(|e| e.medium != Some(Medium::Thought) && (e.reflexive || !doc.clauses[c].verb.reflexive))
        })
}

impl Draft<'_> {
    /// A draft of nothing yet, by rule number `rule`.
    fn new(rule: usize, form: Form) -> Self {
        Draft {
            rule,
            form,
            act: Act::State,
            medium: None,
            content: Stretch::default(),
            speaker: None,
            cue: Stretch::default(),
            frame: Stretch::default(),
            addressee: None,
            clause: None,
            entry: None,
            rank: 0,
            within: None,
            follows: None,
        }
    }
}
