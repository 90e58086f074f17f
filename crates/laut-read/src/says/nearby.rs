//! Which drafts touch a sentence: so that a draft is held against its neighbours, not against all of a long text.

use super::Draft;
use crate::doc::Doc;
use crate::stretch::Stretch;

/// Numbers of drafts by sentence, ascending.
pub(crate) struct Nearby(Vec<Vec<usize>>);

impl Nearby {
    /// Files each draft under the sentences from the first to the last token that `range` gives.
    fn new(doc: &Doc, drafts: &[Draft], range: impl Fn(&Draft) -> (usize, usize)) -> Self {
        let mut by_sentence = vec![Vec::new(); doc.sentences.len()];
        for (n, draft) in drafts.iter().enumerate() {
            let (first, end) = range(draft);
            for s in sentence(doc, first)..=sentence(doc, end.saturating_sub(1).max(first)) {
                by_sentence[s].push(n);
            }
        }
        Nearby(by_sentence)
    }

    /// By what is said.
    pub(crate) fn by_content(doc: &Doc, drafts: &[Draft]) -> Self {
        Self::new(doc, drafts, |d| (d.content.first(), d.content.end()))
    }

    /// By what is said and the words of saying, and all between them.
    pub(super) fn by_extent(doc: &Doc, drafts: &[Draft]) -> Self {
        Self::new(doc, drafts, |d| {
            let extent = d.content.with_ends(&d.cue);
            (extent.first(), extent.end())
        })
    }

    /// By where content and frame end.
    pub(super) fn by_end(doc: &Doc, drafts: &[Draft]) -> Self {
        Self::new(doc, drafts, |d| {
            let last = d.content.end().max(d.frame.end()).max(1) - 1;
            (last, last + 1)
        })
    }

    /// The drafts of sentences `from..=to`, each once, ascending.
    pub(super) fn between(&self, from: usize, to: usize) -> Vec<usize> {
        let to = (to + 1).min(self.0.len());
        let mut found: Vec<usize> = self.0[from.min(to)..to].iter().flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The drafts of the sentences that a stretch touches.
    pub(super) fn around(&self, doc: &Doc, stretch: &Stretch) -> Vec<usize> {
        let (first, end) = (stretch.first(), stretch.end());
        self.between(sentence(doc, first), sentence(doc, end.saturating_sub(1).max(first)))
    }
}

/// The sentence of token `i`.
fn sentence(doc: &Doc, i: usize) -> usize {
    doc.tokens[i].sentence as usize
}

/// The tokens of a text, each marked or not.
pub(super) struct Marked(Vec<bool>);

impl Marked {
    /// No token yet.
    pub(super) fn new(doc: &Doc) -> Self {
        Marked(vec![false; doc.tokens.len()])
    }

    /// Marks the tokens of a stretch.
    pub(super) fn add(&mut self, stretch: &Stretch) {
        for &(first, end) in stretch.ranges() {
            self.0[first..end].fill(true);
        }
    }

    /// Whether token `i` is marked.
    pub(super) fn has(&self, i: usize) -> bool {
        self.0[i]
    }
}
