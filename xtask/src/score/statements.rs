//! Acts, chains and anonymity against laut's own gold of statements (`statements-de`), by the measure of
//! `score/statements.py`.

use super::{Figure, Figures};
use anyhow::Result;
use laut_record::{Article, Pieces, Record, Source, Span, Statement};
use serde::Deserialize;
use std::path::Path;

/// One document of the gold.
#[derive(Deserialize)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) published: String,
    pub(crate) text: String,
    pub(crate) statements: Vec<Gold>,
}

/// One statement of the gold; spans in code points.
#[derive(Deserialize)]
pub(crate) struct Gold {
    pub(crate) form: String,
    pub(crate) act: String,
    pub(crate) content: GoldPart,
    pub(crate) speaker: Option<GoldPart>,
    pub(crate) cue: Option<GoldPart>,
    pub(crate) chain: Vec<String>,
    pub(crate) anonymous: bool,
    /// Marked in the examples only.
    #[serde(default)]
    pub(crate) judged: Option<String>,
}

/// A part of a gold statement.
#[derive(Deserialize)]
pub(crate) struct GoldPart {
    pub(crate) spans: Vec<[u32; 2]>,
    pub(crate) text: String,
}

impl Document {
    /// A document without statements.
    pub(crate) fn new(id: &str, published: &str, text: &str) -> Document {
        Document { id: id.into(), published: published.into(), text: text.into(), statements: Vec::new() }
    }

    /// All documents of the corpus.
    pub(crate) fn read_all(corpora: &Path) -> Result<Vec<Document>> {
        super::lines(&corpora.join("statements-de/gold.jsonl"))
    }

    /// Whether the document is of the part that is measured on and never trained on: its number is divisible by 5.
    pub(crate) fn is_held_out(&self) -> bool {
        is_held_out(&self.id)
    }

    /// The article as laut is given it.
    pub(crate) fn article(&self) -> Article {
        Article {
            id: self.id.clone(),
            text: self.text.clone(),
            published: Some(self.published.clone()),
            language: Some("de".into()),
            ..Article::default()
        }
    }

    /// The statements that were read in it, each with whether it is right: half its content, or the gold's, is that of a gold
    /// statement, and so is its origin.
    pub(crate) fn rights<'r>(&self, record: &'r Record) -> Vec<(&'r Statement, bool)> {
        let text = &self.text;
        let gold: Vec<(Pieces, &Gold)> = self.statements.iter().map(|g| (self.pieces(&g.content), g)).collect();
        let right = |s: &Statement| {
            gold.iter().any(|(content, wanted)| {
                let least = characters(text, content).min(characters(text, &s.content));
                let last = s.chain.last().map(|step| names(record, &step.text, step.actor));
                let origin = wanted.chain.last().is_none_or(|w| last.is_some_and(|texts| alike(w, &texts)));
                2 * overlap(text, content, &s.content) >= least && origin
            })
        };
        record.statements.iter().filter(|s| s.source == Source::Text).map(|s| (s, right(s))).collect()
    }

    /// A gold part in bytes.
    pub(crate) fn pieces(&self, part: &GoldPart) -> Pieces {
        let offsets = laut_record::json::Offsets::new(&self.text);
        Pieces::new(part.spans.iter().filter_map(|s| offsets.span(*s)).collect::<Vec<Span>>())
    }
}

/// Whether the document of that id is held out.
pub(crate) fn is_held_out(id: &str) -> bool {
    id.split(' ').next().and_then(|n| n.parse::<u64>().ok()).is_some_and(|n| n % 5 == 0)
}

/// Whether a gold name and one of the names laut gives are one within the other.
fn alike(wanted: &str, texts: &[String]) -> bool {
    let wanted = wanted.to_lowercase();
    let wanted = wanted.trim_matches([' ', '„', '“', '"', '»', '«', '\'']);
    texts.iter().any(|t| t.contains(wanted) || (t.chars().count() > 3 && wanted.contains(t.as_str())))
}

/// The names a step goes by: its text and all that its actor is called.
fn names(record: &Record, text: &str, actor: Option<laut_record::ActorId>) -> Vec<String> {
    let mut names = vec![text.to_lowercase()];
    if let Some(actor) = actor.and_then(|id| record.actor(id)) {
        names.push(actor.name.to_lowercase());
        names.extend(actor.mentions.iter().map(|m| m.span.of(record.text(m.source)).to_lowercase()));
    }
    names
}

/// What is counted.
const ROWS: [&str; 8] = ["recall", "precision", "form", "act", "anonymous", "origin", "steps", "judged"];

