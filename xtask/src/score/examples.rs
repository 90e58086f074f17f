//! The articles of `examples/` with their gold (its shape: `examples/README.md`), as documents of the measures.

use super::{events, quotes, statements};
use anyhow::{Context, Result, bail};
use laut_record::json::Offsets;
use laut_record::{Article, Span};
use serde::Deserialize;
use std::path::Path;

/// An example as each measure sees it.
pub(crate) struct Example {
    pub(crate) article: Article,
    pub(crate) quotes: quotes::Document,
    pub(crate) statements: statements::Document,
    /// None where its gold has no events.
    pub(crate) events: Option<events::Document>,
}

#[derive(Deserialize)]
struct Gold {
    published: String,
    publisher: String,
    statements: Vec<GoldStatement>,
    #[serde(default)]
    actors: Vec<events::GoldActor>,
    events: Option<Vec<events::GoldEvent>>,
}

#[derive(Deserialize)]
struct GoldStatement {
    content: Vec<String>,
    form: String,
    speaker: Vec<String>,
    cue: Vec<String>,
    frame: Vec<String>,
    addressee: Vec<String>,
    medium: String,
    act: String,
    chain: Vec<String>,
    anonymous: bool,
    judged: Option<String>,
}

/// The examples in a language, by name.
pub(crate) fn read_all(folder: &Path) -> Result<Vec<Example>> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut files: Vec<_> = entries.map(|e| Ok(e?.path())).collect::<Result<Vec<_>>>()?;
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files.iter().map(|f| read(f).with_context(|| f.display().to_string())).collect()
}

fn read(file: &Path) -> Result<Example> {
    let text = std::fs::read_to_string(file)?;
    let gold = std::fs::read_to_string(file.with_extension("gold.json")).context("its gold")?;
    let gold: Gold = serde_json::from_str(&gold).context("its gold")?;
    let id = file.file_stem().unwrap_or_default().to_string_lossy().to_string();
    let language = file.parent().and_then(Path::file_name).map(|l| l.to_string_lossy().to_string());
    let tokens = tokens(&text);
    let offsets = Offsets::new(&text);
    let pairs = tokens.iter().map(|t| offsets.pair(*t)).collect();
    let mut quotes = quotes::Document::new(&id, &gold.published, &text, pairs);
    let mut statements = statements::Document::new(&id, &gold.published, &text);
    let mut from = 0;
    for (n, g) in gold.statements.iter().enumerate() {
        let places = Places::find(&text, g, from).with_context(|| format!("statement {}", n + 1))?;
        from = places.content[0].start as usize;
        let over = |spans: &[Span]| {
            (0..tokens.len()).filter(|&t| spans.iter().any(|s| s.touches(tokens[t]))).collect::<Vec<_>>()
        };
        // As in the corpus: a summary is marked without its cue.
        let cue = if g.form == "reported" { Vec::new() } else { over(&places.cue) };
        let parts = [over(&places.content), over(&places.addressee), cue, over(&places.frame), over(&places.speaker)];
        quotes.add(&g.form, &g.medium, parts);
        statements.statements.push(statements::Gold {
            form: g.form.clone(),
            act: g.act.clone(),
            content: statements::GoldPart {
                spans: places.content.iter().map(|s| offsets.pair(*s)).collect(),
                text: g.content.join(" … "),
            },
            speaker: None,
            cue: None,
            chain: g.chain.clone(),
            anonymous: g.anonymous,
            judged: g.judged.clone(),
        });
    }
    let events = match gold.events {
        None => None,
        Some(events) => Some(events::Document::new(&id, &gold.published, &text, gold.actors, events)?),
    };
    let (published, publisher) = (Some(gold.published), Some(gold.publisher));
    let article = Article { id, text, published, publisher, language, ..Article::default() };
    Ok(Example { article, quotes, statements, events })
}

/// Words, and marks one by one.
fn tokens(text: &str) -> Vec<Span> {
    let mut tokens: Vec<Span> = Vec::new();
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        let end = (at + c.len_utf8()) as u32;
        match tokens.last_mut() {
            Some(last) if in_word && c.is_alphanumeric() => last.end = end,
            _ if !c.is_whitespace() => tokens.push(Span { start: at as u32, end }),
            _ => {}
        }
        in_word = c.is_alphanumeric();
    }
    tokens
}

