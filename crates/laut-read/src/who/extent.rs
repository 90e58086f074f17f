//! How far each mention goes: the whole phrase with what belongs to it ("Sprecher des russischen Außenministeriums",
//! "UN-Mission im Sudan (UNMISS)"), without what follows a comma.

use super::complete::is_named;
use super::{Cast, nation};
use crate::doc::{Doc, Shape};
use laut_pack::Tag;
use laut_record::ActorKind;

/// Gives each mention its whole phrase; returns mentions of offices whose holder's name stands right behind them, each
/// with the mention of that name ("der Außenminister der Republik Vela Tom Koss").
pub(super) fn extend(doc: &Doc, cast: &mut Cast) -> Vec<(usize, usize)> {
    let mut holders = Vec::new();
    for n in (0..cast.mentions.len()).rev() {
        let mention = &cast.mentions[n];
        let mut whole = mention.whole;
        if mention.pronoun {
            continue;
        }
        if let Some(m) = belonging(doc, cast, n) {
            whole.1 = cast.mentions[m].whole.1.max(whole.1);
            if let Some(name) = name_at(doc, cast, n, m, whole.1) {
                whole.1 = cast.mentions[name].whole.1;
                holders.push((n, name));
            }
        }
        whole.1 = bracket(doc, whole.1).unwrap_or(whole.1);
        whole.0 = shared_head(doc, whole.0).unwrap_or(whole.0);
        cast.mentions[n].whole = whole;
    }
    holders
}

/// The mention behind mention `n` that belongs to its phrase: an owner, or the state or place of a body.
fn belonging(doc: &Doc, cast: &Cast, n: usize) -> Option<usize> {
    let m = nation::behind(doc, cast, n)?;
    let (mention, other) = (&cast.mentions[n], &cast.mentions[m]);
    let land = is_named(other) && super::land::land(doc, other.name.0, other.name.1).is_some();
    let bare = other.name == (other.first, other.end);
    let title = doc.pack.lists_noun("titles", doc.lower(mention.head));
    let listed = super::land::body(doc, mention).is_some();
    let body = title || listed || mention.kind.is_some() || doc.pack.lists_noun("group-nouns", doc.lower(mention.head));
    let quoted = doc.tokens[other.first].shape == Shape::Quote;
    let fits = match doc.tokens[mention.end].tag {
        Tag::Preposition => land && bare || doc.pack.lists("member-prepositions", doc.lower(mention.end)),
        _ => true,
    };
    (body && fits && !quoted && (!is_named(mention) || land && bare && other.first == mention.end)).then_some(m)
}

/// The mention of a name alone that stands right at token `at`, behind an office with its owner `m`.
fn name_at(doc: &Doc, cast: &Cast, n: usize, m: usize, at: usize) -> Option<usize> {
    let office = doc.pack.lists_noun("titles", doc.lower(cast.mentions[n].head));
    let name = (m + 1..cast.mentions.len().min(m + 4)).find(|&k| cast.mentions[k].first >= at)?;
    let mention = &cast.mentions[name];
    let bare = mention.first == at && mention.name == (mention.first, mention.end);
    let person =
        matches!(mention.kind, None | Some(ActorKind::Person)) && super::land::land(doc, at, mention.end).is_none();
    (office && bare && person && doc.tokens[mention.head].tag == Tag::Name).then_some(name)
}

/// The end of an abbreviation in brackets at token `at`.
fn bracket(doc: &Doc, at: usize) -> Option<usize> {
    let short = |i: usize| doc.tokens.get(i).is_some_and(|t| t.shape == Shape::Capitals);
    let closed = at + 2 < doc.tokens.len() && doc.word(at) == "(" && doc.word(at + 2) == ")";
    (closed && short(at + 1)).then_some(at + 3)
}

/// Where a phrase starts whose noun shares its last part with one before it ("Staats- und Regierungschefs").
fn shared_head(doc: &Doc, first: usize) -> Option<usize> {
    let truncated = first.checked_sub(2)?;
    let joined = doc.tokens[first - 1].tag == Tag::Conjunction && doc.word(truncated).ends_with('-');
    let same = doc.tokens[truncated].sentence == doc.tokens[first].sentence;
    (joined && same).then_some(truncated)
}
