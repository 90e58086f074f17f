//! An explanation for a person: each statement with its way, then the sentences it stands in with their words.

use crate::color::{FAINT, STRONG};
use crate::print::{Places, View, amount, columns, days, hanging, headline, source_line, styled};
use laut::explain::{Here, Target};
use laut::read::{Choice, Explanation, Found, Sentence, Way};
use laut::record::{ActorId, BlockKind, Pieces, Source, Span, Statement};
use std::fmt::{Display, Write};

/// Columns before the second half of a line.
const LABEL: usize = 10;

struct Page<'e> {
    explanation: &'e Explanation,
    places: Places<'e>,
    width: usize,
    text: String,
}

pub(super) fn explanation(explanation: &Explanation, target: Target, here: &Here, place: &str, view: &View) -> String {
    let record = &explanation.record;
    let mut page = Page { explanation, places: Places::new(record), width: view.width, text: String::new() };
    page.line(format_args!("{STRONG}{}{STRONG:#}", headline(record, view.width)));
    page.line(format_args!("{FAINT}{place}{FAINT:#}"));
    for &n in &here.statements {
        page.line("");
        match target {
            Target::All => page.brief(n),
            _ => page.whole(n),
        }
    }
    if here.statements.is_empty() {
        page.line("");
        let desk = here.sentences.iter().all(|&s| explanation.sentences[s].block == BlockKind::Desk.name());
        page.line(match (target, desk) {
            (Target::All, _) => "No statements.",
            (_, true) => "No statement: this is matter for the newsroom, from which nothing is read.",
            (_, false) => "No statement: this rests on the article's own word.",
        });
    }
    for &s in &here.sentences {
        page.events(&explanation.sentences[s]);
        page.sentence(&explanation.sentences[s]);
    }
    styled(page.text, view)
}

