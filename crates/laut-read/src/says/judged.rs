//! What the article, or somebody in it, calls true, false or unproven.
//!
//! Rules of the pack (`rules/judged/`) name the words; this module finds what they are said of: the statement whose noun
//! or verb they stand beside ("die falsche Behauptung, dass …"), or the one before that a clause points back to ("Das
//! stimmt nicht"). It never judges by itself: no words, no judgement.
//!
//! ```text
//! drafts + rules ──▶ verdicts, each with the draft it judges and the draft in which it is said (none: the article)
//! ```

use super::Draft;
use crate::clause::{Clause, Kind};
use crate::doc::{Doc, Shape};
use crate::phrase;
use crate::stretch::Stretch;
use laut_pack::verdict::{Claim, VerdictRule};
use laut_pack::{Feats, Find, Frame, Tag};
use laut_record::{Act, Form, Verdict};

/// How many sentences back a demonstrative alone, and a noun of saying, may point.
const BACK_MAX: usize = 1;
const BACK_MAX_NOUN: usize = 2;
/// How many sentences may lie between a claim and the line that gives its verdict.
const BACK_MAX_LINE: usize = 4;

/// A judgement of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Judged {
    pub(crate) verdict: Verdict,
    /// The draft in whose content it is said; none: the article says so.
    pub(crate) by: Option<usize>,
    /// The tokens that say so.
    pub(crate) words: Stretch,
}

/// Drops drafts that are nothing but a judgement by the article ("Bestätigt ist das nicht").
pub(super) fn clear(doc: &Doc, drafts: &mut Vec<Draft>) {
    let mut keep = vec![true; drafts.len()];
    for rule in doc.pack.rules() {
        let Find::Verdict(rule) = &rule.find else { continue };
        if !matches!(rule.claim, Claim::Back | Claim::After) {
            continue;
        }
        for (_, judgement) in after(doc, drafts, rule).into_iter().filter(|(_, j)| j.by.is_none()) {
            for n in near(drafts, judgement.words.first()) {
                let draft = &drafts[n];
                let free = matches!(draft.form, Form::Reported | Form::IndirectFree | Form::FreeIndirect);
                keep[n] &= !(free && draft.content.shared(&judgement.words) * 3 >= draft.content.len() * 2);
            }
        }
    }
    super::settle::keep_only(drafts, &keep);
}

/// The judgement of each draft. Of several the first stands, but one that only says "unproven" yields.
pub(crate) fn judged(doc: &Doc, drafts: &[Draft]) -> Vec<Option<Judged>> {
    let mut found: Vec<Option<Judged>> = vec![None; drafts.len()];
    for rule in doc.pack.rules() {
        let Find::Verdict(rule) = &rule.find else { continue };
        let judgements = match rule.claim {
            Claim::Noun => {
                let beside = (0..drafts.len()).filter_map(|n| beside_noun(doc, drafts, rule, n));
                beside.chain(again(doc, drafts, rule)).collect()
            }
            Claim::Verb => (0..drafts.len()).filter_map(|n| beside_verb(doc, drafts, rule, n)).collect(),
            Claim::Back | Claim::Called | Claim::After => after(doc, drafts, rule),
            Claim::Line => lines(doc, drafts, rule),
        };
        let judgements: Vec<(usize, Judged)> = judgements;
        for (n, judgement) in judgements {
            let weaker = |known: &Judged| known.verdict == Verdict::Unproven && judgement.verdict != Verdict::Unproven;
            if found[n].as_ref().is_none_or(weaker) {
                found[n] = Some(judgement);
            }
        }
    }
    found
}

