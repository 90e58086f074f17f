//! A pack as the reader uses it: compiled data with indices for look-up.

use crate::PARTICLE_MARK;
use crate::count::{NumberClass, NumberIndex, NumberWord};
use crate::happens::{Happens, HappensIndex, Operator, Part, Trigger};
use crate::lexicon::{Ending, LexiconData};
use crate::list::{List, ListIndex, Listed};
use crate::manifest::Manifest;
use crate::measured::Measured;
use crate::rule::Rule;
use crate::says::Entry;
use crate::story::Story;
use crate::time::{TimeIndex, TimeWord};
use crate::word::{Agreement, Reading, Tag};
use laut_record::{Confidence, EventType};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A compiled pack: what `laut-languages` embeds.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct PackData {
    /// Name of its folder, with which the places of its examples start.
    pub folder: String,
    /// `pack.toml`.
    pub manifest: Manifest,
    /// Forms, endings, nouns.
    pub lexicon: LexiconData,
    /// Words of saying.
    pub entries: Vec<Entry>,
    /// Words of doing.
    pub happens: Happens,
    /// Other tables of words.
    pub lists: Vec<List>,
    /// Words that tell of a time, by their first word.
    pub times: Vec<(String, TimeWord)>,
    /// Words that numbers are made of.
    pub numbers: Vec<NumberWord>,
    /// Rules, sorted by id.
    pub rules: Vec<Rule>,
    /// Whole articles with what is read from them.
    pub stories: Vec<Story>,
    /// Learned weights.
    pub models: Vec<Model>,
    /// How often its rules were right.
    pub measured: Measured,
}

/// Learned weights, in the format of the stage that uses them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Model {
    /// `de/word/tagger`.
    pub name: String,
    /// The weights.
    #[serde(with = "whole")]
    pub bytes: Vec<u8>,
    hash: String,
}

/// Bytes as one piece: serde alone would take them one by one.
mod whole {
    use serde::de::{Deserializer, Error, Visitor};
    use serde::ser::Serializer;

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(bytes)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Vec<u8>;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }
        }
        from.deserialize_bytes(Bytes)
    }
}

/// A pack ready for reading.
#[derive(Debug)]
pub struct Pack {
    data: PackData,
    hash: String,
    forms: FxHashMap<Box<str>, u32>,
    nouns: FxHashMap<Box<str>, Agreement>,
    entries: FxHashMap<Box<str>, Vec<u32>>,
    lists: FxHashMap<Box<str>, ListIndex>,
    times: TimeIndex,
    numbers: NumberIndex,
    happens: HappensIndex,
    /// Lemmas of separable verbs, with their mark.
    separable: FxHashSet<Box<str>>,
}

impl Pack {
    /// Indexes compiled data.
    pub fn new(data: PackData) -> Pack {
        let hash = hash(&postcard::to_allocvec(&data).unwrap_or_default());
        Pack::hashed(data, hash)
    }

    /// Reads what [`PackData::to_bytes`] wrote.
    ///
    /// # Errors
    /// When the bytes were written by another version of the format.
    pub fn from_bytes(bytes: &[u8]) -> Result<Pack, postcard::Error> {
        // The hash stands before the data, so that nobody has to count it again at every start.
        let (hash, data) = bytes.split_at_checked(HASH).ok_or(postcard::Error::DeserializeUnexpectedEnd)?;
        let hash = String::from_utf8(hash.to_vec()).map_err(|_| postcard::Error::DeserializeBadUtf8)?;
        Ok(Pack::hashed(postcard::from_bytes(data)?, hash))
    }

