//! Direct speech as content: the quotation that a frame stands before, behind or around, and quoted parts of a clause.

use super::content::clauses_of;
use super::cue::Cue;
use crate::clause::Fronted;
use crate::doc::{Doc, Quote};
use crate::stretch::Stretch;
use laut_pack::{Feats, Tag};

/// The quotation that the cue's clause frames: one that stands first in it, or follows it, in its sentence.
pub(super) fn quotation(doc: &Doc, cue: &Cue) -> Option<Stretch> {
    let clause = &doc.clauses[cue.clause];
    if clause.quote.is_some() {
        return None;
    }
    if cue.entry.is_some_and(|e| e.table == "says-nouns") {
        return beside_noun(doc, cue).or_else(|| predicated(doc, cue));
    }
    let mut quotes: Vec<u32> = Vec::new();
    if let Some(Fronted::Quote(q)) = clause.fronted {
        quotes.push(q);
    }
    if cue.entry.is_none() && doc.tokens[cue.head].tag.is_verb() && !frames_outright(doc, cue) {
        return None;
    }
    quotes.extend(clause.quotes.iter().copied());
    // The frame stands inside what it frames ("„A“, sagte er, „B“"), or before its colon.
    for c in clauses_of(doc, clause.sentence) {
        let other = &doc.clauses[c];
        let beside = other.beside == Some(cue.clause as u32) && other.finite.is_none()
            || other.parent == Some(cue.clause as u32) && other.quote.is_none();
        if beside {
            quotes.extend(other.quotes.iter().copied());
        }
    }
    quotes.sort_unstable();
    quotes.dedup();
    let mut found = Stretch::default();
    for q in quotes {
        let quote = &doc.quotes[q as usize];
        found = found.with(&Stretch::of(quote.open as usize, quote.close as usize + 1));
    }
    (!found.is_empty()).then_some(found)
}

/// Whether a clause frames a quotation by its place alone: it ends with the colon before it, or follows it with its
/// verb first, and names somebody.
fn frames_outright(doc: &Doc, cue: &Cue) -> bool {
    let clause = &doc.clauses[cue.clause];
    let named = crate::phrase::subject(doc, cue.clause).is_some_and(|p| {
        crate::phrase::can_act(doc, p.head)
            && !doc.tokens[p.head].feats.any(Feats::IMPERSONAL.with(Feats::DEMONSTRATIVE))
    });
    let Some(&q) = clause.quotes.first() else { return false };
    let open = doc.quotes[q as usize].open as usize;
    let colon = open > 0 && doc.word(open - 1) == ":" && (clause.first as usize) < open;
    let behind = matches!(clause.fronted, Some(Fronted::Quote(_)))
        && clause.finite == doc.own(cue.clause).next().map(|i| i as u32);
    named && (colon || behind)
}

/// The quotation right behind a noun of saying and its owner ("mit den Worten „…“").
fn beside_noun(doc: &Doc, cue: &Cue) -> Option<Stretch> {
    let sentence = doc.sentences[doc.clauses[cue.clause].sentence as usize];
    let chunk = crate::phrase::chunk(doc, cue.head, sentence.end as usize)?;
    // The name of the noun ("die Zeitung „X“") would be part of the phrase; what is quoted is not.
    let end = crate::phrase::extend(doc, &chunk, sentence.end as usize, crate::phrase::Reach::Likely);
    let near = doc.quotes_from(cue.head + 1).iter().take_while(|q| {
        // In its own sentence: what the next one quotes is framed otherwise.
        q.open as usize <= end.max(cue.head + 1) + 1
            && doc.tokens[q.open as usize].sentence == doc.clauses[cue.clause].sentence
    });
    let quote = { near }.find(|q| {
        let open = q.open as usize;
        (cue.head + 1..open).all(|i| i < end || doc.tokens[i].shape.is_mark())
    })?;
    let (open, close) = (quote.open as usize, quote.close as usize);
    // "Meldungen der Zeitung „X“": the name of another noun.
    let name = open > cue.head + 1
        && doc.tokens[open - 1].tag == Tag::Noun
        && crate::phrase::is_name_in_quotes(doc, open, close);
    (close > open + 1 && !name).then(|| Stretch::of(open, close + 1))
}

/// The quotation that the clause of a noun says it is ("die Antwort war: „…“").
fn predicated(doc: &Doc, cue: &Cue) -> Option<Stretch> {
    let clause = &doc.clauses[cue.clause];
    let finite = clause.finite? as usize;
    let copula = doc.tokens[finite].feats.has(Feats::AUXILIARY) || doc.pack.lists("equating-verbs", doc.lemma(finite));
    let fronted = match clause.fronted {
        Some(Fronted::Quote(q)) => Some(q),
        _ => None,
    };
    // A quoted part of the clause, where the quotation is no sentence of its own; behind a mere copula it may be only a
    // word the author quotes.
    let part = || {
        let own = |q: &&Quote| doc.tokens[q.open as usize + 1].clause == Some(cue.clause as u32);
        let from = doc.quotes.partition_point(|q| q.open + 1 < clause.first);
        let first = |q: &&Quote| q.open <= clause.first || !doc.tokens[finite].feats.has(Feats::AUXILIARY);
        doc.quotes[from..].iter().take_while(|q| q.open < clause.end).find(own).filter(first)
    };
    let whole = fronted.or(clause.quotes.first().copied()).map(|q| &doc.quotes[q as usize]);
    let quote = whole.or_else(part)?;
    let said = quote.open as usize..quote.close as usize + 1;
    let subject = crate::phrase::subject_but(doc, cue.clause, &|head| said.contains(&head), 1)?;
    (copula && subject.head == cue.head).then(|| Stretch::of(said.start, said.end))
}

/// A quoted part of the cue's clause that is no name.
pub(super) fn fragment(doc: &Doc, cue: &Cue) -> Option<Stretch> {
    let clause = &doc.clauses[cue.clause];
    let (first, end) = (clause.first as usize, clause.end as usize);
    let mut found = Stretch::default();
    for quote in doc.quotes_from(first).iter().take_while(|q| (q.open as usize) < end) {
        let (open, close) = (quote.open as usize, quote.close as usize);
        let own = doc.tokens[open + 1].clause == Some(cue.clause as u32);
        if own && quote.depth == 0 && !doc.in_opaque(open) && super::fragment::is_quoted(doc, quote) {
            found = found.with(&Stretch::of(open, close + 1));
        }
    }
    (!found.is_empty()).then_some(found)
}
