//! Linked data: the JSON-LD in which a page tells machines of its article, in the vocabulary of schema.org. `facts` asks
//! here first.

use super::facts::{Facts, is_link, some};
use super::flow;
use crate::json::names;
use dom_query::Document;
use serde_json::Value;
use std::collections::BTreeMap;

/// What the linked data of a page say of its article; nothing where there are none, or none that can be read.
pub(super) fn read(doc: &Document) -> Facts {
    let mut objects = Vec::new();
    for script in doc.select(r#"script[type="application/ld+json" i]"#).nodes() {
        // Raw line breaks inside of strings are common, and not JSON.
        let text = script.text().replace(char::is_control, " ");
        let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        if let Ok(value) = serde_json::from_str(text) {
            unpack(value, &mut objects);
        }
    }
    let articles = || objects.iter().filter(|o| types(o).any(is_article));
    let Some(article) = articles().find(|o| o.get("headline").is_some()).or_else(|| articles().next()) else {
        return Facts::default();
    };
    let named = objects.iter().filter(|o| o.get("name").is_some());
    let by_id: BTreeMap<&str, &Value> = named.filter_map(|o| Some((o.get("@id")?.as_str()?, o))).collect();
    let said = |key: &str| article.get(key).map(|value| resolved(value, &by_id)).unwrap_or_default();
    let texts = |key: &str| said(key).into_iter().flat_map(names).map(|t| decoded(&t)).collect::<Vec<String>>();
    let first = |key: &str| texts(key).into_iter().next();
    let id = |key: &str| said(key).iter().find_map(|v| v.get("@id")?.as_str().map(String::from));
    let mut byline = texts("author");
    byline.retain(|name| !is_link(name));
    byline.dedup();
    Facts {
        title: first("headline").or_else(|| first("name")),
        byline,
        publisher: first("publisher").filter(|name| !is_link(name)),
        published: first("datePublished").or_else(|| first("dateCreated")),
        language: first("inLanguage"),
        url: [first("url"), first("mainEntityOfPage"), id("mainEntityOfPage")]
            .into_iter()
            .flatten()
            .find(|u| is_link(u)),
        body: first_text(article, "articleBody").map(|body| paragraphs(&body)).filter(|blocks| !blocks.is_empty()),
    }
}

/// All objects of a value, with those of its lists and graphs.
fn unpack(value: Value, objects: &mut Vec<Value>) {
    match value {
        Value::Array(several) => several.into_iter().for_each(|value| unpack(value, objects)),
        Value::Object(mut object) => {
            let inside = [object.remove("@graph"), object.remove("mainEntity")];
            objects.push(Value::Object(object));
            inside.into_iter().flatten().for_each(|value| unpack(value, objects));
        }
        _ => {}
    }
}

fn types(object: &Value) -> impl Iterator<Item = &str> {
    let types = object.get("@type");
    types
        .into_iter()
        .flat_map(|t| t.as_array().map_or(std::slice::from_ref(t), Vec::as_slice))
        .filter_map(Value::as_str)
}

/// Whether schema.org counts what is of that type among the articles.
fn is_article(name: &str) -> bool {
    let name = name.rsplit(['/', '#', ':']).next().unwrap_or(name);
    name.ends_with("Article") || name.ends_with("Posting") && name != "JobPosting" || name == "Report"
}

/// What an object says under a key: one value or several, each looked up where it only gives the id of another.
fn resolved<'a>(value: &'a Value, by_id: &BTreeMap<&str, &'a Value>) -> Vec<&'a Value> {
    let several = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let resolve = |value: &'a Value| match value.get("@id").and_then(Value::as_str) {
        Some(id) if value.get("name").is_none() => by_id.get(id).copied().unwrap_or(value),
        _ => value,
    };
    several.iter().map(resolve).collect()
}

fn first_text(object: &Value, key: &str) -> Option<String> {
    object.get(key)?.as_str().and_then(some)
}

/// A value with its character references (`&amp;`) as characters; many pages write them where there should be none.
fn decoded(value: &str) -> String {
    if !value.contains('&') {
        return value.to_string();
    }
    Document::fragment(value.replace('<', "&lt;")).text().trim().to_string()
}

/// The paragraphs of an `articleBody`, which is plain text or, against the rules, HTML.
fn paragraphs(body: &str) -> Vec<String> {
    if body.contains("</") || body.contains("<br") {
        return flow::blocks(&Document::fragment(body).root());
    }
    vec![decoded(body.trim())]
}
