//! How a phrase is written by itself, without its article and out of its case: what somebody without a name is called in
//! the record ("des russischen Außenministeriums": russisches Außenministerium). The list `citation` of the pack has the
//! endings; without it the words stay as they are.

use super::join::genders;
use crate::doc::Doc;
use laut_pack::{Agreement, List, Tag};

/// The words `first..end`, of which `head` is the noun, by themselves; `agreement` is the phrase's, article included.
pub(crate) fn citation(doc: &Doc, first: usize, head: usize, end: usize, agreement: Agreement) -> String {
    let as_written = || doc.span(first, end).of(doc.text).to_string();
    let (Some(list), true) = (doc.pack.list("citation"), (first..end).contains(&head)) else { return as_written() };
    let Some(gender) = gender(doc, first, head, agreement) else { return as_written() };
    let mut out = String::new();
    let mut at = doc.tokens[first].span.start as usize;
    for i in first..=head {
        let part = match doc.tokens[i].tag {
            _ if i == head => "noun",
            Tag::Adjective => "adjective",
            Tag::Determiner => "determiner",
            _ => continue,
        };
        let span = doc.tokens[i].span;
        let Some(word) = declined(doc, list, i, part, gender) else { continue };
        out += &doc.text[at..span.start as usize];
        out += &word;
        at = span.end as usize;
    }
    out + &doc.text[at..doc.tokens[end - 1].span.end as usize]
}

/// The name of the gender or number of the phrase, where one is left.
fn gender(doc: &Doc, first: usize, head: usize, agreement: Agreement) -> Option<&'static str> {
    const NAMES: [(&str, Agreement); 4] =
        [("m", Agreement::MASCULINE), ("f", Agreement::FEMININE), ("n", Agreement::NEUTER), ("pl", Agreement::PLURAL)];
    let listed = doc.pack.noun(doc.lower(head));
    let known = listed.or_else(|| doc.pack.noun_stem(doc.lower(head)));
    let words = (first..=head).map(|i| doc.tokens[i].agreement).fold(agreement, |a, b| {
        let both = a.and(b);
        if both == Agreement::NONE { a } else { both }
    });
    let of_phrase = genders(words);
    let both = known.map_or(of_phrase, |k| genders(k).or(Agreement::PLURAL).and(of_phrase));
    let allowed = if both == Agreement::NONE { of_phrase } else { both };
    // A noun with an ending that owners do not have is in the plural where that fits.
    let owns = doc.pack.manifest().clause.owner_endings.iter().any(|e| doc.lower(head).ends_with(e.as_str()));
    if listed.is_none() && known.is_some() && !owns && allowed.allows(Agreement::PLURAL) {
        return Some("pl");
    }
    let mut left = NAMES.iter().filter(|(_, a)| allowed.allows(*a));
    let one = left.next()?.0;
    left.next().is_none().then_some(one)
}

/// Word `i` with the ending that it has by itself; none where it stays as it is.
fn declined(doc: &Doc, list: &List, i: usize, part: &str, gender: &str) -> Option<String> {
    let word = doc.word(i);
    let capital = doc.tokens[i].shape.is_capital();
    // A capital that only starts the sentence goes, unless words of that kind are written with one.
    let falls = part != "noun" && capital && crate::word::starts(doc, i);
    let lower = |w: &str| if falls { w.to_lowercase() } else { w.to_string() };
    for (ending, cells) in &list.rows {
        let [of, whose, to, known, case] = cells.as_slice() else { continue };
        // Which nouns take an ending in the plural cannot be told, but for those that are looked up with theirs.
        let barred = case == "saying" && doc.pack.noun_of_saying(doc.lower(i)).is_none();
        if of != part || whose != gender || case == "small" && capital && !falls || barred {
            continue;
        }
        let Some(stem) = word.strip_suffix(ending.as_str()).filter(|s| match part {
            "determiner" => s.is_empty(),
            _ => s.is_empty() || s.chars().count() > 2,
        }) else {
            continue;
        };
        let text = |cell: &str| if cell == "-" { String::new() } else { cell.to_string() };
        let mut known = known.split(' ');
        let base = stem.to_lowercase() + &text(known.next().unwrap_or("-"));
        let mut genders = known.filter_map(Agreement::named).peekable();
        let any = genders.peek().is_none();
        let fits = |noun: Agreement| any || genders.any(|g| noun.only(g));
        if part == "noun" && !doc.pack.noun(&base).is_some_and(fits) {
            continue;
        }
        return Some(lower(&(stem.to_string() + &text(to))));
    }
    falls.then(|| lower(word))
}
