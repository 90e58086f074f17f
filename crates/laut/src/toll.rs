//! How many people an event harmed or took, by the words that count them.
//!
//! "40 dead" says it beside the number; "40 people died" by the word that names the event. What the pack's words leave open
//! stays open: of an arrest it is those arrested, else all who are counted.

use crate::Laut;
use laut_export::csv::Toll;
use laut_pack::Pack;
use laut_record::{EventType, Mode, Quantity, Record, Told};
use rust_decimal::Decimal;

/// The lists whose words say what became of people.
const FATES: [&str; 3] = ["dead", "injured", "arrested"];

impl Laut {
    /// How many people were killed, hurt, arrested or took part in the events of a record.
    pub fn toll<'l>(&'l self, record: &'l Record) -> impl Fn(&Told) -> Toll + 'l {
        let shelf = record.article.language.as_deref().and_then(|code| self.shelf(code));
        let pack = shelf.and_then(|shelf| shelf.pack().ok());
        move |told| pack.map_or_else(Toll::default, |pack| toll(record, told, pack))
    }
}

fn toll(record: &Record, told: &Told, pack: &Pack) -> Toll {
    let mut toll = Toll::default();
    for quantity in told.quantities().into_iter().filter(|q| q.unit.as_deref() == Some("person")) {
        let value = quantity.value.or(quantity.low).or(quantity.high);
        let of: &mut Option<Decimal> = match fate(record, told, quantity, pack) {
            Some("dead") => &mut toll.dead,
            Some("injured") => &mut toll.injured,
            Some("arrested") => &mut toll.arrested,
            _ => &mut toll.size,
        };
        // The first number told is the one nearest to the event.
        *of = of.or(value);
    }
    toll
}

fn fate(record: &Record, told: &Told, quantity: &Quantity, pack: &Pack) -> Option<&'static str> {
    let event = told.first();
    let counted = quantity.span.of(record.text(quantity.source));
    let trigger = event.trigger.text(record.text(event.source));
    let lemma = event.rule.rsplit('/').next().unwrap_or_default();
    let words = |text: &str| text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect::<Vec<_>>();
    let of = |text: &str| FATES.into_iter().find(|list| words(text).iter().any(|w| pack.lists_noun(list, w)));
    let by_lemma = || FATES.into_iter().find(|list| pack.lists(list, &lemma.to_lowercase()));
    of(counted).or_else(|| of(&trigger)).or_else(by_lemma).or(match (event.kind, event.mode) {
        (EventType::Coerce, Some(Mode::Arrest)) => Some("arrested"),
        (EventType::Assault, Some(Mode::Targeted)) => Some("dead"),
        _ => None,
    })
}