    fn hashed(data: PackData, hash: String) -> Pack {
        let forms = data.lexicon.forms.iter().enumerate().map(|(i, (f, _))| (f.as_str().into(), i as u32)).collect();
        let nouns = data.lexicon.nouns.iter().map(|(n, a)| (n.as_str().into(), *a)).collect();
        let mut entries: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        for (i, entry) in data.entries.iter().enumerate() {
            entries.entry(entry.lemma.to_lowercase().into()).or_default().push(i as u32);
        }
        let lists =
            data.lists.iter().enumerate().map(|(n, l)| (l.name.as_str().into(), ListIndex::new(n, l))).collect();
        let separable =
            data.lexicon.lemmas.iter().filter(|l| l.contains(PARTICLE_MARK)).map(|l| l.as_str().into()).collect();
        let times = TimeIndex::new(&data.times);
        let numbers = NumberIndex::new(&data.numbers);
        let happens = HappensIndex::new(&data.happens, &data.manifest.happens.vowel_changes);
        Pack { data, hash, forms, nouns, entries, lists, times, numbers, happens, separable }
    }

    /// Language code.
    pub fn language(&self) -> &str {
        &self.data.manifest.language
    }

    /// `pack.toml`.
    pub fn manifest(&self) -> &Manifest {
        &self.data.manifest
    }

    /// First 16 hexadecimal digits of the SHA-256 of the compiled form.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The rules, sorted by id.
    pub fn rules(&self) -> &[Rule] {
        &self.data.rules
    }

    /// Whole articles with what is read from them.
    pub fn stories(&self) -> &[Story] {
        &self.data.stories
    }

    /// Name of the folder it was read from.
    pub fn folder(&self) -> &str {
        &self.data.folder
    }

    /// All words of saying.
    pub fn all_entries(&self) -> &[Entry] {
        &self.data.entries
    }

    /// The learned weights of that name.
    pub fn model(&self, name: &str) -> Option<&Model> {
        self.data.models.iter().find(|m| m.name == name)
    }

    /// All learned weights.
    pub fn models(&self) -> &[Model] {
        &self.data.models
    }

    /// Takes out the learned weights whose name starts so (`""`: all), so that the rules stand alone.
    pub fn without_models(mut self, prefix: &str) -> Pack {
        self.data.models.retain(|m| !m.name.starts_with(prefix));
        self
    }

    /// Readings of a form in lower case; empty when it is not listed.
    pub fn readings(&self, form: &str) -> &[Reading] {
        self.forms.get(form).map_or(&[], |&i| &self.data.lexicon.forms[i as usize].1)
    }

    /// The lemma of that number.
    pub fn lemma(&self, number: u32) -> &str {
        &self.data.lexicon.lemmas[number as usize]
    }

    /// Endings for words that are not listed, longest first.
    pub fn endings(&self) -> &[Ending] {
        &self.data.lexicon.endings
    }

    /// Gender and number of a noun in lower case, or of the longest listed noun it ends in.
    pub fn noun(&self, noun: &str) -> Option<Agreement> {
        // One or two letters are no word that another could be joined to.
        let tails = noun.char_indices().map(|(i, _)| &noun[i..]).take_while(|t| t.len() > 3).enumerate();
        let parts = tails.take(24).filter(|(letters, _)| *letters == 0 || *letters > 2);
        parts.map(|(_, tail)| tail).find_map(|tail| self.nouns.get(tail).copied())
    }

    /// Gender of the listed noun that a noun in lower case is once an ending is taken off.
    pub fn noun_stem(&self, noun: &str) -> Option<Agreement> {
        let endings = self.data.manifest.clause.case_endings.iter();
        endings.filter_map(|e| noun.strip_suffix(e.as_str())).find_map(|stem| self.noun(stem))
    }

    /// Words of saying with that lemma.
    pub fn entries(&self, lemma: &str) -> impl Iterator<Item = &Entry> {
        let numbers = self.entries.get(lemma).map_or(&[][..], Vec::as_slice);
        numbers.iter().map(|&i| &self.data.entries[i as usize])
    }

    /// Whether a noun in lower case, in any case and number, ends in a listed noun without being one.
    pub fn is_compound(&self, noun: &str) -> bool {
        self.noun_stems(noun).any(|stem| {
            let tails = stem.char_indices().skip(2).map(|(i, _)| &stem[i..]).take_while(|t| t.len() > 3);
            tails.take(24).any(|tail| self.nouns.contains_key(tail))
        })
    }