/// An attribute of the noun of saying that is the cue, or stands with it.
fn beside_noun(doc: &Doc, drafts: &[Draft], rule: &VerdictRule, n: usize) -> Option<(usize, Judged)> {
    let draft = &drafts[n];
    let c = draft.clause.filter(|_| is_claim(draft))?;
    let noun = |i: usize| doc.tokens[i].tag == Tag::Noun && doc.pack.noun_of_saying(doc.lower(i)).is_some();
    let nouns =
        doc.own(c).filter(|&i| noun(i) && (draft.frame.has(i) || draft.cue.has(i) || draft.form == Form::Reported));
    let (first, end) = nouns.filter_map(|i| attribute(doc, rule, i)).next()?;
    Some((n, Judged { verdict: rule.verdict, by: judge(drafts, n, first), words: Stretch::of(first, end) }))
}

/// A noun of saying that takes up what was said before ("Das Blatt druckte die falsche Behauptung nach").
fn again(doc: &Doc, drafts: &[Draft], rule: &VerdictRule) -> Vec<(usize, Judged)> {
    let taken =
        |i: usize| drafts[near(drafts, i)].iter().any(|d| d.form != Form::Reported && (d.cue.has(i) || d.frame.has(i)));
    let takes_up = |&i: &usize| names_claim(doc, i) && !taken(i);
    let judgement = |i: usize| {
        let (first, end) = attribute(doc, rule, i)?;
        let determined = first > 0
            && (first.saturating_sub(2)..first)
                .any(|k| doc.tokens[k].tag == Tag::Determiner && !doc.tokens[k].feats.has(Feats::NEGATIVE));
        let sentence = doc.tokens[i].sentence as usize;
        let near = |n: &usize| {
            let draft = &drafts[*n];
            let last = doc.tokens[draft.content.end().max(1) - 1].sentence as usize;
            last < sentence && last + BACK_MAX_NOUN >= sentence && can_be_judged(draft) && draft.within.is_none()
        };
        let target =
            self::near(drafts, i).filter(|_| determined).filter(near).max_by_key(|&n| drafts[n].content.end())?;
        Some((target, Judged { verdict: rule.verdict, by: judge(drafts, target, i), words: Stretch::of(first, end) }))
    };
    (0..doc.tokens.len()).filter(takes_up).filter_map(judgement).collect()
}

/// Whether token `i` is a noun that can stand for what was said.
fn names_claim(doc: &Doc, i: usize) -> bool {
    let word = doc.lower(i);
    doc.tokens[i].tag == Tag::Noun
        && (doc.pack.noun_of_saying(word).is_some() || doc.pack.lists_noun("claim-nouns", word))
}

/// Where the words of a rule stand before noun `i`, up to and with it; or in it.
fn attribute(doc: &Doc, rule: &VerdictRule, i: usize) -> Option<(usize, usize)> {
    let fits = |k: usize| is_word(doc, &rule.words, k).is_some() && tagged(doc, rule, k);
    let mut at = i;
    // Adjectives, and what stands between them.
    while at > 0
        && matches!(
            doc.tokens[at - 1].tag,
            Tag::Adjective | Tag::Participle | Tag::Adverb | Tag::Conjunction | Tag::Predicative
        )
    {
        at -= 1;
    }
    (at..=i).find(|&k| fits(k)).map(|k| (k, i + 1))
}

/// A word beside the verb of saying.
fn beside_verb(doc: &Doc, drafts: &[Draft], rule: &VerdictRule, n: usize) -> Option<(usize, Judged)> {
    let draft = &drafts[n];
    let c = draft.clause.filter(|_| is_claim(draft))?;
    doc.clauses[c].verb.head.filter(|&h| draft.cue.has(h as usize))?;
    let (first, end) =
        doc.own(c).find_map(|i| Some((i, is_word(doc, &rule.words, i)?)).filter(|_| tagged(doc, rule, i)))?;
    Some((n, Judged { verdict: rule.verdict, by: judge(drafts, n, first), words: Stretch::of(first, end) }))
}

