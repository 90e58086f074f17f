//! The way to a reading, as plain data: for `laut explain`, and for whoever mends a pack.
//!
//! Runs the stages as [`read`](crate::read) does and keeps what a record leaves out: tokens with their tags, clauses,
//! the rule and the word of saying behind each statement, how its speaker was found, and what learned models decided.
//! Nothing here decides anything itself.

mod choice;
mod way;

pub use choice::Choice;
pub use way::{Found, Rule, Way, Word};

use crate::doc::Doc;
use crate::{clause, phrase, record, split, word};
use laut_pack::{Feats, Pack};
use laut_record::{Article, BlockKind, Pieces, Record, Source, Span};

/// All that led to a record.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The record, as [`read`](crate::read) gives it.
    pub record: Record,
    /// The sentences of title and text.
    pub sentences: Vec<Sentence>,
    /// The way to each statement, in the order of the record's.
    pub ways: Vec<Way>,
    /// The line of a table that told of each event, in the order of the record's; none for a saying.
    pub lines: Vec<Option<Line>>,
}

/// A line in a table of words of doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its file in the folder of packs, with the line.
    pub file: String,
    /// The sentence that stands beside it, parts marked.
    pub example: String,
}

/// The line that the rule of an event names: the one of its type, where its word has several.
fn line(pack: &Pack, event: &laut_record::Event) -> Option<Line> {
    let (table, word) = event.rule.split_once("/happens/")?.1.split_once('/')?;
    let of_word = |t: &&laut_pack::happens::Trigger| t.written == word && t.noun == (table == "nouns");
    let all = || pack.happens().triggers.iter().filter(of_word);
    let same = all().find(|t| t.kind == Some(event.kind) && t.mode == event.mode);
    let found = same.or_else(|| all().find(|t| t.kind == Some(event.kind))).or_else(|| all().next())?;
    let file = format!("{}/words/happens-{table}.tsv:{}", pack.folder(), found.line);
    Some(Line { file, example: found.example.marked() })
}

/// A sentence as the stages have read it.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// The text it stands in.
    pub source: Source,
    /// Its place.
    pub span: Span,
    /// The kind of its block.
    pub block: &'static str,
    /// Its words and marks.
    pub tokens: Vec<Token>,
    /// Its clauses.
    pub clauses: Vec<Clause>,
}

/// A word or mark.
#[derive(Debug, Clone)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// Part of speech.
    pub tag: &'static str,
    /// Its lemma; none where the pack does not list the word.
    pub lemma: Option<String>,
    /// Mood, tense, person, number and kind, as far as they are known.
    pub features: Vec<&'static str>,
    /// The clause it belongs to, counted in the sentence from 0.
    pub clause: Option<usize>,
    /// What the tagger chose between, where it had a choice.
    pub choice: Option<Choice>,
}

/// A clause.
#[derive(Debug, Clone)]
pub struct Clause {
    /// `main`, `subordinate`, `relative` …
    pub kind: &'static str,
    /// The clause it depends on, counted in the sentence from 0.
    pub parent: Option<usize>,
    /// Its words, with those of the clauses below it.
    pub pieces: Pieces,
    /// All words of its verb.
    pub verb: Pieces,
    /// `indicative`, `reportive`, `irrealis`, or none where the form leaves it open.
    pub mood: Option<&'static str>,
    /// Whether it is passive.
    pub passive: bool,
    /// Whether it is negated.
    pub negated: bool,
    /// Its subject.
    pub subject: Option<Pieces>,
}

/// Reads an article and tells how.
pub fn explain(article: &Article, pack: &Pack) -> Explanation {
    let mut gatherer = record::Gatherer::new(article);
    let mut out = Explained::default();
    if let Some(title) = &article.title {
        out.add(&mut gatherer, title, Source::Title, pack);
    }
    let doc = out.add(&mut gatherer, &article.text, Source::Text, pack);
    let record = crate::record_of(article, pack, doc, gatherer);
    let lines = record.events.iter().map(|e| line(pack, e)).collect();
    Explanation { record, sentences: out.sentences, ways: out.ways, lines }
}

#[derive(Default)]
struct Explained {
    sentences: Vec<Sentence>,
    ways: Vec<Way>,
}

