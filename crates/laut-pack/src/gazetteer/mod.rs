//! A gazetteer: entries of imported files, compiled so that a name is found at once among hundreds of thousands.
//!
//! One file: a head, the keys of all names (an `fst`), lists of numbers, and the entries, each unpacked when it is asked
//! for. The same entries give the same bytes. `laut-read` holds it against the actors of an article.

mod coded;
mod key;

pub use key::{exact, loose};

use fst::Map;
use laut_record::Known;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// What a file begins with; the number goes up with its format.
const MAGIC: &[u8; 16] = b"laut actors 1\n\0\0";
/// Magic, hash of the rest, check sum of the rest, length of each part.
const HEAD: usize = 16 + 16 + 8 + 4 * 8;
/// More entries of one name than this tell nobody apart.
const SAME_NAME_MAX: usize = 50;
/// First byte of a key: what it is.
const EXACT: char = '=';
const LOOSE: char = '~';
const IMO: char = '#';

/// Entries by name and number.
#[derive(Debug)]
pub struct Gazetteer {
    name: String,
    hash: String,
    keys: Map<Part>,
    numbers: Part,
    places: Part,
    entries: Part,
    ships: bool,
}

/// Why bytes are no gazetteer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GazetteerError {
    /// They begin otherwise.
    #[error("not a file of actors; `laut actors import` makes one")]
    Other,
    /// They were made by another version.
    #[error("made by another version of laut; import its actors again")]
    Version,
    /// They are not as they were written.
    #[error("damaged; import its actors again")]
    Damaged,
}

/// A part of the bytes that all parts share.
#[derive(Clone)]
struct Part(Arc<[u8]>, Range<usize>);

impl AsRef<[u8]> for Part {
    fn as_ref(&self) -> &[u8] {
        &self.0[self.1.clone()]
    }
}

impl std::fmt::Debug for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{} bytes", self.1.len())
    }
}

impl Part {
    /// The four bytes at place `n`, as a number.
    fn number(&self, n: usize) -> Option<u32> {
        let bytes = self.as_ref().get(n.checked_mul(4)?..n.checked_mul(4)?.checked_add(4)?)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?))
    }
}

/// Compiles entries, whose ids differ, into the bytes of a file.
pub fn compile(all: &[Known]) -> Vec<u8> {
    let mut all: Vec<&Known> = all.iter().collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    let mut by_key: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut places = Vec::new();
    let mut entries = Vec::new();
    for (n, known) in all.iter().enumerate() {
        places.extend((entries.len() as u32).to_le_bytes());
        entries.extend(coded::bytes(known));
        for key in keys(known) {
            let numbers = by_key.entry(key).or_default();
            if numbers.last() != Some(&(n as u32)) {
                numbers.push(n as u32);
            }
        }
    }
    places.extend((entries.len() as u32).to_le_bytes());
    let mut numbers: Vec<u8> = Vec::new();
    let mut map = fst::MapBuilder::memory();
    for (key, found) in &by_key {
        let value = ((numbers.len() as u64 / 4) << 32) | found.len() as u64;
        map.insert(key, value).expect("keys of a sorted map ascend, and memory takes them");
        numbers.extend(found.iter().flat_map(|n| n.to_le_bytes()));
    }
    let map = map.into_inner().expect("memory takes it");
    let mut rest = Vec::new();
    let parts = [&map, &numbers, &places, &entries];
    parts.iter().for_each(|part| rest.extend((part.len() as u64).to_le_bytes()));
    parts.iter().for_each(|part| rest.extend_from_slice(part));
    let hash: String = Sha256::digest(&rest).iter().take(8).map(|b| format!("{b:02x}")).collect();
    [&MAGIC[..], hash.as_bytes(), &sum(&rest).to_le_bytes(), &rest].concat()
}

/// The keys an entry is found by.
fn keys(known: &Known) -> Vec<String> {
    let person = known.kind == laut_record::KnownKind::Person;
    let mut keys = Vec::new();
    for name in known.names.iter().chain(&known.weak_names) {
        // Nobody is known by a surname alone.
        let long_enough = |key: &String| !person || key.contains(' ');
        keys.extend(exact(name).into_iter().filter(long_enough).map(|k| format!("{EXACT}{k}")));
        keys.extend(loose(name).filter(long_enough).map(|k| format!("{LOOSE}{k}")));
    }
    keys.extend(known.imo.iter().map(|imo| format!("{IMO}{imo}")));
    keys.sort();
    keys.dedup();
    keys
}

