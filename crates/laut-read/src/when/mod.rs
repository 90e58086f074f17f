//! The `when` stage: words → time expressions, resolved against the day of publication.
//!
//! It stands behind the clauses, whose tense decides between the last Monday and the next. What a word tells of a time
//! is in the pack (`when-words`) or in its digits ([`item`]); which words make an expression is in the pack's rules
//! ([`find`]); what it stands for is counted by [`resolve`] over the [`calendar`]; [`join`] makes ranges of two ends.
//!
//! ```text
//! tokens ──words, digits──▶ items ──rules──▶ slots ──publication, tense──▶ from, to, TimeML value
//! ```
//!
//! Without a day of publication nothing is guessed: what is counted from it has no bounds.

mod calendar;
mod dates;
mod find;
mod item;
mod join;
mod resolve;
mod slots;
pub(crate) mod tense;

use crate::doc::Doc;
use jiff::civil::Date;
use laut_record::{Article, DateId, TimeExpression};

/// The day of publication, where the article tells it.
pub(crate) fn published(article: &Article) -> Option<Date> {
    article.published.as_deref()?.get(..10)?.parse().ok()
}

/// Finds the time expressions of a text and adds them.
pub(crate) fn times(dates: &mut Vec<TimeExpression>, doc: &mut Doc, published: Option<Date>) {
    if !doc.pack.covers("when") {
        return;
    }
    let mut found = Vec::new();
    let mut notes = Vec::new();
    {
        let rules = find::Rules::new(doc.pack);
        let items = item::items(doc);
        let mut context = resolve::Context { published, last: None, year: None };
        for (s, first, end) in stretches(doc) {
            let from = found.len();
            let mut at = first;
            while at < end {
                let Some(hit) = rules.longest(doc, &items, at, end) else {
                    at += 1;
                    continue;
                };
                at = hit.end.max(at + 1);
                match resolve::resolve(doc, &hit, s, &mut context) {
                    resolve::Outcome::Time(time) => {
                        found.extend(join::ends(doc, &time));
                        found.push(time);
                    }
                    resolve::Outcome::Impossible(time) => {
                        notes.push((time.span, "no such day"));
                        found.push(time);
                    }
                    resolve::Outcome::Nothing => {}
                }
            }
            join::ranges(doc, &mut found, from);
            found[from..].sort_by_key(|time| (time.span.start, time.span.end));
        }
    }
    for (span, text) in notes {
        doc.note(span, text);
    }
    for mut time in found {
        time.id = DateId(dates.len() as u32 + 1);
        dates.push(time);
    }
}

/// The sentences, and what stands between them (datelines, bylines): number, first token, token behind the last.
fn stretches(doc: &Doc) -> Vec<(u32, usize, usize)> {
    let mut all = Vec::with_capacity(doc.sentences.len() + 2);
    let mut at = 0;
    for (s, sentence) in doc.sentences.iter().enumerate() {
        let (first, end) = (sentence.first as usize, sentence.end as usize);
        if at < first {
            all.push((s as u32, at, first));
        }
        all.push((s as u32, first, end));
        at = end;
    }
    if at < doc.tokens.len() {
        all.push((doc.sentences.len() as u32, at, doc.tokens.len()));
    }
    all
}

#[cfg(test)]
mod tests;
