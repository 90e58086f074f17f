//! Segments → clauses: which clause each segment opens, goes on with or takes up again.

use super::zone::{Element, Mark, Segment, Zone};
use super::{Clause, Fronted, Kind, Verb};
use crate::doc::Doc;
use laut_pack::{Feats, FinitePlace, Tag};

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
        self.doc.clauses.push(Clause {
            kind,
            sentence: self.sentence,
            quote: self.quote,
            parent: None,
            beside: None,
            opener: None,
            conjunction: None,
            finite: None,
            shared: None,
            first,
            end: first,
            verb: Verb::default(),
            fronted: None,
            before,
            quotes: Vec::new(),
        });
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

    /// Whether the segment opens a subordinate clause.
    fn opening(&self, body: &[Element]) -> Option<Opening> {
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
    fn stands_alone(&self, body: &[Element], rest: &[Segment]) -> bool {
        let Some(finite) = first_finite(self, body).filter(|_| self.verb_last && self.main.is_none()) else {
            return false;
        };
        let phrases = body[finite + 1..].iter().any(|e| matches!(e, Element::Token(i) if self.tag(*i).is_nominal()));
        phrases && !rest.iter().any(|s| first_finite(self, &s.elements).is_some())
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

    fn subordinate(
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
    fn twin(&self, from: Option<u32>, kind: Kind) -> Option<u32> {
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
    fn fill(&mut self, c: u32, elements: &[Element], rest: &[Segment]) {
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

    fn is_infinitive(&self, element: Element) -> bool {
        matches!(element, Element::Token(i) if self.tag(i) == Tag::Infinitive)
    }

    /// What follows a conjunction inside the segment of a subordinate clause: a twin of the clause when its finite
    /// verb comes last again, else something of the clause around.
    fn coordinate(&mut self, c: u32, tail: &[Element], rest: &[Segment]) {
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
    fn added_to(&self, elements: &[Element], finite: usize) -> Option<u32> {
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
    fn twin_of(&mut self, c: u32, elements: &[Element]) {
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
    fn go_on(
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
    fn finite_follows(&self, rest: &[Segment]) -> bool {
        rest.iter().take(3).any(|s| {
            matches!(s.elements.last(), Some(Element::Token(i)) if self.tag(*i) == Tag::Finite)
                && self.opening(&s.elements).is_none()
        })
    }

    fn infinitive(&mut self, before: Mark, conjunction: Option<u32>, elements: &[Element]) {
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

    /// The main clause that stands first in clause `c`, as what it frames.
    fn framed(&self, c: u32) -> Option<u32> {
        match self.doc.clauses[c as usize].fronted {
            Some(Fronted::Clause(f)) if self.doc.clauses[f as usize].kind == Kind::Main => Some(f),
            _ => None,
        }
    }

    /// Whether elements go on with reported clause `c` behind the frame that stands in it: they close its bracket, or
    /// start with what cannot belong to the frame's last phrase.
    fn resumes(&self, c: u32, elements: &[Element]) -> bool {
        let (Some(&Element::Token(first)), Some(&Element::Token(last))) = (elements.first(), elements.last()) else {
            return false;
        };
        let reported = self.doc.clauses[c as usize].finite.is_some_and(|f| self.is_reported(f));
        let closes = self.lacks_verb(c) && matches!(self.tag(last), Tag::Participle | Tag::Infinitive);
        reported && (closes || self.goes_on(first))
    }

    /// Whether a clause has an auxiliary or modal and nothing behind it yet, neither verb nor object.
    fn waits(&self, c: u32) -> bool {
        let Some(finite) = self.doc.clauses[c as usize].finite else { return false };
        let light = self.doc.tokens[finite as usize].feats.any(Feats::AUXILIARY.with(Feats::MODAL));
        let after = self.doc.own(c as usize).any(|i| {
            let tag = self.doc.tokens[i].tag;
            i as u32 > finite && (tag.is_verb() || tag.is_nominal() || tag == Tag::Predicative)
        });
        light && !after
    }

    /// Whether a clause has an auxiliary or modal and no full verb behind it yet.
    fn lacks_verb(&self, c: u32) -> bool {
        let Some(finite) = self.doc.clauses[c as usize].finite else { return false };
        self.doc.tokens[finite as usize].feats.any(Feats::AUXILIARY.with(Feats::MODAL))
            && !self.doc.own(c as usize).any(|i| i as u32 > finite && self.doc.tokens[i].tag.is_verb())
    }

    /// The main clause whose bracket these elements close though their last verb looks finite: a clause put in
    /// between has parted it from its auxiliary ("wurden Gäste, die feierten, von Räubern überfallen").
    fn closed_by(&mut self, elements: &[Element], finite: usize) -> Option<u32> {
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
    fn goes_on(&self, i: u32) -> bool {
        let negative = self.doc.tokens[i as usize].feats.has(Feats::NEGATIVE);
        negative
            || matches!(
                self.tag(i),
                Tag::Preposition | Tag::Adverb | Tag::ProAdverb | Tag::Predicative | Tag::Negation | Tag::Reflexive
            )
    }

    /// Where elements start: their first token, or the opening mark of a quotation.
    fn place(&self, elements: &[Element]) -> Option<u32> {
        elements.first().map(|e| match e {
            Element::Token(i) => *i,
            Element::Quote(q) => self.doc.quotes[*q as usize].open,
        })
    }

    /// Whether a segment without a finite verb is the right end of the main clause's bracket: an auxiliary or modal
    /// waits for its full verb, or a particle ends the segment.
    fn closes_bracket(&self, main: u32, elements: &[Element]) -> bool {
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

    /// Whether what follows a conjunction ends with a full verb but has no finite one.
    fn shares_auxiliary(&self, tail: &[Element]) -> bool {
        let starts = matches!(tail.first(), Some(Element::Token(i)) if self.tag(*i) == Tag::Conjunction);
        starts && first_finite(self, tail).is_none()
    }

    /// A clause that shares the auxiliary of clause `c`.
    fn share(&mut self, c: u32, elements: &[Element]) {
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
    fn second_verb(&self, elements: &[Element], finite: usize) -> Option<usize> {
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
    fn is_reported(&self, i: u32) -> bool {
        let readings = self.doc.pack.readings(self.doc.lower(i as usize)).iter();
        let mut third = readings.filter(|r| r.tag == Tag::Finite && r.feats.has(Feats::THIRD)).peekable();
        third.peek().is_some() && third.all(|r| !r.feats.has(Feats::INDICATIVE))
    }

    /// Whether elements start with a verb in a mood that reports ("…, habe es erreicht, meldet …").
    fn starts_reported(&self, elements: &[Element]) -> bool {
        matches!(elements.first(), Some(Element::Token(i)) if self.is_reported(*i))
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
