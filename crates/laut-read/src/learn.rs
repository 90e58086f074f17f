//! What training needs of the reader: the features it sees, and the format its models are written in. Used by
//! `cargo xtask train`; nothing of it runs when articles are read.

use crate::doc::Doc;
use crate::{says, split, word};
use laut_pack::{Pack, Tag, TagSet};
use laut_record::{Form, Pieces, Source, Span};

/// One sentence to learn tags from.
pub struct TagLesson<'a> {
    doc: Doc<'a>,
    allowed: Vec<TagSet>,
}

impl<'a> TagLesson<'a> {
    /// Splits `text`, which is one sentence, into tokens.
    pub fn new(text: &'a str, pack: &'a Pack) -> Self {
        let doc = split::split(text, Source::Text, pack);
        let allowed = (0..doc.tokens.len()).map(|i| word::allowed(&doc, i)).collect();
        TagLesson { doc, allowed }
    }

    /// Where the tokens stand, in bytes of the text.
    pub fn spans(&self) -> Vec<Span> {
        self.doc.tokens.iter().map(|t| t.span).collect()
    }

    /// The tags the lexicon allows token `i`.
    pub fn allowed(&self, i: usize) -> TagSet {
        self.allowed[i]
    }

    /// Features of token `i`, given the tags set before it.
    pub fn features(&self, i: usize, out: &mut Vec<u32>) {
        word::features::gather(&self.doc, 0, self.doc.tokens.len(), i, out);
    }

    /// Sets the tag of token `i`.
    pub fn set(&mut self, i: usize, tag: Tag) {
        self.doc.tokens[i].tag = tag;
    }
}

/// The sentences of a text, in bytes: to measure the stage `split` by itself.
pub fn sentences(text: &str, pack: &Pack) -> Vec<Span> {
    let doc = split::split(text, Source::Text, pack);
    doc.sentences.iter().map(|s| doc.span(s.first as usize, s.end as usize)).collect()
}

/// Writes a linear model: features, sorted, with their weights by class.
pub fn write_model(classes: usize, weights: &[(u32, Vec<(u8, i32)>)]) -> Vec<u8> {
    crate::model::write(classes, weights)
}

/// A draft of a statement to learn from.
pub struct DraftLesson {
    /// What it takes for said, in bytes of the text.
    pub content: Pieces,
    /// The form it gives.
    pub form: Form,
    /// The rule that proposed it.
    pub rule: String,
    /// What tells whether it is a statement.
    pub keep: Vec<u32>,
}

/// The drafts of a text, as the pack's models leave them: to learn what to drop, give a pack without that model.
pub fn drafts(text: &str, pack: &Pack) -> Vec<DraftLesson> {
    let doc = crate::analyse(text, Source::Text, pack);
    let drafts = says::statements(&doc);
    let nearby = says::nearby::Nearby::by_content(&doc, &drafts);
    (0..drafts.len())
        .map(|n| DraftLesson {
            content: drafts[n].content.pieces(&doc),
            form: drafts[n].form,
            rule: pack.rules()[drafts[n].rule].id.clone(),
            keep: says::rank::keep_features(&doc, &drafts, &nearby, n),
        })
        .collect()
}
