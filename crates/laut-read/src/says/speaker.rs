//! Whose word it is: the phrase that a rule points at, with apposition and without relative clauses; and to whom.

use super::addressee;
use super::cue::Cue;
use crate::clause::Kind;
use crate::doc::Doc;
use crate::phrase::{self, Phrase, Reach};
use crate::stretch::Stretch;
use laut_pack::frame::{SpeakerFind, SpeakerPlace};
use laut_pack::{Agreement, Feats, FinitePlace, Tag};

/// What the pack writes in place of an addressee where the object of a verb is the one whose words it gives.
const QUOTED: &str = "quoted";

/// What the pack writes where a verb draws the words from something in the dative.
pub(super) const DRAWN: &str = "drawn";

/// What the pack writes beside an addressee that a verb never lacks.
const ALWAYS: &str = "always";

/// Who says it and to whom.
pub(super) struct Who {
    /// The phrase; none when the frame names nobody.
    pub(super) phrase: Option<Stretch>,
    pub(super) addressee: Option<Stretch>,
    /// Whether a noun of saying has no owner of its own: the verb of its clause says whose it is.
    pub(super) of_verb: bool,
}

/// Looks for the speaker at the place a rule gives. `None` when the rule does not fit: it asks for a phrase of some
/// kind and none stands there.
pub(super) fn find(doc: &Doc, rule: &SpeakerFind, cue: &Cue) -> Option<Who> {
    let nobody = Who { phrase: None, addressee: None, of_verb: false };
    match rule.place {
        SpeakerPlace::Subject => Some(subject(doc, cue)),
        SpeakerPlace::After => {
            let phrase = after(doc, cue)?;
            allowed(doc, rule, &phrase).then(|| Who {
                phrase: Some(whole(doc, cue, &phrase)),
                addressee: None,
                of_verb: false,
            })
        }
        SpeakerPlace::Before => {
            let phrase = before(doc, cue)?;
            let first = field_start(doc, cue).unwrap_or(phrase.first);
            allowed(doc, rule, &phrase).then(|| Who {
                phrase: Some(Stretch::of(first, cue.head)),
                addressee: None,
                of_verb: false,
            })
        }
        SpeakerPlace::Owner => Some(owner(doc, cue)),
        SpeakerPlace::Phrase => Some(Who { phrase: source_phrase(doc, cue), addressee: None, of_verb: false }),
        SpeakerPlace::Cue => Some(Who { phrase: Some(cue.tokens.clone()), addressee: None, of_verb: false }),
        SpeakerPlace::Elsewhere => Some(nobody),
    }
}

/// Whether the head of a phrase is what the rule asks for.
fn allowed(doc: &Doc, rule: &SpeakerFind, phrase: &Phrase) -> bool {
    let in_table = |name: &String| match name.as_str() {
        "says-nouns" => doc.pack.noun_entries(doc.lower(phrase.head)).any(|e| e.frame == laut_pack::Frame::Source),
        list => doc.pack.lists_noun(list, doc.lower(phrase.head)),
    };
    (rule.head.is_empty() || rule.head.iter().any(in_table)) && !rule.unless.iter().any(in_table)
}

/// The phrase right after a marker.
fn after(doc: &Doc, cue: &Cue) -> Option<Phrase> {
    let end = sentence_end(doc, cue.head);
    let at = cue.head + 1;
    if at >= end || doc.tokens[at].tag == Tag::Preposition {
        return None;
    }
    let phrase = phrase::chunk(doc, at, end)?;
    (phrase.first == at).then_some(phrase)
}

/// The phrase with all that belongs to it, up to where its clause goes on.
fn whole(doc: &Doc, cue: &Cue, phrase: &Phrase) -> Stretch {
    let end = sentence_end(doc, cue.head);
    let free = doc.pack.manifest().clause.finite == FinitePlace::Free;
    let first = doc.own(cue.clause).next() == Some(cue.tokens.first());
    let mut limit = end;
    for i in phrase.end..end {
        // "According to X, …": where the verb may stand anywhere, a comma divides what stands first from the clause.
        if free && first && doc.word(i) == "," {
            limit = i;
            break;
        }
        let own = doc.tokens[i].clause == Some(cue.clause as u32) || doc.tokens[i].clause.is_none();
        if doc.tokens[i].tag == Tag::Finite || !own {
            limit = i;
            break;
        }
    }
    // Before the finite verb of its clause the phrase fills the field alone; elsewhere other phrases may follow.
    let finite = doc.clauses[cue.clause].finite.map(|f| f as usize);
    let field = first && finite == Some(limit) && !doc.clauses[cue.clause].is_verb_last();
    let reach = if field { Reach::Field } else { Reach::Likely };
    let end = phrase::extend(doc, phrase, limit, reach);
    Stretch::of(phrase.first, end)
}

