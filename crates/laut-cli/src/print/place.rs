//! Where something stands: `line:column` of the article, as editors count, from 1.

use laut::Record;
use laut::record::Source;
use laut::record::json::Offsets;

/// The lines of an article's text and title.
pub(crate) struct Places<'r> {
    text: Offsets<'r>,
    title: Offsets<'r>,
    /// First byte of each line of the text.
    starts: Vec<u32>,
}

impl<'r> Places<'r> {
    /// Finds the lines.
    pub(crate) fn new(record: &'r Record) -> Self {
        let text = record.article.text.as_str();
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at as u32 + 1)).collect();
        Places { text: Offsets::new(text), title: Offsets::new(record.text(Source::Title)), starts }
    }

    /// Line and column of a byte; of the title, which has no lines, its column.
    pub(crate) fn of(&self, source: Source, byte: u32) -> String {
        match source {
            Source::Text => {
                let line = self.starts.partition_point(|start| *start <= byte);
                let start = line.checked_sub(1).map_or(0, |i| self.starts[i]);
                format!("{line}:{}", self.text.code_points(byte) - self.text.code_points(start) + 1)
            }
            Source::Title => format!("title:{}", self.title.code_points(byte) + 1),
        }
    }
}
