//! The public JSON of a record: the only place where laut's types meet serde.
//!
//! Inside laut a span counts bytes; here it is `[start, end)` in **Unicode code points** of the article's `text`, or
//! of its `title` where the object carries `"in": "title"`. Absent is absent: `null` or an empty list, never a guess.
//! [`Record::to_json`](crate::Record::to_json) writes it; [`Record::from_json`](crate::Record::from_json) reads it
//! back and refuses a record whose quoted texts are not what stands at their spans.

mod event;
mod offsets;
mod read;
#[cfg(feature = "schema")]
mod schema;
mod write;

pub use event::{EventJson, EvidenceJson, QuantityJson};
pub use offsets::Offsets;
pub use read::JsonError;
#[cfg(feature = "schema")]
pub use schema::schema;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `[start, end)` in code points.
pub type Pair = [u32; 2];

/// One article as read; one object a line in `laut read --format json`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordJson {
    /// What made this record.
    pub reader: ReaderJson,
    /// The article as received.
    pub article: ArticleJson,
    /// Who is named in it.
    pub actors: Vec<ActorJson>,
    /// The time expressions, resolved against the date of publication.
    #[serde(default)]
    pub dates: Vec<DateJson>,
    /// The numbers with what they count.
    #[serde(default)]
    pub quantities: Vec<QuantityJson>,
    /// Who says what.
    pub statements: Vec<StatementJson>,
    /// Who did what to whom.
    #[serde(default)]
    pub events: Vec<EventJson>,
    /// Where laut was in doubt.
    pub notes: Vec<NoteJson>,
}

/// What made a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReaderJson {
    /// Version of laut.
    pub laut: String,
    /// Hash of each pack, by its name.
    pub packs: BTreeMap<String, String>,
    /// Learned models, as `name@hash`.
    pub models: Vec<String>,
    /// Gazetteers and imported actors, as `name@hash`.
    #[serde(default)]
    pub actors: Vec<String>,
    /// Stages that were read; what is not listed was not looked for.
    pub stages: Vec<String>,
}

/// The article as received.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ArticleJson {
    /// The input's id, else the URL, else a hash of the text.
    pub id: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The outlet that published it.
    pub publisher: Option<String>,
    /// The headline, when it came as metadata.
    pub title: Option<String>,
    /// Names of the authors.
    pub byline: Vec<String>,
    /// Language of the text.
    pub language: Option<String>,
    /// Day of publication, `YYYY-MM-DD`, or an RFC 3339 time.
    pub published: Option<String>,
    /// Time of retrieval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<String>,
    /// The decoded text.
    pub text: String,
    /// The blocks of the text, in order.
    pub blocks: Vec<BlockJson>,
}

/// A stretch of the article with one role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BlockJson {
    /// `title`, `caption`, `byline`, `dateline`, `heading`, `paragraph`, `sources` or `desk`.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::block"))]
    pub kind: String,
    /// Its place.
    pub span: Pair,
}

/// An actor with all its mentions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ActorJson {
    /// `a1`, `a2` …
    pub id: String,
    /// The fullest bare name in the article.
    pub name: String,
    /// `person`, `government`, `organisation`, `outlet`, `group`, `country`, `place`, or null.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::actor"))]
    pub kind: Option<String>,
    /// The state it belongs to or acts for: ISO 3166-1, three letters; `XKX` and the like for partly recognised ones.
    #[serde(default)]
    pub country: Option<String>,
    /// Its part in public life, by PLOVER's codes: `GOV`, `MIL` …
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::sector"))]
    pub sector: Option<String>,
    /// Titles and offices the article gives it.
    pub roles: Vec<String>,
    /// Its ids elsewhere, where more than the name proves it.
    #[serde(default)]
    pub same_as: Vec<String>,
    /// The lists it stands on, where more than the name proves it.
    #[serde(default)]
    pub lists: Vec<ListingJson>,
    /// Imported entries that have its name, and no more than that to prove it.
    #[serde(default)]
    pub candidates: Vec<CandidateJson>,
    /// Every mention.
    pub mentions: Vec<MentionJson>,
}

/// A list somebody stands on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListingJson {
    /// Name of the list.
    pub list: String,
    /// The programme under which it lists them.
    pub programme: Option<String>,
    /// Day since when, or less of it.
    pub since: Option<String>,
    /// What in the article proves that it is the one listed.
    pub why: String,
}

