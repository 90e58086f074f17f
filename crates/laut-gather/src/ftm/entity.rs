//! One entity of FollowTheMoney → a known entry, or a tie between two.

use super::ties::{Tie, TieKind};
use super::{Import, kind};
use laut_record::{Country, Known, KnownKind, KnownListing};
use serde_json::{Map, Value};

/// Names longer than this, in bytes, are none.
const NAME_MAX: usize = 1000;
/// How deep entities may stand in one another.
const DEPTH_MAX: usize = 8;

/// What an entity stands inside of.
#[derive(Clone, Copy)]
pub(super) struct Outer<'v> {
    id: &'v str,
    depth: usize,
}

impl Import {
    /// Reads an entity and those that stand inside of it.
    pub(super) fn entity(&mut self, value: &Value, outer: Option<Outer>) -> Result<(), String> {
        let object = value.as_object().ok_or("not an entity: no object")?;
        let id = object.get("id").and_then(Value::as_str).filter(|id| !id.trim().is_empty()).ok_or("no `id`")?;
        let schema = object.get("schema").and_then(Value::as_str).ok_or_else(|| format!("'{id}' has no `schema`"))?;
        let none = Map::new();
        let properties = match object.get("properties") {
            None => &none,
            Some(Value::Object(properties)) => properties,
            Some(_) => return Err(format!("`properties` of '{id}' are no object")),
        };
        let entity = Entity { id, object, properties };
        let depth = outer.map_or(0, |o| o.depth) + 1;
        if depth < DEPTH_MAX {
            for inner in properties.values().flat_map(values).filter(|v| v.is_object()) {
                self.entity(inner, Some(Outer { id, depth }))?;
            }
        }
        match (kind(schema), TieKind::of(schema)) {
            (Some(kind), _) => {
                let known = self.known(&entity, kind);
                // The same office holder or body may stand inside of many.
                self.add(known, outer.is_none());
            }
            (None, Some(tie)) => self.tie(&entity, tie, outer),
            (None, None) => {
                // An office and the like is kept for its name only.
                match entity.texts("name").next().or(entity.caption()) {
                    Some(name) if schema == "Position" => _ = self.named.insert(id.into(), name.into()),
                    _ => self.counts.passed_over += 1,
                }
            }
        }
        Ok(())
    }

    fn known(&mut self, entity: &Entity, kind: KnownKind) -> Known {
        let mut known = Known::new(entity.id, kind);
        let mut names: Vec<String> = ["name", "alias", "previousName", "abbreviation", "callSign"]
            .iter()
            .filter(|p| **p != "callSign" || kind == KnownKind::Airplane)
            .flat_map(|p| entity.texts(p))
            .map(clean)
            .collect();
        let first = |p: &str| entity.texts(p).next().map(clean);
        if let (KnownKind::Person, Some(given), Some(family)) = (kind, first("firstName"), first("lastName")) {
            names.push(format!("{given} {family}"));
        }
        // What it is shown by is a name of it; files without one show the id.
        names.extend(entity.caption().filter(|c| *c != entity.id).map(clean));
        names.sort();
        names.dedup();
        names.retain(|n| self.is_name(n));
        known.weak_names = entity.texts("weakAlias").map(clean).filter(|n| self.is_name(n)).collect();
        known.name = entity.caption().map(clean).or(first("name")).or(names.first().cloned()).unwrap_or_default();
        if letters(&known.name) < 2 {
            known.name = names.first().or(known.weak_names.first()).cloned().unwrap_or_else(|| entity.id.to_string());
        }
        known.names = names;
        if known.names.is_empty() && known.weak_names.is_empty() {
            self.counts.nameless += 1;
        }
        known.countries = ["country", "nationality", "citizenship", "jurisdiction", "flag", "mainCountry"]
            .iter()
            .flat_map(|p| entity.texts(p))
            .filter_map(country)
            .collect();
        known.topics = entity.strings("topics");
        known.posts = entity.strings("position").into_iter().map(super::ties::post).collect();
        known.born = first("birthDate");
        known.died = first("deathDate");
        known.imo = entity.texts("imoNumber").find_map(imo);
        known.ids = entity.strings("wikidataId");
        if let Some(referents) = entity.object.get("referents") {
            let is_wikidata =
                |id: &&str| id.starts_with('Q') && id.len() > 1 && id[1..].bytes().all(|b| b.is_ascii_digit());
            known.ids.extend(values(referents).filter_map(Value::as_str).filter(is_wikidata).map(String::from));
        }
        // Whoever is marked as sanctioned but without more is listed by those who say so.
        let listed = known.topics.iter().any(|t| t == "sanction");
        let program: Option<String> = first("program").or(first("programId"));
        if listed && !entity.has_object("sanctions") {
            known.listings = (entity.datasets())
                .map(|list| KnownListing { list: list.into(), programme: program.clone(), ..KnownListing::default() })
                .collect();
        }
        known
    }

