//! Rows of an invented record, cell by cell.

use super::*;
use jiff::civil::date;
use laut_record::*;

const TEXT: &str = "=SUM said Holm, \"our\nminister\"; visited the league, and 40 people died.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("words of the text");
    Span::new(start, start + words.len())
}

fn record() -> Record {
    let event = |id: u32, kind, trigger: &str, status| Event {
        id: EventId(id),
        source: Source::Text,
        kind,
        mode: None,
        actors: vec![],
        recipients: vec![],
        trigger: span(trigger).into(),
        evidence: span(TEXT),
        date: None,
        from: None,
        to: None,
        date_from: None,
        place: None,
        quantities: vec![],
        goods: vec![],
        status,
        statement: None,
        same_as: None,
        rule: "xx/happens/x".into(),
        confidence: None,
    };
    let mut visited = event(1, EventType::Consult, "visited", EventStatus::Happened);
    visited.mode = Some(Mode::Visit);
    (visited.actors, visited.recipients) = (vec![ActorId(1), ActorId(2)], vec![ActorId(2)]);
    (visited.from, visited.to) = (Some(date(2024, 2, 1)), Some(date(2024, 2, 29)));
    visited.confidence = Some(Confidence { right: 41, of: 44 });
    let mut died = event(2, EventType::Harm, "died", EventStatus::Denied);
    died.quantities = vec![QuantityId(1)];
    let actor = |id: u32, name: &str, country: Option<Country>| Actor {
        id: ActorId(id),
        name: name.into(),
        country,
        ..Actor::default()
    };
    let forty = Some(Decimal::from(40));
    let quantity = Quantity {
        id: QuantityId(1),
        source: Source::Text,
        span: span("40 people"),
        value: forty,
        low: forty,
        high: forty,
        bound: Bound::Exact,
        unit: Some("person".into()),
        of: Some(span("people")),
        rule: "xx/count/x".into(),
    };
    Record {
        article: Article { id: "@1".into(), text: TEXT.into(), ..Article::default() },
        actors: vec![actor(1, "=Holm;1", None), actor(2, "league", Country::from_code("NOR"))],
        quantities: vec![quantity],
        events: vec![visited, died],
        ..Record::default()
    }
}

/// Each row as cells, read back by the library that others use too.
fn cells(takes: impl Fn(EventStatus) -> bool) -> Vec<Vec<String>> {
    let toll = |told: &Told| Toll { dead: told.quantities().first().and_then(|q| q.value), ..Toll::default() };
    let text = head() + &rows(&record(), takes, toll);
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let cells = |row: ::csv::StringRecord| row.iter().map(String::from).collect();
    reader.records().map(|row| cells(row.expect("as many cells as columns"))).collect()
}

fn cell<'c>(row: &'c [String], name: &str) -> &'c str {
    &row[COLUMNS.iter().position(|c| *c == name).expect("a column")]
}

#[test]
fn a_row_says_who_did_what_to_whom_and_what_follows_from_that() {
    let rows = cells(|_| true);
    let [visited, died] = &rows[..] else { panic!("{rows:?}") };
    for (name, expected) in [
        ("status", "happened"),
        ("on_word_of", ""),
        ("from", "2024-02-01"),
        ("to", "2024-02-29"),
        ("precision", "month"),
        ("date", "2024-02-01"),
        ("enddate", "2024-02-29"),
        ("event", "CONSULT"),
        ("mode", "visit"),
        ("actor_country", "; NOR"),
        ("recipient", "league"),
        ("start", "32"),
        ("quad_code", "1"),
        ("event_scale", "4"),
        ("cameo_root", "04"),
        ("confidence", "0.93"),
    ] {
        assert_eq!(cell(visited, name), expected, "{name}");
    }
    assert_eq!((cell(died, "dead"), cell(died, "quantities")), ("40", "exact 40 person (people)"));
    assert_eq!((cell(died, "from"), cell(died, "precision"), cell(died, "event_scale")), ("", "", ""));
}

#[test]
fn no_cell_from_outside_is_taken_for_a_formula() {
    let rows = cells(|status| status == EventStatus::Happened);
    assert_eq!(rows.len(), 1);
    assert_eq!(cell(&rows[0], "article"), "'@1");
    assert_eq!(cell(&rows[0], "actor"), "'=Holm,1; league", "what parts entries is in none of them");
    assert!(cell(&rows[0], "event_text").starts_with("'=SUM said Holm, \"our minister\""), "a line a row");
}
