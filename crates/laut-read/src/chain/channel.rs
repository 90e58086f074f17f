//! The outlets and platforms through which words came: to whom they were said ("sagte der Zeitung X"), where ("im Sender
//! X", "auf der Plattform X"), in what talk ("im Gespräch mit X").

use super::{Finder, Link};
use crate::doc::{Doc, Shape};
use crate::says::Draft;
use crate::stretch::Stretch;
use crate::who::{Cast, Mention};
use laut_pack::{Agreement, Tag};
use laut_record::{ActorKind, Form, Medium};

impl Finder<'_, '_> {
    /// The outlets or channels that the frame names as the way the words came.
    pub(super) fn channels(&self, draft: &Draft, origin: Option<&Link>) -> Vec<Link> {
        let (doc, cast) = (self.doc, self.cast);
        let Some(c) = draft.clause else { return Vec::new() };
        let speaker = draft.speaker.clone().unwrap_or_default();
        let mut found: Vec<Link> = Vec::new();
        for i in doc.own(c) {
            let Some(m) = cast.mention_at(i) else { continue };
            let mention = &cast.mentions[m];
            let content = draft.form != Form::Reported && draft.content.has(i);
            let speaks = speaker.has(i) && !(self.is_channel(mention) && speaker.first() + 1 < mention.first);
            if mention.head != i && mention.name.0 != i || speaks || content {
                continue;
            }
            let Some(entity) = cast.of_mention[m] else { continue };
            let e = &cast.entities[entity];
            if e.kind != Some(ActorKind::Outlet) || found.iter().any(|l| l.entity == Some(entity)) {
                continue;
            }
            let named = !e.words.is_empty()
                || (mention.first..mention.end).any(|i| doc.tokens[i].tag == Tag::Number)
                || !doc.pack.lists("outlet-nouns", doc.lower(mention.head))
                    && !mention.indefinite
                    && !mention.agreement.only(Agreement::PLURAL);
            let addressed = draft.addressee.as_ref().is_some_and(|a| a.has(i)) || is_addressed(doc, draft, mention);
            let attributed = named || mention.end > mention.first + 1 || mention.indefinite;
            let through = addressed || attributed && self.is_channel(mention);
            if !through || origin.is_some_and(|o| o.entity == Some(entity)) {
                continue;
            }
            let place = Stretch::of(mention.first, mention.end);
            let text = if named && !e.words.is_empty() { e.name.clone() } else { place.pieces(doc).text(doc.text) };
            found.push(Link {
                text,
                entity: Some(entity),
                place,
                anonymous: !named,
                on_record: named,
                stated: true,
                cue: Stretch::default(),
            });
        }
        found
    }

    /// Whether an outlet is named as the way of the words: behind a preposition ("im Sender X"), or as the partner of
    /// a talk ("im Interview mit X", "im Gespräch der Zeitung X").
    fn is_channel(&self, mention: &Mention) -> bool {
        let doc = self.doc;
        let back = |mut i: usize| {
            while i > 0 && (doc.tokens[i - 1].tag == Tag::Determiner || doc.tokens[i - 1].shape == Shape::Quote) {
                i -= 1;
            }
            i.checked_sub(1)
        };
        let Some(before) = back(mention.first) else { return false };
        let talk = |i: usize| doc.tokens[i].tag == Tag::Noun && doc.pack.lists_noun("talks", doc.lower(i));
        if doc.tokens[before].tag != Tag::Preposition {
            return talk(before);
        }
        doc.pack.lists("channel-prepositions", doc.lower(before)) || before > 0 && talk(before - 1)
    }

    /// Whether a phrase names a platform on which others speak.
    pub(super) fn names_platform(&self, phrase: &Stretch) -> bool {
        let doc = self.doc;
        let word = |at: usize| move |n: usize| (at + n < phrase.end()).then(|| doc.lower(at + n));
        phrase
            .tokens()
            .any(|i| doc.pack.listed("platforms", word(i)).is_some() || doc.pack.lists_noun("platforms", doc.lower(i)))
    }
}

/// Whether a phrase without a preposition stands in the dative beside a verb of saying.
fn is_addressed(doc: &Doc, draft: &Draft, mention: &Mention) -> bool {
    let takes = draft.entry.is_some_and(|e| e.to.iter().any(|t| t == "dat"));
    let before = doc.tokens.get(mention.first.wrapping_sub(1)).map(|t| t.tag);
    takes
        && before != Some(Tag::Preposition)
        && mention.agreement.allows(Agreement::DATIVE)
        && !draft.speaker.as_ref().is_some_and(|s| s.has(mention.head))
}

/// Names that only their place tells to be an outlet's: whom somebody says something to who is nobody known, or the
/// place on which somebody writes.
pub(crate) fn outlets(doc: &Doc, cast: &mut Cast, drafts: &[Draft]) {
    for draft in drafts {
        let Some(c) = draft.clause.filter(|_| draft.entry.is_some()) else { continue };
        for i in doc.own(c) {
            let Some(m) = cast.mention_at(i).filter(|&m| cast.mentions[m].head == i) else { continue };
            let mention = &cast.mentions[m];
            let Some(entity) = cast.of_mention[m] else { continue };
            let e = &cast.entities[entity];
            let known = e.kind.is_some() && !(e.kind == Some(ActorKind::Organisation) && e.roles.is_empty());
            if known || e.words.is_empty() || mention.name.0 >= mention.name.1 || draft.content.has(i) {
                continue;
            }
            let quoted = mention.name.0 > 0 && doc.tokens[mention.name.0 - 1].shape == Shape::Quote;
            let at =
                (mention.first.saturating_sub(3)..mention.first).rev().find(|&k| doc.tokens[k].tag == Tag::Preposition);
            let preposition = |list: &str| at.is_some_and(|k| doc.pack.lists(list, doc.lower(k)));
            // The addressee itself, not a place that stands behind it.
            let at_head = |a: &Stretch| {
                a.has(i)
                    && mention.first <= a.first() + 2
                    && !a.tokens().take_while(|&k| k < i).any(|k| doc.tokens[k].tag == Tag::Preposition)
            };
            let spoken_to = draft.addressee.as_ref().is_some_and(at_head) || is_addressed(doc, draft, mention);
            let written = draft.entry.is_some_and(|e| e.medium == Some(Medium::Writing));
            let noun = doc.tokens[mention.head].tag == Tag::Noun;
            let platform =
                written && !noun && at.is_some_and(|k| k + 1 == mention.first) && preposition("platform-prepositions");
            if !noun
                && (spoken_to && (quoted || mention.end == mention.first + 1)
                    || quoted && preposition("channel-prepositions")
                    || quoted && preposition("addressee-prepositions")
                    || platform)
            {
                cast.entities[entity].kind = Some(ActorKind::Outlet);
            }
        }
    }
}
