//! Stories: whole invented articles in Markdown, with all that must be read from them (`stories/*.md`).
//!
//! A block of code that opens with three backticks and `article` is an article, with what is known of it
//! (`published=2024-03-12`). The blocks after it tell what is read from it, a line a statement, as `laut read` prints them:
//!
//! | block | its lines |
//! |---|---|
//! | `reads` | statements that must be read; no others may be |
//! | `missed` | statements that should be read and are not yet, each with `# ` and the reason |
//! | `wrong` | statements that are read and should not be, each with `# ` and the reason |
//! | `events`, `missed-events`, `wrong-events` | the same of events; where there is no `events`, they are not asked for |
//!
//! A line is `content ← nearest step ← origin (unnamed) · act, form, medium, judged false, rule`. What it does not say may be anything;
//! ` […] ` in a content leaves out its middle. How a line tells of an event is in `happened`. The rest of the Markdown is for people.

mod happened;

pub use happened::Happened;

use crate::PackError;
use laut_record::{Act, Form, Medium, Verdict};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// An article with all that is read from it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Story {
    /// Its file's path without the extension: `de/stories/sources`.
    pub id: String,
    /// Line of the article's first line in the file.
    pub line: usize,
    /// The article.
    pub text: String,
    /// What is known of it: `published`, `publisher`.
    pub facts: Vec<(String, String)>,
    /// What is told of it.
    pub told: Vec<Told>,
    /// The events that are told of it; none where the story does not ask for them.
    pub events: Option<Vec<Happened>>,
}

/// One statement that a story tells of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Its line in the file.
    pub line: usize,
    /// The line as written.
    pub text: String,
    /// Whether it is read.
    pub hope: Hope,
    /// What is said, in words.
    pub content: String,
    /// The chain, nearest step first; none when the line does not say.
    pub chain: Option<Vec<String>>,
    /// Whether the origin is marked as unnamed; only of interest where there is a chain.
    pub anonymous: bool,
    /// Names of act, form, medium and rule, `judged_` and a verdict.
    pub words: Vec<String>,
    /// Why it is missed or wrong.
    pub why: String,
}

/// Whether a statement is read, and whether it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hope {
    /// It is read, as it should be.
    Read,
    /// It should be read, and is not yet.
    Missed,
    /// It is read, and should not be.
    Wrong,
}

const BLOCKS: &[(&str, Hope)] = &[("reads", Hope::Read), ("missed", Hope::Missed), ("wrong", Hope::Wrong)];
const EVENTS: &[(&str, Hope)] =
    &[("events", Hope::Read), ("missed-events", Hope::Missed), ("wrong-events", Hope::Wrong)];
const FACTS: &[&str] = &["published", "publisher"];
const FENCE: &str = "```";

/// Reads a file of stories.
///
/// # Errors
/// With file and line: a block that is no story's, a fact or word that is not known, a reason that is missing.
pub(crate) fn parse(file: &Path, id: &str, text: &str) -> Result<Vec<Story>, PackError> {
    let mut stories: Vec<Story> = Vec::new();
    let mut lines = text.lines().enumerate().map(|(i, line)| (i + 1, line));
    while let Some((at, line)) = lines.next() {
        let Some(info) = line.strip_prefix(FENCE) else { continue };
        let mut words = info.split_whitespace();
        let kind = words.next().unwrap_or_default();
        let mut body: Vec<(usize, &str)> = Vec::new();
        loop {
            match lines.next() {
                Some((_, line)) if line.trim_end() == FENCE => break,
                Some(line) => body.push(line),
                None => return Err(PackError::new(file, at, format!("the block `{kind}` is not closed"))),
            }
        }
        if kind == "article" {
            let text: Vec<&str> = body.iter().map(|(_, line)| *line).collect();
            let facts = words.map(|fact| self::fact(file, at, fact)).collect::<Result<_, _>>()?;
            let story = Story { id: id.into(), line: at + 1, text: text.join("\n"), facts, ..Story::default() };
            stories.push(story);
            continue;
        }
        let named = |blocks: &[(&str, Hope)]| blocks.iter().find(|(name, _)| *name == kind).map(|(_, hope)| *hope);
        let (of_statements, of_events) = (named(BLOCKS), named(EVENTS));
        let Some(hope) = of_statements.or(of_events) else {
            let known = BLOCKS.iter().chain(EVENTS).map(|(name, _)| *name).chain(["article"]);
            return Err(PackError::unknown(file, at, "block", kind, known));
        };
        let Some(story) = stories.last_mut() else {
            return Err(PackError::new(file, at, format!("`{kind}` before any article")));
        };
        let mut events = of_events.map(|_| story.events.take().unwrap_or_default());
        for (at, line) in body.into_iter().filter(|(_, line)| !line.trim().is_empty()) {
            match &mut events {
                Some(events) => events.push(happened::parse(file, at, line.trim(), hope)?),
                None => story.told.push(told(file, at, line.trim(), hope)?),
            }
        }
        story.events = events.or(story.events.take());
    }
    match stories.iter().find(|s| s.told.is_empty() && s.events.is_none()) {
        Some(story) => Err(PackError::new(file, story.line, "nothing is told of this article")
            .help("a block `reads` after it, with a line for each statement")),
        None => Ok(stories),
    }
}

