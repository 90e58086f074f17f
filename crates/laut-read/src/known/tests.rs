//! Invented actors against invented entries.

use super::*;
use laut_record::{Article, Country, KnownListing, Mention, Post, Source, Span};

fn pack() -> Pack {
    let (_, bytes) = laut_languages::packs()[0];
    Pack::from_bytes(bytes).expect("a pack")
}

fn known(id: &str, country: &str) -> Known {
    let mut known = Known::new(id, KnownKind::Person);
    known.name = "Ivo Marn".into();
    known.names = vec!["Ivo Marn".into()];
    known.countries = Country::from_code(country).into_iter().collect();
    known.listings = vec![KnownListing { list: "Council".into(), ..KnownListing::default() }];
    known
}

fn actor(name: &str, country: &str, roles: &[&str]) -> Actor {
    let mention = Mention { source: Source::Text, span: Span { start: 0, end: 3 } };
    Actor {
        id: laut_record::ActorId(1),
        name: name.into(),
        kind: Some(ActorKind::Person),
        country: Country::from_code(country),
        roles: roles.iter().map(|r| r.to_string()).collect(),
        mentions: vec![mention],
        ..Actor::default()
    }
}

fn matched(actors: Vec<Actor>, entries: &[Known]) -> Vec<Actor> {
    let article = Article { text: "A b. C.".into(), published: Some("2024-05-31".into()), ..Article::default() };
    let mut record = Record { article, actors, ..Record::default() };
    let gazetteer = Gazetteer::from_bytes("own", laut_pack::gazetteer::compile(entries)).expect("good");
    match_actors(&mut record, &gazetteer, &pack());
    record.actors
}

fn one(actor: Actor, entries: &[Known]) -> Actor {
    matched(vec![actor], entries).remove(0)
}

#[test]
fn a_name_alone_is_a_candidate_and_never_an_id() {
    let found = one(actor("Ivo Marn", "", &[]), &[known("p1", "RUS")]);
    assert!(found.same_as.is_empty() && found.lists.is_empty());
    assert_eq!(found.candidates[0].id, "p1");
    assert_eq!(found.candidates[0].why, "the name is the same; nothing else in the article proves it");
    assert_eq!(found.candidates[0].lists[0].list, "Council");
}

#[test]
fn a_surname_alone_is_nobody() {
    assert_eq!(one(actor("Marn", "RUS", &[]), &[known("p1", "RUS")]).candidates, []);
}

#[test]
fn the_state_proves_and_another_state_speaks_against() {
    let found = one(actor("Ivo Marn", "RUS", &[]), &[known("p1", "RUS"), known("p2", "FRA")]);
    assert_eq!(found.same_as, ["p1"]);
    assert_eq!(found.lists[0].why, "the name is the same, so is the state (RUS)");
    assert_eq!(found.candidates.len(), 1);
    assert!(found.candidates[0].why.contains("the article has RUS where the entry has FRA"));
}

#[test]
fn two_that_fit_are_both_candidates() {
    let found = one(actor("Ivo Marn", "RUS", &[]), &[known("p1", "RUS"), known("p2", "RUS")]);
    assert!(found.same_as.is_empty());
    assert_eq!(found.candidates.len(), 2);
}

#[test]
fn an_office_proves_while_it_is_held() {
    let mut entry = known("p1", "");
    entry.posts = vec![Post { name: "President of Nordia".into(), from: Some("2020".into()), to: None }];
    assert_eq!(one(actor("Ivo Marn", "", &["Präsident"]), &[entry.clone()]).same_as, ["p1"]);
    entry.posts[0].to = Some("2022-01".into());
    let found = one(actor("Ivo Marn", "", &["Präsident"]), &[entry]);
    assert!(found.same_as.is_empty());
    assert!(found.candidates[0].why.contains("from 2020 to 2022-01"), "{}", found.candidates[0].why);
}

#[test]
fn a_body_in_the_sentence_proves() {
    let mut entry = known("p1", "");
    entry.organisations = vec!["Nordlicht Handel".into()];
    let mut body = actor("Nordlicht Handel", "", &[]);
    body.kind = Some(ActorKind::Organisation);
    assert_eq!(matched(vec![actor("Ivo Marn", "", &[]), body.clone()], &[entry.clone()])[0].same_as, ["p1"]);
    body.mentions[0].span = Span { start: 5, end: 6 };
    assert!(matched(vec![actor("Ivo Marn", "", &[]), body], &[entry])[0].same_as.is_empty());
}

#[test]
fn the_dead_the_unborn_and_other_kinds_are_not_the_actor() {
    let mut dead = known("p1", "RUS");
    dead.died = Some("1999".into());
    let mut unborn = known("p2", "RUS");
    unborn.born = Some("2025-01-01".into());
    let mut company = known("c1", "RUS");
    company.kind = KnownKind::Company;
    let found = one(actor("Ivo Marn", "RUS", &[]), &[dead, unborn, company]);
    assert!(found.same_as.is_empty());
    assert_eq!(found.candidates.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["p1"]);
    assert!(found.candidates[0].why.contains("died in 1999"));
}
