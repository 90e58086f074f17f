//! The time expressions of a text that can date an event, and to which word each belongs.

use super::Known;
use crate::doc::Doc;
use crate::phrase::{self, Phrase};
use jiff::civil::Date;
use laut_pack::time::Class;
use laut_pack::{Agreement, Feats, Tag};
use laut_record::{DateId, Precision, TimeExpression, TimeKind};

/// A time expression with bounds.
pub(super) struct Time {
    pub(super) id: DateId,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) clause: Option<usize>,
    pub(super) from: Option<Date>,
    pub(super) to: Option<Date>,
    pub(super) kind: TimeKind,
    /// It tells since or until when something lasts.
    pub(super) open: bool,
    /// It tells for when something is wanted or planned ("a strike for Friday"), never when that was said.
    pub(super) ahead: bool,
    /// Its first stretch, where it tells since when: of "since 2009" the year.
    pub(super) since: Option<Date>,
    pub(super) bond: Bond,
}

/// To which word a time belongs.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Bond {
    /// To the verb.
    Free,
    /// It stands behind these nouns, the nearest first, and may belong to one of them.
    Behind(Vec<Phrase>),
    /// To this phrase alone, before whose noun it stands or to which it is tied ("of Monday").
    Of(Phrase),
}

/// The times with bounds, in the order of the text, without those inside others.
pub(super) fn times(known: &Known) -> Vec<Time> {
    let doc = known.doc;
    let mut all: Vec<Time> = Vec::new();
    for time in known.dates {
        let told = time.from.is_some() || time.to.is_some();
        if time.source != doc.source || !told || time.kind == TimeKind::Set {
            continue;
        }
        let first = doc.tokens.partition_point(|t| t.span.start < time.span.start);
        let end = doc.tokens.partition_point(|t| t.span.start < time.span.end);
        if first >= end {
            continue;
        }
        // One stands inside the other where a range has two ends.
        if let Some(last) = all.last_mut().filter(|l| first < l.end) {
            if end - first <= last.end - last.first {
                continue;
            }
            all.pop();
        }
        let clause = doc.tokens[first].clause.map(|c| c as usize);
        let new = Time {
            id: time.id,
            first,
            end,
            clause,
            from: time.from,
            to: time.to,
            kind: time.kind,
            open: is_open(doc, first),
            ahead: doc.pack.lists("ahead-prepositions", doc.lower(first)),
            since: None,
            bond: Bond::Free,
        };
        let new = Time { since: since(doc, &new, time), ..new };
        if !joined(doc, &mut all, &new) {
            all.push(new);
        }
    }
    for n in 0..all.len() {
        all[n].bond = bond(doc, &all[n]);
    }
    all
}

/// First tokens of the times of this text that have no bounds, ascending, but for those of now.
pub(super) fn open(known: &Known) -> Vec<usize> {
    let doc = known.doc;
    let open = |t: &&TimeExpression| t.source == doc.source && t.from.is_none() && t.to.is_none();
    let all = known.dates.iter().filter(open).filter(|t| t.timex.as_deref() != Some("PRESENT_REF"));
    let mut all: Vec<usize> = all.map(|t| doc.tokens.partition_point(|k| k.span.start < t.span.start)).collect();
    all.sort_unstable();
    all
}

/// Takes a time into the one before it where both are one: "in the night to Saturday", "on the 3rd and 4th of May".
fn joined(doc: &Doc, all: &mut [Time], new: &Time) -> bool {
    let Some(last) = all.last_mut() else { return false };
    if last.end == new.first && last.kind == TimeKind::Time && new.kind == TimeKind::Date {
        (last.id, last.kind, last.from, last.to, last.end) = (new.id, new.kind, new.from, new.to, new.end);
        return true;
    }
    let (Some(to), Some(from)) = (last.to, new.from) else { return false };
    let and = last.end + 1 == new.first && doc.tokens[last.end].tag == Tag::Conjunction;
    if and && (0..=1).contains(&days(to, from)) {
        (last.to, last.end) = (new.to, new.end);
        return true;
    }
    false
}

/// To which word a time belongs.
fn bond(doc: &Doc, time: &Time) -> Bond {
    let Some(clause) = time.clause else { return Bond::Free };
    let phrases = phrase::of_clause(doc, clause);
    // Before a noun, behind its article: "the for May planned meeting", as some languages put it.
    // An article that was taken into the time belongs to the noun.
    let own = (time.first..time.end - 1).find(|&i| doc.tokens[i].tag != Tag::Determiner).unwrap_or(time.first);
    let around = phrases.iter().find(|p| {
        let article = p.first < own || p.preposition.is_some_and(|p| doc.tokens[p].feats.has(Feats::FUSED));
        p.first <= time.first && time.end <= p.head && (article || doc.tokens[time.first].tag == Tag::Adjective)
    });
    if let Some(phrase) = around {
        return Bond::Of(*phrase);
    }
    let Some(mut at) = phrases.iter().position(|p| p.end == time.first) else { return Bond::Free };
    let mut behind = Vec::new();
    loop {
        let phrase = phrases[at];
        if !matches!(doc.tokens[phrase.head].tag, Tag::Noun | Tag::Name) {
            break;
        }
        behind.push(phrase);
        let start = phrase.preposition.unwrap_or(phrase.first);
        let name = doc.tokens[phrase.head].tag == Tag::Name;
        let hangs = phrase.preposition.is_some() || name || phrase.agreement.allows(Agreement::GENITIVE);
        match at.checked_sub(1).filter(|&b| hangs && phrases[b].end == start && behind.len() < 4) {
            Some(before) => at = before,
            None => break,
        }
    }
    if behind.is_empty() {
        return Bond::Free;
    }
    let first = &doc.tokens[time.first];
    let of = first.feats.has(Feats::AGENT)
        || first.tag == Tag::Determiner
            && first.agreement.only(Agreement::GENITIVE)
            && !phrase::is_time(doc, &behind[0]);
    if of { Bond::Of(behind[0]) } else { Bond::Behind(behind) }
}

/// Whether the time that starts at token `i` tells since, from or until when something lasts.
fn is_open(doc: &Doc, i: usize) -> bool {
    doc.pack.times(doc.lower(i)).any(|w| matches!(w.class, Class::Since | Class::From | Class::Until))
}

/// The last day of the year, month or day since when something lasts.
fn since(doc: &Doc, time: &Time, told: &TimeExpression) -> Option<Date> {
    if !doc.pack.times(doc.lower(time.first)).any(|w| w.class == Class::Since) {
        return None;
    }
    let from = time.from?;
    match told.precision? {
        Precision::Year => from.last_of_year().into(),
        Precision::Month => from.last_of_month().into(),
        Precision::Day => Some(from),
        _ => None,
    }
}

/// How many days `to` lies behind `from`.
pub(super) fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}
