//! The article while it is being read: each stage fills its part, the later ones read the earlier.

use laut_pack::{Agreement, Feats, Pack, Tag};
use laut_record::{Block, BlockKind, Note, Source, Span};
use std::cell::OnceCell;

/// One text of an article (its text or its title) with all that the stages have found in it.
pub(crate) struct Doc<'a> {
    pub(crate) text: &'a str,
    pub(crate) source: Source,
    pub(crate) pack: &'a Pack,
    pub(crate) blocks: Vec<Block>,
    /// Tokens in order; their sentences and blocks are contiguous.
    pub(crate) tokens: Vec<Token>,
    /// The tokens' words in lower case, one after the other; see [`Token::folded`].
    pub(crate) folded: String,
    pub(crate) sentences: Vec<Sentence>,
    /// Quotations in order of their opening marks.
    pub(crate) quotes: Vec<Quote>,
    /// For each token the quotation whose mark it is; `u32::MAX` for none.
    pub(crate) marks: Vec<u32>,
    /// For each token the opaque quotation it stands in, marks included; `u32::MAX` for none.
    pub(crate) opaque: Vec<u32>,
    pub(crate) clauses: Vec<crate::clause::Clause>,
    /// For each clause the phrases among its words, once somebody has asked ([`crate::phrase::of_clause`]).
    pub(crate) phrases: Vec<OnceCell<Vec<crate::phrase::Phrase>>>,
    pub(crate) notes: Vec<Note>,
}

/// A word, number or mark.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Bytes of the text.
    pub(crate) span: Span,
    /// Bytes of [`Doc::folded`].
    pub(crate) folded: (u32, u32),
    pub(crate) shape: Shape,
    /// Sentence it stands in.
    pub(crate) sentence: u32,
    pub(crate) tag: Tag,
    pub(crate) feats: Feats,
    pub(crate) agreement: Agreement,
    /// Number of the lemma in the pack; none for words that are not listed.
    pub(crate) lemma: Option<u32>,
    /// Clause it belongs to.
    pub(crate) clause: Option<u32>,
}

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters, the first a capital.
    Capital,
    /// Two or more capitals and no small letters.
    Capitals,
    /// Letters, the first a small one.
    Small,
    /// Digits, with or without separators.
    Number,
    /// An address of the web.
    Address,
    /// Letters of a script without case.
    Caseless,
    /// A quotation mark.
    Quote,
    /// Any other mark.
    Mark,
}

impl Shape {
    /// Whether the word starts with a capital.
    pub(crate) fn is_capital(self) -> bool {
        matches!(self, Shape::Capital | Shape::Capitals)
    }

    /// Whether it is no word and no number.
    pub(crate) fn is_mark(self) -> bool {
        matches!(self, Shape::Mark | Shape::Quote)
    }
}

/// A sentence: tokens `first..end`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentence {
    pub(crate) first: u32,
    pub(crate) end: u32,
    pub(crate) block: BlockKind,
    /// Number of the block, so that neighbours in one paragraph can be told.
    pub(crate) block_number: u32,
}

/// A quotation: tokens from its opening to its closing mark.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quote {
    /// The opening mark.
    pub(crate) open: u32,
    /// The closing mark, or the last token before the end of the paragraph where none closes it.
    pub(crate) close: u32,
    /// Whether a closing mark stands there.
    pub(crate) closed: bool,
    /// How many quotations it stands in.
    pub(crate) depth: u8,
}

impl<'a> Doc<'a> {
    /// The word of token `i` as written.
    pub(crate) fn word(&self, i: usize) -> &'a str {
        self.tokens[i].span.of(self.text)
    }

    /// The word of token `i` in lower case.
    pub(crate) fn lower(&self, i: usize) -> &str {
        let (start, end) = self.tokens[i].folded;
        &self.folded[start as usize..end as usize]
    }

    /// The lemma of token `i`; its word in lower case where the pack does not list it.
    pub(crate) fn lemma(&self, i: usize) -> &str {
        match self.tokens[i].lemma {
            Some(number) => self.pack.lemma(number),
            None => self.lower(i),
        }
    }

    /// Whether the parts of a compound noun are written apart, its head last.
    pub(crate) fn compounds_apart(&self) -> bool {
        self.pack.manifest().clause.compounds_apart
    }

    /// The words from token `a` up to and without `b`, as a span of the text; from a non-empty range.
    pub(crate) fn span(&self, a: usize, b: usize) -> Span {
        Span { start: self.tokens[a].span.start, end: self.tokens[b.max(a + 1) - 1].span.end }
    }

    /// The quotation that the mark at token `i` opens.
    pub(crate) fn opened_at(&self, i: usize) -> Option<&Quote> {
        self.marked_at(i).filter(|q| q.open as usize == i)
    }

    /// The quotation that the mark at token `i` closes.
    pub(crate) fn closed_at(&self, i: usize) -> Option<&Quote> {
        self.marked_at(i).filter(|q| q.closed && q.close as usize == i)
    }

    fn marked_at(&self, i: usize) -> Option<&Quote> {
        self.quotes.get(*self.marks.get(i)? as usize)
    }

    /// The quotations that open at token `i` or after it.
    pub(crate) fn quotes_from(&self, i: usize) -> &[Quote] {
        &self.quotes[self.quotes.partition_point(|q| (q.open as usize) < i)..]
    }

    /// Adds a note of doubt at `span` (text only: the title has no notes).
    pub(crate) fn note(&mut self, span: Span, text: impl Into<String>) {
        if self.source == Source::Text {
            self.notes.push(Note { span, text: text.into() });
        }
    }
}
