//! Files of actors: imported, saved, loaded. What stands in them is compiled by `laut-pack` and matched by `laut-read`.

use crate::gather::{GatherError, Import, ImportCounts, Origin};
pub use laut_pack::Gazetteer;
use laut_pack::GazetteerError;
use laut_pack::gazetteer::compile;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Why a file of actors was not read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ActorsError {
    /// The system does not let it be read.
    #[error("{}: cannot be read: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The system does not let it be written.
    #[error("{}: cannot be written: {source}", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is no file of actors.
    #[error("{}: {source}", path.display())]
    Unfit {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: GazetteerError,
    },
}

/// Loads a file of actors.
///
/// # Errors
/// When it cannot be read, or is none.
pub fn load(path: &Path) -> Result<Gazetteer, ActorsError> {
    let bytes = fs::read(path).map_err(|source| ActorsError::Unreadable { path: path.into(), source })?;
    let name = path.file_stem().map_or("actors".into(), |stem| stem.to_string_lossy());
    Gazetteer::from_bytes(&name, bytes).map_err(|source| ActorsError::Unfit { path: path.into(), source })
}

/// What came of an import.
#[derive(Debug, Default)]
pub struct Imported {
    /// Entries in the file now.
    pub entries: usize,
    /// Entries that were in it before.
    pub before: usize,
    /// What was counted on the way.
    pub counts: ImportCounts,
    /// Files that were not read.
    pub failed: Vec<GatherError>,
}

/// Adds the entities of files to the file of actors at `path`, which is made where there is none. `problem` is told of
/// each line that cannot be read, `progress` how many bytes were read since last. Nothing is written where no file could
/// be read.
///
/// # Errors
/// When the file of actors is there and is none, or cannot be written.
pub fn import(
    origins: &[Origin],
    path: &Path,
    problem: &mut dyn FnMut(String),
    progress: &mut dyn FnMut(u64),
) -> Result<Imported, ActorsError> {
    let known: Vec<_> = if path.exists() { load(path)?.entries().collect() } else { Vec::new() };
    let mut imported = Imported { before: known.len(), ..Imported::default() };
    let mut import = Import::new(known);
    for origin in origins {
        imported.failed.extend(import.read(origin, problem, progress).err());
    }
    let (known, counts) = import.finish();
    imported.entries = known.len();
    imported.counts = counts;
    if imported.failed.len() < origins.len() {
        save(path, &compile(&known)).map_err(|source| ActorsError::Unwritable { path: path.into(), source })?;
    }
    Ok(imported)
}

/// Writes a file beside, and puts it in place when it is whole.
fn save(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
