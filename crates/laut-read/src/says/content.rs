//! What is said: the clause a word of saying governs, the quotation beside it, the clause it stands in.

use super::cue::{self, Cue};
use crate::clause::{Fronted, Kind, zone};
use crate::doc::{Doc, Quote, Shape};
use crate::stretch::Stretch;
use laut_pack::frame::ContentPlace;
use laut_pack::{Feats, FinitePlace, Frame, Tag};

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

/// Whether clause `d` has the shape that `frame` asks for.
fn opens_as(doc: &Doc, d: usize, frame: Frame) -> bool {
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
fn governs(doc: &Doc, cue: &Cue, d: usize, frame: Frame) -> bool {
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

/// The quotation that the cue's clause frames: one that stands first in it, or follows it, in its sentence.
fn quotation(doc: &Doc, cue: &Cue) -> Option<Stretch> {
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
fn fragment(doc: &Doc, cue: &Cue) -> Option<Stretch> {
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

/// The clause in which a marker stands, without the marker and its phrase.
fn clause(doc: &Doc, cue: &Cue, speaker: Option<&Stretch>) -> Option<Stretch> {
    let c = cue.clause;
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
