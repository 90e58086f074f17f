//! JSON Lines: an article a line, read line by line, so that a file of any size streams. A line that is no article is
//! one error, with its number; the lines after it are read all the same.

use crate::decode::decode;
use crate::open::Reader;
use crate::{GatherError, MAX_BYTES, Outcome, json};
use std::io::{self, BufRead, Read};

/// The articles of a file, one for each line that is not blank.
pub(crate) struct Lines {
    reader: Reader,
    name: String,
    /// What goes with every article.
    note: Option<String>,
    /// The number of the line read last, from 1.
    number: usize,
    some: bool,
    ended: bool,
}

impl Lines {
    pub(crate) fn new(reader: Reader, name: String, note: Option<String>) -> Self {
        Lines { reader, name, note, number: 0, some: false, ended: false }
    }

    fn end(&mut self, error: Option<GatherError>) -> Option<Outcome> {
        self.ended = true;
        error.map(Err)
    }
}

impl Iterator for Lines {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        while !self.ended {
            let mut bytes = Vec::new();
            self.number += 1;
            let place = || format!("{}:{}", self.name, self.number);
            match next_line(&mut self.reader, &mut bytes) {
                Ok(Line::Text) => {}
                Ok(Line::TooLong) => {
                    self.some = true;
                    return Some(Err(GatherError::TooLarge { place: place() }));
                }
                Ok(Line::End) => {
                    let empty = (!self.some).then(|| GatherError::Empty { place: self.name.clone() });
                    return self.end(empty);
                }
                Err(e) => {
                    let error = GatherError::Unreadable { place: place(), source: e };
                    return self.end(Some(error));
                }
            }
            let decoded = decode(&bytes, None);
            if decoded.text.trim().is_empty() {
                continue;
            }
            self.some = true;
            let notes = self.note.iter().cloned().chain(decoded.note).collect();
            // Without its end, a mistake at the end of the line is told of that line and not of the next.
            return Some(match serde_json::from_str(decoded.text.trim_end()) {
                Ok(value) => json::article(value, place(), notes),
                Err(e) => Err(json::broken(place(), &e)),
            });
        }
        None
    }
}

/// What came of reading a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Line {
    Text,
    /// It is longer than [`MAX_BYTES`]; the rest of it is passed over.
    TooLong,
    /// There is none left.
    End,
}

