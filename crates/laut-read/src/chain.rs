//! Chains: through whom a statement reached the article, nearest to the reader first, the origin last.
//!
//! The origin is whoever the speaker phrase names: the owner of "Angaben", the name a pronoun stands for. Before it
//! come the outlet or channel the words were given to, those whose word the whole frame rests on (the statement it
//! is quoted inside of); after it whoever the speaker leans on.

use crate::doc::Doc;
use crate::phrase::{self, Phrase, Reach};
use crate::says::Draft;
use crate::stretch::Stretch;
use crate::who::{self, Cast, Mention};
use laut_pack::{Agreement, Feats, Tag};
use laut_record::ActorKind;

/// How many statements back one is looked for whose source a word like "thereafter" takes up.
const DRAFTS_BACK_MAX: usize = 64;

/// A step in the making.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) text: String,
    pub(crate) entity: Option<usize>,
    pub(crate) place: Stretch,
    pub(crate) anonymous: bool,
    pub(crate) on_record: bool,
    pub(crate) stated: bool,
}

/// The chains of all drafts.
pub(crate) fn chains(doc: &Doc, cast: &mut Cast, drafts: &[Draft]) -> Vec<Vec<Link>> {
    let mut speakers: Vec<usize> = drafts.iter().filter_map(|d| d.speaker.as_ref()).map(|s| s.first()).collect();
    speakers.sort_unstable();
    let mut own: Vec<Vec<Link>> = Vec::with_capacity(drafts.len());
    for (n, draft) in drafts.iter().enumerate() {
        let mut chain = Vec::new();
        let origin = match &draft.speaker {
            Some(speaker) => origin(doc, cast, drafts, &own, n, speaker, &speakers),
            None => None,
        };
        // A statement that takes its speaker from another takes its whole way too.
        match draft.follows.filter(|&f| f < n) {
            Some(f) => chain = own[f].iter().map(|l| Link { stated: false, ..l.clone() }).collect(),
            None => {
                chain.extend(channels(doc, cast, draft, origin.as_ref()));
                chain.extend(origin);
                chain.extend(leans_on(doc, cast, draft, &speakers));
            }
        }
        own.push(chain);
    }
    // Those that stand inside another came through it as well.
    let mut whole: Vec<Vec<Link>> = Vec::with_capacity(own.len());
    for n in 0..drafts.len() {
        let mut chain = own[n].clone();
        let mut at = drafts[n].within;
        for _ in 0..4 {
            let Some(outer) = at else { break };
            for link in own[outer].iter().rev() {
                if !chain.iter().any(|l| same(l, link)) {
                    chain.insert(0, link.clone());
                }
            }
            at = drafts[outer].within;
        }
        whole.push(chain);
    }
    whole
}

fn same(a: &Link, b: &Link) -> bool {
    a.entity.is_some() && a.entity == b.entity || a.text.to_lowercase() == b.text.to_lowercase()
}

/// Whoever the speaker phrase of draft `n` names.
fn origin(
    doc: &Doc,
    cast: &mut Cast,
    drafts: &[Draft],
    before: &[Vec<Link>],
    n: usize,
    speaker: &Stretch,
    speakers: &[usize],
) -> Option<Link> {
    let first = speaker.first();
    let draft = &drafts[n];
    // The cue itself stands for a source named before.
    if *speaker == draft.cue {
        return referred(doc, cast, drafts, before, n, first, speakers);
    }
    let mut first = first;
    if doc.tokens[first].tag == Tag::Preposition {
        first += 1;
    }
    let phrase = phrase::chunk(doc, first, speaker.end())?;
    of_phrase(doc, cast, &phrase, speaker.end(), speakers)
}

