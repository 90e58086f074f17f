//! Drafts, chains and cast → record: tokens become bytes, entities become numbered actors.

use crate::chain::Link;
use crate::doc::Doc;
use crate::happens;
use crate::says::Draft;
use crate::says::judged::Judged;
use crate::stretch::Stretch;
use crate::who::{Cast, Entity};
use jiff::civil::Date;
use laut_pack::Pack;
use laut_record::*;

/// What the stages have found in one text of an article.
pub(crate) struct Found<'d, 'a> {
    pub(crate) doc: &'d Doc<'a>,
    pub(crate) cast: &'d Cast,
    pub(crate) drafts: &'d [Draft<'a>],
    pub(crate) chains: &'d [Vec<Link>],
    pub(crate) events: &'d [happens::Draft],
}

/// Numbers actors over both texts of an article and gathers statements.
#[derive(Default)]
pub(crate) struct Gatherer {
    /// The day of publication, where the article tells it.
    pub(crate) published: Option<Date>,
    pub(crate) actors: Vec<Actor>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) dates: Vec<TimeExpression>,
    pub(crate) quantities: Vec<Quantity>,
    pub(crate) events: Vec<Event>,
}

impl Gatherer {
    /// Nothing yet of an article.
    pub(crate) fn new(article: &Article) -> Self {
        Gatherer { published: crate::when::published(article), ..Gatherer::default() }
    }

    /// Adds what was found in one text.
    pub(crate) fn add(&mut self, found: &Found) {
        let numbers = self.actors_of(found);
        let base = self.statements.len() as u32;
        for (n, (draft, chain)) in found.drafts.iter().zip(found.chains).enumerate() {
            let number = base + n as u32 + 1;
            self.statements.push(statement(found, draft, chain, number, base, &numbers));
        }
        let first = self.events.len() as u32;
        self.events
            .extend((found.events.iter().enumerate()).map(|(n, e)| event(found, e, n as u32, first, base, &numbers)));
        if found.doc.source == Source::Text {
            happens::same::titles(&mut self.events);
        }
        for (n, judged) in crate::says::judged::judged(found.doc, found.drafts).into_iter().enumerate() {
            self.statements[base as usize + n].judged = judged.and_then(|j| judgement(found, n, &j, &numbers));
        }
    }

    /// Gives a number to each entity with a name, or that speaks or has a part in an event.
    fn actors_of(&mut self, found: &Found) -> Vec<Option<ActorId>> {
        let cast = found.cast;
        let mut takes_part = vec![false; cast.entities.len()];
        found.chains.iter().flatten().filter_map(|l| l.entity).for_each(|e| takes_part[e] = true);
        for event in found.events {
            let place = event.place.as_ref().and_then(|(_, entity)| *entity);
            event.actors.iter().chain(&event.recipients).copied().chain(place).for_each(|e| takes_part[e] = true);
        }
        // Whoever is one with another takes part as that one.
        for (e, entity) in cast.entities.iter().enumerate() {
            if let Some(into) = entity.same.filter(|_| takes_part[e]) {
                takes_part[into] = true;
            }
        }
        // The text may name somebody of the title again.
        let titled = if found.doc.source == Source::Text { self.actors.len().min(TITLED_MAX) } else { 0 };
        let mut numbers = vec![None; cast.entities.len()];
        for (e, entity) in cast.entities.iter().enumerate() {
            let left_out = !entity.listed && !takes_part[e];
            if entity.same.is_some() || left_out {
                continue;
            }
            let known = self.actors[..titled].iter().position(|a| is_same(a, entity));
            let actor = match known {
                Some(at) => &mut self.actors[at],
                None => {
                    let id = ActorId(self.actors.len() as u32 + 1);
                    self.actors.push(Actor { id, ..Actor::default() });
                    let last = self.actors.len() - 1;
                    &mut self.actors[last]
                }
            };
            fill(found, actor, entity);
            numbers[e] = Some(actor.id);
        }
        for (e, entity) in cast.entities.iter().enumerate() {
            if let Some(into) = entity.same {
                numbers[e] = numbers[into];
            }
        }
        numbers
    }
}

/// How many actors of the title those of the text are held against.
const TITLED_MAX: usize = 100;

/// Whether an actor of the title is the entity: the same state, or names of which one is the end of the other.
fn is_same(actor: &Actor, entity: &Entity) -> bool {
    if entity.state.is_some() || actor.kind == Some(ActorKind::Country) {
        return entity.state.is_some() && actor.kind == entity.kind && actor.country == entity.state;
    }
    let (short, long) = (actor.name.to_lowercase(), entity.words.join(" "));
    let (short, long) = if short.len() > long.len() { (long, short) } else { (short, long) };
    let fits = actor.kind == entity.kind || actor.kind.is_none() || entity.kind.is_none();
    let rest = long.strip_suffix(short.as_str());
    fits && !entity.words.is_empty() && rest.is_some_and(|r| r.is_empty() || r.ends_with([' ', '-']))
}

