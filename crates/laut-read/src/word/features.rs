//! The learned tagger: a greedy linear model over words, endings and the tags to the left.
//!
//! Averaged perceptron after Collins (2002), decoded from left to right; trained by `cargo xtask train tagger`.

use super::{listed, starts};
use crate::doc::{Doc, Shape};
use crate::model::{Feature, Linear};
use laut_pack::{Tag, TagSet};

/// Tags the tokens `first..end` with the allowed tag that scores best; the first of equals wins. Where it had a choice,
/// `tell` is told the token, its features and the scores.
pub(super) fn tag(
    doc: &mut Doc,
    model: &Linear,
    allowed: &[TagSet],
    first: usize,
    end: usize,
    mut tell: impl FnMut(usize, &[u32], &[i32]),
) {
    let mut features = Vec::with_capacity(40);
    for i in first..end {
        let tags = allowed[i];
        let tag = if tags.0.count_ones() == 1 {
            Tag::numbered(tags.0.trailing_zeros() as usize)
        } else {
            let mut scores = [0i32; Tag::COUNT];
            gather(doc, first, end, i, &mut features);
            model.add_all(&features, &mut scores);
            tell(i, &features, &scores);
            best(tags, &scores, None).unwrap_or(Tag::Foreign)
        };
        doc.tokens[i].tag = tag;
    }
    for i in first..end {
        compound(doc, first, end, i);
    }
}

/// The tag among `tags` that scores best, but for one.
pub(super) fn best(tags: TagSet, scores: &[i32], but: Option<Tag>) -> Option<Tag> {
    let fits = |t: &usize| tags.0 & 1 << *t != 0 && but != Some(Tag::numbered(*t));
    (0..scores.len()).filter(fits).max_by_key(|&t| (scores[t], usize::MAX - t)).map(Tag::numbered)
}

/// A name that stands alone and is made of two listed nouns is a noun.
fn compound(doc: &mut Doc, first: usize, end: usize, i: usize) {
    let named = |k: usize| doc.tokens[k].tag == Tag::Name;
    if !named(i) || doc.tokens[i].shape != Shape::Capital || !doc.pack.manifest().clause.nouns_capitalised {
        return;
    }
    let alone = !(i > first && named(i - 1)) && !(i + 1 < end && named(i + 1));
    if alone && doc.pack.is_whole_compound(doc.lower(i)) && !super::is_land(doc, i) {
        doc.tokens[i].tag = Tag::Noun;
    }
}

/// What the features of [`gather`] are of, in their order.
pub(crate) const NAMES: [&str; 34] = [
    "any word",
    "the word",
    "the word and its shape",
    "its last letter",
    "its last 2 letters",
    "its last 3 letters",
    "its last 4 letters",
    "its last 5 letters",
    "its first letters",
    "its shape and the tags it is listed with",
    "the tag before",
    "the 2 tags before",
    "the tag before and the tags it is listed with",
    "the tag before and its ending",
    "the tag before and the word",
    "the word before",
    "the word before and the tags it is listed with",
    "the word before the last",
    "the word after",
    "the word after and the tags it is listed with",
    "the ending of the word after",
    "what may follow, and its shape",
    "what may follow, and the tags it is listed with",
    "what may follow, and the tag before",
    "what may follow, and its ending",
    "the second word after",
    "what may follow twice",
    "the word and the word after",
    "the word before and the word",
    "whether it is a compound, and the tag before",
    "whether it is a compound, and what may follow",
    "the clause so far",
    "the clause so far and its ending",
    "the clause so far, its ending and the tag before",
];

