//! Drafts that speak of the same words: which of them stand.

use super::Draft;
use super::nearby::Nearby;
use crate::doc::Doc;
use laut_record::{Act, Form};

/// Drops drafts that a better one makes needless.
pub(super) fn settle(doc: &Doc, drafts: &mut Vec<Draft>) {
    let mut keep = vec![true; drafts.len()];
    let nearby = Nearby::by_extent(doc, drafts);
    for a in 0..drafts.len() {
        let extent = drafts[a].content.with_ends(&drafts[a].cue);
        for b in nearby.around(doc, &extent) {
            if a == b || !keep[a] || !keep[b] {
                continue;
            }
            if yields(doc, &drafts[a], &drafts[b], a > b) {
                keep[a] = false;
            }
        }
    }
    keep_only(drafts, &keep);
}

/// Keeps the drafts that are marked, with their references to each other.
pub(super) fn keep_only(drafts: &mut Vec<Draft>, keep: &[bool]) {
    let mut place = vec![None; drafts.len()];
    for (next, (n, _)) in keep.iter().enumerate().filter(|(_, k)| **k).enumerate() {
        place[n] = Some(next);
    }
    let mut at = 0;
    drafts.retain(|_| {
        at += 1;
        keep[at - 1]
    });
    for draft in drafts {
        draft.within = draft.within.and_then(|w| place[w]);
        draft.follows = draft.follows.and_then(|f| place[f]);
    }
}

/// Whether draft `a` falls to draft `b`. Of two that are equal the later falls.
fn yields(doc: &Doc, a: &Draft, b: &Draft, later: bool) -> bool {
    // Far apart: most pairs.
    if a.content.end() <= b.content.first() && a.cue.end() <= b.cue.first()
        || b.content.end() <= a.content.first() && b.cue.end() <= a.cue.first()
    {
        return false;
    }
    // Who leaves a question unanswered says nothing of what is asked.
    if a.clause == b.clause && a.clause.is_some() {
        if is_silence(b) && a.act != Act::NoComment {
            return true;
        }
        if is_silence(a) && b.act != Act::NoComment {
            return false;
        }
    }
    let shared = a.content.shared(&b.content);
    let same_cue = a.cue.shared(&b.cue) > 0;
    if a.form == Form::Reported {
        if b.form == Form::Reported {
            return shared * 2 > a.content.len().min(b.content.len()) && (a.rank < b.rank || a.rank == b.rank && later);
        }
        // A summary is one only where nothing is quoted or reported outright by the same words; quoted parts of it are
        // not that.
        let part = b.form == Form::Direct && !doc.in_opaque(b.content.first());
        return same_cue && !part || a.clause == b.clause && a.clause.is_some() && b.form != Form::Direct;
    }
    if b.form == Form::Reported {
        return false;
    }
    let mostly = shared * 5 > a.content.len() * 4 && shared * 5 > b.content.len() * 4;
    if mostly && same_cue {
        return a.rank < b.rank || a.rank == b.rank && later;
    }
    if mostly && a.clause == b.clause {
        return a.rank < b.rank || a.rank == b.rank && later;
    }
    // The same words of saying cannot have two contents of one form, unless one is quoted in the other.
    if same_cue && a.form == b.form && a.clause == b.clause {
        return a.rank < b.rank || a.rank == b.rank && later;
    }
    false
}

/// Whether a draft tells that somebody says nothing.
fn is_silence(draft: &Draft) -> bool {
    draft.form == Form::Reported && draft.act == Act::NoComment
}

/// Puts drafts in the order of the text: by where the content starts, the longer first.
pub(super) fn order(drafts: &mut Vec<Draft>) {
    let mut numbers: Vec<usize> = (0..drafts.len()).collect();
    numbers.sort_by_key(|&n| (drafts[n].content.first(), std::cmp::Reverse(drafts[n].content.end()), n));
    let mut place = vec![0; drafts.len()];
    for (new, &old) in numbers.iter().enumerate() {
        place[old] = new;
    }
    let mut sorted: Vec<Draft> = numbers.iter().map(|&n| drafts[n].clone()).collect();
    for draft in &mut sorted {
        draft.within = draft.within.map(|w| place[w]);
        draft.follows = draft.follows.map(|f| place[f]);
    }
    *drafts = sorted;
}