impl Page<'_> {
    fn line(&mut self, line: impl Display) {
        // Writing to a string does not fail.
        let _ = writeln!(self.text, "{line}");
    }

    /// A line with a label; further lines stand below its second half.
    fn labelled(&mut self, label: &str, text: &str) {
        let rest = " ".repeat(LABEL);
        for (i, line) in hanging(text, &rest, &rest, self.width).iter().enumerate() {
            match i {
                0 => self.line(format_args!("{FAINT}{label:LABEL$}{FAINT:#}{}", line.trim_start())),
                _ => self.line(line),
            }
        }
    }

    fn content(&self, statement: &Statement) -> String {
        statement.content.text(self.explanation.record.text(statement.source))
    }

    /// A statement in three lines.
    fn brief(&mut self, n: usize) {
        let (statement, way) = (&self.explanation.record.statements[n], &self.explanation.ways[n]);
        let rest = " ".repeat(LABEL);
        let content = hanging(&self.content(statement), &rest, &rest, self.width);
        let more = if content.len() > 1 { " …" } else { "" };
        let first = content.first().map_or("", |l| l.trim_start()).to_string();
        self.line(format_args!("{STRONG}{:LABEL$}{STRONG:#}{first}{more}", format!("s{}", statement.id.0)));
        let source = source_line(statement, &self.places);
        self.labelled("", &source);
        self.labelled("", &format!("{}: {}", way.rule.id, way.rule.summary));
    }

    /// A statement with all that led to it.
    fn whole(&mut self, n: usize) {
        let (statement, way) = (&self.explanation.record.statements[n], &self.explanation.ways[n]);
        let id = format!("s{}", statement.id.0);
        let rest = " ".repeat(LABEL);
        for (i, line) in hanging(&self.content(statement), &rest, &rest, self.width).iter().enumerate() {
            match i {
                0 => self.line(format_args!("{STRONG}{id:LABEL$}{}{STRONG:#}", line.trim_start())),
                _ => self.line(format_args!("{STRONG}{line}{STRONG:#}")),
            }
        }
        self.labelled("", &source_line(statement, &self.places));
        self.labelled("rule", &format!("{} ({}): {}", way.rule.id, way.rule.file, way.rule.summary));
        if let Some(example) = &way.rule.example {
            self.labelled("", &format!("as in: {example}"));
        }
        if let Some(word) = &way.word {
            let file = &word.file;
            self.labelled("word", &format!("{} ({file}), frame {}, act {}", word.word, word.frame, word.act));
            self.labelled("", &format!("as in: {}", word.example));
        }
        self.parts(statement);
        self.speaker(statement, way);
        for (i, step) in statement.chain.iter().enumerate() {
            let at = match (step.pieces.is_empty(), step.stated) {
                (false, _) => self.places.of(statement.source, step.pieces.start()),
                (true, true) => "named elsewhere".into(),
                (true, false) => "inferred".into(),
            };
            let open = match (step.anonymous, step.on_record) {
                (true, true) => ", unnamed, on record",
                (true, false) => ", unnamed",
                (false, _) => "",
            };
            let actor = step.actor.map_or(String::new(), |a| format!(", a{}", a.0));
            let label = if i == 0 { "chain" } else { "" };
            self.labelled(label, &format!("{}. {} ({at}{actor}{open})", i + 1, step.text));
        }
        if let Some(outer) = statement.within {
            self.labelled("within", &format!("s{}", outer.0));
        }
        if let Some(measured) = statement.confidence {
            self.labelled("measured", &format!("right in {} of {}", measured.right, measured.of));
        }
        for choice in &way.choices {
            self.labelled("model", &told(choice));
        }
    }

    fn parts(&mut self, statement: &Statement) {
        let text = self.explanation.record.text(statement.source);
        let speaker = statement.speaker.as_ref().map(|s| &s.pieces);
        let parts = [
            ("cue", statement.cue.as_ref()),
            ("frame", statement.frame.as_ref()),
            ("addressee", statement.addressee.as_ref()),
            ("speaker", speaker),
        ];
        for (label, part) in parts {
            if let Some(part) = part.filter(|p| !p.is_empty()) {
                let place = self.places.of(statement.source, part.start());
                self.labelled(label, &format!("“{}” ({place})", part.text(text)));
            }
        }
    }

    fn speaker(&mut self, statement: &Statement, way: &Way) {
        let name = statement.chain.last().map_or(String::new(), |s| s.text.clone());
        let how = match way.speaker {
            Found::Named => "the phrase beside the content names it".to_string(),
            Found::Pronoun => format!("the pronoun stands for {name}"),
            Found::Joined => format!("the phrase stands for {name}, named elsewhere"),
            Found::Cue => format!("the cue points back to {name}"),
            Found::Carried(from) => format!("goes on with the words of s{}", from.0),
            Found::Nobody => "nobody is named, and nobody was found".to_string(),
        };
        let label = if statement.speaker.is_some() { "" } else { "speaker" };
        self.labelled(label, &how);
    }

    /// The times and numbers of a sentence, each with its rule.
    fn measures(&mut self, sentence: &Sentence) {
        let record = &self.explanation.record;
        let text = record.text(sentence.source);
        let here = |source: Source, span: Span| source == sentence.source && sentence.span.touches(span);
        for date in record.dates.iter().filter(|d| here(d.source, d.span)) {
            let line = format!("“{}” → {} ({})", date.span.of(text), days(date), date.rule);
            self.labelled(&format!("  d{}", date.id.0), &line);
        }
        for quantity in record.quantities.iter().filter(|q| here(q.source, q.span)) {
            let of = quantity.of.map_or(String::new(), |of| format!(" of “{}”", of.of(text)));
            let line = format!("“{}” → {}{of} ({})", quantity.span.of(text), amount(quantity), quantity.rule);
            self.labelled(&format!("  q{}", quantity.id.0), &line);
        }
    }

    /// The events that a sentence tells of, each with its rule.
    fn events(&mut self, sentence: &Sentence) {
        let record = &self.explanation.record;
        let text = record.text(sentence.source);
        let names = |ids: &[ActorId]| {
            let name = |id: &ActorId| record.actors.iter().find(|a| a.id == *id).map(|a| a.name.as_str());
            let names: Vec<&str> = ids.iter().filter_map(name).collect();
            if names.is_empty() { "–".to_string() } else { names.join(", ") }
        };
        for (n, event) in record.events.iter().enumerate() {
            let here = sentence.span.start <= event.trigger.start() && event.trigger.start() < sentence.span.end;
            if event.source != sentence.source || !here {
                continue;
            }
            let mode = event.mode.map_or_else(String::new, |m| format!(" {}", m.name()));
            let word = event.trigger.text(text);
            self.line("");
            self.line(format_args!(
                "{STRONG}e{:<w$}{}{mode}{STRONG:#} “{word}”",
                event.id.0,
                event.kind.name(),
                w = LABEL - 1
            ));
            let (actors, recipients) = (names(&event.actors), names(&event.recipients));
            let whose = event.statement.map_or_else(String::new, |s| format!(", on the word of s{}", s.0));
            self.labelled("", &format!("{actors} → {recipients}, {}{whose}", event.status.name()));
            match &self.explanation.lines[n] {
                Some(line) => {
                    self.labelled("rule", &format!("{} ({})", event.rule, line.file));
                    self.labelled("", &format!("as in: {}", line.example));
                }
                None => self.labelled("rule", &event.rule),
            }
        }
    }

    /// The words of a sentence, and its clauses.
    fn sentence(&mut self, sentence: &Sentence) {
        let text = self.explanation.record.text(sentence.source);
        let place = self.places.of(sentence.source, sentence.span.start);
        self.line("");
        self.line(format_args!("{STRONG}Sentence{STRONG:#} {FAINT}({}, {place}){FAINT:#}", sentence.block));
        for (c, clause) in sentence.clauses.iter().enumerate() {
            let words = |p: &Pieces| p.text(text);
            let mut facts = vec![clause.kind.to_string()];
            facts.extend(clause.parent.map(|p| format!("of c{}", p + 1)));
            facts.extend(clause.mood.map(String::from));
            facts.extend(clause.passive.then(|| "passive".into()));
            facts.extend(clause.negated.then(|| "negated".into()));
            let mut line = facts.join(", ");
            if !clause.verb.is_empty() {
                line += &format!("; verb “{}”", words(&clause.verb));
            }
            if let Some(subject) = &clause.subject {
                line += &format!("; subject “{}”", words(subject));
            }
            self.labelled(&format!("  c{}", c + 1), &line);
            self.labelled("", &words(&clause.pieces));
        }
        self.measures(sentence);
        let cells: Vec<[String; 6]> = (sentence.tokens.iter())
            .map(|t| {
                let choice = t.choice.as_ref().map_or(String::new(), |c| format!("over {} by {}", c.over, c.by));
                [
                    t.span.of(text).to_string(),
                    t.tag.to_string(),
                    t.lemma.clone().unwrap_or_default(),
                    t.clause.map_or(String::new(), |c| format!("c{}", c + 1)),
                    t.features.join(" "),
                    choice,
                ]
            })
            .collect();
        for line in columns(&cells) {
            self.line(format_args!("  {line}"));
        }
        let hard: Vec<_> = sentence.tokens.iter().filter_map(|t| Some((t, t.choice.as_ref()?))).collect();
        if let Some((token, choice)) = hard.into_iter().min_by_key(|(_, c)| c.by) {
            let word = token.span.of(text);
            self.labelled("  closest", &format!("“{word}”: {}", told(choice)));
        }
    }
}

fn told(choice: &Choice) -> String {
    let features: Vec<String> = choice.features.iter().map(|(name, weight)| format!("{name} {weight:+}")).collect();
    let why = if features.is_empty() { String::new() } else { format!("; most by {}", features.join(", ")) };
    format!("{} chose {} over {} by {}{why}", choice.model, choice.label, choice.over, choice.by)
}