/// Whoever a phrase names: itself, the owner of a noun of saying, the name behind a pronoun.
fn of_phrase(doc: &Doc, cast: &mut Cast, phrase: &Phrase, limit: usize, speakers: &[usize]) -> Option<Link> {
    let head = phrase.head;
    let token = &doc.tokens[head];
    match token.tag {
        Tag::Pronoun if token.feats.has(Feats::PERSONAL) => {
            let entity = who::antecedent(doc, cast, head, speakers)?;
            let place = Stretch::of(head, head + 1);
            return Some(named(cast, entity, place));
        }
        // "dieser", "letztere": the nearest before it that fits.
        Tag::Pronoun if token.feats.has(Feats::DEMONSTRATIVE) => {
            let sentence = token.sentence.saturating_sub(1);
            let before = cast.mentions.partition_point(|m| m.end <= head);
            let mut before = (cast.mentions[..before].iter().enumerate().rev())
                .take_while(|(_, m)| doc.tokens[m.head].sentence >= sentence)
                .filter(|(_, m)| !m.pronoun);
            let fits = |m: &Mention| m.agreement.allows(Agreement::ANY) && genders_meet(m.agreement, token.agreement);
            let (m, _) = before.find(|(_, m)| fits(m))?;
            let entity = cast.of_mention[m]?;
            return Some(named(cast, entity, Stretch::of(head, head + 1)));
        }
        Tag::Relative => {
            let entity = (0..head).rev().take(12).find_map(|i| cast.entity_at(i))?;
            return Some(named(cast, entity, Stretch::of(head, head + 1)));
        }
        _ => {}
    }
    if token.tag == Tag::Noun && phrase.end - phrase.first >= 1 && !has_name(doc, phrase) {
        let entry = doc.pack.noun_entries(doc.lower(head)).next();
        if entry.is_some() && !doc.pack.lists_noun("titles", doc.lower(head)) {
            return owner(doc, cast, phrase, limit, speakers);
        }
    }
    let end = phrase::extend(doc, phrase, limit, Reach::Field).min(limit).max(phrase.end);
    let place = Stretch::of(phrase.first, end);
    // "die Haushaltspolitikerin …, Anja Hajduk": the name stands in apposition.
    let appositive = (!has_name(doc, phrase))
        .then(|| {
            (phrase.end..end).filter(|&i| i > 0 && doc.word(i - 1) == ",").find_map(|i| {
                let m = cast.mention_at(i).or_else(|| cast.mention_at(i + 1))?;
                (cast.mentions[m].name.0 < cast.mentions[m].name.1).then_some(m)
            })
        })
        .flatten();
    let mention = appositive.or_else(|| cast.mention_at(head));
    let entity = mention.and_then(|m| cast.of_mention[m]);
    match (mention, entity) {
        (Some(m), Some(e)) => {
            let mut link = named(cast, e, place.clone());
            if cast.entities[e].words.is_empty() {
                // Nobody's name: the phrase as it stands, without a definite article.
                let from = if cast.mentions[m].definite { cast.mentions[m].first } else { phrase.first };
                link.text = doc.span(from, end).of(doc.text).to_string();
            }
            link.anonymous = is_anonymous(doc, cast, m, e);
            link.on_record = !link.anonymous || is_spokesperson(doc, &cast.mentions[m], end);
            Some(link)
        }
        _ => Some(Link {
            text: place.pieces(doc).text(doc.text),
            entity: None,
            place,
            anonymous: !has_name(doc, phrase),
            on_record: has_name(doc, phrase),
            stated: true,
        }),
    }
}

fn has_name(doc: &Doc, phrase: &Phrase) -> bool {
    (phrase.first..phrase.end).any(|i| doc.tokens[i].tag == Tag::Name)
}

/// A step with an entity's name.
fn named(cast: &Cast, entity: usize, place: Stretch) -> Link {
    let e = &cast.entities[entity];
    let anonymous = e.mentions.first().is_some_and(|_| e.words.is_empty() && e.kind.is_none());
    Link { text: e.name.clone(), entity: Some(entity), place, anonymous, on_record: !anonymous, stated: true }
}

