//! Entities as files give them, all invented.

use super::*;
use std::io::Cursor;

fn import(text: impl Into<Vec<u8>>) -> (Vec<Known>, ImportCounts, Vec<String>) {
    let mut import = Import::default();
    let mut problems = Vec::new();
    let reader = Box::new(Cursor::new(text.into()));
    if let Err(e) = import.read_from(reader, "a.jsonl", &mut |p| problems.push(p), &mut |_| {}) {
        problems.push(e.to_string());
    }
    let (known, counts) = import.finish();
    (known, counts, problems)
}

#[test]
fn an_entity_keeps_names_countries_and_offices() {
    let (known, ..) = import(
        r#"{"id":"p1","schema":"Person","caption":"Ivo Marn","datasets":["own"],"referents":["Q99","x-1"],"properties":{"name":["Ivo  Marn"],"alias":["I. Marn","M"],"country":["ru","ua-cri","zz"],"position":["Minister"],"topics":["role.pep"],"birthDate":["1960"]}}"#,
    );
    let one = &known[0];
    assert_eq!((one.name.as_str(), one.kind), ("Ivo Marn", KnownKind::Person));
    assert_eq!(one.names, ["I. Marn", "Ivo Marn"]);
    assert_eq!(one.countries.iter().map(|c| c.code()).collect::<Vec<_>>(), ["RUS", "UKR"]);
    assert_eq!(one.posts[0].name, "Minister");
    assert_eq!(one.ids, ["Q99"]);
}

#[test]
fn sanctions_and_offices_are_joined_before_after_and_inside() {
    let (known, counts, problems) = import(
        r#"{"id":"s1","schema":"Sanction","properties":{"entity":["p1"],"authority":["Council"],"program":["R-1"],"startDate":["2022-03-01"]}}
{"id":"p1","schema":"Person","datasets":["own"],"properties":{"name":["Ivo Marn"],"topics":["sanction"]}}
{"id":"p2","schema":"Person","properties":{"name":["Ada Lenz"],"sanctions":[{"id":"s2","schema":"Sanction","datasets":["d"],"properties":{"listingDate":["2020"]}}],"positionOccupancies":[{"id":"o1","schema":"Occupancy","properties":{"holder":["p2"],"post":[{"id":"q","schema":"Position","properties":{"name":["Governor"]}}],"endDate":["2019"]}}]}}
{"id":"m1","schema":"Membership","properties":{"member":["p2"],"organization":["o2"]}}
{"id":"o2","schema":"Company","properties":{"name":["Nordlicht Handel"]}}
{"id":"s3","schema":"Sanction","properties":{"entity":["nobody"]}}"#,
    );
    assert_eq!(problems, Vec::<String>::new());
    let of = |id: &str| known.iter().find(|k| k.id == id).expect("kept");
    assert_eq!(of("p1").listings.len(), 1);
    assert_eq!(of("p1").listings[0].list, "Council");
    assert_eq!(of("p1").listings[0].since.as_deref(), Some("2022-03-01"));
    assert_eq!(of("p2").listings[0].list, "d");
    assert_eq!(of("p2").posts[0], Post { name: "Governor".into(), from: None, to: Some("2019".into()) });
    assert_eq!(of("p2").organisations, ["Nordlicht Handel"]);
    assert_eq!(counts.loose, 1);
}

use laut_record::Post;

#[test]
fn broken_lines_are_named_passed_over_and_counted() {
    let mut bytes = br#"{"id":"a","schema":"Person","properties":{"name":["Ada Lenz"]}}
{"id":"b","schema":"Per
[]
{"schema":"Person"}
{"id":"c"}
{"id":"d","schema":"Person","properties":[]}
"#
    .to_vec();
    bytes.extend(b"{\"id\":\"\xff\"}\n{\"id\":\"e\",\"schema\":\"Person\",\"properties\":{\"name\":[\"X\",7]}}\n");
    bytes.extend(br#"{"id":"a","schema":"Person","properties":{"alias":["A. Lenz"]}}"#);
    let (known, counts, problems) = import(bytes);
    assert_eq!(known.len(), 1);
    assert_eq!(known[0].names, ["A. Lenz", "Ada Lenz"]);
    assert_eq!((counts.lines, counts.broken, counts.merged), (9, 6, 1));
    assert_eq!((counts.refused_names, counts.nameless), (1, 1));
    assert!(problems[0].starts_with("a.jsonl:2: not JSON at column "), "{}", problems[0]);
    assert_eq!(problems[1], "a.jsonl:3: not an entity: no object");
    assert_eq!(problems[2], "a.jsonl:4: no `id`");
    assert_eq!(problems[3], "a.jsonl:5: 'c' has no `schema`");
    assert_eq!(problems[4], "a.jsonl:6: `properties` of 'd' are no object");
    assert!(problems[5].starts_with("a.jsonl:7: no UTF-8 from byte 8"), "{}", problems[5]);
}

#[test]
fn what_is_no_list_of_entities_is_refused() {
    assert!(import("").2[0].starts_with("a.jsonl: no entities"));
    assert!(import(&b"\x1f\x8b\x08rest"[..]).2[0].starts_with("a.jsonl: compressed"));
    let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(import(deep).2[0].starts_with("a.jsonl:1: not JSON"));
}
