//! The list of sources that an article gives for itself, held against whom it cites.

use crate::{Laut, Record};
use laut_pack::{Pack, Tag};
use laut_record::{Actor, ActorId, ActorKind, BlockKind, Mention, Pieces, Source};
use std::collections::BTreeSet;

/// Where list and text differ.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listed {
    /// Names in the list.
    pub names: usize,
    /// Names in the list that nothing in the article is said to come from.
    pub uncited: Vec<String>,
    /// Outlets that the article cites, and that the list leaves out.
    pub unlisted: Vec<String>,
}

impl Laut {
    /// Holds the list of sources of an article against its text; none where it gives no list.
    pub fn listed(&self, record: &Record) -> Option<Listed> {
        let pack = self.shelf(record.article.language.as_deref()?)?.pack().ok()?;
        listed(record, pack)
    }
}

fn listed(record: &Record, pack: &Pack) -> Option<Listed> {
    let places: Vec<_> = record.blocks.iter().filter(|b| b.kind == BlockKind::Sources).map(|b| b.span).collect();
    let list: Vec<Name> = places.iter().flat_map(|span| names(span.of(&record.article.text), pack)).collect();
    if list.is_empty() {
        return None;
    }
    let places = Pieces::new(places);
    let cited = cited(record, &places, pack);
    let publisher = record.article.publisher.as_deref().map(|name| Name::new(name, pack));
    let mut found = Listed { names: list.len(), ..Listed::default() };
    for name in &list {
        if !cited.iter().any(|(other, _)| other.is_like(name)) {
            found.uncited.push(name.written.clone());
        }
    }
    let mut seen: Vec<Name> = publisher.into_iter().chain(list).collect();
    for (name, is_outlet) in cited {
        if is_outlet && !seen.iter().any(|other| other.is_like(&name)) {
            found.unlisted.push(name.written.clone());
            seen.push(name);
        }
    }
    Some(found)
}

/// All through whom something came, and the outlets that are named elsewhere; each with whether it is an outlet.
fn cited(record: &Record, list: &Pieces, pack: &Pack) -> Vec<(Name, bool)> {
    let outlets: Vec<&Actor> = record.actors.iter().filter(|a| a.kind == Some(ActorKind::Outlet)).collect();
    let in_text = |m: &Mention| m.source == Source::Title || !list.touches(m.span);
    let named = outlets.iter().filter(|a| a.mentions.iter().any(in_text)).map(|a| (a.name.as_str(), true));
    let outlets: BTreeSet<ActorId> = outlets.iter().map(|a| a.id).collect();
    let steps = record.statements.iter().flat_map(|s| &s.chain);
    let steps = steps.map(|step| (step.text.as_str(), step.actor.is_some_and(|id| outlets.contains(&id))));
    let mut seen = BTreeSet::new();
    let first = named.chain(steps).filter(|cited| seen.insert(*cited));
    first.map(|(name, is_outlet)| (Name::new(name, pack), is_outlet)).collect()
}

/// The names that a list of sources holds, after its heading.
fn names(block: &str, pack: &Pack) -> Vec<Name> {
    let list = block.split_once(':').map_or(block, |(_, list)| list);
    let parts = list.split([',', ';', '/', '\n']).flat_map(|part| parts(part, pack));
    parts.map(|part| Name::new(&part, pack)).filter(|name| !name.words.is_empty()).collect()
}

/// A part of the list, divided where a conjunction joins two names; inside quotation marks it belongs to the name.
fn parts(part: &str, pack: &Pack) -> Vec<String> {
    if part.contains(|c: char| is_quote(c, pack)) {
        return vec![part.to_string()];
    }
    let mut parts = vec![String::new()];
    for word in part.split_whitespace() {
        let joins = pack.readings(word).iter().any(|r| r.tag == Tag::Conjunction);
        match parts.last_mut() {
            Some(last) if !joins => {
                last.push_str(if last.is_empty() { "" } else { " " });
                last.push_str(word);
            }
            _ => parts.push(String::new()),
        }
    }
    parts
}

