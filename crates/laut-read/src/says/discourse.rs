//! Statements without a frame: what carries reported speech on over sentences.
//!
//! The mood of reported speech, a modal that tells what others say, and quotations on their own take their speaker
//! from the statement before them (or, for quotations, from who was named last).

use super::nearby::{Marked, Nearby};
use super::{Draft, content, cue};
use crate::clause::Kind;
use crate::doc::Doc;
use crate::stretch::Stretch;
use laut_pack::Feats;
use laut_pack::frame::{ContentPlace, FrameRule, SpeakerPlace};
use laut_record::{BlockKind, Form};

/// How many sentences may lie between a statement and one that carries it on.
const SENTENCES_BETWEEN_MAX: usize = 3;

/// Adds drafts without frames; gives how many of those with one still stand, before the others.
pub(super) fn discourse<'a>(doc: &Doc<'a>, drafts: &mut Vec<Draft<'a>>) -> usize {
    let runs: Vec<(usize, &FrameRule)> = cue::rules(doc).filter(|(_, r)| r.content == ContentPlace::Run).collect();
    let mut found: Vec<Draft> = Vec::new();
    let nearby = Nearby::by_end(doc, drafts);
    let mut said = Marked::new(doc);
    for draft in drafts.iter().filter(|d| d.form != Form::Reported) {
        said.add(&draft.content);
        // A frame that is itself in the mood of reported speech is said by somebody before it.
        let own = |i: &usize| draft.clause.is_some() && doc.tokens[*i].clause == draft.clause.map(|c| c as u32);
        said.add(&Stretch::of_tokens(draft.frame.tokens().filter(|i| !own(i))));
    }
    let mut run = Runs(Marked::new(doc));
    for s in 0..doc.sentences.len() {
        let clauses: Vec<usize> = content::clauses_of(doc, s as u32)
            .filter(|&c| doc.clauses[c].kind == Kind::Main && doc.clauses[c].quote.is_none())
            .collect();
        for &c in &clauses {
            let covered = doc.clauses[c].finite.is_some_and(|f| said.has(f as usize));
            if covered {
                continue;
            }
            let Some(&(number, rule)) = runs.iter().find(|(_, r)| carries(doc, r, c)) else { continue };
            // Its own frame, if it has one, is said by somebody else.
            let Some(source) = source(doc, drafts, &nearby, &found, &run, s, c) else { continue };
            let whole = clauses.len() == 1 || clauses.iter().all(|&o| runs.iter().any(|(_, r)| carries(doc, r, o)));
            let said = sentence_or_clause(doc, s, c, whole);
            if whole && c != clauses[0] {
                continue;
            }
            run.0.add(&said);
            // It carries the run on: one statement as long as nothing else comes between.
            let joins =
                found.last_mut().filter(|d: &&mut Draft| d.rule == number && whole && d.content.end() == said.first());
            if let Some(run) = joins
                && doc.sentences[s].block_number == block_of(doc, run.content.first())
            {
                run.content = run.content.with(&said);
                continue;
            }
            let mut draft = Draft::new(number, rule.form);
            draft.clause = Some(c);
            draft.content = said;
            draft.act = rule.act.unwrap_or(draft.act);
            match source {
                Source::Draft(n) => draft.inherit(&drafts[n], n),
                Source::Run(n) => {
                    let (follows, speaker, medium) = (found[n].follows, found[n].speaker.clone(), found[n].medium);
                    draft.follows = follows;
                    draft.speaker = speaker;
                    draft.medium = medium;
                }
            }
            if let Some(finite) = doc.clauses[c].finite {
                draft.cue = Stretch::of(finite as usize, finite as usize + 1);
            }
            // Without the mood, only somebody who said it makes it reported.
            if draft.speaker.is_some() || rule.cue.words.is_empty() {
                found.push(draft);
            }
        }
    }
    // What a run says as a whole, with the frame in it, is one statement.
    let mut keep: Vec<bool> = drafts.iter().map(|d| !run.is_part(doc, d)).collect();
    let framed = keep.iter().filter(|kept| **kept).count();
    keep.resize(drafts.len() + found.len(), true);
    drafts.append(&mut found);
    super::settle::keep_only(drafts, &keep);
    quotes_alone(doc, drafts);
    framed
}

/// The tokens of all runs so far.
struct Runs(Marked);

impl Runs {
    /// Whether a draft is what a frame inside a run says.
    fn is_part(&self, doc: &Doc, draft: &Draft) -> bool {
        let finite = draft.clause.and_then(|c| doc.clauses[c].finite);
        draft.form == Form::Indirect
            && finite.is_some_and(|f| self.0.has(f as usize))
            && draft.content.tokens().all(|i| self.0.has(i))
    }
}

enum Source {
    Draft(usize),
    Run(usize),
}

impl Draft<'_> {
    /// Takes speaker and medium of another, number `n`.
    fn inherit(&mut self, other: &Draft, n: usize) {
        self.speaker = other.speaker.clone();
        self.medium = other.medium;
        self.follows = Some(n);
    }
}

fn block_of(doc: &Doc, token: usize) -> u32 {
    doc.sentences[doc.tokens[token].sentence as usize].block_number
}

/// Whether clause `c` is of the kind a rule of runs asks for.
fn carries(doc: &Doc, rule: &FrameRule, c: usize) -> bool {
    let clause = &doc.clauses[c];
    let Some(finite) = clause.finite else { return false };
    if !rule.cue.words.is_empty() {
        return rule.cue.words.iter().any(|w| w == doc.lemma(finite as usize))
            && clause.verb.feats.has(Feats::PRESENT.with(Feats::INDICATIVE));
    }
    // A capital at the head of a sentence is a noun's, and an ending alone makes no mood.
    let token = &doc.tokens[finite as usize];
    if !rule.cue.reportive || !clause.is_reportive() || token.shape.is_capital() || token.lemma.is_none() {
        return false;
    }
    // In the mood of the unreal some verbs are the author's own guess ("that could help").
    clause.verb.feats.has(Feats::REPORTIVE) || !rule.cue.unless.iter().any(|w| w == doc.lemma(finite as usize))
}

