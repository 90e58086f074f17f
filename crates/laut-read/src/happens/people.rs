//! Whom a phrase names: its head, or who stands inside it; whoever is coordinated with it; whom pronouns stand for.

use super::Known;
use crate::clause::Kind;
use crate::doc::{Doc, Shape};
use crate::phrase::{self, Phrase, Reach};
use laut_pack::{Agreement, Feats, Tag};
use laut_record::{Act, ActorKind};
use rustc_hash::FxHashMap;

/// A text with what is asked of it again and again.
pub(super) struct Scene<'k, 'd, 'a> {
    pub(super) known: &'k Known<'d, 'a>,
    /// Tokens at which phrases start that speak, ascending.
    speakers: Vec<usize>,
    /// Entities with a name of one word, by that word.
    names: FxHashMap<&'d str, usize>,
    /// Bodies and groups without a name, by their noun.
    bodies: FxHashMap<&'d str, usize>,
    /// For each token the innermost statement that holds it; its own words of saying are none of it.
    statements: Vec<u32>,
    /// Drafts that ask somebody to do something, by the clause of their cue.
    asking: FxHashMap<usize, usize>,
}

/// Lists of nouns for people.
const PEOPLE: &[&str] = &["group-nouns", "people", "country-nouns"];

/// How many sentences back two states are looked for.
const SENTENCES_MAX: u32 = 3;

/// How often a subject is looked for in another clause.
const STEPS_MAX: usize = 6;

impl<'k, 'd, 'a> Scene<'k, 'd, 'a> {
    pub(super) fn new(known: &'k Known<'d, 'a>) -> Self {
        let mut speakers: Vec<usize> =
            known.drafts.iter().filter_map(|d| d.speaker.as_ref()).map(|s| s.first()).collect();
        speakers.sort_unstable();
        let mut names = FxHashMap::default();
        let mut bodies = FxHashMap::default();
        for (m, mention) in known.cast.mentions.iter().enumerate() {
            let Some(entity) = known.cast.of_mention[m] else { continue };
            let (first, end) = mention.name;
            if end == first + 1 {
                names.entry(known.doc.lower(first)).or_insert(entity);
            } else if first == end && !mention.pronoun && is_body(&known.cast.entities[entity].kind) {
                bodies.entry(known.doc.lower(mention.head)).or_insert(entity);
            }
        }
        let mut asking = FxHashMap::default();
        for (n, draft) in known.drafts.iter().enumerate() {
            if let (Some(c), Act::Demand | Act::Ask, Some(_)) = (draft.clause, draft.act, &draft.addressee) {
                asking.entry(c).or_insert(n);
            }
        }
        Scene { known, speakers, names, bodies, statements: super::statement::by_token(known), asking }
    }

    /// The innermost statement that holds token `i`.
    pub(super) fn statement_at(&self, i: usize) -> Option<usize> {
        self.statements.get(i).filter(|n| **n != u32::MAX).map(|n| *n as usize)
    }

    /// Whether an entity is one who can act: it has a kind or a name, or its noun is one for people or bodies.
    fn acts(&self, entity: usize) -> bool {
        let (doc, cast) = (self.known.doc, self.known.cast);
        let e = &cast.entities[entity];
        let head = |m: &usize| {
            let head = cast.mentions[*m].head;
            let people = |list: &&str| doc.pack.lists_noun(list, doc.lower(head));
            phrase::can_act(doc, head) || doc.tokens[head].tag == Tag::Noun && PEOPLE.iter().any(people)
        };
        e.listed || e.kind.is_some() || !e.words.is_empty() || e.mentions.iter().take(3).any(head)
    }

    /// The entity named at a token, if it can act.
    pub(super) fn who_at(&self, i: usize) -> Option<usize> {
        let doc = self.known.doc;
        let token = &doc.tokens[i];
        if token.tag == Tag::Pronoun && token.feats.has(Feats::FIRST) {
            return self.speaker_at(i);
        }
        // Half a compound names nobody.
        if doc.word(i).ends_with('-') {
            return None;
        }
        let mut entity = self.known.cast.entity_at(i)?;
        // An entity is made one with an earlier one only.
        while let Some(into) = self.known.cast.entities[entity].same.filter(|&into| into < entity) {
            entity = into;
        }
        Some(entity).filter(|&e| self.acts(e))
    }

    /// The state that an adjective or the first part of a compound at token `i` speaks of.
    pub(super) fn state_at(&self, i: usize) -> Option<usize> {
        let cast = self.known.cast;
        cast.country_entity(cast.demonym_at(i)?)
    }

    /// Whoever says the words at token `i`.
    fn speaker_at(&self, i: usize) -> Option<usize> {
        let statement = self.statement_at(i)?;
        self.known.chains[statement].last()?.entity
    }

