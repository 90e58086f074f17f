//! The list of sources that an article gives for itself, held against whom it cites.

use crate::{Laut, Record};
use laut_pack::{Pack, Tag};
use laut_record::{ActorKind, BlockKind, Pieces, Source};

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
    let mut cited = Vec::new();
    for step in record.statements.iter().flat_map(|s| &s.chain) {
        let actor = step.actor.and_then(|id| record.actor(id));
        let is_outlet = actor.is_some_and(|a| a.kind == Some(ActorKind::Outlet));
        let outlet_name = actor.filter(|_| is_outlet).map(|a| Name::new(&a.name, pack));
        cited.extend(outlet_name.map(|name| (name, true)));
        cited.push((Name::new(&step.text, pack), is_outlet));
    }
    for actor in record.actors.iter().filter(|a| a.kind == Some(ActorKind::Outlet)) {
        let in_text = |m: &laut_record::Mention| m.source == Source::Title || !list.touches(m.span);
        if actor.mentions.iter().any(in_text) {
            cited.push((Name::new(&actor.name, pack), true));
        }
    }
    cited
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
        let written = bare.trim().trim_end_matches('.').trim().to_string();
        let mut words: Vec<String> = written.split_whitespace().map(str::to_lowercase).collect();
        // An article that belongs to the name of a newspaper is as often left out.
        if words.len() > 1 && words[0] == "the" {
            words.remove(0);
        }
        Name { written, words }
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
