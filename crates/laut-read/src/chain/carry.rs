//! What one chain tells of another: one content with two frames came through both, and an interview goes on until another
//! occasion is named.

use super::{Link, same};
use crate::doc::Doc;
use crate::phrase::{self, Phrase};
use crate::says::Draft;
use crate::stretch::Stretch;
use laut_pack::Tag;

/// "sagte A laut B": one content with two frames came from A through B, whichever frame is asked.
pub(super) fn two_frames(drafts: &[Draft], own: &mut [Vec<Link>]) {
    for n in 0..drafts.len() {
        let inner = &drafts[n];
        let Some(outer) = (n.saturating_sub(4)..(n + 5).min(drafts.len())).find(|&o| {
            let (a, b) = (&drafts[o].content, &inner.content);
            let alike = 10 * a.shared(b) >= 9 * a.len().max(b.len());
            let frames = drafts[o].entry.is_none() && inner.entry.is_some() && inner.frame.shared(&drafts[o].cue) > 0;
            o != n && alike && frames && !drafts[o].frame.is_empty()
        }) else {
            continue;
        };
        let mut chain = own[outer].clone();
        let rest: Vec<Link> = own[n].iter().filter(|l| !chain.iter().any(|k| same(k, l))).cloned().collect();
        chain.extend(rest);
        own[outer].clone_from(&chain);
        own[n] = chain;
    }
}

/// How many paragraphs an interview goes on without being named again.
const BLOCKS_MAX: u32 = 2;

/// Whoever has been named as speaking to an outlet and speaks on, with no other occasion named, still speaks to it.
pub(super) fn goes_on(doc: &Doc, drafts: &[Draft], own: &mut [Vec<Link>]) {
    // Speaker, the steps before it, and the paragraph in which they were last named.
    let mut last: Option<(usize, Vec<Link>, u32)> = None;
    for n in 0..drafts.len() {
        let Some(speaker) = own[n].last().and_then(|l| l.entity) else { continue };
        let block = doc.sentences[doc.tokens[drafts[n].content.first()].sentence as usize].block_number;
        let (through, _) = own[n].split_at(own[n].len() - 1);
        if !through.is_empty() {
            last = Some((speaker, through.to_vec(), block));
            continue;
        }
        match &mut last {
            Some((who, steps, at)) if *who == speaker && block.saturating_sub(*at) <= BLOCKS_MAX => {
                if drafts[n].within.is_some() || is_elsewhere(doc, &drafts[n]) {
                    continue;
                }
                *at = block;
                let steps = steps.iter().map(|l| Link { stated: false, cue: Stretch::default(), ..l.clone() });
                own[n].splice(0..0, steps);
            }
            _ => {}
        }
    }
}

/// Whether the frame names a place or a time of its own: then it is another occasion.
fn is_elsewhere(doc: &Doc, draft: &Draft) -> bool {
    let Some(c) = draft.clause.filter(|_| draft.entry.is_some()) else { return false };
    let own: Vec<usize> = doc.own(c).filter(|&i| !draft.content.has(i)).collect();
    let place = |p: &Phrase| {
        let at = p.preposition.is_some_and(|at| doc.pack.lists("place-prepositions", doc.lower(at)));
        at && doc.tokens[p.head].tag == Tag::Name && !draft.speaker.as_ref().is_some_and(|s| s.has(p.head))
    };
    phrase::chunks(doc, &own).iter().any(|p| phrase::is_time(doc, p) || place(p))
}
