//! Which clause a word of saying governs: the one its frame asks for, where no other word of saying is nearer.

use super::cue::{self, Cue};
use crate::clause::{Fronted, Kind, zone};
use crate::doc::{Doc, Shape};
use laut_pack::{Feats, FinitePlace, Frame, Tag};

/// Whether clause `d` has the shape that `frame` asks for.
pub(super) fn opens_as(doc: &Doc, d: usize, frame: Frame) -> bool {
    let clause = &doc.clauses[d];
    let opener = |feat: Feats| clause.opener.is_some_and(|o| doc.tokens[o as usize].feats.has(feat));
    match frame {
        // Not "so dass", "ohne dass": the complementiser opens the clause itself.
        Frame::That => {
            let first = clause.first + u32::from(clause.conjunction.is_some());
            clause.kind == Kind::Subordinate && opener(Feats::COMPLEMENT) && clause.opener == Some(first)
        }
        Frame::Whether => match clause.kind {
            Kind::Question => true,
            Kind::Infinitive | Kind::Main | Kind::Fragment => false,
            // "wie" compares or asks, "was" relates or asks: it compares where somebody says it, relates behind a noun.
            _ if opener(Feats::WHETHER) => true,
            kind => {
                let asks =
                    |o: u32| doc.pack.readings(doc.lower(o as usize)).iter().any(|r| r.feats.has(Feats::WHETHER));
                let noun = before_mark(doc, clause.first as usize).is_some_and(|i| doc.tokens[i].tag.is_nominal());
                let says = kind != Kind::Relative && !cue::verbs(doc, d).is_empty();
                clause.opener.is_some_and(asks) && !says && !(kind == Kind::Relative && noun)
            }
        },
        Frame::Infinitive => clause.kind == Kind::Infinitive && clause.opener.is_none(),
        Frame::Bare => clause.kind == Kind::Main && clause.finite.is_some(),
        _ => false,
    }
}

/// Whether the cue governs clause `d`: of the words of saying that could, it is the nearest.
pub(super) fn governs(doc: &Doc, cue: &Cue, d: usize, frame: Frame) -> bool {
    let clause = &doc.clauses[d];
    if frame == Frame::Bare {
        if fronts(doc, cue.clause, d) {
            // A verb takes what stands before it; a noun only what follows it.
            let noun = cue.entry.is_some_and(|e| e.table == "says-nouns");
            return !noun && clause.quote == doc.clauses[cue.clause].quote;
        }
        if points_back(doc, cue, d) {
            return true;
        }
        let free = doc.pack.manifest().clause.finite == FinitePlace::Free;
        // Where the finite verb has no place of its own, no mark is needed: "she said the port was shut".
        let starts = matches!(clause.before, zone::Mark::Comma | zone::Mark::Colon | zone::Mark::Dash)
            || free && clause.before == zone::Mark::None && clause.beside == Some(cue.clause as u32);
        // A clause that a comma follows and that starts with its verb has something else before it.
        let verb_first = clause.finite == Some(clause.first);
        if !starts || clause.conjunction.is_some() || verb_first && clause.fronted.is_some() {
            return false;
        }
        // Two main clauses beside each other: reported mood, or a frame that lacks its object.
        let verb = &doc.clauses[cue.clause].verb;
        let outright = clause.before == zone::Mark::Colon || !verb.passive && !verb.negated && lacks_object(doc, cue);
        if !clause.is_reportive() && !outright {
            return false;
        }
    }
    if frame == Frame::Infinitive && (clause.first as usize) < cue.head && doc.clauses[cue.clause].fronted.is_none() {
        return false;
    }
    if let Some(noun) = governing_noun(doc, d, frame) {
        return match cue.entry {
            Some(e) if e.table == "says-nouns" => noun == cue.head,
            // A light verb's own noun.
            Some(e) if !e.words.is_empty() => cue.tokens.has(noun),
            _ => false,
        };
    }
    if cue.entry.is_some_and(|e| e.table == "says-nouns") {
        return false;
    }
    let before = before(doc, d);
    let fronted = clause.parent == Some(cue.clause as u32);
    let start = if fronted { Some(cue.clause) } else { before };
    // Up from what stands before the clause: the first clause with a word of saying in this frame.
    let mut at = start;
    for _ in 0..32 {
        let Some(c) = at else { return false };
        if c == cue.clause {
            return correlate_fits(doc, cue);
        }
        if c != d && cue::verbs(doc, c).iter().any(|v| v.entry.is_some_and(|e| e.frame == frame)) {
            return false;
        }
        // A condition that starts with its verb stands between ("Er kündigte an, komme sie, zu gehen").
        let framed = match doc.clauses[c].fronted {
            Some(Fronted::Clause(f)) if doc.clauses[f as usize].kind == Kind::Main => Some(f),
            _ => None,
        };
        at = doc.clauses[c].parent.or(framed).map(|p| p as usize);
    }
    false
}