    /// Whoever owns what the possessive at token `i` stands before.
    pub(super) fn possessor(&self, i: usize) -> Option<usize> {
        let doc = self.known.doc;
        if doc.tokens[i].feats.has(Feats::FIRST) {
            return self.speaker_at(i);
        }
        // Rather the subject of the clause than somebody of a sentence before.
        if let Some(c) = doc.tokens[i].clause
            && let Some(subject) = phrase::subject(doc, c as usize)
            && !(subject.first..subject.end).contains(&i)
            && let Some(owner) = crate::who::possessor_kind(doc, i)
        {
            let fits = genders(subject.agreement) & genders(owner);
            match self.who_at(subject.head) {
                Some(e) if fits & genders(self.known.cast.entities[e].gender) != 0 => return Some(e),
                None if fits != 0 && self.pair(&subject).is_some() => return None,
                _ => {}
            }
        }
        crate::who::possessor(doc, self.known.cast, i, &self.speakers)
    }

    /// The entity that the first part of a compound names: "EU-Mission", "Polizeistation".
    pub(super) fn first_part(&self, i: usize) -> Option<usize> {
        let first = self.known.doc.lower(i).split_once('-').and_then(|(first, _)| self.names.get(first).copied());
        first.or_else(|| self.state_at(i)).or_else(|| self.body_in(i))
    }

    /// The body or group named elsewhere whose noun a longer noun starts with.
    fn body_in(&self, i: usize) -> Option<usize> {
        let doc = self.known.doc;
        if self.bodies.is_empty() || doc.tokens[i].tag != Tag::Noun {
            return None;
        }
        let word = doc.lower(i);
        let ends = word.char_indices().map(|(at, _)| at).skip(4).take_while(|at| at + 3 < word.len());
        ends.filter_map(|at| self.bodies.get(&word[..at])).last().copied()
    }

    /// Whom a phrase names: its head where that can act, else everybody inside the phrase with what belongs to it.
    pub(super) fn of_phrase(&self, p: &Phrase) -> Vec<usize> {
        let doc = self.known.doc;
        if doc.tokens[p.head].tag == Tag::Relative {
            let clause = doc.tokens[p.head].clause;
            return clause.map_or_else(Vec::new, |c| self.antecedent(c as usize, p.head));
        }
        if let Some(pair) = self.pair(p) {
            return pair.to_vec();
        }
        let Some(entity) = self.who_at(p.head) else {
            let pronoun = doc.tokens[p.head].tag == Tag::Pronoun;
            if pronoun {
                return Vec::new();
            }
            let inside = self.inside(p.first, self.reach(p));
            // A place that nobody tells more of: "die Stadt".
            let place = inside.is_empty() && doc.pack.lists_noun("place-nouns", doc.lower(p.head));
            let site = self.known.cast.entity_at(p.head).filter(|_| place);
            return if place { site.into_iter().collect() } else { inside };
        };
        let mut found = vec![entity];
        // Fighters of a militia do what they do as the militia, the artillery of an army as the army.
        let e = &self.known.cast.entities[entity];
        let people = e.kind == Some(ActorKind::Group);
        let unnamed = e.words.is_empty() && !matches!(e.kind, Some(ActorKind::Country | ActorKind::Place));
        if (people || unnamed) && doc.tokens[p.head].tag == Tag::Noun {
            let body = |e: &usize| {
                let kind = &self.known.cast.entities[*e].kind;
                is_body(kind) || people && *kind == Some(ActorKind::Country)
            };
            let around = self.inside(p.first, phrase::extend(doc, p, self.limit(p), Reach::Likely));
            found.extend(around.into_iter().filter(|e| *e != entity).filter(body));
        }
        found
    }

    /// The two states that "both countries" speaks of: those that were named, or somebody of theirs, before.
    fn pair(&self, p: &Phrase) -> Option<[usize; 2]> {
        let (doc, cast) = (self.known.doc, self.known.cast);
        let both = || (p.first..p.head).any(|i| doc.pack.lists("both", doc.lower(i)));
        if !doc.pack.lists_noun("both-nouns", doc.lower(p.head)) || !both() {
            return None;
        }
        let before = cast.mentions.partition_point(|m| m.first < p.first);
        let sentence = doc.tokens[p.head].sentence;
        let mut found = None;
        for m in (0..before).rev() {
            if sentence - doc.tokens[cast.mentions[m].head].sentence > SENTENCES_MAX {
                break;
            }
            let state = cast.of_mention[m].and_then(|e| cast.entities[e].country);
            let Some(state) = state.and_then(|s| cast.country_entity(s)) else { continue };
            match found {
                None => found = Some(state),
                Some(other) if other != state => return Some([state, other]),
                Some(_) => {}
            }
        }
        None
    }

