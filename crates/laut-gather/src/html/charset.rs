//! The charset that a page says it is in, read before the page can be.

use dom_query::Document;
use encoding_rs::Encoding;

/// How far into a page the declaration is looked for, in bytes: browsers look at 1024, and some pages have it later.
const HEAD: usize = 8192;

/// The charset named by `<meta charset>` or `<meta http-equiv="content-type">`.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    // Byte by byte: all that matters here is ASCII in every charset that can be declared in this way.
    let head = encoding_rs::mem::decode_latin1(&bytes[..bytes.len().min(HEAD)]);
    let page = Document::from(head.as_ref());
    page.select("meta[charset], meta[http-equiv][content]").nodes().iter().find_map(|meta| {
        let label = match meta.attr("charset") {
            Some(label) => label.to_string(),
            None if meta.attr("http-equiv")?.eq_ignore_ascii_case("content-type") => {
                let content = meta.attr("content")?.to_ascii_lowercase();
                let (_, after) = content.split_once("charset")?;
                let value = after.trim_start().strip_prefix('=')?.split(';').next()?;
                value.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'').to_string()
            }
            None => return None,
        };
        // A page in which this could be read byte by byte is in no UTF-16, whatever it says.
        let encoding = Encoding::for_label_no_replacement(label.as_bytes())?;
        Some(encoding.output_encoding())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(html: &str) -> Option<&'static str> {
        declared(html.as_bytes()).map(Encoding::name)
    }

    #[test]
    fn both_ways_of_declaring_are_known() {
        assert_eq!(name("<meta charset=ISO-8859-15>"), Some("ISO-8859-15"));
        assert_eq!(
            name("<html><head><META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ks_c_5601-1987'>"),
            Some("EUC-KR")
        );
        assert_eq!(name("<meta charset=utf-16>"), Some("UTF-8"));
    }

    #[test]
    fn what_declares_nothing_known_is_passed_over() {
        assert_eq!(name("<meta charset=klingon><meta http-equiv=refresh content='0; charset=latin1'>"), None);
        assert_eq!(name("<!-- <meta charset=latin1> --><p>charset=latin1"), None);
        assert_eq!(name("<meta charset=klingon><meta charset=latin1>"), Some("windows-1252"));
    }
}
