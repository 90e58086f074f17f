//! The `word` stage: tokens → part of speech, lemma, features, agreement.
//!
//! Each token gets the tags its lexicon entry or its ending allows; a learned tagger chooses among them by context
//! where the pack has one, a few general preferences where it has none. The reading that fits the tag gives lemma
//! and features.

mod choose;
pub(crate) mod features;
mod free;
mod repair;

use crate::doc::{Doc, Shape};
use crate::explain::Choice;
use crate::model::Linear;
use laut_pack::{Agreement, Feats, FinitePlace, Letter, Tag, TagSet};

/// Name of the learned tagger in a pack's models.
pub(crate) fn tagger_name(language: &str) -> String {
    format!("{language}/word/tagger")
}

/// Tags that a pack lists in full: a word that is listed with one of these is no unlisted word of another class.
const CLOSED: &[Tag] = &[
    Tag::Determiner,
    Tag::Pronoun,
    Tag::Reflexive,
    Tag::Relative,
    Tag::Interrogative,
    Tag::Subordinator,
    Tag::Preposition,
    Tag::Conjunction,
    Tag::InfinitiveMarker,
    Tag::Negation,
    Tag::Number,
    Tag::ProAdverb,
    Tag::Adverb,
];

/// Tags, lemmas and features of all tokens.
pub(crate) fn words(doc: &mut Doc) {
    told(doc, |_, _, _, _, _| {});
}

/// As [`words`]; gives what the learned tagger chose between, by token.
pub(crate) fn words_told(doc: &mut Doc) -> Vec<(usize, Choice)> {
    let mut choices = Vec::new();
    let name = tagger_name(doc.pack.language());
    told(doc, |model, i, features, scores, tags| {
        let chosen = features::best(tags, scores, None);
        let Some((chosen, other)) = chosen.zip(features::best(tags, scores, chosen)) else { return };
        let labels = [chosen, other].map(|tag| (tag as usize, tag.name()));
        let named = features.iter().zip(features::NAMES).map(|(f, name)| (*f, name.to_string()));
        choices.push((i, Choice::new(model, name.clone(), labels, named)));
    });
    choices
}

fn told(doc: &mut Doc, mut tell: impl FnMut(&Linear, usize, &[u32], &[i32], TagSet)) {
    let allowed: Vec<TagSet> = (0..doc.tokens.len()).map(|i| allowed(doc, i)).collect();
    let model = doc.pack.model(&tagger_name(doc.pack.language()));
    let model = model.and_then(|m| Linear::new(&m.bytes)).filter(|m| m.classes() == Tag::COUNT);
    let free = doc.pack.manifest().clause.finite == FinitePlace::Free;
    for s in 0..doc.sentences.len() {
        let (first, end) = (doc.sentences[s].first as usize, doc.sentences[s].end as usize);
        match &model {
            Some(model) => {
                features::tag(doc, model, &allowed, first, end, |i, f, scores| tell(model, i, f, scores, allowed[i]));
            }
            None if free => free::tag(doc, &allowed, first, end),
            None => choose::tag(doc, &allowed, first, end),
        }
        // What repairs rest on is the place of the finite verb.
        if !free {
            repair::repair(doc, &allowed, first, end);
        }
    }
    repair::names(doc);
    for i in 0..doc.tokens.len() {
        read(doc, i);
    }
}

/// The tags token `i` may have.
pub(crate) fn allowed(doc: &Doc, i: usize) -> TagSet {
    let token = &doc.tokens[i];
    match token.shape {
        Shape::Quote | Shape::Mark => return TagSet::of(Tag::Punctuation),
        Shape::Number => return TagSet::of(Tag::Number),
        Shape::Address => return TagSet::of(Tag::Name),
        _ => {}
    }
    let listed = listed(doc, i);
    // A small first part before a capital one ("dpa-Meldung") is part of a noun.
    let compound = token.shape == Shape::Small
        && doc.word(i).rsplit_once('-').is_some_and(|(_, last)| last.starts_with(char::is_uppercase));
    if listed.is_empty() && is_hyphened_name(doc, i) {
        return TagSet::of(Tag::Name);
    }
    if listed.is_empty() && compound && doc.pack.manifest().clause.nouns_capitalised {
        return TagSet::of(Tag::Noun);
    }
    if listed.is_empty() && token.shape == Shape::Small && doc.pack.is_marked_infinitive(doc.lower(i)) {
        return TagSet::of(Tag::MarkedInfinitive);
    }
    let capitalised = doc.pack.manifest().clause.nouns_capitalised;
    let mut tags = listed;
    let light = Feats::AUXILIARY.with(Feats::MODAL);
    let closed =
        CLOSED.iter().any(|t| listed.has(*t)) || doc.pack.readings(doc.lower(i)).iter().any(|r| r.feats.any(light));
    if token.shape.is_capital() && listed.is_empty() && is_land(doc, i) {
        return TagSet::of(Tag::Name);
    }
    if token.shape.is_capital() {
        // Where nouns are written with a capital, a capital inside a sentence makes one of anything.
        if !starts(doc, i) && capitalised && !listed.has(Tag::Pronoun) {
            tags = TagSet::default();
        }
        if !starts(doc, i) || !closed {
            tags = tags.with(Tag::Noun).with(Tag::Name);
        }
        if !closed {
            tags = tags.with(Tag::Adjective).with(Tag::Foreign);
            if starts(doc, i) {
                tags = open(doc, i, tags);
            }
        }
        if doc.word(i).ends_with('-') {
            tags = tags.with(Tag::Truncated);
        }
    } else if !closed {
        tags = open(doc, i, tags);
        if !capitalised {
            tags = tags.with(Tag::Noun);
        }
        if listed.is_empty() {
            tags = tags.with(Tag::Foreign).with(Tag::Name);
        }
    }
    if tags.is_empty() { TagSet::of(Tag::Foreign) } else { tags }
}

