//! Quoted parts of what is said in the reporter's words: statements of their own, inside the other.

use super::nearby::{Marked, Nearby};
use super::{Draft, cue};
use crate::doc::{Doc, Quote, Shape};
use crate::stretch::Stretch;
use laut_pack::Tag;
use laut_pack::frame::ContentPlace;
use laut_record::Form;

/// Adds a draft for each quoted part inside a draft.
pub(super) fn fragments<'a>(doc: &Doc<'a>, drafts: &mut Vec<Draft<'a>>) {
    let Some((number, rule)) = cue::rules(doc).find(|(_, r)| r.content == ContentPlace::Fragment) else { return };
    let nearby = Nearby::by_content(doc, drafts);
    let mut direct = Marked::new(doc);
    drafts.iter().filter(|d| d.form == Form::Direct).for_each(|d| direct.add(&d.content));
    for quote in &doc.quotes {
        let (open, close) = (quote.open as usize, quote.close as usize);
        if quote.depth > 0 || doc.in_opaque(open) || !is_quoted(doc, quote) {
            continue;
        }
        if direct.has(open) {
            continue;
        }
        // The innermost statement around it; a summary's frame counts too.
        let around = (nearby.around(doc, &Stretch::of(open, open + 1)).into_iter())
            .filter(|&n| {
                let d = &drafts[n];
                let named = d.speaker.as_ref().is_some_and(|s| s.has(open))
                    || d.addressee.as_ref().is_some_and(|a| a.has(open));
                d.form != Form::Direct && !named && d.content.has(open)
            })
            .min_by_key(|&n| drafts[n].content.len());
        let Some(n) = around else { continue };
        let outer = &drafts[n];
        let mut draft = Draft::new(number, rule.form);
        draft.content = Stretch::of(open, close + 1);
        draft.act = outer.act;
        draft.medium = outer.medium;
        draft.speaker = outer.speaker.clone();
        draft.cue = outer.cue.clone();
        draft.addressee = outer.addressee.clone();
        draft.clause = outer.clause;
        draft.entry = outer.entry;
        draft.within = outer.content.has(open).then_some(n);
        draft.follows = outer.follows;
        // Inside a run, the frame that it carries on is the fragment's too.
        if let Some(first) = outer.follows.filter(|_| outer.frame.is_empty() && outer.form != Form::Reported) {
            draft.cue = drafts[first].cue.clone();
            draft.entry = drafts[first].entry;
        }
        draft.frame = match outer.form {
            Form::IndirectFree | Form::FreeIndirect => {
                outer.follows.map_or_else(Stretch::default, |f| drafts[f].frame.clone())
            }
            // A summary has no frame, and neither has what is quoted in it.
            Form::Reported => Stretch::default(),
            _ => outer.frame.clone(),
        };
        if draft.form == Form::Direct {
            direct.add(&draft.content);
        }
        drafts.push(draft);
    }
}

/// Whether a quotation quotes words, not a name or a title.
pub(super) fn is_quoted(doc: &Doc, quote: &Quote) -> bool {
    let (open, close) = (quote.open as usize, quote.close as usize);
    if close <= open + 1 || !quote.closed {
        return false;
    }
    let first = doc.tokens[open + 1].shape;
    let name = (open + 1..close).any(|i| doc.tokens[i].tag == Tag::Name);
    // "…“-Chef": part of a compound.
    let compound = doc
        .tokens
        .get(close + 1)
        .is_some_and(|t| t.span.start == doc.tokens[close].span.end && doc.word(close + 1).starts_with('-'));
    if compound {
        return false;
    }
    if first == Shape::Small {
        return true;
    }
    let titled =
        open > 0 && doc.tokens[open - 1].tag == Tag::Noun && !doc.pack.noun_entries(doc.lower(open - 1)).any(|_| true);
    !(name || titled)
}