    /// The end of the clause in which a phrase stands.
    fn limit(&self, p: &Phrase) -> usize {
        let doc = self.known.doc;
        doc.tokens[p.head].clause.map_or(p.end, |c| (doc.clauses[c as usize].end as usize).max(p.end))
    }

    /// The token after a phrase with what belongs to it or follows without a gap as a genitive or behind a preposition.
    fn reach(&self, p: &Phrase) -> usize {
        let doc = self.known.doc;
        let mut end = phrase::extend(doc, p, self.limit(p), Reach::Likely);
        let Some(c) = doc.tokens[p.head].clause else { return end };
        for q in phrase::of_clause(doc, c as usize).iter().filter(|q| q.first >= p.end) {
            if q.preposition.unwrap_or(q.first) > end || q.end > end && !belongs(doc, q) {
                break;
            }
            end = end.max(q.end);
        }
        end
    }

    /// Whether an entity is a body or a group.
    pub(super) fn is_body(&self, entity: usize) -> bool {
        is_body(&self.known.cast.entities[entity].kind)
    }

    /// Whether an entity is people in the plural.
    pub(super) fn is_several(&self, entity: usize) -> bool {
        let e = &self.known.cast.entities[entity];
        e.kind == Some(ActorKind::Group) || e.words.is_empty() && e.gender.only(Agreement::PLURAL)
    }

    /// Whether an entity is a state.
    pub(super) fn is_country(&self, entity: usize) -> bool {
        let e = &self.known.cast.entities[entity];
        e.kind == Some(ActorKind::Country) || e.kind.is_none() && e.country.is_some()
    }

    /// The country of a place, where the text names it.
    pub(super) fn country_of(&self, entity: usize) -> Option<usize> {
        let e = &self.known.cast.entities[entity];
        let country = e.country.filter(|_| e.kind == Some(ActorKind::Place))?;
        self.known.cast.country_entity(country)
    }

    /// Everybody named among the tokens `first..end`.
    pub(super) fn inside(&self, first: usize, end: usize) -> Vec<usize> {
        let doc = self.known.doc;
        let mut found = Vec::new();
        for i in first..end.min(doc.tokens.len()) {
            let token = &doc.tokens[i];
            let owner = match token.tag {
                Tag::Determiner if token.feats.has(Feats::POSSESSIVE) => self.possessor(i),
                Tag::Relative => token.clause.and_then(|c| self.antecedent(c as usize, i).first().copied()),
                _ => None,
            };
            let who = owner.or_else(|| self.who_at(i)).or_else(|| self.first_part(i));
            found.extend(who.filter(|e| !found.contains(e)));
        }
        found
    }

    /// The phrase number `n` of a clause and those coordinated with it, by number.
    pub(super) fn coordinated(&self, phrases: &[Phrase], n: usize) -> Vec<usize> {
        let doc = self.known.doc;
        let mut members = vec![n];
        let (mut sure, mut last) = (1, n);
        let preposition = |p: &Phrase| p.preposition.map(|i| doc.lemma(i));
        for m in n + 1..phrases.len() {
            let (p, q) = (&phrases[last], &phrases[m]);
            let start = q.preposition.unwrap_or(q.first);
            let between = p.end..start;
            // What belongs to the member before it: a genitive, a phrase with another preposition.
            if between.is_empty() && belongs(doc, q) {
                last = m;
                continue;
            }
            let joins = |i: usize| doc.tokens[i].tag == Tag::Conjunction || doc.word(i) == ",";
            let small = |i: usize| joins(i) || matches!(doc.tokens[i].tag, Tag::Adverb | Tag::Particle);
            if between.len() > 3 || !between.clone().any(joins) || !between.clone().all(small) {
                break;
            }
            let same = q.preposition.is_none() || preposition(q) == preposition(&phrases[n]);
            if !same || phrase::is_time(doc, q) {
                break;
            }
            members.push(m);
            last = m;
            // A comma alone may as well lead to an apposition.
            if between.clone().any(|i| doc.tokens[i].tag == Tag::Conjunction) {
                sure = members.len();
            }
        }
        members.truncate(sure);
        members
    }

    /// The phrase before phrase number `n` where a conjunction joins the two: "er und seine Familie".
    fn first_of_pair(&self, phrases: &[Phrase], n: usize) -> usize {
        let doc = self.known.doc;
        let Some(before) = n.checked_sub(1) else { return n };
        let (p, q) = (&phrases[before], &phrases[n]);
        let joined = p.end + 1 == q.first && doc.tokens[p.end].tag == Tag::Conjunction;
        let nominative = p.preposition.is_none() && p.agreement.allows(Agreement::NOMINATIVE);
        if joined && nominative && q.preposition.is_none() { before } else { n }
    }

