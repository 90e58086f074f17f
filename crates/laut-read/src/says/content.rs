//! What is said: the clause a word of saying governs, the quotation beside it, the clause it stands in.

use super::cue::{self, Cue};
use super::govern::{governs, opens_as};
use super::quotation::{fragment, quotation};
use crate::clause::{Fronted, Kind, zone};
use crate::doc::{Doc, Shape};
use crate::stretch::Stretch;
use laut_pack::frame::ContentPlace;
use laut_pack::{Feats, Frame, Tag};

/// The content of `cue` at that place.
pub(super) fn find(doc: &Doc, place: ContentPlace, cue: &Cue, speaker: Option<&Stretch>) -> Option<Stretch> {
    let found = match place {
        ContentPlace::Complement => complement(doc, cue)?,
        ContentPlace::Quotation => return quotation(doc, cue),
        ContentPlace::Fragment => return fragment(doc, cue),
        ContentPlace::Clause => clause(doc, cue, speaker)?,
        ContentPlace::Matrix => matrix(doc, cue)?,
        ContentPlace::Summary => return summary(doc, cue),
        ContentPlace::Previous => previous(doc, cue)?,
        ContentPlace::Run => return None,
    };
    let found = found.trimmed(doc);
    (!found.is_empty()).then_some(found)
}

/// The clause that the cue governs, with what is coordinated with it.
fn complement(doc: &Doc, cue: &Cue) -> Option<Stretch> {
    let frame = cue.entry?.frame;
    let sentence = doc.clauses[cue.clause].sentence;
    for d in clauses_of(doc, sentence).filter(|&d| d != cue.clause && opens_as(doc, d, frame)) {
        if !governs(doc, cue, d, frame) {
            continue;
        }
        let mut found = doc.subtree(d);
        for twin in twins(doc, d) {
            found = found.with(&doc.subtree(twin));
        }
        return Some(fill_gaps(doc, found.without(&doc.subtree(cue.clause).without(&found_below(doc, cue.clause, d)))));
    }
    if frame == Frame::Bare {
        return around(doc, cue);
    }
    None
}

/// What hangs below `c` through `d`: part of the content though the clause of the cue is above it.
fn found_below(doc: &Doc, c: usize, d: usize) -> Stretch {
    if doc.is_below(d, c) {
        let mut all = doc.subtree(d);
        for twin in twins(doc, d) {
            all = all.with(&doc.subtree(twin));
        }
        return all;
    }
    Stretch::default()
}

/// Marks between two pieces of content that nothing else separates belong to it.
fn fill_gaps(doc: &Doc, found: Stretch) -> Stretch {
    doc.joined(found.tokens(), found.first(), found.end())
}

/// The clauses of a sentence, in order.
pub(super) fn clauses_of(doc: &Doc, sentence: u32) -> std::ops::Range<usize> {
    let from = doc.clauses.partition_point(|c| c.sentence < sentence);
    let to = doc.clauses.partition_point(|c| c.sentence <= sentence);
    from..to
}

/// Clauses coordinated with clause `d` on the same side of the frame: "…, dass A komme und B gehe".
fn twins(doc: &Doc, d: usize) -> Vec<usize> {
    let clause = &doc.clauses[d];
    let sentence = clause.sentence;
    let mut found = Vec::new();
    let mut chain = vec![d as u32];
    for c in clauses_of(doc, sentence).filter(|&c| c > d) {
        let other = &doc.clauses[c];
        if other.quote != clause.quote {
            continue;
        }
        let beside = other.beside.is_some_and(|b| chain.contains(&b));
        let same = match clause.kind {
            Kind::Main => {
                other.kind == Kind::Main
                    && (other.is_reportive() || !clause.is_reportive())
                    && !matches!(other.fronted, Some(Fronted::Clause(f)) if chain.contains(&f))
                    && (other.conjunction.is_some() || other.is_reportive())
                    && (clause.is_reportive() || other.conjunction.is_some())
            }
            kind => other.kind == kind,
        };
        if beside && same {
            found.push(c);
            chain.push(c as u32);
        }
    }
    found
}

/// Content on both sides of a frame, or before it and made of several clauses.
fn around(doc: &Doc, cue: &Cue) -> Option<Stretch> {
    let clause = &doc.clauses[cue.clause];
    // "Wenn er komme, sagte sie, werde gefeiert": the frame took the clause before it for its own.
    let Some(Fronted::Clause(front)) = clause.fronted else { return None };
    if doc.clauses[front as usize].kind == Kind::Main {
        return None;
    }
    let after = clauses_of(doc, clause.sentence).find(|&c| {
        doc.clauses[c].kind == Kind::Main && doc.clauses[c].fronted == Some(Fronted::Clause(cue.clause as u32))
    })?;
    let mut found = doc.subtree(front as usize).with(&doc.subtree(after));
    for twin in twins(doc, after) {
        found = found.with(&doc.subtree(twin));
    }
    Some(found)
}