/// Whether the cue's clause starts with a word that takes up clause `d` right before it ("Er sei krank, das sagte …",
/// "…, davon geht sie aus").
fn points_back(doc: &Doc, cue: &Cue, d: usize) -> bool {
    let clause = &doc.clauses[cue.clause];
    let joined = clause.beside == Some(d as u32) && matches!(clause.before, zone::Mark::Comma | zone::Mark::Dash);
    let mut own = doc.own(cue.clause);
    let (Some(first), Some(second)) = (own.next(), own.next()) else { return false };
    let token = &doc.tokens[first];
    let takes_up = token.tag == Tag::ProAdverb && cue.tokens.has(first)
        || token.tag == Tag::Pronoun && token.feats.has(Feats::DEMONSTRATIVE);
    joined && takes_up && clause.finite == Some(second as u32)
}

/// Whether clause `d`, or what is coordinated with it, stands first in clause `c`.
fn fronts(doc: &Doc, c: usize, d: usize) -> bool {
    let Some(Fronted::Clause(front)) = doc.clauses[c].fronted else { return false };
    let mut at = front as usize;
    while at > d {
        let clause = &doc.clauses[at];
        let Some(beside) =
            clause.beside.filter(|_| clause.shared.is_some() || clause.conjunction.is_some() && clause.is_reportive())
        else {
            return false;
        };
        at = beside as usize;
    }
    at == d
}

/// The last word before token `i`, marks aside, in its sentence.
fn before_mark(doc: &Doc, i: usize) -> Option<usize> {
    let sentence = doc.sentences[doc.tokens[i].sentence as usize].first as usize;
    (sentence..i).rev().find(|&k| !doc.tokens[k].shape.is_mark())
}

/// The clause of the word before clause `d`, marks aside.
fn before(doc: &Doc, d: usize) -> Option<usize> {
    let first = doc.clauses[d].first as usize;
    let sentence = doc.sentences[doc.clauses[d].sentence as usize].first as usize;
    (sentence..first).rev().find_map(|i| doc.tokens[i].clause).map(|c| c as usize)
}

/// The noun of saying that stands right before clause `d`, its owner between them at most.
fn governing_noun(doc: &Doc, d: usize, frame: Frame) -> Option<usize> {
    let first = doc.clauses[d].first as usize;
    let sentence = doc.sentences[doc.clauses[d].sentence as usize].first as usize;
    let mut at = first;
    let mut steps = 0;
    let mut bracket = first;
    while at > sentence && steps < 12 {
        at -= 1;
        let token = &doc.tokens[at];
        if token.shape.is_mark() {
            let name = (at + 1..first).all(|i| doc.tokens[i].tag == Tag::Name || doc.tokens[i].shape.is_mark());
            if at + 1 == first || token.shape == Shape::Quote || name && doc.word(at) == "," {
                continue;
            }
            return None;
        }
        steps += 1;
        match token.tag {
            Tag::Noun => {
                if doc.pack.noun_entries(doc.lower(at)).any(|e| e.frame == frame) {
                    let end = crate::phrase::chunk(doc, at, bracket)
                        .map_or(at + 1, |p| crate::phrase::extend(doc, &p, bracket, crate::phrase::Reach::Likely));
                    let reaches = (end..bracket).all(|i| doc.tokens[i].shape.is_mark());
                    if !reaches || yields_to_verb(doc, at, frame) {
                        return None;
                    }
                    return Some(owned_noun(doc, at, frame).unwrap_or(at));
                }
            }
            Tag::Name
            | Tag::Determiner
            | Tag::Adjective
            | Tag::Preposition
            | Tag::Number
            | Tag::Foreign
            | Tag::Conjunction => {}
            // The right end of the bracket stands between ("hat mit der Begründung abgelehnt, …").
            Tag::Participle | Tag::Infinitive | Tag::VerbParticle if steps <= 2 => bracket = at,
            Tag::Finite if steps <= 2 && token.clause.is_some_and(|c| doc.clauses[c as usize].is_verb_last()) => {
                bracket = at
            }
            _ => return None,
        }
    }
    None
}