/// A sum by which damage shows; quick, and no proof against intent.
fn sum(bytes: &[u8]) -> u64 {
    let mut sum = bytes.len() as u64;
    let chunks = bytes.chunks_exact(8);
    let rest = chunks.remainder();
    let mut add = |n: u64| sum = (sum.rotate_left(5) ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    chunks.for_each(|c| add(u64::from_le_bytes(c.try_into().unwrap_or_default())));
    rest.iter().for_each(|b| add(u64::from(*b)));
    sum
}

impl Gazetteer {
    /// From the bytes of a file; `name` stands for it in records.
    ///
    /// # Errors
    /// When they are not what [`compile`] gives.
    pub fn from_bytes(name: &str, bytes: Vec<u8>) -> Result<Gazetteer, GazetteerError> {
        if bytes.len() < HEAD || bytes[..12] != MAGIC[..12] {
            return Err(GazetteerError::Other);
        }
        if bytes[..16] != MAGIC[..] {
            return Err(GazetteerError::Version);
        }
        let damaged = || GazetteerError::Damaged;
        let number = |at: usize| bytes[at..at + 8].try_into().map(u64::from_le_bytes).unwrap_or_default();
        if number(32) != sum(&bytes[40..]) {
            return Err(damaged());
        }
        let hash = String::from_utf8(bytes[16..32].to_vec()).map_err(|_| damaged())?;
        let lengths: Vec<u64> = (0..4).map(|n| number(40 + 8 * n)).collect();
        let whole = lengths.iter().try_fold(HEAD as u64, |all, n| all.checked_add(*n));
        if whole != Some(bytes.len() as u64) {
            return Err(damaged());
        }
        let bytes: Arc<[u8]> = bytes.into();
        let mut at = HEAD;
        let mut part = |n: usize| {
            let start = at;
            at += lengths[n] as usize;
            Part(bytes.clone(), start..at)
        };
        let (keys, numbers, places, entries) = (part(0), part(1), part(2), part(3));
        let keys = Map::new(keys).map_err(|_| damaged())?;
        let mut gazetteer = Gazetteer { name: name.into(), hash, keys, numbers, places, entries, ships: false };
        gazetteer.ships = gazetteer.has_ships();
        Ok(gazetteer)
    }

    /// Whether an entry has a number of a ship.
    fn has_ships(&self) -> bool {
        use fst::{IntoStreamer, Streamer};
        self.keys.range().ge(IMO.to_string()).lt("$").into_stream().next().is_some()
    }

    /// What stands for it in records.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// First 16 hexadecimal digits of the SHA-256 of what it holds.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Whether ships are among its entries, as far as they have a number.
    pub fn ships(&self) -> bool {
        self.ships
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        (self.places.as_ref().len() / 4).saturating_sub(1)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Entry `n`, in the order of ids.
    pub fn entry(&self, n: usize) -> Option<Known> {
        let (start, end) = (self.places.number(n)?, self.places.number(n + 1)?);
        coded::known(self.entries.as_ref().get(start as usize..end as usize)?)
    }

    /// All entries, by id.
    pub fn entries(&self) -> impl Iterator<Item = Known> + use<'_> {
        (0..self.len()).filter_map(|n| self.entry(n))
    }

    /// Numbers of the entries of that name, as written or as other alphabets spell it: the former first.
    pub fn named(&self, name: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for key in exact(name) {
            self.add(EXACT, &key, &mut found);
        }
        if found.is_empty()
            && let Some(key) = loose(name)
        {
            self.add(LOOSE, &key, &mut found);
        }
        found
    }

    /// Number of the entry of that IMO number.
    pub fn ship(&self, imo: &str) -> Option<usize> {
        let mut found = Vec::new();
        self.add(IMO, imo, &mut found);
        found.first().copied()
    }

    fn add(&self, kind: char, key: &str, found: &mut Vec<usize>) {
        let Some(value) = self.keys.get(format!("{kind}{key}")) else { return };
        let (first, count) = ((value >> 32) as usize, (value & 0xffff_ffff) as usize);
        for n in (first..first + count.min(SAME_NAME_MAX)).filter_map(|n| self.numbers.number(n)) {
            if !found.contains(&(n as usize)) {
                found.push(n as usize);
            }
        }
    }
}

#[cfg(test)]
mod tests;
