//! Segments → clauses: which clause each segment opens, goes on with or takes up again.

mod bracket;
mod subordinate;

use super::zone::{Element, Mark, Segment, Zone};
use super::{Clause, Fronted, Kind};
use crate::doc::Doc;
use laut_pack::{FinitePlace, Tag};

/// Builds the clauses of one zone and gives its tokens to them.
pub(super) fn build(doc: &mut Doc, sentence: u32, zone: &Zone) {
    let base = doc.clauses.len() as u32;
    let last = doc.pack.manifest().clause.subordinate == FinitePlace::Last;
    let mut builder = Builder {
        doc,
        sentence,
        quote: zone.quote,
        base,
        verb_last: last,
        main: None,
        open: Vec::new(),
        previous: None,
    };
    for (number, segment) in zone.segments.iter().enumerate() {
        let rest = &zone.segments[number + 1..];
        builder.segment(segment.before, &segment.elements, rest);
    }
    builder.finish();
}

struct Builder<'d, 'a> {
    doc: &'d mut Doc<'a>,
    sentence: u32,
    quote: Option<u32>,
    /// Number of the first clause of this zone.
    base: u32,
    verb_last: bool,
    /// The main clause that is being built or was built last.
    main: Option<u32>,
    /// Subordinate clauses that wait for their finite verb, innermost last.
    open: Vec<u32>,
    /// The clause that took the last token.
    previous: Option<u32>,
}

/// How a segment begins.
struct Opening {
    kind: Kind,
    /// The opening word.
    word: u32,
}

impl Builder<'_, '_> {
    fn tag(&self, i: u32) -> Tag {
        self.doc.tokens[i as usize].tag
    }

    fn new_clause(&mut self, kind: Kind, first: u32, before: Mark) -> u32 {
        let number = self.doc.clauses.len() as u32;
        self.doc.clauses.push(Clause::new(kind, (self.sentence, self.quote), first, before));
        number
    }

    fn clause(&mut self, c: u32) -> &mut Clause {
        &mut self.doc.clauses[c as usize]
    }

    fn has_finite(&self, c: u32) -> bool {
        self.doc.clauses[c as usize].finite.or(self.doc.clauses[c as usize].shared).is_some()
    }

    /// Gives elements to clause `c`; the first finite verb among them becomes its own if it has none.
    fn give(&mut self, c: u32, elements: &[Element]) {
        for element in elements {
            let i = match *element {
                Element::Token(i) => i,
                Element::Quote(q) => {
                    self.clause(c).quotes.push(q);
                    continue;
                }
            };
            self.doc.tokens[i as usize].clause = Some(c);
            let finite = self.tag(i) == Tag::Finite;
            let clause = self.clause(c);
            clause.first = clause.first.min(i);
            clause.end = clause.end.max(i + 1);
            if finite && clause.finite.is_none() && clause.kind != Kind::Infinitive {
                clause.finite = Some(i);
            }
        }
        if !elements.is_empty() {
            self.previous = Some(c);
        }
    }

    fn segment(&mut self, before: Mark, elements: &[Element], rest: &[Segment]) {
        if elements.is_empty() {
            return;
        }
        // A conjunction before the segment coordinates it with something earlier.
        let conjunction = match elements[0] {
            Element::Token(i) if self.tag(i) == Tag::Conjunction && elements.len() > 1 => Some(i),
            _ => None,
        };
        let body = &elements[usize::from(conjunction.is_some())..];
        if let Some(opening) =
            self.opening(body).filter(|o| o.kind != Kind::Comparative || !self.stands_alone(body, rest))
        {
            return self.subordinate(before, conjunction, opening, elements, rest);
        }
        let finite = first_finite(self, body);
        if let Some(&waiting) = self.open.last() {
            return self.go_on(waiting, before, conjunction, elements, finite, rest);
        }
        if let Some(c) = finite.filter(|_| conjunction.is_none()).and_then(|at| self.closed_by(elements, at)) {
            return self.give(c, elements);
        }
        if let (Some(at), Mark::Comma, None) = (finite, before, conjunction)
            && let Some(twin) = self.added_to(elements, at)
        {
            return self.twin_of(twin, elements);
        }
        match finite {
            None => self.without_finite(before, conjunction, elements),
            Some(at) => self.with_finite(before, conjunction, elements, body, at, rest),
        }
    }

    fn is_verbal(&self, element: Element) -> bool {
        matches!(element, Element::Token(i) if self.tag(i).is_verb() || self.tag(i) == Tag::VerbParticle)
    }

