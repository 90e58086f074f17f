//! The learned side of the stage: a model that drops drafts which are no statements. It is linear, over what the draft
//! and its clause are made of; without it every draft stays.
//!
//! Trained by `cargo xtask train says` on gold that may ship; see the card beside the model.

use super::Draft;
use super::nearby::Nearby;
use crate::doc::{Doc, Shape};
use crate::model::{Feature, Linear};
use crate::phrase;
use crate::stretch::Stretch;
use laut_pack::{Entry, Feats, Tag};
use laut_record::{Act, Form};

/// Name of the model that keeps or drops.
pub(crate) fn keep_name(language: &str) -> String {
    format!("{language}/says/keep")
}

/// Who is told of each draft that is kept, by which model, and by which features.
pub(crate) type Tell<'t> = Option<&'t mut dyn FnMut(&Draft, &Linear, Vec<(u32, String)>)>;

/// Drops drafts from number `from` on that the model scores below nothing. Class 1 is "a statement".
pub(super) fn drop<'a>(doc: &Doc<'a>, drafts: &mut Vec<Draft<'a>>, from: usize, tell: &mut Tell) {
    let model = doc.pack.model(&keep_name(doc.pack.language()));
    let Some(model) = model.and_then(|m| Linear::new(&m.bytes)).filter(|m| m.classes() == 2) else { return };
    let nearby = Nearby::by_content(doc, drafts);
    let keep: Vec<bool> = (0..drafts.len())
        .map(|n| {
            // The gold it learned from marks nobody who is silent.
            if n < from || drafts[n].act == Act::NoComment {
                return true;
            }
            let mut scores = [0; 2];
            for feature in keep_features(doc, drafts, &nearby, n) {
                model.add(feature, &mut scores);
            }
            let keep = scores[1] >= scores[0];
            if let Some(tell) = tell.as_mut().filter(|_| keep) {
                let named = built(doc, drafts, &nearby, n, Builder { names: Some(Vec::new()), ..Builder::new() });
                tell(&drafts[n], &model, named.features.into_iter().zip(named.names.unwrap_or_default()).collect());
            }
            keep
        })
        .collect();
    super::settle::keep_only(drafts, &keep);
}

/// Builds features of one draft.
struct Builder {
    features: Vec<u32>,
    kind: u8,
    /// What each feature says, where somebody wants to know.
    names: Option<Vec<String>>,
}

impl Builder {
    fn new() -> Self {
        Builder { features: Vec::with_capacity(64), kind: 0, names: None }
    }

    /// Adds a feature of the next kind.
    fn add(&mut self, parts: &[&str]) {
        self.kind += 1;
        self.same(parts);
    }

    fn same(&mut self, parts: &[&str]) {
        let feature = parts.iter().fold(Feature::new(self.kind), |f, p| f.text(p));
        self.features.push(feature.hash());
        if let Some(names) = &mut self.names {
            let told: Vec<&str> = parts.iter().copied().filter(|p| !p.is_empty()).collect();
            names.push(told.join(" · "));
        }
    }
}

/// What tells whether draft `n` is a statement.
pub(crate) fn keep_features(doc: &Doc, drafts: &[Draft], nearby: &Nearby, n: usize) -> Vec<u32> {
    built(doc, drafts, nearby, n, Builder::new()).features
}

fn built(doc: &Doc, drafts: &[Draft], nearby: &Nearby, n: usize, mut b: Builder) -> Builder {
    let draft = &drafts[n];
    let rule = doc.pack.rules()[draft.rule].id.as_str();
    let word = draft.entry.map(word_of).unwrap_or_default();
    let frame = draft.entry.map_or("", |e| e.frame.name());
    let said = content_mood(doc, &draft.content);
    let length = bucket(draft.content.len());
    let who = speaker_kind(doc, draft);
    let cue = cue_form(doc, draft);
    b.add(&["bias"]);
    b.add(&[rule]);
    b.add(&[rule, &word]);
    b.add(&[&word, frame, &cue]);
    b.add(&[rule, said]);
    b.add(&[rule, length]);
    b.add(&[rule, &who]);
    b.add(&[&word, &who]);
    b.add(&[rule, &cue]);
    b.add(&[&who, &cue, draft.form.name()]);
    b.add(&[draft.entry.map_or("", |e| e.act.name()), &who, frame]);
    b.add(&[rule, place(doc, draft)]);
    let head = draft.speaker.as_ref().and_then(|s| phrase::chunk(doc, s.first(), s.end())).map(|p| doc.lower(p.head));
    b.add(&[draft.form.name(), head.unwrap_or("-")]);
    // What else the sentence says.
    let sentence = doc.tokens[draft.content.first()].sentence;
    let near = nearby.between(sentence as usize, sentence as usize);
    let near = || near.iter().filter(|m| **m != n).map(|&m| &drafts[m]);
    let others = near().filter(|d| doc.tokens[d.content.first()].sentence == sentence && d.form != Form::Reported);
    b.add(&[rule, bucket(others.count())]);
    let inside = near().any(|d| d.content.len() > draft.content.len() && d.content.has(draft.content.first()));
    b.add(&[rule, if inside { "inside" } else { "outside" }]);
    match draft.form {
        Form::Direct => quoted(doc, draft, &mut b),
        Form::IndirectFree | Form::FreeIndirect => run(doc, drafts, draft, &mut b),
        Form::Reported => summary(doc, draft, &mut b),
        Form::Indirect => {
            let first = draft.content.first();
            b.add(&[rule, "opens", doc.lower(first)]);
            let before = first.checked_sub(1).map_or("", |i| doc.word(i));
            b.add(&[rule, "before", before]);
        }
    }
    b
}

