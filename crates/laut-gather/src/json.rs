//! Articles in JSON: what one object says, and files that hold one, an array, or several after one another. Files with
//! an object a line go on to `lines`, which calls back here for each.

use crate::decode::decode;
use crate::lines::{Line, Lines, next_line};
use crate::open::{Reader, is_blank, one, whole};
use crate::{GatherError, Gathered, Outcome, Outcomes};
use laut_record::Article;
use serde_json::{Map, Value};
use std::io::{Cursor, Read};

/// Keys that say the same, the one of laut first: those of article collections, Media Cloud and JSON Feed follow.
const PUBLISHED: &[&str] = &["published", "date", "date_published", "publish_date"];
const PUBLISHER: &[&str] = &["publisher", "site", "media_name", "source"];
const BYLINE: &[&str] = &["byline", "bylines", "authors", "author"];

/// The articles of a JSON file, UTF-8 or of a charset in which line ends are bytes; `note` goes with each of them.
/// Whether an object stands on each line is looked for, unless `by_line` says so.
pub(crate) fn articles(mut reader: Reader, name: String, note: Option<String>, by_line: bool) -> Outcomes {
    let mut start = Vec::new();
    let by_line = by_line
        || loop {
            match next_line(&mut reader, &mut start) {
                Ok(Line::Text) if is_blank(&start) => {}
                Ok(Line::Text) => break is_complete(&start),
                Ok(Line::End) => return one(Err(GatherError::Empty { place: name })),
                Ok(Line::TooLong) => return one(Err(GatherError::TooLarge { place: name })),
                Err(e) => return one(Err(GatherError::io(&name, e))),
            }
        };
    let reader: Reader = Box::new(Cursor::new(start).chain(reader));
    if by_line {
        return Box::new(Lines::new(reader, name, note));
    }
    match whole(reader, &name) {
        Ok(bytes) => Box::new(values(&bytes, &name, note).into_iter()),
        Err(e) => one(Err(e)),
    }
}

/// Whether a line holds all of an object, or what would be one but for a mistake in it: then the next line holds
/// another. An object that goes on in the next line is the file's only one, or written over several lines.
fn is_complete(line: &[u8]) -> bool {
    let text = decode(line, None).text;
    let begun = text.trim_start().starts_with('{');
    begun && !serde_json::from_str::<Value>(&text).is_err_and(|e| e.is_eof())
}

fn values(bytes: &[u8], name: &str, note: Option<String>) -> Vec<Outcome> {
    let decoded = decode(bytes, None);
    let notes: Vec<String> = note.into_iter().chain(decoded.note).collect();
    let mut found = Vec::new();
    for value in serde_json::Deserializer::from_str(&decoded.text).into_iter::<Value>() {
        match value {
            Ok(Value::Array(several)) => found.extend(several.into_iter().map(Ok)),
            Ok(value) => found.push(Ok(value)),
            Err(e) => found.push(Err(broken(format!("{name}:{}", e.line()), &e))),
        }
    }
    if found.is_empty() {
        return vec![Err(GatherError::Empty { place: name.into() })];
    }
    let single = found.len() == 1;
    let place = |number: usize| if single { name.to_string() } else { format!("{name} (article {number})") };
    (found.into_iter().enumerate()).map(|(i, value)| article(value?, place(i + 1), notes.clone())).collect()
}

/// The error for what is not JSON. `at` is file and line; the column is added.
pub(crate) fn broken(at: String, error: &serde_json::Error) -> GatherError {
    let mut message = error.to_string();
    // The line that serde counts is that of the text it was given: `at` knows better.
    if let Some(end) = message.rfind(" at line ") {
        message.truncate(end);
    }
    let place = if error.column() > 0 { format!("{at}:{}", error.column()) } else { at };
    GatherError::Json { place, message: format!("not JSON: {message}") }
}

