//! Chains: through whom a statement reached the article, nearest to the reader first, the origin last.
//!
//! The origin is whoever the speaker phrase names: the owner of "Angaben", the name a pronoun stands for. Before it
//! come the outlet or channel the words were given to, those whose word the whole frame rests on (the statement it
//! is quoted inside of); after it whoever the speaker leans on.

use crate::doc::{Doc, Shape};
use crate::phrase::{self, Phrase, Reach};
use crate::says::Draft;
use crate::stretch::Stretch;
use crate::who::{self, Cast, Mention};
use laut_pack::{Agreement, Feats, Tag};
use laut_record::ActorKind;

/// How many statements back one is looked for whose source a word like "thereafter" takes up.
const DRAFTS_BACK_MAX: usize = 64;

/// A step in the making.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) text: String,
    pub(crate) entity: Option<usize>,
    pub(crate) place: Stretch,
    pub(crate) anonymous: bool,
    pub(crate) on_record: bool,
    pub(crate) stated: bool,
}

/// The chains of all drafts.
pub(crate) fn chains(doc: &Doc, cast: &Cast, drafts: &[Draft]) -> Vec<Vec<Link>> {
    let mut speakers: Vec<usize> = drafts.iter().filter_map(|d| d.speaker.as_ref()).map(|s| s.first()).collect();
    speakers.sort_unstable();
    let mut own: Vec<Vec<Link>> = Vec::with_capacity(drafts.len());
    for n in 0..drafts.len() {
        let chain = Finder { doc, cast, drafts, before: &own, speakers: &speakers }.chain(n);
        own.push(chain);
    }
    two_frames(drafts, &mut own);
    goes_on(doc, drafts, &mut own);
    // Those that stand inside another came through it as well.
    let mut whole: Vec<Vec<Link>> = Vec::with_capacity(own.len());
    for n in 0..drafts.len() {
        let mut chain = own[n].clone();
        let around = |n: usize| drafts[n].within.or(drafts[n].follows.and_then(|f| drafts[f].within));
        let mut at = around(n);
        for _ in 0..4 {
            let Some(outer) = at else { break };
            for link in own[outer].iter().rev() {
                if !chain.iter().any(|l| same(l, link)) {
                    chain.insert(0, link.clone());
                }
            }
            at = around(outer);
        }
        whole.push(chain);
    }
    whole
}

/// "sagte A laut B": one content with two frames came from A through B, whichever frame is asked.
fn two_frames(drafts: &[Draft], own: &mut [Vec<Link>]) {
    for n in 0..drafts.len() {
        let inner = &drafts[n];
        let Some(outer) = (n.saturating_sub(4)..(n + 5).min(drafts.len())).find(|&o| {
            let (a, b) = (&drafts[o].content, &inner.content);
            let alike = 10 * a.shared(b) >= 9 * a.len().max(b.len());
            let frames = drafts[o].entry.is_none() && inner.entry.is_some() && inner.frame.shared(&drafts[o].cue) > 0;
            o != n && alike && frames && !drafts[o].frame.is_empty()
        }) else {
            continue;
        };
        let mut chain = own[outer].clone();
        let rest: Vec<Link> = own[n].iter().filter(|l| !chain.iter().any(|k| same(k, l))).cloned().collect();
        chain.extend(rest);
        own[outer].clone_from(&chain);
        own[n] = chain;
    }
}

/// How many paragraphs an interview goes on without being named again.
const BLOCKS_MAX: u32 = 2;

/// Whoever has been named as speaking to an outlet and speaks on, with no other occasion named, still speaks to it.
fn goes_on(doc: &Doc, drafts: &[Draft], own: &mut [Vec<Link>]) {
    // Speaker, the steps before it, and the paragraph in which they were last named.
    let mut last: Option<(usize, Vec<Link>, u32)> = None;
    for n in 0..drafts.len() {
        let Some(speaker) = own[n].last().and_then(|l| l.entity) else { continue };
        let block = doc.sentences[doc.tokens[drafts[n].content.first()].sentence as usize].block_number;
        let (through, _) = own[n].split_at(own[n].len() - 1);
        if !through.is_empty() {
            last = Some((speaker, through.to_vec(), block));
            continue;
        }
        match &mut last {
            Some((who, steps, at)) if *who == speaker && block.saturating_sub(*at) <= BLOCKS_MAX => {
                if drafts[n].within.is_some() || is_elsewhere(doc, &drafts[n]) {
                    continue;
                }
                *at = block;
                let steps = steps.iter().map(|l| Link { stated: false, ..l.clone() });
                own[n].splice(0..0, steps);
            }
            _ => {}
        }
    }
}