/// Whether the word behind a name is more of it that starts with a small word and a hyphen ("Omar al-Badr").
fn is_hyphened_name(doc: &Doc, i: usize) -> bool {
    let Some((small, last)) = doc.word(i).split_once('-') else { return false };
    let before = i.checked_sub(1).map(|b| &doc.tokens[b]);
    last.starts_with(char::is_uppercase)
        && doc.tokens[i].shape == Shape::Small
        && before.is_some_and(|b| b.shape == Shape::Capital && b.sentence == doc.tokens[i].sentence)
        && doc.pack.lists("name-particles", small)
}

/// Whether the word, with or without the ending of an owner, is the name of a country or region.
pub(crate) fn is_land(doc: &Doc, i: usize) -> bool {
    let word = doc.lower(i);
    let listed = |w: &str| doc.pack.lists("countries", w) || doc.pack.lists("lands", w);
    let endings = &doc.pack.manifest().clause.owner_endings;
    listed(word) || endings.iter().filter_map(|e| word.strip_suffix(e.as_str())).any(listed)
}

/// Whether a capital at token `i` proves nothing: it starts a sentence, a quotation, or what follows a colon.
pub(crate) fn starts(doc: &Doc, i: usize) -> bool {
    let first = doc.sentences.get(doc.tokens[i].sentence as usize).map_or(0, |s| s.first as usize);
    let mut at = i;
    while at > first && doc.tokens[at - 1].shape.is_mark() {
        at -= 1;
        if doc.tokens[at].shape == Shape::Quote || matches!(doc.word(at), ":" | "(" | "–" | "-") {
            return true;
        }
    }
    at == first
}

/// The tags under which the pack lists the word.
pub(crate) fn listed(doc: &Doc, i: usize) -> TagSet {
    doc.pack.readings(doc.lower(i)).iter().fold(TagSet::default(), |set, r| set.with(r.tag))
}

/// Adds what the ending of the word allows.
fn open(doc: &Doc, i: usize, mut tags: TagSet) -> TagSet {
    let word = doc.lower(i);
    for ending in doc.pack.endings().iter().filter(|e| e.letter != Letter::Upper) {
        if ending.ends(word) && word.len() > ending.ending.len() + 1 {
            tags = tags.with(ending.tag);
        }
    }
    if tags.has(Tag::Infinitive) {
        tags = tags.with(Tag::MarkedInfinitive);
    }
    tags
}

/// Lemma, features and agreement of token `i`, from the reading that fits its tag.
fn read(doc: &mut Doc, i: usize) {
    let tag = doc.tokens[i].tag;
    let (mut lemma, mut feats, mut agreement) = (None, Feats::NONE, Agreement::NONE);
    let readings = doc.pack.readings(doc.lower(i));
    if let Some(reading) = readings.iter().find(|r| r.tag == tag) {
        lemma = Some(reading.lemma);
        feats = reading.feats;
    }
    for reading in readings.iter().filter(|r| r.tag == tag) {
        agreement = agreement.or(reading.agreement);
    }
    if lemma.is_none() {
        (feats, agreement) = by_ending(doc, i, tag);
    }
    let token = &mut doc.tokens[i];
    token.lemma = lemma;
    token.feats = feats;
    token.agreement = if agreement == Agreement::NONE { Agreement::ANY } else { agreement };
}

/// What ending and gender tell of an unlisted word.
fn by_ending(doc: &Doc, i: usize, tag: Tag) -> (Feats, Agreement) {
    let word = doc.lower(i);
    let fitting = (doc.pack.endings().iter()).find(|e| e.tag == tag && e.ends(word)).map(|e| (e.feats, e.agreement));
    let (feats, by_ending) = fitting.unwrap_or((Feats::NONE, Agreement::ANY));
    if tag != Tag::Noun {
        return (feats, by_ending);
    }
    match (doc.pack.noun(word), doc.pack.noun_stem(word)) {
        // As it is listed: singular; where the plural is often the same, either.
        (Some(gender), _) => {
            let feminine = gender.only(Agreement::FEMININE);
            (feats, if feminine { gender } else { gender.or(Agreement::PLURAL) })
        }
        // With an ending: plural, or a case of the singular that the ending allows.
        (None, Some(gender)) => {
            let both = by_ending.and(gender.or(Agreement::PLURAL));
            let feminine = gender.only(Agreement::FEMININE);
            (feats, if feminine || both == Agreement::NONE { Agreement::PLURAL } else { both })
        }
        (None, None) => (feats, by_ending),
    }
}
