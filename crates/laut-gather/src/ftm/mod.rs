//! FollowTheMoney and OpenSanctions: entities as JSON Lines → [`Known`] entries. Beside the flow of articles: what comes
//! out of it is compiled into a gazetteer.
//!
//! A file is read line by line; entities that only tie others together (offices held, memberships, sanctions) may stand
//! inside of them or on lines of their own, before or after: `ties` joins them at the end. A line that is broken is told
//! with its number, passed over and counted.

mod entity;
mod ties;

use crate::lines::{Line, next_line};
use crate::open::Reader;
use crate::{GatherError, MAX_BYTES, Origin};
use laut_record::{Known, KnownKind};
use std::collections::BTreeMap;
use std::io::BufRead;
use ties::Tie;

/// What an import counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportCounts {
    /// Lines that hold something.
    pub lines: u64,
    /// Lines that could not be read.
    pub broken: u64,
    /// Entities of kinds that are not kept (addresses, documents …).
    pub passed_over: u64,
    /// Entities that came again and were joined with the first of that id.
    pub merged: u64,
    /// Names that were refused: of one letter, or too long for a name.
    pub refused_names: u64,
    /// Entities that had no name left.
    pub nameless: u64,
    /// Ties to entities that are not there.
    pub loose: u64,
}

/// The entities of several files, joined by id.
#[derive(Debug, Default)]
pub struct Import {
    known: BTreeMap<String, Known>,
    ties: Vec<Tie>,
    /// Names of what ties lead to, such as offices.
    named: BTreeMap<String, String>,
    /// What was counted so far.
    pub counts: ImportCounts,
}

impl Import {
    /// Begins with entries that are there already.
    pub fn new(known: Vec<Known>) -> Import {
        Import { known: known.into_iter().map(|k| (k.id.clone(), k)).collect(), ..Import::default() }
    }

    /// Reads one file. `problem` is told of every line that is broken; `progress` how many bytes were read since last.
    ///
    /// # Errors
    /// When the file cannot be read, or holds no entity at all.
    pub fn read(
        &mut self,
        origin: &Origin,
        problem: &mut dyn FnMut(String),
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), GatherError> {
        self.read_from(origin.open()?, &origin.to_string(), problem, progress)
    }

    fn read_from(
        &mut self,
        mut reader: Reader,
        name: &str,
        problem: &mut dyn FnMut(String),
        progress: &mut dyn FnMut(u64),
    ) -> Result<(), GatherError> {
        let head = reader.fill_buf().map_err(|e| GatherError::io(name, e))?;
        if head.starts_with(b"\x1f\x8b") {
            return Err(GatherError::Compressed { place: name.into() });
        }
        let (mut number, mut good, before) = (0_u64, 0_u64, self.counts.lines);
        let mut bytes = Vec::new();
        loop {
            bytes.clear();
            number += 1;
            let place = || format!("{name}:{number}");
            match next_line(&mut reader, &mut bytes) {
                Ok(Line::End) => break,
                Ok(Line::TooLong) => {
                    self.counts.lines += 1;
                    self.counts.broken += 1;
                    problem(format!("{}: longer than {} MiB", place(), MAX_BYTES >> 20));
                    continue;
                }
                Ok(Line::Text) => {}
                Err(source) => return Err(GatherError::Unreadable { place: place(), source }),
            }
            progress(bytes.len() as u64);
            if crate::open::is_blank(&bytes) {
                continue;
            }
            self.counts.lines += 1;
            match self.line(&bytes) {
                Ok(()) => good += 1,
                Err(message) => {
                    self.counts.broken += 1;
                    problem(format!("{}: {message}", place()));
                }
            }
        }
        match (good, self.counts.lines - before) {
            (0, lines) => Err(GatherError::NoEntities { place: name.into(), lines }),
            _ => Ok(()),
        }
    }

    /// Reads one line.
    fn line(&mut self, bytes: &[u8]) -> Result<(), String> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|e| format!("no UTF-8 from byte {}", e.valid_up_to() + 1))?;
        let value: serde_json::Value = serde_json::from_str(text.trim_end()).map_err(|e| {
            let message = e.to_string();
            let message = message.split(" at line ").next().unwrap_or_default().to_string();
            format!("not JSON at column {}: {message}", e.column())
        })?;
        self.entity(&value, None)
    }

    /// Adds a known entity, or joins it with the one of its id.
    fn add(&mut self, mut known: Known, counts: bool) {
        self.named.insert(known.id.clone(), known.name.clone());
        known.tidy();
        match self.known.get_mut(&known.id) {
            Some(there) => {
                self.counts.merged += u64::from(counts);
                there.merge(known);
            }
            None => {
                self.known.insert(known.id.clone(), known);
            }
        }
    }

    /// All entries, by id, with what ties them together.
    pub fn finish(mut self) -> (Vec<Known>, ImportCounts) {
        ties::join(&mut self);
        let mut all: Vec<Known> = self.known.into_values().collect();
        // What has no name cannot be found, but by its number.
        all.retain(|k| !k.names.is_empty() || !k.weak_names.is_empty() || k.imo.is_some());
        all.iter_mut().for_each(Known::tidy);
        (all, self.counts)
    }
}

/// What an entity of that schema is; none for what is not kept.
fn kind(schema: &str) -> Option<KnownKind> {
    Some(match schema {
        "Person" => KnownKind::Person,
        "Organization" => KnownKind::Organisation,
        "Company" => KnownKind::Company,
        "PublicBody" => KnownKind::PublicBody,
        "LegalEntity" => KnownKind::LegalEntity,
        "Vessel" => KnownKind::Vessel,
        "Airplane" => KnownKind::Airplane,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
