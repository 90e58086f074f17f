//! Who is known from outside: entries of imported files (people, bodies, vessels), before they meet an article.
//!
//! `laut-gather` reads them, `laut-pack` compiles them into a gazetteer, `laut-read` holds it against the actors of an
//! article.

use crate::Country;
use crate::names::named;

/// An entry of an imported file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its id there.
    pub id: String,
    /// What it is.
    pub kind: KnownKind,
    /// The name it is shown by.
    pub name: String,
    /// Every name it goes by, that one among them.
    pub names: Vec<String>,
    /// Names that many others have too, such as nicknames: they prove little.
    pub weak_names: Vec<String>,
    /// The states it belongs to.
    pub countries: Vec<Country>,
    /// What it is known for, by the codes of the file (`sanction`, `role.pep` …).
    pub topics: Vec<String>,
    /// Its offices.
    pub posts: Vec<Post>,
    /// Names of the bodies it belongs to, owns, leads or works for.
    pub organisations: Vec<String>,
    /// Day of birth, or less of it.
    pub born: Option<String>,
    /// Day of death, or less of it.
    pub died: Option<String>,
    /// Its number with the International Maritime Organization: seven digits.
    pub imo: Option<String>,
    /// Its ids elsewhere, such as that of Wikidata.
    pub ids: Vec<String>,
    /// The lists it stands on.
    pub listings: Vec<KnownListing>,
}

/// An office that somebody holds or held.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Post {
    /// The office.
    pub name: String,
    /// First day, or less of it.
    pub from: Option<String>,
    /// Last day, or less of it.
    pub to: Option<String>,
}

/// A list that an entry stands on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct KnownListing {
    /// Name of the list, or of whoever keeps it.
    pub list: String,
    /// The programme under which it lists.
    pub programme: Option<String>,
    /// Day since when, or less of it.
    pub since: Option<String>,
    /// Day until when, or less of it; none while it stands there.
    pub until: Option<String>,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KnownKind {
    /// A human being.
    Person,
    /// A party, association or other body.
    Organisation,
    /// A company.
    Company,
    /// A ministry, authority or other part of a state.
    PublicBody,
    /// A person or a body: the file does not say.
    LegalEntity,
    /// A ship.
    Vessel,
    /// An aircraft.
    Airplane,
}

named!(KnownKind {
    Person = "person",
    Organisation = "organisation",
    Company = "company",
    PublicBody = "public_body",
    LegalEntity = "legal_entity",
    Vessel = "vessel",
    Airplane = "airplane",
});

impl KnownKind {
    /// Whether it goes by the name of a thing.
    pub fn is_craft(self) -> bool {
        matches!(self, KnownKind::Vessel | KnownKind::Airplane)
    }
}

impl Known {
    /// Nothing yet but an id and what it is.
    pub fn new(id: impl Into<String>, kind: KnownKind) -> Known {
        Known {
            id: id.into(),
            kind,
            name: String::new(),
            names: Vec::new(),
            weak_names: Vec::new(),
            countries: Vec::new(),
            topics: Vec::new(),
            posts: Vec::new(),
            organisations: Vec::new(),
            born: None,
            died: None,
            imo: None,
            ids: Vec::new(),
            listings: Vec::new(),
        }
    }

    /// Adds what `other`, an entry of the same id, tells; what both tell stays as it is.
    pub fn merge(&mut self, other: Known) {
        if self.kind == KnownKind::LegalEntity {
            self.kind = other.kind;
        }
        if self.name.is_empty() {
            self.name = other.name;
        }
        self.names.extend(other.names);
        self.weak_names.extend(other.weak_names);
        self.countries.extend(other.countries);
        self.topics.extend(other.topics);
        self.posts.extend(other.posts);
        self.organisations.extend(other.organisations);
        self.ids.extend(other.ids);
        self.listings.extend(other.listings);
        self.born = self.born.take().or(other.born);
        self.died = self.died.take().or(other.died);
        self.imo = self.imo.take().or(other.imo);
        self.tidy();
    }

    /// Drops what stands in a list twice, and sorts where order tells nothing: the same facts give the same bytes.
    pub fn tidy(&mut self) {
        for list in [&mut self.names, &mut self.weak_names, &mut self.topics, &mut self.organisations, &mut self.ids] {
            list.sort();
            list.dedup();
        }
        self.countries.sort();
        self.countries.dedup();
        self.posts.sort();
        self.posts.dedup();
        self.listings.sort();
        self.listings.dedup();
    }
}
