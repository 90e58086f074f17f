//! States and places: which one a name names, an adjective or a noun for its people belongs to, a compound speaks of.
//!
//! All of it is data: names in `countries`, `lands` and `places`, stems in `demonyms` and `peoples` whose forms
//! `demonym-endings` makes. A row with `-` for its code says that the word is of no state: nothing is guessed.

use crate::doc::{Doc, Shape};
use laut_pack::{Listed, Tag};
use laut_record::Country;

/// What the name of a state or a place tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Land<'p> {
    pub(super) country: Option<Country>,
    /// It is the state itself, not a place in it.
    pub(super) state: bool,
    /// It stands for the government of its state, as capitals do.
    pub(super) stands: bool,
    /// How the name is written by itself, where that is told.
    pub(super) name: Option<&'p str>,
}

/// The row of list `list` that the tokens `first..end` are, the ending of an owner taken off the last.
pub(super) fn row<'p>(doc: &Doc<'p>, list: &str, first: usize, end: usize) -> Option<Listed<'p>> {
    let last = end.checked_sub(1).filter(|&l| l >= first)?;
    let find = |cut: usize| {
        let word = |i: usize| {
            let at = first + i;
            (at < end).then(|| doc.lower(at)).map(|w| if at == last { &w[..w.len() - cut] } else { w })
        };
        doc.pack.listed(list, word).filter(|l| l.words == end - first)
    };
    let word = doc.lower(last);
    let endings = doc.pack.manifest().clause.owner_endings.iter();
    find(0)
        .or_else(|| endings.filter(|e| word.ends_with(e.as_str()) && word.len() > e.len()).find_map(|e| find(e.len())))
}

/// The row of a body that a mention names, by its name or by a noun.
pub(super) fn body<'p>(doc: &Doc<'p>, mention: &super::Mention) -> Option<Listed<'p>> {
    let (first, end) = mention.name;
    if first < end {
        return row(doc, "organisations", first, end);
    }
    let noun = doc.tokens[mention.head].tag == Tag::Noun;
    doc.pack.listed_whole("organisations", doc.lower(mention.head)).filter(|_| noun)
}

/// The state or place that the tokens `first..end` name.
pub(super) fn land<'p>(doc: &Doc<'p>, first: usize, end: usize) -> Option<Land<'p>> {
    let place = |l: Listed<'p>| Land {
        country: code(&l),
        state: false,
        stands: l.cells.get(1).is_some_and(|c| c == "capital"),
        name: None,
    };
    let state = |l: Listed<'p>| {
        let country = code(&l);
        let name = l.cells.get(1).map(String::as_str).filter(|n| !n.is_empty() && *n != "-");
        Land { country, state: country.is_some(), stands: false, name }
    };
    row(doc, "places", first, end)
        .map(place)
        .or_else(|| row(doc, "lands", first, end).or_else(|| row(doc, "countries", first, end)).map(state))
        .or_else(|| part(doc, first, end))
}

/// A part of a state that is named after it ("Nordsyrien").
fn part<'p>(doc: &Doc<'p>, first: usize, end: usize) -> Option<Land<'p>> {
    if end != first + 1 {
        return None;
    }
    let word = doc.lower(first);
    let endings = doc.pack.manifest().clause.owner_endings.iter();
    let country =
        std::iter::once(word).chain(endings.filter_map(|e| word.strip_suffix(e.as_str()))).find_map(|word| {
            let of = |rest: &str| ["lands", "countries"].iter().find_map(|l| one(doc, l, rest));
            without_prefix(doc, word).find_map(|rest| of(rest).as_ref().and_then(code))
        })?;
    Some(Land { country: Some(country), state: false, stands: false, name: None })
}

/// The state that the adjective at token `i` is made of ("russische"), or the city's that it is made of ("Kiewer").
pub(super) fn adjective(doc: &Doc, i: usize) -> Option<Country> {
    let token = &doc.tokens[i];
    if !matches!(token.shape, Shape::Small | Shape::Capital) || !is_attribute(token.tag) {
        return None;
    }
    let word = doc.lower(i);
    if let Some(of_state) = inflected(doc, "demonyms", "adjective", word) {
        return of_state;
    }
    if token.shape != Shape::Capital {
        return None;
    }
    let endings = doc.pack.manifest().clause.place_endings.iter();
    endings
        .filter_map(|e| word.strip_suffix(e.as_str()))
        .find_map(|stem| one(doc, "places", stem).as_ref().and_then(code))
}

fn is_attribute(tag: Tag) -> bool {
    matches!(tag, Tag::Adjective | Tag::Predicative | Tag::Name | Tag::Noun | Tag::Foreign)
}

/// The state whose people the noun at token `i` names ("Nordkoreaner").
pub(super) fn people(doc: &Doc, i: usize) -> Option<Country> {
    let token = &doc.tokens[i];
    if token.shape != Shape::Capital || !matches!(token.tag, Tag::Noun | Tag::Name | Tag::Adjective) {
        return None;
    }
    let word = doc.lower(i);
    let last = word.rfind('-').map_or(word, |at| &word[at + 1..]);
    inflected(doc, "peoples", "people", word).or_else(|| inflected(doc, "peoples", "people", last)).flatten()
}

/// The state that the first part of a compound tells ("US-Präsident").
pub(super) fn compound(doc: &Doc, i: usize) -> Option<Country> {
    let (first, _) = doc.lower(i).split_once('-')?;
    code(&one(doc, "country-prefixes", first)?)
}

/// The office or body of one state that the noun at token `i` is, with the states that have one of that name too.
pub(super) fn of_state<'p>(doc: &Doc<'p>, i: usize) -> Option<(Country, &'p str)> {
    let row = doc.pack.listed_whole("state-nouns", doc.lower(i))?;
    Some((code(&row)?, row.cells.get(1).map_or("", String::as_str)))
}

/// The state that the row's first cell names.
pub(super) fn code(row: &Listed) -> Option<Country> {
    Country::from_code(row.cells.first()?)
}

fn one<'p>(doc: &Doc<'p>, list: &str, word: &str) -> Option<Listed<'p>> {
    doc.pack.listed(list, |n| (n == 0).then_some(word)).filter(|l| l.words == 1)
}

/// A word without each of the beginnings that make a part of a state.
fn without_prefix<'w>(doc: &'w Doc, word: &'w str) -> impl Iterator<Item = &'w str> {
    let rows = doc.pack.list("demonym-prefixes").map_or(&[][..], |l| &l.rows[..]);
    rows.iter().filter_map(move |(prefix, _)| word.strip_prefix(prefix.as_str()).filter(|rest| rest.len() > 3))
}

/// The state that an inflected word belongs to by its stem; some none where the list says that it is of no state.
fn inflected(doc: &Doc, list: &str, part: &str, word: &str) -> Option<Option<Country>> {
    let endings = doc.pack.list("demonym-endings")?;
    for (ending, cells) in &endings.rows {
        let [of, base] = cells.as_slice() else { continue };
        let ending = if ending == "-" { "" } else { ending };
        let Some(stem) = word.strip_suffix(ending).filter(|s| of == part && s.len() > 2) else { continue };
        let found = match base.as_str() {
            "-" | "" => stem_of(doc, list, stem),
            base => stem_of(doc, list, &format!("{stem}{base}")),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn stem_of(doc: &Doc, list: &str, stem: &str) -> Option<Option<Country>> {
    let found = one(doc, list, stem).or_else(|| without_prefix(doc, stem).find_map(|rest| one(doc, list, rest)))?;
    Some(code(&found))
}
