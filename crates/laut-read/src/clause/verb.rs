//! The verb of a clause: its full verb, particle, voice and mood, over the bracket.

use super::{Kind, Verb};
use crate::doc::Doc;
use laut_pack::{Feats, Tag};

/// Reads the verb of clause `c` from its own tokens.
pub(super) fn verb(doc: &Doc, c: usize) -> Verb {
    let clause = &doc.clauses[c];
    let mut verb = Verb::default();
    let mut lexical: Option<usize> = None;
    let mut auxiliary: Option<usize> = clause.shared.map(|s| s as usize);
    verb.tokens.extend(clause.shared);
    for i in doc.own(c) {
        let token = &doc.tokens[i];
        match token.tag {
            Tag::Finite if clause.finite == Some(i as u32) => {
                verb.tokens.push(i as u32);
                match token.feats.any(Feats::AUXILIARY.with(Feats::MODAL)) {
                    true => auxiliary = Some(i),
                    false => lexical = Some(i),
                }
            }
            Tag::Participle | Tag::Infinitive | Tag::MarkedInfinitive => {
                let light = token.feats.any(Feats::AUXILIARY.with(Feats::MODAL));
                if in_bracket(doc, c, i) {
                    verb.tokens.push(i as u32);
                    // The last full verb of the bracket is what is done ("hat sagen lassen").
                    if !light {
                        lexical = lexical.filter(|l| doc.tokens[*l].tag == Tag::Finite).or(Some(i));
                    } else if auxiliary.is_none() || lexical.is_none() {
                        auxiliary = auxiliary.or(Some(i));
                    }
                }
            }
            Tag::Reflexive => {
                verb.reflexive = true;
                verb.tokens.push(i as u32);
            }
            Tag::Negation => verb.negated = true,
            Tag::Determiner | Tag::Pronoun if token.feats.has(Feats::NEGATIVE) => verb.negated = true,
            _ => {}
        }
    }
    verb.head = lexical.or(auxiliary).map(|i| i as u32);
    if let Some(particle) = verb.head.and_then(|h| particle(doc, c, h as usize)) {
        verb.particle = Some(particle as u32);
        verb.tokens.push(particle as u32);
        verb.tokens.sort_unstable();
    }
    verb.passive = is_passive(doc, &verb);
    if let Some(finite) = clause.finite.or(clause.shared) {
        verb.feats = mood(doc, c, finite as usize);
    }
    verb
}

/// The particle that belongs to the verb at `head` and stands apart from it: at the end of its clause's own words,
/// known with that verb; or tagged as a particle and nothing else.
fn particle(doc: &Doc, c: usize, head: usize) -> Option<usize> {
    let tag = doc.tokens[head].tag;
    let readings = doc.pack.readings(doc.lower(head)).iter().filter(|r| r.tag == tag);
    let lemmas: Vec<&str> = readings.map(|r| doc.pack.lemma(r.lemma)).collect();
    let known = |i: usize| lemmas.iter().any(|l| doc.pack.is_separable(doc.lower(i), l));
    // Written apart before its verb: "als sie bekannt gab", "hat bekannt gegeben".
    let apart = head.checked_sub(1).filter(|&i| {
        let word = matches!(doc.tokens[i].tag, Tag::VerbParticle | Tag::Predicative | Tag::Adverb | Tag::Participle);
        word && doc.tokens[i].clause == Some(c as u32) && known(i)
    });
    if apart.is_some() || tag != Tag::Finite {
        return apart;
    }
    let mut candidates = doc.own(c).rev().filter(|&i| i > head);
    candidates.find(|&i| {
        let token = &doc.tokens[i];
        match token.tag {
            Tag::VerbParticle => {
                let also_adverb = doc.pack.readings(doc.lower(i)).iter().any(|r| r.tag == Tag::Adverb);
                known(i) || !also_adverb
            }
            Tag::Predicative
            | Tag::Adverb
            | Tag::ProAdverb
            | Tag::Preposition
            | Tag::Postposition
            | Tag::Adjective
            | Tag::Participle => known(i) && ends_field(doc, c, i),
            _ => false,
        }
    })
}

/// Whether token `i` is the last own word of its clause up to a mark, or what follows can stand behind the bracket.
fn ends_field(doc: &Doc, c: usize, i: usize) -> bool {
    match doc.tokens.get(i + 1) {
        None => true,
        Some(next) => next.clause != Some(c as u32) || next.tag == Tag::Conjunction,
    }
}

/// Whether a form that is not finite belongs to the clause's verb: it stands at the right end of a bracket, or first
/// ("Verletzt wurde niemand"), not inside a phrase.
fn in_bracket(doc: &Doc, c: usize, i: usize) -> bool {
    let clause = &doc.clauses[c];
    if clause.kind == Kind::Infinitive {
        return true;
    }
    let Some(finite) = clause.finite.or(clause.shared) else { return true };
    let auxiliary = doc.tokens[finite as usize].feats.any(Feats::AUXILIARY.with(Feats::MODAL));
    let marked =
        doc.tokens[i].tag == Tag::MarkedInfinitive || (i > 0 && doc.tokens[i - 1].tag == Tag::InfinitiveMarker);
    // "Ist dem Papier zu entnehmen": with a marked infinitive an auxiliary is a modal.
    let ends = auxiliary && marked && ends_field(doc, c, i);
    ends || auxiliary && !marked || doc.tokens[i].tag == Tag::Infinitive && !marked
}

/// An auxiliary of the passive with a participle.
fn is_passive(doc: &Doc, verb: &Verb) -> bool {
    let participle = verb.head.is_some_and(|h| doc.tokens[h as usize].tag == Tag::Participle);
    participle && verb.tokens.iter().any(|i| doc.tokens[*i as usize].feats.has(Feats::PASSIVE))
}

/// Mood, tense, person and number of the finite verb: those of its readings that agree with the subject's person,
/// which is the third unless a pronoun of another stands in the clause.
fn mood(doc: &Doc, c: usize, finite: usize) -> Feats {
    let first = doc.own(c).any(|i| {
        let t = &doc.tokens[i];
        t.tag == Tag::Pronoun
            && t.feats.has(Feats::FIRST.with(Feats::SINGULAR))
            && t.agreement.only(laut_pack::Agreement::NOMINATIVE)
    });
    let readings = doc.pack.readings(doc.lower(finite)).iter().filter(|r| r.tag == Tag::Finite);
    let person = if first { Feats::FIRST } else { Feats::THIRD };
    let mut fitting: Option<Feats> = None;
    let mut any: Option<Feats> = None;
    for reading in readings {
        any = Some(any.map_or(reading.feats, |f| f.with(reading.feats)));
        if reading.feats.any(person) {
            fitting = Some(fitting.map_or(reading.feats, |f| f.with(reading.feats)));
        }
    }
    fitting.or(any).unwrap_or(doc.tokens[finite].feats)
}
