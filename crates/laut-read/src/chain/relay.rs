//! Whoever the speaker passes on or leans on: the object of "zitieren", "unter Berufung auf …", the subject of what a marker
//! comments on ("Laut dem Sender X sagte der Minister …").

use super::{Finder, Link};
use crate::clause::Kind;
use crate::doc::Doc;
use crate::phrase::{self, Phrase, Reach};
use crate::says::Draft;
use crate::stretch::Stretch;
use laut_record::{ActorKind, Form};

impl Finder<'_, '_> {
    /// Whoever is passed on by a verb that says so: the object of "zitieren", in the passive its subject.
    pub(super) fn relayed(&self, draft: &Draft) -> Option<Link> {
        let doc = self.doc;
        let c = draft.clause?;
        if !doc.pack.lists("relaying", &verb_lemma(doc, c)?) {
            return None;
        }
        let subject = phrase::subject(doc, c);
        let phrase = match doc.clauses[c].verb.passive {
            true => subject?,
            false => {
                let own: Vec<usize> =
                    doc.own(c).filter(|&i| !draft.speaker.as_ref().is_some_and(|s| s.has(i))).collect();
                let object = |p: &Phrase| {
                    p.preposition.is_none()
                        && Some(p.head) != subject.map(|s| s.head)
                        && phrase::can_act(doc, p.head)
                        && !phrase::is_time(doc, p)
                };
                phrase::chunks(doc, &own).into_iter().find(object)?
            }
        };
        let limit = doc.sentences[doc.clauses[c].sentence as usize].end as usize;
        let end = phrase::extend(doc, &phrase, limit, Reach::Likely);
        self.of_phrase(&phrase, end, Some(c))
    }

    /// Whoever speaks in the clause on which a marker comments ("Laut dem Sender X hat der Minister Vorwürfe erhoben").
    pub(super) fn said_in(&self, draft: &Draft) -> Option<Link> {
        let doc = self.doc;
        let marker = draft.entry.is_none() && draft.form == Form::Indirect && !draft.cue.is_empty();
        let c = draft.clause.filter(|_| marker)?;
        if !crate::says::is_said(doc, c) {
            return None;
        }
        let speaks = |head: usize| draft.speaker.as_ref().is_some_and(|s| s.has(head));
        let subject = phrase::subject(doc, c).filter(|s| !speaks(s.head) && phrase::can_act(doc, s.head))?;
        let end = phrase::extend(doc, &subject, doc.clauses[c].end as usize, Reach::Likely);
        self.of_phrase(&subject, end, Some(c))
    }

    /// Whoever the speaker leans on: "unter Berufung auf …", "will aus Kreisen erfahren haben".
    pub(super) fn leans_on(&self, draft: &Draft) -> Option<Link> {
        let doc = self.doc;
        let c = draft.clause?;
        let own: Vec<usize> = doc.own(c).collect();
        let limit = own.last().map_or(0, |l| l + 1);
        if let Some(at) = own.iter().copied().find(|&i| doc.pack.lists("leaning", doc.lower(i))) {
            let phrase = phrase::chunk(doc, at + 1, limit.max(at + 1)).filter(|p| p.preposition.is_some())?;
            return self.of_phrase(&phrase, limit, Some(c));
        }
        let verb = verb_lemma(doc, c)?;
        if let Some(row) = doc.pack.listed("leaning-verbs", |n| (n == 0).then_some(verb.as_str())) {
            let preposition = row.cells.first().map(String::as_str);
            let leaned = |p: &Phrase| p.preposition.map(|at| doc.lower(at)) == preposition;
            let phrase = phrase::chunks(doc, &own).into_iter().find(leaned)?;
            return self.of_phrase(&phrase, limit, Some(c));
        }
        let speaker = draft.speaker.as_ref().filter(|s| !s.is_empty())?;
        if let Some(link) = self.described_as_leaning(speaker) {
            return Some(link);
        }
        let outlet =
            |i: usize| self.cast.entity_at(i).is_some_and(|e| self.cast.entities[e].kind == Some(ActorKind::Outlet));
        if !speaker.tokens().any(outlet) {
            return None;
        }
        let leaned = |p: &Phrase| {
            p.preposition.is_some_and(|at| doc.pack.lists("source-prepositions", doc.lower(at)))
                && !speaker.has(p.head)
                && !draft.content.has(p.head)
                && doc.pack.lists_noun("sources", doc.lower(p.head))
        };
        let phrase = phrase::chunks(doc, &own).into_iter().find(leaned)?;
        self.of_phrase(&phrase, limit, Some(c))
    }

    /// "…, der sich auf Daten der Behörde beruft": a relative clause on the speaker that says whom it leans on.
    fn described_as_leaning(&self, speaker: &Stretch) -> Option<Link> {
        let doc = self.doc;
        let sentence = doc.tokens[speaker.first()].sentence;
        let from = doc.clauses.partition_point(|c| c.sentence < sentence);
        let clauses = (from..doc.clauses.len()).take_while(|&c| doc.clauses[c].sentence == sentence);
        let c = { clauses }.find(|&c| {
            let first = doc.clauses[c].first as usize;
            doc.clauses[c].kind == Kind::Relative && first >= speaker.end() && first <= speaker.end() + 1
        })?;
        let verb = verb_lemma(doc, c)?;
        let row = doc.pack.listed("leaning-verbs", |n| (n == 0).then_some(verb.as_str()))?;
        let own: Vec<usize> = doc.own(c).collect();
        let leaned = |p: &Phrase| p.preposition.map(|at| doc.lower(at)) == row.cells.first().map(String::as_str);
        let phrase = phrase::chunks(doc, &own).into_iter().find(leaned)?;
        self.of_phrase(&phrase, doc.clauses[c].end as usize, Some(c))
    }
}

/// The lemma of a clause's verb, with the particle that stands apart.
fn verb_lemma(doc: &Doc, c: usize) -> Option<String> {
    let verb = &doc.clauses[c].verb;
    let lemma = doc.lemma(verb.head? as usize);
    Some(verb.particle.map_or_else(|| lemma.to_string(), |p| format!("{}|{lemma}", doc.lower(p as usize))))
}
