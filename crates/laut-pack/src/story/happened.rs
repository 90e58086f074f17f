//! A line of a story that tells of an event: `who → TYPE/mode “trigger” → whom · 2024-05-31 · status ← step ← origin`.
//!
//! Who and whom are names of actors, separated by commas. The day is an interval as `laut read` prints it, or `undated`;
//! `own` says that the article itself tells it; a rule may be named. `by paragraph` says where the day was found, `in Riga` the
//! place, `with wheat` a thing or number told with it, `again` that it was mentioned before. What a line does not say may be anything.

use super::{Hope, chained, reasoned};
use crate::PackError;
use laut_record::{DateFrom, EventStatus, EventType, Mode};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// One event that a story tells of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// Its line in the file.
    pub line: usize,
    /// The line as written.
    pub text: String,
    /// Whether it is read.
    pub hope: Hope,
    /// The name of its type.
    pub kind: String,
    /// The name of its mode.
    pub mode: Option<String>,
    /// The words that name it.
    pub trigger: String,
    /// Who does it.
    pub actors: Option<Vec<String>>,
    /// To whom.
    pub recipients: Option<Vec<String>>,
    /// The days, as they are printed; empty where the line says that there are none.
    pub days: Option<String>,
    /// The name of its status.
    pub status: Option<String>,
    /// The rule that reads it.
    pub rule: Option<String>,
    /// What else holds: `by` and where the day was found, `in` and the place, `with` and a thing or number, `again`.
    pub also: Vec<String>,
    /// That the article itself tells it.
    pub own: bool,
    /// On whose word, nearest step first.
    pub chain: Option<Vec<String>>,
    /// Whether the origin is marked as unnamed.
    pub anonymous: bool,
    /// Why it is missed or wrong.
    pub why: String,
}

pub(super) fn parse(file: &Path, line: usize, text: &str, hope: Hope) -> Result<Happened, PackError> {
    let (told, why) = reasoned(file, line, text, hope)?;
    let (told, chain, anonymous) = chained(told);
    let mut facts = told.split(" · ").map(str::trim);
    let core: Vec<&str> = facts.next().unwrap_or_default().split(" → ").collect();
    let malformed = || PackError::new(file, line, "no event").help("who → TYPE/mode “trigger” → whom · day · status");
    let at = core.iter().position(|part| part.contains('“')).ok_or_else(malformed)?;
    let (name, rest) = core[at].split_once(" “").ok_or_else(malformed)?;
    let trigger = rest.strip_suffix('”').ok_or_else(malformed)?.to_string();
    let (kind, mode) = name.split_once('/').map_or((name, None), |(kind, mode)| (kind, Some(mode)));
    let known = EventType::named(kind)
        .ok_or_else(|| PackError::unknown(file, line, "type", kind, EventType::ALL.iter().map(|(_, name)| *name)))?;
    if let Some(mode) = mode {
        let named = Mode::named(mode).filter(|m| known.modes().contains(m));
        let modes = || known.modes().iter().map(|m| m.name());
        named.ok_or_else(|| PackError::unknown(file, line, "mode", mode, modes()))?;
    }
    let names = |part: Option<&&str>| part.map(|p| p.split(", ").map(|n| n.trim().to_string()).collect::<Vec<_>>());
    let mut happened = Happened {
        line,
        text: text.into(),
        hope,
        kind: kind.into(),
        mode: mode.map(String::from),
        trigger,
        actors: names(core[..at].last()),
        recipients: names(core.get(at + 1)),
        days: None,
        status: None,
        rule: None,
        also: Vec::new(),
        own: false,
        chain,
        anonymous,
        why: why.trim().into(),
    };
    for fact in facts {
        if fact == "undated" {
            happened.days = Some(String::new());
        } else if fact == "own" {
            happened.own = true;
        } else if fact == "again" || ["in ", "with "].iter().any(|p| fact.starts_with(p)) || is_found(fact) {
            happened.also.push(fact.into());
        } else if fact.chars().all(|c| c.is_ascii_digit() || "-– ".contains(c)) {
            happened.days = Some(fact.into());
        } else if let Some(status) = EventStatus::named(&fact.replace(' ', "_")) {
            happened.status = Some(status.name().into());
        } else if fact.contains('/') {
            happened.rule = Some(fact.into());
        } else {
            let known = EventStatus::ALL.iter().map(|(_, name)| *name).chain(["undated", "own"]);
            return Err(PackError::unknown(file, line, "fact", fact, known));
        }
    }
    Ok(happened)
}

/// Whether a fact says where a day was found.
fn is_found(fact: &str) -> bool {
    fact.strip_prefix("by ").is_some_and(|place| DateFrom::named(place).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Happened, String> {
        parse(Path::new("s.md"), 3, text, Hope::Read).map_err(|e| e.to_string())
    }

    #[test]
    fn a_line_tells_who_did_what_to_whom_and_on_whose_word() {
        let told = read("A, B → CONSULT/visit “came … by” → C · 2024-05 – 2024-06 · past habit ← P ← q (unnamed)");
        let told = told.expect("an event");
        assert_eq!(
            (told.kind.as_str(), told.mode.as_deref(), told.trigger.as_str()),
            ("CONSULT", Some("visit"), "came … by")
        );
        assert_eq!(told.actors, Some(vec!["A".to_string(), "B".into()]));
        assert_eq!((told.recipients, told.days), (Some(vec!["C".to_string()]), Some("2024-05 – 2024-06".into())));
        assert_eq!((told.status.as_deref(), told.anonymous), (Some("past_habit"), true));
        assert_eq!(told.chain, Some(vec!["P".to_string(), "q".into()]));
        let told = read("AID “gave” · by earlier mention · in Lumo · with tea · again").expect("an event");
        assert_eq!(told.also, ["by earlier mention", "in Lumo", "with tea", "again"]);
        let told = read("HARM “died” · undated · own").expect("an event");
        assert_eq!((told.actors, told.recipients), (None, None));
        assert_eq!((told.days.as_deref(), told.own, told.chain), (Some(""), true, None));
    }

    #[test]
    fn what_is_malformed_is_told_with_its_line() {
        let error = |text: &str| read(text).expect_err("malformed");
        assert!(error("A sees B").starts_with("s.md:3: no event"));
        assert_eq!(error("A → AGRE “x”"), "s.md:3: type `AGRE` is not defined\n  help: did you mean `AGREE`?");
        assert!(error("A → AID/visit “x”").starts_with("s.md:3: mode `visit` is not defined"));
        assert!(error("A → AID “x” · hapened").contains("did you mean `happened`?"));
    }
}
