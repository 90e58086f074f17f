//! Zones of a sentence: what stands outside its quotations, and inside each; and the segments that marks make.
//!
//! A quotation that is a sentence of its own is opaque: outside it counts as one element, whatever stands in it. A
//! quoted part of a sentence is read as if the marks were not there.

use crate::doc::{Doc, Quote, Shape};
use laut_pack::Tag;

/// An element of a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Element {
    Token(u32),
    /// An opaque quotation (number in `doc.quotes`).
    Quote(u32),
}

/// A stretch that is parsed as one sentence.
#[derive(Debug)]
pub(crate) struct Zone {
    /// The opaque quotation it is inside of.
    pub(crate) quote: Option<u32>,
    pub(crate) segments: Vec<Segment>,
}

/// What stands between two marks.
#[derive(Debug)]
pub(crate) struct Segment {
    pub(crate) before: Mark,
    pub(crate) elements: Vec<Element>,
}

/// The mark before a segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    None,
    Comma,
    Semicolon,
    Colon,
    Dash,
}

/// Finds the opaque quotations and fills `doc.opaque`.
pub(crate) fn opaque(doc: &mut Doc) {
    doc.opaque = vec![u32::MAX; doc.tokens.len()];
    for q in 0..doc.quotes.len() {
        let quote = doc.quotes[q];
        // An inner quotation is part of the opaque one around it.
        if doc.opaque[quote.open as usize] == u32::MAX && is_opaque(doc, &quote) {
            doc.opaque[quote.open as usize..=quote.close as usize].fill(q as u32);
        }
    }
}

/// The zones of sentence `s`: outside first, then each opaque quotation that touches it.
pub(crate) fn zones(doc: &Doc, s: usize) -> Vec<Zone> {
    let (first, end) = (doc.sentences[s].first as usize, doc.sentences[s].end as usize);
    let mut zones = vec![zone(doc, first, end, None)];
    let mut last = u32::MAX;
    for i in first..end {
        let q = doc.opaque[i];
        if q != u32::MAX && q != last {
            let quote = &doc.quotes[q as usize];
            let from = first.max(quote.open as usize + 1);
            let to = end.min(quote.close as usize + usize::from(!quote.closed));
            if from < to {
                zones.push(zone(doc, from, to, Some(q)));
            }
        }
        last = q;
    }
    zones.retain(|z| !z.segments.is_empty());
    zones
}

/// Whether a quotation is a sentence of its own, not a quoted part of one.
pub(crate) fn is_opaque(doc: &Doc, quote: &Quote) -> bool {
    let (open, close) = (quote.open as usize, quote.close as usize);
    if close <= open + 1 {
        return false;
    }
    let same_sentence = doc.tokens[open].sentence == doc.tokens[close].sentence;
    if !same_sentence {
        return true;
    }
    let inside = open + 1..close;
    let sentence = doc.sentences[doc.tokens[open].sentence as usize];
    let finite = inside.clone().any(|i| doc.tokens[i].tag == Tag::Finite);
    let capital = !matches!(doc.tokens[open + 1].shape, Shape::Small);
    let last = doc.word(close - 1);
    let stops = matches!(last, "." | "!" | "?" | "…") || last.starts_with("..");
    let before = (open > sentence.first as usize).then(|| doc.word(open - 1));
    let after = (close + 1 < sentence.end as usize).then(|| doc.word(close + 1));
    let colon = before == Some(":");
    let opens = before.is_none_or(|b| matches!(b, ":" | "," | "–" | "—" | "-" | ";"));
    // The comma before the frame stands outside the marks, or inside as the last of what is quoted.
    let frame_follows = last == "," && after.is_some()
        || after == Some(",") && (close + 2..sentence.end as usize).take(3).any(|i| doc.tokens[i].tag == Tag::Finite);
    let words = inside.clone().filter(|&i| !doc.tokens[i].shape.is_mark()).count();
    // The frame stood inside it: what opened the sentence goes on after a comma.
    let goes_on = before == Some(",")
        && doc.opaque[sentence.first as usize] != u32::MAX
        && (sentence.first as usize..open).any(|i| doc.opaque[i] == u32::MAX && doc.tokens[i].tag == Tag::Finite);
    match () {
        () if goes_on => true,
        () if colon => capital || finite,
        () if !capital => false,
        // Behind a noun of saying ("mit den Worten „…“").
        () if open > 0 && finite && doc.pack.noun_of_saying(doc.lower(open - 1)).is_some() => true,
        () if stops => finite || words > 1 || before.is_none(),
        () if opens && finite => true,
        () if before.is_none() && (frame_follows || after.is_none_or(|a| matches!(a, "." | "!" | "?"))) => true,
        // A whole sentence after its frame without any mark („Er rief „Wir bleiben hier“ und ging“).
        () => finite && words > 3 && doc.tokens[open + 1].tag != Tag::Name && !closes_title(doc, close),
    }
}

/// Whether what follows the closing mark ties the quotation to a noun ("…“-Bericht").
fn closes_title(doc: &Doc, close: usize) -> bool {
    doc.tokens.get(close + 1).is_some_and(|t| t.shape == Shape::Capital && doc.word(close + 1).starts_with('-'))
}

fn zone(doc: &Doc, first: usize, end: usize, quote: Option<u32>) -> Zone {
    let mut segments: Vec<Segment> = Vec::new();
    let mut current = Segment { before: Mark::None, elements: Vec::new() };
    let mut brackets = 0usize;
    let mut i = first;
    while i < end {
        let q = doc.opaque[i];
        if quote.is_none() && q != u32::MAX {
            current.elements.push(Element::Quote(q));
            i = doc.quotes[q as usize].close as usize + 1;
            continue;
        }
        let word = doc.word(i);
        let mark = match word {
            "(" | "[" => {
                brackets += 1;
                None
            }
            ")" | "]" => {
                brackets = brackets.saturating_sub(1);
                None
            }
            _ if brackets > 0 => None,
            "," => Some(Mark::Comma),
            ";" => Some(Mark::Semicolon),
            ":" => Some(Mark::Colon),
            "–" | "—" | "--" => Some(Mark::Dash),
            "-" if doc.tokens[i].shape == Shape::Mark => Some(Mark::Dash),
            _ => None,
        };
        match mark {
            Some(mark) => {
                let next = Segment { before: mark, elements: Vec::new() };
                let done = std::mem::replace(&mut current, next);
                // Two marks beside each other are one; the stronger wins.
                match done.elements.is_empty() && done.before != Mark::None {
                    true => current.before = if mark == Mark::Comma { done.before } else { mark },
                    false if done.elements.is_empty() => {}
                    false => segments.push(done),
                }
            }
            // What stands in brackets is part of no structure around it.
            None if brackets == 0 && word != ")" && word != "]" && !doc.tokens[i].shape.is_mark() => {
                current.elements.push(Element::Token(i as u32));
            }
            None => {}
        }
        i += 1;
    }
    if !current.elements.is_empty() {
        segments.push(current);
    }
    Zone { quote, segments }
}
