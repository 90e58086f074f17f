//! A record for a person at a terminal: headline, statements in the order of the article, and what the article rests
//! on besides. `statement` prints one statement, `own` the rest, `date` the times; `wrap` and `place` help both.

mod date;
mod own;
mod place;
mod statement;
#[cfg(test)]
mod tests;
mod wrap;

pub(crate) use place::Places;
pub(crate) use statement::source_line;
pub(crate) use wrap::{columns, hanging};

use crate::color::{FAINT, STRONG};
use laut::record::{BlockKind, Source, StatementId};
use laut::{Laut, Read, Record};
use std::collections::BTreeMap;
use std::fmt::Write;

/// How to print.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View {
    /// Columns.
    pub(crate) width: usize,
    /// Only what rests on the article's own word.
    pub(crate) own: bool,
    /// Only the time expressions.
    pub(crate) dates: bool,
    /// Without styles.
    pub(crate) plain: bool,
}

/// Columns of a line: those of the terminal, but no more than are good to read.
pub(crate) fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(std::io::stdout());
    terminal.map_or(80, |(width, _)| usize::from(width.0)).clamp(40, 100)
}

/// Whether standard output takes no styles.
pub(crate) fn is_plain() -> bool {
    anstream::AutoStream::choice(&std::io::stdout()) == anstream::ColorChoice::Never
}

/// What stands between two articles.
pub(crate) fn rule(view: &View) -> String {
    styled(format!("\n{FAINT}{}{FAINT:#}\n\n", "─".repeat(view.width)), view)
}

/// One article.
pub(crate) fn article(laut: &Laut, read: &Read, view: &View) -> String {
    let mut page = Page { read, places: Places::new(&read.record), width: view.width, text: String::new() };
    page.header();
    if view.dates {
        page.dates();
        page.notes();
        return styled(page.text, view);
    }
    if view.own {
        page.own_stretches();
    } else {
        page.statements();
    }
    page.notes();
    page.shares();
    page.listed(laut);
    styled(page.text, view)
}

/// Without its styles, where they are not wanted: here, where articles are printed in parallel.
pub(crate) fn styled(text: String, view: &View) -> String {
    if view.plain { anstream::adapter::strip_str(&text).to_string() } else { text }
}

/// An article being printed.
struct Page<'r> {
    read: &'r Read,
    places: Places<'r>,
    width: usize,
    text: String,
}

impl Page<'_> {
    /// Adds a line.
    fn line(&mut self, line: impl std::fmt::Display) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{line}");
    }

    fn header(&mut self) {
        let record = &self.read.record;
        for line in wrap::lines(&headline(record, self.width), self.width) {
            self.line(format_args!("{STRONG}{line}{STRONG:#}"));
        }
        let count = match record.statements.len() {
            1 => "1 statement".to_string(),
            many => format!("{many} statements"),
        };
        let article = &record.article;
        let facts = [article.publisher.clone(), article.published.clone(), Some(count), Some(self.read.place.clone())];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        for line in wrap::lines(&facts.join(" · "), self.width) {
            self.line(format_args!("{FAINT}{line}{FAINT:#}"));
        }
        self.line("");
    }

    fn statements(&mut self) {
        let statements = &self.read.record.statements;
        // What is quoted inside another statement is printed under that one.
        let mut inner: BTreeMap<Option<StatementId>, Vec<usize>> = BTreeMap::new();
        for (i, statement) in statements.iter().enumerate() {
            let outer = statement.within.filter(|outer| *outer < statement.id);
            inner.entry(outer).or_default().push(i);
        }
        for &i in inner.get(&None).into_iter().flatten() {
            self.tree(i, &inner, 0);
            self.line("");
        }
    }

    fn tree(&mut self, i: usize, inner: &BTreeMap<Option<StatementId>, Vec<usize>>, depth: usize) {
        let statement = &self.read.record.statements[i];
        let outer = statement.within.filter(|_| depth > 0).and_then(|id| self.read.record.statement(id));
        self.statement(statement, depth, outer);
        for &i in inner.get(&Some(statement.id)).into_iter().flatten() {
            self.tree(i, inner, depth + 1);
        }
    }

    fn notes(&mut self) {
        let record = &self.read.record;
        for note in &record.notes {
            let place = match note.span.is_empty() {
                true => String::new(),
                false => format!("{} ", self.places.of(Source::Text, note.span.start)),
            };
            for line in wrap::hanging(&format!("note: {place}{}", note.text), "", "  ", self.width) {
                self.line(format_args!("{FAINT}{line}{FAINT:#}"));
            }
        }
        if !record.notes.is_empty() {
            self.line("");
        }
    }
}

/// The headline, or as many of the first words as a line holds.
pub(crate) fn headline(record: &Record, width: usize) -> String {
    let block = record.blocks.iter().find(|b| b.kind == BlockKind::Title).map(|b| b.span.of(&record.article.text));
    let headline = record.article.title.as_deref().or(block);
    match headline.map(str::trim).filter(|h| !h.is_empty()) {
        Some(headline) => headline.to_string(),
        None => {
            let start: Vec<&str> = record.article.text.split_whitespace().take(width).collect();
            wrap::shortened(wrap::lines(&start.join(" "), width), 1, width).concat()
        }
    }
}
