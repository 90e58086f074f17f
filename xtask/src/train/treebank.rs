//! Sentences of Universal Dependencies in CoNLL-U, with their tags in laut's inventory.

use anyhow::{Context, Result};
use laut_pack::Tag;
use std::path::Path;

/// One sentence.
pub(crate) struct Sentence {
    pub(crate) text: String,
    /// Words with their place in the text, in bytes, ascending.
    pub(crate) words: Vec<Word>,
}

/// One word of a sentence.
pub(crate) struct Word {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) tag: Tag,
    pub(crate) lemma: String,
    pub(crate) feats: String,
    pub(crate) pos: String,
}

/// Reads the sentences of a file.
pub(crate) fn read(file: &Path) -> Result<Vec<Sentence>> {
    let text = std::fs::read_to_string(file).with_context(|| file.display().to_string())?;
    Ok(text.split("\n\n").filter_map(sentence).collect())
}

fn sentence(block: &str) -> Option<Sentence> {
    let text = block.lines().find_map(|l| l.strip_prefix("# text = "))?.to_string();
    let rows: Vec<Vec<&str>> = block.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
    let mut words = Vec::new();
    let mut at = 0;
    let mut skip_to = 0;
    for (n, row) in rows.iter().enumerate().filter(|(_, r)| r.len() > 7) {
        let (id, form) = (row[0], row[1]);
        // A contraction ("am" = an + dem) is one word of the text, tagged as its first part.
        let source = match id.split_once('-') {
            Some((_, last)) => {
                skip_to = last.parse().unwrap_or(0);
                rows.get(n + 1)?
            }
            None if id.parse::<usize>().unwrap_or(usize::MAX) <= skip_to => continue,
            None => row,
        };
        let start = at + text[at..].find(form)?;
        at = start + form.len();
        let tag = tag(source, form);
        words.push(Word {
            start,
            end: at,
            tag,
            lemma: source[2].to_string(),
            feats: source[5].to_string(),
            pos: source[3].to_string(),
        });
    }
    Some(Sentence { text, words })
}

/// The tag of a row. GSD has the tags of STTS, PUD has others: what both say in common decides.
fn tag(row: &[&str], form: &str) -> Tag {
    let (lemma, pos, fine, feats, relation) = (row[2], row[3], row[4], row[5], row[7]);
    let has = |f: &str| feats.split('|').any(|g| g == f);
    match (pos, fine) {
        (_, "PTKZU") => return Tag::InfinitiveMarker,
        (_, "PTKVZ") => return Tag::VerbParticle,
        (_, "PTKNEG") => return Tag::Negation,
        (_, "PAV" | "PROAV") => return Tag::ProAdverb,
        (_, "KOKOM") => return Tag::Comparator,
        (_, "KOUI") => return Tag::InfinitiveOpener,
        (_, "KOUS") => return Tag::Subordinator,
        (_, "KON") => return Tag::Conjunction,
        (_, "PRF") => return Tag::Reflexive,
        (_, "PRELS" | "PRELAT" | "REL") => return Tag::Relative,
        (_, "PWS" | "PWAT" | "PWAV") => return Tag::Interrogative,
        (_, "TRUNC") => return Tag::Truncated,
        (_, "VVIZU") => return Tag::MarkedInfinitive,
        (_, "APPO" | "APZR") => return Tag::Postposition,
        (_, "ADJA") if pos != "NUM" => return Tag::Adjective,
        (_, "ADJD") => return Tag::Predicative,
        (_, "VVPP" | "VAPP" | "VMPP") => return Tag::Participle,
        (_, "VVINF" | "VAINF" | "VMINF") => return Tag::Infinitive,
        (_, "VVFIN" | "VAFIN" | "VMFIN" | "VVIMP" | "VAIMP") => return Tag::Finite,
        (_, "PIS" | "PDS" | "PPOSS" | "PPER") => return Tag::Pronoun,
        (_, "PIAT" | "PDAT" | "PPOSAT" | "ART") => return Tag::Determiner,
        _ => {}
    }
    if relation == "compound:prt" {
        return Tag::VerbParticle;
    }
    match pos {
        "NOUN" => Tag::Noun,
        "PROPN" => Tag::Name,
        "ADJ" => {
            let inflected = ["e", "en", "er", "es", "em"].iter().any(|e| form.ends_with(e));
            if inflected && relation == "amod" { Tag::Adjective } else { Tag::Predicative }
        }
        "ADV" if relation == "mark" || fine == "WRB" => Tag::Interrogative,
        "ADV" => pro_adverb(lemma).unwrap_or(Tag::Adverb),
        "VERB" | "AUX" => match () {
            () if fine == "VBN" || has("VerbForm=Part") => Tag::Participle,
            () if fine == "VB" || has("VerbForm=Inf") => {
                let marked = form.contains("zu") && !lemma.contains("zu")
                    || form.matches("zu").count() > lemma.matches("zu").count();
                if marked { Tag::MarkedInfinitive } else { Tag::Infinitive }
            }
            () => Tag::Finite,
        },
        "ADP" => Tag::Preposition,
        "DET" if has("PronType=Rel") => Tag::Relative,
        "DET" => Tag::Determiner,
        "PRON" if has("PronType=Rel") => Tag::Relative,
        "PRON" if has("PronType=Int") => Tag::Interrogative,
        "PRON" if has("Reflex=Yes") => Tag::Reflexive,
        "PRON" => Tag::Pronoun,
        "SCONJ" if matches!(lemma, "als" | "wie") && relation != "mark" => Tag::Comparator,
        "SCONJ" if lemma == "um" => Tag::InfinitiveOpener,
        "SCONJ" => Tag::Subordinator,
        "CCONJ" if matches!(lemma, "als" | "wie") => Tag::Comparator,
        "CCONJ" => Tag::Conjunction,
        "NUM" => Tag::Number,
        "PART" if lemma == "nicht" => Tag::Negation,
        "PART" if lemma == "zu" => Tag::InfinitiveMarker,
        "PART" | "INTJ" => Tag::Particle,
        "PUNCT" => Tag::Punctuation,
        _ => Tag::Foreign,
    }
}

/// Adverbs made of "da" or "hier" and a preposition.
fn pro_adverb(lemma: &str) -> Option<Tag> {
    const ENDS: &[&str] = &[
        "an", "auf", "aus", "bei", "durch", "für", "gegen", "hinter", "in", "mit", "nach", "neben", "über", "um",
        "unter", "von", "vor", "zu", "zwischen",
    ];
    let rest = lemma.strip_prefix("dar").or(lemma.strip_prefix("da")).or(lemma.strip_prefix("hier"))?;
    ENDS.contains(&rest).then_some(Tag::ProAdverb)
}
