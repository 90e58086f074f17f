//! Whoever a speaker phrase names: itself, the owner of a noun of saying ("nach Angaben der Polizei"), the name behind a
//! pronoun, the source that a word like "demnach" takes up.

use super::{Finder, Link, unnamed};
use crate::doc::Doc;
use crate::phrase::{self, Phrase, Reach};
use crate::stretch::Stretch;
use crate::who::{self, Cast, Mention};
use laut_pack::{Agreement, Feats, Tag};
use laut_record::ActorKind;

/// How many statements back one is looked for whose source a word like "thereafter" takes up.
const DRAFTS_BACK_MAX: usize = 64;

/// How deep the search for an owner goes.
const DEPTH_MAX: u8 = 6;

/// How many phrases back words are looked for that are taken up.
const MENTIONS_BACK_MAX: usize = 300;

impl Finder<'_, '_> {
    /// Whoever the speaker phrase of draft `n` names.
    pub(super) fn speaking(&self, n: usize, speaker: &Stretch) -> Option<Link> {
        let draft = &self.drafts[n];
        let mut first = speaker.first();
        if self.doc.tokens[first].tag == Tag::Preposition {
            first += 1;
        }
        let phrase = phrase::chunk(self.doc, first, speaker.end())?;
        self.of_phrase(&phrase, speaker.end(), draft.clause)
    }

