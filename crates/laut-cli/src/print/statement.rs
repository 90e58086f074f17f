//! One statement: what is said, on whose word, in what manner, and where it stands.
//!
//! ```text
//! ✗ what is said, which is a denial here, in as many lines as it takes, but
//!   not in more than four
//!     ← nearest step ← origin (unnamed) · deny, indirect · 5:15 “cue”
//! ```

use super::{Page, wrap};
use crate::color::{DENIAL, FAINT, JUDGED, STRONG};
use anstyle::Style;
use laut::Statement;
use laut::record::{Act, Judgement, Step, Verdict};
use unicode_width::UnicodeWidthStr;

/// Longer contents are cut off: whoever wants all of it has the article, and its place there.
const LINES: usize = 4;
/// How far what is quoted inside another statement is set in.
const STEP: usize = 4;

/// A stretch of a line with its style.
type Piece = (String, Style);

impl Page<'_> {
    /// Prints a statement; `depth` is how many others it is quoted inside of.
    pub(super) fn statement(&mut self, statement: &Statement, depth: usize) {
        let record = &self.read.record;
        let indent = " ".repeat(STEP * depth.min(6));
        let (mark, style) = mark(statement);
        let content = statement.content.text(record.text(statement.source));
        let room = self.width.saturating_sub(indent.len() + 2);
        let lines = wrap::hanging(&content, &format!("{indent}  "), &format!("{indent}  "), self.width);
        for (i, line) in wrap::shortened(lines, LINES, room + indent.len()).iter().enumerate() {
            match i {
                0 => self.line(format_args!("{indent}{style}{mark}{style:#} {}", line.trim_start())),
                _ => self.line(line),
            }
        }
        self.pieces(&self.source(statement), &format!("{indent}    "));
        if let Some(judged) = &statement.judged {
            self.pieces(&self.judgement(judged, statement), &format!("{indent}    "));
        }
    }

    /// On whose word, in what manner, and where.
    fn source(&self, statement: &Statement) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        if statement.chain.is_empty() {
            pieces.push(("← (nobody named)".into(), STRONG));
        }
        for step in &statement.chain {
            pieces.push((format!("← {}", step_text(step)), STRONG));
        }
        let manner = format!("{}, {}", words(statement.act.name()), words(statement.form.name()));
        let style = if statement.act == Act::Deny { DENIAL } else { Style::new() };
        pieces.push((format!("· {manner}"), style));
        let mut place = format!("· {}", self.places.of(statement.source, statement.content.start()));
        if let Some(cue) = &statement.cue {
            place += &format!(" “{}”", cue.text(self.read.record.text(statement.source)));
        }
        pieces.push((place, FAINT));
        pieces
    }

    fn judgement(&self, judged: &Judgement, statement: &Statement) -> Vec<Piece> {
        let by = judged.by.as_deref().unwrap_or("the article");
        let words = judged.span.of(self.read.record.text(statement.source));
        let place = self.places.of(statement.source, judged.span.start);
        let called = format!("{} called {} by {by}", symbol(judged.verdict), judged.verdict.name());
        vec![(called, JUDGED), (format!("· {place} “{words}”"), FAINT)]
    }

    /// Prints pieces in lines, each word in the style of its piece.
    fn pieces(&mut self, pieces: &[Piece], indent: &str) {
        let mut line = String::new();
        let mut filled = 0;
        for (text, style) in pieces {
            let mut first = true;
            for word in text.split_whitespace() {
                // An arrow or a dot belongs to the word after it.
                let columns = word.width();
                let room = self.width.saturating_sub(indent.len());
                let needed = if matches!(word, "←" | "·") { columns + 8 } else { columns };
                if filled > 0 && filled + 1 + needed > room {
                    self.line(format_args!("{indent}{line}"));
                    line.clear();
                    filled = 0;
                    if word == "·" && first {
                        first = false;
                        continue;
                    }
                }
                if filled > 0 {
                    line.push(' ');
                    filled += 1;
                }
                line += &format!("{style}{word}{style:#}");
                filled += columns;
                first = false;
            }
        }
        self.line(format_args!("{indent}{line}"));
    }
}

/// A step as it is printed: in brackets where laut inferred it, and marked where nobody is named.
fn step_text(step: &Step) -> String {
    let text = if step.stated { step.text.clone() } else { format!("[{}]", step.text) };
    match (step.anonymous, step.on_record) {
        (true, true) => format!("{text} (unnamed, on record)"),
        (true, false) => format!("{text} (unnamed)"),
        (false, _) => text,
    }
}

/// What stands before a statement that is not simply said.
fn mark(statement: &Statement) -> (&'static str, Style) {
    match (&statement.judged, statement.act) {
        (_, Act::Deny) => ("✗", DENIAL),
        (Some(judged), _) => (symbol(judged.verdict), JUDGED),
        (None, _) => (" ", Style::new()),
    }
}

fn symbol(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::True => "✓",
        Verdict::False => "!",
        Verdict::Unproven => "?",
    }
}

/// A name of the record as words.
fn words(name: &str) -> String {
    name.replace('_', " ")
}