/// The phrase right before a marker.
fn before(doc: &Doc, cue: &Cue) -> Option<Phrase> {
    let sentence = doc.sentences[doc.tokens[cue.head].sentence as usize];
    let clause = &doc.clauses[cue.clause];
    let finite = clause.finite.map_or(usize::MAX, |f| f as usize);
    if governs_next(doc, cue) {
        return None;
    }
    let mut best = None;
    let mut from = cue.head;
    // The longest phrase that ends right before the marker.
    while from > sentence.first as usize && cue.head - from < 24 {
        from -= 1;
        if from == finite
            || doc.tokens[from].tag == Tag::Finite
            || doc.tokens[from].clause.is_some_and(|c| c as usize != cue.clause)
        {
            break;
        }
        let tag = doc.tokens[from].tag;
        if !matches!(
            tag,
            Tag::Determiner | Tag::Noun | Tag::Name | Tag::Adjective | Tag::Pronoun | Tag::Number | Tag::Foreign
        ) {
            continue;
        }
        if let Some(phrase) = phrase::chunk(doc, from, cue.head) {
            let reaches = phrase::extend(doc, &phrase, cue.head, Reach::Likely) == cue.head;
            if reaches {
                best = Some(phrase);
                if tag == Tag::Determiner {
                    // A genitive may hang on a noun before it; go on only through one.
                    if !phrase.agreement.only(Agreement::GENITIVE)
                        && !doc.tokens[from.saturating_sub(1)].tag.is_nominal()
                    {
                        break;
                    }
                }
            }
        }
    }
    best
}

/// Whether a marker that may stand before or after its phrase governs the one after it ("die Forderung nach einem
/// Abzug").
fn governs_next(doc: &Doc, cue: &Cue) -> bool {
    let at = cue.head + 1;
    let preposition = doc.tokens[cue.head].tag == Tag::Preposition && at < sentence_end(doc, cue.head);
    let next =
        || phrase::chunk(doc, at, sentence_end(doc, cue.head)).filter(|p| p.first == at && p.preposition.is_none());
    preposition && next().is_some_and(|p| p.agreement.allows(doc.tokens[cue.head].agreement))
}

/// Where the phrase before a marker starts that fills the field before the finite verb alone ("Ersten Angaben von
/// gestern zufolge ist …"): at the first word of the clause.
fn field_start(doc: &Doc, cue: &Cue) -> Option<usize> {
    let clause = &doc.clauses[cue.clause];
    let first = clause.first as usize;
    let fills = !clause.is_verb_last()
        && clause.fronted.is_none()
        && clause.finite == Some(cue.head as u32 + 1)
        && first < cue.head
        && cue.head - first < 16;
    let opens = |i: usize| {
        let tag = doc.tokens[i].tag;
        tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Adjective | Tag::Predicative | Tag::Number)
    };
    (fills && opens(first)).then_some(first)
}

fn sentence_end(doc: &Doc, i: usize) -> usize {
    doc.sentences[doc.tokens[i].sentence as usize].end as usize
}

/// The subject of the cue's verb, or its agent in the passive.
fn subject(doc: &Doc, cue: &Cue) -> Who {
    let c = cue.clause;
    let clause = &doc.clauses[c];
    if clause.verb.passive {
        // Who is quoted is the subject; who quotes is only the way the words came.
        let quoted = cue.entry.is_some_and(|e| e.to.iter().any(|t| t == QUOTED));
        let phrase = match phrase::subject(doc, c).filter(|p| quoted && phrase::can_act(doc, p.head)) {
            Some(subject) => Some(reaching(doc, c, &subject, cue)),
            None => agent(doc, c).or_else(|| source_phrase(doc, cue)),
        };
        let addressee = addressee::find(doc, cue, phrase.as_ref());
        return Who { phrase, addressee, of_verb: false };
    }
    if phrase::subject(doc, c).is_some_and(|p| doc.tokens[p.head].feats.has(Feats::IMPERSONAL)) {
        return Who { phrase: source_phrase(doc, cue), addressee: None, of_verb: false };
    }
    let barred = |head: usize| cue.tokens.has(head);
    let acts = |p: &Phrase| phrase::can_act(doc, p.head) || doc.pack.noun_of_saying(doc.lower(p.head)).is_some();
    // Right behind a conjunction a finite verb shares the subject before it.
    let shares = clause.conjunction.is_some_and(|k| clause.finite == Some(k + 1)) && !clause.is_verb_last();
    let found = match phrase::subject_but(doc, c, &barred, 2) {
        Some(phrase) if acts(&phrase) && !shares => Some((c, phrase)),
        // A clause coordinated with another, or an infinitive, has the subject of that one; what looks like its own and
        // cannot speak is its object ("… und nannte den Auftrag klar").
        own => inherited(doc, c).filter(|(_, p)| own.is_none() || acts(p)).or(own.map(|p| (c, p))),
    };
    let phrase = match found {
        Some((c, p)) => Some(reaching(doc, c, &p, cue)),
        None => source_phrase(doc, cue).or_else(|| drawn_from(doc, cue)),
    };
    let addressee = addressee::find(doc, cue, phrase.as_ref());
    Who { phrase, addressee, of_verb: false }
}