    /// Whether a noun in lower case is made of two listed nouns, with one of the joints the pack names between them.
    pub fn is_whole_compound(&self, noun: &str) -> bool {
        let known = |word: &str| word.len() > 2 && self.nouns.contains_key(word);
        let joints = &self.data.manifest.clause.noun_endings;
        self.noun_stems(noun).any(|stem| {
            stem.char_indices().skip(3).any(|(i, _)| {
                let (first, last) = stem.split_at(i);
                known(last)
                    && last.len() > 3
                    && (known(first) || joints.iter().filter_map(|j| first.strip_suffix(j.as_str())).any(known))
            })
        })
    }

    /// Whether a word is an infinitive with its marker between particle and base ("freizulassen").
    pub fn is_marked_infinitive(&self, word: &str) -> bool {
        let listed = |form: &str, tag: Tag| self.readings(form).iter().any(|r| r.tag == tag);
        (word.char_indices().skip(2)).any(|(i, _)| {
            let (particle, rest) = word.split_at(i);
            listed(particle, Tag::VerbParticle)
                && rest.char_indices().skip(1).take(3).any(|(j, _)| {
                    let (marker, base) = rest.split_at(j);
                    listed(marker, Tag::InfinitiveMarker) && base.len() > 3 && self.ends_as(base, Tag::Infinitive)
                })
        })
    }

    /// Whether a word is listed with that tag, or its ending tells it.
    fn ends_as(&self, word: &str, tag: Tag) -> bool {
        self.readings(word).iter().any(|r| r.tag == tag)
            || self.endings().iter().any(|e| e.tag == tag && !e.ending.is_empty() && e.ends(word))
    }

    /// Whether a verb with that particle is listed.
    pub fn is_separable(&self, particle: &str, base: &str) -> bool {
        self.separable.contains(format!("{particle}{PARTICLE_MARK}{base}").as_str())
    }

    /// The entries of a noun in lower case in any case and number: of the noun itself, else of the last part of the
    /// compound it is.
    pub fn noun_entries(&self, noun: &str) -> impl Iterator<Item = &Entry> {
        let found = self.noun_of_saying(noun).map_or("", |(_, word)| word);
        self.entries(found).filter(|e| e.table == "says-nouns")
    }

