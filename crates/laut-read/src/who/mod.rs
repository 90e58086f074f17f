//! The `who` stage: nominal phrases → actors, all mentions of one joined.
//!
//! Phrases that can name somebody are found first ([`mention`]), then joined by name, title and office
//! ([`join`]); pronouns are resolved last, when it is known who speaks ([`resolve`]). Nothing is guessed about
//! phrases that could be anybody: they stay actors of their own. When it is known who speaks, [`complete`] tells what
//! each actor is, which state it belongs to ([`nation`], with what [`land`] knows of states and places), how far its
//! mentions go ([`extent`]) and who is one with whom after all ([`unite`]).

mod citation;
mod complete;
mod extent;
mod join;
mod land;
mod mention;
mod nation;
mod resolve;
mod unite;

use crate::doc::Doc;
use crate::phrase;
use laut_pack::Agreement;
use laut_record::{ActorKind, Country, Sector};
use rustc_hash::FxHashMap;

pub(crate) use citation::citation;
pub(crate) use complete::complete;
pub(crate) use join::is_same_noun;
pub(crate) use mention::{Mention, bare_name, is_outlet};
pub(crate) use resolve::{possessor, possessor_kind};

/// Somebody the text names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Entity {
    /// The fullest bare name, or the phrase without its article.
    pub(crate) name: String,
    /// Words of the name, in lower case, without the ending of a genitive; empty if it has none.
    pub(crate) words: Vec<String>,
    pub(crate) kind: Option<ActorKind>,
    /// What its mentions told one by one, before the cast was complete: statements are read by that.
    pub(crate) first_kind: Option<ActorKind>,
    /// The state it belongs to or acts for; known once the cast is complete.
    pub(crate) country: Option<Country>,
    /// Its part in public life; known once the cast is complete.
    pub(crate) sector: Option<Sector>,
    /// The state that it is itself.
    pub(crate) state: Option<Country>,
    /// It is somebody that a record lists even if nothing is told of it.
    pub(crate) listed: bool,
    /// Adjectives and compounds that speak of it though they are parts of other phrases ("russische"); of states only.
    pub(crate) adjectives: Vec<usize>,
    pub(crate) roles: Vec<String>,
    /// The entity that it turned out to be; it has no mentions then.
    pub(crate) same: Option<usize>,
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
    /// Entities that lists know under several names, by the name that stands for all of them.
    keys: FxHashMap<Box<str>, usize>,
    /// Tokens that speak of a state by an adjective, a compound or its people, ascending.
    demonyms: Vec<(u32, Country)>,
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
    let mut cast = Cast { of_mention: vec![None; mentions.len()], mentions, at_token, subjects, ..Cast::default() };
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

    /// The state that the word at token `i` speaks of: by an adjective ("russische"), the first part of a compound
    /// ("US-Präsident") or a noun for its people ("Russen"). Known once the cast is complete.
    pub(crate) fn demonym_at(&self, i: usize) -> Option<Country> {
        let at = self.demonyms.binary_search_by_key(&(i as u32), |d| d.0).ok()?;
        Some(self.demonyms[at].1)
    }

    /// The entity that is that state, where a name or a word of it stands in the text. Known once the cast is complete.
    pub(crate) fn country_entity(&self, country: Country) -> Option<usize> {
        self.keys.get(country.code()).copied()
    }

    /// The entity of that number, or the one that it turned out to be.
    #[expect(dead_code, reason = "read by the stage of events")]
    pub(crate) fn entity(&self, e: usize) -> &Entity {
        let mut at = e;
        // An entity is made one with an earlier one only.
        while let Some(into) = self.entities[at].same.filter(|&into| into < at) {
            at = into;
        }
        &self.entities[at]
    }

    /// The entity named at token `i`.
    pub(crate) fn entity_at(&self, i: usize) -> Option<usize> {
        self.of_mention[self.mention_at(i)?]
    }
}
