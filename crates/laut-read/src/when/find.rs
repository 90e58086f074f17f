//! Matches the pack's rules of this stage at a token: the one that takes most words is read.

use super::item::{Item, Items};
use crate::doc::Doc;
use laut_pack::time::{TimePart, TimeRule};
use laut_pack::{Find, Pack};

/// The rules of this stage.
pub(super) struct Rules<'p> {
    rules: Vec<Ready<'p>>,
    /// Classes with which some rule starts.
    starts: u64,
    /// Some rule starts with words that have no class.
    plain: bool,
}

struct Ready<'p> {
    rule: &'p TimeRule,
    id: &'p str,
    reads: &'p str,
    /// Classes of the first part that must be there, and of those before it; `u64::MAX`: any word may start it.
    starts: u64,
    /// Classes of parts that must be there: one of each must stand among the next words. Most rules fail here.
    needs: [u64; 3],
}

/// How many words ahead are looked at for what a rule needs; rules with more parts than these look no further.
const WINDOW: usize = 24;

/// A rule that matches, and what its words tell.
#[derive(Debug, Clone, Default)]
pub(super) struct Hit<'d> {
    pub(super) rule: &'d str,
    pub(super) reads: &'d str,
    /// Tokens `first..end`, and the same without what TimeML leaves out.
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) inner: Option<(usize, usize)>,
    /// What the words tell, in order.
    pub(super) items: Vec<Item<'d>>,
}

impl<'p> Rules<'p> {
    pub(super) fn new(pack: &'p Pack) -> Self {
        let mut rules = Vec::new();
        for rule in pack.rules().iter().filter(|r| r.stage == "when") {
            let (Find::Time(time), Some(reads)) = (&rule.find, rule.give("reads")) else { continue };
            let mut starts = 0;
            for part in &time.parts {
                starts |= if part.classes == 0 { u64::MAX } else { part.classes };
                if !part.optional {
                    break;
                }
            }
            let mut needs = [u64::MAX; 3];
            let must = time.parts.iter().filter(|p| !p.optional && !p.absent && p.classes != 0);
            // The last ones tell most: what stands first are prepositions.
            must.rev().zip(&mut needs).for_each(|(part, need)| *need = part.classes);
            rules.push(Ready { rule: time, id: &rule.id, reads, starts, needs });
        }
        let (classed, plain): (Vec<&Ready>, Vec<&Ready>) = rules.iter().partition(|r| r.starts != u64::MAX);
        let (starts, plain) = (classed.iter().fold(0, |set, r| set | r.starts), !plain.is_empty());
        Rules { rules, starts, plain }
    }

    /// The longest match at token `at`, before `limit`.
    pub(super) fn longest<'d>(&self, doc: &'d Doc, items: &Items<'d>, at: usize, limit: usize) -> Option<Hit<'d>>
    where
        'p: 'd,
    {
        let classes = items.classes[at];
        if classes & self.starts == 0 && !self.plain {
            return None;
        }
        // What the next so many words tell, for each number of words.
        let mut ahead = [0; WINDOW];
        let mut told = 0;
        for (k, seen) in ahead.iter_mut().enumerate() {
            if at + k < limit {
                told |= items.classes[at + k];
            }
            *seen = told;
        }
        let mut best: Option<Hit> = None;
        let mut hit = Hit::default();
        for ready in self.rules.iter().filter(|r| r.starts == u64::MAX || r.starts & classes != 0) {
            let parts = ready.rule.parts.len();
            // A part may be of several words.
            let told = ahead[(parts + 2).min(WINDOW) - 1];
            if parts + 2 <= WINDOW && ready.needs.iter().any(|need| *need != u64::MAX && need & told == 0) {
                continue;
            }
            hit.items.clear();
            (hit.rule, hit.reads, hit.first, hit.inner) = (ready.id, ready.reads, at, None);
            let whole = Match { doc, items, limit };
            if let Some(end) = whole.parts(&ready.rule.parts, at, &mut hit)
                && end > at
                && best.as_ref().is_none_or(|b| end > b.end)
            {
                hit.end = end;
                best = Some(hit.clone());
            }
        }
        best
    }
}

/// What a rule is matched against.
struct Match<'i, 'd> {
    doc: &'d Doc<'d>,
    items: &'i Items<'d>,
    limit: usize,
}

impl<'d> Match<'_, 'd> {
    /// Matches parts from token `at`; gives the token behind the last that is not only looked at. What fails leaves
    /// `hit` as it was.
    fn parts(&self, parts: &[TimePart], at: usize, hit: &mut Hit<'d>) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else { return Some(at) };
        if part.absent {
            let stands = at < self.limit && self.stands(part, at).is_some();
            return if stands { None } else { self.parts(rest, at, hit) };
        }
        let (inner, told) = (hit.inner, hit.items.len());
        if at < self.limit
            && let Some((words, item)) = self.stands(part, at)
        {
            hit.items.extend(item);
            if !part.outside && !part.ahead {
                hit.inner = Some((inner.map_or(at, |(first, _)| first), at + words));
            }
            if let Some(end) = self.parts(rest, if part.same { at } else { at + words }, hit) {
                return Some(if part.ahead { at.min(end) } else { end });
            }
            hit.items.truncate(told);
            hit.inner = inner;
        }
        if part.optional { self.parts(rest, at, hit) } else { None }
    }

    /// How many words the part takes at token `at`, and what they tell.
    fn stands(&self, part: &TimePart, at: usize) -> Option<(usize, Option<Item<'d>>)> {
        if !part.tags.is_empty() && !part.tags.has(self.doc.tokens[at].tag) {
            return None;
        }
        if !part.word.is_empty() && !part.word.iter().any(|w| w == self.doc.lower(at)) {
            return None;
        }
        if part.classes == 0 {
            return Some((1, None));
        }
        if part.classes & self.items.classes[at] == 0 {
            return None;
        }
        let mut fits = self.items.of(at).iter().filter(|item| part.classes & item.class.bit() != 0);
        let item = fits.find(|item| at + item.words <= self.limit)?;
        Some((item.words, Some(*item)))
    }
}
