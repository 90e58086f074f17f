//! Second thoughts about tags, from what a clause needs.
//!
//! A tagger that goes from left to right cannot know what is still to come. Between two marks there should be a
//! finite verb unless another one waits for a full verb; and where subordinate clauses have their verb last, what
//! opens a stretch that ends with one is a relative pronoun, not an article.

use crate::doc::{Doc, Shape};
use laut_pack::{Agreement, Feats, FinitePlace, Tag, TagSet};

/// Repairs the tags of the sentence `first..end`.
pub(super) fn repair(doc: &mut Doc, allowed: &[TagSet], first: usize, end: usize) {
    for i in first..end {
        pair(doc, allowed, i, end);
        attribute(doc, i, end);
        known_noun(doc, i, end);
    }
    let verb_last = doc.pack.manifest().clause.subordinate == FinitePlace::Last;
    let mut from = first;
    // Whether an auxiliary or modal before this stretch still waits for its full verb.
    let mut waits = false;
    while from < end {
        let mark = (from..end).find(|&i| doc.tokens[i].shape == Shape::Mark && divides(doc, i)).unwrap_or(end);
        if from < mark {
            infinitive(doc, allowed, from, mark);
            bracket(doc, allowed, from, mark, waits);
            if verb_last {
                subordinator(doc, allowed, from, mark);
                article(doc, allowed, from, mark);
                relative(doc, allowed, first, from, mark);
            }
            finite(doc, allowed, from, mark, waits);
            // A frame put in starts with its own verb; what it interrupts waits on.
            let frame = waits && doc.tokens[from].tag == Tag::Finite;
            waits = frame || waiting(doc, from, mark, waits);
        }
        from = mark + 1;
    }
    // What stands before a finite verb that was found only now is no article.
    for i in first..end {
        pair(doc, allowed, i, end);
    }
}

/// What two neighbours tell of each other: an article stands before something it can belong to, the marker of the
/// infinitive before an infinitive.
fn pair(doc: &mut Doc, allowed: &[TagSet], i: usize, end: usize) {
    let tag = doc.tokens[i].tag;
    let next = (i + 1 < end).then(|| doc.tokens[i + 1].tag);
    if tag == Tag::Determiner
        && allowed[i].has(Tag::Pronoun)
        && matches!(next, None | Some(Tag::Finite | Tag::Reflexive))
    {
        doc.tokens[i].tag = Tag::Pronoun;
    }
    // "Besorgt erkundigte sie sich": of two finite verbs at the head of a sentence the first is none.
    let heads = i == 0 || doc.tokens[i - 1].sentence != doc.tokens[i].sentence;
    if tag == Tag::Finite && next == Some(Tag::Finite) && heads && allowed[i].has(Tag::Predicative) {
        doc.tokens[i].tag = Tag::Predicative;
    }
    if allowed[i].has(Tag::InfinitiveMarker) && i + 1 < end && allowed[i + 1].has(Tag::Infinitive) {
        let verb = doc.pack.readings(doc.lower(i + 1)).iter().any(|r| r.tag == Tag::Infinitive);
        let last = i + 2 >= end
            || doc.tokens[i + 2].shape.is_mark()
            || doc.tokens[i + 2].tag == Tag::Conjunction
            || doc.tokens[i + 2].tag.is_verb();
        if verb && last && doc.tokens[i + 1].shape == Shape::Small {
            doc.tokens[i].tag = Tag::InfinitiveMarker;
            doc.tokens[i + 1].tag = Tag::Infinitive;
        }
    }
}

/// Two attributes before a noun with an ending each: the second is an attribute too; so is the name of a place with
/// the ending of one.
fn attribute(doc: &mut Doc, i: usize, end: usize) {
    let tag = |k: usize| doc.tokens[k].tag;
    if tag(i) == Tag::Noun && is_place_attribute(doc, i, end) {
        doc.tokens[i].tag = Tag::Adjective;
        return;
    }
    let between = i > 0 && i + 1 < end && tag(i - 1) == Tag::Adjective && tag(i + 1) == Tag::Noun;
    if between && tag(i) == Tag::Predicative && doc.tokens[i].shape == Shape::Small {
        doc.tokens[i].tag = Tag::Adjective;
    }
}

