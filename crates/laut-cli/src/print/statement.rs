//! One statement: what is said, on whose word, in what manner, and where it stands.
//!
//! ```text
//! ✗ what is said, which is a denial here, in as many lines as it takes, but
//!   not in more than four
//!     ← nearest step ← origin (unnamed) · deny, indirect · 5:15 “cue”
//! ```

use super::line::Piece;
use super::{Page, Places, wrap};
use crate::color::{DENIAL, FAINT, JUDGED, STRONG};
use anstyle::Style;
use laut::Statement;
use laut::record::{Act, Form, Judgement, Pieces, Step, Verdict};
use unicode_width::UnicodeWidthStr;

/// Longer contents are cut off: whoever wants all of it has the article, and its place there.
const LINES: usize = 4;
/// How far what is quoted inside another statement is set in.
const STEP: usize = 4;

impl Page<'_> {
    /// Prints a statement; `depth` is how many others it is quoted inside of, `outer` the innermost of them.
    pub(super) fn statement(&mut self, statement: &Statement, depth: usize, outer: Option<&Statement>) {
        let text = self.read.record.text(statement.source);
        let indent = " ".repeat(STEP * depth.min(6));
        let (mark, style) = mark(statement);
        let content = said(statement).map_or_else(String::new, |pieces| pieces.text(text));
        let rest = format!("{indent}  ");
        let lines = wrap::hanging(&content, &rest, &rest, self.width);
        let lines = wrap::shortened(lines, LINES, self.width);
        let echo = outer.is_some_and(|outer| is_echo(statement, outer));
        let place = self.places.of(statement.source, said(statement).map_or(0, |p| p.start()));
        let manner = format!("· {} · {place}", words(statement.form.name()));
        let fits = lines.last().is_some_and(|last| last.width() + 1 + manner.width() <= self.width);
        for (i, line) in lines.iter().enumerate() {
            let tail =
                if echo && fits && i + 1 == lines.len() { format!(" {FAINT}{manner}{FAINT:#}") } else { String::new() };
            match i {
                0 => self.line(format_args!("{indent}{style}{mark}{style:#} {}{tail}", line.trim_start())),
                _ => self.line(format_args!("{line}{tail}")),
            }
        }
        let inner = format!("{indent}    ");
        match (echo, fits) {
            (true, true) => {}
            (true, false) => self.pieces(&[(manner.replacen("· ", "", 1), FAINT)], &inner, &inner),
            (false, _) => self.pieces(&self.source(statement), &inner, &inner),
        }
        if let Some(judged) = statement.judged.as_ref().filter(|_| !echo) {
            self.pieces(&self.judgement(judged, statement), &inner, &inner);
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
        let mut place = format!("· {}", self.places.of(statement.source, said(statement).map_or(0, |p| p.start())));
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
}

/// Whether a quoted part only gives the wording of what it stands in: the same is done by the same people.
fn is_echo(statement: &Statement, outer: &Statement) -> bool {
    let same = |a: &Step, b: &Step| a.text == b.text && a.stated == b.stated;
    let chain =
        statement.chain.len() == outer.chain.len() && statement.chain.iter().zip(&outer.chain).all(|(a, b)| same(a, b));
    statement.form == Form::Direct && statement.act == outer.act && statement.judged == outer.judged && chain
}

/// On whose word, in what manner and where, in one line without styles.
pub(crate) fn source_line(statement: &Statement, places: &Places) -> String {
    let chain: Vec<String> = statement.chain.iter().map(|step| format!("← {}", step_text(step))).collect();
    let chain = if chain.is_empty() { "← (nobody named)".into() } else { chain.join(" ") };
    let place = places.of(statement.source, said(statement).map_or(0, |p| p.start()));
    format!("{chain} · {}, {} · {place}", words(statement.act.name()), words(statement.form.name()))
}

/// What is said; where that is nothing ("had no comment"), the words that tell of it.
fn said(statement: &Statement) -> Option<&Pieces> {
    let parts = [Some(&statement.content), statement.frame.as_ref(), statement.cue.as_ref()];
    parts.into_iter().flatten().find(|part| !part.is_empty())
}

/// A step as it is printed: in brackets where laut inferred it, and marked where nobody is named.
pub(super) fn step_text(step: &Step) -> String {
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

/// What its content is called, in a word.
pub(super) fn judged_mark(statement: &Statement) -> Option<String> {
    statement.judged.as_ref().map(|j| format!("{} called {}", symbol(j.verdict), j.verdict.name()))
}

fn symbol(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::True => "✓",
        Verdict::False => "!",
        Verdict::Unproven => "?",
    }
}

/// A name of the record as words.
pub(super) fn words(name: &str) -> String {
    name.replace('_', " ")
}