/// The owner of a noun of saying: a genitive, "von …", the first part of a compound, a possessive.
fn owner(doc: &Doc, cast: &mut Cast, phrase: &Phrase, limit: usize, speakers: &[usize]) -> Option<Link> {
    if phrase.end < limit {
        let at = phrase.end;
        let inner = phrase::chunk(doc, at, limit);
        if let Some(inner) =
            inner.filter(|p| p.preposition.is_none_or(|p| doc.pack.lists("owner-prepositions", doc.lower(p))))
        {
            return of_phrase(doc, cast, &inner, limit, speakers);
        }
    }
    // "Russlands Angaben zufolge", "dpa-Angaben"
    if phrase.first < phrase.head {
        let before = (phrase.first..phrase.head).find(|&i| doc.tokens[i].tag == Tag::Name);
        if let Some(i) = before {
            let place = Stretch::of(i, i + 1);
            let entity = cast.entity_at(i);
            let text = entity.map_or_else(|| doc.word(i).to_string(), |e| cast.entities[e].name.clone());
            return Some(Link { text, entity, place, anonymous: false, on_record: true, stated: true });
        }
        let possessive = (phrase.first..phrase.head).find(|&i| doc.tokens[i].feats.has(Feats::POSSESSIVE));
        if let Some(i) = possessive {
            let entity = possessor(doc, cast, i, speakers)?;
            return Some(named(cast, entity, Stretch::of(i, i + 1)));
        }
    }
    compound_owner(doc, phrase.head).or_else(|| itself(doc, phrase))
}

/// Words that nobody owns are their own source, when the text says at least of what kind they are ("erste
/// Schätzungen", "Augenzeugenberichte"); bare "Berichte" are nobody's.
fn itself(doc: &Doc, phrase: &Phrase) -> Option<Link> {
    let attribute = (phrase.first..phrase.head).any(|i| doc.tokens[i].tag == Tag::Adjective);
    let compound = doc.pack.noun_of_saying(doc.lower(phrase.head)).is_some_and(|(at, _)| at > 0);
    let one = doc.tokens[phrase.first].tag == Tag::Determiner;
    (attribute || compound || one).then(|| Link {
        text: doc.span(phrase.first, phrase.end).of(doc.text).to_string(),
        entity: None,
        place: Stretch::of(phrase.first, phrase.end),
        anonymous: true,
        on_record: false,
        stated: true,
    })
}

/// Whether two agreements share a gender or the plural, whatever the case.
fn genders_meet(a: Agreement, b: Agreement) -> bool {
    let genders = [Agreement::MASCULINE, Agreement::FEMININE, Agreement::NEUTER, Agreement::PLURAL];
    genders.into_iter().any(|g| a.allows(g) && b.allows(g))
}

/// Who owns what a possessive stands before: the same search as for a pronoun of its stem's gender.
fn possessor(doc: &Doc, cast: &Cast, i: usize, speakers: &[usize]) -> Option<usize> {
    who::antecedent(doc, cast, i, speakers)
}

/// "Behördenangaben", "Medienberichte", "dpa-Bericht": the first part of the compound.
fn compound_owner(doc: &Doc, head: usize) -> Option<Link> {
    let word = doc.word(head);
    let place = Stretch::of(head, head + 1);
    if let Some((owner, _)) = word.rsplit_once('-') {
        return Some(Link { text: owner.into(), entity: None, place, anonymous: false, on_record: true, stated: true });
    }
    let (tail, _) = doc.pack.noun_of_saying(doc.lower(head)).filter(|(at, _)| *at > 0)?;
    let owner = word.get(..tail)?;
    // What is left is the name of a group or body, its joining letters included ("Behörden", "Zeugen").
    let known = ["sources", "government-nouns", "organisation-nouns", "outlet-nouns", "titles"];
    let listed = known.iter().any(|l| doc.pack.lists_noun(l, &owner.to_lowercase()));
    listed.then(|| Link { text: owner.into(), entity: None, place, anonymous: true, on_record: false, stated: true })
}

/// The source that a cue like "demnach" takes up: the noun of saying right before it, or the last statement's.
fn referred(
    doc: &Doc,
    cast: &mut Cast,
    drafts: &[Draft],
    before: &[Vec<Link>],
    n: usize,
    at: usize,
    speakers: &[usize],
) -> Option<Link> {
    // A noun of saying before it, in this sentence or the last.
    let sentence = doc.tokens[at].sentence as usize;
    let from = doc.sentences[sentence.saturating_sub(1)].first as usize;
    for i in (from..at).rev() {
        if doc.tokens[i].tag == Tag::Noun && doc.pack.noun_entries(doc.lower(i)).next().is_some() {
            let end = doc.sentences[doc.tokens[i].sentence as usize].end as usize;
            let phrase =
                Phrase { first: i, end: i + 1, head: i, agreement: doc.tokens[i].agreement, preposition: None };
            if let Some(link) = owner(doc, cast, &phrase, end.min(at), speakers) {
                return Some(Link { stated: false, ..link });
            }
        }
    }
    let mut earlier = (0..n).rev().take(DRAFTS_BACK_MAX);
    let last = earlier.find(|&k| drafts[k].content.first() < at && !before[k].is_empty())?;
    before[last].last().map(|l| Link { stated: false, ..l.clone() })
}