/// Clauses that judge what was said before them.
fn after(doc: &Doc, drafts: &[Draft], rule: &VerdictRule) -> Vec<(usize, Judged)> {
    let mut found = Vec::new();
    for (c, clause) in doc.clauses.iter().enumerate() {
        if !tells(doc, rule, c) {
            continue;
        }
        let Some(target) = target(doc, drafts, rule, c) else { continue };
        let Some(finite) = clause.finite else { continue };
        // "X nannte das falsch": whoever the frame names judges.
        let called = near(drafts, finite as usize)
            .find(|&n| n != target && drafts[n].clause == Some(c) && drafts[n].speaker.is_some());
        let by = match rule.claim {
            Claim::Called if called.is_none() => continue,
            Claim::Called => called,
            Claim::After => None,
            _ => judge(drafts, target, finite as usize),
        };
        // Nobody judges his own words.
        if by.is_some_and(|by| same_speaker(drafts, by, target)) {
            continue;
        }
        let own: Vec<usize> = doc.own(c).collect();
        let (Some(&first), Some(&last)) = (own.first(), own.last()) else { continue };
        found.push((target, Judged { verdict: rule.verdict, by, words: Stretch::of(first, last + 1) }));
    }
    found
}

/// Whether clause `c` says what the rule asks for.
fn tells(doc: &Doc, rule: &VerdictRule, c: usize) -> bool {
    let clause = &doc.clauses[c];
    if !(clause.kind == Kind::Main || comments(doc, rule, clause)) || clause.finite.is_none() {
        return false;
    }
    let sentence = doc.sentences[clause.sentence as usize];
    let asked = sentence.end > sentence.first && doc.word(sentence.end as usize - 1) == "?";
    // "Das wäre falsch" judges nothing that was said.
    if asked || clause.verb.feats.has(Feats::IRREALIS) && !clause.verb.feats.has(Feats::INDICATIVE) {
        return false;
    }
    let copula = clause.finite.is_some_and(|f| doc.tokens[f as usize].feats.has(Feats::AUXILIARY))
        && clause
            .verb
            .tokens
            .iter()
            .all(|&t| doc.tokens[t as usize].feats.has(Feats::AUXILIARY) || has_word(doc, rule, t as usize));
    let particle = clause.verb.particle.map(|p| p as usize);
    if particle.is_some_and(|p| !has_word(doc, rule, p) && is_word(doc, &rule.also, p).is_none()) {
        return false;
    }
    rule.negated.is_none_or(|n| n == clause.verb.negated)
        && (!rule.copula || copula)
        && doc.own(c).any(|i| has_word(doc, rule, i))
        && (rule.also.is_empty() || doc.own(c).any(|i| is_word(doc, &rule.also, i).is_some()))
}

fn has_word(doc: &Doc, rule: &VerdictRule, i: usize) -> bool {
    is_word(doc, &rule.words, i).is_some() && tagged(doc, rule, i)
}

fn tagged(doc: &Doc, rule: &VerdictRule, i: usize) -> bool {
    rule.tags.is_empty() || rule.tags.has(doc.tokens[i].tag)
}

/// Whether a clause behind what is said comments on all of it (", was nicht stimmt"): its opener points back, and it is
/// not what is asked or known.
fn comments(doc: &Doc, rule: &VerdictRule, clause: &Clause) -> bool {
    let asks =
        |p: u32| super::cue::verbs(doc, p as usize).iter().any(|v| v.entry.is_some_and(|e| e.frame == Frame::Whether));
    clause.is_verb_last()
        && !clause.is_reportive()
        && clause.opener.is_some_and(|o| rule.pointers.iter().any(|w| w == doc.lower(o as usize)))
        && clause.parent.is_some_and(|p| !asks(p))
}