/// Reads one line, with its end, to the end of `bytes`.
pub(crate) fn next_line(reader: &mut Reader, bytes: &mut Vec<u8>) -> io::Result<Line> {
    let read = reader.by_ref().take(MAX_BYTES as u64 + 1).read_until(b'\n', bytes)?;
    if read == 0 {
        return Ok(Line::End);
    }
    if read > MAX_BYTES {
        if !bytes.ends_with(b"\n") {
            reader.skip_until(b'\n')?;
        }
        return Ok(Line::TooLong);
    }
    Ok(Line::Text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Fill, Gathered, gather_from};
    use std::io::{BufReader, Cursor};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn all(bytes: &[u8]) -> Vec<Outcome> {
        Lines::new(Box::new(Cursor::new(bytes.to_vec())), "a.jsonl".into(), None).collect()
    }

    fn good(outcome: &Outcome) -> &Gathered {
        outcome.as_ref().expect("an article")
    }

    #[test]
    fn each_line_is_an_article_with_its_number() {
        let all = all("\u{feff}{\"text\": \"Eins.\"}\r\n\n  \n{\"text\": \"Zwei.\"}\n{\"text\": \"Drei.\"}".as_bytes());
        let seen: Vec<_> = all.iter().map(|o| (good(o).article.text.as_str(), good(o).place.as_str())).collect();
        assert_eq!(seen, [("Eins.", "a.jsonl:1"), ("Zwei.", "a.jsonl:4"), ("Drei.", "a.jsonl:5")]);
    }

    #[test]
    fn a_bad_line_is_one_error_and_the_others_are_read() {
        let all =
            all(b"{\"text\": \"Eins.\"}\n{\"text\": \"Zwei.\n[]\n{\"title\": \"x\"}\n{\"text\": \"F\xc3\xbcnf.\"}\n");
        assert_eq!(all.len(), 5);
        let messages: Vec<String> = all.iter().filter_map(|o| o.as_ref().err()).map(ToString::to_string).collect();
        assert!(messages[0].starts_with("a.jsonl:2:15: not JSON: EOF while parsing a string"), "{}", messages[0]);
        assert!(messages[1].starts_with("a.jsonl:3: a list where an article should be"), "{}", messages[1]);
        assert!(messages[2].starts_with("a.jsonl:4: no `text`"), "{}", messages[2]);
        assert_eq!(good(&all[4]).article.text, "Fünf.");
    }

    #[test]
    fn a_file_without_any_article_is_an_error() {
        assert!(matches!(&all(b"\n \n")[..], [Err(GatherError::Empty { place })] if place == "a.jsonl"));
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let long = io::repeat(b'a').take(MAX_BYTES as u64 + 100);
        let reader = BufReader::new(
            Cursor::new("{\"text\": \"Eins.\"}\n").chain(long).chain(Cursor::new("\n{\"text\": \"Drei.\"}")),
        );
        let all: Vec<Outcome> = Lines::new(Box::new(reader), "a.jsonl".into(), None).collect();
        assert_eq!(all.len(), 3);
        assert!(matches!(&all[1], Err(GatherError::TooLarge { place }) if place == "a.jsonl:2"));
        assert_eq!(good(&all[2]).place, "a.jsonl:3");
    }

    #[test]
    fn utf16_is_decoded_before_it_is_cut_into_lines() {
        // The second byte of this letter is the one that ends a line elsewhere.
        let text = "\u{feff}{\"text\": \"Ċ eins\"}\n{\"text\": \"zwei\"}";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let all: Vec<Outcome> = gather_from(Cursor::new(bytes), "a.jsonl", &Fill::default()).collect();
        assert_eq!(all.len(), 2);
        assert_eq!(good(&all[0]).article.text, "Ċ eins");
        assert_eq!(good(&all[1]).notes, ["decoded as UTF-16LE, by its byte-order mark"]);
    }

    /// Counts what is read of it.
    struct Counted(Box<dyn Read + Send>, Arc<AtomicUsize>);

    impl Read for Counted {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let read = self.0.read(buffer)?;
            self.1.fetch_add(read, Ordering::Relaxed);
            Ok(read)
        }
    }

    #[test]
    fn no_more_is_read_than_is_asked_for() {
        let read = Arc::new(AtomicUsize::new(0));
        let lines = "{\"text\": \"Eins.\"}\n".repeat(1_000_000).into_bytes();
        let reader = BufReader::new(Counted(Box::new(Cursor::new(lines)), read.clone()));
        let mut articles = gather_from(reader, "a.jsonl", &Fill::default());
        assert_eq!(read.load(Ordering::Relaxed), 0, "nothing before it is asked for");
        assert!(articles.by_ref().take(10).all(|o| o.is_ok()));
        assert!(read.load(Ordering::Relaxed) < 100_000);
        assert_eq!(articles.count(), 999_990);
    }

    /// Gives a line, and fails.
    struct Failing(Option<&'static [u8]>);

    impl Read for Failing {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let bytes = self.0.take().ok_or_else(|| io::Error::other("the cable is out"))?;
            buffer[..bytes.len()].copy_from_slice(bytes);
            Ok(bytes.len())
        }
    }

    #[test]
    fn a_source_that_fails_is_told_once() {
        let reader = BufReader::new(Failing(Some(b"{\"text\": \"Eins.\"}\n")));
        let all: Vec<Outcome> = gather_from(reader, "a.jsonl", &Fill::default()).take(5).collect();
        assert_eq!(all.len(), 2);
        assert_eq!(all[1].as_ref().expect_err("failed").to_string(), "a.jsonl:2: cannot be read: the cable is out");
    }
}
