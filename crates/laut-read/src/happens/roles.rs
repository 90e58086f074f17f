//! Who does it and to whom: the places in clause and phrase that a line names, turned round in the passive.

use super::carry::Carried;
use super::people::{Scene, belongs};
use super::trigger::{Found, Sort};
use crate::phrase::{self, Phrase};
use laut_pack::happens::{Role, RoleName, Trigger};
use laut_pack::{Agreement, Feats, Tag};
use laut_record::EventType;

/// Who takes part in an event.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) actors: Vec<usize>,
    pub(super) recipients: Vec<usize>,
    /// Whether all of them do it together.
    joined: bool,
}

/// Who takes part in the event that `found` names in that reading.
pub(super) fn parts(scene: &Scene, found: &Found, trigger: &Trigger, carried: &[Carried]) -> Parts {
    let mut parts = match found.sort {
        Sort::Verb { passive } => of_verb(scene, found, trigger, passive),
        Sort::Attribute => of_attribute(scene, found, trigger),
        Sort::Noun => of_noun(scene, found, trigger, carried),
    };
    // Those who do together what is done together are its parties, unless it is done to somebody else.
    let together = |role: &Role| matches!(role, Role::Together(_));
    let could = trigger.actor.iter().chain(&trigger.recipient).any(together);
    if parts.joined || could && parts.recipients.is_empty() {
        let mut all = parts.actors.clone();
        add(&mut all, parts.recipients.clone());
        // One party alone has nobody named beside it, unless it is several ("the ministers met").
        if all.len() > 1 || all.first().is_some_and(|&e| scene.is_several(e)) {
            (parts.recipients, parts.actors) = (all.clone(), all);
        }
    } else {
        let countries: Vec<usize> = parts.recipients.iter().filter_map(|&e| scene.country_of(e)).collect();
        add(&mut parts.recipients, countries);
        // Nobody does to himself what he does to others, unless nobody else is there.
        let others: Vec<usize> = parts.recipients.iter().copied().filter(|e| !parts.actors.contains(e)).collect();
        if !others.is_empty() {
            parts.recipients = others;
        }
    }
    parts
}

fn add(to: &mut Vec<usize>, entities: Vec<usize>) {
    for entity in entities {
        if !to.contains(&entity) {
            to.push(entity);
        }
    }
}

/// A clause as roles see it.
struct Places<'s, 'k, 'd, 'a> {
    scene: &'s Scene<'k, 'd, 'a>,
    clause: usize,
    phrases: &'d [Phrase],
    /// The phrases among which the subject is.
    subject: Vec<usize>,
    /// The tokens among which objects are looked for.
    window: (usize, usize),
}

fn of_verb(scene: &Scene, found: &Found, trigger: &Trigger, passive: bool) -> Parts {
    let doc = scene.known.doc;
    let c = found.clause;
    let phrases = phrase::of_clause(doc, c);
    let subject = phrase::own_subject(doc, c).and_then(|s| phrases.iter().position(|p| p.head == s.head));
    let subject = subject.map_or_else(Vec::new, |n| scene.coordinated(phrases, n));
    let places = Places { scene, clause: c, phrases, subject, window: window(scene, found) };
    let mut parts = Parts::default();
    for role in &trigger.actor {
        let mut who = match role {
            Role::Subject if passive => places.agents(),
            role => places.at(role, passive),
        };
        // Beside words that leave no doubt what is done, whatever the subject is does it.
        if who.is_empty() && *role == Role::Subject && !passive && !trigger.words.is_empty() {
            who = places.whatever();
        }
        parts.joined |= matches!(role, Role::Together(_)) && !who.is_empty();
        add(&mut parts.actors, who);
        if !parts.actors.is_empty() && !matches!(role, Role::Together(_)) {
            break;
        }
    }
    for role in &trigger.recipient {
        let mut who = match role {
            Role::Accusative if passive => scene.subject(c),
            role => places.at(role, passive),
        };
        if !matches!(role, Role::Together(_)) {
            who.retain(|e| !parts.actors.contains(e));
        }
        let done = !who.is_empty() && !matches!(role, Role::Together(_));
        parts.joined |= matches!(role, Role::Together(_)) && !who.is_empty();
        add(&mut parts.recipients, who);
        if done {
            break;
        }
    }
    parts
}