/// Where the parts of a statement stand.
#[derive(Debug, PartialEq)]
struct Places {
    content: Vec<Span>,
    frame: Vec<Span>,
    cue: Vec<Span>,
    speaker: Vec<Span>,
    addressee: Vec<Span>,
}

impl Places {
    /// Finds them: the content at or after `from`, a further piece of it after the one before; of the other parts, what
    /// stands nearest to the content, inside the frame where there is one.
    fn find(text: &str, gold: &GoldStatement, from: usize) -> Result<Places> {
        let mut content: Vec<Span> = Vec::new();
        for piece in &gold.content {
            let from = content.last().map_or(from, |last| last.end as usize);
            let Some(at) = text[from..].find(piece.as_str()) else { bail!("no `{piece}` from there on") };
            content.push(Span::new(from + at, from + at + piece.len()));
        }
        anyhow::ensure!(!content.is_empty(), "no content");
        let frame = nearest(text, &gold.frame, &content, &[])?;
        let part = |pieces: &[String]| nearest(text, pieces, &content, &frame);
        let (cue, speaker, addressee) = (part(&gold.cue)?, part(&gold.speaker)?, part(&gold.addressee)?);
        Ok(Places { content, frame, cue, speaker, addressee })
    }
}

/// Of each piece, in their order, the occurrence that is nearest to `content`, inside `frame` if it occurs there.
fn nearest(text: &str, pieces: &[String], content: &[Span], frame: &[Span]) -> Result<Vec<Span>> {
    let mut found: Vec<Span> = Vec::new();
    for piece in pieces {
        let from = found.last().map_or(0, |last| last.end as usize);
        let occurrences = text[from..].match_indices(piece.as_str());
        let spans = occurrences.map(|(at, _)| Span::new(from + at, from + at + piece.len()));
        let outside = |s: &Span| !frame.iter().any(|f| f.contains(*s));
        let Some(best) = spans.filter(|s| is_word(text, s)).min_by_key(|s| (outside(s), distance(s, content))) else {
            bail!("no `{piece}` in the article")
        };
        found.push(best);
    }
    Ok(found)
}

/// Whether what stands there is not a part of a longer word.
fn is_word(text: &str, span: &Span) -> bool {
    let words = span.of(text);
    let joins =
        |a: Option<char>, b: Option<char>| a.zip(b).is_some_and(|(a, b)| a.is_alphanumeric() && b.is_alphanumeric());
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    !joins(before.chars().next_back(), words.chars().next()) && !joins(words.chars().next_back(), after.chars().next())
}

fn distance(span: &Span, content: &[Span]) -> u32 {
    let to = |c: &Span| if span.end <= c.start { c.start - span.end } else { span.start.saturating_sub(c.end) };
    content.iter().map(to).min().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gold(content: &[&str], cue: &[&str], speaker: &[&str], frame: &[&str]) -> GoldStatement {
        let own = |pieces: &[&str]| pieces.iter().map(|p| p.to_string()).collect();
        GoldStatement {
            content: own(content),
            form: "indirect".into(),
            speaker: own(speaker),
            cue: own(cue),
            frame: own(frame),
            addressee: vec![],
            medium: "speech".into(),
            act: "state".into(),
            chain: vec![],
            anonymous: false,
            judged: None,
        }
    }

    #[test]
    fn parts_are_found_beside_the_content_and_inside_the_frame() {
        let text = "She said so. He said it rains. She says he said it snows.";
        let of = |spans: &[Span]| spans.iter().map(|s| s.start).collect::<Vec<_>>();
        let places = Places::find(text, &gold(&["it snows"], &["said"], &["he"], &["he said"]), 0).expect("all there");
        assert_eq!((of(&places.content), of(&places.cue), of(&places.speaker)), (vec![48], vec![43], vec![40]));
        let places = Places::find(text, &gold(&["it"], &["said"], &[], &[]), 0).expect("all there");
        assert_eq!((of(&places.content), of(&places.cue)), (vec![21], vec![16]));
        assert_eq!(of(&Places::find(text, &gold(&["it"], &[], &[], &[]), 22).expect("there").content), [48]);
        assert!(Places::find(text, &gold(&["it hails"], &[], &[], &[]), 0).is_err());
    }

    #[test]
    fn words_and_marks_are_tokens() {
        let text = "„Ja“, 1.5 km";
        assert_eq!(
            tokens(text).iter().map(|t| t.of(text)).collect::<Vec<_>>(),
            ["„", "Ja", "“", ",", "1", ".", "5", "km"]
        );
    }
}
