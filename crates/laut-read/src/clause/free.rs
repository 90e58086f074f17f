//! Segments → clauses in languages whose finite verb stands anywhere behind its subject.
//!
//! No place of the verb tells here where a clause ends. Words are taken one after the other into the innermost open
//! clause; a word that opens a clause opens one, and a finite verb goes to the innermost clause that still lacks its
//! own. Where none does, the phrase before the verb starts a clause that no word opens ("she said | the port was shut").

use super::zone::{Element, Mark, Segment, Zone};
use super::{Clause, Fronted, Kind};
use crate::doc::Doc;
use laut_pack::{Feats, Tag};

/// Builds the clauses of one zone and gives its tokens to them.
pub(super) fn build(doc: &mut Doc, sentence: u32, zone: &Zone) {
    let base = doc.clauses.len() as u32;
    let mut builder = Free { doc, sentence, quote: zone.quote, base, open: Vec::new() };
    for (number, segment) in zone.segments.iter().enumerate() {
        builder.segment(segment, &zone.segments[number + 1..]);
    }
    builder.finish();
}

struct Free<'d, 'a> {
    doc: &'d mut Doc<'a>,
    sentence: u32,
    quote: Option<u32>,
    /// Number of the first clause of this zone.
    base: u32,
    /// The clauses that words may still belong to: a main clause, and what hangs on it, innermost last.
    open: Vec<u32>,
}

impl Free<'_, '_> {
    fn tag(&self, i: u32) -> Tag {
        self.doc.tokens[i as usize].tag
    }

    fn tag_at(&self, elements: &[Element], n: usize) -> Option<Tag> {
        match elements.get(n) {
            Some(Element::Token(i)) => Some(self.tag(*i)),
            _ => None,
        }
    }

    fn clause(&mut self, c: u32) -> &mut Clause {
        &mut self.doc.clauses[c as usize]
    }

    fn has_finite(&self, c: u32) -> bool {
        self.doc.clauses[c as usize].finite.is_some()
    }

    /// Whether a clause can and must still take a finite verb.
    fn lacks_finite(&self, c: u32) -> bool {
        !self.has_finite(c) && self.doc.clauses[c as usize].kind != Kind::Infinitive
    }

    fn new_clause(&mut self, kind: Kind, first: u32, before: Mark) -> u32 {
        let number = self.doc.clauses.len() as u32;
        self.doc.clauses.push(Clause::new(kind, (self.sentence, self.quote), first, before));
        number
    }

    /// Gives token `i` to clause `c`.
    fn give(&mut self, c: u32, i: u32) {
        self.doc.tokens[i as usize].clause = Some(c);
        let finite = self.tag(i) == Tag::Finite;
        let clause = self.clause(c);
        clause.first = clause.first.min(i);
        clause.end = clause.end.max(i + 1);
        if finite && clause.finite.is_none() && clause.kind != Kind::Infinitive {
            clause.finite = Some(i);
        }
    }

    /// The main clause at the bottom of what is open.
    fn main(&self) -> Option<u32> {
        self.open.first().copied()
    }

    fn segment(&mut self, segment: &Segment, rest: &[Segment]) {
        let elements = &segment.elements;
        let opener = (0..elements.len()).find(|&n| self.opens(elements, n).is_some()).unwrap_or(elements.len());
        let finite = self.first_finite(&elements[..opener.max(1)]);
        let conjunction = self.tag_at(elements, 0) == Some(Tag::Conjunction);
        // ", adding that …": a clause that shares the subject of the one before.
        if let (Some(Tag::Infinitive), Mark::Comma, Some(main)) =
            (self.tag_at(elements, 0), segment.before, self.main())
            && finite.is_none()
            && self.has_finite(main)
            && let Some(first) = self.place(elements)
        {
            let c = self.new_clause(Kind::Infinitive, first, segment.before);
            self.clause(c).parent = Some(main);
            self.open.truncate(1);
            self.open.push(c);
            return self.words(elements);
        }
        let opens = self.opens(elements, usize::from(conjunction)).is_some();
        let waiting = self.open.iter().rev().copied().find(|&c| self.lacks_finite(c));
        let starts_main = finite.is_some() && !opens && segment.before != Mark::None && waiting.is_none();
        let framed = waiting.filter(|&w| {
            // A frame put in: it has subject and verb, and what it interrupts goes on with its verb.
            let verb_follows = rest.first().is_some_and(|s| self.tag_at(&s.elements, 0) == Some(Tag::Finite));
            finite.is_some_and(|f| f > 0) && !opens && !conjunction && verb_follows && Some(w) == self.main()
        });
        if let (Some(w), Some(first)) = (framed, self.place(elements)) {
            let c = self.new_clause(Kind::Main, first, segment.before);
            self.clause(c).fronted = Some(Fronted::Clause(w));
            let open = std::mem::replace(&mut self.open, vec![c]);
            self.words(elements);
            self.open = open;
            return;
        }
        if starts_main {
            self.main_clause(segment, conjunction && finite.is_some_and(|f| f > 0));
            return;
        }
        // Words added behind a mark to a sentence that is whole speak of all of it.
        if finite.is_none() && !opens && waiting.is_none() && segment.before != Mark::None {
            self.open.truncate(1);
        }
        // What was opened before a mark is over when the segment is the rest of a clause that still lacks its verb.
        if let (Some(w), Some(_), false) = (waiting, finite, opens) {
            while self.open.last().is_some_and(|&c| c != w) {
                self.open.pop();
            }
        }
        self.words(elements);
    }