fn inherited(doc: &Doc, c: usize) -> Option<(usize, Phrase)> {
    let clause = &doc.clauses[c];
    let from = match clause.kind {
        Kind::Infinitive => clause.parent,
        _ if clause.conjunction.is_some() || clause.shared.is_some() => clause.beside,
        _ => None,
    }? as usize;
    let phrase = phrase::subject(doc, from)?;
    (!doc.tokens[phrase.head].feats.has(Feats::IMPERSONAL)).then_some((from, phrase))
}

/// A phrase with apposition and what else belongs to it, without relative clauses.
pub(super) fn extended(doc: &Doc, c: usize, phrase: &Phrase) -> Stretch {
    let end = field_end(doc, c, phrase);
    extended_to(doc, c, phrase, end, Reach::Likely)
}

/// The same beside a cue: not into its fixed words, nor into what its verb takes.
fn reaching(doc: &Doc, c: usize, phrase: &Phrase, cue: &Cue) -> Stretch {
    let taken = |i: usize| match cue.entry {
        _ if cue.tokens.has(i) => true,
        Some(entry) if doc.tokens[i].tag == Tag::Preposition => {
            entry.preps.iter().chain(&entry.to).any(|p| p == doc.lower(i) || p == doc.lemma(i))
                || doc.pack.lists("addressee-prepositions", doc.lower(i))
        }
        _ => false,
    };
    let end = field_end(doc, c, phrase);
    let limit = (phrase.end..end)
        .find(|&i| taken(i) || doc.tokens[i].tag == Tag::Preposition && i + 1 < doc.tokens.len() && taken(i + 1))
        .unwrap_or(end);
    let to = |word: &str| cue.entry.is_some_and(|e| e.to.iter().any(|t| t == word));
    let reach = match () {
        () if to(ALWAYS) && !other_dative(doc, c, phrase, limit) => Reach::BeforeAddressee,
        () if to("dat") => Reach::BeforeDative,
        () => Reach::Likely,
    };
    extended_to(doc, c, phrase, limit, reach)
}

/// Whether a phrase that can only be dative comes after the one that follows `phrase`.
fn other_dative(doc: &Doc, c: usize, phrase: &Phrase, limit: usize) -> bool {
    let own: Vec<usize> = doc.own(c).filter(|&i| i >= phrase.end).collect();
    phrase::chunks(doc, &own).iter().any(|p| {
        p.preposition.is_none() && p.first > phrase.end && p.first >= limit && p.agreement.only(Agreement::DATIVE)
    })
}

/// Where the words of clause `c` that follow a phrase without interruption end.
fn field_end(doc: &Doc, c: usize, phrase: &Phrase) -> usize {
    let finite = doc.clauses[c].finite.map_or(usize::MAX, |f| f as usize);
    let own = |i: usize| doc.tokens[i].clause == Some(c as u32);
    let mut limit = phrase.end;
    let sentence = sentence_end(doc, phrase.first);
    while limit < sentence
        && limit != finite
        && !doc.in_opaque(limit)
        && (own(limit) || doc.tokens[limit].clause.is_none())
    {
        limit += 1;
    }
    limit
}

fn extended_to(doc: &Doc, c: usize, phrase: &Phrase, limit: usize, reach: Reach) -> Stretch {
    let clause = &doc.clauses[c];
    let finite = clause.finite.map_or(usize::MAX, |f| f as usize);
    let field = phrase.end <= finite && finite != usize::MAX && !clause.is_verb_last() && limit == finite;
    let end = phrase::extend(doc, phrase, limit, if field { Reach::Field } else { reach });
    Stretch::of(phrase.first, end)
}

/// The agent of a passive: "von der Polizei".
fn agent(doc: &Doc, c: usize) -> Option<Stretch> {
    let phrase = phrase::of_clause(doc, c)
        .iter()
        .find(|p| p.preposition.is_some_and(|at| doc.tokens[at].feats.has(Feats::AGENT)) && !phrase::is_time(doc, p))?;
    Some(extended(doc, c, phrase))
}

