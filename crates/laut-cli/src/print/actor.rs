//! The actors of an article: name, what it is, state and sector, roles, how often and where first, and the lists it stands
//! on or may stand on.

use super::Page;
use super::line::Piece;
use crate::color::{FAINT, JUDGED, STRONG};
use anstyle::Style;
use laut::record::{Actor, Candidate, Listing};

impl Page<'_> {
    /// Prints them in the order of the record.
    pub(super) fn actors(&mut self) {
        let record = &self.read.record;
        for actor in &record.actors {
            let pieces = self.actor(actor);
            self.pieces(&pieces, "  ", "    ");
            for listing in &actor.lists {
                self.pieces(&[(format!("! on the list {}", listed(listing)), JUDGED)], "    ", "      ");
            }
            for candidate in &actor.candidates {
                self.pieces(&[(format!("? may be {}", may_be(candidate)), Style::new())], "    ", "      ");
            }
        }
        if !record.actors.is_empty() {
            self.line("");
        }
    }

    fn actor(&self, actor: &Actor) -> Vec<Piece> {
        let facts = [
            actor.kind.map(|kind| kind.name().to_string()),
            actor.country.map(|country| country.to_string()),
            actor.sector.map(|sector| sector.name().to_string()),
        ];
        let mut facts: Vec<String> = facts.into_iter().flatten().collect();
        if !actor.roles.is_empty() {
            facts.push(actor.roles.join(", "));
        }
        facts.extend(actor.same_as.iter().map(|id| format!("= {id}")));
        let mut pieces = vec![(actor.name.clone(), STRONG)];
        pieces.extend(facts.into_iter().map(|fact| (format!("· {fact}"), Style::new())));
        let count = match actor.mentions.len() {
            1 => "1 mention".to_string(),
            many => format!("{many} mentions"),
        };
        let first =
            actor.mentions.first().map_or(String::new(), |m| format!(" · {}", self.places.of(m.source, m.span.start)));
        pieces.push((format!("· {count}{first}"), FAINT));
        pieces
    }
}

fn listed(listing: &Listing) -> String {
    let programme = listing.programme.as_ref().map_or(String::new(), |p| format!(", programme {p}"));
    let since = listing.since.as_ref().map_or(String::new(), |s| format!(", since {s}"));
    let why = if listing.why.is_empty() { String::new() } else { format!(": {}", listing.why) };
    format!("“{}”{programme}{since}{why}", listing.list)
}

fn may_be(candidate: &Candidate) -> String {
    let lists: Vec<&str> = candidate.lists.iter().map(|l| l.list.as_str()).collect();
    let lists = if lists.is_empty() { String::new() } else { format!(" · then on the list {}", lists.join(", ")) };
    format!("{} ({}): {}{lists}", candidate.name, candidate.id, candidate.why)
}