    /// A segment with a finite verb of its own, after a mark.
    fn main_clause(&mut self, segment: &Segment, coordinated: bool) {
        let elements = &segment.elements;
        let Some(first) = self.place(elements) else { return };
        let earlier = self.main();
        let c = self.new_clause(Kind::Main, first, segment.before);
        // "The port is shut, she said": with nothing that joins the two, the second frames the first.
        let frames = earlier.filter(|_| segment.before == Mark::Comma && !coordinated && !self.joined(elements));
        let clause = self.clause(c);
        clause.beside = earlier;
        clause.fronted = frames.map(Fronted::Clause);
        self.open = vec![c];
        self.words(elements);
    }

    fn joined(&self, elements: &[Element]) -> bool {
        self.tag_at(elements, 0) == Some(Tag::Conjunction)
    }

    /// Takes words one after the other.
    fn words(&mut self, elements: &[Element]) {
        let mut n = 0;
        while n < elements.len() {
            n = self.word(elements, n);
        }
    }

    /// Takes the word at `n`, or several; returns the place after.
    fn word(&mut self, elements: &[Element], n: usize) -> usize {
        let i = match elements[n] {
            Element::Token(i) => i,
            Element::Quote(q) => {
                self.quoted(q);
                return n + 1;
            }
        };
        if let Some(kind) = self.opens(elements, n) {
            return self.open_clause(elements, n, kind);
        }
        let Some(&current) = self.open.last() else {
            let c = self.new_clause(Kind::Main, i, Mark::None);
            self.open.push(c);
            self.give(c, i);
            return n + 1;
        };
        match self.tag(i) {
            Tag::Finite => self.finite(current, elements, n),
            Tag::Conjunction if n + 1 < elements.len() => self.conjunction(current, elements, n),
            _ => self.give(current, i),
        }
        n + 1
    }

    fn quoted(&mut self, q: u32) {
        let at = self.doc.quotes[q as usize].open;
        let c = match self.open.last() {
            Some(&c) => c,
            None => {
                let c = self.new_clause(Kind::Main, at, Mark::None);
                self.open.push(c);
                c
            }
        };
        let clause = self.clause(c);
        // First in its clause: what follows frames it.
        if clause.finite.is_none() && clause.first == clause.end && clause.fronted.is_none() {
            clause.fronted = Some(Fronted::Quote(q));
        }
        clause.quotes.push(q);
    }

    /// A finite verb: of the innermost clause that lacks one, else of a clause that starts with the phrase before it.
    fn finite(&mut self, current: u32, elements: &[Element], n: usize) {
        let Element::Token(i) = elements[n] else { return };
        if let Some(at) = self.open.iter().rposition(|&c| self.lacks_finite(c)) {
            self.open.truncate(at + 1);
            let c = self.open[at];
            return self.give(c, i);
        }
        let start = self.subject_start(elements, n);
        if start == n {
            return self.give(current, i);
        }
        let first = self.place(&elements[start..]).unwrap_or(i);
        let c = self.new_clause(Kind::Main, first, Mark::None);
        // It stands beside the clause in which its verb of saying is.
        let host = self.open.iter().rev().copied().find(|&c| self.has_finite(c)).unwrap_or(current);
        self.clause(c).beside = Some(host);
        for element in &elements[start..=n] {
            if let Element::Token(i) = *element {
                self.give(c, i);
            }
        }
        self.shrink(current);
        self.open.push(c);
    }

