//! What a page says of its article: first what it gives to machines as linked data, then its `<meta>` elements, then
//! what stands in the page.

use super::{folded, linked};
use crate::{date, fill};
use dom_query::Document;
use dom_smoothie::Readability;
use std::collections::BTreeSet;

/// What is known of an article; absent is absent.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) title: Option<String>,
    pub(super) byline: Vec<String>,
    pub(super) publisher: Option<String>,
    /// The first date that can be read, or if none can, the first that stands there.
    pub(super) published: Option<String>,
    /// The first language given as a code, or if none is, the first that stands there.
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    /// The text in blocks, as some pages give it to machines.
    pub(super) body: Option<Vec<String>>,
}

/// Names of `<meta>` elements (`name`, `property` or `itemprop`, in lower case) for a date of publication, beside those
/// that the library knows.
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
];

impl Facts {
    /// What `page` says, before anything has been taken out of it.
    pub(super) fn of(page: &Readability) -> Self {
        let doc = &page.doc;
        let linked = linked::read(doc);
        let library = page.get_article_metadata(None);
        let metas = Metas::of(doc);
        let title = linked.title.or(some(&library.title)).map(|title| displayed(doc, title));
        let byline = [linked.byline, metas.all(&["author"]), metas.all(&["article:author"])]
            .into_iter()
            .map(|names| names.into_iter().filter(|n| !is_link(n)).collect::<Vec<_>>())
            .chain([library.byline.into_iter().collect(), marked_authors(doc)])
            .find(|names| !names.is_empty())
            .unwrap_or_default();
        let dates: Vec<String> = linked
            .published
            .into_iter()
            .chain(library.published_time)
            .chain(metas.all(DATES))
            .chain(times(doc))
            .collect();
        let published = dates.iter().find_map(|d| date::normal(d)).or_else(|| dates.into_iter().next());
        let declared = metas.all(&["content-language", "dc.language", "og:locale"]);
        let languages: Vec<String> = linked.language.into_iter().chain(library.lang).chain(declared).collect();
        let attr = |selector: &str, name: &str| doc.select_single(selector).attr(name).and_then(|value| some(&value));
        Facts {
            title,
            byline,
            publisher: linked.publisher.or(library.site_name).or_else(|| metas.first(&["publisher", "dc.publisher"])),
            published,
            language: languages.iter().find(|l| fill::code(l).is_some()).or(languages.first()).cloned(),
            url: [attr("link[rel~=canonical]", "href"), metas.first(&["og:url"]), linked.url]
                .into_iter()
                .flatten()
                .find(|url| is_link(url)),
            body: linked.body,
        }
    }
}

/// The headline as the page shows it, where the metadata has the name of the outlet before or after it.
fn displayed(doc: &Document, title: String) -> String {
    let headlines = doc.select("h1");
    let shown = headlines.nodes().iter().map(|h| h.text().split_whitespace().collect::<Vec<_>>().join(" "));
    let inside = |shown: &String| {
        let rest = title.strip_prefix(shown.as_str()).or_else(|| title.strip_suffix(shown.as_str()));
        let apart = |rest: &str| {
            let joint = |c: char| matches!(c, '|' | '-' | '–' | '—' | '·' | '•' | '»' | '«' | '>' | '/');
            // Without the space it may be a hyphen within a word.
            let (before, after) = (rest.trim_end(), rest.trim_start());
            before != rest && before.ends_with(joint) || after != rest && after.starts_with(joint)
        };
        !folded(shown).is_empty() && rest.is_some_and(apart)
    };
    shown.into_iter().find(inside).unwrap_or(title)
}

/// Authors that the page marks as such where it shows them.
fn marked_authors(doc: &Document) -> Vec<String> {
    let (mut names, mut seen) = (Vec::new(), BTreeSet::new());
    let marked = ["[itemprop~=author] [itemprop~=name]", "[itemprop~=author]", "[rel~=author]"];
    for element in marked.into_iter().map(|m| doc.select(m)).find(|found| found.exists()).iter().flat_map(|s| s.nodes())
    {
        let name = element.text().split_whitespace().collect::<Vec<_>>().join(" ");
        // Longer ones are boxes about the author, not names.
        if !name.is_empty() && name.chars().count() <= 80 && seen.insert(name.clone()) {
            names.push(name);
        }
    }
    names
}

/// Dates that the page marks where it shows them: as that of publication, or the first of the article's own. Those of
/// other articles on the page are nobody's date.
fn times(doc: &Document) -> Vec<String> {
    let marked = doc.select("[itemprop~=datePublished], time[pubdate], article time[datetime], main time[datetime]");
    let mut all: Vec<String> =
        ["[itemprop~=datePublished]", "time[pubdate]", "article header time", "article time", "main time"]
            .into_iter()
            .flat_map(|which| marked.filter(which).nodes().to_vec())
            .filter_map(|e| e.attr("datetime").or_else(|| e.attr("content")))
            .filter_map(|value| some(&value))
            .collect();
    if all.is_empty() {
        all = doc.select("time[datetime]").nodes().iter().filter_map(|e| some(&e.attr("datetime")?)).collect();
        all.dedup();
        if all.len() > 1 {
            all.clear();
        }
    }
    all
}

/// The `<meta>` elements of a page, in its order.
struct Metas(Vec<(String, String)>);

impl Metas {
    fn of(doc: &Document) -> Self {
        let mut all = Vec::new();
        for meta in doc.select("meta[content]").nodes() {
            let Some(content) = meta.attr("content").and_then(|c| some(&c)) else { continue };
            for key in ["name", "property", "itemprop", "http-equiv"] {
                if let Some(names) = meta.attr(key) {
                    all.extend(names.split_whitespace().map(|n| (n.to_ascii_lowercase(), content.clone())));
                }
            }
        }
        Metas(all)
    }

    /// What those of these names say, in the order of the names.
    fn all(&self, names: &[&str]) -> Vec<String> {
        let said = |name: &&str| {
            let name = name.to_string();
            self.0.iter().filter(move |(n, _)| *n == name).map(|(_, content)| content.clone())
        };
        let mut found: Vec<String> = names.iter().flat_map(said).collect();
        found.dedup();
        found
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        self.all(names).into_iter().next()
    }
}

pub(super) fn is_link(value: &str) -> bool {
    value.split_once("://").is_some_and(|(scheme, _)| matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https"))
}

/// `value` without the white space around it, if there is anything else.
pub(super) fn some(value: &str) -> Option<String> {
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_string())
}
