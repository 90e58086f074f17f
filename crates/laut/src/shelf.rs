//! The packs, each unpacked when the first article needs it: start-up is too short to unpack what nobody asks for.

use crate::ReadError;
use crate::error::no_packs;
use laut_pack::{Pack, PackError};
use std::path::Path;
use std::sync::OnceLock;

/// A pack, or the bytes that it will be made of.
#[derive(Debug)]
pub(crate) struct Shelf {
    language: String,
    bytes: &'static [u8],
    pack: OnceLock<Result<Pack, String>>,
}

impl Shelf {
    /// A pack that is built in.
    pub(crate) fn embedded(language: &str, bytes: &'static [u8]) -> Self {
        Shelf { language: language.into(), bytes, pack: OnceLock::new() }
    }

    /// The language it is for.
    pub(crate) fn language(&self) -> &str {
        &self.language
    }

    /// The pack, ready for reading.
    pub(crate) fn pack(&self) -> Result<&Pack, ReadError> {
        let pack = self.pack.get_or_init(|| Pack::from_bytes(self.bytes).map_err(|e| e.to_string()));
        pack.as_ref().map_err(|message| ReadError::Unfit { language: self.language.clone(), message: message.clone() })
    }
}

/// The packs in `dir`, or `dir` itself.
pub(crate) fn from_folder(dir: &Path) -> Result<Vec<Shelf>, Vec<PackError>> {
    let folders = match dir.join("pack.toml").is_file() {
        // A pack finds what it builds on beside itself, and `.` has no beside.
        true if dir.file_name().is_none() => vec![dir.canonicalize().unwrap_or_else(|_| dir.to_path_buf())],
        true => vec![dir.to_path_buf()],
        false => laut_languages::folders(dir).map_err(|e| no_packs(dir, e.to_string()))?,
    };
    if folders.is_empty() {
        return Err(no_packs(dir, "no packs in this folder; a pack is a folder with a `pack.toml`"));
    }
    let mut errors = Vec::new();
    let mut shelves = Vec::new();
    for folder in folders {
        match laut_pack::load(&folder) {
            Ok(data) => {
                let pack = Pack::new(data);
                shelves.push(Shelf { language: pack.language().into(), bytes: &[], pack: OnceLock::from(Ok(pack)) });
            }
            Err(found) => errors.extend(found),
        }
    }
    if errors.is_empty() { Ok(shelves) } else { Err(errors) }
}
