//! Numbers and things told with an event: how many, and what is traded or given.

use super::link::Anchor;
use super::{Draft, Known};
use crate::doc::Doc;
use crate::phrase::{self, Phrase};
use crate::stretch::Stretch;
use laut_pack::{Agreement, Tag};
use laut_record::EventType;

/// Gives events their quantities and goods.
pub(super) fn goods(known: &Known, drafts: &mut [Draft], anchors: &[Anchor]) {
    let quantities = quantities(known);
    for n in 0..drafts.len() {
        let anchor = &anchors[n];
        let Some(clause) = anchor.clause else { continue };
        let sentence = known.doc.sentences[anchor.sentence];
        let from = quantities.partition_point(|q| q.0 < sentence.first as usize);
        let near = quantities[from..].iter().take_while(|q| q.0 < sentence.end as usize);
        let own = |q: &&(usize, laut_record::QuantityId)| {
            known.doc.tokens[q.0].clause == Some(clause as u32) && nearest(known.doc, anchors, clause, q.0) == Some(n)
        };
        drafts[n].quantities = near.filter(own).map(|q| q.1).collect();
        if drafts[n].goods.is_empty()
            && matches!(drafts[n].kind, EventType::Aid | EventType::Cooperate | EventType::Agree)
        {
            drafts[n].goods = things(known, &drafts[n], anchor, clause);
        }
    }
}

/// The first token of each quantity of this text.
fn quantities(known: &Known) -> Vec<(usize, laut_record::QuantityId)> {
    let doc = known.doc;
    let own = known.quantities.iter().filter(|q| q.source == doc.source);
    let mut all: Vec<_> = own.map(|q| (doc.tokens.partition_point(|t| t.span.end <= q.span.start), q.id)).collect();
    all.retain(|(first, _)| *first < doc.tokens.len());
    all.sort_unstable();
    all
}

/// The event of a clause that the number at token `i` is told with: a noun whose phrase it stands in or behind, else
/// the verb.
fn nearest(doc: &Doc, anchors: &[Anchor], clause: usize, i: usize) -> Option<usize> {
    let first = anchors.partition_point(|a| a.sentence < doc.tokens[i].sentence as usize);
    let of = (first..anchors.len())
        .take_while(|&n| anchors[n].sentence == doc.tokens[i].sentence as usize)
        .filter(|&n| anchors[n].clause == Some(clause));
    let inside = |n: &usize| anchors[*n].phrase.is_some_and(|p| reaches(doc, clause, &p, i));
    let (noun, verb): (Vec<usize>, Vec<usize>) = of.partition(|n| anchors[*n].phrase.is_some());
    noun.iter().copied().rfind(inside).or(verb.first().copied()).or_else(|| (noun.len() == 1).then(|| noun[0]))
}

/// Whether token `i` stands in a noun's phrase or in what follows it without a gap.
fn reaches(doc: &Doc, clause: usize, phrase: &Phrase, i: usize) -> bool {
    let phrases = phrase::of_clause(doc, clause);
    let mut end = phrase.end;
    if (phrase.first..end).contains(&i) {
        return true;
    }
    for p in phrases.iter().filter(|p| p.first >= phrase.end) {
        let start = p.preposition.unwrap_or(p.first);
        let and = start == end + 1 && doc.tokens[end].tag == Tag::Conjunction;
        if start != end && !and {
            return false;
        }
        end = p.end;
        if (p.first..end).contains(&i) {
            return true;
        }
    }
    false
}

/// The things that are given or exchanged: the object of the verb, or what belongs to the noun, and what is given for it.
fn things(known: &Known, draft: &Draft, anchor: &Anchor, clause: usize) -> Vec<Stretch> {
    let doc = known.doc;
    let phrases = phrase::of_clause(doc, clause);
    let subject = phrase::subject(doc, clause).map(|p| p.head);
    let mut found: Vec<Stretch> = Vec::new();
    let (mut list, mut given) = (false, false);
    for (n, p) in phrases.iter().enumerate() {
        let start = p.preposition.unwrap_or(p.first);
        let and = n > 0 && list && {
            let gap = phrases[n - 1].end..start;
            gap.len() == 1 && gap.clone().all(|i| doc.tokens[i].tag == Tag::Conjunction || doc.word(i) == ",")
        };
        let opens = match (anchor.phrase, p.preposition) {
            (None, None) => Some(p.head) != subject && p.agreement.allows(Agreement::ACCUSATIVE),
            (Some(own), None) => p.first == own.end && p.agreement.allows(Agreement::GENITIVE) && p.head != own.head,
            (None, Some(of)) => draft.kind != EventType::Agree && doc.pack.lists("means-prepositions", doc.lower(of)),
            (Some(own), Some(of)) => start == own.end && doc.pack.lists("goods-prepositions", doc.lower(of)),
        };
        let next = n > 0 && phrases[n - 1].end == start;
        // "In exchange for deliveries of coal".
        let through =
            given && next && p.preposition.is_some_and(|of| doc.pack.lists("goods-prepositions", doc.lower(of)));
        let exchanged = p.preposition.is_some_and(|of| {
            next && doc.pack.lists_noun("exchange-nouns", doc.lower(phrases[n - 1].head))
                && doc.pack.lists("exchange-prepositions", doc.lower(of))
        });
        // What is offered or agreed to is a thing only where its noun says so, and so is what stands with a noun.
        let sure = draft.kind == EventType::Agree || anchor.phrase.is_some();
        let good = doc.pack.lists_noun("goods", doc.lower(p.head));
        given = exchanged && !good;
        list = (opens || exchanged || through || and)
            && (good || !draft.trigger.has(p.head))
            && is_good(known, p)
            && (!sure || good || through || and);
        if list {
            found.push(Stretch::of(bare(doc, p), p.end));
        }
    }
    found
}

/// Whether a phrase names a thing, and nobody who can act.
fn is_good(known: &Known, phrase: &Phrase) -> bool {
    let doc = known.doc;
    let somebody = known.cast.entity_at(phrase.head).is_some_and(|e| {
        let entity = &known.cast.entities[e];
        entity.kind.is_some() || !entity.words.is_empty()
    });
    doc.tokens[phrase.head].tag == Tag::Noun
        && !somebody
        && !phrase::can_act(doc, phrase.head)
        && !phrase::is_time(doc, phrase)
        && !doc.pack.lists_noun("no-goods", doc.lower(phrase.head))
}

/// The first token of a phrase behind its article.
fn bare(doc: &Doc, phrase: &Phrase) -> usize {
    (phrase.first..phrase.head).find(|&i| doc.tokens[i].tag != Tag::Determiner).unwrap_or(phrase.head)
}