/// Whether an unlisted word with a capital and such an ending stands between what opens a phrase and its noun.
fn is_place_attribute(doc: &Doc, i: usize, end: usize) -> bool {
    let word = doc.lower(i);
    let endings = &doc.pack.manifest().clause.place_endings;
    let opens = i > 0 && matches!(doc.tokens[i - 1].tag, Tag::Determiner | Tag::Preposition | Tag::Adjective);
    let noun = i + 1 < end && doc.tokens[i + 1].tag == Tag::Noun && doc.tokens[i + 1].shape.is_capital();
    doc.tokens[i].shape == Shape::Capital
        && opens
        && noun
        && endings.iter().any(|e| word.strip_suffix(e.as_str()).is_some_and(|stem| stem.chars().count() > 3))
        && doc.pack.noun(word).is_none()
        && doc.pack.readings(word).is_empty()
        && !doc.pack.lists_noun("titles", word)
        && doc.pack.noun_of_saying(word).is_none()
}

/// A capitalised word before a finite verb that is no adverb or attribute by any list, and whose noun is known, is that
/// noun ("Beobachter sehen …").
fn known_noun(doc: &mut Doc, i: usize, end: usize) {
    let word = doc.lower(i);
    let adverb = matches!(doc.tokens[i].tag, Tag::Adverb | Tag::Predicative | Tag::Adjective | Tag::Participle);
    let before_verb = i + 1 < end && doc.tokens[i + 1].tag == Tag::Finite;
    if adverb
        && before_verb
        && doc.tokens[i].shape == Shape::Capital
        && doc.pack.readings(word).is_empty()
        && (doc.pack.noun(word).is_some()
            || doc.pack.lists_noun("titles", word)
            || doc.pack.lists_noun("sources", word))
    {
        doc.tokens[i].tag = Tag::Noun;
    }
}

fn divides(doc: &Doc, i: usize) -> bool {
    matches!(doc.word(i), "," | ";" | ":" | "–" | "—" | "(" | ")" | "." | "!" | "?")
}

/// Whether a finite auxiliary or modal has no full verb after it yet.
fn waiting(doc: &Doc, from: usize, to: usize, before: bool) -> bool {
    let mut waits = before;
    for i in from..to {
        let token = &doc.tokens[i];
        match token.tag {
            Tag::Finite => waits = is_light(doc, i),
            Tag::Infinitive | Tag::Participle => waits = false,
            _ => {}
        }
    }
    waits
}

fn is_light(doc: &Doc, i: usize) -> bool {
    let light = Feats::AUXILIARY.with(Feats::MODAL);
    doc.pack.readings(doc.lower(i)).iter().any(|r| r.tag == Tag::Finite && r.feats.any(light))
}

/// In a stretch that ends with a marked infinitive, neither an unlisted word nor one of the verbs at its end is a
/// finite verb ("…, daran beteiligt gewesen zu sein").
fn infinitive(doc: &mut Doc, allowed: &[TagSet], from: usize, to: usize) {
    let last = doc.tokens[to - 1].tag;
    if last != Tag::MarkedInfinitive && !(to > from + 1 && doc.tokens[to - 2].tag == Tag::InfinitiveMarker) {
        return;
    }
    for i in from..to - 1 {
        if doc.tokens[i].tag != Tag::Finite {
            continue;
        }
        let listed = doc.pack.readings(doc.lower(i)).iter().any(|r| r.tag == Tag::Finite);
        let ends = (i..to).all(|k| doc.tokens[k].tag.is_verb() || doc.tokens[k].tag == Tag::InfinitiveMarker);
        if !listed {
            doc.tokens[i].tag = Tag::Predicative;
        } else if ends && i > from {
            loosen(doc, allowed, i);
        }
    }
}

/// Makes a finite verb the participle or infinitive that its form can be.
fn loosen(doc: &mut Doc, allowed: &[TagSet], i: usize) {
    if let Some(tag) = [Tag::Participle, Tag::Infinitive].into_iter().find(|t| allowed[i].has(*t)) {
        doc.tokens[i].tag = tag;
    }
}

/// A second finite verb that closes the bracket of an auxiliary or modal is none: at the end of the same stretch, or
/// alone in one behind what interrupted it ("hatte X, ihr Chef, erklärt, …"). A lone unlisted word behind a
/// conjunction is none either ("in Freiheit und wohlbehalten, …").
fn bracket(doc: &mut Doc, allowed: &[TagSet], from: usize, to: usize, waits: bool) {
    let last = to - 1;
    if doc.tokens[last].tag != Tag::Finite {
        return;
    }
    if last == from && waits {
        return loosen(doc, allowed, last);
    }
    let unlisted = doc.pack.readings(doc.lower(last)).is_empty();
    if unlisted && last > from && doc.tokens[last - 1].tag == Tag::Conjunction {
        doc.tokens[last].tag = Tag::Predicative;
        return;
    }
    let opens = |i: usize| {
        matches!(doc.tokens[i].tag, Tag::Conjunction | Tag::Subordinator | Tag::Interrogative | Tag::Comparator)
    };
    let mut finites = (from..last).filter(|&i| doc.tokens[i].tag == Tag::Finite);
    if let (Some(first), None) = (finites.next(), finites.next())
        && first > from
        && is_light(doc, first)
        && !is_light(doc, last)
        && last > first + 1
        && !(first..last).any(opens)
    {
        loosen(doc, allowed, last);
    }
}

