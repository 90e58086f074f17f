//! The article as received, and the blocks its text falls into.

use crate::Span;

/// One news text as received, with what is known about it. The text is never altered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// The input's id, else the URL, else a hash of the text.
    pub id: String,
    /// Where it was published.
    pub url: Option<String>,
    /// The outlet that published it.
    pub publisher: Option<String>,
    /// The headline, when it came as metadata; a headline inside `text` is a block instead.
    pub title: Option<String>,
    /// Names of the authors.
    pub byline: Vec<String>,
    /// Language of the text, as a pack names it (`de`).
    pub language: Option<String>,
    /// Day of publication, `YYYY-MM-DD`, or a full RFC 3339 time.
    pub published: Option<String>,
    /// Time of retrieval, RFC 3339.
    pub retrieved: Option<String>,
    /// The decoded text.
    pub text: String,
}

/// A stretch of the article with one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Its role.
    pub kind: BlockKind,
    /// Its place, in bytes of the text.
    pub span: Span,
}

/// The role of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// A headline at the head of the text.
    Title,
    /// Words under a picture.
    Caption,
    /// Who wrote it.
    Byline,
    /// Place, agency and date before the first sentence.
    Dateline,
    /// A heading between paragraphs.
    Heading,
    /// Running text.
    Paragraph,
    /// The list of sources an article gives for itself.
    Sources,
    /// Matter for the newsroom (notes, corrections, embargo, sign-off); nothing is read from it.
    Desk,
}

impl BlockKind {
    /// Every kind, with its name in JSON and in packs.
    pub const ALL: &[(BlockKind, &str)] = &[
        (BlockKind::Title, "title"),
        (BlockKind::Caption, "caption"),
        (BlockKind::Byline, "byline"),
        (BlockKind::Dateline, "dateline"),
        (BlockKind::Heading, "heading"),
        (BlockKind::Paragraph, "paragraph"),
        (BlockKind::Sources, "sources"),
        (BlockKind::Desk, "desk"),
    ];

    /// Its name in JSON and in packs.
    pub fn name(self) -> &'static str {
        crate::statement::name_in(BlockKind::ALL, self)
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        crate::statement::named_in(BlockKind::ALL, name)
    }
}
