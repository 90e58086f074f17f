//! Quantities and events: their shapes, written and read back.

use super::read::{JsonError, Texts as Read, each, known, number};
use super::write::{Texts, id, place};
use super::*;
use crate::*;
use rust_decimal::Decimal;
use serde_json::Number;
use std::str::FromStr;
use std::sync::Arc;

/// A number with what it counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuantityJson {
    /// `q1`, `q2` …
    pub id: String,
    /// `title` when it stands in the title.
    #[serde(rename = "in", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::source"))]
    pub source: Option<String>,
    /// Its place: number, bound, unit and what is counted.
    pub span: Pair,
    /// The words there.
    pub text: String,
    /// The number told; null for a range.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::number"))]
    pub value: Option<Number>,
    /// The least it may be; null where that is open.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::number"))]
    pub low: Option<Number>,
    /// The most it may be; null where that is open.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::number"))]
    pub high: Option<Number>,
    /// `exact`, `about`, `at_least`, `up_to` or `range`.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::bound"))]
    pub bound: String,
    /// `person`, `percent`, a unit of measure, or a currency of ISO 4217.
    pub unit: Option<String>,
    /// What is counted, as written.
    pub of: Option<String>,
    /// Its place.
    pub of_span: Option<Pair>,
    /// The rule that read it.
    pub rule: String,
}

/// One mention of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventJson {
    /// `e1`, `e2` …
    pub id: String,
    /// `title` when it stands in the title.
    #[serde(rename = "in", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::source"))]
    pub source: Option<String>,
    /// One of PLOVER's types, or `DENY`, `CLAIM`, `ELECT`, `HARM`, `DECIDE`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::event_type"))]
    pub kind: String,
    /// One of PLOVER's modes, where the type has some.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::mode"))]
    pub mode: Option<String>,
    /// Who does it; all parties of what is done together.
    pub actors: Vec<String>,
    /// To whom it is done.
    pub recipients: Vec<String>,
    /// The words that name it.
    pub trigger: PartJson,
    /// The clause that tells it.
    pub evidence: EvidenceJson,
    /// The time expression that dates it.
    pub date: Option<String>,
    /// The first day, `YYYY-MM-DD`.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// `clause`, `sentence`, `earlier mention` or `paragraph`: where the date was found.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::date_from"))]
    pub date_from: Option<String>,
    /// Where it takes place.
    pub place: Option<SpeakerJson>,
    /// The numbers told with it.
    pub quantities: Vec<String>,
    /// What is traded or given.
    pub goods: Vec<PartJson>,
    /// With what standing it is told.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::status"))]
    pub status: String,
    /// The innermost statement it stands in; null where the article itself tells it.
    pub statement: Option<String>,
    /// The first mention of the same event.
    pub same_as: Option<String>,
    /// The rule that read it.
    pub rule: String,
    /// The measured share of right readings of that rule.
    pub confidence: Option<f64>,
}

/// The clause that tells an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceJson {
    /// Its place.
    pub span: Pair,
}

/// A decimal as a JSON number: whole ones without a point.
fn decimal(value: Decimal) -> Option<Number> {
    let text = value.normalize().to_string();
    (text.parse::<i64>().map(Number::from).ok()).or_else(|| text.parse::<f64>().ok().and_then(Number::from_f64))
}

fn decimal_back(number: &Number) -> Option<Decimal> {
    let text = number.to_string();
    Decimal::from_str(&text).or_else(|_| Decimal::from_scientific(&text)).ok()
}

pub(super) fn quantity(q: &Quantity, texts: &Texts) -> QuantityJson {
    let at = texts.of(q.source);
    QuantityJson {
        id: format!("q{}", q.id.0),
        source: place(q.source),
        span: at.pair(q.span),
        text: at.text(q.span).into(),
        value: q.value.and_then(decimal),
        low: q.low.and_then(decimal),
        high: q.high.and_then(decimal),
        bound: q.bound.name().into(),
        unit: q.unit.clone(),
        of: q.of.map(|s| at.text(s).into()),
        of_span: q.of.map(|s| at.pair(s)),
        rule: q.rule.to_string(),
    }
}