    fn has_marked_infinitive(&self, elements: &[Element]) -> bool {
        elements.iter().any(|e| match e {
            Element::Token(i) => matches!(self.tag(*i), Tag::MarkedInfinitive | Tag::InfinitiveMarker),
            Element::Quote(_) => false,
        })
    }

    /// The clause that a new dependent clause hangs on.
    fn host(&self) -> Option<u32> {
        self.previous
    }

    fn without_finite(&mut self, before: Mark, conjunction: Option<u32>, elements: &[Element]) {
        // What a frame has interrupted goes on ("Er könne, sagte sie, nicht kommen").
        if let Some(framed) = self.main.and_then(|m| self.framed(m)).filter(|_| before == Mark::Comma)
            && (self.waits(framed) || self.resumes(framed, elements))
        {
            self.give(framed, elements);
            self.main = Some(framed);
            return;
        }
        let opaque = elements.iter().find_map(|e| match e {
            Element::Quote(q) => Some(*q),
            Element::Token(_) => None,
        });
        match self.main {
            // A main clause that has its verb: an infinitive clause, the end of its bracket, or words added.
            Some(main) if self.has_finite(main) => {
                if self.has_marked_infinitive(elements) && !self.closes_bracket(main, elements) {
                    self.infinitive(before, conjunction, elements);
                } else if matches!(before, Mark::Colon | Mark::Semicolon) && opaque.is_none() {
                    let Element::Token(first) = elements[0] else { return };
                    let c = self.new_clause(Kind::Fragment, first, before);
                    self.clause(c).beside = Some(main);
                    self.give(c, elements);
                } else {
                    self.give(main, elements);
                }
            }
            // An infinitive clause behind a noun, before the verb.
            Some(_) if before == Mark::Comma && self.has_marked_infinitive(elements) => {
                self.infinitive(before, conjunction, elements);
            }
            // A main clause that waits for its verb: more of what stands before it.
            Some(main) => {
                self.give(main, elements);
                if let Some(q) = opaque {
                    self.clause(main).fronted = Some(Fronted::Quote(q));
                }
            }
            None => {
                let Some(first) = self.place(elements) else { return };
                let c = self.new_clause(Kind::Main, first, before);
                self.clause(c).fronted = opaque.map(Fronted::Quote);
                self.give(c, elements);
                self.main = Some(c);
                if self.has_marked_infinitive(elements) {
                    self.clause(c).kind = Kind::Infinitive;
                    self.main = None;
                    self.previous = Some(c);
                }
            }
        }
    }

    /// Where elements start: their first token, or the opening mark of a quotation.
    fn place(&self, elements: &[Element]) -> Option<u32> {
        elements.first().map(|e| match e {
            Element::Token(i) => *i,
            Element::Quote(q) => self.doc.quotes[*q as usize].open,
        })
    }

    fn with_finite(
        &mut self,
        before: Mark,
        conjunction: Option<u32>,
        elements: &[Element],
        body: &[Element],
        at: usize,
        rest: &[Segment],
    ) {
        let (head, tail) = self.split_main(elements, at + usize::from(conjunction.is_some()));
        let opaque = body[..at].iter().rev().find_map(|e| match e {
            Element::Quote(q) => Some(*q),
            Element::Token(_) => None,
        });
        match self.main {
            // A frame put in before the verb ("Der Plan, sagte sie, sei gut"): the next segment has the verb.
            Some(main)
                if !self.has_finite(main)
                    && at == 0
                    && before != Mark::None
                    && self.verb_first(rest.first())
                    && !(self.starts_reported(elements) && !self.starts_reported(&rest[0].elements)) =>
            {
                let first = self.place(head).unwrap_or_default();
                let c = self.new_clause(Kind::Main, first, before);
                self.clause(c).fronted = Some(Fronted::Clause(main));
                self.give(c, head);
                self.previous = Some(main);
            }
            // A clause behind a noun, before the verb ("Die Behauptung, er sei krank, stimmt").
            Some(main)
                if !self.has_finite(main)
                    && at > 0
                    && opaque.is_none()
                    && before == Mark::Comma
                    && self.verb_first(rest.iter().find(|s| self.opening(&s.elements).is_none()))
                    && self.previous == Some(main) =>
            {
                let first = self.place(head).unwrap_or_default();
                let c = self.new_clause(Kind::Main, first, before);
                self.clause(c).beside = Some(main);
                self.give(c, head);
            }
            // Takes up a main clause that was interrupted before its verb.
            Some(main) if !self.has_finite(main) && before != Mark::Semicolon => {
                self.give(main, head);
                if let Some(q) = opaque {
                    self.clause(main).fronted = Some(Fronted::Quote(q));
                }
                self.main = Some(main);
            }
            earlier => {
                let first = self.place(head).unwrap_or_default();
                let c = self.new_clause(Kind::Main, first, before);
                // A clause that stands first in place of a phrase: the verb follows its comma at once.
                let fronted = match (at, conjunction, opaque) {
                    (_, _, Some(q)) => Some(Fronted::Quote(q)),
                    (0, None, None) if matches!(before, Mark::Comma | Mark::Dash) => self.front().map(Fronted::Clause),
                    _ => None,
                };
                if let Some(Fronted::Clause(f)) = fronted {
                    let f = &mut self.doc.clauses[f as usize];
                    if f.kind != Kind::Main && f.parent.is_none() {
                        f.parent = Some(c);
                    }
                }
                let clause = self.clause(c);
                clause.conjunction = conjunction;
                clause.fronted = fronted;
                clause.beside = earlier;
                self.give(c, head);
                self.main = Some(c);
            }
        }
        if !tail.is_empty() {
            match (self.main, self.shares_auxiliary(tail)) {
                (Some(main), true) => self.share(main, tail),
                _ => self.segment(Mark::None, tail, rest),
            }
        }
    }