/// An imported entry that may be the actor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CandidateJson {
    /// Its id there.
    pub id: String,
    /// Its name there.
    pub name: String,
    /// What speaks for it and what is missing.
    pub why: String,
    /// The lists it stands on.
    pub lists: Vec<ListingJson>,
}

/// One mention of an actor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MentionJson {
    /// `title` when it stands in the title.
    #[serde(rename = "in", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::source"))]
    pub source: Option<String>,
    /// Its place.
    pub span: Pair,
    /// The words there.
    pub text: String,
}

/// A time expression, resolved against the date of publication.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateJson {
    /// `d1`, `d2` …
    pub id: String,
    /// `title` when it stands in the title.
    #[serde(rename = "in", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::source"))]
    pub source: Option<String>,
    /// Its place, with its preposition.
    pub span: Pair,
    /// The words there.
    pub text: String,
    /// The first day, `YYYY-MM-DD`; null where it is not told or not resolved.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// How exact it is: `day`, `month` …; null where it stands for no days.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::precision"))]
    pub precision: Option<String>,
    /// `date`, `time`, `duration` or `set`.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::time_kind"))]
    pub kind: String,
    /// The TimeML value; `PRESENT_REF`, `PAST_REF` and `FUTURE_REF` have no bounds.
    pub timex: Option<String>,
    /// What TimeML would mark, without the preposition; null for a range, of which it marks both ends.
    pub timex_span: Option<Pair>,
    /// The rule that read it.
    pub rule: String,
}

/// A part of a statement: its places and the words there, pieces joined by ` … `.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PartJson {
    /// Its places, ascending.
    pub spans: Vec<Pair>,
    /// The words there.
    pub text: String,
}

/// The phrase that names a speaker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SpeakerJson {
    /// Its places, ascending.
    pub spans: Vec<Pair>,
    /// The words there.
    pub text: String,
    /// The actor it stands for.
    pub actor: Option<String>,
}

/// One attributed stretch of content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StatementJson {
    /// `s1`, `s2` …
    pub id: String,
    /// `title` when all its parts lie in the title.
    #[serde(rename = "in", default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::source"))]
    pub source: Option<String>,
    /// `direct`, `indirect`, `indirect_free`, `free_indirect` or `reported`.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::form"))]
    pub form: String,
    /// `speech`, `writing`, `thought`, two of them joined by `_or_`, or null.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::medium"))]
    pub medium: Option<String>,
    /// What the speaker does by saying it.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::act"))]
    pub act: String,
    /// What is said.
    pub content: PartJson,
    /// The phrase beside the content that names the speaker.
    pub speaker: Option<SpeakerJson>,
    /// The words that mark it as said.
    pub cue: Option<PartJson>,
    /// The part of the sentence around the content that holds cue, speaker and addressee.
    pub frame: Option<PartJson>,
    /// To whom it is said.
    pub addressee: Option<PartJson>,
    /// The steps it came through, nearest to the reader first.
    pub chain: Vec<StepJson>,
    /// The statement it is quoted inside of.
    pub within: Option<String>,
    /// Who calls it true, false or unproven.
    pub judged: Option<JudgementJson>,
    /// The rule that read it.
    pub rule: String,
    /// The measured share of right readings of that rule.
    pub confidence: Option<f64>,
}

/// One step of a chain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StepJson {
    /// The name; for a pronoun the name it stands for.
    pub text: String,
    /// The actor.
    pub actor: Option<String>,
    /// Where the article names it.
    pub spans: Vec<Pair>,
    /// The words that tie it to the next step.
    pub cue: Vec<Pair>,
    /// Nobody is named.
    pub anonymous: bool,
    /// A named body speaks, if through an unnamed mouth.
    pub on_record: bool,
    /// False for a step that laut inferred.
    pub stated: bool,
}

/// Who calls a content true, false or unproven.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct JudgementJson {
    /// `true`, `false` or `unproven`.
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::verdict"))]
    pub verdict: String,
    /// `article`, or the actor who says so; where it is no actor, the words that name whoever does.
    pub by: String,
    /// The words that say so.
    pub span: Pair,
}

/// A doubt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NoteJson {
    /// Where.
    pub span: Pair,
    /// What.
    pub text: String,
}