    /// Whoever a phrase names: itself, the owner of a noun of saying, the name behind a pronoun. `clause` is the clause
    /// that it speaks in.
    pub(super) fn of_phrase(&self, phrase: &Phrase, limit: usize, clause: Option<usize>) -> Option<Link> {
        // "der Bericht des Berichts des …": owners of owners end somewhere.
        if self.depth.get() >= DEPTH_MAX {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let found = self.named_by(phrase, limit, clause);
        self.depth.set(self.depth.get() - 1);
        found
    }

    fn named_by(&self, phrase: &Phrase, limit: usize, clause: Option<usize>) -> Option<Link> {
        let (doc, cast) = (self.doc, self.cast);
        let head = phrase.head;
        let token = &doc.tokens[head];
        match token.tag {
            // People in general are nobody's word.
            Tag::Pronoun if token.feats.has(Feats::GENERIC) => return None,
            Tag::Pronoun if token.feats.has(Feats::PERSONAL) => {
                return Some(named(cast, cast.entity_at(head)?, Stretch::of(head, head + 1)));
            }
            // "dieser", "letztere": the nearest before it that fits.
            Tag::Pronoun if token.feats.has(Feats::DEMONSTRATIVE) => {
                let sentence = token.sentence.saturating_sub(1);
                let end = cast.mentions.partition_point(|m| m.end <= head);
                let mut before = (0..end).rev().take_while(|&m| doc.tokens[cast.mentions[m].head].sentence >= sentence);
                let fits = |m: &Mention| {
                    !m.pronoun
                        && m.agreement.allows(Agreement::ANY)
                        && genders_meet(m.agreement, token.agreement)
                        && (phrase::can_act(doc, m.head) || m.name.0 < m.name.1)
                };
                let m = before.find(|&m| fits(&cast.mentions[m]))?;
                return Some(named(cast, cast.of_mention[m]?, Stretch::of(head, head + 1)));
            }
            Tag::Relative => {
                let entity = (0..head).rev().take(12).find_map(|i| cast.entity_at(i))?;
                return Some(named(cast, entity, Stretch::of(head, head + 1)));
            }
            _ => {}
        }
        let named_here = cast.mention_at(head).is_some_and(|m| cast.mentions[m].name.0 < cast.mentions[m].name.1);
        if token.tag == Tag::Noun && !named_here {
            let entry = doc.pack.noun_entries(doc.lower(head)).next();
            if entry.is_some() && !doc.pack.lists_noun("titles", doc.lower(head)) {
                let owner = self.owner(phrase, limit, clause).or_else(|| self.owner_before(phrase));
                return Some(owner.unwrap_or_else(|| itself(doc, phrase)));
            }
        }
        let end = phrase::extend(doc, phrase, limit, Reach::Field).min(limit).max(phrase.end);
        let end = without_time(doc, phrase.end, end);
        let place = Stretch::of(phrase.first, end);
        // "die Haushaltspolitikerin …, Anja Hajduk": the name stands in apposition.
        let appositive = (!named_here)
            .then(|| {
                (phrase.end..end).filter(|&i| i > 0 && doc.word(i - 1) == ",").find_map(|i| {
                    let m = cast.mention_at(i).or_else(|| cast.mention_at(i + 1))?;
                    (cast.mentions[m].name.0 < cast.mentions[m].name.1).then_some(m)
                })
            })
            .flatten()
            .or_else(|| self.bearer(phrase, end).filter(|_| !named_here));
        let mention = appositive.or_else(|| cast.mention_at(head));
        let entity = mention.and_then(|m| cast.of_mention[m]);
        let (Some(m), Some(e)) = (mention, entity) else {
            return Some(Link {
                text: who::citation(doc, phrase.first, head, end, phrase.agreement),
                entity: None,
                place,
                anonymous: !has_name(doc, phrase),
                on_record: has_name(doc, phrase),
                stated: true,
                cue: Stretch::default(),
            });
        };
        let mut link = named(cast, e, place.clone());
        if cast.entities[e].words.is_empty() {
            // Nobody's name: the phrase as it stands, without a definite article.
            let from = if cast.mentions[m].definite { cast.mentions[m].first } else { phrase.first };
            link.text = who::citation(doc, from, head, end, phrase.agreement);
        }
        link.anonymous = unnamed::is_anonymous(doc, cast, m, e, end);
        link.on_record = !link.anonymous || unnamed::is_spokesperson(doc, &cast.mentions[m], end);
        if let Some(other) = self.coordinated(phrase.end, limit, clause) {
            // Several with one voice are one step, and no single actor.
            link.text = format!("{} {} {}", link.text, doc.word(phrase.end), other.text);
            link.entity = None;
            link.anonymous &= other.anonymous;
            link.on_record |= other.on_record;
            link.place = Stretch::of(phrase.first, other.place.end());
        }
        Some(link)
    }

    /// Whoever is coordinated with the phrase that ends at `at`.
    fn coordinated(&self, at: usize, limit: usize, clause: Option<usize>) -> Option<Link> {
        let doc = self.doc;
        let conjunction = at + 1 < limit && doc.tokens[at].tag == Tag::Conjunction;
        let phrase = conjunction.then(|| phrase::chunk(doc, at + 1, limit)).flatten()?;
        let acts = phrase.preposition.is_none() && phrase::can_act(doc, phrase.head);
        self.of_phrase(&phrase, limit, clause).filter(|_| acts || self.cast.entity_at(phrase.head).is_some())
    }

    /// The name that ends a long phrase and is the one of its head ("der Vorsitzende des Ausschusses Eva Klee").
    fn bearer(&self, phrase: &Phrase, end: usize) -> Option<usize> {
        let (doc, cast) = (self.doc, self.cast);
        let m = cast.mention_at(end.checked_sub(1).filter(|&last| last >= phrase.end)?)?;
        let (first, last) = cast.mentions[m].name;
        let title = doc.pack.lists_noun("titles", doc.lower(phrase.head));
        let person = last > first + 1 && doc.pack.lists("given-names", doc.lower(first));
        (title && person && last == end && !phrase::is_owner(doc, last - 1)).then_some(m)
    }

    /// The owner of a noun of saying: a genitive, "von …", the first part of a compound, a possessive, the subject of
    /// the clause ("nach eigenen Angaben").
    fn owner(&self, phrase: &Phrase, limit: usize, clause: Option<usize>) -> Option<Link> {
        let (doc, cast) = (self.doc, self.cast);
        if phrase.end < limit {
            let inner = phrase::chunk(doc, phrase.end, limit);
            let owns = |p: &Phrase| p.preposition.is_none_or(|p| doc.pack.lists("owner-prepositions", doc.lower(p)));
            if let Some(inner) = inner.filter(|p| owns(p) && !phrase::is_time(doc, p)) {
                return self.of_phrase(&inner, limit, clause);
            }
        }
        // "Russlands Angaben zufolge", "dpa-Angaben"
        let attributes = phrase.first..phrase.head;
        if let Some(i) = (phrase.first..phrase.end).find(|&i| doc.tokens[i].tag == Tag::Name) {
            let entity = cast.entity_at(i);
            let text = entity.map_or_else(|| doc.word(i).to_string(), |e| cast.entities[e].name.clone());
            let place = Stretch::of(i, i + 1);
            return Some(Link {
                text,
                entity,
                place,
                anonymous: false,
                on_record: true,
                stated: true,
                cue: Stretch::default(),
            });
        }
        if let Some(i) = attributes.clone().find(|&i| doc.tokens[i].feats.has(Feats::POSSESSIVE)) {
            let entity = who::possessor(doc, cast, i, self.speakers)?;
            return Some(named(cast, entity, Stretch::of(i, i + 1)));
        }
        let own = attributes.clone().any(|i| doc.pack.lists("own-words", doc.lower(i)));
        let subject = own.then(|| self.subject(clause?, phrase)).flatten();
        subject.or_else(|| compound_owner(doc, phrase.head))
    }

    /// The earlier phrase that one with a definite article takes up ("die Studie"): the mention of the same noun.
    fn taken_up(&self, phrase: &Phrase) -> Option<usize> {
        let (doc, cast) = (self.doc, self.cast);
        let determiner = &doc.tokens[phrase.first];
        let fused = phrase.preposition.is_some_and(|p| doc.tokens[p].feats.has(Feats::FUSED));
        let definite =
            determiner.tag == Tag::Determiner && determiner.feats.any(Feats::DEFINITE.with(Feats::DEMONSTRATIVE));
        let end = cast.mentions.partition_point(|m| m.first < phrase.first);
        let noun = doc.lower(phrase.head);
        let same = |m: usize| who::is_same_noun(doc, doc.lower(cast.mentions[m].head), noun);
        (definite || fused).then(|| (end.saturating_sub(MENTIONS_BACK_MAX)..end).find(|&m| same(m))).flatten()
    }

    /// The owner that the earlier phrase names: "die Studie" is the ministry's when "eine Studie des Ministeriums" came
    /// before.
    fn owner_before(&self, phrase: &Phrase) -> Option<Link> {
        let doc = self.doc;
        let mention = &self.cast.mentions[self.taken_up(phrase)?];
        let (first, end, head, agreement) = (mention.first, mention.end, mention.head, mention.agreement);
        let before = Phrase { first, end, head, agreement, preposition: None };
        let sentence = doc.sentences[doc.tokens[head].sentence as usize];
        let clause = doc.tokens[head].clause.map(|c| c as usize);
        // Only what stands before the phrase can be what it takes up.
        let limit = (sentence.end as usize).min(phrase.first);
        let link = self.owner(&before, limit, clause)?;
        let place = Stretch::of(phrase.first, phrase.end);
        Some(Link { place, stated: false, ..link })
    }

    /// The steps through which the words came that a phrase takes up: those of the statement that first told of them.
    pub(super) fn told_through(&self, speaker: &Stretch, n: usize) -> Vec<Link> {
        let doc = self.doc;
        let first = speaker.first() + usize::from(doc.tokens[speaker.first()].tag == Tag::Preposition);
        let Some(phrase) = phrase::chunk(doc, first, speaker.end()) else { return Vec::new() };
        let words =
            doc.tokens[phrase.head].tag == Tag::Noun && doc.pack.noun_of_saying(doc.lower(phrase.head)).is_some();
        let Some(m) = words.then(|| self.taken_up(&phrase)).flatten() else { return Vec::new() };
        let head = self.cast.mentions[m].head;
        let told =
            (0..n).find(|&k| self.drafts[k].content.has(head) && self.drafts[k].form != laut_record::Form::Direct);
        let steps = told.map_or(&[][..], |k| &self.before[k]);
        steps.iter().map(|l| Link { stated: false, ..l.clone() }).collect()
    }

    /// The subject of a clause, or of the one around it, other than `but`.
    fn subject(&self, clause: usize, but: &Phrase) -> Option<Link> {
        let mut at = Some(clause);
        while let Some(c) = at {
            let barred = |head: usize| (but.first..but.end).contains(&head);
            let subject = phrase::subject_but(self.doc, c, &barred, 1);
            if let Some(subject) = subject {
                let end = phrase::extend(self.doc, &subject, but.first.max(subject.end), Reach::Likely);
                return self.of_phrase(&subject, end, None);
            }
            at = self.doc.clauses[c].parent.map(|p| p as usize);
        }
        None
    }

    /// The source that a cue like "demnach" takes up: the noun of saying right before it, or the last statement's.
    pub(super) fn referred(&self, n: usize, at: usize) -> Vec<Link> {
        let doc = self.doc;
        // A noun of saying before it, in this sentence or the last.
        let sentence = doc.tokens[at].sentence as usize;
        let from = doc.sentences[sentence.saturating_sub(1)].first as usize;
        for i in (from..at).rev() {
            if doc.tokens[i].tag == Tag::Noun && doc.pack.noun_entries(doc.lower(i)).next().is_some() {
                let end = doc.sentences[doc.tokens[i].sentence as usize].end as usize;
                let agreement = doc.tokens[i].agreement;
                let phrase = Phrase { first: i, end: i + 1, head: i, agreement, preposition: None };
                let clause = doc.tokens[i].clause.map(|c| c as usize);
                if let Some(link) = self.owner(&phrase, end.min(at), clause) {
                    return vec![Link { stated: false, ..link }];
                }
            }
        }
        let before = |k: &usize| self.drafts[*k].content.first() < at && !self.before[*k].is_empty();
        let last = (0..n).rev().take(DRAFTS_BACK_MAX).find(before);
        let steps = last.map_or(&[][..], |l| &self.before[l]);
        steps.iter().map(|l| Link { stated: false, ..l.clone() }).collect()
    }
}

fn has_name(doc: &Doc, phrase: &Phrase) -> bool {
    (phrase.first..phrase.end).any(|i| doc.tokens[i].tag == Tag::Name)
}

/// Where a phrase ends once the times at its end are left out ("des Ministeriums vom Mai").
fn without_time(doc: &Doc, from: usize, end: usize) -> usize {
    let time = |i: usize| {
        doc.tokens[i].tag == Tag::Preposition
            && phrase::chunk(doc, i, end)
                .is_some_and(|p| p.end == end && (phrase::is_time(doc, &p) || doc.tokens[p.head].tag == Tag::Number))
    };
    (from..end).find(|&i| time(i)).unwrap_or(end)
}

/// A step with an entity's name.
fn named(cast: &Cast, entity: usize, place: Stretch) -> Link {
    let e = &cast.entities[entity];
    let unnamed = e.words.is_empty() && matches!(e.kind, None | Some(ActorKind::Person | ActorKind::Group));
    Link {
        text: e.name.clone(),
        entity: Some(entity),
        place,
        anonymous: unnamed,
        on_record: !unnamed,
        stated: true,
        cue: Stretch::default(),
    }
}

/// Words that nobody owns are their own source ("erste Schätzungen", "Augenzeugenberichte").
fn itself(doc: &Doc, phrase: &Phrase) -> Link {
    let determiner = doc.tokens[phrase.first].tag == Tag::Determiner;
    let definite = determiner && doc.tokens[phrase.first].feats.any(Feats::DEFINITE.with(Feats::DEMONSTRATIVE));
    let from = if definite { phrase.first + 1 } else { phrase.first };
    // "die Studie" is one that the text has told of; "den Berichten" are anybody's.
    let anonymous = !definite || phrase.agreement.allows(Agreement::PLURAL);
    Link {
        text: who::citation(doc, from, phrase.head, phrase.end, phrase.agreement),
        entity: None,
        place: Stretch::of(phrase.first, phrase.end),
        anonymous,
        on_record: !anonymous,
        stated: true,
        cue: Stretch::default(),
    }
}

/// Whether two agreements share a gender or the plural, whatever the case.
fn genders_meet(a: Agreement, b: Agreement) -> bool {
    let genders = [Agreement::MASCULINE, Agreement::FEMININE, Agreement::NEUTER, Agreement::PLURAL];
    genders.into_iter().any(|g| a.allows(g) && b.allows(g))
}

/// "Behördenangaben", "Medienberichte", "dpa-Bericht": the first part of the compound.
fn compound_owner(doc: &Doc, head: usize) -> Option<Link> {
    let word = doc.word(head);
    let place = Stretch::of(head, head + 1);
    // The first part that names somebody, before a last part that is a noun of saying.
    let parts = word.char_indices().skip(3).map(|(at, _)| word.split_at(at));
    let said = |tail: &str| tail.len() > 4 && doc.pack.noun_entries(&tail.to_lowercase()).next().is_some();
    let lists = |list: &str, owner: &str| doc.pack.lists_noun(list, &owner.to_lowercase());
    let is_body = |owner: &str| lists("government-nouns", owner) || lists("organisation-nouns", owner);
    let is_known =
        |owner: &str| is_body(owner) || ["sources", "outlet-nouns", "titles"].iter().any(|l| lists(l, owner));
    if let Some((owner, _)) = word.rsplit_once('-') {
        let unnamed = !is_body(owner) && is_known(owner);
        let text = owner.into();
        return Some(Link {
            text,
            entity: None,
            place,
            anonymous: unnamed,
            on_record: !unnamed,
            stated: true,
            cue: Stretch::default(),
        });
    }
    let (owner, _) = parts.filter(|(_, tail)| said(tail)).find(|(owner, _)| is_known(owner))?;
    // The letter that joins the parts is not part of the owner.
    let joints = doc.pack.manifest().clause.owner_endings.iter();
    let bare =
        joints.filter_map(|j| owner.strip_suffix(j.as_str())).find(|o| doc.pack.noun(&o.to_lowercase()).is_some());
    let body = is_body(owner) && !lists("outlet-nouns", owner);
    let text = bare.unwrap_or(owner).into();
    Some(Link { text, entity: None, place, anonymous: !body, on_record: body, stated: true, cue: Stretch::default() })
}