/// A name as written, without quotation marks, and its words for comparison.
struct Name {
    written: String,
    words: Vec<String>,
}

impl Name {
    fn new(name: &str, pack: &Pack) -> Self {
        let bare = name.replace(|c: char| is_quote(c, pack), "");
        let mut written = bare.trim().trim_end_matches('.').trim();
        // "The agencies A and B": what they are is no part of the first one's name.
        while let Some((first, rest)) = written.split_once(char::is_whitespace)
            && pack.lists_noun("outlet-nouns", &first.to_lowercase())
        {
            written = rest.trim_start();
        }
        let words = written.split_whitespace().map(str::to_lowercase).collect();
        Name { written: written.into(), words }
    }

    /// Whether one is the other, or holds it whole: a list writes "Agency X" for what the text calls X.
    fn is_like(&self, other: &Name) -> bool {
        let holds = |long: &[String], short: &[String]| long.windows(short.len()).any(|words| words == short);
        match self.words.len().min(other.words.len()) {
            0 => false,
            _ => match self.words.len() >= other.words.len() {
                true => holds(&self.words, &other.words),
                false => holds(&other.words, &self.words),
            },
        }
    }
}

fn is_quote(c: char, pack: &Pack) -> bool {
    let mut buffer = [0; 4];
    let mark: &str = c.encode_utf8(&mut buffer);
    pack.manifest().split.quotes.iter().any(|(open, close)| open == mark || close == mark)
}

#[cfg(test)]
mod tests {
    use super::*;
    use laut_pack::{Manifest, PackData, SplitSettings};
    use laut_record::{Article, Block, Span};

    fn pack() -> Pack {
        let split = SplitSettings { quotes: vec![("<".into(), ">".into())], ..SplitSettings::default() };
        Pack::new(PackData { manifest: Manifest { split, ..Manifest::default() }, ..PackData::default() })
    }

    /// A record whose text is `text` with its outlets marked by `*`, and whose last line is the list.
    fn record(text: &str) -> Record {
        let mut plain = String::new();
        let mut actors: Vec<Actor> = Vec::new();
        for (i, part) in text.split('*').enumerate() {
            let span = Span::new(plain.len(), plain.len() + part.len());
            plain += part;
            if i % 2 == 1 {
                actors.push(Actor {
                    id: ActorId(i as u32),
                    name: part.into(),
                    kind: Some(ActorKind::Outlet),
                    mentions: vec![Mention { source: Source::Text, span }],
                    ..Actor::default()
                });
            }
        }
        let list = plain.rfind('\n').map_or(0, |at| at + 1);
        let blocks = vec![Block { kind: BlockKind::Sources, span: Span::new(list, plain.len()) }];
        let article = Article { text: plain, publisher: Some("Evening Post".into()), ..Article::default() };
        Record { article, blocks, actors, ..Record::default() }
    }

    #[test]
    fn list_and_text_are_held_against_each_other() {
        let record = record(
            "*Daily Bell*, the agency *XPA*, *Evening Post*, *Kiosk*.\nSources: agency xpa, <The Daily Bell>, *Radio Nine*.",
        );
        let listed = listed(&record, &pack()).expect("a list");
        assert_eq!(listed, Listed { names: 3, uncited: vec!["Radio Nine".into()], unlisted: vec!["Kiosk".into()] });
    }

    #[test]
    fn an_article_without_a_list_is_not_held_against_one() {
        let mut record = record("*Daily Bell*\nSources: *Daily Bell*");
        record.blocks.clear();
        assert_eq!(listed(&record, &pack()), None);
    }

    #[test]
    fn a_name_inside_another_word_is_not_that_name() {
        let listed = listed(&record("*Postal Times*\nSources: Post"), &pack()).expect("a list");
        assert_eq!((listed.uncited.len(), listed.unlisted.len()), (1, 1));
    }
}
