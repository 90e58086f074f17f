//! From bytes to text: byte-order marks, declared charsets, and a guess where there is neither. Every format passes
//! through here; nothing but the byte-order mark is taken from the text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// A decoded text.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text, without byte-order mark.
    pub(crate) text: String,
    /// How it was decoded, where that is worth saying.
    pub(crate) note: Option<String>,
}

/// Decodes `bytes`: a byte-order mark decides, then whether they are UTF-8, then what is `declared` in them, then
/// detection.
///
/// That they are UTF-8 outweighs a declaration, since bytes of another charset hardly ever happen to be so, and saved
/// pages often keep the declaration that they had before.
pub(crate) fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let note = (encoding != UTF_8).then_some("by its byte-order mark");
        return with(encoding, &bytes[mark..], note);
    }
    if bytes.is_ascii() {
        return with(declared.unwrap_or(UTF_8), bytes, None);
    }
    if std::str::from_utf8(bytes).is_ok() || mostly_utf8(bytes) {
        return with(UTF_8, bytes, declared.filter(|e| *e != UTF_8).map(|_| "though it says otherwise"));
    }
    if let Some(encoding) = declared.filter(|e| *e != UTF_8) {
        return with(encoding, bytes, Some("as it says itself"));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    with(detector.guess(None, Utf8Detection::Deny), bytes, Some("by detection"))
}

fn with(encoding: &'static Encoding, bytes: &[u8], why: Option<&str>) -> Decoded {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let mut note = why.map(|why| format!("decoded as {}, {why}", encoding.name()));
    if broken {
        note = Some(format!(
            "{}; some bytes could not be decoded and stand as \u{fffd}",
            note.unwrap_or_else(|| format!("decoded as {}", encoding.name()))
        ));
    }
    Decoded { text: text.into_owned(), note }
}

/// Whether far more of the bytes beyond ASCII are UTF-8 than are not: a damaged UTF-8 text, not one in another charset.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (good, bad) = bytes.utf8_chunks().fold((0, 0), |(good, bad), chunk| {
        let beyond = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (good + beyond, bad + usize::from(!chunk.invalid().is_empty()))
    });
    good > 2 * bad
}

/// Whether people could read it: no NUL, and hardly any control or replacement characters.
pub(crate) fn is_text(text: &str) -> bool {
    let strange = |c: &char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c') || *c == '\u{fffd}';
    let count = text.chars().filter(strange).count();
    !text.contains('\0') && count * 20 <= text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Long enough for a guess: detection needs more than a word.
    const LATIN: &str =
        "Die Außenministerin sagte am Mittwoch, die Vorwürfe gegen das Königreich seien „völlig haltlos“.";
    const HANGUL: &str = "외교부 대변인은 월요일 기자들에게 두 나라의 회담이 다음 달에 열릴 것이라고 말했다.";

    fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn utf8_comes_through_unchanged_and_without_its_mark() {
        for text in [LATIN, HANGUL, "a\r\nb\rc\n", "plain"] {
            let plain = decode(text.as_bytes(), None);
            assert_eq!((plain.text.as_str(), plain.note), (text, None));
            let marked = decode(format!("\u{feff}{text}").as_bytes(), None);
            assert_eq!((marked.text.as_str(), marked.note), (text, None));
        }
    }

    #[test]
    fn utf16_is_told_by_its_mark() {
        let little = decode(&[vec![0xff, 0xfe], utf16(LATIN, u16::to_le_bytes)].concat(), None);
        assert_eq!(little.text, LATIN);
        assert_eq!(little.note.as_deref(), Some("decoded as UTF-16LE, by its byte-order mark"));
        let big = decode(&[vec![0xfe, 0xff], utf16(HANGUL, u16::to_be_bytes)].concat(), None);
        assert_eq!(big.text, HANGUL);
    }

    #[test]
    fn charsets_of_one_and_of_two_bytes_a_letter_are_detected_with_a_note() {
        let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(LATIN);
        let decoded = decode(&bytes, None);
        assert!(!lost && decoded.text == LATIN, "{}", decoded.text);
        assert_eq!(decoded.note.as_deref(), Some("decoded as windows-1252, by detection"));
        let (bytes, _, lost) = encoding_rs::EUC_KR.encode(HANGUL);
        let decoded = decode(&bytes, None);
        assert!(!lost && decoded.text == HANGUL, "{}", decoded.text);
        assert_eq!(decoded.note.as_deref(), Some("decoded as EUC-KR, by detection"));
    }

    #[test]
    fn a_declaration_decides_unless_the_bytes_are_utf8() {
        let declared = Some(encoding_rs::ISO_8859_15);
        let decoded = decode(b"Es kostet 5 \xa4, hei\xdft es.", declared);
        assert_eq!(decoded.text, "Es kostet 5 €, heißt es.");
        assert_eq!(decoded.note.as_deref(), Some("decoded as ISO-8859-15, as it says itself"));
        let decoded = decode("Es kostet 5 €.".as_bytes(), declared);
        assert_eq!(decoded.text, "Es kostet 5 €.");
        assert_eq!(decoded.note.as_deref(), Some("decoded as UTF-8, though it says otherwise"));
        let decoded = decode(b"hei\xdft es, sagte der B\xfcrgermeister", Some(UTF_8));
        assert_eq!(decoded.text, "heißt es, sagte der Bürgermeister");
    }

    #[test]
    fn utf8_cut_in_a_character_stays_utf8() {
        let bytes = LATIN.as_bytes();
        let cut = decode(&bytes[..bytes.len() - 2], None);
        assert!(cut.text.starts_with("Die Außenministerin") && cut.text.ends_with('\u{fffd}'), "{}", cut.text);
        assert!(cut.note.is_some_and(|n| n.starts_with("decoded as UTF-8; some bytes")));
    }

    #[test]
    fn noise_is_no_text() {
        let bytes = (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8);
        let noise: Vec<u8> = bytes.filter(|b| *b != 0).collect();
        assert!(!is_text(&decode(&noise, None).text));
        assert!(!is_text("a\0b"));
        assert!(is_text(LATIN) && is_text(HANGUL) && is_text("a\tb\r\n\x0c"));
        assert!(is_text(&format!("{LATIN}\u{1b}")), "one stray character does not make a text unreadable");
    }
}