/// The tokens between the other verbs of the clause that are no auxiliaries: "A zu töten und B zu verletzen".
fn window(scene: &Scene, found: &Found) -> (usize, usize) {
    let doc = scene.known.doc;
    let clause = &doc.clauses[found.clause];
    let (mut first, mut end) = (clause.first as usize, clause.end as usize);
    if doc.tokens[found.head].tag == Tag::Finite {
        return (first, end);
    }
    let full = |i: usize| {
        let t = &doc.tokens[i];
        matches!(t.tag, Tag::Infinitive | Tag::MarkedInfinitive | Tag::Participle)
            && !t.feats.any(Feats::AUXILIARY.with(Feats::MODAL))
    };
    for i in doc.own(found.clause).filter(|&i| i != found.head && full(i)) {
        if i < found.head {
            first = i + 1;
        } else {
            end = end.min(i);
        }
    }
    (first, end)
}

impl Places<'_, '_, '_, '_> {
    /// Everybody at that place of the clause.
    fn at(&self, role: &Role, passive: bool) -> Vec<usize> {
        match role {
            Role::Subject => self.scene.subject(self.clause),
            Role::Accusative => self.object(Agreement::ACCUSATIVE),
            Role::Dative => self.object(Agreement::DATIVE),
            Role::Genitive => self.object(Agreement::GENITIVE),
            Role::Behind(word) | Role::Together(word) => self.behind(word, passive),
            Role::Clause => self.governed(),
        }
    }

    /// The subject, though its noun is none for people or bodies: no pronoun, no word for what happens.
    fn whatever(&self) -> Vec<usize> {
        let doc = self.scene.known.doc;
        let noun = |p: &&Phrase| {
            let word = doc.lower(p.head);
            doc.tokens[p.head].tag == Tag::Noun
                && !word.ends_with('-')
                && doc.pack.event_nouns(word).is_none()
                && doc.pack.noun_of_saying(word).is_none()
        };
        let subject = self.subject.first().map(|&n| &self.phrases[n]).filter(noun);
        subject.and_then(|p| self.scene.known.cast.entity_at(p.head)).into_iter().collect()
    }

    fn in_window(&self, p: &Phrase) -> bool {
        (self.window.0..self.window.1).contains(&p.head)
    }

    /// The object in that case: of those that can have it the first that names somebody, those that can have no other
    /// before the rest.
    fn object(&self, case: Agreement) -> Vec<usize> {
        let doc = self.scene.known.doc;
        let fits = |n: &usize| {
            let p = &self.phrases[*n];
            let relative = doc.tokens[p.head].tag == Tag::Relative;
            p.preposition.is_none()
                && !self.subject.contains(n)
                && doc.tokens[p.head].tag != Tag::Reflexive
                && (self.in_window(p) || relative)
                && p.agreement.allows(case)
                && (case == Agreement::GENITIVE || !self.is_owner(*n))
                && !phrase::is_time(doc, p)
        };
        let candidates = || (0..self.phrases.len()).filter(fits);
        let sure = candidates().filter(|&n| self.phrases[n].agreement.only(case));
        // "nach A und B" goes on with B.
        let rest = candidates().filter(|&n| !self.goes_on(n));
        for n in sure.chain(rest) {
            let who = self.scene.of_phrases(self.phrases, n);
            if !who.is_empty() {
                return who;
            }
        }
        Vec::new()
    }

    /// Whether a conjunction ties a phrase to one behind a preposition.
    fn goes_on(&self, n: usize) -> bool {
        let doc = self.scene.known.doc;
        let Some(before) = n.checked_sub(1).map(|m| &self.phrases[m]) else { return false };
        let joined = before.end + 1 == self.phrases[n].first && doc.tokens[before.end].tag == Tag::Conjunction;
        joined && before.preposition.is_some()
    }

    /// Whether a phrase is the owner of the noun right before it.
    fn is_owner(&self, n: usize) -> bool {
        let doc = self.scene.known.doc;
        let p = &self.phrases[n];
        let before = n.checked_sub(1).map(|m| &self.phrases[m]);
        let determined = matches!(doc.tokens[p.first].tag, Tag::Determiner | Tag::Adjective);
        let name = p.end == p.first + 1 && phrase::is_owner(doc, p.first);
        before.is_some_and(|b| b.end == p.first && doc.tokens[b.end - 1].tag == Tag::Noun)
            && (determined && p.agreement.allows(Agreement::GENITIVE) || name)
    }

    /// Everybody behind that preposition.
    fn behind(&self, word: &str, passive: bool) -> Vec<usize> {
        let doc = self.scene.known.doc;
        let mut found = Vec::new();
        for (n, p) in self.phrases.iter().enumerate() {
            let governed = p.preposition.is_some_and(|i| {
                let agent = passive && doc.tokens[i].feats.has(Feats::AGENT);
                !agent && (doc.lemma(i) == word || doc.lower(i) == word)
            });
            if governed && self.in_window(p) && !phrase::is_time(doc, p) {
                add(&mut found, self.scene.of_phrases(self.phrases, n));
            }
        }
        found
    }

