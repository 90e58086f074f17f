//! Mentions of one event: a later mention points to the first.
//!
//! Of one type, of one family of words ("attacked", "the attack") or a noun that takes up what was told ("the meeting"),
//! and nothing that contradicts: neither who, nor when, nor how many, nor whether it has happened yet.

use super::link::Anchor;
use super::{Draft, Known};
use crate::doc::Doc;
use laut_pack::{Feats, PARTICLE_MARK, Tag};
use laut_record::{ActorId, BlockKind, Event, EventStatus, EventType, QuantityId, Source};

/// How many first mentions are looked back at.
const BACK_MAX: usize = 48;

/// Joins mentions of one event.
pub(super) fn join(known: &Known, drafts: &mut [Draft], anchors: &[Anchor]) {
    let doc = known.doc;
    let keys: Vec<Key> = anchors.iter().map(|a| Key::new(doc, a)).collect();
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|&n| (keys[n].heading, anchors[n].head));
    let mut firsts: Vec<usize> = Vec::new();
    for n in order {
        if drafts[n].same_as.is_some() {
            continue;
        }
        let told = firsts
            .iter()
            .rev()
            .take(BACK_MAX)
            .copied()
            .find(|&f| is_same(drafts, &keys, f, n) && !miscount(known, &drafts[f], &drafts[n]));
        match told {
            Some(first) => drafts[n].same_as = Some(first),
            None => firsts.push(n),
        }
    }
}

/// Lets events of the title, the first of `events`, point to the text, which they only repeat.
pub(crate) fn titles(events: &mut [Event]) {
    let (title, text) = events.split_at_mut(events.partition_point(|e| e.source == Source::Title));
    for event in title.iter_mut().filter(|e| e.same_as.is_none()) {
        let apart = |x: &[ActorId], y: &[ActorId]| {
            let shared = x.iter().any(|a| y.contains(a));
            (!x.is_empty() && !y.is_empty() && !shared, shared)
        };
        let fits = |told: &&Event| {
            let (actors, recipients) = (apart(&event.actors, &told.actors), apart(&event.recipients, &told.recipients));
            let modes = event.mode == told.mode || event.mode.is_none() || told.mode.is_none();
            told.kind == event.kind && told.same_as.is_none() && modes && !actors.0 && !recipients.0
        };
        event.same_as = text.iter().find(fits).map(|told| told.id);
    }
}

/// What a mention says by its words.
struct Key {
    /// The lemma, its particle joined to it, umlauts folded.
    word: String,
    noun: bool,
    /// It takes up what was told: a definite article or demonstrative.
    definite: bool,
    /// It introduces something: an indefinite article, or none.
    new: bool,
    /// It is named by a capital adjective ("the Cold War").
    proper: bool,
    /// In a title or heading, which repeats what the text tells.
    heading: bool,
}

impl Key {
    fn new(doc: &Doc, anchor: &Anchor) -> Key {
        let head = anchor.head;
        let noun = anchor.is_noun(doc);
        let word = if noun { doc.lower(head).to_string() } else { verb(doc, anchor) };
        let phrase = anchor.phrase.filter(|_| noun);
        let determiners = || phrase.iter().flat_map(|p| p.first..p.head).chain(phrase.and_then(|p| p.preposition));
        let any = |feats: Feats| determiners().any(|i| doc.tokens[i].feats.any(feats));
        let definite = any(Feats::DEFINITE.with(Feats::DEMONSTRATIVE).with(Feats::FUSED).with(Feats::POSSESSIVE));
        let again = phrase.is_some_and(|p| (p.first..p.head).any(|i| doc.pack.lists("again", doc.lower(i))));
        let heading = doc
            .sentences
            .get(anchor.sentence)
            .is_some_and(|s| matches!(s.block, BlockKind::Title | BlockKind::Heading | BlockKind::Caption));
        let capital = |i: usize| doc.tokens[i].shape.is_capital() && !crate::word::starts(doc, i);
        let proper =
            phrase.is_some_and(|p| (p.first..p.head).any(|i| doc.tokens[i].tag == Tag::Adjective && capital(i)));
        let new = noun && !definite || again || !noun && anew(doc, anchor);
        Key { word: folded(&word), noun, definite: definite && !again, new, proper, heading }
    }
}

/// Whether the clause of a verb says that it happens once more.
fn anew(doc: &Doc, anchor: &Anchor) -> bool {
    anchor.clause.is_some_and(|c| doc.own(c).any(|i| doc.pack.lists("again", doc.lower(i))))
}

fn verb(doc: &Doc, anchor: &Anchor) -> String {
    let lemma = doc.lemma(anchor.head);
    let particle = anchor.clause.and_then(|c| doc.clauses[c].verb.particle).filter(|p| *p as usize != anchor.head);
    match particle {
        Some(p) if !lemma.contains(PARTICLE_MARK) => format!("{}{lemma}", doc.lower(p as usize)),
        _ => lemma.replace(PARTICLE_MARK, ""),
    }
}