/// The features of token `i`, given the tags of the tokens before it.
pub(crate) fn gather(doc: &Doc, first: usize, end: usize, i: usize, out: &mut Vec<u32>) {
    out.clear();
    let mut kind = 0u8;
    let mut add = |f: &dyn Fn(Feature) -> Feature| {
        kind += 1;
        out.push(f(Feature::new(kind)).hash());
    };
    let word = doc.lower(i);
    let shape = shape(doc, i);
    let class = listed(doc, i).0;
    let tag_at = |back: usize| if i >= first + back { doc.tokens[i - back].tag as u8 } else { 250 };
    let (t1, t2) = (tag_at(1), tag_at(2));
    let at = |k: isize| {
        let j = i as isize + k;
        if j < first as isize || j >= end as isize { None } else { Some(j as usize) }
    };
    let lower = |k: isize| at(k).map_or("", |j| doc.lower(j));
    let class_at = |k: isize| at(k).map_or(u32::MAX, |j| listed(doc, j).0);
    let shape_at = |k: isize| at(k).map_or(99, |j| self::shape(doc, j));
    let (before, after) = (lower(-1), lower(1));
    let (class_after, shape_after) = (class_at(1), shape_at(1));
    add(&|f| f);
    add(&|f| f.text(word));
    add(&|f| f.text(word).byte(shape));
    for n in 1..=5 {
        add(&|f| f.text(ending(word, n)).byte(shape));
    }
    add(&|f| f.text(beginning(word, 3)));
    add(&|f| f.byte(shape).number(class));
    add(&|f| f.byte(t1));
    add(&|f| f.byte(t1).byte(t2));
    add(&|f| f.byte(t1).number(class).byte(shape));
    add(&|f| f.byte(t1).text(ending(word, 3)));
    add(&|f| f.byte(t1).text(word));
    add(&|f| f.text(before));
    add(&|f| f.text(before).number(class).byte(shape));
    add(&|f| f.text(lower(-2)));
    add(&|f| f.text(after).byte(shape));
    add(&|f| f.text(after).number(class));
    add(&|f| f.text(ending(after, 3)).number(class));
    add(&|f| f.number(class_after).byte(shape_after).byte(shape));
    add(&|f| f.number(class_after).byte(shape_after).number(class));
    add(&|f| f.number(class_after).byte(shape_after).byte(t1));
    add(&|f| f.number(class_after).byte(shape_after).text(ending(word, 3)));
    add(&|f| f.text(lower(2)));
    add(&|f| f.number(class_at(2)).byte(shape_at(2)).number(class_after).byte(shape_after).byte(shape));
    add(&|f| f.text(word).text(after));
    add(&|f| f.text(before).text(word));
    let compound = u8::from(shape % 16 < 3 && doc.pack.is_compound(word));
    add(&|f| f.byte(compound).byte(shape).byte(t1));
    add(&|f| f.byte(compound).byte(shape).number(class_after));
    let clause = clause_so_far(doc, first, i);
    add(&|f| f.byte(clause).number(class));
    add(&|f| f.byte(clause).text(ending(word, 3)).byte(shape_after));
    add(&|f| f.byte(clause).text(ending(word, 2)).byte(t1));
    debug_assert_eq!(out.len(), NAMES.len());
}

/// How the word looks, with whether a capital proves something.
fn shape(doc: &Doc, i: usize) -> u8 {
    let word = doc.word(i);
    let base = match doc.tokens[i].shape {
        Shape::Capital => 1,
        Shape::Capitals => 2,
        Shape::Small => 3,
        Shape::Number | Shape::Address => 4,
        Shape::Caseless => 5,
        Shape::Quote => 6,
        Shape::Mark => match word {
            "," => 7,
            "." | "!" | "?" => 8,
            "(" | ")" => 9,
            _ => 10,
        },
    };
    base + if word.contains('-') && base < 4 { 16 } else { 0 } + if base < 3 && starts(doc, i) { 32 } else { 0 }
}

/// What the clause has had up to token `i`: how it opened, whether its finite verb is there.
fn clause_so_far(doc: &Doc, first: usize, i: usize) -> u8 {
    let mut at = i;
    let (mut finite, mut modal) = (0u8, 0u8);
    let mut opener = 0u8;
    while at > first && i - at < 30 {
        at -= 1;
        match doc.tokens[at].tag {
            Tag::Punctuation if doc.tokens[at].shape != Shape::Quote => break,
            Tag::Finite => {
                finite = 1;
                let readings = doc.pack.readings(doc.lower(at));
                modal = u8::from(readings.iter().any(|r| r.feats.any(laut_pack::Feats::MODAL)));
            }
            Tag::Subordinator | Tag::Relative | Tag::Interrogative => opener = 1,
            Tag::InfinitiveOpener => opener = 2,
            _ => {}
        }
    }
    finite | modal << 1 | opener << 2
}

/// The last `n` characters.
pub(crate) fn ending(word: &str, n: usize) -> &str {
    word.char_indices().rev().nth(n - 1).map_or(word, |(i, _)| &word[i..])
}

/// The first `n` characters.
pub(crate) fn beginning(word: &str, n: usize) -> &str {
    word.char_indices().nth(n).map_or(word, |(i, _)| &word[..i])
}