/// The statement that clause `c` of sentence `s` carries on.
fn source(
    doc: &Doc,
    drafts: &[Draft],
    nearby: &Nearby,
    found: &[Draft],
    run: &Runs,
    s: usize,
    c: usize,
) -> Option<Source> {
    let finite = doc.clauses[c].finite? as usize;
    let before =
        |d: &Draft| d.content.first().min(if d.frame.is_empty() { usize::MAX } else { d.frame.first() }) < finite;
    let sentence = |d: &Draft| {
        let end = d.content.end().max(d.frame.end()).max(1) - 1;
        doc.tokens[end].sentence as usize
    };
    let speaks = |d: &Draft| d.form != Form::Reported || d.speaker.as_ref().is_some_and(|s| names_somebody(doc, s));
    let other = |d: &Draft| d.clause != Some(c) && !run.is_part(doc, d);
    let near =
        |d: &Draft| before(d) && speaks(d) && other(d) && sentence(d) + SENTENCES_BETWEEN_MAX >= s && sentence(d) <= s;
    let place = |d: &Draft| d.content.end().max(d.frame.end()).max(d.speaker.as_ref().map_or(0, Stretch::end));
    let from = s.saturating_sub(SENTENCES_BETWEEN_MAX);
    let ended = nearby.between(from, s).into_iter().map(|n| (n, &drafts[n]));
    let framed = ended.filter(|(_, d)| near(d)).max_by_key(|(_, d)| (place(d), d.rank));
    // Runs come in the order of the text.
    let mut runs = found.iter().enumerate().rev().take_while(|(_, d)| sentence(d) >= from);
    let run = runs.find(|(_, d)| before(d) && speaks(d) && sentence(d) <= s);
    match (framed, run) {
        (Some((n, d)), Some((_, r))) if place(d) >= place(r) => Some(Source::Draft(n)),
        (_, Some((m, _))) => Some(Source::Run(m)),
        (Some((n, _)), None) => Some(Source::Draft(n)),
        (None, None) => None,
    }
}

/// Whether a phrase names somebody who can speak, or words of somebody.
fn names_somebody(doc: &Doc, phrase: &Stretch) -> bool {
    crate::phrase::chunk(doc, phrase.first(), phrase.end())
        .is_some_and(|p| crate::phrase::can_act(doc, p.head) || doc.pack.noun_of_saying(doc.lower(p.head)).is_some())
}

/// The sentence with its stop, or the clause alone.
fn sentence_or_clause(doc: &Doc, s: usize, c: usize, whole: bool) -> Stretch {
    let sentence = doc.sentences[s];
    if whole {
        return Stretch::of(sentence.first as usize, sentence.end as usize);
    }
    let own = doc.subtree(c);
    let end = if own.end() + 1 == sentence.end as usize { sentence.end as usize } else { own.end() };
    Stretch::of(own.first(), end)
}

/// Quotations that are sentences of their own and that no frame has taken.
fn quotes_alone<'a>(doc: &Doc<'a>, drafts: &mut Vec<Draft<'a>>) {
    let Some((number, rule)) = cue::rules(doc)
        .find(|(_, r)| r.content == ContentPlace::Quotation && r.speaker.place == SpeakerPlace::Elsewhere)
    else {
        return;
    };
    let mut direct = Marked::new(doc);
    drafts.iter().filter(|d| d.form == Form::Direct).for_each(|d| direct.add(&d.content));
    // Those with a speaker, the last in the text first; of those that start before the quotation, the one that ends last.
    let mut speaking: Vec<usize> = (0..drafts.len()).filter(|&n| drafts[n].speaker.is_some()).collect();
    speaking.sort_by_key(|&n| std::cmp::Reverse((drafts[n].content.first(), n)));
    let mut latest: Option<(usize, usize)> = None;
    for (q, quote) in doc.quotes.iter().enumerate() {
        let (open, close) = (quote.open as usize, quote.close as usize);
        let empty = (open..=close).all(|i| doc.tokens[i].shape.is_mark());
        if doc.opaque[open] != q as u32 || empty || direct.has(open) {
            continue;
        }
        while let Some(n) = speaking.pop_if(|n| drafts[*n].content.first() < open) {
            latest = latest.max(Some((drafts[n].content.end(), n)));
        }
        let sentence = doc.sentences[doc.tokens[open].sentence as usize];
        if matches!(sentence.block, BlockKind::Heading | BlockKind::Title) {
            continue;
        }
        // Alone: its sentence has no words outside it.
        let alone = (sentence.first as usize..sentence.end as usize)
            .all(|i| doc.opaque[i] == q as u32 || doc.tokens[i].shape.is_mark());
        let near = latest.filter(|(end, _)| {
            let last = doc.tokens[end.max(&1) - 1].sentence;
            last + SENTENCES_BETWEEN_MAX as u32 >= doc.tokens[open].sentence
        });
        let mut draft = Draft::new(number, rule.form);
        draft.content = Stretch::of(open, close + 1);
        draft.medium = rule.medium;
        draft.clause = doc.tokens[open].clause.map(|c| c as usize);
        match near {
            Some((_, n)) => draft.inherit(&drafts[n], n),
            None if alone => {}
            None => continue,
        }
        direct.add(&draft.content);
        if draft.speaker.is_some() {
            latest = latest.max(Some((draft.content.end(), drafts.len())));
        }
        drafts.push(draft);
    }
}