/// The article that one object is. The text stands as it is; keys that are not known are passed over.
pub(crate) fn article(value: Value, place: String, notes: Vec<String>) -> Outcome {
    let Value::Object(map) = value else {
        let message = format!("{} where an article should be", kind(&value));
        return Err(GatherError::Json { place, message });
    };
    let mut object = Object { map, notes };
    let text = match object.map.remove("text") {
        Some(Value::String(text)) if !text.trim().is_empty() => text,
        Some(Value::String(_) | Value::Null) | None => return Err(GatherError::NoText { place }),
        Some(other) => {
            let message = format!("`text` is {}, not a text", kind(&other));
            return Err(GatherError::Json { place, message });
        }
    };
    let id = match object.map.get("id") {
        Some(Value::Number(number)) => number.to_string(),
        _ => object.text(&["id"]).unwrap_or_default(),
    };
    let article = Article {
        id,
        url: object.text(&["url"]),
        publisher: object.text(PUBLISHER),
        title: object.text(&["title"]),
        byline: object.names(BYLINE),
        language: object.text(&["language"]),
        published: object.text(PUBLISHED),
        retrieved: object.text(&["retrieved"]),
        text,
    };
    Ok(Gathered { article, notes: object.notes, place })
}

struct Object {
    map: Map<String, Value>,
    notes: Vec<String>,
}

impl Object {
    /// What the first of `keys` that says anything says; something else than a text is left out with a note.
    fn text(&mut self, keys: &[&str]) -> Option<String> {
        for key in keys {
            let Some(value) = self.map.get(*key).filter(|v| !v.is_null()) else { continue };
            match names(value).into_iter().next() {
                Some(name) if !value.is_array() => return Some(name),
                _ if value.as_str().is_some() => {}
                _ => self.notes.push(format!("`{key}` is left out: it is {}, not a text", kind(value))),
            }
        }
        None
    }

    fn names(&mut self, keys: &[&str]) -> Vec<String> {
        let values = keys.iter().filter_map(|key| self.map.get(*key));
        values.map(names).find(|names| !names.is_empty()).unwrap_or_default()
    }
}