/// Adds to an actor what an entity tells.
fn fill(found: &Found, actor: &mut Actor, entity: &Entity) {
    let doc = found.doc;
    let at = |first: usize, end: usize| Mention { source: doc.source, span: doc.span(first, end) };
    let words = |&m: &usize| at(found.cast.mentions[m].whole.0, found.cast.mentions[m].whole.1);
    actor.mentions.extend(entity.mentions.iter().map(words));
    if entity.mentions.is_empty() {
        actor.mentions.extend(entity.adjectives.iter().map(|&i| at(i, i + 1)));
    }
    // The fuller name; in the title names are short.
    if actor.name.is_empty() || !entity.words.is_empty() && entity.name.len() > actor.name.len() {
        actor.name.clone_from(&entity.name);
    }
    actor.kind = actor.kind.or(entity.kind);
    actor.country = actor.country.or(entity.country);
    actor.sector = actor.sector.or(entity.sector);
    let new: Vec<String> = entity.roles.iter().filter(|r| !actor.roles.contains(r)).cloned().collect();
    actor.roles.extend(new);
}

/// A judgement of draft `n`; none where it turns out that a speaker judges himself.
fn judgement(found: &Found, n: usize, judged: &Judged, actors: &[Option<ActorId>]) -> Option<Judgement> {
    let origin = |n: usize| found.chains[n].last();
    let by = match judged.by {
        None => None,
        Some(by) => {
            let (judge, target) = (origin(by)?, origin(n));
            if judge.entity.is_some() && target.is_some_and(|t| t.entity == judge.entity) {
                return None;
            }
            let actor = judge.entity.and_then(|e| actors[e]);
            Some(actor.map_or_else(|| judge.text.clone(), |id| format!("a{}", id.0)))
        }
    };
    let pieces = judged.words.pieces(found.doc);
    let (first, last) = (pieces.spans().first()?, pieces.spans().last()?);
    Some(Judgement { verdict: judged.verdict, by, span: Span { start: first.start, end: last.end } })
}

fn statement(
    found: &Found,
    draft: &Draft,
    chain: &[Link],
    number: u32,
    base: u32,
    actors: &[Option<ActorId>],
) -> Statement {
    let doc = found.doc;
    let some = |s: &Stretch| (!s.is_empty()).then(|| s.pieces(doc));
    let origin =
        chain.iter().rev().find(|l| draft.speaker.as_ref().is_some_and(|s| s.shared(&l.place) > 0)).or(chain.last());
    let speaker_actor = origin.and_then(|l| l.entity).and_then(|e| actors[e]);
    let kind = origin.and_then(|l| l.entity).and_then(|e| found.cast.entities[e].first_kind);
    let steps = chain.iter().map(|link| Step {
        text: link.text.clone(),
        actor: link.entity.and_then(|e| actors[e]),
        pieces: if link.stated { link.place.pieces(doc) } else { Pieces::default() },
        cue: link.cue.pieces(doc),
        anonymous: link.anonymous,
        on_record: link.on_record,
        stated: link.stated,
    });
    Statement {
        id: StatementId(number),
        source: doc.source,
        form: draft.form,
        medium: Some(crate::says::medium::medium(doc, draft, kind)),
        act: draft.act,
        content: draft.content.pieces(doc),
        speaker: draft.speaker.as_ref().and_then(some).map(|pieces| Speaker { pieces, actor: speaker_actor }),
        cue: some(&draft.cue),
        frame: some(&draft.frame),
        addressee: draft.addressee.as_ref().and_then(some),
        chain: steps.collect(),
        within: draft.within.map(|w| StatementId(base + w as u32 + 1)),
        judged: None,
        rule: doc.pack.rules()[draft.rule].id.as_str().into(),
        confidence: doc.pack.measured(&doc.pack.rules()[draft.rule].id, None),
    }
}

/// Event number `n` of this text, of which the first has `first` events before it and whose statements have `base`.
fn event(found: &Found, draft: &happens::Draft, n: u32, first: u32, base: u32, actors: &[Option<ActorId>]) -> Event {
    let doc = found.doc;
    let ids = |entities: &[usize]| entities.iter().filter_map(|&e| actors[e]).collect();
    Event {
        id: EventId(first + n + 1),
        source: doc.source,
        kind: draft.kind,
        mode: draft.mode,
        actors: ids(&draft.actors),
        recipients: ids(&draft.recipients),
        trigger: draft.trigger.pieces(doc),
        evidence: doc.span(draft.evidence.0, draft.evidence.1),
        date: draft.date,
        from: draft.from,
        to: draft.to,
        date_from: draft.date_from,
        place: (draft.place.as_ref())
            .map(|(words, entity)| Place { pieces: words.pieces(doc), actor: entity.and_then(|e| actors[e]) }),
        quantities: draft.quantities.clone(),
        goods: draft.goods.iter().map(|g| g.pieces(doc)).collect(),
        status: draft.status,
        statement: draft.statement.map(|s| StatementId(base + s as u32 + 1)),
        same_as: draft.same_as.map(|e| EventId(first + e as u32 + 1)),
        rule: draft.rule.clone(),
        confidence: doc.pack.measured(&draft.rule, Some(draft.kind)),
    }
}

/// What read the article.
pub(crate) fn reader(pack: &Pack) -> Reader {
    Reader {
        laut: env!("CARGO_PKG_VERSION").into(),
        packs: vec![PackId { name: pack.language().into(), hash: pack.hash().into() }],
        models: pack.models().iter().map(|m| PackId { name: m.name.clone(), hash: m.hash().into() }).collect(),
        actors: Vec::new(),
        stages: pack.manifest().stages.clone(),
    }
}
