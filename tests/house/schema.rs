//! The JSON Schema of a record is that of the types, and what laut prints keeps to it.

use super::*;
use serde_json::{Value, json};
use std::process::Command;

#[test]
fn the_committed_schema_is_that_of_the_types() {
    let schema = format!("{:#}\n", laut::record::json::schema());
    written(&root().join("docs/record.schema.json"), &schema);
    let printed = Command::new(env!("CARGO_BIN_EXE_laut")).arg("schema").output().unwrap();
    assert_eq!(String::from_utf8(printed.stdout).unwrap(), schema);
}

#[test]
fn what_is_printed_keeps_to_the_schema() {
    let schema = laut::record::json::schema();
    let titled = r#"{"title": "Ministerin: „Der Hafen ist offen“", "text": "Sie sagte, es regne.", "language": "de"}"#;
    let file = std::env::temp_dir().join(format!("laut-schema-{}.jsonl", std::process::id()));
    fs::write(&file, titled).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_laut"));
    let output = command.args(["read", "--format", "json"]).arg(&file).args(texts()).current_dir(root()).output();
    fs::remove_file(&file).unwrap();
    let lines = String::from_utf8(output.unwrap().stdout).unwrap();
    assert!(lines.lines().count() > 10);
    for line in lines.lines() {
        let record: Value = serde_json::from_str(line).unwrap();
        check(&schema, &schema, &record, "record").unwrap_or_else(|e| panic!("{e}"));
    }
}

/// The examples' articles.
fn texts() -> Vec<PathBuf> {
    files(&root().join("examples"), "txt").into_iter().map(|(path, _)| path).collect()
}

#[test]
fn what_does_not_keep_to_the_schema_is_found() {
    let schema = laut::record::json::schema();
    let article = laut::Article { text: "Sie sagte, es regne. „Ja“, sagte er.".into(), ..laut::Article::default() };
    let laut = laut::Laut::embedded();
    let record = laut.read(&laut::Article { language: Some("de".into()), ..article }).unwrap();
    let good = serde_json::to_value(record.to_shape()).unwrap();
    let broken = |pointer: &str, value: Value| {
        let mut record = good.clone();
        *record.pointer_mut(pointer).unwrap() = value;
        check(&schema, &schema, &record, "record")
    };
    assert_eq!(check(&schema, &schema, &good, "record"), Ok(()));
    assert_eq!(
        broken("/statements/0/form", json!("spoken")),
        Err("record.statements[0].form: not one of the names".into())
    );
    assert!(broken("/statements/0/content/spans/0", json!([1])).is_err());
    assert!(broken("/statements/0/content/spans/0/0", json!(-1)).is_err());
    assert!(broken("/article/text", Value::Null).is_err());
    assert!(broken("/reader", json!({})).is_err());
}

/// Whether a value keeps to a schema. It knows the few words that the schema has, and fails on any other.
fn check(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    for (word, says) in schema.as_object().unwrap() {
        match word.as_str() {
            "$schema" | "$defs" | "title" | "description" | "format" | "default" => {}
            "$ref" => {
                let name = says.as_str().and_then(|s| s.strip_prefix('#')).unwrap();
                check(root, root.pointer(name).unwrap(), value, at)?;
            }
            "type" => {
                let types = says.as_array().cloned().unwrap_or_else(|| vec![says.clone()]);
                if !types.iter().any(|t| is(t.as_str().unwrap(), value)) {
                    return Err(format!("{at}: not of type {says}"));
                }
            }
            "enum" => {
                if !says.as_array().unwrap().contains(value) {
                    return Err(format!("{at}: not one of the names"));
                }
            }
            "const" => {
                if says != value {
                    return Err(format!("{at}: not {says}"));
                }
            }
            "anyOf" => {
                let mut all = says.as_array().unwrap().iter();
                if !all.any(|one| check(root, one, value, at).is_ok()) {
                    return Err(format!("{at}: none of what it may be"));
                }
            }
            "minimum" => {
                if value.as_f64().is_some_and(|n| n < says.as_f64().unwrap()) {
                    return Err(format!("{at}: below {says}"));
                }
            }
            "minItems" | "maxItems" => {
                let (count, limit) = (value.as_array().map_or(0, Vec::len), says.as_u64().unwrap() as usize);
                if (word == "minItems" && count < limit) || (word == "maxItems" && count > limit) {
                    return Err(format!("{at}: {word} {limit}, but {count}"));
                }
            }
            "items" => {
                for (n, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, says, item, &format!("{at}[{n}]"))?;
                }
            }
            "required" => {
                if let Some(object) = value.as_object() {
                    for name in says.as_array().unwrap().iter().filter_map(Value::as_str) {
                        object.get(name).ok_or(format!("{at}: no `{name}`"))?;
                    }
                }
            }
            "properties" | "additionalProperties" => {
                for (name, value) in value.as_object().into_iter().flatten() {
                    let schema = if word == "properties" { says.get(name) } else { Some(says) };
                    if let Some(schema) = schema.filter(|s| s.is_object()) {
                        check(root, schema, value, &format!("{at}.{name}"))?;
                    }
                }
            }
            other => panic!("the schema has `{other}`, which this check does not know"),
        }
    }
    Ok(())
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("the schema has the type `{other}`, which this check does not know"),
    }
}
