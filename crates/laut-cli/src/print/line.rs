//! Lines made of stretches with a style each, broken between words.

use super::Page;
use anstyle::Style;
use unicode_width::UnicodeWidthStr;

/// A stretch of a line with its style.
pub(super) type Piece = (String, Style);

impl Page<'_> {
    /// Prints pieces, the first line after `first`, the others after `rest`, which is as wide; an arrow or a dot stands on
    /// the line of the word after it.
    pub(super) fn pieces(&mut self, pieces: &[Piece], first: &str, rest: &str) {
        let room = self.width.saturating_sub(first.width().max(rest.width()));
        let mut indent = first;
        let mut line = String::new();
        let mut filled = 0;
        for (text, style) in pieces {
            let mut open = false;
            let mut words = text.split_whitespace().peekable();
            while let Some(word) = words.next() {
                let next = words.peek().filter(|_| matches!(word, "←" | "→" | "·")).map_or(0, |next| 1 + next.width());
                if filled > 0 && filled + 1 + word.width() + next > room {
                    let close = if open { style.render_reset().to_string() } else { String::new() };
                    self.line(format_args!("{indent}{line}{close}"));
                    (line, filled, open, indent) = (String::new(), 0, false, rest);
                    // The dot parts what is before it from what is after it, and here the line does.
                    if word == "·" {
                        continue;
                    }
                }
                if filled > 0 {
                    line.push(' ');
                    filled += 1;
                }
                if !open {
                    line += &style.render().to_string();
                    open = true;
                }
                line += word;
                filled += word.width();
            }
            if open {
                line += &style.render_reset().to_string();
            }
        }
        self.line(format_args!("{indent}{line}"));
    }
}
