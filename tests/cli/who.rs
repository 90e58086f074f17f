//! Actors: what they are, which state they belong to, and what is left open.

use super::*;

/// Each actor of a text: kind, state, name, and its mentions.
fn actors(text: &str) -> Vec<(String, String, String, Vec<String>)> {
    let run = laut_with(text, ["read", "--language", "de", "--format", "json", "-"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let record: serde_json::Value = serde_json::from_str(run.out.trim()).unwrap();
    let word = |v: &serde_json::Value| v.as_str().unwrap_or("-").to_string();
    (record["actors"].as_array().unwrap().iter())
        .map(|a| {
            let mentions = a["mentions"].as_array().unwrap().iter().map(|m| word(&m["text"])).collect();
            (word(&a["kind"]), word(&a["country"]), word(&a["name"]), mentions)
        })
        .collect()
}

/// Asserts kind and state of the actor with that mention.
fn is(text: &str, mention: &str, kind: &str, country: &str) {
    let all = actors(text);
    let found = all.iter().find(|a| a.3.iter().any(|m| m == mention));
    let found = found.unwrap_or_else(|| panic!("nobody is {mention:?} in {text:?}: {all:?}"));
    assert_eq!((found.0.as_str(), found.1.as_str()), (kind, country), "{mention:?} in {text:?}: {all:?}");
}

#[test]
fn adjectives_prefixes_and_owners_tell_the_state() {
    is("Der norwegische Minister Tom Velder kam an.", "norwegische Minister Tom Velder", "person", "NOR");
    is("Norwegens Ministerin Ana Velder kam an.", "Norwegens Ministerin Ana Velder", "person", "NOR");
    is("Der Außenminister Norwegens kam an.", "Außenminister Norwegens", "person", "NOR");
    is("Der US-Präsident kam an.", "US-Präsident", "person", "USA");
    is("Zwei Iraker demonstrierten vor dem Hafen.", "Zwei Iraker", "group", "IRQ");
}

#[test]
fn who_is_somewhere_does_not_belong_there() {
    is("Der norwegische Botschafter in Dänemark kam an.", "norwegische Botschafter", "person", "NOR");
    is("Der Botschafter in Dänemark kam an.", "Botschafter", "person", "DNK");
}

#[test]
fn a_state_is_one_under_all_its_names() {
    let all = actors("Die Vereinigten Staaten sagten ab. Die USA blieben dabei.");
    let states: Vec<_> = all.iter().filter(|a| a.0 == "country").collect();
    assert_eq!(states.len(), 1, "{all:?}");
    assert_eq!((states[0].1.as_str(), states[0].2.as_str()), ("USA", "Vereinigte Staaten"));
}

#[test]
fn what_the_article_does_not_tell_stays_open() {
    is("Der Historiker Tom Velder sprach mit Radio Riga über Norwegen.", "Historiker Tom Velder", "person", "-");
    is("Die prorussischen Kämpfer zogen ab.", "prorussischen Kämpfer", "group", "-");
}

#[test]
fn an_office_and_its_holder_are_one() {
    let all = actors("Norwegens Botschafter lehnte ab. Später sagte Botschafter Tom Velder zu.");
    let holders: Vec<_> = all.iter().filter(|a| a.0 == "person").collect();
    assert_eq!(holders.len(), 1, "{all:?}");
    assert_eq!((holders[0].1.as_str(), holders[0].2.as_str()), ("NOR", "Tom Velder"));
}

#[test]
fn a_title_that_names_by_surname_alone_makes_no_second_actor() {
    let folder = Folder::new();
    let line = "{\"title\": \"Velder sagt ab\", \"text\": \"Norwegens Minister Tom Velder sagte den Besuch ab.\", \"language\": \"de\"}\n";
    let run = laut(["read", "--format", "json", &folder.file("a.jsonl", line)]);
    let record: serde_json::Value = serde_json::from_str(run.out.trim()).unwrap();
    let named: Vec<_> = record["actors"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|a| a["name"].as_str().unwrap().contains("Velder"))
        .collect();
    assert_eq!(named.len(), 1, "{named:?}");
    assert_eq!(named[0]["name"], "Tom Velder");
}

#[test]
fn names_of_one_letter_end_well() {
    let run = laut_with(
        "A B C. X sagte, Y sei Z. Der A-B der C in D (E). -K, L-. M’s N. U-, V- und W.",
        ["read", "--language", "de", "--format", "json", "-"],
    );
    assert_eq!(run.status, 0, "{}", run.err);
}
