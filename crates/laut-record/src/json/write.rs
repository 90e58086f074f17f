//! From a record to its JSON shape.

use super::*;
use crate::{ActorId, Pieces, Record, Source, Span, Statement, Step, TimeExpression};

/// The offsets of both texts of an article.
pub(super) struct Texts<'r> {
    text: Offsets<'r>,
    title: Offsets<'r>,
}

impl Record {
    /// The record as one line of JSON (its fields: `docs/record.schema.json`).
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.to_shape()).expect("shapes of strings and numbers always serialise")
    }

    /// The record as indented JSON.
    pub fn to_json_pretty(&self) -> String {
        serde_json::to_string_pretty(&self.to_shape()).expect("shapes of strings and numbers always serialise")
    }

    /// The record in its public shape, spans in code points.
    pub fn to_shape(&self) -> RecordJson {
        let title = self.article.title.as_deref().unwrap_or_default();
        let texts = Texts { text: Offsets::new(&self.article.text), title: Offsets::new(title) };
        RecordJson {
            reader: ReaderJson {
                laut: self.reader.laut.clone(),
                packs: self.reader.packs.iter().map(|p| (p.name.clone(), p.hash.clone())).collect(),
                models: self.reader.models.iter().map(|m| format!("{}@{}", m.name, m.hash)).collect(),
                actors: self.reader.actors.iter().map(|a| format!("{}@{}", a.name, a.hash)).collect(),
                stages: self.reader.stages.clone(),
            },
            article: article(self, &texts),
            actors: self.actors.iter().map(|a| actor(a, &texts)).collect(),
            dates: self.dates.iter().map(|d| date(d, &texts)).collect(),
            quantities: self.quantities.iter().map(|q| super::event::quantity(q, &texts)).collect(),
            statements: self.statements.iter().map(|s| statement(s, &texts)).collect(),
            events: self.events.iter().map(|e| super::event::event(e, &texts)).collect(),
            notes: (self.notes.iter())
                .map(|n| NoteJson { span: texts.text.pair(n.span), text: n.text.clone() })
                .collect(),
        }
    }
}

impl Texts<'_> {
    pub(super) fn of(&self, source: Source) -> &Offsets<'_> {
        match source {
            Source::Text => &self.text,
            Source::Title => &self.title,
        }
    }
}

fn article(record: &Record, texts: &Texts) -> ArticleJson {
    let a = &record.article;
    ArticleJson {
        id: a.id.clone(),
        url: a.url.clone(),
        publisher: a.publisher.clone(),
        title: a.title.clone(),
        byline: a.byline.clone(),
        language: a.language.clone(),
        published: a.published.clone(),
        retrieved: a.retrieved.clone(),
        text: a.text.clone(),
        blocks: (record.blocks.iter())
            .map(|b| BlockJson { kind: b.kind.name().into(), span: texts.text.pair(b.span) })
            .collect(),
    }
}

fn actor(actor: &crate::Actor, texts: &Texts) -> ActorJson {
    let mention = |m: &crate::Mention| {
        let offsets = texts.of(m.source);
        MentionJson { source: place(m.source), span: offsets.pair(m.span), text: offsets.text(m.span).into() }
    };
    ActorJson {
        id: id(actor.id),
        name: actor.name.clone(),
        kind: actor.kind.map(|k| k.name().into()),
        country: actor.country.map(|c| c.code().into()),
        sector: actor.sector.map(|s| s.name().into()),
        roles: actor.roles.clone(),
        same_as: actor.same_as.clone(),
        lists: actor.lists.iter().map(listing).collect(),
        candidates: (actor.candidates.iter())
            .map(|c| CandidateJson {
                id: c.id.clone(),
                name: c.name.clone(),
                why: c.why.clone(),
                lists: c.lists.iter().map(listing).collect(),
            })
            .collect(),
        mentions: actor.mentions.iter().map(mention).collect(),
    }
}

fn listing(l: &crate::Listing) -> ListingJson {
    ListingJson { list: l.list.clone(), programme: l.programme.clone(), since: l.since.clone(), why: l.why.clone() }
}

fn date(d: &TimeExpression, texts: &Texts) -> DateJson {
    let at = texts.of(d.source);
    DateJson {
        id: format!("d{}", d.id.0),
        source: place(d.source),
        span: at.pair(d.span),
        text: at.text(d.span).into(),
        from: d.from.map(|day| day.to_string()),
        to: d.to.map(|day| day.to_string()),
        precision: d.precision.map(|p| p.name().into()),
        kind: d.kind.name().into(),
        timex: d.timex.clone(),
        timex_span: d.timex_span.map(|s| at.pair(s)),
        rule: d.rule.to_string(),
    }
}

fn statement(s: &Statement, texts: &Texts) -> StatementJson {
    let at = texts.of(s.source);
    let part = |p: &Pieces| PartJson { spans: at.pairs(p), text: at.joined(p) };
    StatementJson {
        id: format!("s{}", s.id.0),
        source: place(s.source),
        form: s.form.name().into(),
        medium: s.medium.map(|m| m.name().into()),
        act: s.act.name().into(),
        content: part(&s.content),
        speaker: s.speaker.as_ref().map(|who| SpeakerJson {
            spans: at.pairs(&who.pieces),
            text: at.joined(&who.pieces),
            actor: who.actor.map(id),
        }),
        cue: s.cue.as_ref().map(part),
        frame: s.frame.as_ref().map(part),
        addressee: s.addressee.as_ref().map(part),
        chain: s.chain.iter().map(|step| chain_step(step, at)).collect(),
        within: s.within.map(|w| format!("s{}", w.0)),
        judged: s.judged.as_ref().map(|j| JudgementJson {
            verdict: j.verdict.name().into(),
            by: j.by.clone().unwrap_or_else(|| BY_ARTICLE.into()),
            span: at.pair(j.span),
        }),
        rule: s.rule.to_string(),
        confidence: s.confidence.map(|c| c.share()),
    }
}

fn chain_step(step: &Step, at: &Offsets) -> StepJson {
    StepJson {
        text: step.text.clone(),
        actor: step.actor.map(id),
        spans: at.pairs(&step.pieces),
        cue: at.pairs(&step.cue),
        anonymous: step.anonymous,
        on_record: step.on_record,
        stated: step.stated,
    }
}

/// What stands in `judged.by` when the article itself judges.
pub(super) const BY_ARTICLE: &str = "article";

pub(super) fn id(actor: ActorId) -> String {
    format!("a{}", actor.0)
}

pub(super) fn place(source: Source) -> Option<String> {
    (source == Source::Title).then(|| "title".into())
}

impl Offsets<'_> {
    pub(super) fn pairs(&self, pieces: &Pieces) -> Vec<Pair> {
        pieces.spans().iter().map(|s| self.pair(*s)).collect()
    }

    /// The words at `span`.
    pub(super) fn text(&self, span: Span) -> &str {
        span.of(self.whole())
    }

    pub(super) fn joined(&self, pieces: &Pieces) -> String {
        pieces.text(self.whole())
    }
}
