//! Where an event takes place: a phrase of its clause, or of its noun, that names a place.

use super::link::Anchor;
use super::{Draft, Known};
use crate::clause::Kind;
use crate::doc::Doc;
use crate::phrase::{self, Phrase};
use crate::stretch::Stretch;
use laut_pack::{Agreement, Tag};
use laut_record::ActorKind;

/// Gives events their place.
pub(super) fn places(known: &Known, drafts: &mut [Draft], anchors: &[Anchor]) {
    for (draft, anchor) in drafts.iter_mut().zip(anchors) {
        if draft.place.is_none() {
            draft.place = place(known, draft, anchor);
        }
    }
}

fn place(known: &Known, draft: &Draft, anchor: &Anchor) -> Option<(Stretch, Option<usize>)> {
    let doc = known.doc;
    let clause = anchor.clause?;
    let phrases = phrase::of_clause(doc, clause);
    let open: Vec<usize> = (0..phrases.len()).filter(|&n| is_place(known, &phrases[n])).collect();
    // Right behind the noun that names the event, or behind what belongs to it.
    let own = anchor.phrase.and_then(|own| {
        let at = phrases.iter().position(|p| p.head == own.head)?;
        let mut last = at;
        (at + 1..phrases.len())
            .take_while(|&n| {
                let near = phrases[n].preposition.unwrap_or(phrases[n].first) == phrases[last].end;
                last = n;
                near
            })
            .find(|n| open.contains(n))
    });
    let free = || open.iter().copied().find(|&n| !is_attribute(known, clause, phrases, n));
    // Of what is said, the places in it are those that it speaks of; only what opens the clause tells where it is said.
    let said = super::date::is_said(draft.kind);
    let opens = |n: &usize| doc.clauses[clause].finite.is_some_and(|f| phrases[*n].end <= f as usize);
    let found = &phrases[own.or_else(free).filter(|n| !said || opens(n))?];
    if found.preposition.is_some_and(|p| draft.trigger.has(p)) || draft.trigger.has(found.head) {
        return None;
    }
    let end = phrase::extend(doc, found, doc.clauses[clause].end as usize, phrase::Reach::Likely);
    let end = (found.end..end)
        .find(|&i| matches!(doc.word(i), "," | "(") || doc.tokens[i].tag == Tag::Conjunction)
        .unwrap_or(end);
    let first = known.cast.mention_at(found.head).map_or(found.first, |m| known.cast.mentions[m].first);
    Some((Stretch::of(first.max(found.first), end), known.cast.entity_at(found.head)))
}

/// Whether a phrase names a place where something happens.
fn is_place(known: &Known, phrase: &Phrase) -> bool {
    let doc = known.doc;
    let Some(preposition) = phrase.preposition else { return false };
    if !doc.pack.lists("where-prepositions", doc.lower(preposition)) || phrase::is_time(doc, phrase) {
        return false;
    }
    let kind = known.cast.entity_at(phrase.head).and_then(|e| known.cast.entities[e].kind);
    let noun = ["place-nouns", "site-nouns"].iter().any(|l| doc.pack.lists_noun(l, doc.lower(phrase.head)));
    let known_noun = doc.pack.noun(doc.lower(phrase.head)).is_some();
    let name = doc.tokens[phrase.head].tag == Tag::Name && phrase.head + 1 - phrase.first <= 2 && !known_noun;
    // Into or onto something is where it leads, not where it happens.
    if !phrase.agreement.allows(Agreement::DATIVE) || doc.pack.lists_noun("no-places", doc.lower(phrase.head)) {
        return false;
    }
    match kind {
        Some(ActorKind::Place | ActorKind::Country) => true,
        Some(_) => noun,
        None => noun || name,
    }
}

/// Whether a phrase belongs to somebody named before it ("the ambassador in Russia"): to one who holds an office, or to
/// what stands with it before the finite verb, where there is room for one phrase only.
fn is_attribute(known: &Known, clause: usize, phrases: &[Phrase], n: usize) -> bool {
    let doc = known.doc;
    let start = phrases[n].preposition.unwrap_or(phrases[n].first);
    let Some(before) = n.checked_sub(1).map(|b| &phrases[b]).filter(|p| p.end == start) else { return false };
    let front = doc.clauses[clause].kind == Kind::Main
        && doc.clauses[clause].finite.is_some_and(|f| phrases[n].end <= f as usize)
        && before.preposition.is_none();
    is_somebody(doc, before) || front && !phrase::is_time(doc, before)
}

/// Whether a phrase is headed by a title, or by a noun for those who hold office.
fn is_somebody(doc: &Doc, phrase: &Phrase) -> bool {
    let word = doc.lower(phrase.head);
    ["titles", "spokespeople", "organisation-nouns", "government-nouns", "outlet-nouns"]
        .iter()
        .any(|list| doc.pack.lists_noun(list, word))
}