/// The noun of saying that the one at `noun` owns ("das Urteil der Kritik, …"), if it takes the same frame.
fn owned_noun(doc: &Doc, noun: usize, frame: Frame) -> Option<usize> {
    let mut at = noun.checked_sub(1)?;
    while doc.tokens[at].tag == Tag::Adjective {
        at = at.checked_sub(1)?;
    }
    let article = &doc.tokens[at];
    let before = at.checked_sub(1)?;
    let owner = article.tag == Tag::Determiner && article.agreement.allows(laut_pack::Agreement::GENITIVE);
    let says = doc.tokens[before].tag == Tag::Noun
        && doc.tokens[before].clause == doc.tokens[noun].clause
        && doc.pack.noun_entries(doc.lower(before)).any(|e| e.frame == frame);
    (owner && says).then_some(before)
}

/// Whether a noun of saying only names who speaks or where, beside a verb that says it: the verb's subject, or a
/// phrase that tells the place ("der Bericht führt aus, …", "sagte in seiner Rede, …").
fn yields_to_verb(doc: &Doc, noun: usize, frame: Frame) -> bool {
    let Some(c) = doc.tokens[noun].clause.map(|c| c as usize) else { return false };
    let says = |v: &Cue| v.entry.is_some_and(|e| e.frame == frame && e.words.is_empty());
    if !cue::verbs(doc, c).iter().any(says) {
        return false;
    }
    // What stands between the noun and the verb is the noun's ("die Drohung, man gehe, steht im Raum").
    if doc.clauses[c].finite.is_none_or(|f| f as usize > noun) {
        return false;
    }
    let subject = crate::phrase::subject(doc, c).is_some_and(|p| p.head == noun);
    let own: Vec<usize> = doc.own(c).filter(|&i| i <= noun).collect();
    let place = crate::phrase::chunks(doc, &own)
        .into_iter()
        .any(|p| p.head == noun && p.preposition.is_some_and(|at| doc.pack.lists("site-prepositions", doc.lower(at))));
    subject || place
}

/// A verb whose clause is pointed ahead to by a pro-adverb ("wies darauf hin, dass") has that word.
fn correlate_fits(doc: &Doc, cue: &Cue) -> bool {
    let Some(entry) = cue.entry else { return true };
    if entry.preps.is_empty() || entry.prep_optional {
        return true;
    }
    let of_verb = |word: &str| entry.preps.iter().any(|p| word.ends_with(p.as_str()));
    let ends = |i: usize| doc.tokens[i].tag == Tag::ProAdverb && of_verb(doc.lower(i));
    doc.own(cue.clause).any(ends)
}

/// Whether the cue's clause has nothing that could be its object.
fn lacks_object(doc: &Doc, cue: &Cue) -> bool {
    let c = cue.clause;
    let clause = &doc.clauses[c];
    let subject = crate::phrase::subject(doc, c);
    let object = crate::phrase::of_clause(doc, c).iter().any(|p| {
        p.preposition.is_none()
            && Some(p.head) != subject.map(|s| s.head)
            && !crate::phrase::is_time(doc, p)
            && p.agreement.allows(laut_pack::Agreement::ACCUSATIVE)
            && !p.agreement.allows(laut_pack::Agreement::DATIVE)
            && !(doc.tokens[p.first].tag == Tag::Determiner && p.agreement.allows(laut_pack::Agreement::GENITIVE))
    });
    // A thing says nothing outright ("Strafen schränken ein, …").
    let speaks = subject.is_none_or(|s| {
        crate::phrase::can_act(doc, s.head)
            || !crate::phrase::is_thing(doc, s.head)
            || doc.pack.noun_of_saying(doc.lower(s.head)).is_some()
    });
    !object && speaks && clause.quotes.is_empty()
}
