//! What each token tells of a time: by the pack's words, or by its digits.

use crate::doc::{Doc, Shape};
use laut_pack::time::Class;

/// What a token, with those behind it, tells of a time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'d> {
    /// The class.
    pub(super) class: Class,
    /// How many tokens it spans.
    pub(super) words: usize,
    /// Its value in the pack, or its digits as written.
    pub(super) value: &'d str,
}

/// The items of a text, by token.
pub(super) struct Items<'d> {
    items: Vec<Item<'d>>,
    /// For each token the first of its items; one more at the end.
    starts: Vec<u32>,
    /// For each token the classes of its items, as bits.
    pub(super) classes: Vec<u64>,
}

impl<'d> Items<'d> {
    /// The items of token `i`.
    pub(super) fn of(&self, i: usize) -> &[Item<'d>] {
        &self.items[self.starts[i] as usize..self.starts[i + 1] as usize]
    }
}

/// Looks up every token.
pub(super) fn items<'d>(doc: &'d Doc) -> Items<'d> {
    let count = doc.tokens.len();
    let mut all =
        Items { items: Vec::new(), starts: Vec::with_capacity(count + 1), classes: Vec::with_capacity(count) };
    for i in 0..count {
        let first = all.items.len();
        all.starts.push(first as u32);
        match doc.tokens[i].shape {
            Shape::Number => digits(doc, i, &mut all.items),
            Shape::Mark if doc.word(i) == "." => {
                all.items.push(Item { class: Class::Stop, words: 1, value: "" });
            }
            Shape::Capital | Shape::Capitals | Shape::Small => words(doc, i, &mut all.items),
            _ => {}
        }
        all.classes.push(all.items[first..].iter().fold(0, |set, item| set | item.class.bit()));
    }
    all.starts.push(all.items.len() as u32);
    all
}

fn words<'d>(doc: &'d Doc, i: usize, items: &mut Vec<Item<'d>>) {
    let token = &doc.tokens[i];
    for word in doc.pack.times(doc.lower(i)) {
        // A word in small letters has a capital only where it opens a sentence or a quotation.
        let opens = || {
            let sentence = doc.sentences.get(token.sentence as usize);
            sentence.is_some_and(|s| s.first as usize == i)
                || i.checked_sub(1).is_none_or(|before| doc.tokens[before].shape.is_mark())
        };
        let fits = match word.capital {
            true => token.shape.is_capital(),
            false => !token.shape.is_capital() || opens(),
        };
        let end = i + 1 + word.rest.len();
        let follows = || end <= doc.tokens.len() && word.rest.iter().zip(i + 1..).all(|(w, at)| **w == *doc.lower(at));
        if fits && follows() {
            items.push(Item { class: word.class, words: end - i, value: &word.value });
        }
    }
}

/// What digits may be: a number, and by their shape a day, a year, an hour, a date.
fn digits<'d>(doc: &'d Doc, i: usize, items: &mut Vec<Item<'d>>) {
    let value = doc.word(i);
    let mut add = |class| items.push(Item { class, words: 1, value });
    let plain = value.bytes().take_while(u8::is_ascii_digit).count();
    if plain == value.len() {
        let number: u32 = value.parse().unwrap_or(u32::MAX);
        add(Class::Number);
        if plain <= 2 && (1..=31).contains(&number) {
            add(Class::Day);
        }
        if plain <= 2 && number <= 24 {
            add(Class::Hour);
        }
        if plain == 4 && (1000..=2199).contains(&number) {
            add(Class::Year);
        }
        return;
    }
    if plain == 0 || plain > 4 {
        return;
    }
    let (rest, mut parts) = (&value[plain..], value.split(['.', ':', '-']));
    let sizes: [usize; 4] = std::array::from_fn(|_| match parts.next() {
        Some(part) if part.bytes().all(|b| b.is_ascii_digit()) => part.len(),
        Some(_) => 9,
        None => 0,
    });
    match (rest.as_bytes()[0], sizes) {
        (b'-', [4, 2, 2, 0]) => add(Class::Iso),
        (b'-', [4, 4, 0, 0]) => add(Class::Years),
        (b'.', [1 | 2, 1 | 2, 2 | 4, 0]) => add(Class::Numeric),
        (b'.' | b':', [1 | 2, size @ (1 | 2), 0, 0]) => {
            if size == 2 {
                add(Class::Clock);
            }
            if rest.starts_with('.') {
                add(Class::DayMonth);
            }
            if rest.starts_with('.') {
                add(Class::Number);
            }
        }
        (b',', [9, ..]) if rest[1..].bytes().all(|b| b.is_ascii_digit()) => add(Class::Number),
        _ => {
            // An ending that the pack knows ("1990s").
            let ending = &doc.lower(i)[plain.min(doc.lower(i).len())..];
            if let Some(word) = doc.pack.times(ending).find(|w| w.class == Class::Decade && w.rest.is_empty()) {
                items.push(Item { class: word.class, words: 1, value });
            }
        }
    }
}
