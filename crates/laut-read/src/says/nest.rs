//! Which statement stands inside another: its words of saying are part of what somebody else said.
//!
//! "Der Minister habe gesagt, dass A, berichtete die Zeitung": what the minister said stands inside what the newspaper
//! reported. Two comments on one clause ("Laut A …, so B") are nested by place: the one that comes last is the article's.

use super::Draft;
use laut_record::Form;

/// How many drafts before and after one may be the one around it.
const NEAR_MAX: usize = 16;

/// Sets the innermost draft around each draft that has none yet.
pub(super) fn nest(drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        if drafts[n].within.is_some() {
            continue;
        }
        let near = n.saturating_sub(NEAR_MAX)..(n + NEAR_MAX).min(drafts.len());
        let around = near.filter(|&o| o != n && is_inside(&drafts[n], &drafts[o]) && !leads_to(drafts, o, n));
        drafts[n].within = around.min_by_key(|&o| drafts[o].content.len());
    }
}

/// Whether draft `from` stands, over however many steps, inside draft `to`.
fn leads_to(drafts: &[Draft], from: usize, to: usize) -> bool {
    let mut at = drafts[from].within;
    for _ in 0..drafts.len().min(64) {
        match at {
            Some(around) if around == to => return true,
            Some(around) => at = drafts[around].within,
            None => return false,
        }
    }
    true
}

/// Whether draft `inner` is part of what `outer` says.
fn is_inside(inner: &Draft, outer: &Draft) -> bool {
    if inner.cue.is_empty() || outer.form == Form::Reported || inner.cue.shared(&outer.cue) > 0 {
        return false;
    }
    let within = outer.content.shared(&inner.cue) == inner.cue.len();
    let own = inner.content.shared(&inner.cue) > 0;
    match own {
        // Its cue is part of its content: then all of it must be inside.
        true => {
            let shared = outer.content.shared(&inner.content);
            // The summary of a sentence has its full stop as well.
            let all =
                shared == inner.content.len() || inner.form == Form::Reported && shared + 1 == inner.content.len();
            within && all && (outer.content.len() > inner.content.len() || shared < inner.content.len())
        }
        false => within && (inner.content.shared(&outer.cue) == 0 || inner.cue.first() < outer.cue.first()),
    }
}
