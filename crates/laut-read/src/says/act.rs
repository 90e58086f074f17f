//! The act of a statement where its word of saying leaves it open: from the wording of what is said.
//!
//! "X erklärte, man wolle …" announces and "X sagte, das müsse aufhören" demands, though the verbs only say. The list
//! `wording` of the pack names the words, where in the content they count, and over which acts.

use super::Draft;
use crate::clause::{Clause, Kind};
use crate::doc::Doc;
use crate::phrase;
use crate::stretch::Stretch;
use laut_pack::frame::ContentPlace;
use laut_pack::{Feats, Find, Tag};
use laut_record::{Act, Form};

/// Sets the acts that the wording tells, in the order of the text.
pub(super) fn acts(doc: &Doc, drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        // What is quoted of a statement does what the statement does.
        if let Some(outer) = quoted_of(doc, drafts, n) {
            drafts[n].act = drafts[outer].act;
            continue;
        }
        let draft = &drafts[n];
        let told = worded(doc, draft).or_else(|| embedded(doc, draft)).or_else(|| carried(doc, drafts, n));
        if let Some(act) = told.or_else(|| built(doc, draft)) {
            drafts[n].act = act;
        }
    }
}

/// The statement that draft `n` is a quoted part of.
fn quoted_of(doc: &Doc, drafts: &[Draft], n: usize) -> Option<usize> {
    let fragment = match &doc.pack.rules()[drafts[n].rule].find {
        Find::Frame(rule) => rule.content == ContentPlace::Fragment,
        _ => false,
    };
    drafts[n].within.filter(|&w| fragment && w < n)
}

/// The act of the word of saying in the clause that a marker comments on ("Laut dem Bericht forderte der Verband …").
fn embedded(doc: &Doc, draft: &Draft) -> Option<Act> {
    let c =
        draft.clause.filter(|_| draft.entry.is_none() && draft.form == Form::Indirect && draft.act == Act::State)?;
    let verb = doc.clauses[c].verb.head? as usize;
    let speaks = phrase::subject(doc, c).is_some_and(|s| phrase::can_act(doc, s.head));
    if !draft.content.has(verb) || draft.cue.has(verb) || !speaks || !super::is_said(doc, c) {
        return None;
    }
    let said = super::cue::verbs(doc, c).into_iter().find_map(|v| v.entry.map(|e| e.act))?;
    (!matches!(said, Act::State | Act::NoComment)).then_some(said)
}

/// The act that a run carries on: who accuses or criticises goes on doing so, who denies does as long as he says no.
fn carried(doc: &Doc, drafts: &[Draft], n: usize) -> Option<Act> {
    let draft = &drafts[n];
    let source = &drafts[draft.follows.filter(|&f| f < n && draft.form == Form::IndirectFree)?];
    let goes_on = match source.act {
        Act::Accuse | Act::Criticise => true,
        Act::Deny => draft.clause.is_some_and(|c| doc.clauses[c].verb.negated),
        _ => false,
    };
    (draft.act == Act::State && goes_on).then_some(source.act)
}

/// The act that tense and mood tell: what is alleged of somebody ("soll geschmuggelt haben"), what will come.
fn built(doc: &Doc, draft: &Draft) -> Option<Act> {
    if draft.act != Act::State || draft.form == Form::Reported {
        return None;
    }
    let sentence = doc.tokens[draft.content.first()].sentence;
    let words = || draft.content.tokens().filter(|&i| doc.tokens[i].sentence == sentence && !draft.cue.has(i));
    let verb = draft.content.tokens().find(|&i| doc.tokens[i].tag == Tag::Finite && !is_aside(doc, i))?;
    let clause = clause(doc, verb)?;
    let token = &doc.tokens[verb];
    if token.feats.has(Feats::MODAL) && !clause.verb.passive && is_perfect(doc, verb) {
        return words().any(|i| doc.pack.lists("misdeeds", doc.lower(i))).then_some(Act::Accuse);
    }
    let lemma = draft
        .entry
        .map(|e| if e.particle.is_empty() { e.lemma.clone() } else { format!("{}|{}", e.particle, e.lemma) });
    if token.feats.has(Feats::FUTURE)
        && clause.verb.tokens.iter().any(|&t| doc.tokens[t as usize].tag == Tag::Infinitive)
        && lemma.is_some_and(|l| doc.pack.lists("announcing", &l))
    {
        return Some(Act::Announce);
    }
    let may = token.feats.has(Feats::MODAL) && token.feats.has(Feats::IRREALIS);
    let infinitive = clause.verb.tokens.iter().any(|&t| doc.tokens[t as usize].tag == Tag::Infinitive);
    let ahead = (token.feats.has(Feats::FUTURE) && infinitive || may) && !clause.verb.passive;
    (ahead && !is_own(doc, draft, verb) && words().any(|i| is_ahead(doc, i))).then_some(Act::Predict)
}

