//! Clauses that depend on another: what opens them, where their finite verb is found, and what goes on behind it.

use super::super::zone::{Element, Mark, Segment};
use super::super::{Fronted, Kind};
use super::{Builder, Opening, first_finite};
use laut_pack::{Feats, Tag};

impl Builder<'_, '_> {
    /// Whether the segment opens a subordinate clause.
    pub(super) fn opening(&self, body: &[Element]) -> Option<Opening> {
        let token = |n: usize| match body.get(n) {
            Some(Element::Token(i)) => Some(*i),
            _ => None,
        };
        // "auch wenn", "nur weil", "vor allem da", "in dem", "mit dessen Hilfe"
        for n in 0..3 {
            let i = token(n)?;
            let kind = match self.tag(i) {
                Tag::Subordinator => Kind::Subordinate,
                Tag::Relative => Kind::Relative,
                Tag::Interrogative => Kind::Question,
                Tag::Comparator => Kind::Comparative,
                Tag::InfinitiveOpener => Kind::Infinitive,
                Tag::Adverb | Tag::Particle | Tag::Negation if n < 2 => continue,
                Tag::Preposition if n < 2 => match token(n + 1).map(|i| self.tag(i)) {
                    Some(Tag::Relative | Tag::Interrogative) => continue,
                    _ => return None,
                },
                _ => return None,
            };
            let word = i;
            return match kind {
                // A preposition after all ("bis Juni eine Lösung zu finden").
                Kind::Subordinate if self.has_marked_infinitive(body) && first_finite(self, body).is_none() => None,
                Kind::Infinitive => self.has_marked_infinitive(body).then_some(Opening { kind, word }),
                // A question word right before its finite verb asks directly; a comparison without a verb is a phrase.
                Kind::Question => {
                    let direct = self.verb_last
                        && token(n + 1).is_some_and(|i| self.tag(i) == Tag::Finite)
                        && body.len() > n + 3;
                    (!direct).then_some(Opening { kind, word })
                }
                Kind::Comparative => {
                    let finite = first_finite(self, body)?;
                    let verbs_follow = body[finite + 1..].iter().take(2).all(|e| self.is_verbal(*e));
                    (!self.verb_last || verbs_follow || finite > n + 1).then_some(Opening { kind, word })
                }
                _ => Some(Opening { kind, word }),
            };
        }
        None
    }

    /// Whether a segment with a word of comparison first is a main clause after all: its finite verb does not come
    /// last and no other clause follows ("Als Fehler bezeichnete sie den Beschluss").
    pub(super) fn stands_alone(&self, body: &[Element], rest: &[Segment]) -> bool {
        let Some(finite) = first_finite(self, body).filter(|_| self.verb_last && self.main.is_none()) else {
            return false;
        };
        let phrases = body[finite + 1..].iter().any(|e| matches!(e, Element::Token(i) if self.tag(*i).is_nominal()));
        phrases && !rest.iter().any(|s| first_finite(self, &s.elements).is_some())
    }

    pub(super) fn subordinate(
        &mut self,
        before: Mark,
        conjunction: Option<u32>,
        opening: Opening,
        elements: &[Element],
        rest: &[Segment],
    ) {
        let Element::Token(first) = elements[0] else { return };
        let host = self.host();
        let c = self.new_clause(opening.kind, first, before);
        // After a conjunction it is coordinated with the nearest clause of its kind, and hangs where that hangs.
        let twin = conjunction.and_then(|_| self.twin(host, opening.kind));
        let parent = match twin {
            Some(twin) => self.doc.clauses[twin as usize].parent,
            None => host,
        };
        let clause = self.clause(c);
        clause.parent = parent;
        clause.beside = twin;
        clause.opener = Some(opening.word);
        clause.conjunction = conjunction;
        self.fill(c, elements, rest);
    }

    /// The nearest clause of that kind from `from` upwards.
    pub(super) fn twin(&self, from: Option<u32>, kind: Kind) -> Option<u32> {
        let mut at = from;
        while let Some(c) = at {
            if self.doc.clauses[c as usize].kind == kind {
                return Some(c);
            }
            at = self.doc.clauses[c as usize].parent;
        }
        None
    }

    /// Fills a subordinate clause from `elements`: up to its finite verb, if that is among them; what follows is
    /// another segment.
    pub(super) fn fill(&mut self, c: u32, elements: &[Element], rest: &[Segment]) {
        if self.doc.clauses[c as usize].kind == Kind::Infinitive || !self.verb_last {
            return self.give(c, elements);
        }
        let skip = usize::from(self.doc.clauses[c as usize].conjunction.is_some());
        let Some(finite) = first_finite(self, &elements[skip..]).map(|f| f + skip) else {
            self.give(c, elements);
            if !self.open.contains(&c) {
                self.open.push(c);
            }
            return;
        };
        self.open.retain(|o| *o != c);
        // The finite verb is last but for infinitives it goes before ("hätte kommen können").
        let mut end = finite + 1;
        while end < elements.len() && self.is_infinitive(elements[end]) {
            end += 1;
        }
        let tail = &elements[end..];
        match tail.first() {
            Some(Element::Token(i)) if self.tag(*i) == Tag::Conjunction => {
                self.give(c, &elements[..end]);
                self.coordinate(c, tail, rest);
            }
            Some(Element::Token(i)) if self.tag(*i) == Tag::Finite => {
                self.give(c, &elements[..end]);
                self.segment(Mark::Comma, tail, rest);
            }
            _ => self.give(c, elements),
        }
    }

