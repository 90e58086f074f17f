//! The record: all that laut has read in one article.

use crate::{
    Actor, ActorId, Article, Block, DateId, Event, EventId, Quantity, QuantityId, Span, Statement, StatementId,
    TimeExpression,
};

/// All that laut has read in one article, and what read it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// What made this record; the same reader and article give the same record, byte for byte.
    pub reader: Reader,
    /// The article, its text unaltered.
    pub article: Article,
    /// The blocks of its text, in order.
    pub blocks: Vec<Block>,
    /// Who is named in it.
    pub actors: Vec<Actor>,
    /// When: the time expressions, in the order of the text; those of the title come first.
    pub dates: Vec<TimeExpression>,
    /// How many: the numbers with what they count, in the order of the text; those of the title come first.
    pub quantities: Vec<Quantity>,
    /// Who says what, in the order of the text; those of the title come first.
    pub statements: Vec<Statement>,
    /// Who did what to whom, in the order of the text; those of the title come first.
    pub events: Vec<Event>,
    /// Where laut was in doubt.
    pub notes: Vec<Note>,
}

impl Record {
    /// The actor of that number.
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        numbered(&self.actors, id.0, |a| a.id == id)
    }

    /// The statement of that number.
    pub fn statement(&self, id: StatementId) -> Option<&Statement> {
        numbered(&self.statements, id.0, |s| s.id == id)
    }

    /// The time expression of that number.
    pub fn date(&self, id: DateId) -> Option<&TimeExpression> {
        numbered(&self.dates, id.0, |d| d.id == id)
    }

    /// The quantity of that number.
    pub fn quantity(&self, id: QuantityId) -> Option<&Quantity> {
        numbered(&self.quantities, id.0, |q| q.id == id)
    }

    /// The event of that number.
    pub fn event(&self, id: EventId) -> Option<&Event> {
        numbered(&self.events, id.0, |e| e.id == id)
    }

    /// The text that the spans of `source` count in.
    pub fn text(&self, source: crate::Source) -> &str {
        match source {
            crate::Source::Text => &self.article.text,
            crate::Source::Title => self.article.title.as_deref().unwrap_or_default(),
        }
    }
}

/// The one that `is` it: where its number says, which is where it stands in every record that laut makes; else sought.
fn numbered<T>(all: &[T], number: u32, is: impl Fn(&T) -> bool) -> Option<&T> {
    let there = (number as usize).checked_sub(1).and_then(|n| all.get(n));
    there.filter(|one| is(one)).or_else(|| all.iter().find(|one| is(one)))
}

/// What read an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reader {
    /// Version of laut.
    pub laut: String,
    /// The packs that were used, the article's own first.
    pub packs: Vec<PackId>,
    /// Names of the learned models that were used, with a hash of each.
    pub models: Vec<PackId>,
    /// Gazetteers and imported actors that were used, with a hash of each.
    pub actors: Vec<PackId>,
    /// The stages that were read; what is not listed was not looked for.
    pub stages: Vec<String>,
}

/// A name with a hash of its contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackId {
    /// Name of the pack (`de`) or model (`de/word/tagger`).
    pub name: String,
    /// First 16 hexadecimal digits of the SHA-256 of its compiled form.
    pub hash: String,
}

/// A doubt: something laut could not settle, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where in the text.
    pub span: Span,
    /// What, in a sentence for people.
    pub text: String,
}
