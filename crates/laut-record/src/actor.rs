//! Who the article names, with all mentions joined.

use crate::names::named;
use crate::{Source, Span};
use std::fmt;

/// Number of an actor in its record; printed as `a1`, `a2` …
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ActorId(pub u32);

/// A person, government, organisation, outlet, group, country or place that the article names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Actor {
    /// Its number in the record.
    pub id: ActorId,
    /// The fullest bare name in the article.
    pub name: String,
    /// What it is, where laut can tell.
    pub kind: Option<ActorKind>,
    /// The state it belongs to or acts for.
    pub country: Option<Country>,
    /// Its part in public life.
    pub sector: Option<Sector>,
    /// Titles and offices the article gives it, as written.
    pub roles: Vec<String>,
    /// Its ids elsewhere, from a gazetteer or an imported file, where more than the name proves it.
    pub same_as: Vec<String>,
    /// The lists it stands on, where more than the name proves it.
    pub lists: Vec<Listing>,
    /// Entries of an imported file that have its name, and no more than that to prove it.
    pub candidates: Vec<Candidate>,
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

named!(ActorKind {
    Person = "person",
    Government = "government",
    Organisation = "organisation",
    Outlet = "outlet",
    Group = "group",
    Country = "country",
    Place = "place",
});

/// A state, by its code of ISO 3166-1 (three letters); `XKX` and the like for partly recognised ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 3]);

impl Country {
    /// The state of that code; none where it is not three capitals.
    pub fn from_code(code: &str) -> Option<Country> {
        let code: [u8; 3] = code.as_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(Country(code))
    }

    /// Its code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// An actor's part in public life; the codes are those of PLOVER 2.0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sector {
    /// Police.
    Police,
    /// Government.
    Government,
    /// Courts.
    Courts,
    /// Parliament.
    Parliament,
    /// Military.
    Military,
    /// Armed groups that side with the government.
    Paramilitary,
    /// Parties.
    Party,
    /// Armed opposition.
    Rebels,
    /// Secret services.
    Intelligence,
    /// Armed, side unknown.
    Armed,
    /// Farmers.
    Farmers,
    /// Firms.
    Business,
    /// Criminals.
    Criminals,
    /// Civilians.
    Civilians,
    /// Schools and universities.
    Education,
    /// Former officials and families of officials.
    Elite,
    /// Journalists and media.
    Media,
    /// Workers and unions.
    Labour,
    /// Medicine.
    Health,
    /// Refugees.
    Refugees,
    /// Opposition.
    Opposition,
    /// Entities that few states recognise.
    Unrecognised,
    /// Religion.
    Religion,
    /// Civil society.
    Society,
}

named!(Sector {
    Police = "COP",
    Government = "GOV",
    Courts = "JUD",
    Parliament = "LEG",
    Military = "MIL",
    Paramilitary = "PRM",
    Party = "PTY",
    Rebels = "REB",
    Intelligence = "SPY",
    Armed = "UAF",
    Farmers = "AGR",
    Business = "BUS",
    Criminals = "CRM",
    Civilians = "CVL",
    Education = "EDU",
    Elite = "ELI",
    Media = "JRN",
    Labour = "LAB",
    Health = "MED",
    Refugees = "REF",
    Opposition = "OPP",
    Unrecognised = "PRE",
    Religion = "REL",
    Society = "SOC",
});

/// A list somebody stands on, such as a list of sanctions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Name of the list.
    pub list: String,
    /// The programme under which it lists them.
    pub programme: Option<String>,
    /// Day since when, `YYYY-MM-DD`, or less of it.
    pub since: Option<String>,
    /// What in the article proves that it is the one listed.
    pub why: String,
}

/// An entry of an imported file that may be the actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its id there.
    pub id: String,
    /// Its name there.
    pub name: String,
    /// What speaks for it and what is missing.
    pub why: String,
    /// The lists it stands on.
    pub lists: Vec<Listing>,
}
