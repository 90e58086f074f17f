//! Runs the examples that a pack carries: every rule reads its hits and leaves its misses alone, every word of
//! saying has the frame it is listed with. Behind `laut pack check` and the tests of each pack.

mod events;

use crate::read_proposed;
use laut_pack::{Case, Entry, Example, Frame, Pack, Rule};
use laut_record::{Article, Form, Pieces, Quantity, Record, Source, Statement, TimeExpression};
use std::fmt::Write;

/// Said of a known wrong reading that is no longer read so.
const HEALED: &str = "a wrong reading has healed, or changed";

/// What running the examples of a pack gave.
#[derive(Debug, Default)]
pub struct Report {
    /// Examples that were run.
    pub run: usize,
    /// Known wrong readings that are still as they are asserted.
    pub wrong: usize,
    /// Those that did not read as marked.
    pub failures: Vec<Failure>,
}

/// An example that did not read as marked.
#[derive(Debug)]
pub struct Failure {
    /// Rule, table or story and line: `de/says/laut:12`, `de/words/says-verbs:40`, `de/stories/sources:9`.
    pub place: String,
    /// The sentence.
    pub text: String,
    /// What was expected and what was read.
    pub message: String,
    /// The readings of its words, by clause, for whoever mends it.
    pub readings: String,
    /// It was known to be read wrongly, and is no longer read so.
    pub healed: bool,
}

/// Runs all examples of a pack.
pub fn check(pack: &Pack) -> Report {
    let mut report = Report::default();
    for rule in pack.rules().iter().filter(|r| !["when", "count"].contains(&r.stage.as_str()) || pack.covers(&r.stage))
    {
        for case in &rule.hits {
            let record = run_case(pack, case);
            report.run += 1;
            if !hits(rule, case, &record) {
                report.fail(pack, rule_place(rule, case), &case.example, &record, "does not read as marked");
            }
        }
        for case in &rule.misses {
            let record = run_case(pack, case);
            report.run += 1;
            if reads(rule, &record) {
                report.fail(pack, rule_place(rule, case), &case.example, &record, "is read, but should not be");
            }
        }
        for case in &rule.wrongs {
            let record = run_case(pack, case);
            report.run += 1;
            match hits(rule, case, &record) {
                true => report.wrong += 1,
                false => report.fail(pack, rule_place(rule, case), &case.example, &record, HEALED),
            }
        }
    }
    for entry in pack.all_entries() {
        let record = run(pack, &entry.example);
        report.run += 1;
        if !entry_reads(entry, &record) {
            let place = format!("{}/words/{}:{}", pack.folder(), entry.table, entry.line);
            report.fail(pack, place, &entry.example, &record, "does not read as marked");
        }
    }
    events::run(pack, &mut report);
    crate::stories::run(pack, &mut report);
    report
}

impl Report {
    fn fail(&mut self, pack: &Pack, place: String, example: &Example, record: &Record, what: &str) {
        let mut message = String::from(what);
        for label in example.labels() {
            let _ = write!(message, "\n  expected {label}: {}", example.part(label).text(&example.text));
        }
        let text = &record.article.text;
        for b in &record.blocks {
            let _ = write!(message, "\n  block {}: {:?}", b.kind.name(), b.span.of(text));
        }
        for d in &record.dates {
            let (from, to) = (d.from.map(|d| d.to_string()), d.to.map(|d| d.to_string()));
            let _ = write!(message, "\n  read {} {:?}: {from:?} {to:?} {:?}", d.rule, d.span.of(text), d.timex);
        }
        for q in &record.quantities {
            let number = |n: Option<rust_decimal::Decimal>| n.map_or("–".into(), |n| n.normalize().to_string());
            let (of, unit) = (q.of.map_or("–", |s| s.of(text)), q.unit.as_deref().unwrap_or("–"));
            let _ = write!(message, "\n  read {} {:?} {}:", q.rule, q.span.of(text), q.bound.name());
            let _ = write!(message, " {} ({} to {})", number(q.value), number(q.low), number(q.high));
            let _ = write!(message, " unit {unit} of {of}");
        }
        for s in &record.statements {
            let part = |p: Option<&Pieces>| p.map_or_else(|| "–".into(), |p| p.text(text));
            let _ = write!(
                message,
                "\n  read {} {}: content {} | speaker {} | cue {} | addressee {}",
                s.rule,
                s.form.name(),
                s.content.text(text),
                part(s.speaker.as_ref().map(|w| &w.pieces)),
                part(s.cue.as_ref()),
                part(s.addressee.as_ref())
            );
        }
        for e in &record.events {
            message += &events::line(e, record);
        }
        let readings = crate::analysis(&example.text, pack);
        let healed = what == HEALED;
        self.failures.push(Failure { place, text: example.text.clone(), message, readings, healed });
    }
}

/// Examples say what a rule or word licenses: whether a learned model would trust it in so short a text is not asked.
fn run(pack: &Pack, example: &Example) -> Record {
    read_proposed(&Article { text: example.text.clone(), ..Article::default() }, pack)
}

/// An example of a rule; its article is published when the case says.
fn run_case(pack: &Pack, case: &Case) -> Record {
    let published = case.also.iter().find(|(name, _)| name == "published").map(|(_, day)| day.clone());
    read_proposed(&Article { text: case.example.text.clone(), published, ..Article::default() }, pack)
}

fn rule_place(rule: &Rule, case: &Case) -> String {
    format!("{}:{}", rule.id, case.line)
}