fn fact(file: &Path, line: usize, fact: &str) -> Result<(String, String), PackError> {
    let (name, value) = fact.split_once('=').unwrap_or((fact, ""));
    match FACTS.contains(&name) && !value.is_empty() {
        true => Ok((name.into(), value.into())),
        false => Err(PackError::unknown(file, line, "fact", name, FACTS.iter().copied()).help("name=value, no spaces")),
    }
}

fn told(file: &Path, line: usize, text: &str, hope: Hope) -> Result<Told, PackError> {
    let (statement, why) = reasoned(file, line, text, hope)?;
    let (said, words) = statement.rsplit_once(" · ").unwrap_or((statement, ""));
    let (content, chain, anonymous) = chained(said);
    let words: Vec<String> = words.split(',').map(|w| w.trim().replace(' ', "_")).filter(|w| !w.is_empty()).collect();
    for word in &words {
        let known = word.contains('/')
            || Act::named(word).is_some()
            || Form::named(word).is_some()
            || Medium::named(word).is_some()
            || word.strip_prefix("judged_").is_some_and(|v| Verdict::named(v).is_some());
        if !known {
            let all = Act::ALL.iter().map(|a| a.1).chain(Form::ALL.iter().map(|f| f.1));
            return Err(PackError::unknown(file, line, "word", word, all.chain(Medium::ALL.iter().map(|m| m.1))));
        }
    }
    Ok(Told { line, text: text.into(), hope, content, chain, anonymous, words, why: why.trim().into() })
}

/// A line without its reason, which it must have unless it is read as it should be.
fn reasoned<'t>(file: &Path, line: usize, text: &'t str, hope: Hope) -> Result<(&'t str, &'t str), PackError> {
    match hope {
        Hope::Read => Ok((text, "")),
        _ => text.split_once(" # ").ok_or_else(|| {
            PackError::new(file, line, "what is missed or wrong needs a reason").help("end the line with ` # ` and why")
        }),
    }
}

/// What stands before the arrows, the steps behind them if there are any, and whether the origin is unnamed.
fn chained(text: &str) -> (String, Option<Vec<String>>, bool) {
    let mut steps = text.split(" ← ").map(str::trim);
    let first = steps.next().unwrap_or_default().to_string();
    let mut anonymous = false;
    let chain: Vec<String> = steps
        .map(|step| match step.strip_suffix(" (unnamed)") {
            Some(step) => {
                anonymous = true;
                step.to_string()
            }
            None => step.to_string(),
        })
        .filter(|step| step != "(nobody named)")
        .collect();
    (first, text.contains(" ← ").then_some(chain), anonymous)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "# Title\nFor people.\n```article published=2024-03-12\nOne line.\n\nAnother.\n```\n\
        ```reads\nNo one is hurt ← Lumo ← a witness (unnamed) · deny, indirect\n```\n\
        ```missed\nOther words  # too far\n```\n";

    fn error(text: &str) -> String {
        parse(Path::new("s.md"), "xx/stories/s", text).expect_err("malformed").to_string()
    }

    #[test]
    fn a_story_is_an_article_and_what_is_told_of_it() {
        let stories = parse(Path::new("s.md"), "xx/stories/s", STORY).expect("a story");
        let [story] = &stories[..] else { panic!("one story") };
        assert_eq!((story.line, story.text.as_str()), (4, "One line.\n\nAnother."));
        assert_eq!(story.facts, [("published".to_string(), "2024-03-12".to_string())]);
        let told = &story.told[0];
        assert_eq!((told.line, told.content.as_str(), told.anonymous), (9, "No one is hurt", true));
        assert_eq!(told.chain.as_deref(), Some(&["Lumo".to_string(), "a witness".to_string()][..]));
        assert_eq!(told.words, ["deny", "indirect"]);
        assert_eq!((story.told[1].hope, story.told[1].why.as_str()), (Hope::Missed, "too far"));
    }

    #[test]
    fn what_is_malformed_is_told_with_its_line() {
        assert_eq!(error("```reads\nx\n```\n"), "s.md:1: `reads` before any article");
        assert_eq!(error("```raeds\nx\n```\n"), "s.md:1: block `raeds` is not defined\n  help: did you mean `reads`?");
        let act = "```article\nx\n```\n```reads\nx ← y · denny\n```\n";
        assert_eq!(error(act), "s.md:5: word `denny` is not defined\n  help: did you mean `deny`?");
        let why = "```article\nx\n```\n```wrong\nx ← y\n```\n";
        assert!(error(why).starts_with("s.md:5: what is missed or wrong needs a reason"), "{}", error(why));
        assert!(error("```article\nx\n```\n").starts_with("s.md:2: nothing is told of this article"));
        assert!(error("```article\nx\n").starts_with("s.md:1: the block `article` is not closed"));
    }
}