/// The draft that clause `c` judges: the last one before it that stands near enough, by how it points back.
fn target(doc: &Doc, drafts: &[Draft], rule: &VerdictRule, c: usize) -> Option<usize> {
    let clause = &doc.clauses[c];
    let (reach, noun) = pointer(doc, rule, c)?;
    let sentence = clause.sentence as usize;
    let first = clause.first as usize;
    let relative = clause.is_verb_last();
    let near = |n: &usize| {
        let draft = &drafts[*n];
        let last = doc.tokens[draft.content.end().max(1) - 1].sentence as usize;
        let own = draft.clause == Some(c) || draft.content.has(first) && !relative;
        let before = match relative {
            true => last == sentence && draft.content.first() < first,
            false => draft.content.end() <= first && last + reach >= sentence,
        };
        before && !own && can_be_judged(draft) && (draft.form != Form::Direct || draft.within.is_none())
    };
    // Nothing that is said in between, of whatever act, may be what is meant.
    if let Some(owner) = noun.and_then(|i| owned(doc, drafts, i, first)) {
        return Some(owner);
    }
    let latest =
        self::near(drafts, first).filter(near).max_by_key(|&n| (drafts[n].content.end(), drafts[n].content.len()))?;
    let between =
        |d: &Draft| !can_be_judged(d) && d.content.first() >= drafts[latest].content.end() && d.content.end() <= first;
    (!drafts[self::near(drafts, first)].iter().any(between)).then_some(latest)
}

/// How many sentences back clause `c` points, and the noun of saying by which it does.
fn pointer(doc: &Doc, rule: &VerdictRule, c: usize) -> Option<(usize, Option<usize>)> {
    let clause = &doc.clauses[c];
    if clause.is_verb_last() {
        return Some((0, None));
    }
    let tree = doc.subtree(c);
    let noun = |i: &usize| {
        names_claim(doc, *i)
            && *i > 0
            && matches!(doc.tokens[*i - 1].tag, Tag::Determiner)
            && !doc.tokens[*i - 1].feats.has(Feats::NEGATIVE)
    };
    if let Some(i) = doc.own(c).find(noun) {
        return Some((BACK_MAX_NOUN, Some(i)));
    }
    let points = |i: usize| {
        let t = &doc.tokens[i];
        let demonstrative = t.tag == Tag::Pronoun
            && t.feats.has(Feats::DEMONSTRATIVE)
            && t.agreement.allows(laut_pack::Agreement::NEUTER);
        // An article without a noun is no article ("Bestätigt ist das nicht").
        let noun = doc.tokens.get(i + 1).is_some_and(|n| {
            matches!(n.tag, Tag::Noun | Tag::Name | Tag::Adjective | Tag::Number | Tag::Foreign | Tag::Truncated)
        });
        let bare = t.tag != Tag::Determiner || !noun;
        demonstrative || bare && rule.pointers.iter().any(|w| w == doc.lower(i))
    };
    let back = tree.tokens().any(points) || rule.claim == Claim::After;
    back.then_some((BACK_MAX, None))
}

/// A word without the ending of an owner.
fn bare<'d>(doc: &'d Doc, i: usize) -> &'d str {
    let endings = doc.pack.manifest().clause.owner_endings.iter();
    endings.filter_map(|e| doc.lower(i).strip_suffix(e.as_str())).next().unwrap_or(doc.lower(i))
}

/// The last draft before token `first` whose speaker the noun at `noun` names as its owner.
fn owned(doc: &Doc, drafts: &[Draft], noun: usize, first: usize) -> Option<usize> {
    let limit = doc.sentences[doc.tokens[noun].sentence as usize].end as usize;
    let owner = phrase::chunk(doc, noun + 1, limit).filter(|p| p.preposition.is_none() && noun + 1 < limit)?;
    let name = bare(doc, owner.head);
    let speaks = |d: &Draft| {
        let named = |s: &Stretch| {
            s.tokens().any(|i| doc.tokens[i].shape.is_capital() && (doc.lower(i) == name || bare(doc, i) == name))
        };
        d.speaker.as_ref().is_some_and(named)
    };
    near(drafts, first)
        .rev()
        .find(|&n| drafts[n].content.end() <= first && can_be_judged(&drafts[n]) && speaks(&drafts[n]))
}

