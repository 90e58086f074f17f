//! What the words of an expression tell, by class; the first of a class counts.

use super::item::Item;
use laut_pack::time::Class;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Unit {
    /// The unit as the pack writes it.
    pub(super) fn named(name: &str) -> Option<Unit> {
        Some(match name {
            "TS" => Unit::Second,
            "TM" => Unit::Minute,
            "TH" => Unit::Hour,
            "D" => Unit::Day,
            "WE" => Unit::Weekend,
            "W" => Unit::Week,
            "M" => Unit::Month,
            "Q" => Unit::Quarter,
            "H2" => Unit::Half,
            "Y" => Unit::Year,
            "E" => Unit::Decade,
            "C" => Unit::Century,
            _ => return None,
        })
    }

    /// The TimeML value of so many of it.
    pub(super) fn length(self, count: &str) -> String {
        let times =
            |n: i64| count.parse::<i64>().ok().and_then(|c| c.checked_mul(n)).map_or("X".into(), |c| c.to_string());
        match self {
            Unit::Second => format!("PT{count}S"),
            Unit::Minute => format!("PT{count}M"),
            Unit::Hour => format!("PT{count}H"),
            Unit::Day => format!("P{count}D"),
            Unit::Weekend => format!("P{count}WE"),
            Unit::Week => format!("P{count}W"),
            Unit::Month => format!("P{count}M"),
            Unit::Quarter => format!("P{count}Q"),
            Unit::Half => format!("P{}M", times(6)),
            Unit::Year => format!("P{count}Y"),
            Unit::Decade => format!("P{}Y", times(10)),
            Unit::Century => format!("P{}Y", times(100)),
        }
    }
}

/// The items of a hit.
#[derive(Clone, Copy)]
pub(super) struct Slots<'h, 'd>(pub(super) &'h [Item<'d>]);

impl<'d> Slots<'_, 'd> {
    /// The value of the first item of that class.
    pub(super) fn text(&self, class: Class) -> Option<&'d str> {
        self.0.iter().find(|i| i.class == class).map(|i| i.value)
    }

    /// The same as a number.
    pub(super) fn number(&self, class: Class) -> Option<i32> {
        self.text(class)?.parse().ok()
    }

    pub(super) fn has(&self, class: Class) -> bool {
        self.0.iter().any(|i| i.class == class)
    }

    /// The unit, one or more.
    pub(super) fn unit(&self) -> Option<Unit> {
        Unit::named(self.text(Class::Unit).or_else(|| self.text(Class::Units))?)
    }

    /// How many, as TimeML writes it; without a number one, or of several an open number.
    pub(super) fn count(&self) -> String {
        match self.text(Class::Number) {
            Some(number) => {
                let plain = number.replace(',', ".");
                // Stops that part thousands.
                match plain.rsplit_once('.') {
                    Some((_, last)) if last.len() == 3 => plain.replace('.', ""),
                    _ => plain,
                }
            }
            None if self.has(Class::Units) => "X".into(),
            None => "1".into(),
        }
    }
}
