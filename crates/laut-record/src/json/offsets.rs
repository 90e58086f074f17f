//! Bytes to code points and back, for one text.

use crate::Span;

/// How many bytes lie between two remembered places.
const STRIDE: usize = 64;

/// Counts code points of one text; building is linear, each look-up reads at most 64 bytes.
#[derive(Debug, Clone)]
pub struct Offsets<'t> {
    text: &'t str,
    /// Code points before each multiple of [`STRIDE`] bytes.
    before: Vec<u32>,
}

/// Whether a byte starts a code point.
fn starts(byte: &u8) -> bool {
    (*byte as i8) >= -0x40
}

impl<'t> Offsets<'t> {
    /// Counts through `text` once.
    pub fn new(text: &'t str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 2);
        let mut count = 0;
        for chunk in text.as_bytes().chunks(STRIDE) {
            before.push(count);
            count += chunk.iter().filter(|b| starts(b)).count() as u32;
        }
        before.push(count);
        Offsets { text, before }
    }

    /// The text itself.
    pub fn whole(&self) -> &str {
        self.text
    }

    /// Code points before byte `at`; `at` may be the length of the text.
    pub fn code_points(&self, at: u32) -> u32 {
        let at = (at as usize).min(self.text.len());
        let base = at / STRIDE;
        let rest = &self.text.as_bytes()[base * STRIDE..at];
        self.before[base] + rest.iter().filter(|b| starts(b)).count() as u32
    }

    /// A byte span as code points.
    pub fn pair(&self, span: Span) -> super::Pair {
        [self.code_points(span.start), self.code_points(span.end)]
    }

    /// The byte where code point number `count` starts; `None` past the end of the text.
    pub fn byte(&self, count: u32) -> Option<usize> {
        let base = self.before.partition_point(|&b| b <= count).checked_sub(1)?;
        let from = (base * STRIDE).min(self.text.len());
        let mut left = count - self.before[base];
        for (i, b) in self.text.as_bytes()[from..].iter().enumerate() {
            if starts(b) {
                if left == 0 {
                    return Some(from + i);
                }
                left -= 1;
            }
        }
        (left == 0).then_some(self.text.len())
    }

    /// A pair of code points as a byte span; `None` when it does not lie in the text.
    pub fn span(&self, [start, end]: super::Pair) -> Option<Span> {
        (start <= end).then_some(())?;
        Some(Span::new(self.byte(start)?, self.byte(end)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_both_ways_over_umlauts_and_emoji() {
        let text = "Größe 🦀 é e\u{301} ".repeat(40);
        let offsets = Offsets::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.code_points(byte as u32), count as u32);
            assert_eq!(offsets.byte(count as u32), Some(byte));
        }
        let all = text.chars().count() as u32;
        assert_eq!(offsets.byte(all), Some(text.len()));
        assert_eq!(offsets.byte(all + 1), None);
        assert_eq!(Offsets::new("").span([0, 0]), Some(Span::new(0, 0)));
    }
}
