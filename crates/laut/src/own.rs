//! What of an article rests on its own word: the paragraphs without what its statements cover.

use crate::Record;
use laut_record::{BlockKind, Pieces, Source, Span};

/// How the text of the paragraphs divides between others' word and the article's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Own {
    /// Stretches of paragraphs outside every statement, with at least one letter or digit; in bytes of the text.
    pub stretches: Vec<Span>,
    /// Letters and digits in them.
    pub own: usize,
    /// Letters and digits in statements, and in the words that say whose they are.
    pub others: usize,
}

impl Own {
    /// The shares of others' word and of the article's own, in whole percent; none where there is no paragraph.
    pub fn shares(&self) -> Option<(usize, usize)> {
        let all = self.own + self.others;
        let own = (self.own * 100 + all / 2).checked_div(all)?;
        Some((100 - own, own))
    }
}

/// Divides the paragraphs of an article.
pub fn own(record: &Record) -> Own {
    let text = &record.article.text;
    let covered = covered(record);
    let mut own = Own::default();
    let mut at = 0;
    for block in record.blocks.iter().filter(|b| b.kind == BlockKind::Paragraph) {
        let mut start = block.span.start;
        while at > 0 && covered.spans()[at - 1].end > block.span.start {
            at -= 1;
        }
        while let Some(piece) = covered.spans().get(at).filter(|piece| piece.start < block.span.end) {
            own.stretch(text, start, piece.start);
            let inside = Span { start: piece.start.max(block.span.start), end: piece.end.min(block.span.end) };
            if inside.start < inside.end {
                own.others += weight(inside.of(text));
            }
            start = start.max(piece.end);
            at += 1;
        }
        own.stretch(text, start, block.span.end);
    }
    own
}

impl Own {
    fn stretch(&mut self, text: &str, start: u32, end: u32) {
        if start >= end {
            return;
        }
        let words = Span { start, end }.of(text);
        let weight = weight(words);
        if weight > 0 {
            let start = start as usize + (words.len() - words.trim_start().len());
            self.stretches.push(Span::new(start, start + words.trim().len()));
            self.own += weight;
        }
    }
}

/// What is said, and the words around it that say by whom.
fn covered(record: &Record) -> Pieces {
    let statements = record.statements.iter().filter(|s| s.source == Source::Text);
    let parts = statements.flat_map(|s| [Some(&s.content), s.frame.as_ref(), s.cue.as_ref()]).flatten();
    Pieces::new(parts.flat_map(|part| part.spans().iter().copied()).collect())
}

/// Marks and spaces weigh nothing: they stand on nobody's word.
fn weight(words: &str) -> usize {
    words.chars().filter(|c| c.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use laut_record::{Act, Article, Block, Form, Statement, StatementId};

    fn statement(number: u32, content: &[Span], frame: Span) -> Statement {
        Statement {
            id: StatementId(number),
            source: Source::Text,
            form: Form::Indirect,
            medium: None,
            act: Act::State,
            content: Pieces::new(content.to_vec()),
            speaker: None,
            cue: None,
            frame: Some(frame.into()),
            addressee: None,
            chain: vec![],
            within: None,
            judged: None,
            rule: "xx/says/x".into(),
            confidence: None,
        }
    }

    fn record(text: &str, blocks: &[(BlockKind, usize, usize)], statements: Vec<Statement>) -> Record {
        let blocks = blocks.iter().map(|&(kind, start, end)| Block { kind, span: Span::new(start, end) }).collect();
        let article = Article { text: text.into(), ..Article::default() };
        Record { article, blocks, statements, ..Record::default() }
    }

    #[test]
    fn what_no_statement_covers_is_own_in_paragraphs_only() {
        let text = "Head\nOwn one. She says that it is so, here. Own two.\nAll of it, he says.";
        let first = statement(1, &[Span::new(23, 36)], Span::new(14, 22));
        let second = statement(2, &[Span::new(53, 62)], Span::new(64, 71));
        let blocks = [(BlockKind::Title, 0, 4), (BlockKind::Paragraph, 5, 52), (BlockKind::Paragraph, 53, 72)];
        let own = own(&record(text, &blocks, vec![first, second]));
        let stretches: Vec<&str> = own.stretches.iter().map(|s| s.of(text)).collect();
        assert_eq!(stretches, ["Own one.", ", here. Own two."]);
        assert_eq!((own.own, own.others), (6 + 10, 7 + 10 + 7 + 6));
        assert_eq!(own.shares(), Some((65, 35)));
    }

    #[test]
    fn a_statement_over_two_paragraphs_counts_in_both() {
        let text = "One two.\nThree four.";
        let statement = statement(1, &[Span::new(4, 14)], Span::new(4, 5));
        let own = own(&record(text, &[(BlockKind::Paragraph, 0, 8), (BlockKind::Paragraph, 9, 20)], vec![statement]));
        let stretches: Vec<&str> = own.stretches.iter().map(|s| s.of(text)).collect();
        assert_eq!(stretches, ["One", "four."]);
        assert_eq!((own.own, own.others), (7, 8));
    }

    #[test]
    fn an_article_without_paragraphs_has_no_shares() {
        assert_eq!(own(&record("Head", &[(BlockKind::Title, 0, 4)], vec![])).shares(), None);
    }
}
