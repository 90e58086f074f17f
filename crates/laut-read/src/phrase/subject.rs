//! The subject of a clause: which of its phrases can be nominative, agrees with the verb and can act.

use super::name::ends_as_noun;
use super::{Phrase, chunk, is_time, of_clause};
use crate::doc::Doc;
use laut_pack::{Agreement, Feats, FinitePlace, Tag};

/// The subject of clause `c`: a phrase that can be nominative and agrees with the finite verb.
pub(crate) fn subject(doc: &Doc, c: usize) -> Option<Phrase> {
    subject_but(doc, c, &|_| false, 1)
}

/// The subject that clause `c` has itself. A verb that stands second and has nothing before it but a conjunction goes on with
/// the subject of the clause before ("Norway objected and called on Sweden to …"), unless a phrase can be nothing else.
pub(crate) fn own_subject(doc: &Doc, c: usize) -> Option<Phrase> {
    let clause = &doc.clauses[c];
    let second = doc.pack.manifest().clause.finite == FinitePlace::Second && !clause.is_verb_last();
    let before = (clause.finite? as usize).checked_sub(1).filter(|&i| doc.tokens[i].tag == Tag::Conjunction);
    let goes_on = clause.beside.is_some() && before.is_some_and(|i| doc.tokens[i].clause == Some(c as u32));
    subject(doc, c).filter(|s| !(second && goes_on) || s.agreement.only(Agreement::NOMINATIVE))
}

/// The same, leaving out phrases whose head is `barred`; `actors` is what it counts that a phrase names somebody who
/// can act.
pub(crate) fn subject_but(doc: &Doc, c: usize, barred: &dyn Fn(usize) -> bool, actors: i32) -> Option<Phrase> {
    let clause = &doc.clauses[c];
    let finite = clause.finite? as usize;
    let feats = clause.verb.feats;
    let front = clause.fronted.is_none() && !clause.is_verb_last();
    let free = doc.pack.manifest().clause.finite == FinitePlace::Free;
    let mut best: Option<(i32, Phrase)> = None;
    let mut first_after = true;
    let mut before: Option<Phrase> = None;
    for &whole in of_clause(doc, c) {
        // A bare fixed noun of the verb is no part of what stands before it ("schlugen Fachleute Alarm").
        let fixed = (whole.first + 1..whole.end).find(|&i| {
            let attribute = doc.tokens[i - 1].tag == Tag::Adjective && !doc.tokens[i - 1].shape.is_capital();
            let bare = !attribute && doc.tokens[i - 1].tag != Tag::Determiner;
            bare && barred(i) && doc.tokens[i].tag.is_nominal()
        });
        let phrase = fixed.and_then(|i| chunk(doc, whole.first, i)).filter(|_| whole.preposition.is_none());
        let phrase = phrase.unwrap_or(whole);
        let last = before.replace(phrase);
        // Before the finite verb there is one phrase only: what follows in its field hangs on it.
        // A participle's own phrase stands before it ("In exile living rebels", where a language puts it so).
        let attribute =
            last.is_some_and(|l| l.preposition.is_some() && l.end == phrase.first) && phrase.preposition.is_none();
        let attribute = attribute && doc.tokens[phrase.first].tag == Tag::Adjective;
        if front && !free && phrase.end <= finite && last.is_some() && !attribute {
            continue;
        }
        let nominative = phrase.agreement.allows(Agreement::NOMINATIVE);
        if phrase.preposition.is_some() || !nominative || is_time(doc, &phrase) || barred(phrase.head) {
            continue;
        }
        let head = &doc.tokens[phrase.head];
        // "Als einziges Land": what somebody is called.
        let called = phrase.first > 0 && doc.tokens[phrase.first - 1].tag == Tag::Comparator;
        // A clause that a comparator opens ("as the minister said") has its subject there.
        if called && phrase.end <= finite && clause.kind != crate::clause::Kind::Comparative {
            continue;
        }
        if head.tag == Tag::Reflexive || clause.opener == Some(phrase.head as u32) && head.tag != Tag::Relative {
            continue;
        }
        if !agrees_in_number(doc, &phrase, feats) {
            continue;
        }
        let mut score = 0;
        // A verb in the singular has its subject in the singular.
        let singular = Agreement::MASCULINE.or(Agreement::FEMININE).or(Agreement::NEUTER);
        let plural = feats.has(Feats::PLURAL) || !feats.has(Feats::SINGULAR);
        let agreement = if plural { phrase.agreement } else { phrase.agreement.and(singular) };
        if agreement.only(Agreement::NOMINATIVE) {
            score += 3;
        }
        if phrase.end <= finite && (front || free) {
            score += if is_bare_opener(doc, c, &phrase) { -1 } else { 4 };
            // Two plurals: the first is the subject ("Strafen schränken Händler ein").
            score += if phrase.agreement.only(Agreement::PLURAL) { 2 } else { 0 };
        } else if phrase.first > finite || clause.is_verb_last() {
            if first_after {
                score += 3;
            }
            first_after = false;
        }
        // Right behind a noun, what can be a genitive is one.
        let behind_noun = last.is_some_and(|l| l.end == phrase.first && doc.tokens[l.end - 1].tag == Tag::Noun);
        let determined = doc.tokens[phrase.first].tag == Tag::Determiner;
        if behind_noun && determined && phrase.agreement.allows(Agreement::GENITIVE) {
            score -= 4;
        }
        if head.feats.has(Feats::IMPERSONAL) {
            score -= 2;
        }
        // "Das sagte der Minister": what points back is what was said, not who says it.
        if head.tag == Tag::Pronoun && head.feats.has(Feats::DEMONSTRATIVE) {
            score -= 4;
        }
        if can_act(doc, phrase.head) {
            score += actors;
        }
        if best.as_ref().is_none_or(|(s, _)| score > *s) {
            best = Some((score, phrase));
        }
    }
    best.map(|(_, phrase)| phrase)
}

