//! Characters → tokens.
//!
//! Compounds with hyphens, numbers with separators, abbreviations with their stops and addresses of the web stay
//! whole; every other mark is a token of its own.

use crate::doc::{Doc, Shape, Token};
use laut_pack::{Agreement, Feats, Tag};
use laut_record::Span;

/// Longest run of letters that is looked up as a word, in bytes; longer ones are kept, but not folded whole.
const WORD_BYTES_MAX: usize = 400;

/// Fills `doc.tokens` and `doc.folded`.
pub(super) fn tokens(doc: &mut Doc) {
    let text = doc.text;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() || c == '\u{feff}' || c == '\u{ad}' {
            at += c.len_utf8();
            continue;
        }
        let (end, shape) = match c.is_alphanumeric() || (is_hyphen(c) && joins_to_quote(text, at)) {
            true => word(doc, at),
            false => mark(doc, at, c),
        };
        push(doc, at, end, shape);
        at = end;
    }
}

fn push(doc: &mut Doc, start: usize, end: usize, shape: Shape) {
    let from = doc.folded.len();
    let word = &doc.text[start..end];
    let word = word.get(..WORD_BYTES_MAX).unwrap_or(word);
    match word.is_ascii() {
        true => doc.folded.extend(word.bytes().map(|b| b.to_ascii_lowercase() as char)),
        false => doc.folded.extend(word.chars().flat_map(char::to_lowercase)),
    }
    doc.tokens.push(Token {
        span: Span::new(start, end),
        folded: (from as u32, doc.folded.len() as u32),
        shape,
        sentence: 0,
        tag: Tag::Punctuation,
        feats: Feats::NONE,
        agreement: Agreement::ANY,
        lemma: None,
        clause: None,
    });
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{2bc}')
}

/// Whether the hyphen at `at` ties what follows to a closing quotation mark before it („Spiegel“-Chef).
fn joins_to_quote(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at..].chars().nth(1);
    before.is_some_and(|c| matches!(c, '“' | '”' | '"' | '«' | '»' | '‘' | '’' | '\''))
        && after.is_some_and(char::is_alphabetic)
}

/// The end of the word or number that starts at `start`, and its shape.
fn word(doc: &Doc, start: usize) -> (usize, Shape) {
    let text = doc.text;
    if let Some(end) = address(text, start) {
        return (end, Shape::Address);
    }
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    let (mut upper, mut lower, mut digits, mut other) = (0u32, 0u32, 0u32, 0u32);
    let mut first = None;
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        if c.is_alphanumeric() || is_combining(c) {
            first = first.or(Some(c));
            match () {
                () if c.is_uppercase() => upper += 1,
                () if c.is_lowercase() => lower += 1,
                () if c.is_numeric() => digits += 1,
                () => other += 1,
            }
        } else if is_hyphen(c) {
            // Inside a compound, or at the end of its broken first part ("Handels- und").
            let trailing = next.is_none_or(|n| n.is_whitespace() || matches!(n, ',' | ';'));
            if !(next.is_some_and(char::is_alphanumeric) || (trailing && i > 0 && digits == 0)) {
                break;
            }
        } else if is_apostrophe(c) {
            let letters = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            if !(letters(text[start..start + i].chars().next_back()) && letters(next)) {
                break;
            }
        } else if matches!(c, '.' | ',' | ':') {
            let last = text[start..start + i].chars().next_back();
            if !(last.is_some_and(char::is_numeric) && next.is_some_and(char::is_numeric)) {
                break;
            }
        } else {
            break;
        }
        end = start + i + c.len_utf8();
    }
    let shape = match first {
        Some(c) if c.is_numeric() => Shape::Number,
        Some(_) if upper + lower == 0 && other > 0 => Shape::Caseless,
        Some(c) if c.is_uppercase() => match upper >= 2 && lower == 0 {
            true => Shape::Capitals,
            false => Shape::Capital,
        },
        Some(_) => Shape::Small,
        None => Shape::Mark,
    };
    match shape {
        Shape::Number | Shape::Mark => (end, shape),
        _ => (with_stops(doc, start, end), shape),
    }
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// Takes in the full stops of an abbreviation ("z.B.", "Dr.", "U.S.").
fn with_stops(doc: &Doc, start: usize, end: usize) -> usize {
    let text = doc.text;
    if !text[end..].starts_with('.') {
        return end;
    }
    // Letters with stops between them, read as far as they go.
    let mut far = end;
    if text[start..end].chars().count() <= 2 {
        while text[far..].starts_with('.') {
            let rest = &text[far + 1..];
            let letters = rest.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
            let short = rest[..letters].chars().count();
            if short == 0 || short > 3 || !rest[letters..].starts_with('.') {
                break;
            }
            far += 1 + letters;
        }
    }
    let listed = |end: usize| doc.pack.lists("abbreviations", &text[start..end + 1].to_lowercase());
    if far > end || listed(far) {
        return far + 1;
    }
    end
}

/// The end of an address of the web or of mail.
fn address(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let starts = |p: &str| rest.get(..p.len()).is_some_and(|s| s.eq_ignore_ascii_case(p));
    if let Some(end) = domain(text, start) {
        return Some(end);
    }
    if !(starts("http://") || starts("https://") || starts("www.")) {
        return None;
    }
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»'));
    let address = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ')', ';', ':', '!', '?']);
    Some(start + address.len())
}

/// The end of the mark that starts at `start`: one character, or a run of stops or dashes.
fn mark(doc: &Doc, start: usize, c: char) -> (usize, Shape) {
    let rest = &doc.text[start..];
    if matches!(c, '.' | '-') {
        let run = rest.chars().take_while(|&r| r == c).take(8).count();
        return (start + run.max(1), Shape::Mark);
    }
    let quotes = &doc.pack.manifest().split.quotes;
    for (open, close) in quotes {
        for q in [open, close] {
            if rest.starts_with(q.as_str()) {
                return (start + q.len(), Shape::Quote);
            }
        }
    }
    (start + c.len_utf8(), Shape::Mark)
}

/// The end of a name on the web without its protocol ("beispiel.de"): letters, a stop, two or three small letters.
fn domain(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let word = |s: &str| s.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
    let first = word(rest);
    let tail = rest[first..].strip_prefix('.')?;
    let second = tail.bytes().take_while(u8::is_ascii_lowercase).count();
    let ends = !tail[second..].starts_with(|c: char| c.is_alphanumeric());
    let letters = rest.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    (letters && first > 2 && (2..=3).contains(&second) && ends).then_some(start + first + 1 + second)
}
