//! Events: who did what to whom, when, where, with what standing, and on whose word.
//!
//! Types and modes are those of PLOVER 2.0 (Halterman and others, "PLOVER and POLECAT", 2023), with five types that it
//! lacks; `docs/events.md` says how they are coded and where laut departs from PLOVER.

use crate::names::named;
use crate::{ActorId, Confidence, DateId, Pieces, QuantityId, RuleId, Source, Span, StatementId};
use jiff::civil::Date;

/// Number of an event in its record; printed as `e1`, `e2` …
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u32);

/// One mention of an event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Its number in the record, by place in the text.
    pub id: EventId,
    /// Whether it stands in the text or in the title.
    pub source: Source,
    /// What is done.
    pub kind: EventType,
    /// How it is done; one of [`EventType::modes`].
    pub mode: Option<Mode>,
    /// Who does it; all parties of what is done together.
    pub actors: Vec<ActorId>,
    /// To whom it is done.
    pub recipients: Vec<ActorId>,
    /// The words that name it: a verb with its particle, or a noun.
    pub trigger: Pieces,
    /// The clause that tells it.
    pub evidence: Span,
    /// The time expression that dates it.
    pub date: Option<DateId>,
    /// The first day; none where it is not told.
    pub from: Option<Date>,
    /// The last day; none where it is not told, or has not come.
    pub to: Option<Date>,
    /// Where the date was found.
    pub date_from: Option<DateFrom>,
    /// Where it takes place.
    pub place: Option<Place>,
    /// The numbers told with it.
    pub quantities: Vec<QuantityId>,
    /// What is traded or given.
    pub goods: Vec<Pieces>,
    /// With what standing it is told.
    pub status: EventStatus,
    /// The innermost statement it stands in; none where the article itself tells it.
    pub statement: Option<StatementId>,
    /// The first mention of the same event.
    pub same_as: Option<EventId>,
    /// The rule that read it.
    pub rule: RuleId,
    /// The measured share of right readings of that rule.
    pub confidence: Option<Confidence>,
}

/// Where an event takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The words that name it.
    pub pieces: Pieces,
    /// The actor (a place or country) it stands for.
    pub actor: Option<ActorId>,
}

/// What is done: the sixteen types of PLOVER 2.0, and five it lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventType {
    /// Says it is willing, offers or promises to cooperate.
    Agree,
    /// Meets, visits, calls, negotiates.
    Consult,
    /// Backs without material: praises, recognises, ratifies, opens ties.
    Support,
    /// Yields in words: announces a ceasefire or withdrawal, pardons, apologises.
    Concede,
    /// Exchanges material: trade, joint exercise, extradition.
    Cooperate,
    /// Helps with material: money, arms, relief, asylum.
    Aid,
    /// Carries a concession out: withdraws, releases, disarms, resigns.
    Retreat,
    /// Asks, demands or orders in words.
    Request,
    /// Disapproves, investigates, alleges.
    Accuse,
    /// Refuses.
    Reject,
    /// Warns with consequences.
    Threaten,
    /// Demonstrates, strikes, boycotts.
    Protest,
    /// Cuts existing relations back; convicts, expels.
    Sanction,
    /// Force short of use.
    Mobilize,
    /// Repression short of violence.
    Coerce,
    /// Violence.
    Assault,
    /// Denies a report or responsibility (not in PLOVER).
    Deny,
    /// Claims responsibility (not in PLOVER).
    Claim,
    /// An election or appointment (not in PLOVER).
    Elect,
    /// People die or are hurt, and nobody is named who did it (not in PLOVER).
    Harm,
    /// A law, ruling or formal decision that fits none of the others (not in PLOVER).
    Decide,
}

named!(EventType {
    Agree = "AGREE",
    Consult = "CONSULT",
    Support = "SUPPORT",
    Concede = "CONCEDE",
    Cooperate = "COOPERATE",
    Aid = "AID",
    Retreat = "RETREAT",
    Request = "REQUEST",
    Accuse = "ACCUSE",
    Reject = "REJECT",
    Threaten = "THREATEN",
    Protest = "PROTEST",
    Sanction = "SANCTION",
    Mobilize = "MOBILIZE",
    Coerce = "COERCE",
    Assault = "ASSAULT",
    Deny = "DENY",
    Claim = "CLAIM",
    Elect = "ELECT",
    Harm = "HARM",
    Decide = "DECIDE",
});

impl EventType {
    /// The modes it may have.
    pub fn modes(self) -> &'static [Mode] {
        use Mode::*;
        match self {
            EventType::Consult => &[Visit, ThirdParty, Multilateral, Phone],
            EventType::Retreat => &[Withdraw, Release, Disarm, Ceasefire, Access, Resign],
            EventType::Request | EventType::Reject => &[Assist, Change, Yield, Meet],
            EventType::Accuse => &[Disapprove, Investigate, Allege],
            EventType::Threaten => &[Restrict, Arrest, Relations, Expel, Territory, Violence],
            EventType::Protest => &[Demo, Riot, Strike, Hunger, Boycott, Obstruct, Vandalize],
            EventType::Sanction => &[Convict, Expel, Withdraw, Discontinue],
            EventType::Mobilize => &[Troops, Weapons, Police, Militia],
            EventType::Coerce => {
                &[Seize, Restrict, Censor, Curfew, MartialLaw, Arrest, Deport, Withhold, Misinformation, Cyber]
            }
            EventType::Assault => &[
                Abduct,
                Beat,
                Torture,
                Sexual,
                Targeted,
                Destroy,
                Primitive,
                Firearms,
                Explosives,
                SuicideAttack,
                Aerial,
                Drone,
                HeavyWeapons,
                CrowdControl,
                Unconventional,
            ],
            _ => &[],
        }
    }
}

