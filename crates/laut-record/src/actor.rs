//! Who the article names, with all mentions joined.

use crate::{Source, Span};

/// Number of an actor in its record; printed as `a1`, `a2` …
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub u32);

/// A person, government, organisation, outlet, group, country or place that the article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Its number in the record.
    pub id: ActorId,
    /// The fullest bare name in the article.
    pub name: String,
    /// What it is, where laut can tell.
    pub kind: Option<ActorKind>,
    /// Titles and offices the article gives it, as written.
    pub roles: Vec<String>,
    /// Every mention, in the order of the text; mentions in the title come first.
    pub mentions: Vec<Mention>,
}

/// One place where an actor is named, by name, title or pronoun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// The text it stands in.
    pub source: Source,
    /// The noun phrase without its article, in bytes.
    pub span: Span,
}

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A government, ministry, authority or head office of a state.
    Government,
    /// A party, company, union, court, alliance or other body.
    Organisation,
    /// A newspaper, agency, broadcaster or other publisher.
    Outlet,
    /// People who are named together ("Demonstranten").
    Group,
    /// A state.
    Country,
    /// A place.
    Place,
}

impl ActorKind {
    /// Every kind, with its name in JSON and in packs.
    pub const ALL: &[(ActorKind, &str)] = &[
        (ActorKind::Person, "person"),
        (ActorKind::Government, "government"),
        (ActorKind::Organisation, "organisation"),
        (ActorKind::Outlet, "outlet"),
        (ActorKind::Group, "group"),
        (ActorKind::Country, "country"),
        (ActorKind::Place, "place"),
    ];

    /// Its name in JSON and in packs.
    pub fn name(self) -> &'static str {
        crate::statement::name_in(ActorKind::ALL, self)
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        crate::statement::named_in(ActorKind::ALL, name)
    }
}
