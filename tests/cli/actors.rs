//! `laut actors`, and `laut read --actors`: everybody in it is invented.

use super::*;

const ENTITIES: &str = r#"{"id":"x-1","schema":"Person","caption":"Iwan Morosow","datasets":["own"],"properties":{"name":["Ivan Morozov"],"country":["ru"],"topics":["sanction"],"wikidataId":["Q999999991"]}}
{"id":"x-2","schema":"Sanction","properties":{"entity":["x-1"],"authority":["Rat von Nordien"],"program":["NRD-7"],"startDate":["2023-02-25"]}}
{"id":"x-3","schema":"Vessel","properties":{"name":["Polarlicht"],"imoNumber":["IMO9123456"]}}
{"id":"x-4","schema":"Person","properties":{"name":["Ada Lenz"]}}
"#;

fn imported(folder: &Folder, entities: &str) -> (String, Run) {
    let entities = folder.file("entities.jsonl", entities);
    let actors = folder.0.join("known.actors").to_str().unwrap().to_string();
    let run = laut(["actors", "import", &entities, "--actors", &actors]);
    (actors, run)
}

#[test]
fn imported_actors_are_found_in_an_article() {
    let folder = Folder::new();
    let (actors, run) = imported(&folder, ENTITIES);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("3 actors, 3 of them new"), "{}", run.out);
    let article = "Der russische Minister Iwan Morosow sagte am Montag, der Hafen werde geöffnet. Die Ärztin Ada Lenz \
                   widersprach ihm. Der Tanker „Polarlicht“ (IMO 9123456) liegt vor der Küste.\n";
    let article = folder.file("article.txt", article);
    let run = laut(["read", "--format", "json", &article, "--actors", &actors]);
    assert_eq!(run.status, 0, "{}", run.err);
    let record: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert!(record["reader"]["actors"][0].as_str().unwrap().starts_with("known@"), "{}", record["reader"]);
    let actor = |name: &str| {
        let all = record["actors"].as_array().unwrap();
        all.iter().find(|a| a["name"] == name).unwrap_or_else(|| panic!("{name} in {all:?}")).clone()
    };
    let minister = actor("Iwan Morosow");
    assert_eq!(minister["same_as"], serde_json::json!(["x-1", "Q999999991"]), "{minister}");
    assert_eq!(minister["lists"][0]["list"], "Rat von Nordien");
    assert_eq!(minister["lists"][0]["programme"], "NRD-7");
    assert_eq!(minister["lists"][0]["since"], "2023-02-25");
    let doctor = actor("Ada Lenz");
    assert_eq!(doctor["same_as"], serde_json::json!([]));
    assert_eq!(doctor["candidates"][0]["id"], "x-4");
    assert_eq!(actor("Polarlicht")["same_as"], serde_json::json!(["x-3"]));
}

#[test]
fn broken_lines_are_named_and_the_rest_is_kept() {
    let folder = Folder::new();
    let (actors, run) = imported(
        &folder,
        &format!(
            "{ENTITIES}{{\"id\":\n{{\"id\":\"x-4\",\"schema\":\"Person\",\"properties\":{{\"alias\":[\"A\"]}}}}\n"
        ),
    );
    assert_eq!(run.status, 1);
    assert!(run.err.contains("entities.jsonl:5: not JSON at column"), "{}", run.err);
    assert!(run.err.contains("lines that could not be read and were passed over: 1"), "{}", run.err);
    assert!(run.err.contains("entities whose id was there already, joined with it: 1"), "{}", run.err);
    assert!(run.err.contains("names refused, of one letter or too long for a name: 1"), "{}", run.err);
    let list = laut(["actors", "list", "--actors", &actors, "--format", "json"]);
    assert_eq!(list.out.lines().count(), 3);
    let show = laut(["actors", "show", "Morosow, Iwan", "--actors", &actors]);
    assert!(show.out.contains("on the list “Rat von Nordien”, programme NRD-7, 2023-02-25 to …"), "{}", show.out);
    assert_eq!(laut(["actors", "show", "Morosow", "--actors", &actors]).status, 1, "nobody by a surname alone");
}

#[test]
fn a_second_import_adds_and_the_same_entities_give_the_same_bytes() {
    let folder = Folder::new();
    let (actors, _) = imported(&folder, ENTITIES);
    let first = std::fs::read(&actors).unwrap();
    let (_, again) = imported(&folder, ENTITIES);
    assert!(again.out.contains("3 actors, 0 of them new"), "{}", again.out);
    assert!(std::fs::read(&actors).unwrap() == first);
    let (_, more) = imported(&folder, r#"{"id":"x-9","schema":"Company","properties":{"name":["Nordlicht Handel"]}}"#);
    assert!(more.out.contains("4 actors, 1 of them new"), "{}", more.out);
}

#[test]
fn what_is_no_file_of_actors_is_named() {
    let folder = Folder::new();
    let article = folder.file("article.txt", "Der Hafen ist offen.\n");
    for (bytes, message) in
        [(&b"Text"[..], "not a file of actors"), (b"laut actors 1\n\0\0rest", "not a file of actors")]
    {
        let bad = folder.file("bad.actors", bytes);
        let run = laut(["read", &article, "--actors", &bad]);
        assert_eq!(run.status, 2);
        assert!(run.err.starts_with(&format!("error: {bad}: {message}")), "{}", run.err);
        assert_eq!(laut(["actors", "list", "--actors", &bad]).status, 2);
        let entities = folder.file("e.jsonl", ENTITIES);
        assert_eq!(laut(["actors", "import", &entities, "--actors", &bad]).status, 2, "it is not overwritten");
        assert_eq!(std::fs::read(&bad).unwrap(), bytes);
    }
    let missing = folder.0.join("missing.actors");
    let run = laut(["read", &article, "--actors", missing.to_str().unwrap()]);
    assert!(run.err.contains("cannot be read"), "{}", run.err);
    let empty = folder.file("empty.jsonl", "");
    let run = laut(["actors", "import", &empty, "--actors", missing.to_str().unwrap()]);
    assert!(run.status == 1 && run.err.contains("no entities in this file"), "{}", run.err);
    assert!(!missing.exists());
}
