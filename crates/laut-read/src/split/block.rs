//! Lines → blocks: headline, caption, byline, dateline, headings, paragraphs, list of sources, desk matter.
//!
//! What marks a byline, a dateline or desk matter in a language are rules of its pack (`rules/split`), each matched
//! at the start of a line; that a short line without a full stop is a heading is common to all.

use crate::doc::{Doc, Shape};
use crate::sequence;
use laut_pack::Find;
use laut_record::{Block, BlockKind, Span};

/// A block with its tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) kind: BlockKind,
    pub(super) span: Span,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// Stretches of text that stand on lines of their own, in bytes; lines that a mail program or editor has broken are
/// one.
pub(super) fn lines(text: &str) -> Vec<Span> {
    let mut lines: Vec<Span> = Vec::new();
    let mut at = 0;
    // The previous line of the same group, as (start, end); none after an empty line.
    let mut last: Option<(usize, usize)> = None;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if trimmed.is_empty() {
            last = None;
            continue;
        }
        let end = start + trimmed.len();
        match last.filter(|&(s, e)| is_broken(&text[s..e], trimmed)) {
            Some(_) => {
                if let Some(line) = lines.last_mut() {
                    line.end = end as u32;
                }
            }
            None => lines.push(Span::new(start, end)),
        }
        last = Some((start, end));
    }
    lines
}

/// Whether the break between two lines is the editor's: the first is of common width and goes on in the second.
fn is_broken(line: &str, next: &str) -> bool {
    let width = line.chars().count();
    let ends = line.ends_with(['.', '!', '?', ':', '"', '“', '”', '«', '»']);
    let small = next.chars().next().is_some_and(char::is_lowercase);
    (small && !ends && width > 20) || (!ends && (45..=100).contains(&width) && !is_item(next))
}

fn is_item(line: &str) -> bool {
    line.starts_with(['-', '*', '•', '–', '·']) || line.chars().next().is_some_and(|c| c.is_ascii_digit())
}

/// Finds the blocks, fills `doc.blocks`, and returns them with their tokens.
pub(super) fn blocks(doc: &mut Doc, lines: &[Span]) -> Vec<Line> {
    let mut blocks: Vec<Line> = Vec::new();
    let mut token = 0;
    // Desk matter may run over several lines: until an empty one.
    let mut desk_until = 0u32;
    for (number, span) in lines.iter().enumerate() {
        let first = token;
        while doc.tokens.get(token).is_some_and(|t| t.span.start < span.end) {
            token += 1;
        }
        if first == token {
            continue;
        }
        let line = Line { kind: BlockKind::Paragraph, span: *span, first, end: token };
        if span.start < desk_until {
            blocks.push(Line { kind: BlockKind::Desk, ..line });
            continue;
        }
        let before = blocks.len();
        by_rule(doc, line, &mut blocks);
        if blocks[before..].iter().any(|b| b.kind == BlockKind::Desk) {
            desk_until = group_end(doc.text, span.end);
        }
        if let Some(rest) = blocks[before..].iter_mut().find(|b| b.kind == BlockKind::Paragraph) {
            let last = number + 1 == lines.len();
            rest.kind = by_shape(doc, *rest, before == 0, last);
        }
    }
    retitle(&mut blocks);
    doc.blocks = blocks.iter().map(|b| Block { kind: b.kind, span: b.span }).collect();
    blocks
}

/// Where the group of lines around `at` ends: at the next empty line.
fn group_end(text: &str, at: u32) -> u32 {
    let rest = &text[at as usize..];
    let mut offset = 0;
    for line in rest.split_inclusive('\n').skip(1) {
        if line.trim().is_empty() {
            break;
        }
        offset += line.len();
    }
    at + (rest.find('\n').map_or(0, |i| i + 1) + offset) as u32
}

/// Applies the pack's rules to a line; what none of them takes stays a paragraph.
fn by_rule(doc: &Doc, line: Line, blocks: &mut Vec<Line>) {
    let mut rest = line;
    // At most a byline and a dateline stand before the first sentence.
    for _ in 0..3 {
        let found = doc.pack.rules().iter().filter(|r| r.stage == "split").find_map(|rule| {
            let Find::Sequence(parts) = &rule.find else { return None };
            let end = sequence::at(doc, parts, rest.first, rest.end)?;
            let kind = BlockKind::named(rule.give("block")?)?;
            let whole = rule.give("reach") == Some("line");
            Some((kind, if whole { rest.end } else { end }))
        });
        let Some((kind, end)) = found else { break };
        let span = Span { start: rest.span.start, end: doc.tokens[end - 1].span.end };
        blocks.push(Line { kind, span, first: rest.first, end });
        if end >= rest.end {
            return;
        }
        rest = Line { span: Span { start: doc.tokens[end].span.start, end: rest.span.end }, first: end, ..rest };
    }
    blocks.push(rest);
}

/// Headings and captions by their shape: no full stop at the end, and short, or first.
fn by_shape(doc: &Doc, line: Line, first: bool, last: bool) -> BlockKind {
    let words = (line.first..line.end).filter(|&i| !doc.tokens[i].shape.is_mark()).count();
    let mut end = line.end;
    while end > line.first && doc.tokens[end - 1].shape == Shape::Quote {
        end -= 1;
    }
    let final_mark = if end > line.first { doc.word(end - 1) } else { "" };
    let heading_words_max = doc.pack.manifest().split.heading_words_max.max(4);
    let item = doc.tokens[line.first].shape == Shape::Mark;
    let stops = matches!(final_mark, "." | "!" | "…" | ":" | ";" | ",") || final_mark.ends_with('.');
    let question = final_mark == "?" && words <= heading_words_max / 2 + 2;
    match () {
        () if item || words == 0 => BlockKind::Paragraph,
        () if (!stops && final_mark != "?" || question) && words <= heading_words_max && !last => BlockKind::Heading,
        () if !stops && final_mark != "?" && first && words > heading_words_max => BlockKind::Caption,
        () => BlockKind::Paragraph,
    }
}

/// The first heading is the headline when nothing that is read stands before it.
fn retitle(blocks: &mut [Line]) {
    for block in blocks {
        match block.kind {
            BlockKind::Heading => {
                block.kind = BlockKind::Title;
                return;
            }
            BlockKind::Paragraph => return,
            _ => {}
        }
    }
}
