//! The JSON Schema of a record: made from the shapes, with the names that each field may have.

use super::RecordJson;
use crate::{
    Act, ActorKind, BlockKind, Bound, DateFrom, EventStatus, EventType, Form, Medium, Mode, Precision, Sector,
    TimeKind, Verdict,
};
use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;

/// The JSON Schema (draft 2020-12) of [`RecordJson`], as published with the documentation.
pub fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<RecordJson>();
    schema.insert("title".into(), "A record of laut".into());
    schema.to_value()
}

/// One of the names of a table, or null where `or_null`.
fn one_of<T>(all: &[(T, &'static str)], or_null: bool) -> Schema {
    let names = all.iter().map(|(_, name)| Value::from(*name)).chain(or_null.then_some(Value::Null));
    json_schema!({ "enum": names.collect::<Vec<_>>() })
}

pub(super) fn block(_: &mut SchemaGenerator) -> Schema {
    one_of(BlockKind::ALL, false)
}

pub(super) fn actor(_: &mut SchemaGenerator) -> Schema {
    one_of(ActorKind::ALL, true)
}

pub(super) fn precision(_: &mut SchemaGenerator) -> Schema {
    one_of(Precision::ALL, true)
}

pub(super) fn time_kind(_: &mut SchemaGenerator) -> Schema {
    one_of(TimeKind::ALL, false)
}

pub(super) fn form(_: &mut SchemaGenerator) -> Schema {
    one_of(Form::ALL, false)
}

pub(super) fn medium(_: &mut SchemaGenerator) -> Schema {
    one_of(Medium::ALL, true)
}

pub(super) fn act(_: &mut SchemaGenerator) -> Schema {
    one_of(Act::ALL, false)
}

pub(super) fn verdict(_: &mut SchemaGenerator) -> Schema {
    one_of(Verdict::ALL, false)
}

pub(super) fn source(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": "title" })
}

pub(super) fn sector(_: &mut SchemaGenerator) -> Schema {
    one_of(Sector::ALL, true)
}

pub(super) fn bound(_: &mut SchemaGenerator) -> Schema {
    one_of(Bound::ALL, false)
}

pub(super) fn event_type(_: &mut SchemaGenerator) -> Schema {
    one_of(EventType::ALL, false)
}

pub(super) fn mode(_: &mut SchemaGenerator) -> Schema {
    one_of(Mode::ALL, true)
}

pub(super) fn date_from(_: &mut SchemaGenerator) -> Schema {
    one_of(DateFrom::ALL, true)
}

pub(super) fn status(_: &mut SchemaGenerator) -> Schema {
    one_of(EventStatus::ALL, false)
}

pub(super) fn number(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["number", "null"] })
}
