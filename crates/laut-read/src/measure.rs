//! The stages one by one, for whoever takes their time (`benches/`); nothing of it runs when articles are read.

use crate::doc::Doc;
use crate::{attribute, clause, record, says, split, word};
use laut_pack::Pack;
use laut_record::Source;

/// A stage of reading, in order. The last one is `who` with `says`: who speaks is asked while it is read what they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Text to blocks, sentences, tokens, quotations.
    Split,
    /// Parts of speech, lemmas, forms.
    Word,
    /// Clauses.
    Clause,
    /// Statements, actors, chains.
    Says,
}

impl Stage {
    /// All of them.
    pub const ALL: [Stage; 4] = [Stage::Split, Stage::Word, Stage::Clause, Stage::Says];
}

/// A text that the stages before one have gone over.
pub struct Prepared<'a> {
    doc: Option<Doc<'a>>,
    text: &'a str,
    pack: &'a Pack,
    stage: Stage,
}

impl<'a> Prepared<'a> {
    /// Runs the stages before `stage`.
    pub fn new(text: &'a str, pack: &'a Pack, stage: Stage) -> Self {
        let mut prepared = Prepared { doc: None, text, pack, stage: Stage::Split };
        for before in Stage::ALL.into_iter().filter(|s| *s < stage) {
            prepared.stage = before;
            prepared.run();
        }
        prepared.stage = stage;
        prepared
    }

    /// Runs the stage.
    pub fn run(&mut self) {
        match (self.stage, &mut self.doc) {
            (Stage::Word, Some(doc)) => word::words(doc),
            (Stage::Clause, Some(doc)) => clause::clauses(doc),
            (Stage::Says, Some(doc)) => {
                attribute(&mut record::Gatherer::default(), doc, &says::statements(doc));
            }
            (_, doc) => *doc = Some(split::split(self.text, Source::Text, self.pack)),
        }
    }

    /// How many sentences the text has.
    pub fn sentences(&self) -> usize {
        self.doc.as_ref().map_or(0, |doc| doc.sentences.len())
    }
}
