//! Pairs quotation marks. Any mark may be odd, straight, nested or unclosed: then it is paired as well as can be, or
//! left alone; it is never an error.
//!
//! One pass with a stack. A straight mark opens or closes by what stands beside it. A mark that opens a paragraph
//! while a quotation is open carries it on (a quotation over paragraphs opens each of them and closes the last).

use super::block::Line;
use crate::doc::{Doc, Quote, Shape};

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
}

/// Fills `doc.quotes` and `doc.marks`.
pub(super) fn pair(doc: &mut Doc, blocks: &[Line]) {
    let mut open: Vec<(u32, String, usize)> = Vec::new();
    let mut quotes: Vec<Quote> = Vec::new();
    for (number, block) in blocks.iter().enumerate() {
        // A quotation from an earlier paragraph goes on only when this one opens with the same mark again.
        if !open.is_empty() {
            let first = block.first;
            let carried = first < block.end
                && doc.tokens[first].shape == Shape::Quote
                && open.first().is_some_and(|(_, close, since)| {
                    number - since < PARAGRAPHS_MAX && closes_of(doc, first).iter().any(|c| c == close)
                });
            if carried {
                open.truncate(1);
            } else {
                flush(&mut open, &mut quotes, last_token_before(doc, block.first));
            }
            if carried {
                scan(doc, first + 1, block.end, number, &mut open, &mut quotes);
                continue;
            }
        }
        scan(doc, block.first, block.end, number, &mut open, &mut quotes);
        // Nested marks never outlive their paragraph, nor does a quotation that does not start its sentence.
        open.truncate(1);
    }
    let last = doc.tokens.len().saturating_sub(1) as u32;
    flush(&mut open, &mut quotes, last);
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

fn last_token_before(doc: &Doc, token: usize) -> u32 {
    token.saturating_sub(1).min(doc.tokens.len().saturating_sub(1)) as u32
}

fn scan(
    doc: &Doc,
    first: usize,
    end: usize,
    number: usize,
    open: &mut Vec<(u32, String, usize)>,
    quotes: &mut Vec<Quote>,
) {
    for i in first..end {
        if doc.tokens[i].shape != Shape::Quote {
            continue;
        }
        let role = role(doc, i);
        let word = doc.word(i);
        let closing = open.iter().rposition(|(_, close, _)| closes(close, word));
        match (role, closing) {
            (Role::Close | Role::Either, Some(at)) => {
                let (start, _, _) = open[at];
                open.truncate(at);
                quotes.push(Quote { open: start, close: i as u32, closed: true, depth: 0 });
            }
            (Role::Open | Role::Either, _) if open.len() < DEPTH_MAX => {
                let close = closes_of(doc, i).into_iter().next().unwrap_or_default();
                open.push((i as u32, close, number));
            }
            _ => {}
        }
    }
}

/// Ends what was never closed at token `last`.
fn flush(open: &mut Vec<(u32, String, usize)>, quotes: &mut Vec<Quote>, last: u32) {
    // Only the outermost: an inner mark without a partner is most likely an apostrophe or a slip.
    if let Some((start, _, _)) = open.first()
        && *start < last
    {
        quotes.push(Quote { open: *start, close: last, closed: false, depth: 0 });
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

/// Closing marks that answer the mark at token `i` as an opening one.
fn closes_of(doc: &Doc, i: usize) -> Vec<String> {
    let word = doc.word(i);
    let pairs = &doc.pack.manifest().split.quotes;
    pairs.iter().filter(|(o, _)| o == word).map(|(_, c)| c.clone()).collect()
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
    match (opens, closes) {
        (true, false) => return Role::Open,
        (false, true) => return Role::Close,
        _ => {}
    }
    let span = doc.tokens[i].span;
    let before = doc.text[..span.start as usize].chars().next_back();
    let after = doc.text[span.end as usize..].chars().next();
    let tight_before = before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '[' | '–' | '—' | '-'));
    let tight_after =
        after.is_some_and(|c| !c.is_whitespace() && !matches!(c, ')' | ']' | '.' | ',' | ';' | ':' | '!' | '?'));
    match (tight_before, tight_after) {
        (false, true) => Role::Open,
        (true, false) => Role::Close,
        _ => Role::Either,
    }
}
