//! What an article rests on besides its statements: its own word, both shares, and its list of sources.

use super::{Page, wrap};
use crate::color::JUDGED;
use laut::record::Source;
use laut::{Laut, own};

/// Fewer words are what is left between two statements, and no sentence.
const WORDS: usize = 3;

impl Page<'_> {
    /// Prints the stretches of paragraphs that no statement covers.
    pub(super) fn own_stretches(&mut self) {
        let record = &self.read.record;
        let mut printed = false;
        for stretch in own::own(record).stretches {
            let stretched = stretch.of(&record.article.text);
            let text = trimmed(stretched);
            if text.split_whitespace().nth(WORDS - 1).is_none() {
                continue;
            }
            let start = stretch.start + stretched.find(text).unwrap_or_default() as u32;
            let text = fragment(text);
            self.placed(Source::Text, start, &text);
            printed = true;
        }
        if printed {
            self.line("");
        }
    }

    /// Prints both shares.
    pub(super) fn shares(&mut self) {
        if let Some((others, own)) = own::own(&self.read.record).shares() {
            let line = format!("{others} % of the text on others' word, {own} % on the article's own");
            wrap::lines(&line, self.width).iter().for_each(|line| self.line(line));
        }
    }

    /// Prints how list of sources and text differ, where there is a list.
    pub(super) fn listed(&mut self, laut: &Laut) {
        let Some(listed) = laut.listed(&self.read.record) else { return };
        self.line("");
        if listed.uncited.is_empty() && listed.unlisted.is_empty() {
            let line = format!("All {} sources that the article lists are cited in it, and no others", listed.names);
            wrap::lines(&line, self.width).iter().for_each(|line| self.line(line));
        }
        for (what, names) in [("listed but never cited", listed.uncited), ("cited but not listed", listed.unlisted)] {
            if !names.is_empty() {
                let line = format!("! sources {what}: {}", names.join(", "));
                for line in wrap::hanging(&line, "", "  ", self.width) {
                    self.line(format_args!("{JUDGED}{line}{JUDGED:#}"));
                }
            }
        }
    }
}

/// Without the marks that a statement before or after it has left behind.
fn trimmed(text: &str) -> &str {
    let start = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !OPENING.contains(c));
    start.trim_end_matches(|c: char| matches!(c, ',' | ';' | ':' | '–') || c.is_whitespace())
}

/// What may stand before the first word of a sentence.
const OPENING: &str = "„“”\"»«‚‘’'›‹([–-";

/// With an ellipsis where a sentence is cut off.
fn fragment(text: &str) -> String {
    let whole = text.ends_with(|c: char| !c.is_alphanumeric());
    let start = if text.starts_with(char::is_lowercase) { "… " } else { "" };
    format!("{start}{text}{}", if whole { "" } else { " …" })
}