/// The owner of a noun of saying: a genitive, "von …", a possessive; else the subject of its clause.
fn owner(doc: &Doc, cue: &Cue) -> Who {
    let end = sentence_end(doc, cue.head);
    let at = cue.head + 1;
    let own = |phrase| Who { phrase, addressee: None, of_verb: false };
    if at < end {
        let follows = phrase::chunk(doc, at, end).filter(|p| {
            let genitive = p.preposition.is_none()
                && p.agreement.allows(Agreement::GENITIVE)
                && matches!(doc.tokens[at].tag, Tag::Determiner | Tag::Adjective);
            let of = p.preposition == Some(at) && doc.pack.lists("owner-prepositions", doc.lower(at));
            let name = p.end == at + 1 && doc.tokens[at].tag == Tag::Name && phrase::is_owner(doc, at);
            genitive || of || name
        });
        if let Some(phrase) = follows {
            return own(Some(extended(doc, cue.clause, &phrase)));
        }
    }
    // "ihre Behauptung"
    if cue.head > 0 && doc.tokens[cue.head - 1].feats.has(Feats::POSSESSIVE) {
        return own(Some(Stretch::of(cue.head - 1, cue.head)));
    }
    // "Russlands Behauptung"
    if cue.head > 0 && doc.tokens[cue.head - 1].tag == Tag::Name && phrase::is_owner(doc, cue.head - 1) {
        return own(Some(Stretch::of(cue.head - 1, cue.head)));
    }
    // "stand im Verdacht, …": whoever is under an accusation does not utter it.
    let before =
        (0..cue.head).rev().take_while(|&i| matches!(doc.tokens[i].tag, Tag::Determiner | Tag::Adjective)).last();
    let preposition = before.unwrap_or(cue.head).checked_sub(1).filter(|&i| doc.tokens[i].tag == Tag::Preposition);
    let under = preposition.is_some_and(|i| !doc.pack.lists("means-prepositions", doc.lower(i)));
    if under && cue.entry.is_some_and(|e| e.act == laut_record::Act::Accuse) {
        return own(None);
    }
    let clause = &doc.clauses[cue.clause];
    // Nor is it somebody in the words that are quoted.
    let quoted = |head: usize| {
        let quote = doc.quotes_from(cue.head + 1).first();
        quote.is_some_and(|q| (q.open as usize..q.close as usize).contains(&head))
    };
    let subject = phrase::subject_but(doc, cue.clause, &|head| cue.tokens.has(head) || quoted(head), 1)
        .filter(|p| p.head != cue.head && !clause.verb.passive && !doc.tokens[p.head].feats.has(Feats::IMPERSONAL));
    // Where the noun is the subject: from whom its words came ("der Vorschlag kam von …").
    let phrase = match subject {
        Some(p) => Some(extended(doc, cue.clause, &p)),
        None => agent(doc, cue.clause),
    };
    Who { phrase, addressee: None, of_verb: true }
}

/// The phrase in the dative that a verb draws words from ("dem Papier ist zu entnehmen").
fn drawn_from(doc: &Doc, cue: &Cue) -> Option<Stretch> {
    cue.entry?.to.iter().any(|t| t == DRAWN).then_some(())?;
    let own: Vec<usize> = doc.own(cue.clause).collect();
    let dative = |p: &Phrase| p.preposition.is_none() && p.agreement.only(Agreement::DATIVE);
    let phrase = phrase::chunks(doc, &own).into_iter().find(dative)?;
    Some(extended(doc, cue.clause, &phrase))
}

/// The source in a prepositional phrase of an impersonal frame: "aus Regierungskreisen hieß es".
fn source_phrase(doc: &Doc, cue: &Cue) -> Option<Stretch> {
    // "Aus Rom hieß es": where nobody else can be meant.
    let impersonal = phrase::subject(doc, cue.clause).is_some_and(|p| doc.tokens[p.head].feats.has(Feats::IMPERSONAL))
        && cue.entry.is_some_and(|e| e.table == "says-verbs");
    // "Steht in der Akte": where nobody is named who could say it, whatever the words stand in.
    let nobody = !doc.clauses[cue.clause].verb.passive
        && cue.entry.is_some_and(|e| e.table == "says-verbs")
        && phrase::subject(doc, cue.clause).is_none_or(|p| doc.tokens[p.head].feats.has(Feats::IMPERSONAL));
    let is_source = |p: &Phrase| {
        let head = doc.lower(p.head);
        let listed = ["sources", "outlet-nouns", "government-nouns", "organisation-nouns"];
        doc.pack.noun_entries(head).next().is_some()
            || listed.iter().any(|l| doc.pack.lists_noun(l, head))
            || crate::who::is_outlet(doc, p.first, p.end)
            || impersonal && doc.tokens[p.head].tag == Tag::Name
            || nobody && doc.tokens[p.head].tag == Tag::Noun && p.agreement.only(Agreement::DATIVE)
    };
    let phrase = phrase::of_clause(doc, cue.clause).iter().find(|p| {
        p.preposition.is_some_and(|at| doc.pack.lists("source-prepositions", doc.lower(at)))
            && !phrase::is_time(doc, p)
            && is_source(p)
    })?;
    Some(extended(doc, cue.clause, phrase))
}