/// A stretch without a finite verb whose only verb may be one.
fn finite(doc: &mut Doc, allowed: &[TagSet], from: usize, to: usize, waits: bool) {
    if waits || (from..to).any(|i| doc.tokens[i].tag == Tag::Finite) {
        return;
    }
    let marked = |i: usize| doc.tokens[i].tag == Tag::InfinitiveMarker;
    if (from..to).any(|i| marked(i) || doc.tokens[i].tag == Tag::MarkedInfinitive) {
        return;
    }
    // Something must be there that can be its subject.
    let nominal = |i: usize| matches!(doc.tokens[i].tag, Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Relative);
    if !(from..to).any(nominal) {
        return;
    }
    let may = |i: usize| {
        let listed = doc.pack.readings(doc.lower(i));
        // An unlisted word right behind a noun is no attribute of what follows.
        let behind_noun = listed.is_empty()
            && doc.tokens[i].tag == Tag::Adjective
            && i > from
            && matches!(doc.tokens[i - 1].tag, Tag::Noun | Tag::Name | Tag::Pronoun);
        matches!(doc.tokens[i].tag, Tag::Infinitive | Tag::Participle | Tag::Adjective | Tag::Predicative)
            && allowed[i].has(Tag::Finite)
            && doc.tokens[i].shape == Shape::Small
            && (behind_noun || listed.iter().any(|r| r.tag == Tag::Finite))
    };
    // Verbs first: an infinitive is more likely a finite verb than an adjective is.
    let verb = |i: &usize| doc.tokens[*i].tag == Tag::Infinitive;
    let found = (from..to).filter(|&i| may(i)).find(verb).or_else(|| (from..to).find(|&i| may(i)));
    if let Some(i) = found {
        doc.tokens[i].tag = Tag::Finite;
    }
}

/// A relative pronoun at the head of a stretch whose verb does not come last is an article or a pronoun after all.
fn article(doc: &mut Doc, allowed: &[TagSet], from: usize, to: usize) {
    let opens = if doc.tokens[from].tag == Tag::Preposition && from + 1 < to { from + 1 } else { from };
    if doc.tokens[opens].tag != Tag::Relative {
        return;
    }
    let finite = (opens + 1..to).find(|&i| doc.tokens[i].tag == Tag::Finite);
    let last_verb = match finite {
        // Behind the finite verb stand infinitives at most, or another clause after a conjunction.
        Some(f) => {
            let rest = (f + 1..to).take_while(|&i| doc.tokens[i].tag != Tag::Conjunction);
            rest.clone().all(|i| doc.tokens[i].tag == Tag::Infinitive || doc.tokens[i].shape.is_mark())
        }
        None => {
            doc.tokens[to - 1].tag != Tag::MarkedInfinitive
                && !(opens..to).any(|i| doc.tokens[i].tag == Tag::InfinitiveMarker)
        }
    };
    // Words after the bracket are common enough in long clauses: only where the verb comes early is it no relative.
    let early = finite.is_none_or(|f| {
        let verb_after =
            (f + 1..to).any(|i| matches!(doc.tokens[i].tag, Tag::Infinitive | Tag::Participle | Tag::VerbParticle));
        verb_after || f <= opens + 3
    });
    if last_verb || !early {
        return;
    }
    let next = doc.tokens.get(opens + 1).map(|t| t.tag);
    let pronoun =
        matches!(next, Some(Tag::Finite | Tag::Pronoun | Tag::Reflexive)) || !allowed[opens].has(Tag::Determiner);
    let tag = if pronoun { Tag::Pronoun } else { Tag::Determiner };
    if allowed[opens].has(tag) {
        doc.tokens[opens].tag = tag;
    }
}

/// A preposition that is a subordinator too, at the head of a stretch that ends with its finite verb.
fn subordinator(doc: &mut Doc, allowed: &[TagSet], from: usize, to: usize) {
    if doc.tokens[from].tag != Tag::Preposition || !allowed[from].has(Tag::Subordinator) || to < from + 3 {
        return;
    }
    let finites: Vec<usize> = (from..to).filter(|&i| doc.tokens[i].tag == Tag::Finite).collect();
    if finites.first() == Some(&(to - 1)) {
        doc.tokens[from].tag = Tag::Subordinator;
    }
}

