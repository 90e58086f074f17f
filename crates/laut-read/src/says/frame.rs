//! The frame: what of the sentence stands outside the content and holds cue, speaker and addressee.

use super::cue::Cue;
use crate::doc::{Doc, Shape};
use crate::stretch::Stretch;
use laut_pack::frame::{ContentPlace, FrameRule};

/// The frame of a cue and its content.
pub(super) fn find(doc: &Doc, rule: &FrameRule, cue: &Cue, content: &Stretch, speaker: Option<&Stretch>) -> Stretch {
    let base = match rule.content {
        // The marker with its phrase.
        ContentPlace::Clause => {
            let phrase = speaker.map_or_else(|| cue.tokens.clone(), |s| s.with(&cue.tokens));
            Stretch::of(phrase.first(), phrase.end())
        }
        _ => doc.subtree(cue.clause).without(content),
    };
    with_marks(doc, base, content)
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
