//! Entities that tie others together: offices held, memberships, sanctions. Joined to whom they are about when all
//! lines are read.

use super::Import;
use laut_record::{KnownListing, Post};

/// What a tie tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TieKind {
    Sanction,
    Occupancy,
    Membership,
    Directorship,
    Employment,
    Ownership,
    Post,
}

impl TieKind {
    /// The tie of that schema.
    pub(super) fn of(schema: &str) -> Option<TieKind> {
        Some(match schema {
            "Sanction" => TieKind::Sanction,
            "Occupancy" => TieKind::Occupancy,
            "Membership" => TieKind::Membership,
            "Directorship" => TieKind::Directorship,
            "Employment" => TieKind::Employment,
            "Ownership" => TieKind::Ownership,
            "Post" => TieKind::Post,
            _ => return None,
        })
    }

    /// The properties that name whom it is about, and what it leads to.
    pub(super) fn ends(self) -> (&'static str, &'static str) {
        match self {
            TieKind::Sanction => ("entity", "list"),
            TieKind::Occupancy => ("holder", "post"),
            TieKind::Membership => ("member", "organization"),
            TieKind::Directorship => ("director", "organization"),
            TieKind::Employment => ("employee", "employer"),
            TieKind::Ownership => ("owner", "asset"),
            TieKind::Post => ("holder", "organization"),
        }
    }
}

/// One tie.
#[derive(Debug)]
pub(super) struct Tie {
    pub(super) kind: TieKind,
    /// Id of whom it is about.
    pub(super) from: String,
    /// Id of what it leads to.
    pub(super) to: Option<String>,
    /// What whoever it is about is there.
    pub(super) role: Option<String>,
    pub(super) since: Option<String>,
    pub(super) until: Option<String>,
    pub(super) listing: Option<KnownListing>,
}

/// An office without dates.
pub(super) fn post(name: String) -> Post {
    Post { name, from: None, to: None }
}

/// Gives every entry what ties tell of it.
pub(super) fn join(import: &mut Import) {
    let listed: Vec<&str> = import.ties.iter().filter(|t| t.listing.is_some()).map(|t| t.from.as_str()).collect();
    for id in listed {
        // Named lists are better than names of the files they came in.
        if let Some(known) = import.known.get_mut(id) {
            known.listings.retain(|l| l.since.is_some() || l.programme.is_some() || l.until.is_some());
        }
    }
    for tie in std::mem::take(&mut import.ties) {
        let to =
            tie.to.and_then(|id| import.named.get(&id).cloned().or_else(|| Some(import.known.get(&id)?.name.clone())));
        let Some(known) = import.known.get_mut(&tie.from) else {
            import.counts.loose += 1;
            continue;
        };
        if let Some(listing) = tie.listing {
            known.listings.push(listing);
            continue;
        }
        let name = match tie.kind {
            TieKind::Occupancy => to,
            _ => {
                known.organisations.extend(to);
                tie.role
            }
        };
        if let Some(name) = name {
            known.posts.push(Post { name, from: tie.since, to: tie.until });
        }
    }
}
