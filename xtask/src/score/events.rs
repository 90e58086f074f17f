//! Events, actors, chains and denials by the measure of `score/events.py`: an event is found when its trigger overlaps and
//! its type agrees; of those found it is asked who, when and with what status.
//!
//! Two articles in three are there to learn from (`--split learn`); of the others (`kept`) only the count is seen.

use super::{Figure, Figures};
use anyhow::Result;
use jiff::civil::Date;
use laut_record::{Act, ActorId, Article, Event, EventType, Pieces, Record, Source, Span, Step};
use serde::Deserialize;
use std::path::Path;

/// One article of the gold.
#[derive(Deserialize)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) published: String,
    pub(crate) text: String,
    pub(crate) actors: Vec<GoldActor>,
    pub(crate) events: Vec<GoldEvent>,
    pub(crate) chains: Vec<GoldChain>,
    pub(crate) denials: Vec<GoldDenial>,
}

#[derive(Deserialize, Clone)]
pub(crate) struct GoldActor {
    name: String,
    country: Option<String>,
    mentions: Vec<String>,
}

#[derive(Deserialize, Clone)]
pub(crate) struct GoldEvent {
    r#type: String,
    mode: Option<String>,
    actors: Vec<String>,
    recipients: Vec<String>,
    trigger: String,
    evidence: String,
    when: Option<Days>,
    status: String,
    /// Whether any careful reader would list it.
    core: bool,
}

#[derive(Deserialize, Clone, Copy)]
struct Days {
    from: Date,
    to: Date,
}

#[derive(Deserialize)]
pub(crate) struct GoldChain {
    content: String,
    chain: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct GoldDenial {
    content: String,
}

impl Document {
    /// The articles of the corpus, each with whether it is kept for the count: every third.
    pub(crate) fn read_all(corpora: &Path) -> Result<Vec<(Document, bool)>> {
        let all: Vec<Document> = super::lines(&corpora.join("events-de/dev.jsonl"))?;
        Ok(all.into_iter().enumerate().map(|(n, document)| (document, n % 3 == 2)).collect())
    }

