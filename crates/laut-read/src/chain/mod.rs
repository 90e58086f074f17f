//! Chains: through whom a statement reached the article, nearest to the reader first, the origin last.
//!
//! The origin is whoever the speaker phrase names: the owner of "Angaben", the name a pronoun stands for. Before it
//! come the outlet or channel the words were given to, those whose word the whole frame rests on (the statement it
//! is quoted inside of); after it whoever the speaker leans on.
//!
//! - [`source`]: whoever a speaker phrase names
//! - [`channel`]: the outlets and platforms the words came through
//! - [`relay`]: whoever the speaker passes on or leans on
//! - [`carry`]: what one chain tells of another: two frames of one content, an interview that goes on
//! - [`unnamed`]: who counts as anonymous, who speaks on record

mod carry;
mod channel;
mod relay;
mod source;
mod unnamed;

pub(crate) use channel::outlets;

use crate::doc::Doc;
use crate::phrase;
use crate::says::Draft;
use crate::stretch::Stretch;
use crate::who::Cast;
use laut_pack::Feats;
use std::cell::Cell;

/// A step in the making.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) text: String,
    pub(crate) entity: Option<usize>,
    pub(crate) place: Stretch,
    pub(crate) anonymous: bool,
    pub(crate) on_record: bool,
    pub(crate) stated: bool,
    /// The words of saying of the statement whose frame names it; empty where it is inferred.
    pub(crate) cue: Stretch,
}

/// The chains of all drafts.
pub(crate) fn chains(doc: &Doc, cast: &Cast, drafts: &[Draft]) -> Vec<Vec<Link>> {
    let mut speakers: Vec<usize> = drafts.iter().filter_map(|d| d.speaker.as_ref()).map(|s| s.first()).collect();
    speakers.sort_unstable();
    let mut own: Vec<Vec<Link>> = Vec::with_capacity(drafts.len());
    for n in 0..drafts.len() {
        let mut chain = Finder { doc, cast, drafts, before: &own, speakers: &speakers, depth: Cell::new(0) }.chain(n);
        for link in &mut chain {
            link.cue = if link.stated { drafts[n].cue.clone() } else { Stretch::default() };
        }
        own.push(chain);
    }
    carry::two_frames(drafts, &mut own);
    carry::goes_on(doc, drafts, &mut own);
    // Those that stand inside another came through it as well.
    let mut whole: Vec<Vec<Link>> = Vec::with_capacity(own.len());
    for n in 0..drafts.len() {
        let mut chain = own[n].clone();
        let around = |n: usize| drafts[n].within.or(drafts[n].follows.and_then(|f| drafts[f].within));
        let mut at = around(n);
        for _ in 0..4 {
            let Some(outer) = at else { break };
            for link in own[outer].iter().rev() {
                if !chain.iter().any(|l| same(l, link)) {
                    chain.insert(0, link.clone());
                }
            }
            at = around(outer);
        }
        whole.push(chain);
    }
    whole
}

/// Finds the chain of one draft after the other.
struct Finder<'d, 'a> {
    doc: &'d Doc<'a>,
    cast: &'d Cast,
    drafts: &'d [Draft<'a>],
    /// The chains of the drafts before.
    before: &'d [Vec<Link>],
    /// Tokens at which phrases start that speak, ascending.
    speakers: &'d [usize],
    /// How many phrases deep the search for an owner is.
    depth: Cell<u8>,
}

impl Finder<'_, '_> {
    /// The steps of draft `n` itself.
    fn chain(&self, n: usize) -> Vec<Link> {
        let draft = &self.drafts[n];
        // A statement that takes its speaker from another takes its whole way too.
        if let Some(f) = draft.follows.filter(|&f| f < n) {
            return self.before[f].iter().map(|l| Link { stated: false, ..l.clone() }).collect();
        }
        let speaker = draft.speaker.as_ref().filter(|s| !s.is_empty());
        // The cue itself stands for a source named before.
        if speaker.is_some_and(|s| *s == draft.cue) {
            return self.referred(n, draft.cue.first());
        }
        let speaking = speaker.and_then(|s| self.speaking(n, s));
        let relayed = self.relayed(draft);
        let mut chain = self.channels(draft, speaking.as_ref().or(relayed.as_ref()));
        if let Some(speaker) = speaker {
            let told = self.told_through(speaker, n);
            let new = told.into_iter().filter(|l| !speaking.as_ref().is_some_and(|s| same(s, l)));
            chain.splice(0..0, new);
        }
        let impersonal = self.is_impersonal(draft);
        let platform = impersonal && speaker.is_some_and(|s| self.names_platform(s));
        chain.extend(speaking);
        if platform {
            chain.extend(self.before_it(n));
        }
        match relayed.or_else(|| self.leans_on(draft)).or_else(|| self.said_in(draft)) {
            Some(origin) if !chain.iter().any(|l| same(l, &origin)) => chain.push(origin),
            Some(_) => {}
            // "hieß es bei …": whose words these are was said right before.
            None if speaker.is_none() && impersonal && draft.within.is_none() => chain.extend(self.before_it(n)),
            None => {}
        }
        chain
    }

    /// Whether the cue's subject stands for nobody ("hieß es").
    fn is_impersonal(&self, draft: &Draft) -> bool {
        let subject = draft.clause.filter(|_| draft.entry.is_some()).and_then(|c| phrase::subject(self.doc, c));
        subject.is_some_and(|p| self.doc.tokens[p.head].feats.has(Feats::IMPERSONAL))
    }

    /// Whoever spoke in the sentence before, in the same paragraph.
    fn before_it(&self, n: usize) -> Option<Link> {
        let (doc, first) = (self.doc, self.drafts[n].content.first());
        let sentence = doc.tokens[first].sentence;
        let near = |d: &Draft| {
            let s = doc.tokens[d.content.end().max(1) - 1].sentence;
            s < sentence
                && s + 1 >= sentence
                && doc.sentences[s as usize].block_number == doc.sentences[sentence as usize].block_number
        };
        let last = (0..n).rev().take(8).find(|&k| near(&self.drafts[k]) && !self.before[k].is_empty())?;
        self.before[last].last().map(|l| Link { stated: false, ..l.clone() })
    }
}

fn same(a: &Link, b: &Link) -> bool {
    match (a.entity, b.entity) {
        (Some(a), Some(b)) => a == b,
        _ => a.text.to_lowercase() == b.text.to_lowercase(),
    }
}