    /// Whether a segment starts with its finite verb.
    fn verb_first(&self, segment: Option<&Segment>) -> bool {
        let first = segment.and_then(|s| s.elements.first());
        matches!(first, Some(Element::Token(i)) if self.tag(*i) == Tag::Finite)
    }

    /// The clause that the words up to here make: the outermost that ends where a new main clause starts.
    fn front(&self) -> Option<u32> {
        let mut at = self.previous?;
        while let Some(parent) = self.doc.clauses[at as usize].parent {
            at = parent;
        }
        Some(at)
    }

    /// Divides a segment with a finite verb before a conjunction that starts another clause.
    fn split_main<'e>(&self, elements: &'e [Element], finite: usize) -> (&'e [Element], &'e [Element]) {
        if let Some(n) = self.second_verb(elements, finite) {
            return elements.split_at(n);
        }
        for n in finite + 1..elements.len() {
            let Element::Token(i) = elements[n] else { continue };
            match self.tag(i) {
                Tag::Conjunction => {
                    let body = &elements[n + 1..];
                    let Some(next) = first_finite(self, body) else { continue };
                    // Another conjunction before the verb: the verb belongs to that one.
                    let later =
                        body[..next].iter().any(|e| matches!(e, Element::Token(i) if self.tag(*i) == Tag::Conjunction));
                    if !later || next == 0 {
                        return elements.split_at(n);
                    }
                }
                // A clause that opens without a comma.
                Tag::Subordinator if first_finite(self, &elements[n + 1..]).is_some() && n + 2 < elements.len() => {
                    return elements.split_at(n);
                }
                // A second finite verb without anything between: the comma before its clause is missing.
                Tag::Finite => {
                    let start = self.phrase_start(elements, n, finite);
                    if self.is_reported(i) && start > finite + 1 {
                        return elements.split_at(start);
                    }
                }
                _ => {}
            }
        }
        (elements, &[])
    }

    /// Where the phrase right before element `n` starts, not before `after`.
    fn phrase_start(&self, elements: &[Element], n: usize, after: usize) -> usize {
        let mut start = n;
        while start > after + 1 {
            let Element::Token(i) = elements[start - 1] else { break };
            match self.tag(i) {
                Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number => start -= 1,
                Tag::Determiner | Tag::Pronoun => return start - 1,
                _ => break,
            }
        }
        start
    }

    /// A subordinate clause at the head of a sentence hangs on the main clause that follows it; what is left
    /// without a verb is a fragment.
    fn finish(&mut self) {
        let end = self.doc.clauses.len() as u32;
        for c in self.base..end {
            let clause = &self.doc.clauses[c as usize];
            if clause.kind == Kind::Main && clause.finite.is_none() && clause.shared.is_none() {
                self.clause(c).kind = Kind::Fragment;
            }
        }
        for c in self.base..end {
            let clause = &self.doc.clauses[c as usize];
            if clause.parent.is_none() && clause.kind != Kind::Main && clause.kind != Kind::Fragment {
                let next = (c + 1..end).find(|&n| self.doc.clauses[n as usize].kind == Kind::Main);
                self.clause(c).parent = next;
            }
        }
    }
}

/// The first finite verb among elements.
fn first_finite(builder: &Builder, elements: &[Element]) -> Option<usize> {
    elements.iter().position(|e| matches!(e, Element::Token(i) if builder.tag(*i) == Tag::Finite))
}