    /// The agents of a passive.
    fn agents(&self) -> Vec<usize> {
        let doc = self.scene.known.doc;
        let mut found = Vec::new();
        for (n, p) in self.phrases.iter().enumerate() {
            let agent = p.preposition.is_some_and(|i| doc.tokens[i].feats.has(Feats::AGENT));
            if agent && self.in_window(p) && !phrase::is_time(doc, p) {
                add(&mut found, self.scene.of_phrases(self.phrases, n));
            }
        }
        if !found.is_empty() {
            return found;
        }
        // Whatever is named as agent behind a participle's own preposition does it, though it is no word for people.
        let own = |p: &&Phrase| {
            let agent = p.preposition.is_some_and(|i| doc.tokens[i].feats.has(Feats::AGENT) && doc.lemma(i).len() < 4);
            agent && self.in_window(p) && !phrase::is_time(doc, p)
        };
        self.phrases.iter().filter(own).filter_map(|p| self.scene.known.cast.entity_at(p.head)).take(1).collect()
    }

    /// The subject of the clause that the verb governs.
    fn governed(&self) -> Vec<usize> {
        let doc = self.scene.known.doc;
        let sentence = doc.clauses[self.clause].sentence;
        let below = (self.clause + 1..doc.clauses.len()).take_while(|&c| doc.clauses[c].sentence == sentence);
        let mut governed = below.filter(|&c| {
            let opener = doc.clauses[c].opener.map(|o| doc.tokens[o as usize].feats);
            doc.clauses[c].parent == Some(self.clause as u32) && opener.is_some_and(|f| f.has(Feats::COMPLEMENT))
                || doc.clauses[c].beside == Some(self.clause as u32) && doc.clauses[c].is_reportive()
        });
        governed.find_map(|c| Some(self.scene.subject(c)).filter(|s| !s.is_empty())).unwrap_or_default()
    }
}

/// A participle before its noun: the noun is its object, whoever does it stands between them.
fn of_attribute(scene: &Scene, found: &Found, trigger: &Trigger) -> Parts {
    let doc = scene.known.doc;
    let mut parts = Parts::default();
    let Some(p) = super::trigger::phrase_of(doc, found.clause, found.head) else { return parts };
    if trigger.recipient.contains(&Role::Accusative) {
        parts.recipients = scene.of_phrase(p);
    }
    // Up from the participle to the preposition of its own phrase.
    let mut agent = None;
    for i in (p.first..found.head).rev() {
        if doc.tokens[i].tag == Tag::Preposition {
            agent = doc.tokens[i].feats.has(Feats::AGENT).then_some(i);
            break;
        }
    }
    let before = scene.inside(agent.map_or(p.first, |a| a + 1), found.head);
    // Without an agent a body named there may have done it ("die in der UN-Resolution geforderte Waffenruhe").
    let kinds = |e: &usize| agent.is_some() || scene.is_body(*e);
    parts.actors = before.into_iter().filter(kinds).collect();
    if !parts.actors.is_empty() {
        let actors = &parts.actors;
        parts.recipients.retain(|e| !actors.contains(e));
    }
    parts
}

fn of_noun(scene: &Scene, found: &Found, trigger: &Trigger, carried: &[Carried]) -> Parts {
    let doc = scene.known.doc;
    let c = found.clause;
    let phrases = phrase::of_clause(doc, c);
    let mut parts = Parts::default();
    let Some(n) = phrases.iter().position(|p| (p.first..p.end).contains(&found.head)) else { return parts };
    let around = Around { scene, phrases, n, head: found.head };
    let owners = around.owners();
    for role in &trigger.actor {
        let who = match role {
            Role::Genitive => owners.clone(),
            Role::Subject => scene.subject(c),
            Role::Behind(word) | Role::Together(word) => around.behind(word),
            _ => Vec::new(),
        };
        parts.joined |= matches!(role, Role::Together(_)) && !who.is_empty();
        add(&mut parts.actors, who);
    }
    // A verb that carries the event brings its subject.
    let mut carrier = false;
    for by in carried {
        let Some(part) = by.subject else { continue };
        carrier = true;
        let who = scene.subject(by.clause);
        match part {
            RoleName::Actor if parts.actors.is_empty() => add(&mut parts.actors, who),
            RoleName::Recipient => add(&mut parts.recipients, who),
            RoleName::Actor => {}
        }
    }
    for role in &trigger.recipient {
        let who = match role {
            Role::Genitive if !trigger.actor.contains(&Role::Genitive) => owners.clone(),
            Role::Subject => scene.subject(c),
            Role::Behind(word) | Role::Together(word) => {
                let near = around.behind(word);
                if near.is_empty() && (carrier || carried.iter().any(|b| b.beside)) {
                    around.anywhere(word)
                } else {
                    near
                }
            }
            _ => Vec::new(),
        };
        let done = !who.is_empty() && !matches!(role, Role::Together(_));
        parts.joined |= matches!(role, Role::Together(_)) && !who.is_empty();
        add(&mut parts.recipients, who);
        if done {
            break;
        }
    }
    if around.is_scene() && parts.recipients.is_empty() && !trigger.recipient.is_empty() {
        parts.recipients.extend(scene.first_part(found.head));
    }
    // Whoever is told of at a meeting was there ("sagte sie bei einem Treffen").
    let attends = trigger.kind == Some(EventType::Consult) && phrases[n].preposition.is_some();
    let alone = owners.is_empty() && !carrier;
    if attends && alone {
        let joined = std::mem::take(&mut parts.actors);
        parts.actors = scene.subject(c);
        add(&mut parts.actors, joined);
    }
    parts
}

