//! Which dates of publication and retrieval are taken. `fill` passes every one through here, whatever the format.

use jiff::fmt::temporal::Pieces;

/// The day `YYYY-MM-DD` or the RFC 3339 time that `value` gives; `None` when it gives neither.
///
/// Times without an offset are no point in time: their day is kept. Offsets written `+0200`, a space for the `T` and
/// names of time zones in brackets are brought into the form of RFC 3339; what is in that form stays as it is.
pub(crate) fn normal(value: &str) -> Option<String> {
    let value = value.trim();
    let pieces = Pieces::parse(value).ok()?;
    let date = pieces.date();
    if date.year() < 1 {
        return None;
    }
    let (Some(time), Some(offset)) = (pieces.time(), pieces.to_numeric_offset()) else { return Some(date.to_string()) };
    if is_rfc3339(value) {
        return Some(value.to_string());
    }
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    Some(format!("{date}T{time}{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60))
}

/// Whether a time that is known to be valid is written as RFC 3339 wants it.
fn is_rfc3339(value: &str) -> bool {
    let bytes = value.as_bytes();
    let at = |place: usize, byte: u8| bytes.get(place) == Some(&byte);
    let offset = value.get(19..).unwrap_or_default().trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    let numeric = offset.len() == 6 && offset.starts_with(['+', '-']) && offset.as_bytes()[3] == b':';
    at(4, b'-') && at(10, b'T') && at(13, b':') && at(16, b':') && (offset == "Z" || numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_full_times_stay_as_they_are() {
        for value in
            ["2022-08-15", "2022-08-15T09:30:00Z", "2022-08-15T09:30:00.250+02:00", "2022-08-15T09:30:00-03:30"]
        {
            assert_eq!(normal(value).as_deref(), Some(value));
        }
    }

    #[test]
    fn loosely_written_times_are_brought_into_form() {
        assert_eq!(normal(" 2022-08-15 09:30:00+0200 ").as_deref(), Some("2022-08-15T09:30:00+02:00"));
        assert_eq!(normal("2022-08-15T09:30-03:30").as_deref(), Some("2022-08-15T09:30:00-03:30"));
        assert_eq!(normal("2022-08-15t09:30:00z").as_deref(), Some("2022-08-15T09:30:00+00:00"));
        assert_eq!(normal("20220815").as_deref(), Some("2022-08-15"));
    }

    #[test]
    fn a_time_without_offset_gives_its_day() {
        assert_eq!(normal("2022-08-15 09:30:00").as_deref(), Some("2022-08-15"));
        assert_eq!(normal("2022-08-15T00:00:00").as_deref(), Some("2022-08-15"));
    }

    #[test]
    fn what_is_no_day_is_nothing() {
        for value in
            ["", "yesterday", "2022-02-30", "15.08.2022", "2022-08", "0000-00-00", "-000044-03-15", "1660548600"]
        {
            assert_eq!(normal(value), None, "{value}");
        }
    }
}
