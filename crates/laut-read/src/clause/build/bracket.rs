//! Verbs over their bracket while clauses are built: which clause still waits for its full verb, what closes it, and
//! which clause shares the auxiliary of another.

use super::super::zone::{Element, Mark};
use super::super::{Fronted, Kind};
use super::{Builder, first_finite};
use laut_pack::{Feats, Tag};

impl Builder<'_, '_> {
    /// The main clause that stands first in clause `c`, as what it frames.
    pub(super) fn framed(&self, c: u32) -> Option<u32> {
        match self.doc.clauses[c as usize].fronted {
            Some(Fronted::Clause(f)) if self.doc.clauses[f as usize].kind == Kind::Main => Some(f),
            _ => None,
        }
    }

    /// Whether elements go on with reported clause `c` behind the frame that stands in it: they close its bracket, or
    /// start with what cannot belong to the frame's last phrase.
    pub(super) fn resumes(&self, c: u32, elements: &[Element]) -> bool {
        let (Some(&Element::Token(first)), Some(&Element::Token(last))) = (elements.first(), elements.last()) else {
            return false;
        };
        let reported = self.doc.clauses[c as usize].finite.is_some_and(|f| self.is_reported(f));
        let closes = self.lacks_verb(c) && matches!(self.tag(last), Tag::Participle | Tag::Infinitive);
        reported && (closes || self.goes_on(first))
    }

    /// Whether a clause has an auxiliary or modal and nothing behind it yet, neither verb nor object.
    pub(super) fn waits(&self, c: u32) -> bool {
        let Some(finite) = self.doc.clauses[c as usize].finite else { return false };
        let light = self.doc.tokens[finite as usize].feats.any(Feats::AUXILIARY.with(Feats::MODAL));
        let after = self.doc.own(c as usize).any(|i| {
            let tag = self.doc.tokens[i].tag;
            i as u32 > finite && (tag.is_verb() || tag.is_nominal() || tag == Tag::Predicative)
        });
        light && !after
    }

    /// Whether a clause has an auxiliary or modal and no full verb behind it yet.
    pub(super) fn lacks_verb(&self, c: u32) -> bool {
        let Some(finite) = self.doc.clauses[c as usize].finite else { return false };
        self.doc.tokens[finite as usize].feats.any(Feats::AUXILIARY.with(Feats::MODAL))
            && !self.doc.own(c as usize).any(|i| i as u32 > finite && self.doc.tokens[i].tag.is_verb())
    }

    /// The main clause whose bracket these elements close though their last verb looks finite: a clause put in
    /// between has parted it from its auxiliary ("wurden Gäste, die feierten, von Räubern überfallen").
    pub(super) fn closed_by(&mut self, elements: &[Element], finite: usize) -> Option<u32> {
        let (Some(Element::Token(last)), true) = (elements.last().copied(), finite + 1 == elements.len()) else {
            return None;
        };
        let main = self.main?;
        let (c, framed) = match self.framed(main).filter(|&f| self.lacks_verb(f)) {
            Some(f) => (f, true),
            None => (main, false),
        };
        if !self.lacks_verb(c) || self.previous == Some(c) {
            return None;
        }
        // A subject of its own and its verb would be another clause.
        let continues = match elements[0] {
            Element::Token(i) => framed || self.goes_on(i),
            Element::Quote(_) => false,
        };
        let auxiliary = self.doc.tokens[self.doc.clauses[c as usize].finite? as usize].feats;
        let wanted = match auxiliary.has(Feats::MODAL) {
            true => &[Tag::Infinitive][..],
            false => &[Tag::Participle, Tag::Infinitive][..],
        };
        let allowed = crate::word::allowed(self.doc, last as usize);
        let tag = wanted.iter().copied().find(|t| allowed.has(*t)).filter(|_| continues && finite > 0)?;
        self.doc.tokens[last as usize].tag = tag;
        Some(c)
    }

