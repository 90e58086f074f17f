//! Whom a phrase names: its head, or who stands inside it; whoever is coordinated with it; whom pronouns stand for.

use super::Known;
use crate::clause::Kind;
use crate::doc::Shape;
use crate::phrase::{self, Phrase, Reach};
use laut_pack::{Agreement, Feats, Tag};
use laut_record::Act;
use rustc_hash::FxHashMap;

/// A text with what is asked of it again and again.
pub(super) struct Scene<'k, 'd, 'a> {
    pub(super) known: &'k Known<'d, 'a>,
    /// Tokens at which phrases start that speak, ascending.
    speakers: Vec<usize>,
    /// Entities with a name of one word, by that word.
    names: FxHashMap<&'d str, usize>,
    /// For each token the innermost statement that holds it; its own words of saying are none of it.
    statements: Vec<u32>,
    /// Drafts that ask somebody to do something, by the clause of their cue.
    asking: FxHashMap<usize, usize>,
}

/// How often a subject is looked for in another clause.
const STEPS_MAX: usize = 6;

impl<'k, 'd, 'a> Scene<'k, 'd, 'a> {
    pub(super) fn new(known: &'k Known<'d, 'a>) -> Self {
        let mut speakers: Vec<usize> =
            known.drafts.iter().filter_map(|d| d.speaker.as_ref()).map(|s| s.first()).collect();
        speakers.sort_unstable();
        let mut names = FxHashMap::default();
        for (e, entity) in known.cast.entities.iter().enumerate() {
            if let [word] = entity.words.as_slice() {
                names.entry(word.as_str()).or_insert(e);
            }
        }
        let mut asking = FxHashMap::default();
        for (n, draft) in known.drafts.iter().enumerate() {
            if let (Some(c), Act::Demand | Act::Ask, Some(_)) = (draft.clause, draft.act, &draft.addressee) {
                asking.entry(c).or_insert(n);
            }
        }
        Scene { known, speakers, names, statements: super::statement::by_token(known), asking }
    }

    /// The innermost statement that holds token `i`.
    pub(super) fn statement_at(&self, i: usize) -> Option<usize> {
        self.statements.get(i).filter(|n| **n != u32::MAX).map(|n| *n as usize)
    }

    /// Whether an entity is one who can act: it has a kind or a name, or its noun is one for people or bodies.
    fn acts(&self, entity: usize) -> bool {
        let (doc, cast) = (self.known.doc, self.known.cast);
        let e = &cast.entities[entity];
        let head = |m: &usize| phrase::can_act(doc, cast.mentions[*m].head);
        e.kind.is_some() || !e.words.is_empty() || e.mentions.iter().take(3).any(head)
    }

    /// The entity named at a token, if it can act.
    pub(super) fn who_at(&self, i: usize) -> Option<usize> {
        let doc = self.known.doc;
        let token = &doc.tokens[i];
        if token.tag == Tag::Pronoun && token.feats.has(Feats::FIRST) {
            return self.speaker_at(i);
        }
        self.known.cast.entity_at(i).filter(|&e| self.acts(e))
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
        crate::who::possessor(doc, self.known.cast, i, &self.speakers)
    }

    /// The entity that the first part of a hyphened compound names.
    pub(super) fn first_part(&self, i: usize) -> Option<usize> {
        let (first, _) = self.known.doc.lower(i).split_once('-')?;
        self.names.get(first).copied()
    }

    /// Whom a phrase names: its head where that can act, else everybody inside the phrase with what belongs to it.
    pub(super) fn of_phrase(&self, p: &Phrase) -> Vec<usize> {
        let doc = self.known.doc;
        if doc.tokens[p.head].tag == Tag::Relative {
            let clause = doc.tokens[p.head].clause;
            return clause.map_or_else(Vec::new, |c| self.antecedent(c as usize, p.head));
        }
        match self.who_at(p.head) {
            Some(entity) => vec![entity],
            None => self.inside(p.first, self.reach(p)),
        }
    }

    /// The token after a phrase with what belongs to it.
    pub(super) fn reach(&self, p: &Phrase) -> usize {
        let doc = self.known.doc;
        let limit = doc.tokens[p.head].clause.map_or(p.end, |c| doc.clauses[c as usize].end as usize);
        phrase::extend(doc, p, limit.max(p.end), Reach::Likely)
    }

    /// Everybody named among the tokens `first..end`.
    pub(super) fn inside(&self, first: usize, end: usize) -> Vec<usize> {
        let doc = self.known.doc;
        let mut found = Vec::new();
        for i in first..end.min(doc.tokens.len()) {
            let owner = (doc.tokens[i].tag == Tag::Determiner && doc.tokens[i].feats.has(Feats::POSSESSIVE))
                .then(|| self.possessor(i));
            let who = self.who_at(i).or(owner.flatten()).or_else(|| self.first_part(i));
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
            if between.is_empty() {
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
            if let Some(subject) = phrase::subject(doc, at) {
                let phrases = phrase::of_clause(doc, at);
                return match phrases.iter().position(|p| p.head == subject.head) {
                    Some(n) => self.of_phrases(phrases, n),
                    None => self.of_phrase(&subject),
                };
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

/// Genders and number that an agreement allows, whatever the case.
fn genders(a: Agreement) -> u32 {
    (0..4).fold(0, |all, case| all | (a.0 >> (4 * case)) & 0xf)
}
