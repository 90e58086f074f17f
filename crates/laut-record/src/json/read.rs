//! From JSON back to a record, with every quoted text checked against its span.

use super::event::{event_back, quantity_back};
use super::write::BY_ARTICLE;
use super::*;
use crate::*;
use std::sync::Arc;

/// Why a JSON text is no record.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum JsonError {
    /// It is not JSON, or not of this shape.
    #[error("not a record: {0}")]
    Shape(#[from] serde_json::Error),
    /// A value is none of those the field may have.
    #[error("{field}: `{found}` is not known here")]
    Value {
        /// The field, such as `statements[3].form`.
        field: String,
        /// What stands there.
        found: String,
    },
    /// A span does not lie in the text.
    #[error("{field}: [{}, {}] does not lie in the text", span[0], span[1])]
    Span {
        /// The field.
        field: String,
        /// The span as given, in code points.
        span: Pair,
    },
    /// The words a record quotes are not what stands at their spans.
    #[error("{field}: quotes {quoted:?}, but {found:?} stands there")]
    Quote {
        /// The field.
        field: String,
        /// What the record quotes.
        quoted: String,
        /// What the text has.
        found: String,
    },
}

impl Record {
    /// Reads one JSON object back.
    ///
    /// # Errors
    /// When it is not of the shape [`RecordJson`], when a span lies outside the text, or when a quoted text differs
    /// from what stands at its spans: then the record belongs to another text.
    ///
    /// `confidence` is a rounded share, from which counts cannot be told: it comes back as hundredths.
    pub fn from_json(json: &str) -> Result<Record, JsonError> {
        let shape: RecordJson = serde_json::from_str(json)?;
        let title = shape.article.title.clone().unwrap_or_default();
        let texts = Texts { text: Offsets::new(&shape.article.text), title: Offsets::new(&title) };
        let blocks = (shape.article.blocks.iter().enumerate())
            .map(|(i, b)| {
                let field = format!("article.blocks[{i}]");
                let kind = known(BlockKind::named(&b.kind), &field, &b.kind)?;
                Ok(Block { kind, span: texts.text.checked(b.span, &field)? })
            })
            .collect::<Result<_, JsonError>>()?;
        let actors = each(&shape.actors, "actors", |a, field| texts.actor(a, field))?;
        let dates = each(&shape.dates, "dates", |d, field| texts.date(d, field))?;
        let statements = each(&shape.statements, "statements", |s, field| texts.statement(s, field))?;
        let quantities = each(&shape.quantities, "quantities", |q, field| quantity_back(&texts, q, field))?;
        let events = each(&shape.events, "events", |e, field| event_back(&texts, e, field))?;
        let notes = each(&shape.notes, "notes", |n, field| {
            Ok(Note { span: texts.text.checked(n.span, field)?, text: n.text.clone() })
        })?;
        let reader = Reader {
            laut: shape.reader.laut,
            packs: shape.reader.packs.into_iter().map(|(name, hash)| PackId { name, hash }).collect(),
            models: shape.reader.models.iter().map(|m| with_hash(m)).collect(),
            actors: shape.reader.actors.iter().map(|a| with_hash(a)).collect(),
            stages: shape.reader.stages,
        };
        let a = shape.article;
        let article = Article {
            id: a.id,
            url: a.url,
            publisher: a.publisher,
            title: a.title,
            byline: a.byline,
            language: a.language,
            published: a.published,
            retrieved: a.retrieved,
            text: a.text,
        };
        Ok(Record { reader, article, blocks, actors, dates, quantities, statements, events, notes })
    }
}

/// A name and its hash, from `name@hash`.
fn with_hash(text: &str) -> PackId {
    let (name, hash) = text.split_once('@').unwrap_or((text, ""));
    PackId { name: name.into(), hash: hash.into() }
}

fn listing(l: &ListingJson) -> Listing {
    Listing { list: l.list.clone(), programme: l.programme.clone(), since: l.since.clone(), why: l.why.clone() }
}