/// A noun with what stands round it.
struct Around<'s, 'k, 'd, 'a> {
    scene: &'s Scene<'k, 'd, 'a>,
    phrases: &'d [Phrase],
    /// Number of its phrase.
    n: usize,
    head: usize,
}

impl Around<'_, '_, '_, '_> {
    /// Whoever it belongs to.
    fn owners(&self) -> Vec<usize> {
        let doc = self.scene.known.doc;
        let p = &self.phrases[self.n];
        let mut found = Vec::new();
        for i in p.first..self.head {
            let token = &doc.tokens[i];
            let who = match token.tag {
                Tag::Determiner if token.feats.has(Feats::POSSESSIVE) => self.scene.possessor(i),
                Tag::Name | Tag::Noun => self.scene.who_at(i),
                Tag::Adjective => self.scene.state_at(i),
                _ => None,
            };
            add(&mut found, who.into_iter().collect());
        }
        add(&mut found, self.scene.first_part(self.head).filter(|_| !self.is_scene()).into_iter().collect());
        // A name behind the noun in its own phrase ("die Offensive Israels").
        for i in self.head + 1..p.end {
            add(&mut found, self.scene.who_at(i).into_iter().collect());
        }
        let mut near = true;
        // Whoever a passive names as agent does what the verb says.
        let passive = doc.tokens[self.head].clause.is_some_and(|c| doc.clauses[c as usize].verb.passive);
        for (m, q) in self.attached() {
            let agent = !passive && q.preposition.is_some_and(|i| doc.tokens[i].feats.has(Feats::AGENT));
            let genitive =
                q.preposition.is_none() && (q.agreement.allows(Agreement::GENITIVE) || phrase::is_owner(doc, q.head));
            // A genitive behind another phrase is that one's.
            near &= genitive || agent;
            if agent || genitive && near {
                add(&mut found, self.scene.of_phrases(self.phrases, m));
            }
        }
        found
    }

    /// Whether the first part of the noun is a state by its whole name: there it takes place, or it is done to it
    /// ("Ukraine-Krieg"); what states do is told with an adjective or an abbreviation.
    fn is_scene(&self) -> bool {
        let word = self.scene.known.doc.lower(self.head);
        let short = word.split_once('-').is_some_and(|(first, _)| first.len() < 4);
        !short && self.scene.first_part(self.head).is_some_and(|e| self.scene.is_country(e))
    }

    /// The phrases that follow without a gap, with their numbers.
    fn attached(&self) -> impl Iterator<Item = (usize, &Phrase)> {
        let doc = self.scene.known.doc;
        let mut end = self.phrases[self.n].end;
        (self.n + 1..self.phrases.len()).map(|m| (m, &self.phrases[m])).take_while(move |(_, q)| {
            let follows = q.preposition.unwrap_or(q.first) == std::mem::replace(&mut end, q.end);
            follows && belongs(doc, q)
        })
    }

    /// Everybody behind that preposition in what belongs to the noun.
    fn behind(&self, word: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for (m, _) in self.attached().filter(|(_, q)| self.is_behind(q, word)) {
            add(&mut found, self.scene.of_phrases(self.phrases, m));
        }
        found
    }

    /// Everybody behind that preposition in the clause.
    fn anywhere(&self, word: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for (m, _) in self.phrases.iter().enumerate().filter(|(m, q)| *m != self.n && self.is_behind(q, word)) {
            add(&mut found, self.scene.of_phrases(self.phrases, m));
        }
        found
    }

    fn is_behind(&self, q: &Phrase, word: &str) -> bool {
        let doc = self.scene.known.doc;
        let governed = q.preposition.is_some_and(|i| doc.lemma(i) == word || doc.lower(i) == word);
        governed && !phrase::is_time(doc, q)
    }
}