/// How an event is done; PLOVER 2.0 has modes for nine of its types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are PLOVER's")]
pub enum Mode {
    Visit,
    ThirdParty,
    Multilateral,
    Phone,
    Withdraw,
    Release,
    Disarm,
    Ceasefire,
    Access,
    Resign,
    Assist,
    Change,
    Yield,
    Meet,
    Disapprove,
    Investigate,
    Allege,
    Restrict,
    Arrest,
    Relations,
    Expel,
    Territory,
    Violence,
    Demo,
    Riot,
    Strike,
    Hunger,
    Boycott,
    Obstruct,
    Vandalize,
    Convict,
    Discontinue,
    Troops,
    Weapons,
    Police,
    Militia,
    Seize,
    Censor,
    Curfew,
    MartialLaw,
    Deport,
    Withhold,
    Misinformation,
    Cyber,
    Abduct,
    Beat,
    Torture,
    Sexual,
    Targeted,
    Destroy,
    Primitive,
    Firearms,
    Explosives,
    SuicideAttack,
    Aerial,
    Drone,
    HeavyWeapons,
    CrowdControl,
    Unconventional,
}

named!(Mode {
    Visit = "visit",
    ThirdParty = "third-party",
    Multilateral = "multilateral",
    Phone = "phone",
    Withdraw = "withdraw",
    Release = "release",
    Disarm = "disarm",
    Ceasefire = "ceasefire",
    Access = "access",
    Resign = "resign",
    Assist = "assist",
    Change = "change",
    Yield = "yield",
    Meet = "meet",
    Disapprove = "disapprove",
    Investigate = "investigate",
    Allege = "allege",
    Restrict = "restrict",
    Arrest = "arrest",
    Relations = "relations",
    Expel = "expel",
    Territory = "territory",
    Violence = "violence",
    Demo = "demo",
    Riot = "riot",
    Strike = "strike",
    Hunger = "hunger",
    Boycott = "boycott",
    Obstruct = "obstruct",
    Vandalize = "vandalize",
    Convict = "convict",
    Discontinue = "discontinue",
    Troops = "troops",
    Weapons = "weapons",
    Police = "police",
    Militia = "militia",
    Seize = "seize",
    Censor = "censor",
    Curfew = "curfew",
    MartialLaw = "martial-law",
    Deport = "deport",
    Withhold = "withhold",
    Misinformation = "misinformation",
    Cyber = "cyber",
    Abduct = "abduct",
    Beat = "beat",
    Torture = "torture",
    Sexual = "sexual",
    Targeted = "targeted",
    Destroy = "destroy",
    Primitive = "primitive",
    Firearms = "firearms",
    Explosives = "explosives",
    SuicideAttack = "suicide-attack",
    Aerial = "aerial",
    Drone = "drone",
    HeavyWeapons = "heavy-weapons",
    CrowdControl = "crowd-control",
    Unconventional = "unconventional",
});

/// With what standing an event is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventStatus {
    /// It took place.
    Happened,
    /// It is going on.
    Ongoing,
    /// It is intended or ordered.
    Planned,
    /// It is offered, asked for or suggested.
    Proposed,
    /// It may be, or might have been.
    Possible,
    /// It is said not to be.
    Denied,
    /// It was tried in vain.
    Failed,
    /// It used to be done.
    PastHabit,
}

named!(EventStatus {
    Happened = "happened",
    Ongoing = "ongoing",
    Planned = "planned",
    Proposed = "proposed",
    Possible = "possible",
    Denied = "denied",
    Failed = "failed",
    PastHabit = "past_habit",
});

/// Where the date of an event was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateFrom {
    /// In its clause.
    Clause,
    /// In its sentence.
    Sentence,
    /// At an earlier mention of the event.
    EarlierMention,
    /// It is the day the paragraph tells of.
    Paragraph,
}

named!(DateFrom {
    Clause = "clause",
    Sentence = "sentence",
    EarlierMention = "earlier mention",
    Paragraph = "paragraph",
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_and_mode_is_found_by_its_name() {
        assert!(EventType::ALL.iter().all(|(kind, name)| EventType::named(name) == Some(*kind)));
        assert!(Mode::ALL.iter().all(|(mode, name)| Mode::named(name) == Some(*mode)));
        assert_eq!(EventType::ALL.len(), 21);
    }

    #[test]
    fn every_mode_is_some_types() {
        let of_some = |mode: &Mode| EventType::ALL.iter().any(|(kind, _)| kind.modes().contains(mode));
        assert!(Mode::ALL.iter().all(|(mode, _)| of_some(mode)));
    }
}