    /// Everybody whom phrase number `n` of a clause and those coordinated with it name.
    pub(super) fn of_phrases(&self, phrases: &[Phrase], n: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for m in self.coordinated(phrases, n) {
            for entity in self.of_phrase(&phrases[m]) {
                if !found.contains(&entity) {
                    found.push(entity);
                }
            }
        }
        found
    }

    /// Whom the relative pronoun at token `i` stands for, which opens clause `c`.
    fn antecedent(&self, c: usize, i: usize) -> Vec<usize> {
        let (doc, cast) = (self.known.doc, self.known.cast);
        let sentence = doc.sentences[doc.clauses[c].sentence as usize].first as usize;
        let wanted = genders(doc.tokens[i].agreement);
        let plural = doc.clauses[c].verb.feats;
        let plural = plural.has(Feats::PLURAL) && !plural.has(Feats::SINGULAR);
        let first = doc.clauses[c].first as usize;
        let mut at = first;
        while at > sentence.max(first.saturating_sub(16)) {
            at -= 1;
            let Some(m) = cast.mention_at(at) else { continue };
            let mention = &cast.mentions[m];
            at = mention.first;
            let single = mention.head + 1 == mention.end && doc.tokens[mention.head].tag == Tag::Name;
            if genders(mention.agreement) & wanted == 0 || plural && single || mention.pronoun {
                continue;
            }
            return self.who_at(mention.head).into_iter().collect();
        }
        Vec::new()
    }

    /// Whoever is the subject of clause `c`: its own, that of the clause it is coordinated with, or whoever governs
    /// its infinitive.
    pub(super) fn subject(&self, c: usize) -> Vec<usize> {
        let doc = self.known.doc;
        let mut at = c;
        for _ in 0..STEPS_MAX {
            let clause = &doc.clauses[at];
            if clause.kind == Kind::Infinitive {
                let Some(governor) = self.governor(at) else { return Vec::new() };
                if let Some(ordered) = self.ordered(governor) {
                    return vec![ordered];
                }
                at = governor;
                continue;
            }
            if let Some(subject) = phrase::own_subject(doc, at) {
                let phrases = phrase::of_clause(doc, at);
                let who = match phrases.iter().position(|p| p.head == subject.head) {
                    Some(n) => self.of_phrases(phrases, self.first_of_pair(phrases, n)),
                    None => self.of_phrase(&subject),
                };
                // "… tötete elf und nahm vier fest": what names nobody is no subject there.
                if !who.is_empty() || clause.conjunction.is_none() || doc.tokens[subject.head].tag == Tag::Pronoun {
                    return who;
                }
            }
            match clause.beside.filter(|_| clause.conjunction.is_some() || clause.shared.is_some()) {
                Some(beside) => at = beside as usize,
                None => return Vec::new(),
            }
        }
        Vec::new()
    }

    /// The clause that governs an infinitive clause or a clause with a complementiser.
    pub(super) fn governor(&self, c: usize) -> Option<usize> {
        let doc = self.known.doc;
        let clause = &doc.clauses[c];
        let before = || {
            let sentence = doc.sentences[clause.sentence as usize].first as usize;
            (sentence..clause.first as usize).rev().find_map(|i| doc.tokens[i].clause).map(|k| k as usize)
        };
        clause.parent.map(|p| p as usize).or_else(before).filter(|&g| g != c)
    }

    /// Whoever is told to do what an infinitive below clause `c` says.
    fn ordered(&self, c: usize) -> Option<usize> {
        let draft = &self.known.drafts[*self.asking.get(&c)?];
        draft.addressee.as_ref()?.tokens().find_map(|i| self.who_at(i))
    }

    /// The noun that an infinitive or a clause with a complementiser hangs on: right before it.
    pub(super) fn governing_noun(&self, c: usize) -> Option<usize> {
        let doc = self.known.doc;
        let first = doc.clauses[c].first as usize;
        let at = (first.saturating_sub(3)..first).rev().find(|&i| doc.tokens[i].shape != Shape::Mark)?;
        (doc.tokens[at].tag == Tag::Noun).then_some(at)
    }
}

/// Whether something of that kind is a body or a group.
fn is_body(kind: &Option<ActorKind>) -> bool {
    matches!(kind, Some(ActorKind::Government | ActorKind::Organisation | ActorKind::Group))
}

/// Whether a phrase that follows another without a gap can belong to it: a genitive, or one behind a preposition.
pub(super) fn belongs(doc: &Doc, q: &Phrase) -> bool {
    let genitive = q.agreement.allows(Agreement::GENITIVE) && doc.tokens[q.first].tag != Tag::Name;
    !phrase::is_time(doc, q) && (q.preposition.is_some() || genitive || phrase::is_owner(doc, q.head))
}

/// Genders and number that an agreement allows, whatever the case.
fn genders(a: Agreement) -> u32 {
    (0..4).fold(0, |all, case| all | (a.0 >> (4 * case)) & 0xf)
}