/// Whether the rule has read anything. Blocks do not name their rule: one of its kind is enough.
fn reads(rule: &Rule, record: &Record) -> bool {
    match rule.stage.as_str() {
        "split" => record.blocks.iter().any(|b| rule.give("block") == Some(b.kind.name())),
        "judged" => record.statements.iter().any(|s| s.judged.is_some()),
        // A rule that takes words from the others has taken none where a time is read.
        "when" if rule.give("reads") == Some("none") => record.dates.is_empty(),
        "when" => record.dates.iter().any(|d| *d.rule == *rule.id),
        "count" if rule.give("bound") == Some("none") => record.quantities.is_empty(),
        "count" => record.quantities.iter().any(|q| *q.rule == *rule.id),
        _ => record.statements.iter().any(|s| *s.rule == *rule.id),
    }
}

fn hits(rule: &Rule, case: &Case, record: &Record) -> bool {
    if rule.stage == "split" {
        return same_blocks(&case.example, record);
    }
    if rule.stage == "when" {
        let marked = case.example.part("date");
        if rule.give("reads") == Some("none") {
            return !record.dates.iter().any(|d| marked.touches(d.span));
        }
        return record.dates.iter().any(|d| {
            *d.rule == *rule.id
                && marked.spans() == [d.span]
                && case.also.iter().all(|(name, value)| is_so(d, name, value))
        });
    }
    if rule.stage == "count" {
        let marked = case.example.part("quantity");
        let of = case.example.part("of");
        if rule.give("bound") == Some("none") {
            return !record.quantities.iter().any(|q| marked.touches(q.span));
        }
        return record.quantities.iter().any(|q| {
            *q.rule == *rule.id
                && marked.spans() == [q.span]
                && (of.is_empty() || q.of.is_some_and(|span| of.spans() == [span]))
                && case.also.iter().all(|(name, value)| counts(q, name, value))
        });
    }
    if rule.stage == "judged" {
        return record.statements.iter().any(|s| judges(rule, s, &case.example) && also(s, &case.also));
    }
    record.statements.iter().any(|s| {
        *s.rule == *rule.id && case.example.labels().all(|l| same_part(s, l, &case.example)) && also(s, &case.also)
    })
}

/// Whether a time expression is what the case says; an empty value says that there is none.
fn is_so(d: &TimeExpression, name: &str, value: &str) -> bool {
    let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string()).unwrap_or_default();
    match name {
        "from" => day(d.from) == value,
        "to" => day(d.to) == value,
        "timex" => d.timex.as_deref().unwrap_or_default() == value,
        "kind" => d.kind.name() == value,
        _ => name == "published",
    }
}

/// Whether a quantity is what the case says; an empty value says that there is none.
fn counts(q: &Quantity, name: &str, value: &str) -> bool {
    let number = |number: Option<rust_decimal::Decimal>| number.map(|n| n.normalize().to_string()).unwrap_or_default();
    match name {
        "value" => number(q.value) == value,
        "low" => number(q.low) == value,
        "high" => number(q.high) == value,
        "unit" => q.unit.as_deref().unwrap_or_default() == value,
        _ => false,
    }
}

/// Whether a statement is judged as the rule says, by the words that the example marks.
fn judges(rule: &Rule, s: &Statement, example: &Example) -> bool {
    let Some(judged) = &s.judged else { return false };
    let rest = |l: &str| l == "judged" && example.part(l).spans() == [judged.span] || same_part(s, l, example);
    rule.give("verdict") == Some(judged.verdict.name()) && example.labels().all(rest)
}

/// Whether the blocks of the kinds that the example marks are where it marks them.
fn same_blocks(example: &Example, record: &Record) -> bool {
    example.labels().all(|label| {
        let blocks = record.blocks.iter().filter(|b| b.kind.name() == label);
        blocks.map(|b| b.span).eq(example.part(label).spans().iter().copied())
    })
}

fn also(s: &Statement, pairs: &[(String, String)]) -> bool {
    pairs.iter().all(|(name, value)| match name.as_str() {
        "act" => s.act.name() == value,
        "form" => s.form.name() == value,
        "medium" => s.medium.is_some_and(|m| m.name() == value),
        "by" => s.judged.as_ref().is_some_and(|j| j.by.as_deref().unwrap_or("article") == value),
        "origin" => s.chain.last().is_some_and(|c| c.text == *value),
        _ => false,
    })
}

/// Whether the part of that label is what the example marks.
fn same_part(s: &Statement, label: &str, example: &Example) -> bool {
    let marked = example.part(label);
    let read = match label {
        "content" => Some(&s.content),
        "speaker" => s.speaker.as_ref().map(|w| &w.pieces),
        "cue" => s.cue.as_ref(),
        "frame" => s.frame.as_ref(),
        "addressee" => s.addressee.as_ref(),
        _ => None,
    };
    read.is_some_and(|read| *read == marked)
}

/// Whether a word of saying has its frame in its sentence: the content is as marked (a summary is the sentence), and
/// so is the speaker.
fn entry_reads(entry: &Entry, record: &Record) -> bool {
    let example = &entry.example;
    let summary = matches!(entry.frame, Frame::Object | Frame::About | Frame::As);
    record.statements.iter().filter(|s| s.source == Source::Text).any(|s| {
        let content = match summary {
            true => s.form == Form::Reported,
            false => same_part(s, "content", example),
        };
        let marked = |label: &str| !example.part(label).is_empty();
        content && (!marked("speaker") || same_part(s, "speaker", example))
    })
}
