//! The first article against its gold, by the measure of `score/seed.py`.

use super::{Figure, Figures};
use anyhow::{Context, Result};
use laut_record::{Article, Pieces, Record, Span, Statement};
use serde::Deserialize;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Gold {
    published: String,
    publisher: String,
    statements: Vec<GoldStatement>,
    /// Words, first and last day.
    dates: Vec<(String, String, String)>,
}

#[derive(Deserialize)]
struct GoldStatement {
    content: String,
    speaker: Vec<String>,
    chain: Option<Vec<Vec<String>>>,
    act: Option<Vec<String>>,
}

/// The folder of the article, which lies beside the corpora.
pub(crate) fn folder(corpora: &Path) -> PathBuf {
    corpora.parent().unwrap_or(Path::new("..")).join("articles")
}

/// Reads and scores the article. Gives its record, and a line for all that was missed or read wrongly.
pub(crate) fn score(folder: &Path, pack: &laut_pack::Pack, figures: &mut Figures) -> Result<(Record, Vec<String>)> {
    let mut lines = Vec::new();
    let file = folder.join("nordkorea-russland.txt");
    let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    let gold = std::fs::read_to_string(folder.join("nordkorea-russland.gold.json"))?;
    let gold: Gold = serde_json::from_str(&gold)?;
    let article = Article {
        id: "nordkorea-russland".into(),
        published: Some(gold.published.clone()),
        publisher: Some(gold.publisher.clone()),
        text,
        ..Article::default()
    };
    let record = laut_read::read(&article, pack);
    let (mut right, mut chains, mut chained, mut acts, mut acted) = (0, 0, 0, 0, 0);
    for g in &gold.statements {
        let found: Vec<&Statement> =
            record.statements.iter().filter(|s| covers(&record.article.text, &s.content, &g.content)).collect();
        let ok = found.iter().any(|s| {
            let speaker = s.speaker.as_ref().map(|w| names(&record, &w.pieces.text(&record.article.text), w.actor));
            let last = s.chain.last().map(|c| names(&record, &c.text, c.actor));
            let named =
                |n: &String| [&speaker, &last].into_iter().flatten().any(|names| names.contains(&n.to_lowercase()));
            g.speaker.iter().any(named)
        });
        right += usize::from(ok);
        let got = || {
            found
                .iter()
                .take(3)
                .map(|s| s.chain.iter().map(|c| c.text.as_str()).collect::<Vec<_>>())
                .collect::<Vec<_>>()
        };
        if !ok {
            lines.push(format!("speaker: {:.70} | wanted {:?} | got {:?}", g.content, g.speaker, got()));
        }
        if let Some(chain) = &g.chain {
            chained += 1;
            let hit = found.iter().any(|s| {
                let steps: Vec<String> = s.chain.iter().map(|c| names(&record, &c.text, c.actor)).collect();
                steps.len() >= chain.len()
                    && chain.iter().all(|step| steps.iter().any(|s| step.iter().any(|n| s.contains(&n.to_lowercase()))))
            });
            chains += usize::from(hit);
            if !hit {
                lines.push(format!("chain: {chain:?} got {:?}", got()));
            }
        }
        if let Some(wanted) = &g.act {
            acted += 1;
            let hit = found.iter().any(|s| wanted.iter().any(|w| w == s.act.name()));
            acts += usize::from(hit);
            if !hit {
                let read: Vec<_> = found.iter().map(|s| s.act.name()).collect();
                lines.push(format!("act: {wanted:?} got {read:?}: {:.60}", g.content));
            }
        }
    }
    let right_date = |(words, from, to): &&(String, String, String)| {
        let text = &record.article.text;
        let Some(start) = text.find(words.as_str()) else { return false };
        let span = Span::new(start, start + words.len());
        record.dates.iter().any(|d| {
            let (Some(first), Some(last)) = (d.from, d.to) else { return false };
            d.span.touches(span) && *from <= first.to_string() && last.to_string() <= *to
        })
    };
    let dates = gold.dates.iter().filter(right_date).count();
    lines.extend(
        gold.dates.iter().filter(|d| !right_date(d)).map(|(words, from, to)| format!("date: {words} {from} {to}")),
    );
    figures.add("first article: dates", Figure::Share(dates, gold.dates.len()));
    figures.add("first article: speakers", Figure::Share(right, gold.statements.len()));
    figures.add("first article: chains", Figure::Share(chains, chained));
    figures.add("first article: acts", Figure::Share(acts, acted));
    Ok((record, lines))
}

fn names(record: &Record, text: &str, actor: Option<laut_record::ActorId>) -> String {
    let mut all = text.to_string();
    if let Some(actor) = actor.and_then(|id| record.actor(id)) {
        all += " | ";
        all += &actor.name;
        for m in &actor.mentions {
            all += " | ";
            all += m.span.of(record.text(m.source));
        }
    }
    all.to_lowercase()
}

/// Whether the pieces cover six tenths of where `wanted` first stands.
fn covers(text: &str, pieces: &Pieces, wanted: &str) -> bool {
    let Some(start) = text.find(wanted) else { return false };
    let span = Span::new(start, start + wanted.len());
    let both: usize = (pieces.spans().iter())
        .map(|s| Span {
            start: s.start.max(span.start).min(s.end),
            end: s.end.min(span.end).max(s.start.max(span.start).min(s.end)),
        })
        .map(|s| s.of(text).chars().count())
        .sum();
    both as f64 >= 0.6 * wanted.chars().count() as f64
}
