//! The medium where the word of saying leaves it open: from who speaks.
//!
//! "Laut dem Bericht …" is written, "laut Schulze …" is spoken, "laut dem Ministerium …" may be either.

use super::Draft;
use crate::doc::Doc;
use crate::phrase;
use crate::stretch::Stretch;
use laut_pack::{Frame, Tag};
use laut_record::{ActorKind, Medium};

/// The medium of a draft whose speaker is of that kind.
pub(crate) fn medium(doc: &Doc, draft: &Draft, speaker: Option<ActorKind>) -> Medium {
    let Some(medium) = draft.medium.filter(|m| *m != Medium::SpeechOrWriting) else {
        return words_of(doc, draft).or_else(|| kind_of(doc, draft, speaker)).unwrap_or(Medium::SpeechOrWriting);
    };
    medium
}

/// The medium of the words that stand as the speaker ("ein Bericht des …").
fn words_of(doc: &Doc, draft: &Draft) -> Option<Medium> {
    let speaker = draft.speaker.as_ref().filter(|s| !s.is_empty())?;
    let p = phrase::chunk(doc, speaker.first(), speaker.end()).filter(|p| doc.tokens[p.head].tag == Tag::Noun)?;
    let entries = || doc.pack.noun_entries(doc.lower(p.head));
    // As whose word it is, a noun stands for the thing itself: a report is written, whoever told it.
    let source = entries().filter(|e| e.frame == Frame::Source).find_map(|e| e.medium);
    source.or_else(|| entries().find_map(|e| e.medium))
}

/// People speak and newspapers write; of others it is open.
fn kind_of(doc: &Doc, draft: &Draft, speaker: Option<ActorKind>) -> Option<Medium> {
    let airs = |s: &Stretch| s.tokens().any(|i| doc.pack.lists_noun("airing", doc.lower(i)));
    match speaker? {
        ActorKind::Person => Some(Medium::Speech),
        ActorKind::Outlet if !draft.speaker.as_ref().is_some_and(airs) => Some(Medium::Writing),
        _ => None,
    }
}
