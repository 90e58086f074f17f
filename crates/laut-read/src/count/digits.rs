//! Digits → numbers: which marks part thousands and which stands before a fraction, the pack tells.

use laut_pack::CountSettings;
use rust_decimal::Decimal;
use std::str::FromStr;

/// Most digits that are looked at; no number of an article has more.
const DIGITS_MAX: usize = 64;

/// The number that `text` starts with: how many bytes it takes, and its value; none where the marks in it make no
/// number, or where it is past 64 bits. A run of digits that opens with a needless zero names something.
pub(super) fn read(text: &str, settings: &CountSettings) -> Option<(usize, Option<Decimal>)> {
    let head = run(text);
    if head == 0 || head > 1 && text.starts_with('0') {
        return None;
    }
    // Digits by the mark before them; the first has none.
    let mut parts: Vec<(&str, &str)> = vec![("", &text[..head])];
    let mut end = head;
    while end < DIGITS_MAX
        && let Some((mark, digits)) = next(&text[end..], &parts, settings)
    {
        end += mark.len() + digits.len();
        parts.push((mark, digits));
    }
    Some((end, value(&parts, settings).filter(|value| *value <= Decimal::from(i64::MAX))))
}

/// How many digits `text` starts with.
fn run(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The mark and digits that go on.
fn next<'t>(text: &'t str, parts: &[(&str, &str)], settings: &CountSettings) -> Option<(&'t str, &'t str)> {
    let mark = text.chars().next()?;
    let rest = &text[mark.len_utf8()..];
    let digits = run(rest);
    let mark = &text[..mark.len_utf8()];
    if digits == 0 {
        return None;
    }
    // Full stop and comma hold digits together whatever the pack makes of them; a space or an apostrophe does so only
    // between thousands.
    let holds = mark == "." || mark == "," || mark == settings.decimal;
    let short = parts.first().is_some_and(|(_, head)| head.len() <= 3);
    let parts_thousands =
        settings.group.iter().any(|g| g == mark) && digits == 3 && short && parts[1..].iter().all(|(m, _)| *m == mark);
    (holds || parts_thousands).then_some((mark, &rest[..digits]))
}

fn value(parts: &[(&str, &str)], settings: &CountSettings) -> Option<Decimal> {
    let head = parts[0].1;
    let (thousands, fraction) = match parts {
        [_] => (&parts[1..], None),
        [.., last] if last.0 == settings.decimal => (&parts[1..parts.len() - 1], Some(last.1)),
        // One mark that parts no thousands stands before a fraction, as elsewhere in the world.
        [_, (_, digits)] if digits.len() != 3 || head == "0" => (&parts[1..1], Some(*digits)),
        _ => (&parts[1..], None),
    };
    let mark = thousands.first().map(|(mark, _)| *mark);
    let parted =
        |(m, digits): &(&str, &str)| digits.len() == 3 && mark == Some(*m) && settings.group.iter().any(|g| g == m);
    if !thousands.iter().all(parted) || mark.is_some() && (head.len() > 3 || head == "0") {
        return None;
    }
    let whole: String = std::iter::once(head).chain(thousands.iter().map(|(_, digits)| *digits)).collect();
    match fraction {
        Some(fraction) => Decimal::from_str(&format!("{whole}.{fraction}")).ok(),
        None => Decimal::from_str(&whole).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(usize, Option<String>)> {
        let group = [".", " ", "'", "’", "\u{a0}", "\u{202f}", "\u{2009}"].map(String::from).to_vec();
        let settings = CountSettings { decimal: ",".into(), group, ..CountSettings::default() };
        read(text, &settings).map(|(n, value)| (n, value.map(|v| v.normalize().to_string())))
    }

    fn number(text: &str, value: &str) {
        assert_eq!(told(text), Some((text.len(), Some(value.into()))), "{text}");
    }

    #[test]
    fn thousands_are_parted_by_the_marks_of_the_pack() {
        number("100.000", "100000");
        number("1.234.567,5", "1234567.5");
        number("10 000", "10000");
        number("10\u{202f}000", "10000");
        number("1'000'000", "1000000");
        number("7000", "7000");
    }

    #[test]
    fn a_mark_that_parts_no_thousands_stands_before_a_fraction() {
        number("1,5", "1.5");
        number("3.5", "3.5");
        number("0.500", "0.5");
        number("1,500", "1.5");
    }

    #[test]
    fn what_is_no_number_has_no_value() {
        assert_eq!(told("1.000.00"), Some((8, None)));
        assert_eq!(told("1.00.000"), Some((8, None)));
        assert_eq!(told("1,5,3"), Some((5, None)));
        assert_eq!(told("99999999999999999999"), Some((20, None)));
        assert_eq!(told(&"9".repeat(400)), Some((400, None)));
        assert_eq!(told("0049"), None);
    }

    #[test]
    fn a_space_parts_thousands_only() {
        assert_eq!(told("20 000 40"), Some((6, Some("20000".into()))));
        assert_eq!(told("2019 300"), Some((4, Some("2019".into()))));
        assert_eq!(told("12 3000"), Some((2, Some("12".into()))));
    }
}
