//! Lines → blocks: headline, caption, byline, dateline, headings, paragraphs, list of sources, desk matter.
//!
//! What marks a byline, a dateline or desk matter in a language are rules of its pack (`rules/split`), each matched
//! at the start of a line; that a short line without a full stop is a heading is common to all.

use crate::doc::{Doc, Shape};
use crate::sequence;
use laut_pack::Find;
use laut_pack::sequence::Sequence;
use laut_record::{Block, BlockKind, Span};

/// A block with its tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    pub(super) kind: BlockKind,
    pub(super) span: Span,
    pub(super) first: usize,
    pub(super) end: usize,
}

/// Narrowest and widest lines that a mail program or an editor breaks.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;

/// Stretches of text that stand on lines of their own, in bytes; lines that a mail program or editor has broken are
/// one.
pub(super) fn lines(text: &str) -> Vec<Span> {
    let widest = text.lines().map(|l| l.trim().chars().count()).max().unwrap_or_default();
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
        match last.filter(|&(s, e)| is_broken(&text[s..e], trimmed, widest)) {
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

/// Whether the break between two lines is the editor's: the second goes on in small letters, or its first word would
/// not have fitted into the first, in a text that nowhere has longer lines.
fn is_broken(line: &str, next: &str, widest: usize) -> bool {
    let width = line.chars().count();
    let ends = line.ends_with(['.', '!', '?', ':', '"', '“', '”', '«', '»']);
    let small = next.chars().next().is_some_and(char::is_lowercase);
    let word = next.split_whitespace().next().map_or(0, |w| w.chars().count());
    let full = WIDTHS.contains(&widest) && width + 1 + word > widest;
    !ends && (small && width > 20 || full && !is_item(next))
}

fn is_item(line: &str) -> bool {
    line.starts_with(['-', '*', '•', '–', '·']) || line.chars().next().is_some_and(|c| c.is_ascii_digit())
}

/// Finds the blocks, fills `doc.blocks`, and returns them with their tokens.
pub(super) fn blocks(doc: &mut Doc, lines: &[Span]) -> Vec<Line> {
    let rules = rules(doc);
    let mut blocks: Vec<Line> = Vec::new();
    let mut token = 0;
    // A block that runs over several lines, and where it ends.
    let mut going: Option<(BlockKind, u32)> = None;
    for (number, span) in lines.iter().enumerate() {
        let first = token;
        while doc.tokens.get(token).is_some_and(|t| t.span.start < span.end) {
            token += 1;
        }
        if first == token {
            continue;
        }
        let line = Line { kind: BlockKind::Paragraph, span: *span, first, end: token };
        if let Some((kind, _)) = going.filter(|(_, until)| span.start < *until) {
            blocks.push(Line { kind, ..line });
            continue;
        }
        let before = blocks.len();
        going = by_rule(doc, &rules, line, &mut blocks);
        if let Some(rest) = blocks[before..].iter_mut().find(|b| b.kind == BlockKind::Paragraph) {
            let last = number + 1 == lines.len();
            rest.kind = by_shape(doc, *rest, before == 0, last);
        }
    }
    retitle(&mut blocks);
    doc.blocks = blocks.iter().map(|b| Block { kind: b.kind, span: b.span }).collect();
    blocks
}

/// A rule of the pack for this stage.
struct BlockRule<'a> {
    sequence: &'a Sequence,
    kind: BlockKind,
    reach: &'a str,
}

fn rules<'a>(doc: &Doc<'a>) -> Vec<BlockRule<'a>> {
    let ours = doc.pack.rules().iter().filter(|r| r.stage == "split");
    ours.filter_map(|rule| match &rule.find {
        Find::Sequence(sequence) => {
            let kind = BlockKind::named(rule.give("block")?)?;
            Some(BlockRule { sequence, kind, reach: rule.give("reach").unwrap_or("match") })
        }
        Find::Frame(_) | Find::Verdict(_) | Find::Time(_) | Find::Count(_) => None,
    })
    .collect()
}

/// Where the group of lines around `at` ends: at the next empty line; or, with `below`, where the next group ends.
fn group_end(text: &str, at: u32, below: bool) -> u32 {
    let rest = &text[at as usize..];
    let mut offset = 0;
    let mut some = !below;
    for line in rest.split_inclusive('\n').skip(1) {
        let empty = line.trim().is_empty();
        if empty && some {
            break;
        }
        some |= !empty;
        offset += line.len();
    }
    at + (rest.find('\n').map_or(0, |i| i + 1) + offset) as u32
}

/// Applies the pack's rules to a line; what none of them takes stays a paragraph. Gives the kind that the lines after
/// it have too, and where that ends.
fn by_rule(doc: &Doc, rules: &[BlockRule], line: Line, blocks: &mut Vec<Line>) -> Option<(BlockKind, u32)> {
    let mut rest = line;
    // At most a byline and a dateline stand before the first sentence.
    for _ in 0..3 {
        let found = rules.iter().find_map(|rule| {
            if rule.sequence.at_line && rest.first != line.first {
                return None;
            }
            Some((rule, sequence::at(doc, rule.sequence, rest.first, rest.end)?))
        });
        let Some((rule, end)) = found.filter(|(_, end)| *end > rest.first) else { break };
        let end = if rule.reach == "match" { end } else { rest.end };
        let span = Span { start: rest.span.start, end: doc.tokens[end - 1].span.end };
        blocks.push(Line { kind: rule.kind, span, first: rest.first, end });
        if end >= rest.end {
            return match rule.reach {
                "group" | "below" => Some((rule.kind, group_end(doc.text, line.span.end, rule.reach == "below"))),
                "text" => Some((rule.kind, u32::MAX)),
                _ => None,
            };
        }
        rest = Line { span: Span { start: doc.tokens[end].span.start, end: rest.span.end }, first: end, ..rest };
    }
    // Marks alone divide the text for the eye.
    if (rest.first..rest.end).all(|i| doc.tokens[i].shape == Shape::Mark) {
        rest.kind = BlockKind::Desk;
    }
    blocks.push(rest);
    None
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
