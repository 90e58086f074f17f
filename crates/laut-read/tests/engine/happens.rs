//! What happens: the engine's part of it, which every pack can count on.

use super::*;
use laut_record::{ActorId, Event};

/// An event for people: `ASSAULT atkod: konsila → ministan, happened`.
fn line(record: &Record, event: &Event) -> String {
    let text = record.text(Source::Text);
    let names = |ids: &[ActorId]| {
        let mention = |id: &ActorId| record.actors.iter().find(|a| a.id == *id).map(|a| a.mentions[0].span.of(text));
        ids.iter().filter_map(mention).collect::<Vec<_>>().join(", ")
    };
    let mode = event.mode.map_or_else(String::new, |m| format!(" {}", m.name()));
    let (trigger, status) = (event.trigger.text(text), event.status.name());
    let (actors, recipients) = (names(&event.actors), names(&event.recipients));
    format!("{}{mode} {trigger}: {actors} → {recipients}, {status}", event.kind.name())
}

/// Asserts which events are read from a text, in its order.
fn happens(text: &str, events: &[&str]) -> Record {
    let record = read(text);
    let lines: Vec<String> = record.events.iter().map(|e| line(&record, e)).collect();
    assert_eq!(lines, events, "{text}\n{}", laut_read::analysis(text, pack()));
    record
}

#[test]
fn a_verb_has_its_particle_over_the_bracket() {
    happens("Ta konsila venod hod ek.", &["RETREAT withdraw venod … ek: konsila → , happened"]);
    // Without it the verb is another.
    happens("Ta konsila venod hod.", &[]);
}

#[test]
fn the_passive_turns_the_roles_round() {
    let read = "ASSAULT zaatkid: Orlan Veska → minista, happened";
    happens("Ta minista virod zaatkid de Orlan Veska.", &[read]);
    // Where nobody is named who does it, it is what the line says.
    happens("Ta minista virod zaatkid.", &["HARM zaatkid:  → minista, happened"]);
}

#[test]
fn words_beside_a_verb_can_mean_that_nothing_happens() {
    happens("Ta konsila atkod tan planon.", &[]);
    happens("Ta konsila atkod tan ministan.", &["ASSAULT atkod: konsila → ministan, happened"]);
}

#[test]
fn who_meets_somebody_does_it_together() {
    let both = "minista, Orlan Veska";
    let read = format!("CONSULT sarbod: {both} → {both}, happened");
    happens("Ta minista sarbod ad Orlan Veska.", &[&read]);
}

#[test]
fn whoever_governs_an_infinitive_does_what_it_says() {
    happens("Ta konsila plane, tan ministan po atkan.", &["ASSAULT atkan: konsila → ministan, planned"]);
    happens("Ta konsila muse tan ministan atkan.", &["ASSAULT atkan: konsila → ministan, planned"]);
}

#[test]
fn coordinated_clauses_share_their_subject() {
    let first = "ASSAULT atkod: konsila → ministan, happened";
    happens(
        "Ta konsila atkod tan ministan u venod hod ek.",
        &[first, "RETREAT withdraw venod … ek: konsila → , happened"],
    );
}

#[test]
fn a_relative_pronoun_stands_for_the_noun_before_it() {
    let told = "ASSAULT atkod: minista → konsilan, happened";
    happens("Ta minista, kel tan konsilan atkod, vene.", &[told]);
}

#[test]
fn a_noun_has_its_owner_and_its_compound_a_mode() {
    happens("Ta atko tas konsilas ad Orlan Veska es falsa.", &["ASSAULT atko: konsilas → Orlan Veska, happened"]);
    happens("Ta foguatko tas konsilas es falsa.", &["ASSAULT firearms foguatko: konsilas → , happened"]);
}

#[test]
fn words_that_carry_an_event_bring_their_subject_and_a_standing() {
    happens("Ta konsila farod tan atkon.", &["ASSAULT atkon: konsila → , happened"]);
    happens("Ta atko tas konsilas falod.", &["ASSAULT atko: konsilas → , failed"]);
    happens("Ta planik atko tas konsilas es falsa.", &["ASSAULT atko: konsilas → , planned"]);
}

#[test]
fn what_is_negated_is_denied_and_what_is_asked_is_not_told() {
    happens("Ta konsila atkod ne tan ministan.", &["ASSAULT atkod: konsila → ministan, denied"]);
    happens("Atkod ta konsila tan ministan?", &[]);
}

#[test]
fn an_event_inside_a_statement_is_no_fact_of_the_article() {
    let record = happens(
        "Orlan Veska dike, ke ta konsila tan ministan atkod.",
        &["ASSAULT atkod: konsila → ministan, happened"],
    );
    assert_eq!(record.events[0].statement, Some(record.statements[0].id));
    // The mood of reported speech takes nothing from its standing; who denies it does.
    happens("Orlan Veska dike, ta konsila atki tan ministan.", &["ASSAULT atki: konsila → ministan, ongoing"]);
    let denied = "Ta minista neye, ke ta konsila tan voceran atkod.";
    happens(denied, &["DENY neye: minista → konsila, happened", "ASSAULT atkod: konsila → voceran, denied"]);
}

#[test]
fn a_heading_only_repeats_the_body() {
    let body = "Ta konsila atkod tan ministan.\n\nTa konsila venod hod ek. Ta portu luke.";
    let twice = format!("Ta konsila atke tan ministan\n\n{body}");
    let record = read(&twice);
    assert_eq!(record.events.iter().filter(|e| e.kind.name() == "ASSAULT").count(), 1);
}
