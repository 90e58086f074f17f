//! Which pack an article needs: the language that it names, else the one that its text shows.
//!
//! Statistics over letters tell languages apart once there are a few lines of text. Where they are in doubt, the small
//! words decide (articles, prepositions, pronouns, conjunctions): every third or second word of any text is one of
//! them, and the packs that are installed know theirs.

use crate::shelf::Shelf;
use crate::{Article, Laut, ReadError};
use laut_pack::{Pack, Tag};

/// How much of a text is looked at, in bytes: it is the same language to the end.
const SAMPLE: usize = 2_000;
/// A text shorter than this, in bytes, says too little by its letters alone.
const SHORT: usize = 200;
/// The share of small words, in percent, from which a text is of a language. In a language of the same family, one
/// word in ten happens to look like one of them.
const SMALL_WORDS: usize = 25;

impl Laut {
    /// The pack for an article.
    pub(crate) fn shelf_for(&self, article: &Article) -> Result<&Shelf, ReadError> {
        if let Some(language) = &article.language {
            return self.shelf(language).ok_or_else(|| self.no_pack(plain(language)));
        }
        let sample = start(&article.text, SAMPLE);
        let guess = whatlang::detect(sample);
        if let Some(info) = &guess
            && info.is_reliable()
            && sample.len() >= SHORT
        {
            let code = info.lang().code();
            return self.shelf(code).ok_or_else(|| self.no_pack(plain(code)));
        }
        if let Some(shelf) = self.by_small_words(sample)? {
            return Ok(shelf);
        }
        match guess.map(|info| info.lang().code()) {
            Some(code) => self.shelf(code).ok_or_else(|| self.no_pack(plain(code))),
            None => Err(ReadError::Unsure { installed: self.installed() }),
        }
    }

    /// The pack that knows most of the small words of the text, if it knows enough of them.
    fn by_small_words(&self, text: &str) -> Result<Option<&Shelf>, ReadError> {
        let words: Vec<String> =
            (text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty())).map(str::to_lowercase).collect();
        let mut best: Option<(usize, &Shelf)> = None;
        for shelf in &self.shelves {
            let pack = shelf.pack()?;
            let count = words.iter().filter(|w| is_small_word(pack, w)).count();
            if best.is_none_or(|(most, _)| count > most) {
                best = Some((count, shelf));
            }
        }
        Ok(best.filter(|(count, _)| count * 100 > words.len() * SMALL_WORDS).map(|(_, shelf)| shelf))
    }

    fn no_pack(&self, found: &str) -> ReadError {
        ReadError::NoPack { found: found.into(), installed: self.installed() }
    }

    fn installed(&self) -> Vec<String> {
        self.languages().into_iter().map(String::from).collect()
    }
}

/// A code of a language as packs write it: without region, in two letters where there are such.
pub(crate) fn plain(code: &str) -> &str {
    let primary = code.split(['-', '_']).next().unwrap_or(code);
    laut_languages::code(primary).unwrap_or(primary)
}

/// The beginning of a text, to a whole character.
fn start(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
    &text[..end.unwrap_or_default()]
}

fn is_small_word(pack: &Pack, word: &str) -> bool {
    pack.readings(word).iter().any(|reading| {
        matches!(
            reading.tag,
            Tag::Preposition
                | Tag::Postposition
                | Tag::Determiner
                | Tag::Pronoun
                | Tag::Reflexive
                | Tag::Relative
                | Tag::Interrogative
                | Tag::Subordinator
                | Tag::InfinitiveOpener
                | Tag::Conjunction
                | Tag::Comparator
                | Tag::InfinitiveMarker
                | Tag::Negation
        )
    })
}
