//! No text makes the reader panic, whatever it is made of; what it returns lies inside the text, on whole characters, and
//! goes through JSON unchanged.
//!
//! Texts are put together from words and sentences that the packs carry in their examples, and from marks that have
//! broken programs before. They are the same at every run; `PROPTEST_RNG_SEED` and `PROPTEST_CASES` make it others.

use laut_pack::Pack;
use laut_record::{Article, Pieces, Record, Source, Span};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Marks and characters that stand in nobody's way until they do.
const NASTY: &[&str] = &[
    "31.",
    "99.99.9999",
    "2022-02-31",
    "14.30",
    "1.000.00",
    "99999999999999999999",
    "10-18",
    "2010-1900",
    "1990er",
    "Februar",
    "vor",
    "Jahren",
    "Uhr",
    "„",
    "“",
    "”",
    "»",
    "«",
    "›",
    "‹",
    "\"",
    "'",
    "''",
    "``",
    "‚",
    "‘",
    "’",
    "‟",
    "「",
    "」",
    "(",
    ")",
    "[",
    "]",
    "{",
    "<",
    ".",
    "..",
    "...",
    "…",
    "!",
    "?",
    ",",
    ";",
    ":",
    "-",
    "--",
    "–",
    "—",
    "/",
    "|",
    "+++",
    "***",
    "#",
    "•",
    "…",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{200e}",
    "\u{202e}",
    "\u{feff}",
    "\u{301}",
    "\u{308}",
    "e\u{301}",
    "ẞ",
    "İ",
    "ŉ",
    "ﬁ",
    "Ǆ",
    "ß",
    "שלום",
    "العربية",
    "日本語",
    "👩‍👩‍👧",
    "🇺🇦",
    "\u{0}",
    "\u{b}",
    "\u{2028}",
    "1.",
    "12.3.",
    "1.234,5",
    "3/4",
    "10:30",
    "IV.",
    "a.",
    "A.",
    "http://",
    "www.x",
    "x@y.z",
    "a-b-",
    "-c",
    "%",
    "€",
];

fn packs() -> Vec<Pack> {
    let embedded = laut_languages::packs().iter();
    embedded.map(|(name, bytes)| Pack::from_bytes(bytes).unwrap_or_else(|e| panic!("{name}: {e}"))).collect()
}

/// Sentences of the examples of a pack, and their words.
fn sentences(pack: &Pack) -> (Vec<String>, Vec<String>) {
    let of_rules = pack.rules().iter().flat_map(|r| r.hits.iter().chain(&r.misses)).map(|c| c.example.text.clone());
    let of_words = pack.all_entries().iter().map(|e| e.example.text.clone());
    let sentences: Vec<String> = of_rules.chain(of_words).collect();
    let mut words: Vec<String> = sentences.iter().flat_map(|s| s.split_whitespace()).map(String::from).collect();
    words.sort();
    words.dedup();
    (sentences, words)
}