impl Explained {
    fn add<'a>(&mut self, gatherer: &mut record::Gatherer, text: &'a str, source: Source, pack: &'a Pack) -> Doc<'a> {
        let mut doc = split::split(text, source, pack);
        let choices = word::words_told(&mut doc);
        clause::clauses(&mut doc);
        crate::measures(gatherer, &mut doc);
        let (drafts, decided) = choice::statements(&doc);
        let base = gatherer.statements.len();
        let chains = crate::attribute(gatherer, &doc, &drafts);
        for (n, draft) in drafts.iter().enumerate() {
            self.ways.push(way::way(&doc, draft, &chains[n], base, n, &decided));
        }
        self.sentences.extend((0..doc.sentences.len()).map(|s| sentence(&doc, s, &choices)));
        doc
    }
}

fn sentence(doc: &Doc, s: usize, choices: &[(usize, Choice)]) -> Sentence {
    let sentence = doc.sentences[s];
    let (first, end) = (sentence.first as usize, sentence.end as usize);
    let clauses: Vec<usize> = (0..doc.clauses.len()).filter(|&c| doc.clauses[c].sentence as usize == s).collect();
    let number = |c: u32| clauses.iter().position(|&k| k == c as usize);
    let from = choices.partition_point(|(i, _)| *i < first);
    let tokens = (first..end).map(|i| {
        let token = &doc.tokens[i];
        let choice = choices[from..].iter().take_while(|(k, _)| *k < end).find(|(k, _)| *k == i);
        Token {
            span: token.span,
            tag: token.tag.name(),
            lemma: token.lemma.map(|_| doc.lemma(i).to_string()),
            features: Feats::ALL.iter().filter(|(f, _)| token.feats.has(*f)).map(|(_, name)| *name).collect(),
            clause: token.clause.and_then(number),
            choice: choice.map(|(_, choice)| choice.clone()),
        }
    });
    Sentence {
        source: doc.source,
        span: doc.span(first, end),
        block: if doc.source == Source::Title { BlockKind::Title } else { sentence.block }.name(),
        tokens: tokens.collect(),
        clauses: clauses.iter().map(|&c| clause(doc, c, doc.clauses[c].parent.and_then(number))).collect(),
    }
}

fn clause(doc: &Doc, c: usize, parent: Option<usize>) -> Clause {
    let clause = &doc.clauses[c];
    let feats = clause.verb.feats;
    let moods = [(Feats::INDICATIVE, "indicative"), (Feats::REPORTIVE, "reportive"), (Feats::IRREALIS, "irrealis")];
    let mut fitting = moods.iter().filter(|(mood, _)| feats.has(*mood)).map(|(_, name)| *name);
    let tokens = |i: u32| doc.tokens[i as usize].span;
    Clause {
        kind: clause.kind.name(),
        parent,
        pieces: doc.subtree(c).pieces(doc),
        verb: Pieces::new(clause.verb.tokens.iter().map(|i| tokens(*i)).collect()),
        // A form that two moods share decides nothing.
        mood: fitting.next().filter(|_| fitting.next().is_none()),
        passive: clause.verb.passive,
        negated: clause.verb.negated,
        subject: phrase::subject(doc, c).map(|p| doc.span(p.first, p.end).into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn what_is_explained_is_what_is_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../languages/_template");
        let pack = Pack::new(laut_pack::load(&folder).expect("the template"));
        let rule = pack.rules().iter().find(|r| r.stage == "says" && !r.hits.is_empty()).expect("a rule");
        let text: String = rule.hits.iter().map(|hit| format!("{}\n\n", hit.example.text)).collect();
        let article = Article { title: Some(rule.hits[0].example.text.clone()), text, ..Article::default() };
        let explanation = explain(&article, &pack);
        assert_eq!(explanation.record, crate::read(&article, &pack));
        assert!(!explanation.ways.is_empty());
        let ids: Vec<_> = explanation.record.statements.iter().map(|s| s.id).collect();
        assert_eq!(explanation.ways.iter().map(|w| w.statement).collect::<Vec<_>>(), ids);
        for (way, statement) in explanation.ways.iter().zip(&explanation.record.statements) {
            assert_eq!(way.rule.id, *statement.rule);
        }
    }
}
