//! The first article against its gold, by the measure of `score/seed.py`.

use super::{Figure, Figures};
use anyhow::{Context, Result};
use laut_record::{ActorId, Article, Event, Pieces, Record, Span, Statement};
use serde::Deserialize;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Gold {
    published: String,
    publisher: String,
    statements: Vec<GoldStatement>,
    /// Words, first and last day.
    dates: Vec<(String, String, String)>,
    events: Vec<GoldEvent>,
    /// Number, and what is counted.
    quantities: Vec<(f64, String)>,
    /// Name, country, kind.
    actors: Vec<(String, Option<String>, String)>,
}

/// What one of the events may be read as.
#[derive(Deserialize)]
struct GoldEvent {
    types: Vec<String>,
    actors: Vec<String>,
    recipients: Option<Vec<String>>,
    trigger: String,
    when: Option<(String, String)>,
    status: Vec<String>,
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
    figures.add("first article: speakers", Figure::Share(right, gold.statements.len()));
    figures.add("first article: chains", Figure::Share(chains, chained));
    figures.add("first article: acts", Figure::Share(acts, acted));
    let rows = [
        (
            "events",
            shares(&gold.events, |e| has_event(&record, e), |e| format!("{:?} {}", e.types, e.trigger), &mut lines),
        ),
        ("quantities", shares(&gold.quantities, |q| has_quantity(&record, q), |q| format!("{q:?}"), &mut lines)),
        ("dates", shares(&gold.dates, |d| has_date(&record, d), |d| format!("{d:?}"), &mut lines)),
        ("people", shares(&gold.actors, |a| has_actor(&record, a), |a| format!("{a:?}"), &mut lines)),
    ];
    for (row, share) in rows {
        figures.add(format!("first article: {row}"), share);
    }
    Ok((record, lines))
}

/// How many of the gold were read; adds a line for each that was not.
fn shares<T>(gold: &[T], read: impl Fn(&T) -> bool, what: impl Fn(&T) -> String, lines: &mut Vec<String>) -> Figure {
    let missed: Vec<&T> = gold.iter().filter(|g| !read(g)).collect();
    lines.extend(missed.iter().map(|g| format!("missed: {}", what(g))));
    Figure::Share(gold.len() - missed.len(), gold.len())
}

fn has_event(record: &Record, gold: &GoldEvent) -> bool {
    let text = &record.article.text;
    let first = gold.trigger.split_whitespace().next().unwrap_or_default();
    record.events.iter().any(|e: &Event| {
        let named: String = e.actors.iter().chain(&e.recipients).map(|id| described(record, *id) + " | ").collect();
        let falls = gold.when.as_ref().is_none_or(|(first, last)| {
            let days = e.from.zip(e.to);
            days.is_some_and(|(from, to)| from.to_string() <= *last && to.to_string() >= *first)
        });
        gold.types.iter().any(|t| t == e.kind.name())
            && e.trigger.text(text).contains(first)
            && gold.actors.iter().all(|a| named.contains(a.as_str()))
            && gold.recipients.as_ref().is_none_or(|all| all.iter().any(|r| named.contains(r.as_str())))
            && falls
            && gold.status.iter().any(|s| s == e.status.name())
    })
}

/// Name, country and mentions of an actor.
fn described(record: &Record, id: ActorId) -> String {
    let Some(actor) = record.actor(id) else { return String::new() };
    let country = actor.country.map_or(String::new(), |c| c.to_string());
    let mentions = actor.mentions.iter().map(|m| m.span.of(record.text(m.source)));
    mentions.fold(format!("{} {country}", actor.name), |all, m| format!("{all} {m}"))
}

fn has_quantity(record: &Record, (value, of): &(f64, String)) -> bool {
    record.quantities.iter().any(|q| {
        let counted = q.of.map_or("", |of| of.of(record.text(q.source)));
        q.value.is_some_and(|v| v.to_string().parse() == Ok(*value)) && counted.contains(of.as_str())
    })
}

fn has_date(record: &Record, (words, from, to): &(String, String, String)) -> bool {
    let Some(start) = record.article.text.find(words.as_str()) else { return false };
    let span = Span::new(start, start + words.len());
    record.dates.iter().any(|d| {
        let (Some(first), Some(last)) = (d.from, d.to) else { return false };
        d.span.touches(span) && *from <= first.to_string() && last.to_string() <= *to
    })
}

fn has_actor(record: &Record, (name, country, kind): &(String, Option<String>, String)) -> bool {
    record.actors.iter().any(|a| {
        let mut names = a.mentions.iter().map(|m| m.span.of(record.text(m.source))).chain([a.name.as_str()]);
        names.any(|n| n.contains(name.as_str()))
            && a.kind.is_some_and(|k| k.name() == kind)
            && country.as_ref().is_none_or(|c| a.country.is_some_and(|has| has.code() == c))
    })
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
