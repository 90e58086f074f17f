//! Who counts as anonymous, and who speaks on record all the same.

use crate::doc::Doc;
use crate::who::{Cast, Mention};
use laut_pack::{Agreement, Tag};
use laut_record::ActorKind;

/// Whether nobody is named: no name, no body, no office that one person holds at a time.
pub(super) fn is_anonymous(doc: &Doc, cast: &Cast, m: usize, e: usize, end: usize) -> bool {
    let (mention, entity) = (&cast.mentions[m], &cast.entities[e]);
    if !entity.words.is_empty() {
        return false;
    }
    let noun = doc.lower(mention.head);
    if mention.indefinite || doc.pack.lists_noun("sources", noun) {
        return true;
    }
    let plural = mention.agreement.only(Agreement::PLURAL);
    let described = mention.end < end || mention.end > mention.first + 1 || noun.contains('-');
    match mention.kind {
        Some(ActorKind::Government | ActorKind::Organisation | ActorKind::Outlet | ActorKind::Country) => {
            plural && !described && !mention.definite
        }
        Some(ActorKind::Person) => {
            let office = doc.pack.lists_noun("offices", noun) && !plural;
            !(mention.definite && (office || mention.end < end && !plural) || office && described)
        }
        _ => !mention.definite || plural,
    }
}

/// Whether an unnamed mouth speaks for a body that is named with it.
pub(super) fn is_spokesperson(doc: &Doc, mention: &Mention, end: usize) -> bool {
    let noun = doc.lower(mention.head);
    let of_somebody = mention.end < end
        || noun.contains('-')
        || (mention.first..mention.head).any(|i| doc.tokens[i].tag == Tag::Name);
    // "Polizeisprecher": the body is part of the word.
    let compound = !doc.pack.lists("spokespeople", noun);
    doc.pack.lists_noun("spokespeople", noun) && (of_somebody || compound)
}