    pub(super) fn is_infinitive(&self, element: Element) -> bool {
        matches!(element, Element::Token(i) if self.tag(i) == Tag::Infinitive)
    }

    /// What follows a conjunction inside the segment of a subordinate clause: a twin of the clause when its finite
    /// verb comes last again, else something of the clause around.
    pub(super) fn coordinate(&mut self, c: u32, tail: &[Element], rest: &[Segment]) {
        let body = &tail[1..];
        let Some(finite) = first_finite(self, body) else {
            // No verb: a phrase added to the clause, or one that waits for its verb after the next mark.
            return self.give(c, tail);
        };
        let verb_first = finite == 0;
        if self.opening(body).is_some() || verb_first {
            return self.segment(Mark::None, tail, rest);
        }
        let ends = body[finite + 1..].iter().all(|e| self.is_verbal(*e));
        if !ends {
            return self.segment(Mark::None, tail, rest);
        }
        let (Element::Token(conjunction), kind) = (tail[0], self.doc.clauses[c as usize].kind) else { return };
        let twin = self.new_clause(kind, conjunction, Mark::None);
        let (parent, opener) = (self.doc.clauses[c as usize].parent, self.doc.clauses[c as usize].opener);
        let clause = self.clause(twin);
        clause.parent = parent;
        clause.beside = Some(c);
        clause.opener = opener;
        clause.conjunction = Some(conjunction);
        self.give(twin, tail);
    }

    /// The subordinate clause that elements are merely added to: behind the main clause, with more than a subject before
    /// a finite verb that comes last ("…, dass A kürze, B aber davon nichts wissen wolle").
    pub(super) fn added_to(&self, elements: &[Element], finite: usize) -> Option<u32> {
        let last = self.previous?;
        let clause = &self.doc.clauses[last as usize];
        let behind = self.main.is_some_and(|m| self.has_finite(m) && self.doc.clauses[m as usize].first < clause.first);
        let complement = clause.opener.is_some_and(|o| self.doc.tokens[o as usize].feats.has(Feats::COMPLEMENT));
        if !self.verb_last || !behind || !complement || clause.finite.is_none() || finite + 1 < elements.len() {
            return None;
        }
        let (Element::Token(first), Element::Token(verb)) = (elements[0], elements[finite]) else { return None };
        let (first, verb) = (first as usize, verb as usize);
        let subject = crate::phrase::chunk(self.doc, first, verb)?;
        let end = crate::phrase::extend(self.doc, &subject, verb, crate::phrase::Reach::Field);
        (subject.preposition.is_none() && end + 1 < verb).then_some(last)
    }

    /// A clause of the kind of clause `c`, beside it.
    pub(super) fn twin_of(&mut self, c: u32, elements: &[Element]) {
        let Some(first) = self.place(elements) else { return };
        let (kind, parent, opener) = {
            let clause = &self.doc.clauses[c as usize];
            (clause.kind, clause.parent, clause.opener)
        };
        let twin = self.new_clause(kind, first, Mark::Comma);
        let clause = self.clause(twin);
        clause.parent = parent;
        clause.beside = Some(c);
        clause.opener = opener;
        self.give(twin, elements);
    }

    /// Goes on with a clause that waits for its finite verb.
    pub(super) fn go_on(
        &mut self,
        waiting: u32,
        before: Mark,
        conjunction: Option<u32>,
        elements: &[Element],
        finite: Option<usize>,
        rest: &[Segment],
    ) {
        let skip = usize::from(conjunction.is_some());
        match finite {
            None if self.has_marked_infinitive(elements) => self.infinitive(before, conjunction, elements),
            None => self.give(waiting, elements),
            // A frame put in between ("dass er, sagte sie, komme"): it starts with its verb and the clause still
            // gets its own later.
            Some(0) if skip == 0 && before == Mark::Comma && self.finite_follows(rest) => {
                let Element::Token(first) = elements[0] else { return };
                let c = self.new_clause(Kind::Main, first, before);
                self.clause(c).fronted = Some(Fronted::Clause(waiting));
                self.give(c, elements);
                self.previous = Some(waiting);
            }
            Some(_) => self.fill(waiting, elements, rest),
        }
    }

    /// Whether a later segment ends with a finite verb.
    pub(super) fn finite_follows(&self, rest: &[Segment]) -> bool {
        rest.iter().take(3).any(|s| {
            matches!(s.elements.last(), Some(Element::Token(i)) if self.tag(*i) == Tag::Finite)
                && self.opening(&s.elements).is_none()
        })
    }

    pub(super) fn infinitive(&mut self, before: Mark, conjunction: Option<u32>, elements: &[Element]) {
        let Some(first) = elements.iter().find_map(|e| match e {
            Element::Token(i) => Some(*i),
            Element::Quote(_) => None,
        }) else {
            return;
        };
        let host = self.host();
        let c = self.new_clause(Kind::Infinitive, first, before);
        let twin = conjunction.and_then(|_| self.twin(host, Kind::Infinitive));
        let parent = twin.map_or(host, |t| self.doc.clauses[t as usize].parent);
        let clause = self.clause(c);
        clause.parent = parent;
        clause.beside = twin;
        clause.conjunction = conjunction;
        self.give(c, elements);
    }
}
