//! The `split` stage: text → tokens, quotations, blocks, sentences.
//!
//! It stands first; all later stages count in its tokens. Nothing is rewritten: every token, block and sentence is a
//! place in the text as received. It runs in time linear in the text, whatever the text is made of.
//!
//! ```text
//! text ──tokens──▶ lines ──rules, shape──▶ blocks ──▶ sentences
//!            └────▶ quotations
//! ```

mod block;
mod quote;
mod sentence;
mod token;

use crate::doc::Doc;
use laut_pack::Pack;
use laut_record::{BlockKind, Source};

/// Splits `text` and returns the document that the later stages fill.
pub(crate) fn split<'a>(text: &'a str, source: Source, pack: &'a Pack) -> Doc<'a> {
    let mut doc = Doc {
        text,
        source,
        pack,
        blocks: Vec::new(),
        tokens: Vec::new(),
        folded: String::with_capacity(text.len()),
        sentences: Vec::new(),
        quotes: Vec::new(),
        marks: Vec::new(),
        opaque: Vec::new(),
        clauses: Vec::new(),
        phrases: Vec::new(),
        notes: Vec::new(),
    };
    let lines = block::lines(text);
    token::tokens(&mut doc);
    let blocks = block::blocks(&mut doc, &lines);
    quote::pair(&mut doc, &blocks);
    sentence::sentences(&mut doc, &blocks);
    doc
}

/// Whether statements are read from blocks of that kind.
pub(crate) fn is_read(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Title | BlockKind::Caption | BlockKind::Heading | BlockKind::Paragraph)
}

#[cfg(test)]
mod tests;