    /// The document of an article with its actors and events, if all that the gold names is there.
    pub(crate) fn new(
        id: &str,
        published: &str,
        text: &str,
        actors: Vec<GoldActor>,
        events: Vec<GoldEvent>,
    ) -> Result<Document> {
        for (event, n) in events.iter().zip(1..) {
            for words in [&event.trigger, &event.evidence] {
                anyhow::ensure!(!places(text, words).is_empty(), "event {n}: no `{words}` in the article");
            }
            for name in event.actors.iter().chain(&event.recipients) {
                anyhow::ensure!(actors.iter().any(|a| a.name == *name), "event {n}: `{name}` is none of the actors");
            }
            let kind = EventType::named(&event.r#type);
            let mode = event.mode.as_ref().map(|mode| laut_record::Mode::named(mode));
            let fits = kind.is_some_and(|k| mode.is_none_or(|m| m.is_some_and(|m| k.modes().contains(&m))));
            anyhow::ensure!(fits, "event {n}: no type `{}` with mode {:?}", event.r#type, event.mode);
        }
        for mention in actors.iter().flat_map(|a| &a.mentions) {
            anyhow::ensure!(text.contains(mention.as_str()), "no `{mention}` in the article");
        }
        let (id, published, text) = (id.into(), published.into(), text.into());
        Ok(Document { id, published, text, actors, events, chains: Vec::new(), denials: Vec::new() })
    }

    pub(crate) fn article(&self) -> Article {
        let (id, text) = (self.id.clone(), self.text.clone());
        let (published, language) = (Some(self.published.clone()), Some("de".into()));
        Article { id, text, published, language, ..Article::default() }
    }

    fn actor(&self, name: &str) -> Option<&GoldActor> {
        self.actors.iter().rev().find(|a| a.name == name)
    }

    /// Where the trigger of an event may stand: in its evidence, if it stands there.
    fn triggers(&self, event: &GoldEvent) -> Vec<Pieces> {
        let evidence = places(&self.text, &event.evidence);
        let mut all = places(&self.text, &event.trigger);
        let inside = |t: &Pieces| evidence.is_empty() || evidence.iter().any(|v| t.shared(v) > 0);
        if all.iter().any(inside) {
            all.retain(inside);
        }
        all
    }

    /// Whether the gold has an event, core or not, of that type at that trigger.
    pub(crate) fn holds(&self, event: &Event) -> bool {
        let of_type = self.events.iter().filter(|e| e.r#type == event.kind.name());
        of_type.flat_map(|e| places(&self.text, &e.trigger)).any(|t| t.shared(&event.trigger) > 0)
    }
}

impl Document {
    /// Whether the gold has an event of that type at that trigger, all whose parties are among the event's.
    pub(crate) fn right(&self, record: &Record, event: &Event) -> bool {
        let of_type = self.events.iter().filter(|e| e.r#type == event.kind.name());
        let mut there = of_type.filter(|e| places(&self.text, &e.trigger).iter().any(|t| t.shared(&event.trigger) > 0));
        there.any(|e| agrees(self, record, e, event))
    }
}

/// Every place where the pieces of a gold string, joined by ` … `, stand in the text.
fn places(text: &str, wanted: &str) -> Vec<Pieces> {
    let mut pieces = wanted.split(" … ");
    let first = pieces.next().unwrap_or_default();
    let rest: Vec<&str> = pieces.collect();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|t| t.find(first)).map(|at| from + at) {
        let mut spans = vec![Span::new(start, start + first.len())];
        let mut end = start + first.len();
        let whole = rest.iter().all(|piece| {
            let Some(at) = text[end..].find(piece) else { return false };
            spans.push(Span::new(end + at, end + at + piece.len()));
            end += at + piece.len();
            true
        });
        if whole {
            found.push(Pieces::new(spans));
        }
        from = start + text[start..].chars().next().map_or(1, char::len_utf8);
    }
    found
}

/// Whether one of the texts is the actor of the gold, or one has the other's name inside.
fn same(wanted: &GoldActor, texts: &[String]) -> bool {
    let wanted: Vec<String> = wanted.mentions.iter().chain([&wanted.name]).map(|m| m.to_lowercase()).collect();
    let long = |s: &str| s.chars().nth(3).is_some();
    let alike = |w: &String, t: &String| w == t || long(w) && long(t) && (t.contains(w.as_str()) || w.contains(t));
    texts.iter().any(|t| wanted.iter().any(|w| alike(w, t)))
}

/// What is counted.
const ROWS: [&str; 11] = [
    "type",
    "who",
    "when",
    "status",
    "precision",
    "actors found",
    "actors country",
    "actors whole",
    "chains origin",
    "chains steps",
    "denials",
];

/// Scores, and gives a line for all that was missed or read wrongly.
pub(crate) fn score(gold: &[&Document], records: &[Record], prefix: &str, figures: &mut Figures) -> Vec<String> {
    let mut tally = Tally::default();
    for (document, record) in gold.iter().zip(records) {
        tally.events(document, record);
        tally.actors(document, record);
        tally.chains(document, record);
    }
    // The gold of the examples has chains elsewhere, and denials not by themselves.
    let marked = gold.iter().any(|d| !d.chains.is_empty());
    for (row, [hits, of]) in ROWS.iter().zip(tally.counts) {
        if !marked && (row.starts_with("chains") || *row == "denials") {
            continue;
        }
        figures.add(format!("{prefix} {row}"), Figure::Share(hits, of));
        if *row == "precision" {
            let [found, precise] =
                [tally.counts[0], [hits, of]].map(|[h, n]| if n > 0 { h as f64 / n as f64 } else { 0.0 });
            figures.add(format!("{prefix} F1"), Figure::F1(precise, found));
        }
    }
    tally.lines
}

#[derive(Default)]
struct Tally {
    /// Hits, and of how many; in the order of [`ROWS`].
    counts: [[usize; 2]; ROWS.len()],
    lines: Vec<String>,
}

impl Tally {
    /// Counts in a row, and says what it is that is wrong.
    fn count(&mut self, row: &str, document: &Document, hit: bool, wrong: impl FnOnce() -> String) {
        if let Some(n) = ROWS.iter().position(|r| *r == row) {
            self.counts[n][0] += usize::from(hit);
            self.counts[n][1] += 1;
        }
        if !hit {
            let id: String = document.id.chars().take(40).collect();
            self.lines.push(format!("{id} {row}: {}", wrong()));
        }
    }

    fn events(&mut self, document: &Document, record: &Record) {
        let found: Vec<&Event> = record.events.iter().filter(|e| e.source == Source::Text).collect();
        for wanted in document.events.iter().filter(|e| e.core) {
            let triggers = document.triggers(wanted);
            let at = |p: &Event| triggers.iter().any(|t| t.shared(&p.trigger) > 0);
            let hits: Vec<&&Event> = found.iter().filter(|p| p.kind.name() == wanted.r#type && at(p)).collect();
            let what = format!("{} {:?}", wanted.r#type, wanted.trigger);
            let evidence: String = wanted.evidence.chars().take(120).collect();
            self.count("type", document, !hits.is_empty(), || {
                let others: Vec<_> = found.iter().filter(|p| at(p)).map(|p| p.kind.name()).collect();
                format!("{what} got {others:?} in {evidence:?}")
            });
            let right = |p: &&&Event| agrees(document, record, wanted, p);
            let Some(best) = hits.iter().find(|p| right(p)).or(hits.first()) else { continue };
            self.count("who", document, right(best), || {
                let name = |id: &ActorId| record.actor(*id).map(|a| a.name.clone());
                let read = |ids: &[ActorId]| ids.iter().filter_map(name).collect::<Vec<_>>();
                let (a, r) = (read(&best.actors), read(&best.recipients));
                format!("{what}: {:?} -> {:?}, got {a:?} -> {r:?}", wanted.actors, wanted.recipients)
            });
            if let Some(when) = wanted.when {
                self.count("when", document, falls(when, best), || {
                    let read = (best.from.map(|d| d.to_string()), best.to.map(|d| d.to_string()), best.date_from);
                    format!("{what}: {} – {}, got {read:?} in {evidence:?}", when.from, when.to)
                });
            }
            self.count("status", document, best.status.name() == wanted.status, || {
                format!("{what}: {} read as {} in {evidence:?}", wanted.status, best.status.name())
            });
        }
        for p in found {
            self.count("precision", document, document.holds(p), || {
                let (trigger, told) = (p.trigger.text(&document.text), p.evidence.of(&document.text));
                let told: String = told.chars().take(120).collect();
                format!("{} {trigger:?} ({}) in {told:?}", p.kind.name(), p.rule)
            });
        }
    }

    fn actors(&mut self, document: &Document, record: &Record) {
        let named = |a: &laut_record::Actor| {
            a.mentions.iter().map(|m| m.span.of(record.text(m.source)).to_lowercase()).collect::<Vec<_>>()
        };
        let all: Vec<_> = record.actors.iter().map(|a| (a, named(a))).collect();
        for wanted in &document.actors {
            let hits: Vec<_> = all.iter().filter(|(_, mentions)| same(wanted, mentions)).collect();
            self.count("actors found", document, !hits.is_empty(), || wanted.name.clone());
            if hits.is_empty() {
                continue;
            }
            let read = || hits.iter().map(|(a, _)| (a.name.as_str(), a.country)).collect::<Vec<_>>();
            if let Some(country) = &wanted.country {
                let hit = hits.iter().any(|(a, _)| a.country.is_some_and(|c| c.code() == country));
                self.count("actors country", document, hit, || format!("{} {country}, got {:?}", wanted.name, read()));
            }
            let holds = |(a, mentions): &&&(&laut_record::Actor, Vec<String>)| {
                let name = a.name.to_lowercase();
                wanted.mentions.iter().map(|m| m.to_lowercase()).all(|m| m == name || mentions.contains(&m))
            };
            let whole = hits.iter().any(|hit| holds(&hit));
            self.count("actors whole", document, whole, || format!("{:?}, got {:?}", wanted.mentions, read()));
        }
    }

    fn chains(&mut self, document: &Document, record: &Record) {
        let text = &document.text;
        for wanted in &document.chains {
            let stretches = places(text, &wanted.content);
            let covered = |t: &Pieces, s: &Pieces| 2 * shared(text, t, s) >= characters(text, t);
            let found = record.statements.iter().filter(|s| s.source == Source::Text);
            let found: Vec<_> = found.filter(|s| stretches.iter().any(|t| covered(t, &s.content))).collect();
            let right = |name: &String, step: &Step| {
                let mut texts = step.actor.map(|id| names(record, id)).unwrap_or_default();
                texts.push(step.text.to_lowercase());
                document.actor(name).is_some_and(|wanted| same(wanted, &texts))
            };
            let read = || found.iter().map(|s| s.chain.iter().map(|c| &c.text).collect::<Vec<_>>()).collect::<Vec<_>>();
            let content: String = wanted.content.chars().take(80).collect();
            let wrong = || format!("{:?} {content:?}, got {:?}", wanted.chain, read());
            let last =
                |s: &laut_record::Statement| s.chain.last().zip(wanted.chain.last()).is_some_and(|(c, w)| right(w, c));
            self.count("chains origin", document, found.iter().any(|s| last(s)), wrong);
            if wanted.chain.len() > 1 {
                let every = |s: &laut_record::Statement| {
                    s.chain.len() == wanted.chain.len() && wanted.chain.iter().zip(&s.chain).all(|(w, c)| right(w, c))
                };
                self.count("chains steps", document, found.iter().any(|s| every(s)), wrong);
            }
        }
        for denial in &document.denials {
            let stretches = places(text, &denial.content);
            let touches = |pieces: &Pieces| stretches.iter().any(|t| t.shared(pieces) > 0);
            let said = record.statements.iter().any(|s| s.act == Act::Deny && touches(&s.content));
            let done = record.events.iter().any(|e| e.kind == EventType::Deny && touches(&e.trigger));
            let content: String = denial.content.chars().take(90).collect();
            self.count("denials", document, said || done, || content);
        }
    }
}

/// Whether every actor and recipient of the gold is among the event's.
fn agrees(document: &Document, record: &Record, wanted: &GoldEvent, read: &Event) -> bool {
    [(&wanted.actors, &read.actors), (&wanted.recipients, &read.recipients)].iter().all(|(wanted, read)| {
        let is = |name: &String, id: &ActorId| document.actor(name).is_some_and(|a| same(a, &names(record, *id)));
        wanted.iter().all(|name| read.iter().any(|id| is(name, id)))
    })
}

/// Whether the days overlap and are at most twice as many.
fn falls(when: Days, read: &Event) -> bool {
    let (Some(from), Some(to)) = (read.from, read.to) else { return false };
    let days = |from: Date, to: Date| i64::from((to - from).get_days()) + 1;
    from <= when.to && when.from <= to && days(from, to) <= 2 * days(when.from, when.to) + 1
}

/// What an actor is called.
fn names(record: &Record, id: ActorId) -> Vec<String> {
    let Some(actor) = record.actor(id) else { return Vec::new() };
    let mentions = actor.mentions.iter().map(|m| m.span.of(record.text(m.source)));
    mentions.chain([actor.name.as_str()]).map(str::to_lowercase).collect()
}

/// Characters covered.
fn characters(text: &str, pieces: &Pieces) -> usize {
    pieces.spans().iter().map(|s| s.of(text).chars().count()).sum()
}

/// Characters that both cover.
fn shared(text: &str, a: &Pieces, b: &Pieces) -> usize {
    let both = |x: &Span, y: &Span| {
        let (start, end) = (x.start.max(y.start), x.end.min(y.end));
        if start < end { Span { start, end }.of(text).chars().count() } else { 0 }
    };
    a.spans().iter().map(|x| b.spans().iter().map(|y| both(x, y)).sum::<usize>()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_found_wherever_they_stand_in_that_order() {
        let text = "recognised it, „then“ broke off; broke it off again";
        let of = |wanted: &str| places(text, wanted).iter().map(|p| p.text(text)).collect::<Vec<_>>();
        assert_eq!(of("broke … off"), ["broke … off", "broke … off"]);
        assert_eq!(of("off … recognised"), Vec::<String>::new());
        assert_eq!(of("„then“"), ["„then“"]);
    }

    #[test]
    fn short_names_are_the_same_only_as_a_whole() {
        let actor = GoldActor { name: "The Union".into(), country: None, mentions: vec!["EU".into()] };
        let is = |text: &str| same(&actor, &[text.to_string()]);
        assert!(is("eu") && is("union") && !is("museum") && !is("the"));
    }

    #[test]
    fn days_may_be_twice_as_many_and_one() {
        let day = |d: i8| jiff::civil::date(2025, 3, d);
        let when = Days { from: day(10), to: day(10) };
        let record = |from, to| crate::score::events::falls(when, &Event { from, to, ..event() });
        assert!(record(Some(day(9)), Some(day(11))) && !record(Some(day(8)), Some(day(11))));
        assert!(!record(Some(day(11)), Some(day(11))) && !record(Some(day(10)), None));
    }

    fn event() -> Event {
        Event {
            id: laut_record::EventId(1),
            source: Source::Text,
            kind: EventType::Agree,
            mode: None,
            actors: vec![],
            recipients: vec![],
            trigger: Pieces::default(),
            evidence: Span::default(),
            date: None,
            from: None,
            to: None,
            date_from: None,
            place: None,
            quantities: vec![],
            goods: vec![],
            status: laut_record::EventStatus::Happened,
            statement: None,
            same_as: None,
            rule: "".into(),
            confidence: None,
        }
    }
}
