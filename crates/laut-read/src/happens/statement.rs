//! Which statement each word stands in: an event inside one is told on its speaker's word.

use super::Known;

/// For each token the innermost statement whose content holds it, `u32::MAX` for none; a statement's own words of
/// saying are none of its content.
pub(super) fn by_token(known: &Known) -> Vec<u32> {
    let mut innermost = vec![u32::MAX; known.doc.tokens.len()];
    let mut drafts: Vec<usize> = (0..known.drafts.len()).collect();
    // The longer first, so that what stands inside another overwrites it.
    drafts.sort_by_key(|&n| std::cmp::Reverse(known.drafts[n].content.len()));
    for n in drafts {
        let draft = &known.drafts[n];
        for i in draft.content.tokens().filter(|i| !draft.cue.has(*i)) {
            innermost[i] = n as u32;
        }
    }
    innermost
}
