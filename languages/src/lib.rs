//! The language packs that laut carries, compiled at build time. It embeds and does nothing else: what is in a pack is
//! data beside this file, what it means is `laut-pack`'s and `laut-read`'s to say.

mod folders;

pub use folders::folders;

/// The packs, by language code, as `laut_pack::Pack::from_bytes` takes them.
pub fn packs() -> &'static [(&'static str, &'static [u8])] {
    PACKS
}

/// The code that packs use (ISO 639-1, where there is one) for a language's three-letter code (ISO 639-3, or its
/// bibliographic twin). It knows many languages that have no pack, so that a message can name them as people write them.
pub fn code(three_letters: &str) -> Option<&'static str> {
    let rows = CODES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.skip(1).find(|(three, _)| *three == three_letters).map(|(_, two)| two)
}

const CODES: &str = include_str!("../codes.tsv");

include!(concat!(env!("OUT_DIR"), "/packs.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_letters_become_the_code_that_packs_use() {
        assert_eq!(code("deu"), Some("de"));
        assert_eq!(code("ger"), Some("de"));
        assert_eq!(code("ukr"), Some("uk"));
        assert_eq!(code("three"), None, "the header is no row");
    }

    #[test]
    fn folders_that_others_build_on_are_not_read_with() {
        let found = folders(std::path::Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the folder of this crate");
        let names: Vec<_> = found.iter().filter_map(|f| f.file_name()?.to_str()).collect();
        assert!(names.contains(&"de") && !names.contains(&"und") && !names.contains(&"_template"), "{names:?}");
        let embedded: Vec<&str> = packs().iter().map(|(name, _)| *name).collect();
        assert_eq!(embedded, names);
    }
}
