//! An entry as bytes: plain tuples, for the nouns of `laut-record` do not derive serde.

use laut_record::{Country, Known, KnownKind, KnownListing, Post};
use serde::{Deserialize, Serialize};

/// List, programme, since, until.
type CodedListing<'b> = (&'b str, Option<&'b str>, Option<&'b str>, Option<&'b str>);

#[derive(Serialize, Deserialize)]
struct Coded<'b> {
    id: &'b str,
    kind: u8,
    name: &'b str,
    names: Vec<&'b str>,
    weak_names: Vec<&'b str>,
    countries: Vec<&'b str>,
    topics: Vec<&'b str>,
    posts: Vec<(&'b str, Option<&'b str>, Option<&'b str>)>,
    organisations: Vec<&'b str>,
    facts: [Option<&'b str>; 3],
    ids: Vec<&'b str>,
    listings: Vec<CodedListing<'b>>,
}

fn borrowed(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

fn owned(all: Vec<&str>) -> Vec<String> {
    all.into_iter().map(String::from).collect()
}

/// The bytes of an entry.
pub(super) fn bytes(known: &Known) -> Vec<u8> {
    let coded = Coded {
        id: &known.id,
        kind: KnownKind::ALL.iter().position(|(k, _)| *k == known.kind).unwrap_or_default() as u8,
        name: &known.name,
        names: borrowed(&known.names),
        weak_names: borrowed(&known.weak_names),
        countries: known.countries.iter().map(Country::code).collect(),
        topics: borrowed(&known.topics),
        posts: known.posts.iter().map(|p| (p.name.as_str(), p.from.as_deref(), p.to.as_deref())).collect(),
        organisations: borrowed(&known.organisations),
        facts: [known.born.as_deref(), known.died.as_deref(), known.imo.as_deref()],
        ids: borrowed(&known.ids),
        listings: (known.listings.iter())
            .map(|l| (l.list.as_str(), l.programme.as_deref(), l.since.as_deref(), l.until.as_deref()))
            .collect(),
    };
    postcard::to_allocvec(&coded).expect("strings and numbers always serialise")
}

/// The entry that those bytes are.
pub(super) fn known(bytes: &[u8]) -> Option<Known> {
    let coded: Coded = postcard::from_bytes(bytes).ok()?;
    let some = |text: Option<&str>| text.map(String::from);
    let [born, died, imo] = coded.facts.map(some);
    Some(Known {
        id: coded.id.into(),
        kind: KnownKind::ALL.get(usize::from(coded.kind))?.0,
        name: coded.name.into(),
        names: owned(coded.names),
        weak_names: owned(coded.weak_names),
        countries: coded.countries.into_iter().filter_map(Country::from_code).collect(),
        topics: owned(coded.topics),
        posts: (coded.posts.into_iter())
            .map(|(name, from, to)| Post { name: name.into(), from: some(from), to: some(to) })
            .collect(),
        organisations: owned(coded.organisations),
        born,
        died,
        imo,
        ids: owned(coded.ids),
        listings: (coded.listings.into_iter())
            .map(|(list, programme, since, until)| KnownListing {
                list: list.into(),
                programme: some(programme),
                since: some(since),
                until: some(until),
            })
            .collect(),
    })
}
