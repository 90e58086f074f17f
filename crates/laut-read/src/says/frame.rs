//! The frame: what of the sentence stands outside the content and holds cue, speaker and addressee.

use super::cue::Cue;
use crate::clause::Kind;
use crate::doc::{Doc, Shape};
use crate::stretch::Stretch;
use laut_pack::frame::{ContentPlace, FrameRule};

/// The frame of a cue and its content.
pub(super) fn find(doc: &Doc, rule: &FrameRule, cue: &Cue, content: &Stretch, speaker: Option<&Stretch>) -> Stretch {
    let marker = cue.entry.is_none() && !rule.cue.any_verb;
    let base = match rule.content {
        // The marker with its phrase, and what describes that.
        _ if marker => {
            let phrase = speaker.map_or_else(|| cue.tokens.clone(), |s| s.with(&cue.tokens));
            described(doc, cue, Stretch::of(phrase.first(), phrase.end()))
        }
        // A comment of its own on the clause around it.
        ContentPlace::Matrix => doc.subtree(cue.clause).without(content),
        _ => whole(doc, cue, speaker).without(content),
    };
    with_marks(doc, base, content)
}

/// The clause of the cue with all it depends on, and with the clause it shares its subject with.
fn whole(doc: &Doc, cue: &Cue, speaker: Option<&Stretch>) -> Stretch {
    let mut top = cue.clause;
    while let Some(parent) = doc.clauses[top].parent {
        top = parent as usize;
    }
    let mut all = doc.subtree(top);
    let mut at = top;
    for _ in 0..8 {
        let elsewhere = speaker.is_some_and(|s| !s.is_empty() && !all.has(s.first()));
        let Some(beside) = doc.clauses[at].beside.filter(|_| elsewhere) else { break };
        at = beside as usize;
        all = all.with(&doc.subtree(at));
    }
    doc.joined(all.tokens(), all.first(), all.end())
}

/// A phrase with the relative clause that describes it.
fn described(doc: &Doc, cue: &Cue, phrase: Stretch) -> Stretch {
    let sentence = doc.clauses[cue.clause].sentence;
    let relative = super::content::clauses_of(doc, sentence).find(|&r| {
        let clause = &doc.clauses[r];
        let first = clause.first as usize;
        clause.kind == Kind::Relative
            && first >= phrase.end()
            && (phrase.end()..first).all(|i| doc.tokens[i].shape.is_mark())
    });
    match relative {
        Some(r) => {
            let all = phrase.with(&doc.subtree(r));
            Stretch::of(all.first(), all.end())
        }
        None => phrase,
    }
}

/// A frame takes in the comma or colon that divides it from its content.
fn with_marks(doc: &Doc, base: Stretch, content: &Stretch) -> Stretch {
    let mut all: Vec<usize> = base.tokens().collect();
    let divides = |i: usize| doc.tokens[i].shape == Shape::Mark && matches!(doc.word(i), "," | ":" | "–" | "—" | "-");
    for &(first, end) in base.ranges() {
        if first > 0 && divides(first - 1) && content.has_near(doc, first - 1, -1) {
            all.push(first - 1);
        }
        if end < doc.tokens.len() && divides(end) && content.has_near(doc, end, 1) {
            all.push(end);
        }
    }
    // A mark that closes what the frame opened.
    for n in 0..all.len() {
        let Some(close) = doc.opened_at(all[n]).filter(|q| q.closed).map(|q| q.close as usize) else { continue };
        if all.contains(&(close - 1)) && !all.contains(&close) {
            all.push(close);
        }
    }
    all.retain(|i| !content.has(*i));
    all.sort_unstable();
    all.dedup();
    Stretch::of_tokens(all)
}

impl Stretch {
    /// Whether the stretch goes on beyond token `at` in that direction, marks aside.
    fn has_near(&self, doc: &Doc, at: usize, step: isize) -> bool {
        let mut i = at as isize + step;
        while i >= 0 && (i as usize) < doc.tokens.len() {
            if self.has(i as usize) {
                return true;
            }
            if doc.tokens[i as usize].shape != Shape::Quote {
                return false;
            }
            i += step;
        }
        false
    }
}