/// Features of a quotation: its words and what stands around it.
fn quoted(doc: &Doc, draft: &Draft, b: &mut Builder) {
    let (first, end) = (draft.content.first(), draft.content.end());
    let inside = first + 1..end.saturating_sub(1).max(first + 1);
    let words = inside.clone().filter(|&i| !doc.tokens[i].shape.is_mark()).count();
    let finite = inside.clone().any(|i| doc.tokens[i].tag == Tag::Finite);
    let small = inside.clone().any(|i| doc.tokens[i].shape == Shape::Small);
    let names = inside.clone().filter(|&i| doc.tokens[i].tag == Tag::Name).count();
    let capital = doc.tokens.get(first + 1).is_some_and(|t| t.shape.is_capital());
    let within = if draft.within.is_some() { "within" } else { "alone" };
    let shape = format!("{}{}{}{}", u8::from(finite), u8::from(small), u8::from(capital), bucket(names));
    let tag = |i: Option<usize>| i.and_then(|i| doc.tokens.get(i)).map_or("", |t| t.tag.name());
    let before = first.checked_sub(1);
    b.add(&["quote", bucket(words), within]);
    b.add(&["quote", &shape]);
    b.add(&["quote", &shape, bucket(words)]);
    b.add(&["before", tag(before), if capital { "A" } else { "a" }]);
    b.add(&["before", before.map_or("", |i| doc.lower(i))]);
    b.add(&["after", tag(Some(end)), if capital { "A" } else { "a" }]);
    b.add(&["first", tag(Some(first + 1)), bucket(words)]);
}

/// Features of a run: how strong its mood is and how near what it carries on.
fn run(doc: &Doc, drafts: &[Draft], draft: &Draft, b: &mut Builder) {
    let clause = draft.clause.map(|c| &doc.clauses[c]);
    let feats = clause.map_or(Feats::NONE, |c| c.verb.feats);
    let mood = match () {
        () if feats.has(Feats::REPORTIVE) => "reportive",
        () if feats.has(Feats::IRREALIS) => "irrealis",
        () => "plain",
    };
    let finite = clause.and_then(|c| c.finite).map(|f| f as usize);
    let lemma = finite.map_or("", |f| doc.lemma(f));
    let first = doc.tokens[draft.content.first()].sentence;
    let source = draft.follows.and_then(|f| drafts.get(f));
    let last = source.map(|s| doc.tokens[s.content.end().max(s.frame.end()).max(1) - 1].sentence);
    let distance = last.map_or("none".into(), |l| first.saturating_sub(l).to_string());
    let block = |s: u32| doc.sentences[s as usize].block_number;
    let same = last.is_some_and(|l| block(l) == block(first));
    let form = source.map_or("", |s| s.form.name());
    let opens = doc.lower(draft.content.first());
    let condition = draft.content.tokens().any(|i| doc.tokens[i].tag == Tag::Subordinator);
    let perfect = clause.is_some_and(|c| c.verb.tokens.len() > 2);
    b.add(&["mood", mood]);
    b.add(&["mood", mood, lemma]);
    b.add(&["mood", mood, form, &distance]);
    b.add(&["near", &distance, if same { "same" } else { "other" }, mood]);
    b.add(&["source", form, mood]);
    b.add(&["opens", opens, mood]);
    b.add(&["condition", if condition { "y" } else { "n" }, mood]);
    b.add(&["verb", lemma, if perfect { "perfect" } else { "" }]);
    b.add(&["source", source.and_then(|s| s.entry).map(word_of).as_deref().unwrap_or(""), mood]);
    let passive = clause.is_some_and(|c| c.verb.passive);
    b.add(&["passive", if passive { "y" } else { "n" }, lemma]);
}

