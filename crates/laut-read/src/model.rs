//! Linear models with integer weights: what the tagger and the ranker are made of.
//!
//! A model scores classes by the sum of the weights of the features that hold. Features are 32-bit hashes of what
//! they say; weights are 16-bit integers, so that the same bytes give the same scores on every machine. The bytes
//! are read in place: an open hash table from features to short lists of (class, weight).

/// Marks the format.
const MAGIC: &[u8; 8] = b"lautlin1";

/// Header: magic, number of classes (u8), log2 of the number of slots (u8), two bytes of padding.
const HEADER: usize = 12;
/// A slot: the hash of the feature, the offset of its weights.
const SLOT: usize = 8;
/// How many features are looked up together.
const TOGETHER: usize = 64;
/// One weight: class (u8), weight (i16).
const WEIGHT: usize = 3;

/// A model over bytes that it does not own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Linear<'m> {
    bytes: &'m [u8],
    bits: u32,
    classes: usize,
}

impl<'m> Linear<'m> {
    /// Reads a model; `None` when the bytes are of another format.
    pub(crate) fn new(bytes: &'m [u8]) -> Option<Linear<'m>> {
        if bytes.len() < HEADER || &bytes[..8] != MAGIC {
            return None;
        }
        let (classes, bits) = (usize::from(bytes[8]), u32::from(bytes[9]));
        let fits = bits < 28 && bytes.len() >= HEADER + (SLOT << bits);
        fits.then_some(Linear { bytes, bits, classes })
    }

    /// How many classes it scores.
    pub(crate) fn classes(&self) -> usize {
        self.classes
    }

    /// Adds the weights of `features` to `scores`. All are looked up before the first is added: the table is larger than
    /// what is near the processor, and so it waits for many at a time.
    pub(crate) fn add_all(&self, features: &[u32], scores: &mut [i32]) {
        for some in features.chunks(TOGETHER) {
            let mut found = [0; TOGETHER];
            some.iter().zip(&mut found).for_each(|(feature, at)| *at = self.find(*feature).unwrap_or(0));
            found[..some.len()].iter().filter(|at| **at > 0).for_each(|at| self.add_at(*at, scores));
        }
    }

    /// Adds the weights of `feature` to `scores`.
    pub(crate) fn add(&self, feature: u32, scores: &mut [i32]) {
        if let Some(at) = self.find(feature) {
            self.add_at(at, scores);
        }
    }

    fn add_at(&self, at: usize, scores: &mut [i32]) {
        let Some(&count) = self.bytes.get(at) else { return };
        let mut at = at + 1;
        for _ in 0..count {
            let Some(&[class, low, high]) = self.bytes.get(at..at + WEIGHT) else { return };
            if let Some(score) = scores.get_mut(usize::from(class)) {
                *score += i32::from(i16::from_le_bytes([low, high]));
            }
            at += WEIGHT;
        }
    }

    /// Where the weights of `feature` are: their number, then they.
    fn find(&self, feature: u32) -> Option<usize> {
        let mask = (1usize << self.bits) - 1;
        let mut slot = feature as usize & mask;
        // The table is never full: an empty slot ends the search.
        for _ in 0..=mask {
            let at = HEADER + slot * SLOT;
            let entry = self.bytes.get(at..at + SLOT)?;
            let key = u32::from_le_bytes([entry[0], entry[1], entry[2], entry[3]]);
            let offset = u32::from_le_bytes([entry[4], entry[5], entry[6], entry[7]]) as usize;
            if offset == 0 {
                return None;
            }
            if key == feature {
                return Some(offset);
            }
            slot = (slot + 1) & mask;
        }
        None
    }
}

/// Writes a model from features with their weights by class. Features come sorted, so that the bytes are always the
/// same; weights of 0 are left out, larger ones than 16 bits hold are cut.
pub(crate) fn write(classes: usize, weights: &[(u32, Vec<(u8, i32)>)]) -> Vec<u8> {
    let mut bits = 4;
    while (1usize << bits) < weights.len() * 3 / 2 + 1 {
        bits += 1;
    }
    let mut bytes = Vec::from(MAGIC);
    bytes.extend([classes as u8, bits, 0, 0]);
    bytes.resize(HEADER + (SLOT << bits), 0);
    let mask = (1usize << bits) - 1;
    for (feature, by_class) in weights {
        let by_class: Vec<(u8, i16)> = (by_class.iter())
            .map(|&(c, w)| (c, w.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16))
            .filter(|&(_, w)| w != 0)
            .take(255)
            .collect();
        if by_class.is_empty() {
            continue;
        }
        let mut slot = *feature as usize & mask;
        while bytes[HEADER + slot * SLOT + 4..HEADER + slot * SLOT + SLOT] != [0; 4] {
            slot = (slot + 1) & mask;
        }
        let offset = bytes.len() as u32;
        bytes[HEADER + slot * SLOT..][..4].copy_from_slice(&feature.to_le_bytes());
        bytes[HEADER + slot * SLOT + 4..][..4].copy_from_slice(&offset.to_le_bytes());
        bytes.push(by_class.len() as u8);
        for (class, weight) in by_class {
            bytes.push(class);
            bytes.extend(weight.to_le_bytes());
        }
    }
    bytes
}

/// A feature in the making: hashes what is added, byte by byte (FNV-1a), so that it is the same everywhere.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Feature(u32);

impl Feature {
    /// A feature of that kind.
    pub(crate) fn new(kind: u8) -> Feature {
        Feature(0x811c_9dc5).byte(kind)
    }

    pub(crate) fn byte(self, byte: u8) -> Feature {
        Feature((self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }

    pub(crate) fn text(self, text: &str) -> Feature {
        text.bytes().fold(self, Feature::byte).byte(0xff)
    }

    pub(crate) fn number(self, number: u32) -> Feature {
        number.to_le_bytes().into_iter().fold(self, Feature::byte)
    }

    /// The finished hash.
    pub(crate) fn hash(self) -> u32 {
        // FNV leaves the low bits of short inputs weak; the table uses the low bits.
        let h = self.0 ^ (self.0 >> 15);
        let h = h.wrapping_mul(0x2c1b_3c6d);
        h ^ (h >> 12)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_gives_back_the_weights_it_was_written_with() {
        let features: Vec<u32> = (0..500).map(|i| Feature::new(1).number(i).hash()).collect();
        let mut weights: Vec<(u32, Vec<(u8, i32)>)> =
            features.iter().enumerate().map(|(i, f)| (*f, vec![(0, i as i32 - 250), (2, 70_000)])).collect();
        weights.sort_unstable();
        let bytes = write(3, &weights);
        let model = Linear::new(&bytes).expect("a model");
        for (i, feature) in features.iter().enumerate() {
            let mut scores = [0; 3];
            model.add(*feature, &mut scores);
            assert_eq!(scores, [i as i32 - 250, 0, 32_767]);
        }
        let mut scores = [0; 3];
        model.add(Feature::new(2).text("unknown").hash(), &mut scores);
        assert_eq!(scores, [0; 3]);
    }

    #[test]
    fn bytes_of_another_format_are_no_model() {
        assert!(Linear::new(b"").is_none());
        assert!(Linear::new(b"lautlin1\x03\x1f\0\0").is_none());
        let cut = &write(2, &[(7, vec![(1, 5)])])[..20];
        assert!(Linear::new(cut).is_none());
    }
}
