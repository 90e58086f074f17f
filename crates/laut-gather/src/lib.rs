//! From bytes outside to articles: the first stage of laut, and with the ledger the only one that touches files.
//!
//! [`sources`] turns what the user named (files, folders, standard input) into [`Origin`]s; [`gather`] reads one
//! origin and gives its articles, one by one. A file that cannot be read, or a line of a file, is one error among the
//! articles and never ends the run. What a format does not tell stays absent, unless [`Fill`] says it.
//!
//! ```text
//! Input ──sources──▶ Origin ──gather──▶ open ─▶ text │ html │ json │ lines ─▶ Fill ─▶ Gathered
//! ```
//!
//! There is a module per format; `ftm` reads who is known from outside, which are no articles; `decode` finds the charset for all of them, `open` tells the formats apart.

mod date;
mod decode;
mod error;
mod fill;
mod ftm;
mod html;
mod json;
mod lines;
mod open;
mod origin;
mod text;

pub use error::GatherError;
pub use fill::Fill;
pub use ftm::{Import, ImportCounts};
pub use origin::{Input, Origin, sources};

use laut_record::Article;
use std::io::BufRead;

/// The most that is read as one text, in bytes: of a file, or of a line of JSON Lines. What is longer is refused.
///
/// An article is a thousandth of it; what is larger was not meant to be read as one.
pub const MAX_BYTES: usize = 64 << 20;

/// An article, with what is worth saying of how it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered {
    /// The article.
    pub article: Article,
    /// What a person may want to know of the way it was read, a sentence each: a guessed charset, a date that is none.
    pub notes: Vec<String>,
    /// Where it was found, for messages: the name of the file, with the line (from 1) for JSON Lines.
    pub place: String,
}

/// One article, or why there is none.
pub(crate) type Outcome = Result<Gathered, GatherError>;
/// Articles of one origin, in its order.
pub(crate) type Outcomes = Box<dyn Iterator<Item = Outcome> + Send>;

/// Reads the articles of one origin, in its order; nothing is opened before the first is asked for.
///
/// # Errors
/// Each item is an error of its own: only one that the file as a whole suffers from ends the iteration.
pub fn gather(origin: &Origin, fill: &Fill) -> impl Iterator<Item = Result<Gathered, GatherError>> + Send + use<> {
    let (origin, fill) = (origin.clone(), fill.clone());
    std::iter::once_with(move || {
        let name = origin.to_string();
        match origin.open() {
            Ok(reader) => filled(open::articles(reader, name, origin.format()), fill),
            Err(error) => Box::new(std::iter::once(Err(error))),
        }
    })
    .flatten()
}

/// As [`gather`], from a reader; its format is told from its first bytes. `name` stands for it in messages.
///
/// # Errors
/// As of [`gather`].
pub fn gather_from<R: BufRead + Send + 'static>(
    reader: R,
    name: &str,
    fill: &Fill,
) -> impl Iterator<Item = Result<Gathered, GatherError>> + Send + use<R> {
    let (name, fill, reader) = (name.to_string(), fill.clone(), Box::new(reader));
    std::iter::once_with(move || filled(open::articles(reader, name, None), fill)).flatten()
}

fn filled(articles: Outcomes, fill: Fill) -> Outcomes {
    Box::new(articles.map(move |outcome| {
        outcome.map(|mut gathered| {
            fill.complete(&mut gathered);
            gathered
        })
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn all(bytes: impl Into<Vec<u8>>) -> Vec<Outcome> {
        gather_from(Cursor::new(bytes.into()), "here", &Fill::default()).collect()
    }

    fn one(bytes: impl Into<Vec<u8>>) -> Gathered {
        let mut all = all(bytes);
        assert_eq!(all.len(), 1);
        all.remove(0).expect("an article")
    }

    #[test]
    fn a_format_is_told_from_the_first_bytes() {
        assert_eq!(one("Der Hafen ist offen.").article.text, "Der Hafen ist offen.");
        assert_eq!(one("[BERLIN] Der Hafen ist offen.").article.text, "[BERLIN] Der Hafen ist offen.");
        assert_eq!(one("\n {\"text\": \"Der Hafen.\"}").article.text, "Der Hafen.");
        assert_eq!(one("[\n{\"text\": \"Der Hafen.\"}\n]").article.text, "Der Hafen.");
        assert_eq!(one("{\n\"text\":\n\"Der Hafen.\"\n}").article.text, "Der Hafen.");
        let page = "<!doctype html><p>Der Hafen von Norderland ist nach Angaben der Behörde wieder offen.";
        assert!(one(page).article.text.starts_with("Der Hafen von"), "the tags are gone");
        assert_eq!(all("{\"text\": \"a\"}\n{\"text\": \"b\"}").len(), 2);
    }

    #[test]
    fn an_id_is_the_inputs_else_the_url_else_a_hash_of_the_text() {
        assert_eq!(one(r#"{"id": 7, "url": "https://example.org/a", "text": "Text."}"#).article.id, "7");
        assert_eq!(one(r#"{"url": "https://example.org/a", "text": "Text."}"#).article.id, "https://example.org/a");
        assert_eq!(one("abc").article.id, "ba7816bf8f01cfea");
        assert_eq!(one(r#"{"id": "", "text": "abc"}"#).article.id, "ba7816bf8f01cfea");
    }

    #[test]
    fn what_is_empty_is_an_error_that_names_it() {
        for empty in ["", " \n\t\n", "\u{feff}"] {
            let error = all(empty).remove(0).expect_err("nothing there");
            assert!(matches!(&error, GatherError::Empty { place } if place == "here"), "{error}");
        }
    }

    #[test]
    fn what_is_larger_than_the_limit_is_refused() {
        let reader = std::io::BufReader::new(std::io::Read::take(std::io::repeat(b'a'), MAX_BYTES as u64 + 1));
        let first = gather_from(reader, "big", &Fill::default()).next();
        assert!(matches!(first, Some(Err(GatherError::TooLarge { place })) if place == "big"));
    }

    #[test]
    fn a_missing_file_is_one_error() {
        let origin = Origin::File("no-such-folder/no-such-file.txt".into());
        let all: Vec<Outcome> = gather(&origin, &Fill::default()).collect();
        assert!(matches!(&all[..], [Err(GatherError::Missing { .. })]));
    }
}
