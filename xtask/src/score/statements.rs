//! Acts, chains and anonymity against laut's own gold of statements (`statements-de`), by the measure of
//! `score/statements.py`.

use super::Figures;
use anyhow::Result;
use laut_record::{Article, Form, Pieces, Record, Source, Span, Statement};
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
    pub(crate) medium: String,
    pub(crate) content: GoldPart,
    pub(crate) speaker: Option<GoldPart>,
    pub(crate) cue: Option<GoldPart>,
    pub(crate) frame: Option<GoldPart>,
    pub(crate) addressee: Option<GoldPart>,
    pub(crate) chain: Vec<String>,
    pub(crate) anonymous: bool,
    pub(crate) nested: bool,
}

/// A part of a gold statement.
#[derive(Deserialize)]
pub(crate) struct GoldPart {
    pub(crate) spans: Vec<[u32; 2]>,
    pub(crate) text: String,
}

impl Document {
    /// All documents of the corpus.
    pub(crate) fn read_all(corpora: &Path) -> Result<Vec<Document>> {
        super::lines(&corpora.join("statements-de/gold.jsonl"))
    }

    /// Whether the document is of the part that is measured on and never trained on: its number is divisible by 5.
    pub(crate) fn is_held_out(&self) -> bool {
        self.id.split(' ').next().and_then(|n| n.parse::<u64>().ok()).is_some_and(|n| n % 5 == 0)
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

    /// A gold part in bytes.
    pub(crate) fn pieces(&self, part: &GoldPart) -> Pieces {
        let offsets = laut_record::json::Offsets::new(&self.text);
        Pieces::new(part.spans.iter().filter_map(|s| offsets.span(*s)).collect::<Vec<Span>>())
    }
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

/// Scores documents against their records; with `errors`, prints what was missed.
pub(crate) fn score(documents: &[&Document], records: &[Record], prefix: &str, errors: bool, figures: &mut Figures) {
    const ROWS: [&str; 7] = ["recall", "precision", "form", "act", "anonymous", "origin", "steps"];
    let mut counts = [[0usize; 2]; ROWS.len()];
    let mut add = |row: usize, hit: bool| {
        counts[row][0] += usize::from(hit);
        counts[row][1] += 1;
    };
    for (document, record) in documents.iter().zip(records) {
        let found: Vec<&Statement> = record.statements.iter().filter(|s| s.source == Source::Text).collect();
        let gold: Vec<Pieces> = document.statements.iter().map(|g| document.pieces(&g.content)).collect();
        let chars = |p: &Pieces| characters(&document.text, p);
        for (w, wanted) in document.statements.iter().zip(&gold) {
            let form = |s: &Statement| s.form.name() == w.form;
            // The first of equals wins, as in the script.
            let best = found.iter().rev().max_by_key(|s| (overlap(&document.text, wanted, &s.content), form(s)));
            let hit = best.is_some_and(|s| 2 * overlap(&document.text, wanted, &s.content) >= chars(wanted));
            add(0, hit);
            let Some(best) = best.filter(|_| hit) else {
                if errors {
                    println!("{:.30} missed: {} {:?} {:.120}", document.id, w.form, w.chain, w.content.text);
                }
                continue;
            };
            add(2, form(best));
            add(3, best.act.name() == w.act);
            if errors && best.act.name() != w.act {
                println!(
                    "{:.30} act {} read as {} ({}): {:.120} | {}",
                    document.id,
                    w.act,
                    best.act.name(),
                    best.rule,
                    w.content.text,
                    w.cue.as_ref().map_or("", |c| &c.text)
                );
            }
            let texts: Vec<Vec<String>> = best.chain.iter().map(|s| names(record, &s.text, s.actor)).collect();
            if let Some(origin) = w.chain.last() {
                let right = texts.last().is_some_and(|t| alike(origin, t));
                add(5, right);
                if errors && !right {
                    println!(
                        "{:.30} origin {:?} read as {:?}: {:.80}",
                        document.id,
                        w.chain,
                        best.chain.iter().map(|s| &s.text).collect::<Vec<_>>(),
                        w.content.text
                    );
                }
                let last = best.chain.last().is_some_and(|s| s.anonymous);
                add(4, last == w.anonymous);
                if errors && last != w.anonymous {
                    println!(
                        "{:.30} anonymous {} read as {last}: {:?} | speaker {:?}",
                        document.id,
                        w.anonymous,
                        w.chain,
                        w.speaker.as_ref().map(|s| &s.text)
                    );
                }
            }
            if w.chain.len() > 1 {
                let right = texts.len() == w.chain.len() && w.chain.iter().zip(&texts).all(|(w, t)| alike(w, t));
                add(6, right);
                if errors && !right {
                    println!(
                        "{:.30} steps {:?} read as {:?}: {:.80}",
                        document.id,
                        w.chain,
                        best.chain.iter().map(|s| &s.text).collect::<Vec<_>>(),
                        w.content.text
                    );
                }
            }
        }
        for s in found {
            let right =
                gold.iter().any(|g| 2 * overlap(&document.text, g, &s.content) >= chars(g).min(chars(&s.content)));
            add(1, right);
            if errors && !right {
                println!(
                    "{:.30} extra: {} {} {:.120}",
                    document.id,
                    s.rule,
                    s.form.name(),
                    s.content.text(&document.text)
                );
            }
        }
    }
    for (row, [hits, of]) in ROWS.iter().zip(counts) {
        figures.share(&format!("{prefix} {row}"), hits, of);
    }
    let _ = Form::Direct;
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