/// Features of a summary: who does it, and to what.
fn summary(doc: &Doc, draft: &Draft, b: &mut Builder) {
    let clause = draft.clause.map(|c| &doc.clauses[c]);
    let word = draft.entry.map(word_of).unwrap_or_default();
    let object = draft.clause.and_then(|c| {
        let speaker = draft.speaker.clone().unwrap_or_default();
        phrase::of_clause(doc, c).iter().find(|p| p.preposition.is_none() && !speaker.has(p.head))
    });
    let object_head = object.map(|p| doc.lower(p.head)).unwrap_or("-");
    let plural = object.is_some_and(|p| p.agreement.only(laut_pack::Agreement::PLURAL));
    b.add(&["object", object_head]);
    b.add(&["object", &word, if object.is_some() { "some" } else { "none" }]);
    b.add(&["object", if plural { "pl" } else { "sg" }]);
    b.add(&["passive", &word, if clause.is_some_and(|c| c.verb.passive) { "y" } else { "n" }]);
    let saying = draft
        .content
        .tokens()
        .any(|i| doc.tokens[i].tag == Tag::Noun && doc.pack.noun_of_saying(doc.lower(i)).is_some());
    b.add(&["saying", if saying { "y" } else { "n" }]);
    let correlate = draft.cue.tokens().any(|i| doc.tokens[i].tag == Tag::ProAdverb);
    b.add(&["correlate", if correlate { "y" } else { "n" }]);
}

/// A word of saying with its particle and fixed words.
fn word_of(entry: &Entry) -> String {
    format!("{}{}{}{}", entry.particle, entry.lemma, if entry.reflexive { "~" } else { "" }, entry.words.join("+"))
}

/// Mood of the first finite verb of a content.
fn content_mood(doc: &Doc, content: &Stretch) -> &'static str {
    let finite = content.tokens().find(|&i| doc.tokens[i].tag == Tag::Finite);
    let clause = finite.and_then(|f| doc.tokens[f].clause).map(|c| &doc.clauses[c as usize]);
    match clause {
        None => "none",
        Some(c) if !c.is_reportive() => "indicative",
        Some(c) if c.verb.feats.has(Feats::REPORTIVE) => "reportive",
        Some(_) => "irrealis",
    }
}

/// Who the speaker phrase names: nobody, a person of the text, a name, a noun of some kind.
fn speaker_kind(doc: &Doc, draft: &Draft) -> String {
    let Some(speaker) = draft.speaker.as_ref().filter(|s| !s.is_empty()) else { return "nobody".into() };
    if *speaker == draft.cue {
        return "cue".into();
    }
    let Some(p) = phrase::chunk(doc, speaker.first(), speaker.end()) else { return "other".into() };
    let token = &doc.tokens[p.head];
    let place = if draft.frame.has(p.head) || draft.content.has(p.head) { "" } else { "elsewhere " };
    let kind = match token.tag {
        Tag::Pronoun if token.feats.has(Feats::GENERIC) => "generic",
        Tag::Pronoun if token.feats.any(Feats::FIRST.with(Feats::SECOND)) => "first",
        Tag::Pronoun => "pronoun",
        Tag::Name => "name",
        Tag::Relative => "relative",
        Tag::Noun if doc.pack.noun_of_saying(doc.lower(p.head)).is_some() => "words",
        Tag::Noun if (p.first..p.end).any(|i| doc.tokens[i].tag == Tag::Name) => "titled name",
        Tag::Noun => ["titles", "government-nouns", "organisation-nouns", "outlet-nouns", "sources"]
            .into_iter()
            .find(|l| doc.pack.lists_noun(l, doc.lower(p.head)))
            .unwrap_or("thing"),
        _ => "other",
    };
    format!("{place}{kind}")
}

/// Tense, voice, negation and kind of the cue's clause.
fn cue_form(doc: &Doc, draft: &Draft) -> String {
    let Some(clause) = draft.clause.map(|c| &doc.clauses[c]) else { return "none".into() };
    let verb = &clause.verb;
    let past = if verb.feats.has(Feats::PAST) { "past" } else { "pres" };
    let modal = clause.finite.is_some_and(|f| doc.tokens[f as usize].feats.has(Feats::MODAL));
    format!(
        "{past}{:?}{}{}{}{}",
        clause.kind,
        u8::from(verb.passive),
        u8::from(verb.negated),
        u8::from(modal),
        u8::from(clause.is_reportive())
    )
}

/// Where the content stands: the kind of its block, and whether it opens it.
fn place(doc: &Doc, draft: &Draft) -> &'static str {
    let sentence = doc.tokens[draft.content.first()].sentence as usize;
    let s = &doc.sentences[sentence];
    let opens = sentence == 0 || doc.sentences[sentence - 1].block_number != s.block_number;
    match (s.block, opens) {
        (laut_record::BlockKind::Paragraph, true) => "opens paragraph",
        (laut_record::BlockKind::Paragraph, false) => "in paragraph",
        (other, _) => other.name(),
    }
}

/// A count in steps.
fn bucket(n: usize) -> &'static str {
    match n {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=4 => "3",
        5..=7 => "5",
        8..=12 => "8",
        13..=24 => "13",
        _ => "25",
    }
}