    /// Where in a compound the noun of saying starts that it ends in (0: it is one itself), and that noun.
    pub fn noun_of_saying<'n>(&self, noun: &'n str) -> Option<(usize, &'n str)> {
        let numbers = |word: &str| self.entries.get(word).map_or(&[][..], Vec::as_slice);
        let known = |word: &&str| numbers(word).iter().any(|&i| self.data.entries[i as usize].table == "says-nouns");
        // Endings of case and number only; a noun for people is another noun ("Kritik", "Kritikern").
        let people = self.lists_noun("titles", noun);
        let endings = || {
            let all = self.data.manifest.clause.case_endings.iter().filter(move |e| !people || e.chars().count() < 3);
            std::iter::once(noun).chain(all.filter_map(|e| noun.strip_suffix(e.as_str())))
        };
        if let Some(word) = endings().find(known) {
            return Some((0, word));
        }
        endings().find_map(|stem| {
            let tails = stem.char_indices().skip(3).take_while(|(i, _)| stem.len() - i > 4);
            tails.take(24).map(|(i, _)| (i, &stem[i..])).find(|(_, word)| known(word))
        })
    }

    /// All words of doing.
    pub fn happens(&self) -> &Happens {
        &self.data.happens
    }

    /// The readings of a verb that names an event, by the base of its lemma.
    pub fn event_verbs(&self, base: &str) -> impl Iterator<Item = &Trigger> {
        self.happens.verbs(base).iter().map(|&n| &self.data.happens.triggers[n as usize])
    }

    /// Where in a noun in lower case, in any case and number, the noun that names an event starts (0: it is one
    /// itself), and that noun's readings.
    pub fn event_nouns(&self, noun: &str) -> Option<(usize, impl Iterator<Item = &Trigger>)> {
        let (at, found) = self.last_part(noun, |word| Some(self.happens.nouns(word)).filter(|n| !n.is_empty()))?;
        Some((at, found.iter().map(|&n| &self.data.happens.triggers[n as usize])))
    }

    /// The readings of a word that carries an event, by its lemma (of a verb its base).
    pub fn event_operators(&self, lemma: &str) -> impl Iterator<Item = &Operator> {
        self.happens.operators(lemma).iter().map(|&n| &self.data.happens.operators[n as usize])
    }

    /// The readings of a noun in lower case, in any case and number, that carries an event.
    pub fn event_operator_nouns(&self, noun: &str) -> impl Iterator<Item = &Operator> {
        let found = self.last_part(noun, |word| Some(self.happens.operators(word)).filter(|n| !n.is_empty()));
        found.map_or(&[][..], |(_, n)| n).iter().map(|&n| &self.data.happens.operators[n as usize])
    }

    /// What the first part of a compound tells of its event: the part, without the joint behind it, that starts or
    /// ends it.
    pub fn event_part(&self, first: &str) -> Option<&Part> {
        if self.data.happens.parts.is_empty() {
            return None;
        }
        let known = |word: &str| self.happens.part(word).map(|n| &self.data.happens.parts[n as usize]);
        let first = first.trim_end_matches('-');
        let tails = || first.char_indices().map(|(i, _)| &first[i..]).take_while(|t| t.len() > 1);
        let heads = || first.char_indices().rev().map(|(i, _)| i).take_while(|&i| i > 2).map(|i| &first[..i]);
        self.noun_stems(first)
            .find_map(known)
            .or_else(|| tails().find_map(|t| self.noun_stems(t).find_map(known)))
            .or_else(|| heads().find_map(known))
    }

    /// What `known` gives for a noun without the ending of case or number, or for the longest last part of it.
    fn last_part<T>(&self, noun: &str, known: impl Fn(&str) -> Option<T>) -> Option<(usize, T)> {
        // Endings of case and number only; with a longer one it is another noun, for people ("Kritik", "Kritikern").
        let endings = || {
            let all = self.data.manifest.clause.case_endings.iter().filter(|e| e.len() < 3);
            let stems = std::iter::once(noun).chain(all.filter_map(|e| noun.strip_suffix(e.as_str())));
            stems.filter(|stem| self.happens.ends_so(stem))
        };
        endings().find_map(|stem| known(stem).map(|found| (0, found))).or_else(|| {
            endings().find_map(|stem| {
                let tails = stem.char_indices().skip(2).take_while(|(i, _)| stem.len() - i > 3);
                tails.take(24).find_map(|(i, _)| known(&stem[i..]).map(|found| (i, found)))
            })
        })
    }

    /// A noun as it stands and without each of the endings that nouns take.
    fn noun_stems<'n>(&self, noun: &'n str) -> impl Iterator<Item = &'n str> {
        let endings = self.data.manifest.clause.noun_endings.iter();
        std::iter::once(noun).chain(endings.filter_map(move |e| noun.strip_suffix(e.as_str())))
    }

    /// Whether a noun in any case and number, or the last part of a compound, is in list `name`.
    pub fn lists_noun(&self, name: &str, noun: &str) -> bool {
        let Some(list) = self.lists.get(name) else { return false };
        self.noun_stems(noun).any(|stem| {
            let mut tails = stem.char_indices().skip(3).map(|(i, _)| &stem[i..]).take_while(|t| t.len() > 3);
            list.has(stem) || tails.any(|t| list.has(t))
        })
    }

    /// The row of list `name` that a noun in any case and number is, or the longest that a compound ends in.
    pub fn listed_noun(&self, name: &str, noun: &str) -> Option<Listed<'_>> {
        let list = self.lists.get(name)?;
        let row = |word: &str| list.find(&self.data.lists, |n| (n == 0).then_some(word)).filter(|l| l.words == 1);
        let whole = self.noun_stems(noun).find_map(row);
        whole.or_else(|| {
            let tails =
                noun.char_indices().skip(3).map(|(i, _)| &noun[i..]).take_while(|t| t.len() > 3).take(TAILS_MAX);
            tails.flat_map(|tail| self.noun_stems(tail).filter(|t| t.len() > 3)).find_map(row)
        })
    }

    /// The row of list `name` that a noun is, endings of cases aside; compounds do not count.
    pub fn listed_whole(&self, name: &str, noun: &str) -> Option<Listed<'_>> {
        let list = self.lists.get(name)?;
        let endings = self.data.manifest.clause.case_endings.iter();
        std::iter::once(noun)
            .chain(endings.filter_map(|e| noun.strip_suffix(e.as_str())))
            .find_map(|word| list.find(&self.data.lists, |n| (n == 0).then_some(word)).filter(|l| l.words == 1))
    }

    /// The longest row of list `name` that starts with the words `at` gives: `at(0)` is the word in question, `at(1)`
    /// the one after it, in lower case.
    pub fn listed<'p, 't>(&'p self, name: &str, at: impl Fn(usize) -> Option<&'t str>) -> Option<Listed<'p>> {
        self.lists.get(name)?.find(&self.data.lists, at)
    }

    /// What a word in lower case, alone or with those behind it, tells of a time.
    pub fn times(&self, word: &str) -> impl Iterator<Item = &TimeWord> {
        self.times.get(word).iter().map(|&n| &self.data.times[n as usize].1)
    }

    /// What a word in lower case is as a part of a number, and how much; several words are divided by spaces.
    pub fn number(&self, word: &str) -> Option<(NumberClass, Decimal)> {
        self.numbers.get(word)
    }

    /// Whether some word of numbers starts as this one does.
    pub fn may_be_number(&self, word: &str) -> bool {
        self.numbers.may_start(word)
    }

    /// The words of numbers that `text` starts with, longest first: how many bytes, what, and how much.
    pub fn number_parts<'n>(&'n self, text: &'n str) -> impl Iterator<Item = (usize, NumberClass, Decimal)> + use<'n> {
        self.numbers.prefixes(text)
    }

    /// How often a rule was right, where that was measured: by itself, or together with others that are as rare. Of events it is
    /// also told by their type.
    pub fn measured(&self, rule: &str, kind: Option<EventType>) -> Option<Confidence> {
        let folder = rule.rsplit_once('/').map_or(rule, |(folder, _)| folder);
        match kind {
            None => self.data.measured.of(&[rule, folder]),
            Some(kind) => self.data.measured.of(&[&format!("{folder} {}", kind.name()), folder]),
        }
    }

    /// Whether the pack covers that stage.
    pub fn covers(&self, stage: &str) -> bool {
        self.data.manifest.stages.iter().any(|s| s == stage)
    }

    /// The list of that name.
    pub fn list(&self, name: &str) -> Option<&List> {
        self.data.lists.iter().find(|l| l.name == name)
    }

    /// Whether the word, in lower case, is a row of list `name`.
    pub fn lists(&self, name: &str, word: &str) -> bool {
        self.lists.get(name).is_some_and(|list| list.has(word))
    }
}

/// How many last parts of a word are looked up.
const TAILS_MAX: usize = 40;

/// Digits of a hash.
const HASH: usize = 16;

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(HASH / 2).map(|b| format!("{b:02x}")).collect()
}

impl PackData {
    /// The compiled form.
    pub fn to_bytes(&self) -> Vec<u8> {
        let data = postcard::to_allocvec(self).unwrap_or_default();
        [hash(&data).as_bytes(), &data].concat()
    }
}

impl Model {
    /// Weights under a name.
    pub fn new(name: String, bytes: Vec<u8>) -> Model {
        let hash = hash(&bytes);
        Model { name, bytes, hash }
    }

    /// First 16 hexadecimal digits of the SHA-256 of its weights.
    pub fn hash(&self) -> &str {
        &self.hash
    }
}
