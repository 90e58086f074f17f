//! `laut read --format csv`: which events are rows, and what is said of those that are not.

use laut::record::EventStatus;
use laut::{Laut, Record, export::csv};
use std::collections::BTreeMap;

/// The standings whose events are rows.
#[derive(Debug, Clone)]
pub(crate) struct Rows {
    statuses: Vec<EventStatus>,
}

/// What happened or goes on: what most who count events count.
const USUAL: [EventStatus; 2] = [EventStatus::Happened, EventStatus::Ongoing];

/// The value that takes them all.
const ALL: &str = "all";

/// What `--status` takes.
pub(crate) fn names() -> Vec<&'static str> {
    EventStatus::ALL.iter().map(|(_, name)| *name).chain([ALL]).collect()
}

impl Rows {
    /// Those of `--status`; none given, the usual ones.
    pub(crate) fn new(names: &[String]) -> Rows {
        let all = names.iter().any(|name| name == ALL);
        let named = names.iter().filter_map(|name| EventStatus::named(name));
        Rows {
            statuses: match (all, names.is_empty()) {
                (true, _) => EventStatus::ALL.iter().map(|(status, _)| *status).collect(),
                (_, true) => USUAL.to_vec(),
                _ => named.collect(),
            },
        }
    }

    /// The rows of an article.
    pub(crate) fn of(&self, laut: &Laut, record: &Record) -> String {
        csv::rows(record, |status| self.statuses.contains(&status), laut.toll(record))
    }

    /// What of an article is in no row.
    pub(crate) fn left_out(&self, record: &Record) -> LeftOut {
        let mut left = LeftOut::default();
        for told in record.told().iter().filter(|t| !self.statuses.contains(&t.first().status)) {
            *left.events.entry(told.first().status).or_default() += 1;
        }
        left.unread = usize::from(!record.reader.stages.iter().any(|stage| stage == "happens"));
        left
    }
}

/// What is in no row.
#[derive(Debug, Default)]
pub(crate) struct LeftOut {
    /// Events, by their standing.
    events: BTreeMap<EventStatus, usize>,
    /// Articles in which nobody looked for events.
    unread: usize,
}

impl LeftOut {
    pub(crate) fn add(&mut self, other: &LeftOut) {
        for (status, n) in &other.events {
            *self.events.entry(*status).or_default() += n;
        }
        self.unread += other.unread;
    }

    /// In sentences, a line each.
    pub(crate) fn told(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let counts: Vec<String> =
            self.events.iter().map(|(status, n)| format!("{n} {}", status.name().replace('_', " "))).collect();
        if !counts.is_empty() {
            lines.push(format!("events left out: {}; --status all gives them too", counts.join(", ")));
        }
        match self.unread {
            0 => {}
            1 => lines.push("1 article was not read for events: its language has no data for that yet".into()),
            n => lines.push(format!("{n} articles were not read for events: their language has no data for that yet")),
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_standings_are_those_of_what_took_place() {
        let names = |list: &[&str]| list.iter().map(|s| s.to_string()).collect::<Vec<_>>();
        assert_eq!(Rows::new(&[]).statuses, USUAL);
        assert_eq!(Rows::new(&names(&["denied"])).statuses, [EventStatus::Denied]);
        assert_eq!(Rows::new(&names(&["denied", "all"])).statuses.len(), 8);
    }

    #[test]
    fn what_is_left_out_is_counted_by_standing() {
        let mut left = LeftOut::default();
        assert!(left.told().is_empty());
        let other =
            LeftOut { events: BTreeMap::from([(EventStatus::Denied, 1), (EventStatus::Planned, 2)]), unread: 1 };
        left.add(&other);
        left.add(&other);
        assert_eq!(left.told()[0], "events left out: 4 planned, 2 denied; --status all gives them too");
        assert!(left.told()[1].starts_with("2 articles were not read for events"));
    }
}
