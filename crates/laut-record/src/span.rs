//! Places in a text. Everything laut says points at one of these.

use std::ops::Range;

/// A stretch of a text: `start..end` in **bytes** of the UTF-8 text, end exclusive, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end`, in bytes.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span ends before it starts: {start}..{end}");
        Span { start: start as u32, end: end as u32 }
    }

    /// As a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The stretch of `text` that it covers; empty when it does not lie in `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn touches(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Spans of one text in ascending order, without overlaps: a part of a statement that something interrupts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pieces(Vec<Span>);

impl Pieces {
    /// Sorts `spans`, drops empty ones and joins those that overlap or meet.
    pub fn new(mut spans: Vec<Span>) -> Self {
        spans.retain(|s| !s.is_empty());
        spans.sort_unstable();
        let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        Pieces(joined)
    }

    /// The spans, ascending.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// First byte of the first piece; 0 when empty.
    pub fn start(&self) -> u32 {
        self.0.first().map_or(0, |s| s.start)
    }

    /// Byte after the last piece; 0 when empty.
    pub fn end(&self) -> u32 {
        self.0.last().map_or(0, |s| s.end)
    }

    /// Sum of the lengths in bytes.
    pub fn len(&self) -> usize {
        self.0.iter().map(|s| s.len()).sum()
    }

    /// Bytes shared with `other`.
    pub fn shared(&self, other: &Pieces) -> usize {
        let both = |a: &Span, b: &Span| (a.end.min(b.end) as usize).saturating_sub(a.start.max(b.start) as usize);
        self.0.iter().map(|a| other.0.iter().map(|b| both(a, b)).sum::<usize>()).sum()
    }

    /// Whether every byte of `span` is covered by one piece.
    pub fn covers(&self, span: Span) -> bool {
        self.0.iter().any(|s| s.contains(span))
    }

    /// Whether any piece shares a byte with `span`.
    pub fn touches(&self, span: Span) -> bool {
        self.0.iter().any(|s| s.touches(span))
    }

    /// The pieces as they stand in `text`, with ` … ` between them.
    pub fn text(&self, text: &str) -> String {
        let parts: Vec<&str> = self.0.iter().map(|s| s.of(text)).collect();
        parts.join(" … ")
    }
}

impl From<Span> for Pieces {
    fn from(span: Span) -> Self {
        Pieces::new(vec![span])
    }
}

/// Which text of the article a span counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Source {
    /// The article's `text`.
    #[default]
    Text,
    /// The article's `title`, when it came with the metadata.
    Title,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_join_what_meets_and_keep_what_is_apart() {
        let pieces = Pieces::new(vec![Span::new(8, 9), Span::new(0, 3), Span::new(3, 5), Span::new(6, 6)]);
        assert_eq!(pieces.spans(), [Span::new(0, 5), Span::new(8, 9)]);
        assert_eq!(pieces.text("Hallo, Welt"), "Hallo … e");
        assert_eq!(pieces.shared(&Pieces::from(Span::new(4, 9))), 2);
    }
}