pub(super) struct Texts<'r> {
    text: Offsets<'r>,
    title: Offsets<'r>,
}

pub(super) fn each<A, B>(
    all: &[A],
    name: &str,
    mut one: impl FnMut(&A, &str) -> Result<B, JsonError>,
) -> Result<Vec<B>, JsonError> {
    all.iter().enumerate().map(|(i, a)| one(a, &format!("{name}[{i}]"))).collect()
}

pub(super) fn known<T>(value: Option<T>, field: &str, found: &str) -> Result<T, JsonError> {
    value.ok_or_else(|| JsonError::Value { field: field.into(), found: found.into() })
}

pub(super) fn number(id: &str, letter: char, field: &str) -> Result<u32, JsonError> {
    known(id.strip_prefix(letter).and_then(|n| n.parse().ok()), field, id)
}

impl Texts<'_> {
    pub(super) fn of(&self, source: &Option<String>, field: &str) -> Result<(Source, &Offsets<'_>), JsonError> {
        match source.as_deref() {
            None => Ok((Source::Text, &self.text)),
            Some("title") => Ok((Source::Title, &self.title)),
            Some(other) => Err(JsonError::Value { field: format!("{field}.in"), found: other.into() }),
        }
    }

    fn actor(&self, a: &ActorJson, field: &str) -> Result<Actor, JsonError> {
        let kind = a.kind.as_ref().map(|k| known(ActorKind::named(k), &format!("{field}.kind"), k)).transpose()?;
        let mentions = each(&a.mentions, &format!("{field}.mentions"), |m, field| {
            let (source, at) = self.of(&m.source, field)?;
            let span = at.checked(m.span, field)?;
            at.quoted(&Pieces::from(span), &m.text, field)?;
            Ok(Mention { source, span })
        })?;
        let id = ActorId(number(&a.id, 'a', &format!("{field}.id"))?);
        let country =
            (a.country.as_ref()).map(|c| known(Country::from_code(c), &format!("{field}.country"), c)).transpose()?;
        let sector = a.sector.as_ref().map(|s| known(Sector::named(s), &format!("{field}.sector"), s)).transpose()?;
        Ok(Actor {
            id,
            name: a.name.clone(),
            kind,
            country,
            sector,
            roles: a.roles.clone(),
            same_as: a.same_as.clone(),
            lists: a.lists.iter().map(listing).collect(),
            candidates: (a.candidates.iter())
                .map(|c| Candidate {
                    id: c.id.clone(),
                    name: c.name.clone(),
                    why: c.why.clone(),
                    lists: c.lists.iter().map(listing).collect(),
                })
                .collect(),
            mentions,
        })
    }

    fn date(&self, d: &DateJson, field: &str) -> Result<TimeExpression, JsonError> {
        let (source, at) = self.of(&d.source, field)?;
        let named = |name: &str| format!("{field}.{name}");
        let day = |day: &Option<String>, name: &str| {
            day.as_ref().map(|day| known(day.parse().ok(), &named(name), day)).transpose()
        };
        let span = at.checked(d.span, &named("span"))?;
        at.quoted(&Pieces::from(span), &d.text, field)?;
        Ok(TimeExpression {
            id: DateId(number(&d.id, 'd', &named("id"))?),
            source,
            span,
            from: day(&d.from, "from")?,
            to: day(&d.to, "to")?,
            precision: (d.precision.as_ref())
                .map(|p| known(Precision::named(p), &named("precision"), p))
                .transpose()?,
            kind: known(TimeKind::named(&d.kind), &named("kind"), &d.kind)?,
            timex: d.timex.clone(),
            timex_span: d.timex_span.map(|s| at.checked(s, &named("timex_span"))).transpose()?,
            rule: Arc::from(d.rule.as_str()),
        })
    }

    fn statement(&self, s: &StatementJson, field: &str) -> Result<Statement, JsonError> {
        let (source, at) = self.of(&s.source, field)?;
        let named = |name: &str| format!("{field}.{name}");
        let part = |p: &Option<PartJson>, name: &str| {
            p.as_ref().map(|p| at.pieces(&p.spans, Some(&p.text), &named(name))).transpose()
        };
        let actor = |id: &Option<String>, name: &str| {
            id.as_ref().map(|id| number(id, 'a', &named(name)).map(ActorId)).transpose()
        };
        let speaker = match &s.speaker {
            None => None,
            Some(who) => Some(Speaker {
                pieces: at.pieces(&who.spans, Some(&who.text), &named("speaker"))?,
                actor: actor(&who.actor, "speaker.actor")?,
            }),
        };
        let chain = each(&s.chain, &named("chain"), |c, field| {
            Ok(Step {
                text: c.text.clone(),
                actor: c.actor.as_ref().map(|id| number(id, 'a', field).map(ActorId)).transpose()?,
                pieces: at.pieces(&c.spans, None, field)?,
                cue: at.pieces(&c.cue, None, field)?,
                anonymous: c.anonymous,
                on_record: c.on_record,
                stated: c.stated,
            })
        })?;
        let judged = match &s.judged {
            None => None,
            Some(j) => Some(Judgement {
                verdict: known(Verdict::named(&j.verdict), &named("judged.verdict"), &j.verdict)?,
                by: (j.by != BY_ARTICLE).then(|| j.by.clone()),
                span: at.checked(j.span, &named("judged.span"))?,
            }),
        };
        Ok(Statement {
            id: StatementId(number(&s.id, 's', &named("id"))?),
            source,
            form: known(Form::named(&s.form), &named("form"), &s.form)?,
            medium: s.medium.as_ref().map(|m| known(Medium::named(m), &named("medium"), m)).transpose()?,
            act: known(Act::named(&s.act), &named("act"), &s.act)?,
            content: at.pieces(&s.content.spans, Some(&s.content.text), &named("content"))?,
            speaker,
            cue: part(&s.cue, "cue")?,
            frame: part(&s.frame, "frame")?,
            addressee: part(&s.addressee, "addressee")?,
            chain,
            within: s.within.as_ref().map(|w| number(w, 's', &named("within")).map(StatementId)).transpose()?,
            judged,
            rule: Arc::from(s.rule.as_str()),
            confidence: s.confidence.map(|c| Confidence { right: (c * 100.0).round() as u32, of: 100 }),
        })
    }
}

