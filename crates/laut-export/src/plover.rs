//! What follows from the type and mode of an event for those who compare with other data: class, scale, and CAMEO root.
//!
//! Class and scale are those of the PLOVER 2.0 manual (openeventdata, 2024); where its text and its tables differ,
//! `docs/events.md` says which is taken. The root is the way back through the projects' own table from CAMEO to PLOVER. The
//! types that PLOVER lacks have no class and no scale.

use laut_record::EventType::{self, *};
use laut_record::Mode::{self, *};

/// The quadrant: 1 cooperation in words, 2 in deeds, 3 conflict in words, 4 in deeds.
pub fn class(kind: EventType) -> Option<u8> {
    match kind {
        Agree | Consult | Support | Concede => Some(1),
        Cooperate | Aid | Retreat => Some(2),
        Request | Accuse | Reject | Threaten => Some(3),
        Protest | Sanction | Mobilize | Coerce | Assault => Some(4),
        Deny | Claim | Elect | Harm | Decide => None,
    }
}

/// The scale from conflict (-10) to cooperation (+10), in tenths.
pub fn scale(kind: EventType, mode: Option<Mode>) -> Option<i32> {
    let of_mode = mode.and_then(|mode| SCALES.iter().find(|(k, m, _)| (*k, *m) == (kind, mode)));
    of_mode.map(|(.., tenths)| *tenths).or(match kind {
        Agree | Consult => Some(25),
        Support => Some(50),
        Concede => Some(45),
        Cooperate => Some(95),
        Aid => Some(100),
        Retreat => Some(65),
        Request => Some(0),
        // The manual prints 3, between modes of -2 and -3.5.
        Accuse => Some(-30),
        Reject => Some(-20),
        Threaten => Some(-35),
        Protest => Some(-50),
        Sanction => Some(-60),
        Mobilize => Some(-55),
        Coerce => Some(-70),
        Assault => Some(-90),
        Deny | Claim | Elect | Harm | Decide => None,
    })
}

/// The scales of modes that have one of their own.
const SCALES: &[(EventType, Mode, i32)] = &[
    (Consult, Visit, 40),
    (Consult, ThirdParty, 10),
    (Consult, Multilateral, 40),
    (Consult, Phone, 15),
    (Retreat, Withdraw, 80),
    (Retreat, Release, 65),
    (Retreat, Disarm, 100),
    (Retreat, Ceasefire, 75),
    (Retreat, Access, 65),
    (Retreat, Resign, 45),
    (Request, Assist, 5),
    (Request, Change, -10),
    (Request, Yield, -10),
    (Request, Meet, 0),
    (Accuse, Disapprove, -20),
    (Accuse, Investigate, -35),
    (Accuse, Allege, -35),
    (Reject, Assist, -15),
    (Reject, Change, -20),
    (Reject, Yield, -20),
    (Reject, Meet, -20),
    (Threaten, Restrict, -30),
    (Threaten, Arrest, -35),
    (Threaten, Relations, -35),
    (Threaten, Expel, -35),
    (Threaten, Territory, -40),
    (Threaten, Violence, -35),
    (Protest, Demo, -50),
    (Protest, Riot, -70),
    (Protest, Strike, -50),
    (Protest, Hunger, -45),
    (Protest, Boycott, -45),
    (Protest, Obstruct, -45),
    (Sanction, Convict, -60),
    (Sanction, Expel, -55),
    (Sanction, Withdraw, -60),
    (Sanction, Discontinue, -60),
    (Mobilize, Troops, -65),
    (Mobilize, Weapons, -65),
    (Mobilize, Police, -55),
    (Mobilize, Militia, -60),
    (Coerce, Seize, -70),
    (Coerce, Restrict, -70),
    (Coerce, Censor, -65),
    (Coerce, Curfew, -65),
    (Coerce, MartialLaw, -75),
    (Coerce, Arrest, -70),
    (Coerce, Deport, -70),
    (Coerce, Withhold, -70),
    (Coerce, Misinformation, -65),
    (Coerce, Cyber, -70),
    (Assault, Abduct, -85),
    (Assault, Beat, -75),
    (Assault, Torture, -85),
    (Assault, Sexual, -85),
    (Assault, Targeted, -95),
    (Assault, Destroy, -85),
    (Assault, Primitive, -80),
    (Assault, Firearms, -90),
    (Assault, Explosives, -90),
    (Assault, SuicideAttack, -95),
    (Assault, Aerial, -95),
    (Assault, Drone, -95),
    (Assault, HeavyWeapons, -95),
    (Assault, CrowdControl, -75),
    (Assault, Unconventional, -100),
];

/// The root of CAMEO that such events had; none where it is not told from the type.
pub fn cameo(kind: EventType, mode: Option<Mode>) -> Option<&'static str> {
    Some(match (kind, mode) {
        (Deny | Claim, _) => "01",
        (Agree, _) => "03",
        (Consult, _) => "04",
        (Support, _) => "05",
        (Cooperate, _) => "06",
        (Aid, _) => "07",
        (Concede | Retreat, _) => "08",
        (Accuse, Some(Investigate)) => "09",
        (Request, _) => "10",
        (Accuse, _) => "11",
        (Reject, _) => "12",
        (Threaten, _) => "13",
        (Protest, _) => "14",
        (Mobilize, _) => "15",
        (Sanction, Some(Convict)) => "11",
        (Sanction, _) => "16",
        (Coerce, _) | (Assault, Some(Destroy | CrowdControl)) => "17",
        (Assault, Some(Firearms | HeavyWeapons | Aerial | Drone | Primitive)) => "19",
        (Assault, Some(Unconventional)) => "20",
        (Assault, _) => "18",
        (Elect | Harm | Decide, _) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mode_has_a_scale_but_the_one_without() {
        for (kind, _) in EventType::ALL {
            for mode in kind.modes() {
                let own = SCALES.iter().filter(|(k, m, _)| (k, m) == (kind, mode)).count();
                assert_eq!(own, usize::from(*mode != Vandalize), "{kind:?} {mode:?}");
            }
        }
        assert!(SCALES.iter().all(|(kind, mode, _)| kind.modes().contains(mode)));
    }

    #[test]
    fn the_scale_points_the_way_of_the_class() {
        for (kind, _) in EventType::ALL {
            match (class(*kind), scale(*kind, None)) {
                (Some(1 | 2), Some(tenths)) => assert!(tenths > 0, "{kind:?}"),
                (Some(_), Some(tenths)) => assert!(tenths <= 0, "{kind:?}"),
                (class, scale) => assert!(class.is_none() && scale.is_none(), "{kind:?}"),
            }
        }
    }
}