/// Whether a phrase is a single unknown word at the head of a sentence, where the capital proves nothing: as like as
/// not it is an adverb ("Überraschend erklärte …").
fn is_bare_opener(doc: &Doc, c: usize, phrase: &Phrase) -> bool {
    let sentence = doc.sentences[doc.clauses[c].sentence as usize];
    let word = doc.lower(phrase.head);
    phrase.end == phrase.first + 1
        && phrase.first == sentence.first as usize
        && doc.tokens[phrase.head].tag == Tag::Noun
        && doc.pack.noun(word).is_none()
        && doc.pack.noun_stem(word).is_none()
        && !can_act(doc, phrase.head)
        && !["group-nouns", "people"].iter().any(|l| doc.pack.lists_noun(l, word))
        && !ends_as_noun(doc, phrase.head)
}

/// Whether a phrase with that head names somebody who can act or speak.
pub(crate) fn can_act(doc: &Doc, head: usize) -> bool {
    const LISTS: &[&str] =
        &["titles", "government-nouns", "organisation-nouns", "outlet-nouns", "sources", "country-nouns"];
    let token = &doc.tokens[head];
    match token.tag {
        Tag::Name | Tag::Pronoun => true,
        Tag::Noun => LISTS.iter().any(|l| doc.pack.lists_noun(l, doc.lower(head))),
        _ => false,
    }
}

/// Whether phrase and finite verb agree in number, as far as both decide it.
fn agrees_in_number(doc: &Doc, phrase: &Phrase, feats: Feats) -> bool {
    let (singular, plural) = (feats.has(Feats::SINGULAR), feats.has(Feats::PLURAL));
    if singular == plural {
        return true;
    }
    let coordinated =
        doc.tokens.get(phrase.end).is_some_and(|t| t.tag == Tag::Conjunction || doc.word(phrase.end) == ",");
    let nominative = phrase.agreement.and(Agreement::NOMINATIVE);
    match plural {
        true => nominative.allows(Agreement::PLURAL) || coordinated,
        false => !nominative.only(Agreement::PLURAL),
    }
}