fn folded(word: &str) -> String {
    let fold = |c: char| match c {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        c => c,
    };
    word.chars().map(fold).collect()
}

fn is_same(drafts: &[Draft], keys: &[Key], first: usize, later: usize) -> bool {
    let (a, b) = (&drafts[first], &drafts[later]);
    let (ka, kb) = (&keys[first], &keys[later]);
    let modes = a.mode == b.mode || a.mode.is_none() || b.mode.is_none();
    if a.kind != b.kind || !modes || contradict(a, b) {
        return false;
    }
    let family = is_family(&ka.word, &kb.word);
    let parties = shared(&a.actors, &b.actors) || shared(&a.recipients, &b.recipients);
    match () {
        () if kb.heading => family || parties,
        // A longer word is more than the shorter one took up: "the by-election" after "the elections".
        () if kb.definite && ka.noun && is_longer(&kb.word, &ka.word) => false,
        () if ka.proper != kb.proper => false,
        () if kb.definite => family || !is_word(a.kind) && parties,
        () if kb.new => family && a.date.is_some() && a.from == b.from && a.to == b.to && parties,
        // Words are said again and again; what was done by the same to the same is told twice.
        () => family && parties && !is_word(a.kind) && !kb.noun,
    }
}

/// Whether a noun is a compound that ends in the other.
fn is_longer(word: &str, tail: &str) -> bool {
    let stem = tail.get(..4).unwrap_or(tail);
    word.len() > tail.len() + 1
        && !word.starts_with(stem)
        && word.char_indices().skip(2).any(|(i, _)| word[i..].starts_with(stem))
}

/// Whether an event is done by words, so that the same parties may do it again in the next sentence.
fn is_word(kind: EventType) -> bool {
    use EventType::*;
    matches!(kind, Agree | Support | Concede | Request | Accuse | Reject | Threaten | Deny | Claim)
}

fn shared(a: &[usize], b: &[usize]) -> bool {
    a.iter().any(|x| b.contains(x))
}

/// Whether who, when or how many speaks against one event.
fn contradict(a: &Draft, b: &Draft) -> bool {
    let apart = |x: &[usize], y: &[usize]| !x.is_empty() && !y.is_empty() && !shared(x, y);
    let ahead = |d: &Draft| matches!(d.status, EventStatus::Planned | EventStatus::Proposed);
    let done = |d: &Draft| matches!(d.status, EventStatus::Happened | EventStatus::Ongoing | EventStatus::PastHabit);
    let times = match (a.from.zip(a.to), b.from.zip(b.to)) {
        (Some((af, at)), Some((bf, bt))) => af > bt || bf > at,
        _ => false,
    };
    apart(&a.actors, &b.actors)
        || apart(&a.recipients, &b.recipients)
        || ahead(a) && done(b)
        || done(a) && ahead(b)
        || times
}

/// Whether the people counted with both are not the same number.
fn miscount(known: &Known, a: &Draft, b: &Draft) -> bool {
    let people = |d: &Draft| -> Vec<_> {
        let of = |id: &QuantityId| known.quantities.iter().find(|q| q.id == *id);
        d.quantities
            .iter()
            .filter_map(of)
            .filter(|q| q.unit.as_deref() == Some("person"))
            .map(|q| q.value.or(q.low))
            .collect()
    };
    let (a, b) = (people(a), people(b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|n| b.contains(n))
}

/// Whether two words are of one family: "angreifen", "Angriff", "Luftangriff".
fn is_family(a: &str, b: &str) -> bool {
    let common = |x: &str, y: &str| x.bytes().zip(y.bytes()).take_while(|(p, q)| p == q).count();
    let enough = |x: &str, y: &str| {
        let (n, short) = (common(x, y), x.len().min(y.len()));
        n >= 4 && n * 2 >= short || n >= 3 && short <= 5
    };
    let tails = |x: &str, y: &str| x.char_indices().skip(3).any(|(i, _)| x.len() - i > 4 && enough(&x[i..], y));
    enough(a, b) || tails(a, b) || tails(b, a)
}

#[cfg(test)]
mod tests {
    use super::{is_family, is_longer};

    #[test]
    fn verb_noun_and_compound_are_one_family() {
        assert!(is_family("assault", "assaulted"));
        assert!(is_family("nightassault", "assault"));
        assert!(!is_family("attack", "meeting"));
        assert!(!is_family("at", "attack"));
    }

    #[test]
    fn a_compound_says_more_than_its_last_part() {
        assert!(is_longer("byelection", "election"));
        assert!(!is_longer("election", "byelection"));
        assert!(!is_longer("elections", "election"));
    }
}
