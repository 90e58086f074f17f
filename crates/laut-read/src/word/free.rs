//! Chooses tags without a model in languages whose finite verb stands behind its subject, wherever that is.
//!
//! Words go from left to right. What a word can be is decided by what stands before it and, for the few words that open
//! clauses in one place and tie phrases in another, by whether a verb follows.

use crate::doc::Doc;
use laut_pack::{Feats, Tag, TagSet};

/// What is known of the clause so far.
#[derive(Default)]
struct State {
    /// It has a finite verb.
    finite: bool,
    /// An auxiliary or modal waits for its full verb.
    light: bool,
    /// A noun, name or pronoun stands behind its last verb.
    nominal: bool,
}

/// Tags the tokens `first..end`.
pub(super) fn tag(doc: &mut Doc, allowed: &[TagSet], first: usize, end: usize) {
    let mut state = State::default();
    for i in first..end {
        let chooser = Chooser { doc, allowed, i, first, end };
        let tag = chooser.choose(&state);
        let light = doc.pack.readings(doc.lower(i)).iter().any(|r| r.tag == tag && r.feats.any(LIGHT));
        match tag {
            Tag::Punctuation if doc.tokens[i].shape == crate::doc::Shape::Quote => state.nominal = true,
            Tag::Punctuation | Tag::Conjunction | Tag::Subordinator | Tag::Relative | Tag::Interrogative => {
                state = State::default();
            }
            Tag::Finite => state = State { finite: true, light, nominal: false },
            Tag::Participle | Tag::Infinitive => {
                state.light &= light;
                state.nominal = false;
            }
            Tag::Noun | Tag::Name | Tag::Pronoun => state.nominal = true,
            _ => {}
        }
        doc.tokens[i].tag = tag;
    }
}

/// Verbs that help others.
const LIGHT: Feats = Feats(Feats::AUXILIARY.0 | Feats::MODAL.0);

struct Chooser<'d, 'a> {
    doc: &'d Doc<'a>,
    allowed: &'d [TagSet],
    i: usize,
    first: usize,
    end: usize,
}

impl Chooser<'_, '_> {
    fn has(&self, tag: Tag) -> bool {
        self.allowed[self.i].has(tag)
    }

    fn prefer(&self, tags: &[Tag]) -> Option<Tag> {
        tags.iter().copied().find(|t| self.has(*t))
    }

    /// Whether the pack lists token `k` with that tag.
    fn listed(&self, k: usize, tag: Tag) -> bool {
        k < self.end && self.doc.pack.readings(self.doc.lower(k)).iter().any(|r| r.tag == tag)
    }

    fn before(&self) -> Option<Tag> {
        (self.i > self.first).then(|| self.doc.tokens[self.i - 1].tag)
    }

    fn choose(&self, state: &State) -> Tag {
        let readings = self.doc.pack.readings(self.doc.lower(self.i));
        let is_verb = readings.iter().any(|r| r.tag.is_verb());
        let found = match () {
            () if self.has(Tag::InfinitiveMarker) => self.marker(),
            () if self.has(Tag::Subordinator) || self.has(Tag::Comparator) => self.opener(),
            () if self.has(Tag::Determiner) && self.has(Tag::Pronoun) => {
                let attribute = self.attribute_follows();
                self.prefer(if attribute { &[Tag::Determiner] } else { &[Tag::Pronoun] })
            }
            () if is_verb => self.verb(state),
            () => None,
        };
        found.or_else(|| self.nominal()).or_else(|| self.any()).unwrap_or(Tag::Foreign)
    }

    /// The marker of the infinitive, or the preposition it looks like.
    fn marker(&self) -> Option<Tag> {
        match self.listed(self.i + 1, Tag::Infinitive) {
            true => Some(Tag::InfinitiveMarker),
            false => self.prefer(&[Tag::Preposition, Tag::InfinitiveMarker]),
        }
    }

    /// A word that may open a clause: it does where a finite verb follows before the next mark.
    fn opener(&self) -> Option<Tag> {
        let mark = |k: &usize| self.doc.tokens[*k].shape.is_mark();
        let stretch = (self.i + 1..self.end).take_while(|k| !mark(k));
        let finite = stretch.clone().any(|k| self.listed(k, Tag::Finite));
        let verb_next = self.listed(self.i + 1, Tag::Finite);
        let nominal = matches!(self.before(), Some(Tag::Noun | Tag::Name | Tag::Pronoun))
            || self.doc.tokens[self.i.saturating_sub(1)].shape == crate::doc::Shape::Quote;
        match () {
            () if self.has(Tag::Relative) && nominal && verb_next => Some(Tag::Relative),
            // "That was wrong"
            () if self.has(Tag::Pronoun) && verb_next => Some(Tag::Pronoun),
            // A word that relates as well opens what a mark may interrupt.
            () if finite || self.has(Tag::Relative) && (self.i + 1..self.end).any(|k| self.listed(k, Tag::Finite)) => {
                self.prefer(&[Tag::Subordinator, Tag::Comparator])
            }
            () => self.prefer(&[Tag::Preposition, Tag::Determiner, Tag::Pronoun, Tag::Comparator, Tag::Subordinator]),
        }
    }