/// Whether the frame names a place or a time of its own: then it is another occasion.
fn is_elsewhere(doc: &Doc, draft: &Draft) -> bool {
    let Some(c) = draft.clause.filter(|_| draft.entry.is_some()) else { return false };
    let own: Vec<usize> = doc.own(c).filter(|&i| !draft.content.has(i)).collect();
    let place = |p: &Phrase| {
        let at = p.preposition.is_some_and(|at| doc.pack.lists("place-prepositions", doc.lower(at)));
        at && doc.tokens[p.head].tag == Tag::Name && !draft.speaker.as_ref().is_some_and(|s| s.has(p.head))
    };
    phrase::chunks(doc, &own).iter().any(|p| phrase::is_time(doc, p) || place(p))
}

fn same(a: &Link, b: &Link) -> bool {
    a.entity.is_some() && a.entity == b.entity || a.text.to_lowercase() == b.text.to_lowercase()
}

/// Finds the chain of one draft after the other.
struct Finder<'d, 'a> {
    doc: &'d Doc<'a>,
    cast: &'d Cast,
    drafts: &'d [Draft<'a>],
    /// The chains of the drafts before.
    before: &'d [Vec<Link>],
    /// Tokens at which phrases start that speak, ascending.
    speakers: &'d [usize],
}

impl Finder<'_, '_> {
    /// The steps of draft `n` itself.
    fn chain(&self, n: usize) -> Vec<Link> {
        let draft = &self.drafts[n];
        // A statement that takes its speaker from another takes its whole way too.
        if let Some(f) = draft.follows.filter(|&f| f < n) {
            return self.before[f].iter().map(|l| Link { stated: false, ..l.clone() }).collect();
        }
        let speaker = draft.speaker.as_ref().filter(|s| !s.is_empty());
        // The cue itself stands for a source named before.
        if speaker.is_some_and(|s| *s == draft.cue) {
            return self.referred(n, draft.cue.first());
        }
        let speaking = speaker.and_then(|s| self.speaking(n, s));
        let relayed = self.relayed(draft);
        let mut chain = self.channels(draft, speaking.as_ref().or(relayed.as_ref()));
        chain.extend(speaking);
        match relayed.or_else(|| self.leans_on(draft)) {
            Some(origin) if !chain.iter().any(|l| same(l, &origin)) => chain.push(origin),
            Some(_) => {}
            // "hieß es bei …": whose words these are was said right before.
            None if speaker.is_none() && self.is_impersonal(draft) => chain.extend(self.before_it(n)),
            None => {}
        }
        chain
    }

    /// Whether the cue's subject stands for nobody ("hieß es").
    fn is_impersonal(&self, draft: &Draft) -> bool {
        let subject = draft.clause.filter(|_| draft.entry.is_some()).and_then(|c| phrase::subject(self.doc, c));
        subject.is_some_and(|p| self.doc.tokens[p.head].feats.has(Feats::IMPERSONAL))
    }

    /// Whoever spoke in the sentence before, in the same paragraph.
    fn before_it(&self, n: usize) -> Option<Link> {
        let (doc, first) = (self.doc, self.drafts[n].content.first());
        let sentence = doc.tokens[first].sentence;
        let near = |d: &Draft| {
            let s = doc.tokens[d.content.end().max(1) - 1].sentence;
            s < sentence
                && s + 1 >= sentence
                && doc.sentences[s as usize].block_number == doc.sentences[sentence as usize].block_number
        };
        let last = (0..n).rev().take(8).find(|&k| near(&self.drafts[k]) && !self.before[k].is_empty())?;
        self.before[last].last().map(|l| Link { stated: false, ..l.clone() })
    }

