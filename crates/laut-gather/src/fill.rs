//! What the user says of all articles of a run, and the last touch every article gets: dates checked, language reduced
//! to its code, an id given. Stands between the formats and whoever asked for the articles.

use crate::{GatherError, Gathered, date};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// What the user says of the articles, for what they do not say themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fill {
    /// Day (`YYYY-MM-DD`) or time (RFC 3339) of publication, where the article gives none.
    pub published: Option<String>,
    /// The outlet, where the article names none.
    pub publisher: Option<String>,
    /// The language as a pack names it. It wins over what the article says: pages are often labelled by their template.
    pub language: Option<String>,
}

impl Fill {
    /// Itself, with the date brought into form.
    ///
    /// # Errors
    /// When `published` is no date. Unchecked, such a date is left out of every article, with a note.
    pub fn check(mut self) -> Result<Self, GatherError> {
        if let Some(value) = self.published {
            self.published = Some(date::normal(&value).ok_or(GatherError::Published { value })?);
        }
        Ok(self)
    }

    /// Completes an article that one of the formats gave.
    pub(crate) fn complete(&self, gathered: &mut Gathered) {
        let Gathered { article, notes, .. } = gathered;
        for (field, name) in [(&mut article.published, "published"), (&mut article.retrieved, "retrieved")] {
            *field = checked(field.take(), name, date::normal, "date (YYYY-MM-DD, or RFC 3339)", notes);
        }
        if article.published.is_none() {
            let said = self.published.clone();
            article.published = checked(said, "published", date::normal, "date (YYYY-MM-DD, or RFC 3339)", notes);
        }
        article.publisher = article.publisher.take().or_else(|| self.publisher.clone());
        article.language = match &self.language {
            Some(said) => Some(said.clone()),
            None => {
                checked(article.language.take(), "language", code, "code of a language", notes).filter(|c| c != NONE)
            }
        };
        if article.id.is_empty() {
            article.id = article.url.clone().unwrap_or_else(|| hash(&article.text));
        }
    }
}

/// The code for a language that is not known.
const NONE: &str = "und";

fn checked(
    value: Option<String>,
    name: &str,
    read: fn(&str) -> Option<String>,
    what: &str,
    notes: &mut Vec<String>,
) -> Option<String> {
    let value = value?;
    let good = read(&value);
    if good.is_none() {
        notes.push(format!("`{name}` is left out: `{}` is not a {what}", short(&value)));
    }
    good
}

/// The primary subtag of a language tag (BCP 47, or a locale as POSIX writes it), in lower case.
pub(crate) fn code(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_', '.', ',']).next()?;
    let good = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    good.then(|| primary.to_ascii_lowercase())
}

/// The first 16 hexadecimal digits of the SHA-256 of the text.
fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The beginning of what a file says, short enough for a message.
fn short(value: &str) -> String {
    let mut chars = value.trim().chars();
    let start: String = chars.by_ref().take(40).collect();
    if chars.next().is_some() { format!("{start}…") } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;
    use laut_record::Article;

    fn completed(fill: &Fill, article: Article) -> Gathered {
        let mut gathered = Gathered { article, notes: vec![], place: "here".into() };
        fill.complete(&mut gathered);
        gathered
    }

    fn some(text: &str) -> Option<String> {
        Some(text.into())
    }

    #[test]
    fn only_the_language_is_overridden() {
        let fill = Fill { published: some("2022-08-16"), publisher: some("Tagblatt"), language: some("xx") };
        let said = Article {
            published: some("2022-08-15"),
            publisher: some("Abendpost"),
            language: some("yy"),
            ..Article::default()
        };
        let article = completed(&fill, said).article;
        assert_eq!(
            (article.published, article.publisher, article.language),
            (some("2022-08-15"), some("Abendpost"), some("xx"))
        );
        let article = completed(&fill, Article::default()).article;
        assert_eq!(
            (article.published, article.publisher, article.language),
            (some("2022-08-16"), some("Tagblatt"), some("xx"))
        );
    }

    #[test]
    fn a_date_that_is_none_is_left_out_with_a_note_and_filled() {
        let broken = || Article { published: some("31.02.2022"), retrieved: some("soon"), ..Article::default() };
        let gathered = completed(&Fill::default(), broken());
        assert_eq!((gathered.article.published, gathered.article.retrieved), (None, None));
        assert_eq!(gathered.notes.len(), 2);
        assert!(gathered.notes[0].contains("`published`") && gathered.notes[0].contains("31.02.2022"));
        let fill = Fill { published: some("2022-03-01"), ..Fill::default() };
        assert_eq!(completed(&fill, broken()).article.published, some("2022-03-01"));
    }

    #[test]
    fn a_language_is_reduced_to_its_primary_subtag() {
        for (tag, code) in [
            ("xy-ZZ", some("xy")),
            ("xy_ZZ.UTF-8", some("xy")),
            ("XYZ", some("xyz")),
            ("xy, zz", some("xy")),
            ("und", None),
        ] {
            let gathered = completed(&Fill::default(), Article { language: some(tag), ..Article::default() });
            assert_eq!((gathered.article.language, gathered.notes), (code, vec![]), "{tag}");
        }
        let gathered = completed(&Fill::default(), Article { language: some("the usual one"), ..Article::default() });
        assert_eq!((gathered.article.language, gathered.notes.len()), (None, 1));
    }

    #[test]
    fn a_date_said_by_the_user_is_checked() {
        let fill = Fill { published: some("2022-08-15 09:30+0200"), ..Fill::default() }.check().expect("a date");
        assert_eq!(fill.published, some("2022-08-15T09:30:00+02:00"));
        let error = Fill { published: some("15. August"), ..Fill::default() }.check().expect_err("no date");
        assert!(error.to_string().contains("`15. August`") && error.to_string().contains("YYYY-MM-DD"));
    }

    #[test]
    fn a_note_does_not_repeat_a_book() {
        let gathered =
            completed(&Fill::default(), Article { published: Some("ü".repeat(1_000_000)), ..Article::default() });
        assert!(gathered.notes[0].len() < 200);
    }
}
