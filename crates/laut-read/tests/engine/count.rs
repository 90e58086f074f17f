//! Numbers: what they come to, what they count, and what is none.

use super::*;
use laut_record::{Bound, Quantity};

fn quantities(text: &str) -> (Record, Vec<String>) {
    let record = laut_read::read(&Article { text: text.into(), ..Article::default() }, pack());
    let told = record.quantities.iter().map(|q| told(&record, q)).collect();
    (record, told)
}

fn told(record: &Record, q: &Quantity) -> String {
    let text = &record.article.text;
    let number = q.value.map_or("none".into(), |v| v.normalize().to_string());
    let of = q.of.map_or("–", |s| s.of(text));
    format!("{number} {} {} {of}", q.bound.name(), q.unit.as_deref().unwrap_or("–"))
}

fn all(text: &str) -> Vec<String> {
    quantities(text).1
}

#[test]
fn a_number_in_words_is_counted_from_its_parts() {
    assert_eq!(all("Mira kal trevint gazeta."), [] as [&str; 0], "ones stand before tens with a joint only");
    assert_eq!(all("Mira kal treevint gazeta."), ["23 exact – gazeta"]);
    assert_eq!(all("Mira kal dusentotreevint gazeta."), ["223 exact – gazeta"]);
    assert_eq!(all("Mira kal treevintmildusento gazeta."), ["23200 exact – gazeta"]);
    assert_eq!(all("Mira kal tre milion gazeta."), ["3000000 exact – gazeta"]);
    assert_eq!(all("Mira kal 1,5 milion gazeta."), ["1500000 exact – gazeta"]);
    assert_eq!(all("Mira kal dutre gazeta."), [] as [&str; 0]);
    assert_eq!(all("Mira kal milmil gazeta."), [] as [&str; 0]);
}

#[test]
fn people_are_counted_as_persons() {
    assert_eq!(all("Mira kal tre minista."), ["3 exact person minista"]);
    assert_eq!(all("Mira kal tre gazeta."), ["3 exact – gazeta"]);
}

#[test]
fn a_number_that_counts_nothing_is_no_quantity() {
    for text in
        ["Mira kal 40.", "Mira kal 3:1 gazeta.", "Mira kal G8 gazeta.", "Mira kal 3/4 gazeta.", "Mira kal 007 gazeta."]
    {
        assert_eq!(all(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn an_article_counts_only_beside_another_number() {
    assert_eq!(all("Mira kal un minista."), [] as [&str; 0]);
    assert_eq!(all("Mira kal tre minista u un fisko."), ["3 exact person minista", "1 exact person fisko"]);
}

#[test]
fn what_is_part_of_a_time_is_no_quantity() {
    assert_eq!(all("Mira kal 2022-03-01 gazeta."), [] as [&str; 0]);
}

#[test]
fn a_number_that_cannot_be_has_no_value_and_a_note() {
    for number in ["1.000.00", "99999999999999999999", "9.999.999.999.999.999.999.999"] {
        let (record, told) = quantities(&format!("Mira kal {number} gazeta."));
        assert_eq!(told, ["none exact – gazeta"], "{number}");
        assert_eq!((record.quantities[0].low, record.quantities[0].high), (None, None));
        assert_eq!(record.notes.len(), 1, "{number}");
        assert_eq!(record.notes[0].text, "no such number");
        let json = record.to_json();
        assert_eq!(Record::from_json(&json).expect("a record").quantities, record.quantities, "{number}");
    }
    let (record, told) = quantities("Mira kal 9.223.372.036.854.775.807 milion gazeta.");
    assert_eq!((told, record.notes.len()), (vec!["none exact – gazeta".to_string()], 1));
}

#[test]
fn ranges_have_two_ends_and_no_value() {
    let (record, _) = quantities("Mira kal 10-20 gazeta, 3–5 plano.");
    let ends: Vec<_> = record.quantities.iter().map(|q| (q.value, q.low, q.high, q.bound)).collect();
    let number = |n: i64| Some(rust_decimal::Decimal::from(n));
    assert_eq!(ends, [(None, number(10), number(20), Bound::Range), (None, number(3), number(5), Bound::Range)]);
}

#[test]
fn many_digits_and_long_words_take_little_time() {
    let digits = "9".repeat(100_000);
    let words = "dusento".repeat(20_000);
    let spaced = "10.000 ".repeat(20_000);
    assert_eq!(all(&format!("Mira kal {digits} gazeta. Mira kal {words} gazeta. Mira kal {spaced}")).len(), 1);
}
