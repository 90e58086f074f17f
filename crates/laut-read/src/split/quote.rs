//! Pairs quotation marks. Any mark may be odd, straight, nested or unclosed: then it is paired as well as can be, or
//! left alone; it is never an error.
//!
//! One pass with a stack. A straight mark opens or closes by what stands beside it. A mark that opens a paragraph
//! while a quotation is open carries it on (a quotation over paragraphs opens each of them and closes the last).

use super::block::Line;
use crate::doc::{Doc, Quote, Shape};
use laut_record::BlockKind;

/// How many paragraphs a quotation may span before an unclosed mark is taken as a slip.
const PARAGRAPHS_MAX: usize = 6;
/// How deep quotations nest; marks beyond are left alone.
const DEPTH_MAX: usize = 8;

/// What a mark can do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    Either,
    /// By its kind it opens, by where it stands it closes („so„).
    Slip,
}

/// A mark that waits for its partner.
struct Open {
    token: u32,
    /// The mark that would close it.
    close: String,
    /// The number of its block.
    block: usize,
}

/// Fills `doc.quotes` and `doc.marks`.
pub(super) fn pair(doc: &mut Doc, blocks: &[Line]) {
    let mut open: Vec<Open> = Vec::new();
    let mut quotes: Vec<Quote> = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        let mut first = block.first;
        // Nothing is quoted where nothing is read.
        if !super::is_read(block.kind) {
            flush(doc, &mut open, &mut quotes, first.saturating_sub(1) as u32);
            continue;
        }
        if let Some(outer) = open.first() {
            // A quotation from an earlier paragraph goes on when this one opens with the same mark again, or when the
            // next mark there is closes it.
            let recent = number - outer.block < PARAGRAPHS_MAX;
            if recent && first < block.end && doc.tokens[first].shape == Shape::Quote && reopens(doc, first, outer) {
                open.truncate(1);
                first += 1;
            } else if !(recent && closes_later(doc, outer, &blocks[number..])) {
                flush(doc, &mut open, &mut quotes, first.saturating_sub(1) as u32);
            }
        }
        scan(doc, first, block.end, number, &mut open, &mut quotes);
        // Nested marks never outlive their paragraph.
        open.truncate(1);
    }
    flush(doc, &mut open, &mut quotes, doc.tokens.len().saturating_sub(1) as u32);
    quotes.sort_by_key(|q| (q.open, std::cmp::Reverse(q.close)));
    doc.quotes = nested(quotes);
    doc.marks = vec![u32::MAX; doc.tokens.len()];
    for (n, quote) in doc.quotes.iter().enumerate() {
        doc.marks[quote.open as usize] = n as u32;
        if quote.closed {
            doc.marks[quote.close as usize] = n as u32;
        }
    }
}

/// Whether the mark at the head of a paragraph carries on what `outer` opened.
fn reopens(doc: &Doc, first: usize, outer: &Open) -> bool {
    doc.pack.manifest().split.quotes.iter().any(|(o, c)| o == doc.word(first) && *c == outer.close)
}

/// Whether a quotation that opens its paragraph, or follows a colon, is closed by the first quotation mark of the
/// paragraphs after it.
fn closes_later(doc: &Doc, outer: &Open, blocks: &[Line]) -> bool {
    let at = outer.token as usize;
    let opens_paragraph = at == 0 || doc.word(at - 1) == ":" || is_behind_line_end(doc, at);
    if !opens_paragraph {
        return false;
    }
    let next = blocks.iter().take(PARAGRAPHS_MAX).take_while(|b| b.kind == BlockKind::Paragraph);
    let mark = next.flat_map(|b| b.first..b.end).find(|&i| doc.tokens[i].shape == Shape::Quote);
    mark.is_some_and(|i| role(doc, i) == Role::Close && closes(&outer.close, doc.word(i)))
}

/// Whether a line ends between token `at` and the one before it.
fn is_behind_line_end(doc: &Doc, at: usize) -> bool {
    doc.text[doc.tokens[at - 1].span.end as usize..doc.tokens[at].span.start as usize].contains('\n')
}

