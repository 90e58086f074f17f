//! The `clause` stage: tagged tokens → clauses with their verbs.
//!
//! An engine for topological fields: a main clause has its finite verb second (or anywhere, as the pack sets), a
//! subordinate clause has it last (or anywhere); auxiliaries, participles, infinitives and particles form one verb
//! over the bracket. Marks divide a sentence into segments; each segment opens a clause, goes on with one that waits
//! for its verb, or takes up one that another had interrupted.
//!
//! ```text
//! sentence ──marks──▶ segments ──openers, finite verbs──▶ clauses ──bracket──▶ verb, mood, voice
//! ```
//!
//! A quotation that is a sentence of its own is opaque from outside ([`zone`]) and has clauses of its own inside.

mod build;
mod free;
mod verb;
pub(crate) mod zone;

use crate::doc::Doc;
use laut_pack::{Feats, FinitePlace};

/// A clause: a finite verb or an infinitive with what belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct Clause {
    pub(crate) kind: Kind,
    pub(crate) sentence: u32,
    /// The quotation it stands in, if it is inside an opaque one.
    pub(crate) quote: Option<u32>,
    /// The clause it depends on.
    pub(crate) parent: Option<u32>,
    /// The clause before it to which it is coordinated or merely added.
    pub(crate) beside: Option<u32>,
    /// The word that opens it (subordinator, relative, question word).
    pub(crate) opener: Option<u32>,
    /// A coordinating conjunction before it.
    pub(crate) conjunction: Option<u32>,
    pub(crate) finite: Option<u32>,
    /// The finite verb of another clause that serves this one too ("hat A gesehen und B gehört").
    pub(crate) shared: Option<u32>,
    /// Its first own token and the token after its last; clauses inside may interrupt it.
    pub(crate) first: u32,
    pub(crate) end: u32,
    pub(crate) verb: Verb,
    /// What stands before the finite verb is a clause or a quotation, not own words.
    pub(crate) fronted: Option<Fronted>,
    /// The mark that stands before it.
    pub(crate) before: zone::Mark,
    /// Opaque quotations that stand among its words.
    pub(crate) quotes: Vec<u32>,
}

/// What stands first in a main clause in place of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fronted {
    Clause(u32),
    Quote(u32),
}

/// What a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Main,
    /// Opened by a subordinator.
    Subordinate,
    Relative,
    /// An indirect question.
    Question,
    /// Opened by a word of comparison ("wie X sagt").
    Comparative,
    Infinitive,
    /// Words without a verb that belong to no clause.
    Fragment,
}

impl Kind {
    /// Its name, for people.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Kind::Main => "main",
            Kind::Subordinate => "subordinate",
            Kind::Relative => "relative",
            Kind::Question => "question",
            Kind::Comparative => "comparative",
            Kind::Infinitive => "infinitive",
            Kind::Fragment => "fragment",
        }
    }
}

/// The verb of a clause, over its bracket.
#[derive(Debug, Clone, Default)]
pub(crate) struct Verb {
    /// The token of the full verb: what is done.
    pub(crate) head: Option<u32>,
    /// A particle that stands apart.
    pub(crate) particle: Option<u32>,
    pub(crate) reflexive: bool,
    pub(crate) passive: bool,
    pub(crate) negated: bool,
    /// Mood and tense of the finite verb, as far as its form decides.
    pub(crate) feats: Feats,
    /// All tokens of the verb, ascending.
    pub(crate) tokens: Vec<u32>,
}

impl Clause {
    /// A clause of that kind that starts at token `first`, in a sentence and the quotation it is part of, of which nothing
    /// else is known yet.
    fn new(kind: Kind, (sentence, quote): (u32, Option<u32>), first: u32, before: zone::Mark) -> Self {
        Clause {
            kind,
            sentence,
            quote,
            parent: None,
            beside: None,
            opener: None,
            conjunction: None,
            finite: None,
            shared: None,
            first,
            end: first,
            verb: Verb::default(),
            fronted: None,
            before,
            quotes: Vec::new(),
        }
    }

    /// Whether its finite verb comes last.
    pub(crate) fn is_verb_last(&self) -> bool {
        matches!(self.kind, Kind::Subordinate | Kind::Relative | Kind::Question | Kind::Comparative)
    }

    /// Whether the finite verb is in the mood of reported speech, or in the mood that replaces it.
    pub(crate) fn is_reportive(&self) -> bool {
        self.verb.feats.any(Feats::REPORTIVE.with(Feats::IRREALIS)) && !self.verb.feats.has(Feats::INDICATIVE)
    }
}

/// Finds the clauses of all sentences.
pub(crate) fn clauses(doc: &mut Doc) {
    zone::opaque(doc);
    let free = doc.pack.manifest().clause.finite == FinitePlace::Free;
    for s in 0..doc.sentences.len() {
        for zone in zone::zones(doc, s) {
            match free {
                true => free::build(doc, s as u32, &zone),
                false => build::build(doc, s as u32, &zone),
            }
        }
    }
    for c in 0..doc.clauses.len() {
        doc.clauses[c].verb = verb::verb(doc, c);
    }
    doc.phrases.resize_with(doc.clauses.len(), Default::default);
}

impl Doc<'_> {
    /// The tokens that belong to clause `c` itself, ascending.
    pub(crate) fn own(&self, c: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let clause = &self.clauses[c];
        (clause.first as usize..clause.end as usize).filter(move |&i| self.tokens[i].clause == Some(c as u32))
    }

    /// Whether clause `c` is `top` or hangs below it.
    pub(crate) fn is_below(&self, c: usize, top: usize) -> bool {
        let mut at = Some(c as u32);
        // Parents stand in the same sentence: the walk is as short as the sentence is deep.
        for _ in 0..64 {
            match at {
                Some(c) if c as usize == top => return true,
                Some(c) => at = self.clauses[c as usize].parent,
                None => return false,
            }
        }
        false
    }
}

#[cfg(test)]
mod tests;
