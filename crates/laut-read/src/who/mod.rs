//! The `who` stage: nominal phrases → actors, all mentions of one joined.
//!
//! Phrases that can name somebody are found first ([`mention`]), then joined by name, title and office
//! ([`join`]); pronouns are resolved last, when it is known who speaks ([`resolve`]). Nothing is guessed about
//! phrases that could be anybody: they stay actors of their own.

mod citation;
mod join;
mod mention;
mod resolve;

use crate::doc::Doc;
use crate::phrase;
use laut_pack::Agreement;
use laut_record::ActorKind;

pub(crate) use citation::citation;
pub(crate) use join::is_same_noun;
pub(crate) use mention::{Mention, bare_name, is_outlet};
pub(crate) use resolve::possessor;

/// Somebody the text names.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    /// The fullest bare name, or the phrase without its article.
    pub(crate) name: String,
    /// Words of the name, in lower case, without the ending of a genitive; empty if it has none.
    pub(crate) words: Vec<String>,
    pub(crate) kind: Option<ActorKind>,
    pub(crate) roles: Vec<String>,
    /// Gender and number, as far as titles and articles tell.
    pub(crate) gender: Agreement,
    /// Numbers of its mentions, ascending.
    pub(crate) mentions: Vec<usize>,
}

/// Everybody a text names.
#[derive(Debug, Default)]
pub(crate) struct Cast {
    pub(crate) mentions: Vec<Mention>,
    pub(crate) entities: Vec<Entity>,
    /// Entity of each mention.
    pub(crate) of_mention: Vec<Option<usize>>,
    /// For each token the mention whose head or name it is part of.
    pub(crate) at_token: Vec<Option<u32>>,
    /// For each clause the head of its subject.
    subjects: Vec<Option<usize>>,
}

/// Finds and joins the actors of a document. `speakers` are the tokens at which phrases start that are known to speak.
pub(crate) fn cast(doc: &Doc, mut speakers: Vec<usize>) -> Cast {
    speakers.sort_unstable();
    let mentions = mention::mentions(doc);
    let mut at_token = vec![None; doc.tokens.len()];
    for (n, m) in mentions.iter().enumerate() {
        at_token[m.first..m.end].fill(Some(n as u32));
    }
    let subjects = (0..doc.clauses.len()).map(|c| phrase::subject(doc, c).map(|p| p.head)).collect();
    let mut cast = Cast { of_mention: vec![None; mentions.len()], mentions, entities: Vec::new(), at_token, subjects };
    join::join(doc, &mut cast);
    resolve::pronouns(doc, &mut cast, &speakers);
    cast
}

impl Cast {
    /// The mention that covers token `i`.
    pub(crate) fn mention_at(&self, i: usize) -> Option<usize> {
        self.at_token.get(i).copied().flatten().map(|n| n as usize)
    }

    /// Whether the phrase with that head is the subject of its clause.
    fn is_subject(&self, doc: &Doc, head: usize) -> bool {
        doc.tokens[head].clause.is_some_and(|c| self.subjects[c as usize] == Some(head))
    }

    /// The entity named at token `i`.
    pub(crate) fn entity_at(&self, i: usize) -> Option<usize> {
        self.of_mention[self.mention_at(i)?]
    }
}