fn scan(doc: &Doc, first: usize, end: usize, number: usize, open: &mut Vec<Open>, quotes: &mut Vec<Quote>) {
    for i in first..end {
        if doc.tokens[i].shape != Shape::Quote {
            continue;
        }
        let role = role(doc, i);
        let word = doc.word(i);
        let closing = match role {
            Role::Slip => open.iter().rposition(|o| doc.word(o.token as usize) == word),
            _ => open.iter().rposition(|o| closes(&o.close, word)),
        };
        match (role, closing) {
            (Role::Close | Role::Either | Role::Slip, Some(at)) => {
                let start = open[at].token;
                open.truncate(at);
                quotes.push(Quote { open: start, close: i as u32, closed: true, depth: 0 });
            }
            (Role::Open | Role::Either | Role::Slip, _) if open.len() < DEPTH_MAX => {
                let close = closes_of(doc, i).unwrap_or_default();
                open.push(Open { token: i as u32, close, block: number });
            }
            _ => {}
        }
    }
}

/// Ends what was never closed at token `last`.
fn flush(doc: &Doc, open: &mut Vec<Open>, quotes: &mut Vec<Quote>, last: u32) {
    // Only the outermost: an inner mark without a partner is most likely an apostrophe or a slip, and so is a single
    // mark.
    const SINGLE: &[&str] = &["'", "’", "‘"];
    if let Some(outer) = open.first().filter(|o| !SINGLE.contains(&doc.word(o.token as usize)))
        && outer.token < last
    {
        quotes.push(Quote { open: outer.token, close: last, closed: false, depth: 0 });
    }
    open.clear();
}

/// Drops quotations that cross another, and counts how deep each stands.
fn nested(quotes: Vec<Quote>) -> Vec<Quote> {
    let mut kept: Vec<Quote> = Vec::with_capacity(quotes.len());
    let mut around: Vec<u32> = Vec::new();
    for mut quote in quotes {
        while around.last().is_some_and(|close| *close < quote.open) {
            around.pop();
        }
        if around.last().is_some_and(|close| *close < quote.close) {
            continue;
        }
        quote.depth = around.len().min(255) as u8;
        around.push(quote.close);
        kept.push(quote);
    }
    kept
}

/// The closing mark that answers the mark at token `i` as an opening one.
fn closes_of(doc: &Doc, i: usize) -> Option<String> {
    let word = doc.word(i);
    doc.pack.manifest().split.quotes.iter().find(|(o, _)| o == word).map(|(_, c)| c.clone())
}

/// Whether `word` closes a quotation that waits for `close`; typists mix the double marks among each other.
fn closes(close: &str, word: &str) -> bool {
    const DOUBLE: &[&str] = &["“", "”", "\""];
    close == word || (DOUBLE.contains(&close) && DOUBLE.contains(&word))
}

/// What the mark at token `i` does: by its kind where that is clear, else by its neighbours.
fn role(doc: &Doc, i: usize) -> Role {
    let word = doc.word(i);
    let pairs = &doc.pack.manifest().split.quotes;
    let opens = pairs.iter().any(|(o, _)| o == word);
    let closes = pairs.iter().any(|(_, c)| c == word);
    let span = doc.tokens[i].span;
    let before = doc.text[..span.start as usize].chars().next_back();
    let after = doc.text[span.end as usize..].chars().next();
    let tight_before = before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '–' | '—' | '-'));
    let tight_after =
        after.is_some_and(|c| !c.is_whitespace() && !matches!(c, ')' | ']' | '.' | ',' | ';' | ':' | '!' | '?'));
    match (tight_before, tight_after) {
        _ if !opens => Role::Close,
        (true, false) if !closes => Role::Slip,
        _ if !closes => Role::Open,
        (false, true) => Role::Open,
        (true, false) => Role::Close,
        _ => Role::Either,
    }
}
