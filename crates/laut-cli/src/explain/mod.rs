//! `laut explain`: how laut came to read what it reads, for a statement or a place of an article.

mod json;
mod text;

use crate::articles::Articles;
use crate::color::Color;
use crate::print::{self, View};
use crate::{Outcome, message};
use clap::ValueEnum;
use laut::explain::Target;
use laut::gather::{self, Gathered, Input};
use laut::record::json::Offsets;
use laut::record::{Source, Span, StatementId};
use laut::{Article, Record};
use std::ffi::OsString;
use std::io::{self, Write};

/// Explain a reading: the words, clauses and the rule that led to it
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Args {
    /// A file with an article, or - for standard input
    #[arg(value_name = "FILE | -")]
    input: OsString,
    /// The statement of that number, as in the JSON of the record: s4
    #[arg(long, value_name = "ID", value_parser = statement)]
    statement: Option<StatementId>,
    /// What stands between two places of the text, in characters from 0, as in the JSON of the record: 120..164
    #[arg(long, value_name = "A..B", value_parser = span, conflicts_with = "statement")]
    span: Option<[u32; 2]>,
    /// What stands in a line, or at a line and column, both from 1, as `laut read` prints them: 5:107
    #[arg(long, value_name = "L[:C]", value_parser = line, conflicts_with_all = ["statement", "span"])]
    line: Option<(usize, Option<usize>)>,
    /// Look for --span in the title that came with the article instead of in its text
    #[arg(long, requires = "span")]
    title: bool,
    /// The article of that id, where the file holds several
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// How to print: for people, or as JSON
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    articles: Articles,
    /// When to use colours
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    color: Color,
}

const AFTER_HELP: &str = "\
Examples:
  laut explain article.txt                   all statements, each with its rule
  laut explain article.txt --line 5:107      what was read at that place, and why
  laut explain article.txt --statement s4 --format json

Exit status: 0 explained, 1 the article was not read or nothing is there, 2 the
command was wrong.";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// One object
    Json,
}

fn statement(value: &str) -> Result<StatementId, String> {
    let number = value.strip_prefix('s').unwrap_or(value).parse();
    number.map(StatementId).map_err(|_| "a statement is named like s4".into())
}

fn span(value: &str) -> Result<[u32; 2], String> {
    let ends = value.split_once("..").and_then(|(a, b)| Some([a.parse().ok()?, b.parse().ok()?]));
    ends.filter(|[a, b]| a <= b).ok_or("a place is named like 120..164".into())
}

fn line(value: &str) -> Result<(usize, Option<usize>), String> {
    if value.starts_with("title") {
        return Err("the title has no lines: give --title and --span, as 0..20".into());
    }
    let (line, column) = value.split_once(':').map_or((value, None), |(l, c)| (l, Some(c)));
    let number = |n: &str| n.parse::<usize>().ok().filter(|n| *n > 0);
    let place = number(line).zip(column.map_or(Some(None), |c| number(c).map(Some)));
    place.ok_or("a line is named like 5, a line and column like 5:107".into())
}

/// Explains and prints.
pub(crate) fn run(args: &Args) -> Outcome {
    args.color.apply();
    let Some((laut, fill)) = args.articles.prepared() else { return Outcome::Wrong };
    let input = match Input::from_argument(&args.input) {
        Ok(input) => input,
        Err(error) => {
            message::error(error);
            return Outcome::Wrong;
        }
    };
    let mut found = Vec::new();
    for origin in gather::sources(&[input]) {
        match origin {
            Ok(origin) => found.extend(gather::gather(&origin, &fill)),
            Err(error) => found.push(Err(error)),
        }
    }
    let gathered = match chosen(found, args.id.as_deref()) {
        Ok(gathered) => gathered,
        Err(message) => {
            message::error(message);
            return Outcome::Partly;
        }
    };
    let target = match target(args, &gathered.article) {
        Ok(target) => target,
        Err(message) => {
            message::error(format!("{}: {message}", gathered.place));
            return Outcome::Partly;
        }
    };
    let explanation = match laut.explain(&gathered.article) {
        Ok(explanation) => explanation,
        Err(error) => {
            message::error(format!("{}: {error}", gathered.place));
            return Outcome::Partly;
        }
    };
    let here = target.of(&explanation);
    if here.statements.is_empty() && here.sentences.is_empty() && target != Target::All {
        message::error(format!("{}: {}", gathered.place, nothing(target, &explanation.record)));
        return Outcome::Partly;
    }
    let printed = match args.format {
        Format::Json => json::explanation(&explanation, target, &here) + "\n",
        Format::Text => {
            let view = View { width: print::width(), only: None, plain: print::is_plain() };
            text::explanation(&explanation, target, &here, &gathered.place, &view)
        }
    };
    match write!(anstream::stdout(), "{printed}") {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => {
            message::error(format!("cannot write: {e}"));
            Outcome::Partly
        }
        _ => Outcome::Done,
    }
}

/// The one article that is meant.
fn chosen(found: Vec<Result<Gathered, gather::GatherError>>, id: Option<&str>) -> Result<Gathered, String> {
    let mut articles = Vec::new();
    for one in found {
        articles.push(one.map_err(|e| e.to_string())?);
    }
    let ids: Vec<String> = articles.iter().map(|a| a.article.id.clone()).collect();
    match id {
        Some(id) => articles.into_iter().find(|a| a.article.id == id).ok_or(format!("there is no article '{id}'")),
        None if articles.len() > 1 => {
            let some = ids.iter().take(5).map(String::as_str).collect::<Vec<_>>().join(", ");
            Err(format!("{} articles; say which with --id: {some}{}", ids.len(), if ids.len() > 5 { " …" } else { "" }))
        }
        None => articles.pop().ok_or("no article".into()),
    }
}

/// What is asked for, as bytes of the article.
fn target(args: &Args, article: &Article) -> Result<Target, String> {
    if let Some(id) = args.statement {
        return Ok(Target::Statement(id));
    }
    if let Some([start, end]) = args.span {
        let (source, text) = match args.title {
            true => (Source::Title, article.title.as_deref().unwrap_or_default()),
            false => (Source::Text, article.text.as_str()),
        };
        let offsets = Offsets::new(text);
        return match offsets.span([start, end]) {
            Some(span) => Ok(Target::Place(source, span)),
            None => Err(format!("{start}..{end} does not lie in its {} characters", text.chars().count())),
        };
    }
    let Some((line, column)) = args.line else { return Ok(Target::All) };
    let mut start = 0;
    for (n, text) in article.text.split_inclusive('\n').enumerate() {
        if n + 1 == line {
            let words = text.trim_end_matches(['\n', '\r']);
            let span = match column {
                None => Span::new(start, start + words.len()),
                Some(column) => match words.char_indices().nth(column - 1) {
                    Some((at, _)) => Span::new(start + at, start + at),
                    None => return Err(format!("line {line} has {} characters", words.chars().count())),
                },
            };
            return Ok(Target::Place(Source::Text, span));
        }
        start += text.len();
    }
    Err(format!("it has {} lines", article.text.lines().count()))
}

fn nothing(target: Target, record: &Record) -> String {
    match target {
        Target::Statement(id) => format!("there is no s{}; it has {} statements", id.0, record.statements.len()),
        _ => "no words stand there".into(),
    }
}
