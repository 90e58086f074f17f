//! A gazetteer of invented entries.

use super::*;
use laut_record::KnownKind;

fn person(id: &str, names: &[&str]) -> Known {
    let mut known = Known::new(id, KnownKind::Person);
    known.name = names[0].into();
    known.names = names.iter().map(|n| n.to_string()).collect();
    known
}

fn some() -> Vec<Known> {
    let mut ship = Known::new("v1", KnownKind::Vessel);
    ship.name = "Nordlicht".into();
    ship.names = vec!["Nordlicht".into()];
    ship.imo = Some("9123456".into());
    vec![person("p2", &["Ivo Marn", "Marn"]), ship, person("p1", &["Ivo Marn"])]
}

#[test]
fn entries_are_found_by_name_and_number() {
    let gazetteer = Gazetteer::from_bytes("own", compile(&some())).expect("good");
    let ids =
        |found: Vec<usize>| found.into_iter().filter_map(|n| gazetteer.entry(n)).map(|k| k.id).collect::<Vec<_>>();
    assert_eq!(ids(gazetteer.named("IVO MARN")), ["p1", "p2"]);
    assert_eq!(ids(gazetteer.named("Marn")), Vec::<String>::new());
    assert_eq!(ids(gazetteer.named("Iwo Marn")), ["p1", "p2"], "as another alphabet is written");
    assert_eq!(ids(gazetteer.named("Ida Marn")), Vec::<String>::new());
    assert_eq!(ids(gazetteer.named("Nordlicht")), ["v1"]);
    assert_eq!(gazetteer.ship("9123456"), Some(2));
    assert!(gazetteer.ships());
    assert_eq!(gazetteer.entries().count(), 3);
}

#[test]
fn the_order_of_entries_leaves_the_bytes_as_they_are() {
    let (mut turned, straight) = (some(), some());
    turned.reverse();
    assert_eq!(compile(&turned), compile(&straight));
}

#[test]
fn bytes_that_are_no_gazetteer_are_refused() {
    let good = compile(&some());
    for at in 0..good.len() {
        let mut bad = good.clone();
        bad[at] ^= 1;
        // Only the hash, by which records name it, is not held against the rest.
        let refused = Gazetteer::from_bytes("own", bad).is_err();
        assert!(refused || (16..32).contains(&at), "byte {at}");
        assert!(Gazetteer::from_bytes("own", good[..at].to_vec()).is_err());
    }
    let error = Gazetteer::from_bytes("own", b"Ivo Marn".to_vec()).expect_err("a text");
    assert_eq!(error, GazetteerError::Other);
}