/// The clause in which a marker stands, without the marker and its phrase.
fn clause(doc: &Doc, cue: &Cue, speaker: Option<&Stretch>) -> Option<Stretch> {
    let c = cue.clause;
    // "A sei gesund, sagte X laut Y": the clause is a frame itself, and both frame what stands before it.
    if let Some(Fronted::Clause(front)) = doc.clauses[c].fronted
        && cue::verbs(doc, c).iter().any(|v| v.entry.is_some_and(|e| e.frame == Frame::Bare))
        && doc.clauses[front as usize].kind == Kind::Main
    {
        let mut found = doc.subtree(front as usize);
        for twin in twins(doc, front as usize) {
            found = found.with(&doc.subtree(twin));
        }
        found = found.without(&doc.subtree(c).without(&found_below(doc, c, front as usize)));
        // What a comma adds behind the frame goes on with what is said ("…, aber erst später").
        let last = doc.own(c).last().unwrap_or(0);
        let comma = (cue.tokens.end()..last).find(|&i| doc.word(i) == ",");
        if let Some(comma) = comma {
            found = found.with(&Stretch::of_tokens(doc.own(c).filter(|&i| i > comma)));
        }
        return Some(fill_gaps(doc, found));
    }
    let phrase = speaker.map(|s| s.with(&cue.tokens)).unwrap_or_else(|| cue.tokens.clone());
    let phrase = Stretch::of(phrase.first(), phrase.end());
    let mut found = doc.subtree(c).without(&phrase);
    let clause = &doc.clauses[c];
    // A relative clause that describes the source belongs to the frame.
    for r in clauses_of(doc, clause.sentence) {
        if doc.clauses[r].kind == Kind::Relative && follows(doc, &phrase, doc.clauses[r].first as usize) {
            found = found.without(&doc.subtree(r));
        }
    }
    if clause.kind == Kind::Main {
        for twin in twins(doc, c).into_iter().chain(added(doc, c, &phrase)) {
            found = found.with(&doc.subtree(twin));
        }
        // At the end of its sentence it speaks for all of it.
        let last = !found.tokens().any(|i| i > phrase.end());
        if last {
            for other in clauses_of(doc, clause.sentence).filter(|&o| o < c && doc.clauses[o].quote.is_none()) {
                if doc.clauses[other].kind == Kind::Main && beside_chain(doc, c, other) {
                    found = found.with(&doc.subtree(other));
                }
            }
        }
    }
    let found = fill_gaps(doc, found);
    // What is left of a frame is no content: the marker says through whom the quotation beside it came.
    (found.len() > 1).then_some(found)
}

/// Main clauses merely added to clause `c` that a source at its head speaks for too ("Laut Polizei starben zwei
/// Menschen, drei wurden verletzt"): up to the first that has a word of saying of its own.
fn added(doc: &Doc, c: usize, source: &Stretch) -> Vec<usize> {
    let clause = &doc.clauses[c];
    let mut found = Vec::new();
    if source.first() != doc.sentences[clause.sentence as usize].first as usize {
        return found;
    }
    let mut last = c;
    for other in clauses_of(doc, clause.sentence).filter(|&o| o > c) {
        let next = &doc.clauses[other];
        if next.kind != Kind::Main || next.quote != clause.quote || next.finite.is_none() {
            continue;
        }
        let joined = next.beside == Some(last as u32) && next.before == zone::Mark::Comma;
        if !joined || cue::verbs(doc, other).iter().any(|v| v.entry.is_some()) {
            break;
        }
        found.push(other);
        last = other;
    }
    found
}

/// Whether clause `other` is one of those that clause `c` is coordinated with.
fn beside_chain(doc: &Doc, c: usize, other: usize) -> bool {
    let mut at = doc.clauses[c].beside;
    for _ in 0..32 {
        match at {
            Some(b) if b as usize == other => return true,
            Some(b) => at = doc.clauses[b as usize].beside,
            None => return false,
        }
    }
    false
}

/// Whether token `at` comes right after a stretch, marks aside.
fn follows(doc: &Doc, stretch: &Stretch, at: usize) -> bool {
    at >= stretch.end() && (stretch.end()..at).all(|i| doc.tokens[i].shape.is_mark())
}