pub(super) fn quantity_back(texts: &Read, q: &QuantityJson, field: &str) -> Result<Quantity, JsonError> {
    let (source, at) = texts.of(&q.source, field)?;
    let named = |name: &str| format!("{field}.{name}");
    let value = |n: &Option<Number>, name: &str| {
        n.as_ref().map(|n| known(decimal_back(n), &named(name), &n.to_string())).transpose()
    };
    let span = at.checked(q.span, &named("span"))?;
    at.quoted(&Pieces::from(span), &q.text, field)?;
    let of = q.of_span.map(|s| at.checked(s, &named("of_span"))).transpose()?;
    if let Some(of) = of {
        at.quoted(&Pieces::from(of), q.of.as_deref().unwrap_or_default(), &named("of"))?;
    }
    Ok(Quantity {
        id: QuantityId(number(&q.id, 'q', &named("id"))?),
        source,
        span,
        value: value(&q.value, "value")?,
        low: value(&q.low, "low")?,
        high: value(&q.high, "high")?,
        bound: known(Bound::named(&q.bound), &named("bound"), &q.bound)?,
        unit: q.unit.clone(),
        of,
        rule: Arc::from(q.rule.as_str()),
    })
}

pub(super) fn event(e: &Event, texts: &Texts) -> EventJson {
    let at = texts.of(e.source);
    let part = |p: &Pieces| PartJson { spans: at.pairs(p), text: at.joined(p) };
    EventJson {
        id: format!("e{}", e.id.0),
        source: place(e.source),
        kind: e.kind.name().into(),
        mode: e.mode.map(|m| m.name().into()),
        actors: e.actors.iter().copied().map(id).collect(),
        recipients: e.recipients.iter().copied().map(id).collect(),
        trigger: part(&e.trigger),
        evidence: EvidenceJson { span: at.pair(e.evidence) },
        date: e.date.map(|d| format!("d{}", d.0)),
        from: e.from.map(|d| d.to_string()),
        to: e.to.map(|d| d.to_string()),
        date_from: e.date_from.map(|d| d.name().into()),
        place: e.place.as_ref().map(|p| SpeakerJson {
            spans: at.pairs(&p.pieces),
            text: at.joined(&p.pieces),
            actor: p.actor.map(id),
        }),
        quantities: e.quantities.iter().map(|q| format!("q{}", q.0)).collect(),
        goods: e.goods.iter().map(part).collect(),
        status: e.status.name().into(),
        statement: e.statement.map(|s| format!("s{}", s.0)),
        same_as: e.same_as.map(|s| format!("e{}", s.0)),
        rule: e.rule.to_string(),
        confidence: e.confidence.map(|c| c.share()),
    }
}

pub(super) fn event_back(texts: &Read, e: &EventJson, field: &str) -> Result<Event, JsonError> {
    let (source, at) = texts.of(&e.source, field)?;
    let named = |name: &str| format!("{field}.{name}");
    let day = |day: &Option<String>, name: &str| {
        day.as_ref().map(|day| known(day.parse().ok(), &named(name), day)).transpose()
    };
    let actors = |ids: &[String], name: &str| {
        ids.iter().map(|id| number(id, 'a', &named(name)).map(ActorId)).collect::<Result<Vec<_>, _>>()
    };
    let place = match &e.place {
        None => None,
        Some(p) => Some(Place {
            pieces: at.pieces(&p.spans, Some(&p.text), &named("place"))?,
            actor: p.actor.as_ref().map(|id| number(id, 'a', &named("place")).map(ActorId)).transpose()?,
        }),
    };
    Ok(Event {
        id: EventId(number(&e.id, 'e', &named("id"))?),
        source,
        kind: known(EventType::named(&e.kind), &named("type"), &e.kind)?,
        mode: e.mode.as_ref().map(|m| known(Mode::named(m), &named("mode"), m)).transpose()?,
        actors: actors(&e.actors, "actors")?,
        recipients: actors(&e.recipients, "recipients")?,
        trigger: at.pieces(&e.trigger.spans, Some(&e.trigger.text), &named("trigger"))?,
        evidence: at.checked(e.evidence.span, &named("evidence"))?,
        date: e.date.as_ref().map(|d| number(d, 'd', &named("date")).map(DateId)).transpose()?,
        from: day(&e.from, "from")?,
        to: day(&e.to, "to")?,
        date_from: (e.date_from.as_ref()).map(|d| known(DateFrom::named(d), &named("date_from"), d)).transpose()?,
        place,
        quantities: each(&e.quantities, &named("quantities"), |q, field| Ok(QuantityId(number(q, 'q', field)?)))?,
        goods: each(&e.goods, &named("goods"), |g, field| at.pieces(&g.spans, Some(&g.text), field))?,
        status: known(EventStatus::named(&e.status), &named("status"), &e.status)?,
        statement: e.statement.as_ref().map(|s| number(s, 's', &named("statement")).map(StatementId)).transpose()?,
        same_as: e.same_as.as_ref().map(|s| number(s, 'e', &named("same_as")).map(EventId)).transpose()?,
        rule: Arc::from(e.rule.as_str()),
        confidence: e.confidence.map(|c| Confidence { right: (c * 100.0).round() as u32, of: 100 }),
    })
}
