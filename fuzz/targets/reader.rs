//! Any text, with any pack: the reader ends, what it returns lies inside the text, and JSON gives it back.

#![no_main]

use laut_pack::Pack;
use laut_record::{Article, Record};
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

fn packs() -> &'static [Pack] {
    static PACKS: OnceLock<Vec<Pack>> = OnceLock::new();
    PACKS.get_or_init(|| laut_languages::packs().iter().filter_map(|(_, bytes)| Pack::from_bytes(bytes).ok()).collect())
}

fuzz_target!(|text: &str| {
    for pack in packs() {
        let (title, text) = text.split_once('\u{1}').map_or((None, text), |(title, text)| (Some(title.into()), text));
        let record = laut_read::read(&Article { title, text: text.into(), ..Article::default() }, pack);
        let back = Record::from_json(&record.to_json()).expect("what is written can be read");
        assert_eq!(record, back);
    }
});