/// Texts of such pieces.
fn texts(sentences: Vec<String>, words: Vec<String>) -> impl Strategy<Value = String> + Clone {
    let nasty = prop::sample::select(NASTY).prop_map(String::from);
    let word = prop::sample::select(words).prop_map(|w| format!("{w} "));
    let sentence = prop::sample::select(sentences).prop_map(|s| format!("{s} "));
    // A sentence from its middle on: its clauses without their openers, its quotations without their marks.
    let part = (sentence.clone(), 0.0..1.0).prop_map(|(s, at): (String, f64)| {
        let skip = (s.chars().count() as f64 * at) as usize;
        s.chars().skip(skip).collect()
    });
    let any = any::<char>().prop_map(String::from);
    let piece = prop_oneof![6 => word, 5 => nasty, 2 => sentence, 2 => part, 1 => any];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

#[test]
fn no_text_makes_the_reader_panic() {
    for pack in packs() {
        let (sentences, words) = sentences(&pack);
        if sentences.is_empty() {
            continue;
        }
        let config = Config { cases: cases(), failure_persistence: None, ..Config::default() };
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let mut runner = match std::env::var("PROPTEST_RNG_SEED") {
            Ok(_) => TestRunner::new(config),
            Err(_) => TestRunner::new_with_rng(config, rng),
        };
        let texts = texts(sentences, words);
        let holds = |(title, text): (Option<String>, String)| {
            let published = Some("2022-08-15".to_string());
            let article = Article { title, text, published, ..Article::default() };
            holds(&laut_read::read(&article, &pack))
        };
        let all = (prop::option::weighted(0.2, texts.clone()), texts);
        runner.run(&all, holds).unwrap_or_else(|e| panic!("{}: {e}", pack.language()));
    }
}

/// Asserts what holds of every record.
fn holds(record: &Record) -> Result<(), TestCaseError> {
    for (source, span) in spans(record) {
        let text = record.text(source);
        prop_assert!(
            text.get(span.start as usize..span.end as usize).is_some(),
            "{span:?} is no place in the {source:?}"
        );
    }
    for (source, pieces) in pieces(record) {
        prop_assert!(pieces.spans().windows(2).all(|w| w[0].end <= w[1].start), "pieces in order: {pieces:?}");
        prop_assert!(!pieces.text(record.text(source)).trim().is_empty(), "no part is empty");
    }
    for statement in &record.statements {
        let around = |id| record.statements.iter().find(|s| s.id == id).and_then(|s| s.within);
        let mut at = statement.within;
        for _ in 0..record.statements.len() {
            at = at.and_then(around);
        }
        prop_assert!(at.is_none(), "what a statement stands in is no circle: {:?}", statement.id);
        for step in &statement.chain {
            prop_assert!(step.stated || step.pieces.spans().is_empty(), "an inferred step has no place: {}", step.text);
        }
    }
    let json = record.to_json();
    let back = Record::from_json(&json).map_err(|e| TestCaseError::fail(format!("{e}\n{json}")))?;
    // A confidence comes back as hundredths; that is the one thing JSON does not keep as it was.
    let shares = |record: &Record| {
        let mut plain = record.clone();
        plain.statements.iter_mut().for_each(|s| s.confidence = None);
        plain.events.iter_mut().for_each(|e| e.confidence = None);
        (plain, record.to_json())
    };
    prop_assert_eq!(shares(record), shares(&back), "JSON keeps everything");
    Ok(())
}

fn spans(record: &Record) -> Vec<(Source, Span)> {
    let of_parts = pieces(record).into_iter().flat_map(|(s, p)| p.spans().to_vec().into_iter().map(move |x| (s, x)));
    let mut all: Vec<(Source, Span)> = of_parts.collect();
    all.extend(record.blocks.iter().map(|b| (Source::Text, b.span)));
    all.extend(record.notes.iter().map(|n| (Source::Text, n.span)));
    all.extend(
        record
            .dates
            .iter()
            .flat_map(|d| [Some(d.span), d.timex_span].map(|span| (d.source, span)))
            .filter_map(|(s, span)| Some((s, span?))),
    );
    all.extend(record.actors.iter().flat_map(|a| &a.mentions).map(|m| (m.source, m.span)));
    all
}

/// The parts of all statements that are there.
fn pieces(record: &Record) -> Vec<(Source, &Pieces)> {
    let mut all = Vec::new();
    for s in &record.statements {
        let parts = [Some(&s.content), s.speaker.as_ref().map(|x| &x.pieces), s.cue.as_ref(), s.frame.as_ref()];
        let parts = parts.into_iter().flatten().chain(s.addressee.as_ref());
        let steps = s.chain.iter().filter(|step| step.stated).map(|step| &step.pieces);
        all.extend(parts.chain(steps).map(|p| (s.source, p)));
    }
    all
}

/// How many texts are tried with each pack.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(384)
}