    /// The end of a clause after words were taken from it.
    fn shrink(&mut self, c: u32) {
        let end = self.doc.own(c as usize).next_back().map(|i| i as u32 + 1);
        let clause = self.clause(c);
        clause.end = end.unwrap_or(clause.end);
    }

    /// Where the phrase before the verb at `n` starts, with the prepositional phrases that belong to it; `n` where there
    /// is none.
    fn subject_start(&self, elements: &[Element], n: usize) -> usize {
        let mut start = n;
        loop {
            let phrase = self.phrase_start(elements, start);
            if phrase == start {
                return start;
            }
            start = phrase;
            let preposition = start >= 2 && self.tag_at(elements, start - 1) == Some(Tag::Preposition);
            let behind_noun =
                preposition && self.tag_at(elements, start - 2).is_some_and(|t| matches!(t, Tag::Noun | Tag::Name));
            let time = behind_noun && self.is_time(elements, start - 2);
            if !behind_noun || time {
                return start;
            }
            start -= 1;
        }
    }

    fn is_time(&self, elements: &[Element], n: usize) -> bool {
        matches!(elements[n], Element::Token(i) if self.doc.pack.lists("times", self.doc.lower(i as usize)))
    }

    fn phrase_start(&self, elements: &[Element], n: usize) -> usize {
        let mut start = n;
        while start > 0 {
            match self.tag_at(elements, start - 1) {
                Some(Tag::Adverb | Tag::Negation) if start == n => start -= 1,
                Some(Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Foreign)
                    if !self.is_time(elements, start - 1) =>
                {
                    start -= 1;
                }
                Some(Tag::Pronoun) => return start - 1,
                Some(Tag::Determiner) => {
                    start -= 1;
                    // "all the ships"
                    while start > 0 && self.tag_at(elements, start - 1) == Some(Tag::Determiner) {
                        start -= 1;
                    }
                    return start;
                }
                _ => break,
            }
        }
        // Adverbs alone are no subject.
        let nominal = (start..n).any(|k| {
            matches!(
                self.tag_at(elements, k),
                Some(Tag::Noun | Tag::Name | Tag::Number | Tag::Adjective | Tag::Foreign)
            )
        });
        if nominal { start } else { n }
    }

    /// A conjunction between clauses, or inside a phrase.
    fn conjunction(&mut self, current: u32, elements: &[Element], n: usize) {
        let Element::Token(i) = elements[n] else { return };
        let body = &elements[n + 1..];
        let finite = self.first_finite(body);
        let opener = (0..body.len()).find(|&k| self.opens(body, k).is_some()).unwrap_or(body.len());
        let verb = finite.filter(|&f| f < opener);
        // The innermost open clause that has its verb goes on with another.
        let host = self.open.iter().rev().copied().find(|&c| self.has_finite(c));
        match (verb, host) {
            (Some(_), Some(host)) if !self.lacks_finite(current) => {
                let (kind, parent, opener) = {
                    let clause = &self.doc.clauses[host as usize];
                    (clause.kind, clause.parent, clause.opener)
                };
                let c = self.new_clause(kind, i, Mark::None);
                let clause = self.clause(c);
                clause.parent = parent;
                clause.beside = Some(host);
                clause.opener = opener;
                clause.conjunction = Some(i);
                let at = self.open.iter().position(|&o| o == host).unwrap_or(0);
                self.open.truncate(at);
                self.open.push(c);
                self.give(c, i);
            }
            _ => self.give(current, i),
        }
    }

