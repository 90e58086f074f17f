//! Actors of a record ← entries of an imported file: who is who, and on which lists.
//!
//! The last pass over a finished record, by itself: it needs the names, kinds, states and roles of its actors, and what
//! stands near them. A name alone proves nothing: the entry is a *candidate*, with what is missing. With a second fact of
//! the article (state, office, body, number of a ship) and nothing against it, the actor *is* the entry (`proof`).
//! Ships are no actors of their own before they are found here (`ship`).

mod proof;
mod ship;

use laut_pack::{Gazetteer, Pack};
use laut_record::{Actor, ActorKind, Candidate, Known, KnownKind, Listing, PackId, Record};
use proof::{Around, Finding};

/// Gives the actors of a record their ids, lists and candidates, and notes in the record what was used.
pub fn match_actors(record: &mut Record, gazetteer: &Gazetteer, pack: &Pack) {
    record.reader.actors.push(PackId { name: gazetteer.name().into(), hash: gazetteer.hash().into() });
    let published = record.article.published.clone();
    let mut around = None;
    for at in 0..record.actors.len() {
        let actor = &record.actors[at];
        if matches!(actor.kind, Some(ActorKind::Country | ActorKind::Place)) {
            continue;
        }
        let entries: Vec<Known> = (gazetteer.named(&actor.name).into_iter())
            .filter_map(|n| gazetteer.entry(n))
            .filter(|known| may_be(actor, known))
            .collect();
        if entries.is_empty() {
            continue;
        }
        let around = around.get_or_insert_with(|| Around::new(record));
        let findings: Vec<Finding> =
            entries.iter().filter_map(|k| proof::finding(record, at, k, around, published.as_deref())).collect();
        settle(&mut record.actors[at], &findings, published.as_deref());
    }
    ship::ships(record, gazetteer, pack);
}

/// Whether an actor can be such a thing at all.
fn may_be(actor: &Actor, known: &Known) -> bool {
    let one_word = !actor.name.trim().contains([' ', '-']);
    match (actor.kind, known.kind) {
        (_, KnownKind::Vessel | KnownKind::Airplane) => false,
        (Some(ActorKind::Person), kind) => !one_word && matches!(kind, KnownKind::Person | KnownKind::LegalEntity),
        (None, KnownKind::Person) => !one_word,
        (Some(_), KnownKind::Person) => false,
        _ => true,
    }
}

/// Writes down what was found of an actor.
fn settle(actor: &mut Actor, findings: &[Finding], published: Option<&str>) {
    let proven = findings.iter().filter(|f| f.proven()).count();
    for finding in findings {
        let known = finding.known;
        if finding.proven() && proven == 1 {
            add_ids(actor, known);
            actor.lists.extend(listings(known, &finding.why(), published));
        } else {
            let why = match finding.proven() {
                true => format!("{}; but {} entries fit", finding.why(), proven),
                false => finding.why(),
            };
            actor.candidates.push(candidate(known, why, published));
        }
    }
}

fn candidate(known: &Known, why: String, published: Option<&str>) -> Candidate {
    let lists = listings(known, &why, published);
    Candidate { id: known.id.clone(), name: known.name.clone(), why, lists }
}

fn add_ids(actor: &mut Actor, known: &Known) {
    for id in std::iter::once(&known.id).chain(&known.ids) {
        if !actor.same_as.contains(id) {
            actor.same_as.push(id.clone());
        }
    }
}

/// The lists an entry stands on, and why that concerns the actor.
fn listings(known: &Known, why: &str, published: Option<&str>) -> Vec<Listing> {
    let day = published.and_then(|p| p.get(..10));
    let told = |l: &laut_record::KnownListing| {
        let until = l.until.as_ref().map_or(String::new(), |u| format!("; on that list until {u}"));
        let later = (l.since.as_deref()).zip(day).is_some_and(|(since, day)| proof::after(since, day));
        let later = if later { "; listed after the article was published" } else { "" };
        format!("{why}{until}{later}")
    };
    (known.listings.iter())
        .map(|l| Listing { list: l.list.clone(), programme: l.programme.clone(), since: l.since.clone(), why: told(l) })
        .collect()
}

#[cfg(test)]
mod tests;