/// An article at the head of a stretch whose finite verb comes last is a relative pronoun.
fn relative(doc: &mut Doc, allowed: &[TagSet], first: usize, from: usize, to: usize) {
    let opens = if doc.tokens[from].tag == Tag::Preposition { from + 1 } else { from };
    let comma = from > first && doc.word(from - 1) == ",";
    if !comma
        || opens >= to
        || !matches!(doc.tokens[opens].tag, Tag::Determiner | Tag::Pronoun)
        || !allowed[opens].has(Tag::Relative)
    {
        return;
    }
    let noun_before = (first..from - 1).next_back().is_some_and(|i| {
        matches!(doc.tokens[i].tag, Tag::Noun | Tag::Name | Tag::Number)
            || doc.tokens[i].shape == Shape::Quote
            || doc.word(i) == ")"
    });
    let finites: Vec<usize> = (opens..to).filter(|&i| doc.tokens[i].tag == Tag::Finite).collect();
    let last = finites.first().is_some_and(|&f| {
        f + 1 == to || doc.tokens[f + 1].tag == Tag::Conjunction || doc.tokens[f + 1].shape == Shape::Quote
    });
    // An article and its noun, both singular: a clause of its own ("…, der Turm halte").
    let article = opens + 2 == to - 1 && doc.tokens[opens + 1].tag == Tag::Noun;
    // "…, das sagte er": a verb right behind it makes it a pronoun.
    if !article && noun_before && last && finites.first().is_some_and(|&f| f > opens + 1) {
        doc.tokens[opens].tag = Tag::Relative;
        doc.tokens[opens].agreement = Agreement::ANY;
    }
}

/// Words that are part of a longer name somewhere in the text are names wherever they stand, and so are unlisted
/// words without an article beside a verb.
pub(super) fn names(doc: &mut Doc) {
    given(doc);
    titles(doc);
    let mut known: rustc_hash::FxHashSet<String> = rustc_hash::FxHashSet::default();
    for i in 1..doc.tokens.len() {
        let both = doc.tokens[i].tag == Tag::Name && doc.tokens[i - 1].tag == Tag::Name;
        if both && doc.tokens[i].sentence == doc.tokens[i - 1].sentence && doc.tokens[i].shape == Shape::Capital {
            known.insert(doc.lower(i).to_string());
        }
    }
    for i in 0..doc.tokens.len() {
        let token = &doc.tokens[i];
        if token.shape != Shape::Capital
            || !matches!(token.tag, Tag::Noun | Tag::Adjective | Tag::Predicative | Tag::Finite | Tag::Adverb)
        {
            continue;
        }
        let word = doc.lower(i);
        let endings = &doc.pack.manifest().clause.owner_endings;
        let bare = endings.iter().filter_map(|e| word.strip_suffix(e.as_str())).any(|w| known.contains(w));
        let listed = doc.pack.noun(word).is_some() || !doc.pack.readings(word).is_empty();
        let of_known = known.contains(word) || bare;
        // Adverbs are listed: what is not and is part of a name elsewhere is that name.
        if token.tag == Tag::Adverb && !listed && of_known {
            doc.tokens[i].tag = Tag::Name;
            continue;
        }
        if of_known && !(listed && token.tag != Tag::Noun) || !listed && token.tag == Tag::Noun && speaks_bare(doc, i) {
            doc.tokens[i].tag = Tag::Name;
        }
    }
    titles(doc);
}

/// A title is no part of the name behind it, nor of the state's before it ("Kolas Botschafter Tom Vos").
fn titles(doc: &mut Doc) {
    let name = |doc: &Doc, i: usize| doc.tokens.get(i).is_some_and(|t| t.tag == Tag::Name);
    for i in 0..doc.tokens.len() {
        if doc.tokens[i].shape != Shape::Capital || !name(doc, i) {
            continue;
        }
        let before = i > 0 && name(doc, i - 1) && doc.tokens[i - 1].sentence == doc.tokens[i].sentence;
        let after = name(doc, i + 1) && doc.tokens[i + 1].sentence == doc.tokens[i].sentence;
        let owned = before && crate::phrase::is_owner(doc, i - 1) && super::is_land(doc, i - 1);
        let attribute = |i: usize| matches!(doc.tokens[i].tag, Tag::Adjective | Tag::Determiner);
        let alone = !before && !after && i > 0 && attribute(i - 1);
        let list = if alone { "offices" } else { "titles" };
        let title = (owned || after && !before || alone)
            && doc.pack.listed_whole(list, doc.lower(i)).is_some()
            && !doc.pack.lists("given-names", doc.lower(i));
        if title {
            doc.tokens[i].tag = Tag::Noun;
        }
    }
}