/// Whether a word points to the time to come, or names a change.
fn is_ahead(doc: &Doc, i: usize) -> bool {
    let word = doc.lower(i);
    doc.pack.lists("times-ahead", word) || doc.pack.lists("times-ahead", doc.lemma(i))
}

/// The act that the first finite verb of the content tells, else the first of its words that tells one.
fn worded(doc: &Doc, draft: &Draft) -> Option<Act> {
    let sentence = doc.tokens[draft.content.first()].sentence;
    let run = draft.form == Form::IndirectFree;
    // Without a frame the cue is the content's own verb.
    let framed = !matches!(draft.form, Form::IndirectFree | Form::FreeIndirect);
    let within = |i: usize| {
        !doc.tokens[i].shape.is_mark() && !(framed && draft.cue.has(i)) && !(run && doc.tokens[i].sentence != sentence)
    };
    let words = || draft.content.tokens().filter(|&i| within(i));
    let verb = words().find(|&i| doc.tokens[i].tag == Tag::Finite);
    verb.and_then(|i| row(doc, draft, i, true)).or_else(|| words().find_map(|i| row(doc, draft, i, false)))
}

/// What the list tells of word `i`, as the content's verb or as any word.
fn row(doc: &Doc, draft: &Draft, i: usize, as_verb: bool) -> Option<Act> {
    let [act, place, over] = wording(doc, i)? else { return None };
    if !over.split(' ').any(|a| a == draft.act.name()) {
        return None;
    }
    let fits = match place.as_str() {
        "any" => !as_verb,
        "verb" => as_verb && !is_aside(doc, i),
        "affirmed" => as_verb && !is_aside(doc, i) && !clause(doc, i).is_some_and(|c| c.verb.negated),
        "plain" => as_verb && !is_aside(doc, i) && !is_perfect(doc, i),
        "own" => as_verb && is_own(doc, draft, i),
        "summary" => !as_verb && draft.form == Form::Reported,
        "not" => as_verb && clause(doc, i).is_some_and(|c| c.verb.negated),
        _ => false,
    };
    Act::named(act).filter(|_| fits)
}

/// The row of list `wording` for a word; rows end in `-` where any ending may follow.
fn wording<'p>(doc: &Doc<'p>, i: usize) -> Option<&'p [String]> {
    let word = doc.lower(i);
    let cells = |word: &str| doc.pack.listed("wording", |n| (n == 0).then_some(word)).map(|l| l.cells);
    let ends = word.char_indices().skip(3).map(|(end, _)| end).chain([word.len()]);
    cells(word).or_else(|| ends.filter_map(|end| cells(&format!("{}-", &word[..end]))).last())
}

/// Whether the verb's subject is the speaker: a pronoun or the same word again.
fn is_own(doc: &Doc, draft: &Draft, verb: usize) -> bool {
    let Some(subject) = doc.tokens[verb].clause.and_then(|c| phrase::subject(doc, c as usize)) else { return false };
    let head = |s: &Stretch| phrase::chunk(doc, s.first(), s.end()).map(|p| doc.lower(p.head).to_string());
    let head_token = &doc.tokens[subject.head];
    let pronoun = head_token.tag == Tag::Pronoun && !head_token.feats.has(Feats::IMPERSONAL);
    pronoun
        || draft.speaker.as_ref().filter(|s| !s.is_empty()).and_then(head).is_some_and(|h| h == doc.lower(subject.head))
}

/// The clause of a word.
fn clause<'d>(doc: &'d Doc, i: usize) -> Option<&'d Clause> {
    doc.tokens[i].clause.map(|c| &doc.clauses[c as usize])
}

/// Whether a verb stands in a relative clause.
fn is_aside(doc: &Doc, verb: usize) -> bool {
    clause(doc, verb).is_some_and(|c| c.kind == Kind::Relative)
}

/// Whether an auxiliary stands in the infinitive beside the finite verb ("soll gesagt haben"): then the modal tells what is held,
/// not what is wanted.
fn is_perfect(doc: &Doc, verb: usize) -> bool {
    let auxiliary = |&t: &u32| {
        doc.tokens[t as usize].tag == Tag::Infinitive
            && doc.tokens[t as usize].feats.has(Feats::AUXILIARY)
            && !doc.tokens[t as usize].feats.has(Feats::FUTURE)
    };
    clause(doc, verb).is_some_and(|c| c.verb.tokens.iter().any(auxiliary))
}
