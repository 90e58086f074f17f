//! Plain text: the whole file is one article, and its words stand as they are. What is headline and what is byline in
//! it, the reader finds.

use crate::decode::{decode, is_text};
use crate::{GatherError, Gathered, Outcome};
use laut_record::Article;

/// The article that the bytes of a text file are.
pub(crate) fn read(bytes: &[u8], place: String) -> Outcome {
    let decoded = decode(bytes, None);
    if decoded.text.trim().is_empty() {
        return Err(GatherError::Empty { place });
    }
    if !is_text(&decoded.text) {
        return Err(GatherError::Binary { place });
    }
    let article = Article { text: decoded.text, ..Article::default() };
    Ok(Gathered { article, notes: decoded.note.into_iter().collect(), place })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_the_file_with_its_line_ends() {
        let text = "Kanzlerin warnt\r\n\r\nDie Lage sei „ernst“,\nsagte sie.\r";
        let gathered = read(format!("\u{feff}{text}").as_bytes(), "a.txt".into()).expect("a text");
        assert_eq!(gathered.article, Article { text: text.into(), ..Article::default() });
        assert_eq!((gathered.notes, gathered.place.as_str()), (vec![], "a.txt"));
    }

    #[test]
    fn a_file_that_is_no_text_is_refused_by_name() {
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        let error = read(picture, "a.txt".into()).expect_err("a picture");
        assert!(matches!(error, GatherError::Binary { .. }) && error.to_string().starts_with("a.txt: not a text"));
        let error = read("\u{a0}\n".as_bytes(), "b.txt".into()).expect_err("white space");
        assert!(error.to_string().starts_with("b.txt: empty"), "{error}");
    }

    #[test]
    fn a_paragraph_of_megabytes_takes_no_time() {
        let text = "„Es geht voran“, sagte sie. ".repeat(200_000);
        let start = std::time::Instant::now();
        assert_eq!(read(text.as_bytes(), "a.txt".into()).expect("a text").article.text.len(), text.len());
        assert!(start.elapsed().as_secs() < 5);
    }
}
