//! Reads an article with a language pack: who says what, and on whose word.
//!
//! `article + pack → record`, by stages that each build on the ones before: `split` (sentences, words), `word`
//! (parts of speech, forms), `clause`, `when` (times), `count` (numbers), `who` (actors), `says` (statements), `happens` (events). The crate does no I/O, has no clock and
//! cannot fail: it returns a record, with notes where it was in doubt. It knows no language; what it knows of one is
//! in the pack.

mod chain;
mod clause;
mod count;
mod doc;
mod examples;
pub mod explain;
mod happens;
pub mod known;
pub mod learn;
pub mod measure;
mod model;
mod phrase;
mod record;
mod says;
mod sequence;
mod split;
mod stories;
mod stretch;
mod when;
mod who;
mod word;

pub use examples::{Failure, Report, check};

use doc::Doc;
use laut_pack::Pack;
use laut_record::{Article, Record, Source};

/// Reads an article with a pack.
pub fn read(article: &Article, pack: &Pack) -> Record {
    let mut gatherer = record::Gatherer::new(article);
    if let Some(title) = &article.title {
        let mut doc = analyse(title, Source::Title, pack);
        measures(&mut gatherer, &mut doc);
        add(&mut gatherer, &doc);
    }
    let mut doc = analyse(&article.text, Source::Text, pack);
    measures(&mut gatherer, &mut doc);
    add(&mut gatherer, &doc);
    record_of(article, pack, doc, gatherer)
}

/// What the rules and words of a pack propose for a text, before a learned model drops any of it.
fn read_proposed(article: &Article, pack: &Pack) -> Record {
    let mut gatherer = record::Gatherer::new(article);
    let mut doc = analyse(&article.text, Source::Text, pack);
    measures(&mut gatherer, &mut doc);
    attribute(&mut gatherer, &doc, &says::proposed(&doc));
    record_of(article, pack, doc, gatherer)
}

/// The record of what was found in an article; `doc` is its text.
fn record_of(article: &Article, pack: &Pack, doc: Doc, gatherer: record::Gatherer) -> Record {
    Record {
        reader: record::reader(pack),
        article: article.clone(),
        blocks: doc.blocks,
        actors: gatherer.actors,
        dates: gatherer.dates,
        quantities: gatherer.quantities,
        statements: gatherer.statements,
        events: gatherer.events,
        notes: doc.notes,
    }
}

/// Finds times and numbers.
fn measures(gatherer: &mut record::Gatherer, doc: &mut Doc) {
    when::times(&mut gatherer.dates, doc, gatherer.published);
    count::quantities(&mut gatherer.quantities, doc, &gatherer.dates);
}

/// Reads one text and adds what it says.
fn add(gatherer: &mut record::Gatherer, doc: &Doc) {
    attribute(gatherer, doc, &says::statements(doc));
}

/// Finds whose words drafts are, and adds them; gives their chains.
fn attribute(gatherer: &mut record::Gatherer, doc: &Doc, drafts: &[says::Draft]) -> Vec<Vec<chain::Link>> {
    let speakers = drafts.iter().filter_map(|d| d.speaker.as_ref()).map(|s| s.first()).collect();
    let mut cast = who::cast(doc, speakers);
    chain::outlets(doc, &mut cast, drafts);
    let chains = chain::chains(doc, &cast, drafts);
    who::complete(doc, &mut cast);
    let (dates, quantities) = (&gatherer.dates, &gatherer.quantities);
    let published = gatherer.published;
    let events =
        happens::events(&happens::Known { doc, cast: &cast, drafts, chains: &chains, dates, quantities, published });
    gatherer.add(&record::Found { doc, cast: &cast, drafts, chains: &chains, events: &events });
    chains
}

/// Runs the stages up to clauses over one text.
fn analyse<'a>(text: &'a str, source: Source, pack: &'a Pack) -> Doc<'a> {
    let mut doc = split::split(text, source, pack);
    word::words(&mut doc);
    clause::clauses(&mut doc);
    doc
}

/// What the stages make of a text, for people: tokens with their tags, by clause.
pub fn analysis(text: &str, pack: &Pack) -> String {
    use std::fmt::Write;
    let doc = analyse(text, Source::Text, pack);
    let mut out = String::new();
    for (s, sentence) in doc.sentences.iter().enumerate() {
        let _ = writeln!(out, "— sentence {s} ({})", sentence.block.name());
        for i in sentence.first as usize..sentence.end as usize {
            let t = &doc.tokens[i];
            let _ = write!(
                out,
                "{}/{}/{}{} ",
                doc.word(i),
                t.tag.name(),
                t.clause.map_or("-".into(), |c| c.to_string()),
                if doc.opaque[i] != u32::MAX { "q" } else { "" }
            );
        }
        out.push('\n');
        for (c, clause) in doc.clauses.iter().enumerate().filter(|(_, c)| c.sentence == s as u32) {
            let verb: Vec<&str> = clause.verb.tokens.iter().map(|i| doc.word(*i as usize)).collect();
            let subject = phrase::subject(&doc, c).map(|p| doc.span(p.first, p.end).of(text));
            let _ = writeln!(
                out,
                "  {c}: {:?} parent {:?} beside {:?} fronted {:?} verb {verb:?} subject {subject:?} reportive {} passive {} | {}",
                clause.kind,
                clause.parent,
                clause.beside,
                clause.fronted,
                clause.is_reportive(),
                clause.verb.passive,
                doc.subtree(c).pieces(&doc).text(text)
            );
        }
    }
    out
}
