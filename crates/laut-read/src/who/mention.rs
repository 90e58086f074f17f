//! Phrases that can name somebody.

use crate::doc::{Doc, Shape};
use crate::phrase::{self, Phrase};
use laut_pack::{Agreement, Feats, Tag};
use laut_record::ActorKind;

/// A place where somebody may be named: tokens `first..end` without article or possessive.
#[derive(Debug, Clone)]
pub(crate) struct Mention {
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// The whole phrase, with owners and brackets behind it; known once the cast is complete.
    pub(crate) whole: (usize, usize),
    /// The noun, or the last word of the name.
    pub(crate) head: usize,
    /// Where the bare name stands in it; empty if it has none.
    pub(crate) name: (usize, usize),
    pub(crate) agreement: Agreement,
    pub(crate) pronoun: bool,
    /// It has a definite article or a demonstrative.
    pub(crate) definite: bool,
    /// It has an indefinite article.
    pub(crate) indefinite: bool,
    pub(crate) kind: Option<ActorKind>,
}

/// All mentions, in the order of the text.
pub(super) fn mentions(doc: &Doc) -> Vec<Mention> {
    let mut found = Vec::new();
    for sentence in &doc.sentences {
        let (mut at, end) = (sentence.first as usize, sentence.end as usize);
        while at < end {
            match phrase::chunk(doc, at, end) {
                Some(phrase) => {
                    let end = phrase.end;
                    let (phrase, holder) = without_holder(doc, phrase);
                    let owner = owner(doc, &phrase);
                    let before = owner.filter(|o| o.0 == phrase.first);
                    found.extend(before.map(|o| bare(doc, o)));
                    found.extend(mention(doc, &phrase));
                    found.extend(owner.filter(|_| before.is_none()).map(|o| bare(doc, o)));
                    inner(doc, &phrase, &mut found);
                    found.extend(holder.map(|h| Mention { agreement: Agreement::ANY, ..bare(doc, h) }));
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    found.retain(|m| is_whole(doc, m));
    found
}

/// Whether the words of a mention are more than half a compound ("Innen- und …") or one letter ("(l.)").
fn is_whole(doc: &Doc, m: &Mention) -> bool {
    let word = doc.word(m.head);
    let letter = m.end == m.first + 1 && word.len() == 1;
    !letter && !(word.ends_with('-') && m.head + 1 == m.end)
}

/// A phrase in the genitive that names a body, and the name behind it of who holds an office there ("die Leiterin der
/// Behörde Ana Vos").
fn without_holder(doc: &Doc, phrase: Phrase) -> (Phrase, Option<(usize, usize)>) {
    let head = phrase.head;
    let body = |l: &str| doc.pack.lists_noun(l, doc.lower(head));
    let names = head + 1..phrase.end;
    let full = names.len() > 1 && names.clone().all(|i| doc.tokens[i].tag == Tag::Name);
    let office = phrase.first.checked_sub(1).is_some_and(|i| is_title(doc, i));
    let held = doc.tokens[head].tag == Tag::Noun
        && !doc.pack.lists_noun("titles", doc.lower(head))
        && full
        && (office || doc.pack.lists("given-names", doc.lower(head + 1)))
        && phrase.preposition.is_none()
        && phrase.agreement.allows(Agreement::GENITIVE)
        && (body("government-nouns") || body("organisation-nouns"));
    match held {
        true => (Phrase { end: head + 1, ..phrase }, Some((head + 1, phrase.end))),
        false => (phrase, None),
    }
}

/// The stretch of a phrase's attribute that has phrases of its own ("die von Präsident Vos eingebrachten Gesetze"):
/// from its preposition to the attribute itself.
fn inner_stretch(doc: &Doc, phrase: &Phrase) -> Option<(usize, usize)> {
    let from = (phrase.first..phrase.head).find(|&i| doc.tokens[i].tag == Tag::Preposition)?;
    let to = (from..phrase.head)
        .rev()
        .find(|&i| doc.tokens[i].tag == Tag::Adjective && !doc.tokens[i].shape.is_capital())?;
    Some((from, to))
}

/// Adds whoever is named inside an attribute.
fn inner(doc: &Doc, phrase: &Phrase, found: &mut Vec<Mention>) {
    let Some((mut at, end)) = inner_stretch(doc, phrase) else { return };
    while at < end {
        match phrase::chunk(doc, at, end) {
            Some(phrase) => {
                found.extend(mention(doc, &phrase));
                at = phrase.end.max(at + 1);
            }
            None => at += 1,
        }
    }
}

fn mention(doc: &Doc, phrase: &Phrase) -> Option<Mention> {
    if phrase::is_time(doc, phrase) {
        return None;
    }
    let head = &doc.tokens[phrase.head];
    let pronoun = head.tag == Tag::Pronoun;
    if pronoun && !head.feats.has(Feats::PERSONAL) {
        return None;
    }
    let quoted = (phrase.first..phrase.end).any(|i| doc.tokens[i].shape == Shape::Quote);
    let known = (phrase.first..phrase.end).any(|i| phrase::known_name(doc, i, phrase.end).is_some());
    if !pronoun && !quoted && !known && !matches!(head.tag, Tag::Noun | Tag::Name | Tag::Foreign) {
        return None;
    }
    let mut first = phrase.first;
    let (mut definite, mut indefinite) =
        (phrase.preposition.is_some_and(|p| doc.tokens[p].feats.has(Feats::FUSED)), false);
    // "The country's minister": where compounds are written apart, whoever owns it stands for the article.
    definite |= doc.compounds_apart() && first + 1 < phrase.end && phrase::is_owner(doc, first);
    while first < phrase.end && doc.tokens[first].tag == Tag::Determiner {
        let feats = doc.tokens[first].feats;
        definite |= feats.any(Feats::DEFINITE.with(Feats::DEMONSTRATIVE).with(Feats::POSSESSIVE));
        indefinite |= feats.has(Feats::INDEFINITE);
        first += 1;
    }
    if first == phrase.end {
        return None;
    }
    let phrase = &without_year(doc, phrase);
    let name = name_in(doc, phrase);
    let kind = kind(doc, phrase, name);
    Some(Mention {
        first,
        end: phrase.end,
        whole: (first, phrase.end),
        head: phrase.head,
        name,
        agreement: phrase.agreement,
        pronoun,
        definite,
        indefinite,
        kind,
    })
}

/// A phrase without the year behind its name ("in Riga 2014").
fn without_year(doc: &Doc, phrase: &Phrase) -> Phrase {
    let last = phrase.end - 1;
    let year = last > phrase.first
        && doc.tokens[last].shape == Shape::Number
        && doc.word(last).len() == 4
        && doc.tokens[last - 1].tag == Tag::Name;
    Phrase { end: phrase.end - usize::from(year), ..*phrase }
}

/// The name in a phrase that owns its noun: "Russlands Präsident", "der Präsident Russlands", "ein Sprecher Eva Klees".
fn owner(doc: &Doc, phrase: &Phrase) -> Option<(usize, usize)> {
    let (first, end) = (phrase.first, phrase.end);
    let name = |i: usize| doc.tokens[i].tag == Tag::Name;
    let noun = |i: usize| doc.tokens[i].tag == Tag::Noun;
    if end < first + 2 {
        return None;
    }
    // A title that is taken for a part of the name, or the name itself: "Kolas Regent Ana Vos".
    let land = crate::word::is_land(doc, first) && name(first + 1);
    if name(first) && phrase::is_owner(doc, first) && (noun(first + 1) || land) {
        return Some((first, first + 1));
    }
    let from = (first..end).rev().take_while(|&i| name(i)).last()?;
    if from == first || !noun(from - 1) || !phrase::is_owner(doc, end - 1) {
        return None;
    }
    // Behind a noun in the plural or with an indefinite article it cannot be that noun's own name.
    let one = from + 1 == end && crate::word::is_land(doc, from);
    let several = doc.tokens[from - 1].agreement.only(Agreement::PLURAL);
    let any = (first..from).any(|i| doc.tokens[i].feats.has(Feats::INDEFINITE));
    (one || several || any).then_some((from, end))
}

/// A mention that is a name alone.
fn bare(doc: &Doc, (first, end): (usize, usize)) -> Mention {
    let kind = match end == first + 1 && crate::word::is_land(doc, first) {
        true => Some(ActorKind::Country),
        false => is_outlet(doc, first, end).then_some(ActorKind::Outlet),
    };
    Mention {
        first,
        end,
        whole: (first, end),
        head: end - 1,
        name: (first, end),
        agreement: Agreement::GENITIVE,
        pronoun: false,
        definite: false,
        indefinite: false,
        kind,
    }
}

/// Where the bare name stands: names in a row, or what is quoted as one.
fn name_in(doc: &Doc, phrase: &Phrase) -> (usize, usize) {
    let is_name = |i: usize| matches!(doc.tokens[i].tag, Tag::Name | Tag::Foreign);
    // What an attribute names is somebody else.
    let phrase = &match inner_stretch(doc, phrase) {
        Some((_, to)) => Phrase { first: to, ..*phrase },
        None => *phrase,
    };
    let quoted = (phrase.first..phrase.end).find(|&i| doc.tokens[i].shape == Shape::Quote);
    if let Some(open) = quoted {
        let close = (open + 1..phrase.end).find(|&i| doc.tokens[i].shape == Shape::Quote).unwrap_or(phrase.end);
        return (open + 1, close);
    }
    let known = (phrase.first..phrase.end).find_map(|i| Some((i, i + phrase::known_name(doc, i, phrase.end)?)));
    if let Some(known) = known {
        return known;
    }
    let Some(mut first) = (phrase.first..phrase.end).find(|&i| is_name(i)) else {
        // A state or place that was taken for a noun.
        let head = phrase.head;
        let land = head + 1 == phrase.end && doc.tokens[head].shape == Shape::Capital && is_noun_of_land(doc, head);
        return if land { (head, head + 1) } else { (phrase.end, phrase.end) };
    };
    // Part of a compound that is written apart: "Foreign Minister Doe".
    if doc.compounds_apart() && first + 1 < phrase.end && doc.tokens[first + 1].tag == Tag::Noun {
        match (first + 1..phrase.end).find(|&i| is_name(i)) {
            Some(next) => first = next,
            None => return (phrase.end, phrase.end),
        }
    }
    // A name that owns the noun beside it is another's ("Russlands Präsident").
    if let Some((from, end)) = owner(doc, phrase).filter(|o| o.0 == first) {
        match (end..phrase.end).find(|&i| is_name(i)).filter(|_| from == phrase.first) {
            Some(next) => first = next,
            None => return (phrase.end, phrase.end),
        }
    }
    let mut end = first;
    // "George W. Bush": the stop of an initial is inside the name.
    let initial = |i: usize| {
        doc.word(i) == "." && i > first && doc.word(i - 1).chars().count() == 1 && i + 1 < phrase.end && is_name(i + 1)
    };
    while end < phrase.end && (is_name(end) || doc.tokens[end].shape == Shape::Number && end > first || initial(end)) {
        end += 1;
    }
    // What stands before a given name is a title, known or not ("Deichgraf Enno Harms").
    let given = |i: usize| doc.pack.lists("given-names", doc.lower(i));
    let bearer = (first + 1..end.saturating_sub(1)).find(|&i| given(i)).filter(|_| !given(first));
    let titled = || (first + 1 < end && !given(first) && is_title(doc, first)).then_some(first + 1);
    let bearer = bearer.or_else(titled);
    (bearer.unwrap_or(first), end)
}

/// Whether a noun is the name of a state or a place: short ones are as often another noun.
fn is_noun_of_land(doc: &Doc, i: usize) -> bool {
    const LETTERS_MIN: usize = 6;
    doc.lower(i).chars().count() >= LETTERS_MIN && super::land::land(doc, i, i + 1).is_some()
}

/// What the phrase is by its noun, or by a list of names.
fn kind(doc: &Doc, phrase: &Phrase, name: (usize, usize)) -> Option<ActorKind> {
    let head = doc.lower(phrase.head);
    if doc.tokens[phrase.head].tag == Tag::Noun {
        for (list, kind) in [
            ("titles", ActorKind::Person),
            ("outlet-nouns", ActorKind::Outlet),
            ("government-nouns", ActorKind::Government),
            ("organisation-nouns", ActorKind::Organisation),
        ] {
            if doc.pack.lists_noun(list, head) {
                return Some(kind);
            }
        }
    }
    let (first, end) = name;
    if first < end {
        let word = |i: usize| (first + i < end).then(|| doc.lower(first + i));
        if is_outlet(doc, first, end) || has_outlet_part(doc, first, end) {
            return Some(ActorKind::Outlet);
        }
        if doc.pack.listed("organisations", word).is_some() || doc.tokens[end - 1].shape == Shape::Capitals {
            return Some(ActorKind::Organisation);
        }
        if end == first + 1 && crate::word::is_land(doc, first)
            || phrase.end - phrase.first > 1 && is_country(doc, first, end)
        {
            return Some(ActorKind::Country);
        }
        let titled = (phrase.first..first).any(|i| doc.tokens[i].tag == Tag::Name && is_title(doc, i));
        if titled || end - first >= 2 && doc.pack.lists("given-names", doc.lower(first)) {
            return Some(ActorKind::Person);
        }
    }
    None
}

/// Whether a word is a title, whatever it is tagged.
pub(super) fn is_title(doc: &Doc, i: usize) -> bool {
    doc.tokens[i].shape == Shape::Capital && doc.pack.listed_whole("titles", doc.lower(i)).is_some()
}

/// Whether the tokens are the name of a country that has several words.
fn is_country(doc: &Doc, first: usize, end: usize) -> bool {
    let word = |i: usize| (first + i < end).then(|| doc.lower(first + i));
    doc.pack.listed("countries", word).is_some_and(|l| l.words == end - first)
}

/// Whether the tokens are the name of an outlet or a channel.
pub(crate) fn is_outlet(doc: &Doc, first: usize, end: usize) -> bool {
    let word = |i: usize| (first + i < end).then(|| doc.lower(first + i));
    doc.pack
        .listed("outlets", word)
        .is_some_and(|l| l.words == end - first || end == first + 2 && doc.tokens[first].shape == Shape::Capitals)
}

/// Whether a part of a name tells that it is an outlet's; parts of compounds count too, a whole name of one word does not.
fn has_outlet_part(doc: &Doc, first: usize, end: usize) -> bool {
    let part = |word: &str| doc.pack.lists("outlet-name-parts", word) || doc.pack.lists("outlet-nouns", word);
    let mut parts = (first..end).flat_map(|i| doc.lower(i).split('-'));
    parts.clone().nth(1).is_some() && parts.any(part)
}

/// The words of a name as written, in lower case, without marks.
pub(crate) fn bare_name(doc: &Doc, (first, end): (usize, usize)) -> Vec<String> {
    (first..end).filter(|&i| !doc.tokens[i].shape.is_mark()).map(|i| doc.lower(i).to_string()).collect()
}
