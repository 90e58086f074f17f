//! What the benches read: the articles of `examples/`, and the packs that are built in.

use laut_pack::Pack;
use laut_read::measure::{Prepared, Stage};
use std::path::Path;

/// Articles of one language, with the pack they are read with.
pub struct Articles {
    /// The pack.
    pub pack: Pack,
    /// Their texts.
    pub texts: Vec<String>,
    /// Sentences in all of them.
    pub sentences: usize,
}

/// The articles of the first pack that has examples.
///
/// # Panics
/// When there are none: then there is nothing to take the time of.
pub fn articles() -> Articles {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    for (language, bytes) in laut_languages::packs() {
        let files = std::fs::read_dir(folder.join(language)).into_iter().flatten().flatten().map(|file| file.path());
        let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "txt")).collect();
        files.sort();
        let texts: Vec<String> = files.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
        if texts.is_empty() {
            continue;
        }
        let pack = Pack::from_bytes(bytes).unwrap_or_else(|e| panic!("the pack {language}: {e}"));
        let sentences = texts.iter().map(|text| Prepared::new(text, &pack, Stage::Word).sentences()).sum();
        return Articles { pack, texts, sentences };
    }
    panic!("no articles in {}", folder.display());
}