    /// Opens the clause whose opener stands at `n` or right behind a preposition there; returns the place after it.
    fn open_clause(&mut self, elements: &[Element], n: usize, kind: Kind) -> usize {
        let Element::Token(first) = elements[n] else { return n + 1 };
        let word = match (self.tag(first), elements.get(n + 1)) {
            (Tag::Preposition, Some(Element::Token(i))) => *i,
            _ => first,
        };
        // A comma or conjunction before it: it hangs where the one before it hangs.
        let conjunction = match n.checked_sub(1).map(|b| elements[b]) {
            Some(Element::Token(i)) if self.tag(i) == Tag::Conjunction => Some(i),
            _ => None,
        };
        let twin = conjunction.and_then(|_| {
            (self.base..self.doc.clauses.len() as u32)
                .rev()
                .find(|&c| self.doc.clauses[c as usize].kind == kind && self.open.contains(&c))
        });
        // "The port is shut, she said, after a ship had …": behind a frame it goes on with what is framed.
        let last = self.open.last().copied();
        let behind = n == 0 && kind == Kind::Subordinate && self.open.len() == 1;
        let host = match last.and_then(|c| self.doc.clauses[c as usize].fronted) {
            Some(Fronted::Clause(framed)) if behind => Some(framed),
            _ => last,
        };
        let c = self.new_clause(kind, conjunction.filter(|_| twin.is_some()).unwrap_or(first), Mark::None);
        let parent = match twin {
            Some(twin) => self.doc.clauses[twin as usize].parent,
            None => host,
        };
        let clause = self.clause(c);
        clause.parent = parent;
        clause.beside = twin;
        clause.opener = (kind != Kind::Infinitive).then_some(word);
        clause.conjunction = conjunction.filter(|_| twin.is_some());
        if let (Some(twin), Some(conjunction)) = (twin, conjunction) {
            let at = self.open.iter().position(|&o| o == twin).unwrap_or(0);
            self.open.truncate(at);
            self.give(c, conjunction);
        }
        self.open.push(c);
        let mut n = n;
        while let Some(Element::Token(i)) = elements.get(n) {
            self.give(c, *i);
            n += 1;
            if *i == word {
                break;
            }
        }
        n
    }

    /// The kind of clause that the word at `n` opens.
    fn opens(&self, elements: &[Element], n: usize) -> Option<Kind> {
        let finite = |from: usize| elements.get(from..).is_some_and(|rest| self.first_finite(rest).is_some());
        match self.tag_at(elements, n)? {
            Tag::Subordinator => Some(Kind::Subordinate),
            Tag::Relative => Some(Kind::Relative),
            Tag::Interrogative if finite(n + 1) => Some(Kind::Question),
            Tag::Comparator if finite(n + 1) => Some(Kind::Comparative),
            Tag::Preposition => match self.tag_at(elements, n + 1)? {
                Tag::Relative => Some(Kind::Relative),
                _ => None,
            },
            // An infinitive with its marker, unless it is the full verb of an auxiliary ("has to go").
            Tag::InfinitiveMarker if self.tag_at(elements, n + 1) == Some(Tag::Infinitive) => {
                let light = |i: &u32| self.doc.tokens[*i as usize].feats.any(Feats::AUXILIARY.with(Feats::MODAL));
                let readings = |i: u32| self.doc.pack.readings(self.doc.lower(i as usize)).iter();
                let before = n.checked_sub(1).and_then(|b| match elements[b] {
                    Element::Token(i) => Some(i),
                    Element::Quote(_) => None,
                });
                let after_light = before.is_some_and(|b| {
                    light(&b) || readings(b).any(|r| r.feats.any(Feats::AUXILIARY.with(Feats::MODAL)))
                });
                (!after_light).then_some(Kind::Infinitive)
            }
            _ => None,
        }
    }

    fn first_finite(&self, elements: &[Element]) -> Option<usize> {
        elements.iter().position(|e| matches!(e, Element::Token(i) if self.tag(*i) == Tag::Finite))
    }

    /// Where elements start: their first token, or the opening mark of a quotation.
    fn place(&self, elements: &[Element]) -> Option<u32> {
        elements.first().map(|e| match e {
            Element::Token(i) => *i,
            Element::Quote(q) => self.doc.quotes[*q as usize].open,
        })
    }

    /// What is left without a verb is a fragment; a clause at the head of a sentence hangs on the main clause behind it.
    fn finish(&mut self) {
        let end = self.doc.clauses.len() as u32;
        for c in self.base..end {
            let clause = &self.doc.clauses[c as usize];
            let next = || (c + 1..end).find(|&n| self.doc.clauses[n as usize].kind == Kind::Main);
            let parent = match clause.kind {
                Kind::Main if clause.finite.is_none() => {
                    self.clause(c).kind = Kind::Fragment;
                    continue;
                }
                Kind::Main | Kind::Fragment => continue,
                _ => clause.parent.or_else(next),
            };
            self.clause(c).parent = parent;
        }
    }
}