    fn tie(&mut self, entity: &Entity, kind: TieKind, outer: Option<Outer>) {
        let (from, to) = kind.ends();
        let from = entity.ids(from).next().or(outer.map(|o| o.id)).map(String::from);
        let Some(from) = from else {
            self.counts.loose += 1;
            return;
        };
        let first = |p: &str| entity.texts(p).next().map(clean);
        let listing = (kind == TieKind::Sanction).then(|| KnownListing {
            list: first("authority").or(entity.datasets().next().map(clean)).unwrap_or_else(|| "sanctions".into()),
            programme: first("program").or(first("programId")).or(first("reason").filter(|r| r.len() < 80)),
            since: first("startDate").or(first("listingDate")),
            until: first("endDate"),
        });
        let role = ["role", "name", "status"].iter().find_map(|p| first(p)).filter(|_| kind != TieKind::Occupancy);
        self.ties.push(Tie {
            kind,
            from,
            to: entity.ids(to).next().map(String::from),
            role,
            since: first("startDate"),
            until: first("endDate"),
            listing,
        });
    }

    /// Whether it can be a name; counts what cannot.
    fn is_name(&mut self, name: &str) -> bool {
        let good = letters(name) > 1 && name.len() <= NAME_MAX;
        self.counts.refused_names += u64::from(!good);
        good
    }
}

/// An entity as written.
struct Entity<'v> {
    id: &'v str,
    object: &'v Map<String, Value>,
    properties: &'v Map<String, Value>,
}

impl<'v> Entity<'v> {
    /// The texts of a property.
    fn texts(&self, property: &str) -> impl Iterator<Item = &'v str> + use<'v> {
        let all = self.properties.get(property).into_iter().flat_map(values);
        all.filter_map(Value::as_str).map(str::trim).filter(|t| !t.is_empty())
    }

    fn strings(&self, property: &str) -> Vec<String> {
        self.texts(property).map(clean).collect()
    }

    /// The ids a property leads to, of entities that stand there or elsewhere.
    fn ids(&self, property: &str) -> impl Iterator<Item = &'v str> + use<'v> {
        let all = self.properties.get(property).into_iter().flat_map(values);
        all.filter_map(|v| v.as_str().or_else(|| v.get("id").and_then(Value::as_str)))
    }

    fn has_object(&self, property: &str) -> bool {
        self.properties.get(property).into_iter().flat_map(values).any(Value::is_object)
    }

    fn datasets(&self) -> impl Iterator<Item = &'v str> + use<'v> {
        self.object.get("datasets").into_iter().flat_map(values).filter_map(Value::as_str)
    }

    fn caption(&self) -> Option<&'v str> {
        self.object.get("caption").and_then(Value::as_str).map(str::trim).filter(|c| !c.is_empty())
    }
}

/// A list's values; a value alone is a list of one.
fn values(value: &Value) -> impl Iterator<Item = &Value> {
    match value {
        Value::Array(all) => all.iter(),
        one => std::slice::from_ref(one).iter(),
    }
}

/// Without white space at the ends or more than one blank in between.
fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn letters(name: &str) -> usize {
    name.chars().filter(|c| c.is_alphanumeric()).take(2).count()
}

/// The state a code of FollowTheMoney stands for: two letters, or a part of a state behind them.
pub(super) fn country(code: &str) -> Option<Country> {
    let upper = code.split('-').next()?.to_ascii_uppercase();
    match upper.as_str() {
        "XK" => Country::from_code("XKX"),
        two if two.len() == 2 => rust_iso3166::from_alpha2(two).and_then(|c| Country::from_code(c.alpha3)),
        three if three.len() == 3 => rust_iso3166::from_alpha3(three).and_then(|c| Country::from_code(c.alpha3)),
        _ => None,
    }
}

/// The seven digits of an IMO number.
fn imo(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 7).then_some(digits)
}
