//! To whom something is said: a phrase in the case or behind the preposition that the verb takes, which names
//! somebody who can be spoken to.

use super::cue::Cue;
use crate::doc::Doc;
use crate::phrase::{self, Phrase};
use crate::stretch::Stretch;
use laut_pack::{Agreement, Feats, Tag};

/// The addressee of a cue whose speaker is `speaker`.
pub(super) fn find(doc: &Doc, cue: &Cue, speaker: Option<&Stretch>) -> Option<Stretch> {
    let to = &cue.entry?.to;
    let takes = |case: &str| to.iter().any(|t| t == case);
    let c = cue.clause;
    let passive = doc.clauses[c].verb.passive;
    // In the passive, whom the verb takes as its object is the subject.
    if passive && takes("acc") {
        let subject = phrase::subject(doc, c).filter(|p| can_listen(doc, p));
        return subject.map(|p| super::speaker::extended(doc, c, &p));
    }
    phrase::of_clause(doc, c).iter().find_map(|&phrase| {
        if cue.tokens.has(phrase.head) || doc.clauses[c].opener == Some(phrase.head as u32) {
            return None;
        }
        if speaker.is_some_and(|s| s.has(phrase.head) || continues(doc, s, &phrase)) {
            return None;
        }
        let fits = match phrase.preposition {
            Some(p) => {
                doc.pack.lists("addressee-prepositions", doc.lower(p)) || takes(doc.lower(p)) || takes(doc.lemma(p))
            }
            None => {
                let case = |name: &str, bits: Agreement| takes(name) && phrase.agreement.allows(bits);
                let oblique = !phrase.agreement.only(Agreement::NOMINATIVE);
                oblique && (case("dat", Agreement::DATIVE) || !passive && case("acc", Agreement::ACCUSATIVE))
            }
        };
        (fits && can_listen(doc, &phrase)).then(|| super::speaker::extended(doc, c, &phrase))
    })
}

/// Whether a phrase names somebody who can be spoken to.
fn can_listen(doc: &Doc, phrase: &Phrase) -> bool {
    let head = &doc.tokens[phrase.head];
    let nobody = Feats::IMPERSONAL.with(Feats::DEMONSTRATIVE);
    match head.tag {
        Tag::Reflexive | Tag::Interrogative | Tag::Comparator => false,
        Tag::Pronoun => !head.feats.any(nobody),
        _ if phrase::is_time(doc, phrase) => false,
        Tag::Relative => true,
        _ => phrase::can_act(doc, phrase.head) || crate::who::is_outlet(doc, phrase.first, phrase.end),
    }
}

/// Whether a phrase right behind the speaker is more of it: another word of the name, or an apposition.
fn continues(doc: &Doc, speaker: &Stretch, phrase: &Phrase) -> bool {
    let gap = speaker.end()..phrase.first;
    let beside = phrase.first >= speaker.end() && gap.clone().all(|i| doc.tokens[i].shape.is_mark());
    let name = doc.tokens[phrase.first].tag == Tag::Name && doc.tokens[speaker.end() - 1].tag == Tag::Name;
    beside && phrase.preposition.is_none() && (name || !gap.is_empty())
}
