//! Which folders hold a pack that articles are read with. The build script and whoever reads packs from disk ask here,
//! so that both find the same.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The folders in `dir` with a `pack.toml`, by name: without those that start with `_` (templates), and without those
/// that other packs there only build on (their `parent`).
///
/// # Errors
/// When `dir` or a `pack.toml` in it cannot be read.
pub fn folders(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut parents = BTreeSet::new();
    for entry in fs::read_dir(dir)? {
        let folder = entry?.path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let manifest = folder.join("pack.toml");
        if name.starts_with('_') || !manifest.is_file() {
            continue;
        }
        parents.extend(fs::read_to_string(manifest)?.lines().filter_map(parent));
        found.push(folder);
    }
    found.retain(|f| !parents.contains(f.file_name().unwrap_or_default().to_string_lossy().as_ref()));
    found.sort();
    Ok(found)
}

/// The parent that a line of `pack.toml` names. What else is in the file is for `laut_pack::load` to judge.
fn parent(line: &str) -> Option<String> {
    let value = line.trim().strip_prefix("parent")?.trim_start().strip_prefix('=')?;
    value.trim().strip_prefix('"')?.split('"').next().map(String::from)
}