/// The outlet or channel that the frame names as the way the words came.
fn channels(doc: &Doc, cast: &Cast, draft: &Draft, origin: Option<&Link>) -> Vec<Link> {
    let Some(c) = draft.clause else { return Vec::new() };
    let speaker = draft.speaker.clone().unwrap_or_default();
    let mut found: Vec<Link> = Vec::new();
    for i in doc.own(c) {
        let Some(m) = cast.mention_at(i) else { continue };
        let mention = &cast.mentions[m];
        if mention.head != i && mention.name.0 != i || speaker.has(i) || draft.content.has(i) {
            continue;
        }
        let Some(entity) = cast.of_mention[m] else { continue };
        if cast.entities[entity].kind != Some(ActorKind::Outlet) || found.iter().any(|l| l.entity == Some(entity)) {
            continue;
        }
        let named = !cast.entities[entity].words.is_empty();
        let addressed = draft.addressee.as_ref().is_some_and(|a| a.has(i));
        let before =
            mention.first.checked_sub(1).map(|b| if doc.tokens[b].tag == Tag::Determiner && b > 0 { b - 1 } else { b });
        let through = before.is_some_and(|b| {
            doc.tokens[b].tag == Tag::Preposition && doc.pack.lists("channel-prepositions", doc.lower(b))
        });
        if !(addressed || through) || !named || origin.is_some_and(|o| o.entity == Some(entity)) {
            continue;
        }
        let place = Stretch::of(mention.first, mention.end);
        let e = &cast.entities[entity];
        found.push(Link {
            text: e.name.clone(),
            entity: Some(entity),
            place,
            anonymous: false,
            on_record: true,
            stated: true,
        });
    }
    found
}

/// Whoever the speaker leans on: "unter Berufung auf …".
fn leans_on(doc: &Doc, cast: &mut Cast, draft: &Draft, speakers: &[usize]) -> Option<Link> {
    let c = draft.clause?;
    let own: Vec<usize> = doc.own(c).collect();
    let at = own.iter().copied().find(|&i| doc.pack.lists("leaning", doc.lower(i)))?;
    let phrase = phrase::chunk(doc, at + 1, doc.clauses[c].end as usize)?;
    phrase.preposition?;
    let limit = own.last().map_or(phrase.end, |l| l + 1);
    of_phrase(doc, cast, &phrase, limit, speakers)
}

/// Whether nobody is named: no name, no office or body that is one of its kind.
fn is_anonymous(doc: &Doc, cast: &Cast, m: usize, e: usize) -> bool {
    let (mention, entity) = (&cast.mentions[m], &cast.entities[e]);
    if !entity.words.is_empty() {
        return false;
    }
    let noun = doc.lower(mention.head);
    if doc.pack.lists_noun("sources", noun) {
        return true;
    }
    let body = matches!(mention.kind, Some(ActorKind::Government | ActorKind::Organisation | ActorKind::Outlet));
    match () {
        () if mention.indefinite => true,
        () if body => false,
        () => !mention.definite,
    }
}

/// Whether an unnamed mouth speaks for a body that is named with it.
fn is_spokesperson(doc: &Doc, mention: &Mention, end: usize) -> bool {
    let noun = doc.lower(mention.head);
    let of_somebody = mention.end < end
        || noun.contains('-')
        || (mention.first..mention.head).any(|i| doc.tokens[i].tag == Tag::Name);
    doc.pack.lists_noun("spokespeople", noun) && (of_somebody || noun.len() > "sprecher".len() + 2)
}
