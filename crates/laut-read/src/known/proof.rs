//! What an article tells for and against an actor being an entry that has its name.

use laut_pack::gazetteer::exact;
use laut_record::{Actor, Known, KnownKind, Record, Source};
use rustc_hash::FxHashMap;

/// So many mentions of an actor are looked at.
const MENTIONS_MAX: usize = 100;
/// Words of offices shorter than this say nothing ("of", "for").
const OFFICE_MIN: usize = 5;
/// Words of offices from this length on are the same in two languages if one letter differs.
const COGNATE_MIN: usize = 7;

/// What is known of an actor and an entry of its name.
pub(super) struct Finding<'k> {
    pub(super) known: &'k Known,
    name: String,
    proofs: Vec<String>,
    against: Vec<String>,
    weak: bool,
}

impl Finding<'_> {
    /// Whether the actor is the entry.
    pub(super) fn proven(&self) -> bool {
        !self.proofs.is_empty() && self.against.is_empty() && !self.weak
    }

    /// What speaks for it, and what is missing.
    pub(super) fn why(&self) -> String {
        let mut parts = vec![self.name.clone()];
        parts.extend(self.proofs.iter().cloned());
        let mut why = parts.join(", ");
        if !self.against.is_empty() {
            why += &format!("; but {}", self.against.join(", "));
        } else if self.weak {
            why += "; but many others go by it";
        } else if self.proofs.is_empty() {
            why += "; nothing else in the article proves it";
        }
        why
    }
}

/// Weighs an entry; none where it cannot be the actor.
pub(super) fn finding<'k>(
    record: &Record,
    at: usize,
    known: &'k Known,
    around: &Around,
    published: Option<&str>,
) -> Option<Finding<'k>> {
    let actor = &record.actors[at];
    let day = published.and_then(|p| p.get(..10));
    if let (Some(born), Some(day)) = (&known.born, day)
        && after(born, day)
    {
        return None;
    }
    let keys = exact(&actor.name);
    let has = |names: &[String]| names.iter().any(|n| exact(n).iter().any(|k| keys.contains(k)));
    let (strong, weak) = (has(&known.names), has(&known.weak_names));
    let name = match (strong || weak, actor.name == known.name) {
        (false, _) => format!("the name is another spelling of “{}”", known.name),
        (_, true) => "the name is the same".to_string(),
        _ => format!("the name is one of “{}”", known.name),
    };
    let mut finding = Finding { known, name, proofs: Vec::new(), against: Vec::new(), weak: weak && !strong };
    match actor.country {
        Some(country) if known.countries.contains(&country) => {
            finding.proofs.push(format!("so is the state ({country})"))
        }
        Some(country) if !known.countries.is_empty() => {
            let theirs: Vec<&str> = known.countries.iter().map(|c| c.code()).collect();
            finding.against.push(format!("the article has {country} where the entry has {}", theirs.join(", ")));
        }
        _ => {}
    }
    if let (Some(died), Some(day)) = (&known.died, day)
        && after(day, died)
        && !day.starts_with(died.as_str())
    {
        finding.against.push(format!("the one of the entry died in {died}"));
    }
    if known.kind != KnownKind::PublicBody {
        office(actor, known, day, &mut finding);
    }
    if let Some(body) = known.organisations.iter().find(|o| around.near(record, at, o)) {
        finding.proofs.push(format!("“{body}” is named beside it"));
    }
    Some(finding)
}

/// Holds roles in the article against offices of the entry.
fn office(actor: &Actor, known: &Known, day: Option<&str>, finding: &mut Finding) {
    for role in &actor.roles {
        let Some(post) = known.posts.iter().find(|p| same_office(role, &p.name)) else { continue };
        let over = post.to.as_deref().zip(day).is_some_and(|(to, day)| after(day, to) && !day.starts_with(to));
        let later = post.from.as_deref().zip(day).is_some_and(|(from, day)| after(from, day));
        match (over, later) {
            (false, false) => {
                return finding.proofs.push(format!("the office “{role}” is that of the entry (“{}”)", post.name));
            }
            _ if finding.against.is_empty() && finding.proofs.is_empty() => {
                let (from, to) = (post.from.as_deref().unwrap_or("…"), post.to.as_deref().unwrap_or("…"));
                finding.against.push(format!("the entry held the office “{}” from {from} to {to}", post.name));
            }
            _ => {}
        }
    }
}

/// Whether all words of a role are in the name of an office.
fn same_office(role: &str, office: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let key = exact(text).into_iter().next().unwrap_or_default();
        key.split(' ').filter(|w| w.len() >= OFFICE_MIN).map(String::from).collect()
    };
    let (role, office) = (words(role), words(office));
    !role.is_empty() && role.iter().all(|r| office.iter().any(|o| r == o || cognate(r, o)))
}

/// Whether two long words differ in no more than one letter.
fn cognate(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    a.len() == b.len() && a.len() >= COGNATE_MIN && a.iter().zip(&b).filter(|(a, b)| a != b).count() <= 1
}

/// Whether day `a` is after day `b`, each a date or the beginning of one, as far as both tell.
pub(super) fn after(a: &str, b: &str) -> bool {
    let length = a.len().min(b.len()).min(10);
    matches!((a.get(..length), b.get(..length)), (Some(a), Some(b)) if a > b)
}

/// Who else is named, and where sentences end.
pub(super) struct Around {
    /// Actors by the keys of their names.
    named: FxHashMap<String, Vec<usize>>,
    /// Where the sentences of the text end, as far as punctuation and lines tell.
    ends: Vec<u32>,
}

impl Around {
    pub(super) fn new(record: &Record) -> Around {
        let mut named: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (at, actor) in record.actors.iter().enumerate() {
            exact(&actor.name).into_iter().for_each(|key| named.entry(key).or_default().push(at));
        }
        let text = record.article.text.as_bytes();
        let is_end = |i: &usize| match text[*i] {
            b'\n' => true,
            b'.' | b'!' | b'?' => text.get(i + 1).is_some_and(u8::is_ascii_whitespace),
            _ => false,
        };
        let ends = (0..text.len()).filter(is_end).map(|i| i as u32).collect();
        Around { named, ends }
    }

    /// Whether a body of that name is named in a sentence with the actor, or in one of its roles.
    fn near(&self, record: &Record, at: usize, body: &str) -> bool {
        let actor = &record.actors[at];
        let keys = exact(body);
        let in_role = |role: &String| exact(role).iter().any(|r| keys.iter().any(|k| r.split(' ').any(|w| w == k)));
        if actor.roles.iter().any(in_role) {
            return true;
        }
        let sentences = |at: usize| -> Vec<(bool, usize)> {
            let place = |m: &laut_record::Mention| {
                let title = m.source == Source::Title;
                (title, if title { 0 } else { self.ends.partition_point(|e| *e < m.span.start) })
            };
            record.actors[at].mentions.iter().take(MENTIONS_MAX).map(place).collect()
        };
        let own = sentences(at);
        let others = keys.iter().filter_map(|k| self.named.get(k)).flatten().take(MENTIONS_MAX);
        others.filter(|o| **o != at).any(|o| sentences(*o).iter().any(|s| own.contains(s)))
    }
}