/// A given name with a capital behind it starts a name, and what stands right behind a given name or a title and is
/// no noun that is known goes on with it.
fn given(doc: &mut Doc) {
    for i in 0..doc.tokens.len() {
        let capital = |k: usize| {
            doc.tokens.get(k).is_some_and(|t| t.sentence == doc.tokens[i].sentence && t.shape == Shape::Capital)
        };
        if !matches!(doc.tokens[i].tag, Tag::Noun | Tag::Adjective | Tag::Predicative | Tag::Finite) {
            continue;
        }
        if !capital(i) {
            // Capitals go on with a name ("Radio Nord FM").
            if doc.tokens[i].shape == Shape::Capitals && i > 0 && doc.tokens[i - 1].tag == Tag::Name && capital(i - 1) {
                doc.tokens[i].tag = Tag::Name;
            }
            continue;
        }
        let word = doc.lower(i);
        let before = i.checked_sub(1).filter(|&b| capital(b));
        let unknown = || doc.pack.noun(word).is_none() && doc.pack.readings(word).is_empty() && !word.contains('-');
        let is_given = |k: usize| doc.pack.lists("given-names", doc.lower(k));
        let part = doc.tokens[i].tag == Tag::Noun
            && doc.pack.lists("outlet-name-parts", word)
            && capital(i + 1)
            && (doc.tokens[i + 1].tag == Tag::Name
                || before.is_some_and(|b| doc.pack.lists_noun("outlet-nouns", doc.lower(b))));
        let after_part =
            before.is_some_and(|b| doc.tokens[b].tag == Tag::Name && doc.pack.lists("outlet-name-parts", doc.lower(b)));
        let starts_name = part
            || after_part
            || is_given(i) && (capital(i + 1) || before.is_some_and(|b| doc.tokens[b].tag == Tag::Noun));
        let goes_on = before.is_some_and(|b| {
            let lists = |list: &&str| doc.pack.lists_noun(list, doc.lower(b));
            let title =
                doc.tokens[b].tag == Tag::Noun && ["titles", "outlet-nouns", "organisation-nouns"].iter().any(lists);
            let titled = b > 0 && doc.tokens[b - 1].tag == Tag::Noun && doc.pack.lists_noun("titles", doc.lower(b - 1));
            let name = doc.tokens[b].tag == Tag::Name;
            name && (is_given(b) || titled && unknown()) || title && unknown() && !doc.pack.lists_noun("titles", word)
        });
        let listed = || unknown() && ["outlets", "organisations"].iter().any(|l| doc.pack.lists(l, word));
        if starts_name || goes_on || listed() {
            doc.tokens[i].tag = Tag::Name;
        }
    }
}

/// Whether an unlisted noun stands beside a finite verb without any article, in the singular, and looks like no noun.
fn speaks_bare(doc: &Doc, i: usize) -> bool {
    let word = doc.lower(i);
    let endings = || doc.pack.endings().iter().take_while(|e| e.ending.chars().count() > 1);
    let noun_like = endings().any(|e| e.tag == Tag::Noun && e.ends(word));
    // At the head of a sentence the capital proves nothing: an adjective or adverb by its ending.
    let adverb_like =
        super::starts(doc, i) && endings().any(|e| matches!(e.tag, Tag::Predicative | Tag::Adverb) && e.ends(word));
    if noun_like
        || adverb_like
        || doc.pack.is_compound(word)
        || doc.pack.lists_noun("titles", word)
        || word.contains('-')
    {
        return false;
    }
    let tag = |k: usize| doc.tokens.get(k).filter(|t| t.sentence == doc.tokens[i].sentence).map(|t| t.tag);
    let before = i.checked_sub(1).and_then(tag);
    let after = tag(i + 1);
    let alone =
        !matches!(before, Some(Tag::Determiner | Tag::Adjective | Tag::Number | Tag::Preposition | Tag::Conjunction));
    let singular = |k: usize| {
        let readings = doc.pack.readings(doc.lower(k));
        readings.iter().filter(|r| r.tag == Tag::Finite).all(|r| r.feats.has(Feats::SINGULAR))
    };
    let verb = match (before, after) {
        (Some(Tag::Finite), _) => singular(i - 1),
        (_, Some(Tag::Finite)) => singular(i + 1),
        _ => false,
    };
    alone && verb
}