/// The names that a value gives: a text, an object with a `name`, or a list of these.
pub(crate) fn names(value: &Value) -> Vec<String> {
    let one = |value: &Value| {
        let name = value.as_str().or_else(|| value.get("name")?.as_str())?.trim();
        (!name.is_empty()).then(|| name.to_string())
    };
    match value {
        Value::Array(several) => several.iter().filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(json: &str) -> Vec<Outcome> {
        let reader: Reader = Box::new(Cursor::new(json.as_bytes().to_vec()));
        articles(reader, "a.json".into(), None, false).collect()
    }

    fn only(json: &str) -> Gathered {
        let mut all = all(json);
        assert_eq!(all.len(), 1, "{json}");
        all.remove(0).expect("an article")
    }

    fn message(outcome: &Outcome) -> String {
        outcome.as_ref().expect_err("an error").to_string()
    }

    #[test]
    fn every_key_of_an_article_is_read() {
        let json = r#"{"id": "n1", "title": " Hafen offen ", "text": " Der Hafen\r\nist offen. ", "published": "2023-05-02",
            "publisher": "Küstenbote", "url": "https://kuestenbote.example/a1", "language": "xy", "byline": "Ina Holm",
            "retrieved": "2023-05-03T00:00:00Z", "section": ["Welt", {"a": 1}], "score": 0.5}"#;
        let gathered = only(json);
        let expected = Article {
            id: "n1".into(),
            url: Some("https://kuestenbote.example/a1".into()),
            publisher: Some("Küstenbote".into()),
            title: Some("Hafen offen".into()),
            byline: vec!["Ina Holm".into()],
            language: Some("xy".into()),
            published: Some("2023-05-02".into()),
            retrieved: Some("2023-05-03T00:00:00Z".into()),
            text: " Der Hafen\r\nist offen. ".into(),
        };
        assert_eq!(gathered.article, expected);
        assert_eq!((gathered.notes, gathered.place.as_str()), (vec![], "a.json"));
    }

    #[test]
    fn keys_of_other_collections_are_read_where_the_own_one_says_nothing() {
        for date in ["date", "date_published", "publish_date"] {
            let article = only(&format!(r#"{{"text": "T.", "published": null, "{date}": "2023-05-02"}}"#)).article;
            assert_eq!(article.published.as_deref(), Some("2023-05-02"), "{date}");
            let article =
                only(&format!(r#"{{"text": "T.", "{date}": "2023-05-02", "published": "2023-05-01"}}"#)).article;
            assert_eq!(article.published.as_deref(), Some("2023-05-01"), "{date}");
        }
        for outlet in [r#""site": "Bote""#, r#""media_name": "Bote""#, r#""source": {"id": null, "name": "Bote"}"#] {
            let article = only(&format!(r#"{{"text": "T.", "publisher": "", {outlet}}}"#)).article;
            assert_eq!(article.publisher.as_deref(), Some("Bote"), "{outlet}");
        }
        for authors in [r#""bylines": ["A. B.", " C. D."]"#, r#""authors": [{"name": "A. B."}, {"name": "C. D."}, {}]"#]
        {
            let article = only(&format!(r#"{{"text": "T.", "byline": [], {authors}}}"#)).article;
            assert_eq!(article.byline, ["A. B.", "C. D."], "{authors}");
        }
        assert_eq!(only(r#"{"text": "T.", "author": "A. B."}"#).article.byline, ["A. B."]);
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_left_out_with_a_note() {
        let gathered = only(r#"{"text": "T.", "title": ["a"], "language": 3, "date": 1660548600, "id": true}"#);
        assert_eq!(gathered.article, Article { text: "T.".into(), ..Article::default() });
        assert_eq!(gathered.notes.len(), 4, "{:?}", gathered.notes);
        assert!(gathered.notes.contains(&"`date` is left out: it is a number, not a text".to_string()));
    }

    #[test]
    fn an_article_without_words_is_an_error_that_names_it() {
        let all = all(r#"[{"title": "a"}, {"text": " "}, {"text": null}, {"text": ["a"]}, "a", {"text": "Gut."}]"#);
        assert_eq!(all.len(), 6);
        for (i, outcome) in all[..3].iter().enumerate() {
            assert!(
                message(outcome).starts_with(&format!("a.json (article {}): no `text`", i + 1)),
                "{}",
                message(outcome)
            );
        }
        assert!(message(&all[3]).starts_with("a.json (article 4): `text` is a list"), "{}", message(&all[3]));
        assert!(message(&all[4]).starts_with("a.json (article 5): a text where an article"), "{}", message(&all[4]));
        assert_eq!(all[5].as_ref().expect("an article").place, "a.json (article 6)");
    }

    #[test]
    fn one_file_may_hold_one_several_or_a_list_over_any_lines() {
        assert_eq!(only("{\n \"text\":\n \"Eins.\"\n}\n").article.text, "Eins.");
        assert_eq!(all("[{\"text\": \"a\"},\n{\"text\": \"b\"}]").len(), 2);
        assert_eq!(all("\n\n{\n\"text\": \"a\"}\n{\n\"text\": \"b\"\n}").len(), 2);
        let by_line = all("{\"text\": \"a\"}\n{\"text\": \"b\" oh}\n{\"text\": \"c\"}");
        assert!(by_line[0].is_ok() && by_line[1].is_err() && by_line[2].is_ok(), "a mistake in a line stays in it");
        let by_line = all("{\"text\": \"a\" oh}\n{\"text\": \"b\"}");
        assert!(by_line.len() == 2 && by_line[1].is_ok(), "in the first line as well");
        assert!(matches!(&all("[]")[..], [Err(GatherError::Empty { .. })]));
        assert!(matches!(&all(" \n ")[..], [Err(GatherError::Empty { .. })]));
    }

    #[test]
    fn what_is_not_json_is_an_error_with_line_and_column() {
        let all = all("[{\"text\": \"a\"},\n {\"text\": oh}]");
        assert_eq!(all.len(), 1);
        assert!(
            message(&all[0]).starts_with("a.json:2:11: not JSON: expected value; an article is"),
            "{}",
            message(&all[0])
        );
        let deep = format!("{{\"text\": {}", "[".repeat(100_000));
        assert!(message(&self::all(&deep)[0]).contains("recursion limit"));
    }

    #[test]
    fn other_charsets_are_decoded_with_a_note() {
        let json = "[{\"text\": \"Die Behörde hält den Hafen für geöffnet, hieß es.\"}]";
        let bytes = encoding_rs::WINDOWS_1252.encode(json).0.into_owned();
        let gathered =
            articles(Box::new(Cursor::new(bytes)), "a".into(), None, false).next().expect("one").expect("good");
        assert_eq!(gathered.article.text, "Die Behörde hält den Hafen für geöffnet, hieß es.");
        assert_eq!(gathered.notes, ["decoded as windows-1252, by detection"]);
    }
}
