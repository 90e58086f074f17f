//! Where something stands: `line:column` of the article, as editors count, from 1.

use laut::Record;
use laut::record::Source;

/// The lines of an article's text and title.
pub(super) struct Places<'r> {
    text: &'r str,
    title: &'r str,
    /// First byte of each line of the text.
    starts: Vec<usize>,
}

impl<'r> Places<'r> {
    /// Finds the lines.
    pub(super) fn new(record: &'r Record) -> Self {
        let text = record.article.text.as_str();
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Places { text, title: record.text(Source::Title), starts }
    }

    /// Line and column of a byte; of the title, which has no lines, its column.
    pub(super) fn of(&self, source: Source, byte: u32) -> String {
        let byte = byte as usize;
        match source {
            Source::Text => {
                let line = self.starts.partition_point(|start| *start <= byte);
                let start = line.checked_sub(1).map_or(0, |i| self.starts[i]);
                format!("{line}:{}", column(self.text, start, byte))
            }
            Source::Title => format!("title:{}", column(self.title, 0, byte)),
        }
    }
}

fn column(text: &str, start: usize, byte: usize) -> usize {
    text.get(start..byte).map_or(0, |before| before.chars().count()) + 1
}