    /// Whether a word is more likely to go on with a clause than to start one or to name somebody again.
    pub(super) fn goes_on(&self, i: u32) -> bool {
        let negative = self.doc.tokens[i as usize].feats.has(Feats::NEGATIVE);
        negative
            || matches!(
                self.tag(i),
                Tag::Preposition | Tag::Adverb | Tag::ProAdverb | Tag::Predicative | Tag::Negation | Tag::Reflexive
            )
    }

    /// Whether a segment without a finite verb is the right end of the main clause's bracket: an auxiliary or modal
    /// waits for its full verb, or a particle ends the segment.
    pub(super) fn closes_bracket(&self, main: u32, elements: &[Element]) -> bool {
        let Some(Element::Token(last)) = elements.last() else { return false };
        let Some(finite) = self.doc.clauses[main as usize].finite else { return false };
        let waits = self.doc.tokens[finite as usize].feats.any(Feats::AUXILIARY.with(Feats::MODAL))
            && !self.doc.own(main as usize).any(|i| i as u32 > finite && self.doc.tokens[i].tag.is_verb());
        match self.tag(*last) {
            Tag::VerbParticle => true,
            Tag::Participle => waits,
            Tag::Infinitive => waits && !self.has_marked_infinitive(elements),
            _ => false,
        }
    }

    /// Whether what follows a conjunction ends with a full verb but has no finite one.
    pub(super) fn shares_auxiliary(&self, tail: &[Element]) -> bool {
        let starts = matches!(tail.first(), Some(Element::Token(i)) if self.tag(*i) == Tag::Conjunction);
        starts && first_finite(self, tail).is_none()
    }

    /// A clause that shares the auxiliary of clause `c`.
    pub(super) fn share(&mut self, c: u32, elements: &[Element]) {
        let Some(first) = self.place(elements) else { return };
        let (kind, parent, finite) = {
            let clause = &self.doc.clauses[c as usize];
            (clause.kind, clause.parent, clause.finite.or(clause.shared))
        };
        let twin = self.new_clause(kind, first, Mark::None);
        let clause = self.clause(twin);
        clause.parent = parent;
        clause.beside = Some(c);
        clause.shared = finite;
        clause.conjunction = Some(first);
        self.give(twin, elements);
        if kind == Kind::Main {
            self.main = Some(twin);
        }
    }

    /// Where a second full verb after a conjunction shares the auxiliary before it: the conjunction's place.
    pub(super) fn second_verb(&self, elements: &[Element], finite: usize) -> Option<usize> {
        let Element::Token(auxiliary) = elements[finite] else { return None };
        if !self.doc.tokens[auxiliary as usize].feats.any(Feats::AUXILIARY.with(Feats::MODAL)) {
            return None;
        }
        let tag_at = |n: usize| match elements.get(n) {
            Some(Element::Token(i)) => Some(self.tag(*i)),
            _ => None,
        };
        let last = tag_at(elements.len() - 1)?;
        if !matches!(last, Tag::Participle | Tag::Infinitive) {
            return None;
        }
        (finite + 1..elements.len() - 1)
            .find(|&n| tag_at(n) == Some(Tag::Conjunction) && tag_at(n - 1) == Some(last) && n + 2 < elements.len())
    }

    /// Whether a finite verb can only be in a mood that reports.
    pub(super) fn is_reported(&self, i: u32) -> bool {
        let readings = self.doc.pack.readings(self.doc.lower(i as usize)).iter();
        let mut third = readings.filter(|r| r.tag == Tag::Finite && r.feats.has(Feats::THIRD)).peekable();
        third.peek().is_some() && third.all(|r| !r.feats.has(Feats::INDICATIVE))
    }

    /// Whether elements start with a verb in a mood that reports ("…, habe es erreicht, meldet …").
    pub(super) fn starts_reported(&self, elements: &[Element]) -> bool {
        matches!(elements.first(), Some(Element::Token(i)) if self.is_reported(*i))
    }
}