/// The clause that the cue's clause comments on ("wie X sagte"): all of the sentence around it.
fn matrix(doc: &Doc, cue: &Cue) -> Option<Stretch> {
    let clause = &doc.clauses[cue.clause];
    if !clause.is_verb_last() || governed_question(doc, cue) {
        return None;
    }
    let mut top = clause.parent? as usize;
    while let Some(parent) = doc.clauses[top].parent {
        top = parent as usize;
    }
    let mut found = doc.subtree(top);
    for other in clauses_of(doc, clause.sentence) {
        if doc.clauses[other].kind == Kind::Main && (beside_chain(doc, top, other) || twins(doc, top).contains(&other))
        {
            found = found.with(&doc.subtree(other));
        }
    }
    let found = fill_gaps(doc, found.without(&doc.subtree(cue.clause)));
    (!found.is_empty()).then_some(found)
}

/// Whether the cue's clause is itself what another word of saying asks or tells.
fn governed_question(doc: &Doc, cue: &Cue) -> bool {
    let clause = &doc.clauses[cue.clause];
    let Some(parent) = clause.parent else { return false };
    let first = doc.clauses[parent as usize].first < clause.first;
    clause.kind == Kind::Question
        && first
        && cue::verbs(doc, parent as usize).iter().any(|v| v.entry.is_some_and(|e| e.frame == Frame::Whether))
}

/// A summary: the sentence with its full stop, or the one of its main clauses that has a subject of its own.
fn summary(doc: &Doc, cue: &Cue) -> Option<Stretch> {
    let clause = &doc.clauses[cue.clause];
    if clause.quote.is_some() || clause.kind != Kind::Main {
        return None;
    }
    let sentence = doc.sentences[clause.sentence as usize];
    let mut end = sentence.end as usize;
    let first = sentence.first as usize;
    // Its own sentence stop belongs to it; a closing quotation mark of another does not.
    while end > first && doc.tokens[end - 1].shape == Shape::Quote && !doc.in_opaque(end - 1) {
        end -= 1;
    }
    let mains: Vec<usize> = clauses_of(doc, clause.sentence)
        .filter(|&c| doc.clauses[c].kind == Kind::Main && doc.clauses[c].quote.is_none())
        .collect();
    if mains.len() > 1 && clause.kind == Kind::Main {
        let alone = |c: usize| crate::phrase::subject(doc, c).is_some();
        let first_of = |c: usize| doc.clauses[c].first as usize;
        let at = mains.iter().position(|&c| c == cue.clause)?;
        let own = alone(cue.clause) || at == 0;
        let from = if at == 0 || !own {
            first
        } else {
            first_of(cue.clause) + usize::from(doc.clauses[cue.clause].conjunction.is_some())
        };
        let to = match mains.get(at + 1) {
            Some(&next) if alone(next) => first_of(next),
            _ => end,
        };
        if from > first || to < end {
            let part = Stretch::of(from, to);
            return Some(if to < end { part.trimmed(doc) } else { part });
        }
    }
    Some(Stretch::of(first, end))
}

/// The sentence before, where the cue's clause points back to it ("Das teilte X mit.").
fn previous(doc: &Doc, cue: &Cue) -> Option<Stretch> {
    let clause = &doc.clauses[cue.clause];
    if clause.quote.is_some() || clause.kind != Kind::Main {
        return None;
    }
    let finite = clause.finite? as usize;
    let back = doc.own(cue.clause).find(|&i| {
        let t = &doc.tokens[i];
        t.tag == Tag::Pronoun && t.feats.has(Feats::DEMONSTRATIVE) && t.agreement.allows(laut_pack::Agreement::NEUTER)
    })?;
    // First in its clause, and nothing else that could be said stands in the sentence.
    let alone = clauses_of(doc, clause.sentence).filter(|&c| doc.clauses[c].quote.is_none()).count() == 1;
    if back > finite || !alone && back + 1 != finite {
        return None;
    }
    let s = clause.sentence.checked_sub(1)? as usize;
    let (before, own) = (doc.sentences[s], doc.sentences[s + 1]);
    if before.block_number + 1 < own.block_number {
        return None;
    }
    let mut end = before.end as usize;
    while end > before.first as usize && matches!(doc.word(end - 1), "." | "!" | "…") {
        end -= 1;
    }
    // The word that points back stands for it and is linked with it.
    Some(Stretch::of(before.first as usize, end).with(&Stretch::of(back, back + 1)))
}