/// Scores documents against their records. Gives a line for all that was missed or read wrongly; with `errors`, prints
/// them.
pub(crate) fn score(
    documents: &[&Document],
    records: &[Record],
    prefix: &str,
    errors: bool,
    figures: &mut Figures,
) -> Vec<String> {
    // `statements-de` does not mark who is called a liar.
    let judges = documents.iter().flat_map(|d| &d.statements).any(|g| g.judged.is_some());
    let mut tally = Tally { judges, ..Tally::default() };
    for (document, record) in documents.iter().zip(records) {
        tally.add(document, record);
    }
    for (row, [hits, of]) in ROWS.iter().zip(tally.counts) {
        if of > 0 || *row != "judged" {
            figures.add(format!("{prefix} {row}"), Figure::Share(hits, of));
        }
    }
    if errors {
        tally.lines.iter().for_each(|line| println!("{line}"));
    }
    tally.lines
}

#[derive(Default)]
struct Tally {
    /// Hits, and of how many; in the order of [`ROWS`].
    counts: [[usize; 2]; ROWS.len()],
    lines: Vec<String>,
    /// Whether the gold marks judgements.
    judges: bool,
}

impl Tally {
    /// Counts in a row, and says what it is that is wrong.
    fn count(&mut self, row: &str, hit: bool, wrong: impl FnOnce() -> String) {
        if let Some(n) = ROWS.iter().position(|r| *r == row) {
            self.counts[n][0] += usize::from(hit);
            self.counts[n][1] += 1;
        }
        if !hit {
            self.lines.push(wrong());
        }
    }

    fn add(&mut self, document: &Document, record: &Record) {
        let text = &document.text;
        let found: Vec<&Statement> = record.statements.iter().filter(|s| s.source == Source::Text).collect();
        let gold: Vec<Pieces> = document.statements.iter().map(|g| document.pieces(&g.content)).collect();
        for (w, wanted) in document.statements.iter().zip(&gold) {
            let form = |s: &Statement| s.form.name() == w.form;
            // The first of equals wins, as in the script.
            let best = found.iter().rev().max_by_key(|s| (overlap(text, wanted, &s.content), form(s)));
            let best = best.filter(|s| 2 * overlap(text, wanted, &s.content) >= characters(text, wanted));
            self.count("recall", best.is_some(), || {
                format!("{:.30} missed: {} {:?} {:.120}", document.id, w.form, w.chain, w.content.text)
            });
            if let Some(best) = best {
                self.compare(document, record, w, best);
            }
        }
        for s in found {
            let half =
                |g: &Pieces| 2 * overlap(text, g, &s.content) >= characters(text, g).min(characters(text, &s.content));
            self.count("precision", gold.iter().any(half), || {
                format!("{:.30} extra: {} {} {:.120}", document.id, s.rule, s.form.name(), s.content.text(text))
            });
        }
    }

    fn compare(&mut self, document: &Document, record: &Record, w: &Gold, best: &Statement) {
        let (id, words) = (&document.id, &w.content.text);
        let read = || best.chain.iter().map(|s| &s.text).collect::<Vec<_>>();
        self.count("form", best.form.name() == w.form, || {
            format!("{id:.30} form {} read as {} ({}): {words:.120}", w.form, best.form.name(), best.rule)
        });
        self.count("act", best.act.name() == w.act, || {
            let cue = w.cue.as_ref().map_or("", |c| &c.text);
            format!("{id:.30} act {} read as {} ({}): {words:.120} | {cue}", w.act, best.act.name(), best.rule)
        });
        let texts: Vec<Vec<String>> = best.chain.iter().map(|s| names(record, &s.text, s.actor)).collect();
        if let Some(origin) = w.chain.last() {
            let anonymous = best.chain.last().is_some_and(|s| s.anonymous);
            self.count("anonymous", anonymous == w.anonymous, || {
                let speaker = w.speaker.as_ref().map(|s| &s.text);
                format!("{id:.30} anonymous {} read as {anonymous}: {:?} | speaker {speaker:?}", w.anonymous, w.chain)
            });
            self.count("origin", texts.last().is_some_and(|t| alike(origin, t)), || {
                format!("{id:.30} origin {:?} read as {:?}: {words:.80}", w.chain, read())
            });
        }
        if w.chain.len() > 1 {
            let right = texts.len() == w.chain.len() && w.chain.iter().zip(&texts).all(|(w, t)| alike(w, t));
            self.count("steps", right, || format!("{id:.30} steps {:?} read as {:?}: {words:.80}", w.chain, read()));
        }
        let judged = best.judged.as_ref().map(|j| j.verdict.name());
        if self.judges && (w.judged.is_some() || judged.is_some()) {
            self.count("judged", judged == w.judged.as_deref(), || {
                format!("{id:.30} judged {:?} read as {judged:?}: {words:.80}", w.judged)
            });
        }
    }
}

/// Characters covered.
fn characters(text: &str, pieces: &Pieces) -> usize {
    pieces.spans().iter().map(|s| s.of(text).chars().count()).sum()
}

/// Characters that both cover.
fn overlap(text: &str, a: &Pieces, b: &Pieces) -> usize {
    let mut sum = 0;
    for x in a.spans() {
        for y in b.spans() {
            let (start, end) = (x.start.max(y.start), x.end.min(y.end));
            if start < end {
                sum += Span { start, end }.of(text).chars().count();
            }
        }
    }
    sum
}
