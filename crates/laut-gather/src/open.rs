//! Tells the formats apart and hands the bytes to the module that reads them. Stands between `origin` and the formats.

use crate::{GatherError, MAX_BYTES, Outcome, Outcomes, html, json, text};
use encoding_rs::Encoding;
use std::io::{self, BufRead, Cursor, Read};
use std::path::Path;

/// What gives bytes.
pub(crate) type Reader = Box<dyn BufRead + Send>;

/// How articles are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Html,
    /// One object, an array of them, or several after one another.
    Json,
    /// An object a line.
    Lines,
}

const ENDINGS: &[(&str, Format)] = &[
    ("txt", Format::Text),
    ("md", Format::Text),
    ("html", Format::Html),
    ("htm", Format::Html),
    ("xhtml", Format::Html),
    ("json", Format::Json),
    ("jsonl", Format::Lines),
    ("ndjson", Format::Lines),
];

/// The known endings of file names, for messages.
pub(crate) fn endings() -> String {
    ENDINGS.iter().map(|(ending, _)| format!(".{ending}")).collect::<Vec<_>>().join(", ")
}

impl Format {
    /// The format that the ending of a file name stands for.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?;
        ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|(_, format)| *format)
    }

    /// The format that a file begins like. What begins like none of the others is plain text.
    fn told_from(head: &[u8]) -> Self {
        let head = crate::decode::decode(head, None).text;
        let mut chars = head.chars().filter(|c| !c.is_whitespace());
        // A news text may begin with a bracket ("[CITY] …"): what follows must fit as well.
        match (chars.next(), chars.next()) {
            (Some('{'), None | Some('"' | '}')) | (Some('['), None | Some('{')) => Format::Json,
            (Some('<'), Some('!' | '?')) => Format::Html,
            (Some('<'), Some(c)) if c.is_ascii_alphabetic() => Format::Html,
            _ => Format::Text,
        }
    }
}

/// The articles that `reader` gives, each still without what the user said.
pub(crate) fn articles(mut reader: Reader, name: String, format: Option<Format>) -> Outcomes {
    let head = match head(&mut reader) {
        Ok(head) => head,
        Err(e) => return one(Err(GatherError::io(&name, e))),
    };
    let format = format.unwrap_or_else(|| Format::told_from(&head));
    let reader: Reader = Box::new(Cursor::new(head.clone()).chain(reader));
    match format {
        Format::Text => one(whole(reader, &name).and_then(|bytes| text::read(&bytes, name))),
        Format::Html => one(whole(reader, &name).and_then(|bytes| html::read(&bytes, name))),
        Format::Json | Format::Lines => match utf8(reader, &head, &name) {
            Ok((reader, note)) => json::articles(reader, name, note, format == Format::Lines),
            Err(e) => one(Err(e)),
        },
    }
}

pub(crate) fn one(outcome: Outcome) -> Outcomes {
    Box::new(std::iter::once(outcome))
}

/// The first line that is not blank, with what stands before it, but no more than [`HEAD`] bytes: enough to tell the
/// format by, and no more than a pipe gives at once.
fn head(reader: &mut Reader) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    loop {
        let room = HEAD - head.len() as u64;
        let read = reader.by_ref().take(room).read_until(b'\n', &mut head)?;
        if read == 0 || !is_blank(&head) {
            return Ok(head);
        }
    }
}

/// Whether there is nothing but white space, after a byte-order mark or without.
pub(crate) fn is_blank(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii().is_empty()
}

const HEAD: u64 = 4096;

/// All that `reader` gives.
///
/// # Errors
/// When it is more than [`MAX_BYTES`], or cannot be read.
pub(crate) fn whole(reader: impl Read, name: &str) -> Result<Vec<u8>, GatherError> {
    let mut bytes = Vec::new();
    let read = reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes);
    match read {
        Ok(n) if n > MAX_BYTES => Err(GatherError::TooLarge { place: name.into() }),
        Ok(_) => Ok(bytes),
        Err(e) => Err(GatherError::io(name, e)),
    }
}

/// `reader` in a form that can be cut at line ends: UTF-16, in which it cannot, is decoded as a whole.
fn utf8(reader: Reader, head: &[u8], name: &str) -> Result<(Reader, Option<String>), GatherError> {
    match Encoding::for_bom(head) {
        Some((encoding, _)) if encoding != encoding_rs::UTF_8 => {
            let decoded = crate::decode::decode(&whole(reader, name)?, None);
            Ok((Box::new(Cursor::new(decoded.text.into_bytes())), decoded.note))
        }
        _ => Ok((reader, None)),
    }
}