    /// Whoever the speaker phrase of draft `n` names.
    fn speaking(&self, n: usize, speaker: &Stretch) -> Option<Link> {
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
    fn of_phrase(&self, phrase: &Phrase, limit: usize, clause: Option<usize>) -> Option<Link> {
        let (doc, cast) = (self.doc, self.cast);
        let head = phrase.head;
        let token = &doc.tokens[head];
        match token.tag {
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
                return Some(self.owner(phrase, limit, clause).unwrap_or_else(|| itself(doc, phrase)));
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
            });
        };
        let mut link = named(cast, e, place.clone());
        if cast.entities[e].words.is_empty() {
            // Nobody's name: the phrase as it stands, without a definite article.
            let from = if cast.mentions[m].definite { cast.mentions[m].first } else { phrase.first };
            link.text = who::citation(doc, from, head, end, phrase.agreement);
        }
        link.anonymous = is_anonymous(doc, cast, m, e, end);
        link.on_record = !link.anonymous || is_spokesperson(doc, &cast.mentions[m], end);
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
            return Some(Link { text, entity, place, anonymous: false, on_record: true, stated: true });
        }
        if let Some(i) = attributes.clone().find(|&i| doc.tokens[i].feats.has(Feats::POSSESSIVE)) {
            let entity = who::possessor(doc, cast, i, self.speakers)?;
            return Some(named(cast, entity, Stretch::of(i, i + 1)));
        }
        let own = attributes.clone().any(|i| doc.pack.lists("own-words", doc.lower(i)));
        let subject = own.then(|| self.subject(clause?, phrase)).flatten();
        subject.or_else(|| compound_owner(doc, phrase.head))
    }

    /// The subject of a clause, or of the one around it, other than `but`.
    fn subject(&self, clause: usize, but: &Phrase) -> Option<Link> {
        let mut at = Some(clause);
        while let Some(c) = at {
            let subject = phrase::subject(self.doc, c).filter(|s| !(but.first..but.end).contains(&s.head));
            if let Some(subject) = subject {
                let end = phrase::extend(self.doc, &subject, but.first.max(subject.end), Reach::Likely);
                return self.of_phrase(&subject, end, None);
            }
            at = self.doc.clauses[c].parent.map(|p| p as usize);
        }
        None
    }

    /// The source that a cue like "demnach" takes up: the noun of saying right before it, or the last statement's.
    fn referred(&self, n: usize, at: usize) -> Vec<Link> {
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

    /// The outlets or channels that the frame names as the way the words came.
    fn channels(&self, draft: &Draft, origin: Option<&Link>) -> Vec<Link> {
        let (doc, cast) = (self.doc, self.cast);
        let Some(c) = draft.clause else { return Vec::new() };
        let speaker = draft.speaker.clone().unwrap_or_default();
        let mut found: Vec<Link> = Vec::new();
        for i in doc.own(c) {
            let Some(m) = cast.mention_at(i) else { continue };
            let mention = &cast.mentions[m];
            let content = draft.form != laut_record::Form::Reported && draft.content.has(i);
            let speaks = speaker.has(i) && !(self.is_channel(mention) && speaker.first() + 1 < mention.first);
            if mention.head != i && mention.name.0 != i || speaks || content {
                continue;
            }
            let Some(entity) = cast.of_mention[m] else { continue };
            let e = &cast.entities[entity];
            if e.kind != Some(ActorKind::Outlet) || found.iter().any(|l| l.entity == Some(entity)) {
                continue;
            }
            let named = !e.words.is_empty()
                || (mention.first..mention.end).any(|i| doc.tokens[i].tag == Tag::Number)
                || !doc.pack.lists("outlet-nouns", doc.lower(mention.head))
                    && !mention.indefinite
                    && !mention.agreement.only(Agreement::PLURAL);
            let addressed = draft.addressee.as_ref().is_some_and(|a| a.has(i)) || is_addressed(doc, draft, mention);
            let attributed = named || mention.end > mention.first + 1 || mention.indefinite;
            let through = addressed || attributed && self.is_channel(mention);
            if !through || origin.is_some_and(|o| o.entity == Some(entity)) {
                continue;
            }
            let place = Stretch::of(mention.first, mention.end);
            let text = if named && !e.words.is_empty() { e.name.clone() } else { place.pieces(doc).text(doc.text) };
            found.push(Link { text, entity: Some(entity), place, anonymous: !named, on_record: named, stated: true });
        }
        found
    }

    /// Whether an outlet is named as the way of the words: behind a preposition ("im Sender X"), or as the partner of
    /// a talk ("im Interview mit X", "im Gespräch der Zeitung X").
    fn is_channel(&self, mention: &Mention) -> bool {
        let doc = self.doc;
        let back = |mut i: usize| {
            while i > 0 && (doc.tokens[i - 1].tag == Tag::Determiner || doc.tokens[i - 1].shape == Shape::Quote) {
                i -= 1;
            }
            i.checked_sub(1)
        };
        let Some(before) = back(mention.first) else { return false };
        let talk = |i: usize| doc.tokens[i].tag == Tag::Noun && doc.pack.lists_noun("talks", doc.lower(i));
        if doc.tokens[before].tag != Tag::Preposition {
            return talk(before);
        }
        doc.pack.lists("channel-prepositions", doc.lower(before)) || before > 0 && talk(before - 1)
    }

    /// Whoever is passed on by a verb that says so: the object of "zitieren", in the passive its subject.
    fn relayed(&self, draft: &Draft) -> Option<Link> {
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

    /// Whoever the speaker leans on: "unter Berufung auf …", "will aus Kreisen erfahren haben".
    fn leans_on(&self, draft: &Draft) -> Option<Link> {
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
}

/// Whether a phrase without a preposition stands in the dative beside a verb of saying.
fn is_addressed(doc: &Doc, draft: &Draft, mention: &Mention) -> bool {
    let takes = draft.entry.is_some_and(|e| e.to.iter().any(|t| t == "dat"));
    let before = doc.tokens.get(mention.first.wrapping_sub(1)).map(|t| t.tag);
    takes
        && before != Some(Tag::Preposition)
        && mention.agreement.allows(Agreement::DATIVE)
        && !draft.speaker.as_ref().is_some_and(|s| s.has(mention.head))
}

/// Names that only their place tells to be an outlet's: whom somebody says something to who is nobody known, or the
/// place on which somebody writes.
pub(crate) fn outlets(doc: &Doc, cast: &mut Cast, drafts: &[Draft]) {
    for draft in drafts {
        let Some(c) = draft.clause.filter(|_| draft.entry.is_some()) else { continue };
        for i in doc.own(c) {
            let Some(m) = cast.mention_at(i).filter(|&m| cast.mentions[m].head == i) else { continue };
            let mention = &cast.mentions[m];
            let Some(entity) = cast.of_mention[m] else { continue };
            let e = &cast.entities[entity];
            let known = e.kind.is_some() && !(e.kind == Some(ActorKind::Organisation) && e.roles.is_empty());
            if known || e.words.is_empty() || mention.name.0 >= mention.name.1 || draft.content.has(i) {
                continue;
            }
            let quoted = mention.name.0 > 0 && doc.tokens[mention.name.0 - 1].shape == Shape::Quote;
            let at =
                (mention.first.saturating_sub(3)..mention.first).rev().find(|&k| doc.tokens[k].tag == Tag::Preposition);
            let preposition = |list: &str| at.is_some_and(|k| doc.pack.lists(list, doc.lower(k)));
            let spoken_to = draft.addressee.as_ref().is_some_and(|a| a.has(i)) || is_addressed(doc, draft, mention);
            let written = draft.entry.is_some_and(|e| e.medium == Some(laut_record::Medium::Writing));
            let noun = doc.tokens[mention.head].tag == Tag::Noun;
            let platform =
                written && !noun && at.is_some_and(|k| k + 1 == mention.first) && preposition("platform-prepositions");
            if !noun
                && (spoken_to && (quoted || mention.end == mention.first + 1)
                    || quoted && preposition("channel-prepositions")
                    || quoted && preposition("addressee-prepositions")
                    || platform)
            {
                cast.entities[entity].kind = Some(ActorKind::Outlet);
            }
        }
    }
}

/// The lemma of a clause's verb, with the particle that stands apart.
fn verb_lemma(doc: &Doc, c: usize) -> Option<String> {
    let verb = &doc.clauses[c].verb;
    let lemma = doc.lemma(verb.head? as usize);
    Some(verb.particle.map_or_else(|| lemma.to_string(), |p| format!("{}|{lemma}", doc.lower(p as usize))))
}

fn has_name(doc: &Doc, phrase: &Phrase) -> bool {
    (phrase.first..phrase.end).any(|i| doc.tokens[i].tag == Tag::Name)
}

/// Where a phrase ends once the times at its end are left out ("des Ministeriums vom Mai").
fn without_time(doc: &Doc, from: usize, end: usize) -> usize {
    let time = |i: usize| {
        doc.tokens[i].tag == Tag::Preposition
            && phrase::chunk(doc, i, end).is_some_and(|p| p.end == end && phrase::is_time(doc, &p))
    };
    (from..end).find(|&i| time(i)).unwrap_or(end)
}

/// A step with an entity's name.
fn named(cast: &Cast, entity: usize, place: Stretch) -> Link {
    let e = &cast.entities[entity];
    let unnamed = e.words.is_empty() && matches!(e.kind, None | Some(ActorKind::Person | ActorKind::Group));
    Link { text: e.name.clone(), entity: Some(entity), place, anonymous: unnamed, on_record: !unnamed, stated: true }
}

/// Words that nobody owns are their own source ("erste Schätzungen", "Augenzeugenberichte").
fn itself(doc: &Doc, phrase: &Phrase) -> Link {
    let determiner = doc.tokens[phrase.first].tag == Tag::Determiner;
    let definite = determiner && doc.tokens[phrase.first].feats.any(Feats::DEFINITE.with(Feats::DEMONSTRATIVE));
    let from = if definite { phrase.first + 1 } else { phrase.first };
    Link {
        text: who::citation(doc, from, phrase.head, phrase.end, phrase.agreement),
        entity: None,
        place: Stretch::of(phrase.first, phrase.end),
        anonymous: !definite,
        on_record: definite,
        stated: true,
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
    if let Some((owner, _)) = word.rsplit_once('-') {
        return Some(Link { text: owner.into(), entity: None, place, anonymous: false, on_record: true, stated: true });
    }
    // The first part that names somebody, before a last part that is a noun of saying.
    let parts = word.char_indices().skip(3).map(|(at, _)| word.split_at(at));
    let said = |tail: &str| tail.len() > 4 && doc.pack.noun_entries(&tail.to_lowercase()).next().is_some();
    let lists = |list: &str, owner: &str| doc.pack.lists_noun(list, &owner.to_lowercase());
    let is_body = |owner: &str| lists("government-nouns", owner) || lists("organisation-nouns", owner);
    let is_known =
        |owner: &str| is_body(owner) || ["sources", "outlet-nouns", "titles"].iter().any(|l| lists(l, owner));
    let (owner, _) = parts.filter(|(_, tail)| said(tail)).find(|(owner, _)| is_known(owner))?;
    // The letter that joins the parts is not part of the owner.
    let joints = doc.pack.manifest().clause.owner_endings.iter();
    let bare =
        joints.filter_map(|j| owner.strip_suffix(j.as_str())).find(|o| doc.pack.noun(&o.to_lowercase()).is_some());
    let body = is_body(owner) && !lists("outlet-nouns", owner);
    let text = bare.unwrap_or(owner).into();
    Some(Link { text, entity: None, place, anonymous: !body, on_record: body, stated: true })
}

/// Whether nobody is named: no name, no body, no office that one person holds at a time.
fn is_anonymous(doc: &Doc, cast: &Cast, m: usize, e: usize, end: usize) -> bool {
    let (mention, entity) = (&cast.mentions[m], &cast.entities[e]);
    if !entity.words.is_empty() {
        return false;
    }
    let noun = doc.lower(mention.head);
    if mention.indefinite || doc.pack.lists_noun("sources", noun) {
        return true;
    }
    let plural = mention.agreement.only(Agreement::PLURAL);
    let described = mention.end < end || mention.end > mention.first + 1 || noun.contains('-');
    match mention.kind {
        Some(ActorKind::Government | ActorKind::Organisation | ActorKind::Outlet | ActorKind::Country) => {
            plural && !described && !mention.definite
        }
        Some(ActorKind::Person) => {
            let office = doc.pack.lists_noun("offices", noun) && !plural;
            !(mention.definite && (office || mention.end < end && !plural) || office && described)
        }
        _ => !mention.definite || plural,
    }
}

/// Whether an unnamed mouth speaks for a body that is named with it.
fn is_spokesperson(doc: &Doc, mention: &Mention, end: usize) -> bool {
    let noun = doc.lower(mention.head);
    let of_somebody = mention.end < end
        || noun.contains('-')
        || (mention.first..mention.head).any(|i| doc.tokens[i].tag == Tag::Name);
    doc.pack.lists_noun("spokespeople", noun) && (of_somebody || noun.len() > "sprecher".len() + 2)
}
