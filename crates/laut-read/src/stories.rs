//! Runs the stories that a pack carries: from each article what is told of it is read, and nothing else. `happened` does
//! so for events.

mod happened;

use crate::examples::{Failure, Report};
use crate::read;
use laut_pack::{Hope, Pack, Story, Told};
use laut_record::{Article, Record, Statement};
use std::fmt::Write;

/// Runs all stories of a pack.
pub(crate) fn run(pack: &Pack, report: &mut Report) {
    for story in pack.stories() {
        one(pack, story, report);
    }
}

fn one(pack: &Pack, story: &Story, report: &mut Report) {
    let fact = |name: &str| story.facts.iter().find(|(n, _)| n == name).map(|(_, value)| value.clone());
    let article = Article {
        text: story.text.clone(),
        publisher: fact("publisher"),
        published: fact("published"),
        ..Article::default()
    };
    let record = read(&article, pack);
    let mut free: Vec<&Statement> = record.statements.iter().collect();
    // Each statement is told once. Lines that say more come first, so that a short one does not take theirs.
    let mut lines: Vec<&Told> = story.told.iter().collect();
    lines.sort_by_key(|t| std::cmp::Reverse((t.chain.is_some(), t.words.len())));
    for told in lines {
        report.run += 1;
        let found = free.iter().position(|s| is_told(told, s, &record));
        if let Some(at) = found {
            free.remove(at);
        }
        let message = match (told.hope, found) {
            (Hope::Read, Some(_)) => continue,
            (Hope::Wrong, Some(_)) | (Hope::Missed, None) => {
                report.wrong += 1;
                continue;
            }
            (Hope::Read, None) => not_read(told, &record),
            (Hope::Missed, Some(_)) => "is read by now: move it to `reads`".into(),
            (Hope::Wrong, None) => "is no longer read: take it out".into(),
        };
        let readings = if told.hope == Hope::Read { readings(told, story, pack) } else { String::new() };
        fail(report, story, told.line, &told.text, message, readings, told.hope != Hope::Read);
    }
    for statement in free {
        report.run += 1;
        let start = statement.content.start() as usize;
        let line = story.line + story.text[..start].matches('\n').count();
        let text = as_told(statement, &record);
        fail(report, story, line, &text, "is read, and nothing tells of it".into(), String::new(), false);
    }
    if let Some(events) = &story.events {
        happened::compare(events, story, &record, report);
    }
}

fn fail(report: &mut Report, story: &Story, line: usize, text: &str, message: String, readings: String, healed: bool) {
    let place = format!("{}:{line}", story.id);
    report.failures.push(Failure { place, text: text.into(), message, readings, healed });
}

/// Whether a statement is the one that a line tells of.
fn is_told(told: &Told, statement: &Statement, record: &Record) -> bool {
    let steps = || statement.chain.iter().map(|step| step.text.as_str());
    let chain = told.chain.as_ref().is_none_or(|chain| {
        chain.iter().map(String::as_str).eq(steps())
            && statement.chain.last().is_none_or(|origin| origin.anonymous == told.anonymous)
    });
    let word = |word: &String| {
        [statement.act.name(), statement.form.name(), &*statement.rule].contains(&word.as_str())
            || statement.medium.is_some_and(|m| m.name() == word)
            || statement.judged.as_ref().is_some_and(|j| word.strip_prefix("judged_") == Some(j.verdict.name()))
    };
    chain && same_words(&told.content, &content(statement, record)) && told.words.iter().all(word)
}

fn content(statement: &Statement, record: &Record) -> String {
    statement.content.text(record.text(statement.source))
}

/// Whether a content is what a line says, white space aside; the line may leave out the middle.
fn same_words(told: &str, read: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (told, read) = (plain(told), plain(read));
    match told.split_once(" […] ") {
        None => told == read,
        Some((start, end)) => read.len() > start.len() + end.len() && read.starts_with(start) && read.ends_with(end),
    }
}

/// A statement as a line of a story.
fn as_told(statement: &Statement, record: &Record) -> String {
    let mut line = content(statement, record).replace('\n', " ");
    for step in &statement.chain {
        let _ = write!(line, " ← {}", step.text);
    }
    match statement.chain.last() {
        None => line.push_str(" ← (nobody named)"),
        Some(origin) if origin.anonymous => line.push_str(" (unnamed)"),
        Some(_) => {}
    }
    let _ = write!(line, " · {}, {}", statement.act.name(), statement.form.name());
    if let Some(judged) = &statement.judged {
        let _ = write!(line, ", judged {}", judged.verdict.name());
    }
    line
}

/// What was read in place of a line: the statements that share words with it.
fn not_read(told: &Told, record: &Record) -> String {
    let mut message = String::from("is not read");
    let head: String = told.content.chars().take(24).collect();
    let tail: String = told.content.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
    let near = record.statements.iter().filter(|s| {
        let text = content(s, record);
        text.contains(&head) || text.contains(&tail) || told.content.contains(&text)
    });
    for statement in near {
        let _ = write!(message, "\n  read by {}: {}", statement.rule, as_told(statement, record));
    }
    message
}

/// The readings of the sentences in which a line's content stands.
fn readings(told: &Told, story: &Story, pack: &Pack) -> String {
    let head = told.content.split([' ', '\n']).take(3).collect::<Vec<_>>().join(" ");
    let line = story.text.lines().find(|l| l.contains(&head));
    line.map_or_else(String::new, |l| crate::analysis(l, pack))
}

#[cfg(test)]
mod tests {
    use super::same_words;

    #[test]
    fn a_line_may_leave_out_the_middle_of_a_content() {
        assert!(same_words("one two", "one\n two"));
        assert!(same_words("one […] four", "one two three four"));
        assert!(!same_words("one […] three", "one two three four"));
        assert!(!same_words("one", "one two"));
    }
}
