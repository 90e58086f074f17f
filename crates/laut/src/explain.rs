//! The way to a reading, for one place of an article: what `laut explain` prints.

use crate::{Article, Laut, ReadError};
use laut_read::explain::Explanation;
use laut_record::{Source, Span, Statement, StatementId};

/// What of an article is to be explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Everything.
    All,
    /// A statement.
    Statement(StatementId),
    /// A stretch of the text or of the title, in bytes; all that touches it.
    Place(Source, Span),
}

impl Laut {
    /// Reads an article and tells how each statement was read.
    ///
    /// # Errors
    /// As of [`read`](Self::read).
    pub fn explain(&self, article: &Article) -> Result<Explanation, ReadError> {
        let shelf = self.shelf_for(article)?;
        let mut explanation = laut_read::explain::explain(article, shelf.pack()?);
        explanation.record.article.language = Some(shelf.language().into());
        Ok(explanation)
    }
}

/// What an explanation has at a place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Here {
    /// Numbers of the statements in the record.
    pub statements: Vec<usize>,
    /// Numbers of the sentences in the explanation.
    pub sentences: Vec<usize>,
}

impl Target {
    /// What of an explanation belongs to it: statements by their parts, sentences by what of them lies there.
    pub fn of(self, explanation: &Explanation) -> Here {
        let statements = &explanation.record.statements;
        let chosen: Vec<usize> = match self {
            Target::All => (0..statements.len()).collect(),
            Target::Statement(id) => (0..statements.len()).filter(|&i| statements[i].id == id).collect(),
            Target::Place(source, span) => {
                let here = |s: &Statement| s.source == source && spans(s).any(|part| meet(part, span));
                (0..statements.len()).filter(|&i| here(&statements[i])).collect()
            }
        };
        let in_sentence = |i: &usize| {
            let sentence = &explanation.sentences[*i];
            match self {
                Target::All => false,
                Target::Statement(_) => chosen.iter().any(|&n| {
                    statements[n].source == sentence.source && spans(&statements[n]).any(|s| s.touches(sentence.span))
                }),
                Target::Place(source, span) => source == sentence.source && meet(sentence.span, span),
            }
        };
        let sentences = (0..explanation.sentences.len()).filter(in_sentence).collect();
        Here { statements: chosen, sentences }
    }
}

/// The places of what is said and of what tells by whom.
fn spans(statement: &Statement) -> impl Iterator<Item = Span> + '_ {
    let speaker = statement.speaker.as_ref().map(|s| &s.pieces);
    let parts = [Some(&statement.content), statement.frame.as_ref(), statement.cue.as_ref(), speaker];
    parts.into_iter().flatten().flat_map(|part| part.spans().iter().copied())
}

/// Whether two stretches share something; a stretch of nothing is the character behind it.
fn meet(a: Span, b: Span) -> bool {
    a.touches(Span { end: b.end.max(b.start + 1), ..b })
}
