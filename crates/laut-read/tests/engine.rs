//! What the engine does with any language, read with the invented one of `languages/_template`: no change to a pack that
//! people use can break these, and whoever changes the engine sees here what it promises.
//!
//! Each test gives text with its parts marked in place (`[Ta minista]{speaker}`) and asks that it is read so.

#[path = "engine/clause.rs"]
mod clause;
#[path = "engine/count.rs"]
mod count;
#[path = "engine/happens.rs"]
mod happens;
#[path = "engine/says.rs"]
mod says;
#[path = "engine/split.rs"]
mod split;
#[path = "engine/when.rs"]
mod when;
#[path = "engine/word.rs"]
mod word;

use laut_pack::{Example, Pack};
use laut_record::{Article, Pieces, Record, Source, Statement};
use std::path::Path;
use std::sync::OnceLock;

/// The pack of the invented language.
fn pack() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| {
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../languages/_template");
        Pack::new(laut_pack::load(&dir).unwrap_or_else(|errors| panic!("{errors:?}")))
    })
}

fn read(text: &str) -> Record {
    laut_read::read(&Article { text: text.into(), ..Article::default() }, pack())
}

/// A text with marked parts, and what is read from it.
fn marked(text: &str) -> (Example, Record) {
    let example = Example::parse(text).unwrap_or_else(|e| panic!("{e}: {text}"));
    let record = read(&example.text);
    (example, record)
}

/// The part of a statement that an example calls so.
fn part<'s>(statement: &'s Statement, label: &str) -> Option<&'s Pieces> {
    match label {
        "content" => Some(&statement.content),
        "speaker" => statement.speaker.as_ref().map(|s| &s.pieces),
        "cue" => statement.cue.as_ref(),
        "frame" => statement.frame.as_ref(),
        "addressee" => statement.addressee.as_ref(),
        other => panic!("no part of a statement is called `{other}`"),
    }
}

/// Everything that was read, for people.
fn all(record: &Record) -> String {
    let text = record.text(Source::Text);
    let one = |s: &Statement| {
        let parts = ["content", "speaker", "cue", "frame", "addressee"]
            .map(|label| format!("{label}: {}", part(s, label).map_or_else(|| "–".into(), |p| p.text(text))));
        format!("{} {} · {}", s.rule, s.form.name(), parts.join(" · "))
    };
    record.statements.iter().map(one).collect::<Vec<_>>().join("\n") + "\n" + &laut_read::analysis(text, pack())
}

/// Asks that a statement of that form is read from the text with all its parts as marked, and that no other is.
#[track_caller]
fn only(form: &str, text: &str) -> Record {
    let record = check(form, text);
    assert_eq!(record.statements.len(), 1, "{}", all(&record));
    record
}

/// Asks that a statement of that form is read from the text with all its parts as marked.
#[track_caller]
fn check(form: &str, text: &str) -> Record {
    let (example, record) = marked(text);
    let fits = |s: &Statement| {
        s.form.name() == form && example.labels().all(|label| part(s, label) == Some(&example.part(label)))
    };
    assert!(record.statements.iter().any(fits), "{form}: {text}\n{}", all(&record));
    record
}

/// Asks that nothing is read from the text.
#[track_caller]
fn nothing(text: &str) {
    let record = read(text);
    assert!(record.statements.is_empty(), "{}", all(&record));
}
