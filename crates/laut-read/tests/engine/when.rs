//! Times: what is counted from publication, what stays open, and what cannot be.

use super::*;

fn published(text: &str, day: Option<&str>) -> Record {
    let article = Article { text: text.into(), published: day.map(String::from), ..Article::default() };
    laut_read::read(&article, pack())
}

#[test]
fn nothing_is_guessed_without_a_day_of_publication() {
    let record = published("Mira luno kal.", None);
    assert_eq!(record.dates.len(), 1);
    assert_eq!((record.dates[0].from, record.dates[0].to, record.dates[0].precision), (None, None, None));
    let record = published("Mira luno kal.", Some("2022-03-01T08:00:00+01:00"));
    assert_eq!(record.dates[0].from.map(|d| d.to_string()).as_deref(), Some("2022-02-28"));
}

#[test]
fn a_day_that_cannot_be_stays_unresolved_with_a_note() {
    let record = published("Mira kal 2022-02-31 voka.", Some("2022-03-01"));
    assert_eq!((record.dates[0].from, record.dates[0].timex.as_deref()), (None, None));
    assert_eq!(record.notes.len(), 1);
    assert_eq!(record.notes[0].span.of(&record.article.text), "2022-02-31");
}

#[test]
fn a_range_stands_beside_its_two_ends() {
    let record = published("Mira kal 1910-1945 voka.", None);
    let words: Vec<&str> = record.dates.iter().map(|d| d.span.of(&record.article.text)).collect();
    assert_eq!(words, ["1910", "1910-1945", "1945"]);
    let ids: Vec<u32> = record.dates.iter().map(|d| d.id.0).collect();
    assert_eq!(ids, [1, 2, 3]);
    assert_eq!(record.dates[1].timex_span, None, "TimeML marks the ends");
}

#[test]
fn a_date_is_read_in_the_title_too() {
    let article =
        Article { title: Some("Mira luno kal".into()), published: Some("2022-03-01".into()), ..Article::default() };
    let record = laut_read::read(&article, pack());
    assert_eq!(record.dates.iter().map(|d| d.source).collect::<Vec<_>>(), [Source::Title]);
}