    /// Whether what follows can be what a determiner belongs to.
    fn attribute_follows(&self) -> bool {
        let k = self.i + 1;
        if k >= self.end || self.doc.tokens[k].shape.is_mark() && self.doc.tokens[k].shape != crate::doc::Shape::Quote {
            return false;
        }
        let readings = self.doc.pack.readings(self.doc.lower(k));
        let nominal = |t: Tag| matches!(t, Tag::Noun | Tag::Adjective | Tag::Number | Tag::Name | Tag::Determiner);
        // An unlisted word, or one that is a verb as well as a noun.
        let verb = readings.iter().any(|r| r.tag == Tag::Finite)
            && (self.listed(k, Tag::Participle) || readings.iter().any(|r| r.feats.any(LIGHT)));
        readings.is_empty() || readings.iter().any(|r| nominal(r.tag)) || self.allowed[k].has(Tag::Noun) && !verb
    }

    /// A form of a verb, which may be a noun or an attribute too.
    fn verb(&self, state: &State) -> Option<Tag> {
        let aux = self.doc.pack.readings(self.doc.lower(self.i)).iter().any(|r| r.feats.any(LIGHT));
        let by = self.i + 1 < self.end
            && self.doc.pack.readings(self.doc.lower(self.i + 1)).iter().any(|r| r.feats.has(Feats::AGENT));
        let before = self.before();
        // Adverbs between subject and verb do not part them.
        let back = (self.first..self.i).rev().find(|&k| {
            !matches!(self.doc.tokens[k].tag, Tag::Adverb | Tag::Negation | Tag::Predicative | Tag::Particle)
        });
        let subject = back.map(|k| self.doc.tokens[k].tag);
        let owned = self.i > self.first
            && matches!(before, Some(Tag::Name | Tag::Noun))
            && crate::phrase::is_owner(self.doc, self.i - 1)
            && self.doc.word(self.i - 1).contains(['\'', '’']);
        match subject {
            _ if owned && !aux => self.prefer(&[Tag::Noun]),
            _ if before == Some(Tag::InfinitiveMarker) => self.prefer(&[Tag::Infinitive]),
            _ if matches!(before, Some(Tag::Determiner | Tag::Adjective | Tag::Number)) && !aux => {
                let attribute = self.attribute_follows() && (self.has(Tag::Participle) || self.has(Tag::Adjective));
                if attribute { self.prefer(&[Tag::Adjective, Tag::Noun]) } else { self.prefer(&[Tag::Noun]) }
            }
            // A form that can be nothing else.
            _ if !self.has(Tag::Participle) && !self.has(Tag::Infinitive) && !self.looks_plural() => Some(Tag::Finite),
            _ if before == Some(Tag::Preposition) && !aux => self.prefer(&[Tag::Noun, Tag::Infinitive]),
            _ if state.light => self.prefer(&[Tag::Participle, Tag::Infinitive, Tag::Finite]),
            // "the ship built by the yard"
            _ if by && self.has(Tag::Participle) => Some(Tag::Participle),
            Some(Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative | Tag::Interrogative | Tag::Number)
                if !state.finite || state.nominal =>
            {
                self.prefer(&[Tag::Finite, Tag::Participle, Tag::Infinitive])
            }
            Some(Tag::Punctuation | Tag::Conjunction) => self.prefer(&[Tag::Finite, Tag::Participle, Tag::Infinitive]),
            None => self.prefer(&[Tag::Finite, Tag::Infinitive]),
            _ if aux => self.prefer(&[Tag::Finite]),
            _ => self.prefer(&[Tag::Participle, Tag::Noun, Tag::Infinitive]),
        }
    }

    /// Whether the form may be the plural of a noun: the pack has an ending of nouns for it.
    fn looks_plural(&self) -> bool {
        let endings = &self.doc.pack.manifest().clause.case_endings;
        endings.iter().any(|e| self.doc.lower(self.i).ends_with(e.as_str()))
    }

    /// A noun, name or attribute.
    fn nominal(&self) -> Option<Tag> {
        let doc = self.doc;
        if !doc.pack.readings(doc.lower(self.i)).is_empty() {
            return None;
        }
        let word = doc.lower(self.i);
        if doc.tokens[self.i].shape.is_capital() {
            // A noun with a capital inside a sentence is part of a name, unless it is somebody's office.
            let known =
                doc.pack.lists_noun("titles", word) || super::starts(doc, self.i) && doc.pack.noun(word).is_some();
            // At the head of a sentence a capital proves nothing.
            let bare = super::starts(doc, self.i)
                && !(self.i + 1 < self.end && doc.tokens[self.i + 1].shape.is_capital())
                && !super::is_land(doc, self.i)
                && doc.pack.listed("outlets", |k| (k == 0).then_some(word)).is_none();
            let plural = bare
                && doc
                    .pack
                    .endings()
                    .iter()
                    .any(|e| e.tag == Tag::Noun && !e.ending.is_empty() && word.ends_with(e.ending.as_str()));
            return self.prefer(if known || plural { &[Tag::Noun, Tag::Name] } else { &[Tag::Name, Tag::Noun] });
        }
        if doc.pack.noun(word).is_some() {
            return self.prefer(&[Tag::Noun]);
        }
        let ending = doc.pack.endings().iter().find(|e| self.has(e.tag) && word.ends_with(e.ending.as_str()));
        match ending.map(|e| e.tag) {
            // What ends like an attribute is one only before something it can belong to.
            Some(Tag::Adjective) if !self.attribute_follows() => self.prefer(&[Tag::Predicative, Tag::Noun]),
            found => found,
        }
    }

    fn any(&self) -> Option<Tag> {
        let listed = self.doc.pack.readings(self.doc.lower(self.i)).iter().map(|r| r.tag);
        let first = listed.clone().find(|t| self.has(*t));
        first
            .or_else(|| self.prefer(&[Tag::Noun, Tag::Name]))
            .or_else(|| Tag::ALL.iter().map(|(t, _)| *t).find(|t| self.has(*t)))
    }
}