/// Lines that give a verdict behind a label.
fn lines(doc: &Doc, drafts: &[Draft], rule: &VerdictRule) -> Vec<(usize, Judged)> {
    let mut found = Vec::new();
    for (s, sentence) in doc.sentences.iter().enumerate() {
        let (first, end) = (sentence.first as usize, sentence.end as usize);
        let label = (first..end.min(first + 4)).find(|&i| doc.word(i) == ":");
        let Some(colon) = label.filter(|_| rule.pointers.iter().any(|w| w == doc.lower(first))) else { continue };
        let Some(word) = (colon + 1..end.min(colon + 4)).find(|&i| has_word(doc, rule, i)) else { continue };
        let negated = (colon + 1..word).any(|i| doc.tokens[i].tag == Tag::Negation);
        if rule.negated.is_some_and(|n| n != negated) {
            continue;
        }
        let near = |n: &usize| {
            let draft = &drafts[*n];
            let last = doc.tokens[draft.content.end().max(1) - 1].sentence as usize;
            draft.content.end() <= first && last + BACK_MAX_LINE >= s && can_be_judged(draft) && draft.within.is_none()
        };
        let Some(target) = self::near(drafts, first).filter(near).max_by_key(|&n| drafts[n].content.end()) else {
            continue;
        };
        found.push((target, Judged { verdict: rule.verdict, by: None, words: Stretch::of(first, word + 1) }));
    }
    found
}

/// Whether what a draft says can be so or not be so: nobody proves a demand or a question.
fn can_be_judged(draft: &Draft) -> bool {
    use Act::*;
    matches!(
        draft.act,
        State | Confirm | Deny | Accuse | Assess | Predict | Doubt | Warn | Announce | Criticise | ClaimResponsibility
    )
}

/// Whether a draft's own word of saying puts something forward as so.
fn is_claim(draft: &Draft) -> bool {
    let called = draft.entry.is_some_and(|e| e.frame == Frame::As);
    can_be_judged(draft)
        && !called
        && (draft.form != Form::Reported || matches!(draft.act, Act::State | Act::Accuse | Act::Confirm))
}

/// The draft in whose content token `i` stands; none where the article speaks. Draft `target` is what is judged.
fn judge(drafts: &[Draft], target: usize, i: usize) -> Option<usize> {
    let around =
        near(drafts, i).filter(|&n| n != target && drafts[n].form != Form::Reported && drafts[n].content.has(i));
    around.min_by_key(|&n| drafts[n].content.len())
}

/// How many drafts before and after a place a judgement may concern.
const NEAR_MAX: usize = 48;

/// The drafts around token `i`: they stand in the order of their contents.
fn near(drafts: &[Draft], i: usize) -> std::ops::Range<usize> {
    let at = drafts.partition_point(|d| d.content.first() <= i);
    at.saturating_sub(NEAR_MAX)..(at + NEAR_MAX).min(drafts.len())
}

/// Whether two drafts are known to be by one speaker.
fn same_speaker(drafts: &[Draft], a: usize, b: usize) -> bool {
    drafts[a].speaker == drafts[b].speaker || drafts[a].follows == Some(b) || drafts[b].follows == Some(a)
}

/// Where one of `words` that stands at token `i` ends: `-` stands for any ending, a space divides words in a row.
fn is_word(doc: &Doc, words: &[String], i: usize) -> Option<usize> {
    let one = |pattern: &str, k: usize| {
        k < doc.tokens.len()
            && doc.tokens[k].shape != Shape::Mark
            && match pattern.strip_suffix('-') {
                Some(stem) => doc.lower(k).starts_with(stem),
                None => doc.lower(k) == pattern,
            }
    };
    words.iter().find_map(|w| {
        let parts: Vec<&str> = w.split(' ').collect();
        parts.iter().enumerate().all(|(k, p)| one(p, i + k)).then_some(i + parts.len())
    })
}