impl Offsets<'_> {
    pub(super) fn checked(&self, pair: Pair, field: &str) -> Result<Span, JsonError> {
        self.span(pair).ok_or_else(|| JsonError::Span { field: field.into(), span: pair })
    }

    pub(super) fn pieces(&self, pairs: &[Pair], text: Option<&str>, field: &str) -> Result<Pieces, JsonError> {
        let spans = pairs.iter().map(|p| self.checked(*p, field)).collect::<Result<_, _>>()?;
        let pieces = Pieces::new(spans);
        if let Some(text) = text {
            self.quoted(&pieces, text, field)?;
        }
        Ok(pieces)
    }

    pub(super) fn quoted(&self, pieces: &Pieces, quoted: &str, field: &str) -> Result<(), JsonError> {
        let found = self.joined(pieces);
        if found == quoted {
            return Ok(());
        }
        Err(JsonError::Quote { field: field.into(), quoted: quoted.into(), found })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    fn record() -> Record {
        let text = "„Größe“, sagte Ün.".to_string();
        let at =
            |s: &str| Pieces::from(Span::new(text.find(s).expect("in the text"), text.find(s).unwrap_or(0) + s.len()));
        let statement = Statement {
            id: StatementId(1),
            source: Source::Text,
            form: Form::Direct,
            medium: Some(Medium::Speech),
            act: Act::State,
            content: at("„Größe“"),
            speaker: Some(Speaker { pieces: at("Ün"), actor: Some(ActorId(1)) }),
            cue: Some(at("sagte")),
            frame: Some(at(", sagte Ün")),
            addressee: None,
            chain: vec![Step {
                text: "Ün".into(),
                actor: Some(ActorId(1)),
                pieces: at("Ün"),
                cue: at("sagte"),
                anonymous: false,
                on_record: true,
                stated: true,
            }],
            within: None,
            judged: Some(Judgement { verdict: Verdict::False, by: None, span: at("sagte").spans()[0] }),
            rule: "xx/says/quote".into(),
            confidence: Some(Confidence { right: 93, of: 100 }),
        };
        let mention = Mention { source: Source::Text, span: at("Ün").spans()[0] };
        Record {
            reader: Reader { laut: "0".into(), ..Reader::default() },
            blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
            actors: vec![Actor {
                id: ActorId(1),
                name: "Ün".into(),
                kind: Some(ActorKind::Person),
                country: Country::from_code("PRK"),
                sector: Some(Sector::Government),
                mentions: vec![mention],
                ..Actor::default()
            }],
            dates: vec![TimeExpression {
                id: DateId(1),
                source: Source::Text,
                span: at("sagte").spans()[0],
                from: Some(jiff::civil::date(2022, 7, 1)),
                to: None,
                precision: Some(Precision::Month),
                kind: TimeKind::Date,
                timex: Some("2022-07".into()),
                timex_span: Some(at("Ün").spans()[0]),
                rule: "xx/when/month".into(),
            }],
            quantities: vec![Quantity {
                id: QuantityId(1),
                source: Source::Text,
                span: at("Ün").spans()[0],
                value: Some(Decimal::new(15, 1)),
                low: Some(Decimal::new(100_000, 0)),
                high: None,
                bound: Bound::AtLeast,
                unit: Some("person".into()),
                of: Some(at("Ün").spans()[0]),
                rule: "xx/count/number".into(),
            }],
            statements: vec![statement],
            events: vec![Event {
                id: EventId(1),
                source: Source::Text,
                kind: EventType::Consult,
                mode: Some(Mode::Visit),
                actors: vec![ActorId(1)],
                recipients: vec![],
                trigger: at("sagte"),
                evidence: at("Ün").spans()[0],
                date: Some(DateId(1)),
                from: Some(jiff::civil::date(2022, 7, 1)),
                to: None,
                date_from: Some(DateFrom::EarlierMention),
                place: Some(Place { pieces: at("Größe"), actor: None }),
                quantities: vec![QuantityId(1)],
                goods: vec![at("Größe")],
                status: EventStatus::PastHabit,
                statement: Some(StatementId(1)),
                same_as: Some(EventId(1)),
                rule: "xx/happens/visit".into(),
                confidence: None,
            }],
            notes: vec![Note { span: mention.span, text: "who?".into() }],
            article: Article { id: "1".into(), text, ..Article::default() },
        }
    }

    #[test]
    fn a_record_comes_back_as_it_went() {
        let record = record();
        assert_eq!(Record::from_json(&record.to_json()).expect("reads back"), record);
        assert!(record.to_json().contains(r#""value":1.5,"low":100000,"high":null"#), "whole numbers have no point");
        assert!(record.to_json().contains(r#""content":{"spans":[[0,7]],"text":"„Größe“"}"#), "code points, not bytes");
    }

    #[test]
    fn a_record_of_another_text_is_refused() {
        let json = record().to_json().replacen("„Größe“, sagte Ün.", "„Grosse“, sagte Ün.", 1);
        assert!(matches!(Record::from_json(&json), Err(JsonError::Quote { .. })));
        let json = record().to_json().replace("[[0,7]]", "[[0,700]]");
        assert!(matches!(Record::from_json(&json), Err(JsonError::Span { .. })));
        let json = record().to_json().replace(r#""text":"sagte","from""#, r#""text":"sagt","from""#);
        assert!(matches!(Record::from_json(&json), Err(JsonError::Quote { .. })), "the words of a date are checked");
        let json = record().to_json().replace("\"direct\"", "\"shouted\"");
        let error = Record::from_json(&json).expect_err("no such form");
        assert_eq!(error.to_string(), "statements[0].form: `shouted` is not known here");
    }
}
