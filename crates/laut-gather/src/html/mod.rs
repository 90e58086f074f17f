//! Web pages: finds the article among menus and advertisements, and what the page says of it.
//!
//! The page is parsed once. `facts` and `linked` read its metadata, `dom_smoothie` picks out the element that holds the
//! article, and `flow` writes its text down, a blank line between paragraphs.

mod charset;
mod facts;
mod flow;
mod linked;
#[cfg(test)]
mod tests;

use crate::decode::{decode, is_text};
use crate::{GatherError, Gathered, Outcome};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use facts::Facts;
use laut_record::Article;

/// How deep elements may stand in one another. Pages of newspapers stay below 60; the time that finding the article
/// takes grows with the depth, and browsers stop at 512.
const MAX_DEPTH: usize = 256;

/// How many elements may be open at a time as far as the tags tell, before the page is parsed. Tags in scripts and tags
/// that are never closed count as well, so this is generous; it only keeps the parser, whose time grows with the square
/// of the depth, from pages made to stop it.
const MAX_OPEN: usize = 16_384;

/// The element that `dom_smoothie` puts the article into.
const ARTICLE: &str = "#readability-page-1";

/// The article in a page.
pub(crate) fn read(bytes: &[u8], place: String) -> Outcome {
    let decoded = decode(bytes, charset::declared(bytes));
    if decoded.text.trim().is_empty() {
        return Err(GatherError::Empty { place });
    }
    if !is_text(&decoded.text) {
        return Err(GatherError::Binary { place });
    }
    if is_other_xml(&decoded.text) {
        return Err(GatherError::NoArticle { place });
    }
    if most_open(&decoded.text) > MAX_OPEN {
        return Err(GatherError::TooDeep { place });
    }
    let doc = Document::from(decoded.text);
    if is_deeper(&doc, MAX_DEPTH) {
        return Err(GatherError::TooDeep { place });
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let page = Readability { doc, doc_url: None, config };
    let facts = Facts::of(&page);
    let mut notes: Vec<String> = decoded.note.into_iter().collect();
    let mut blocks = blocks(page);
    if let Some(body) = &facts.body
        && is_missing(body, &blocks)
    {
        notes.push(
            "the text is the `articleBody` that the page gives to machines; it does not stand in the page".into(),
        );
        blocks.clone_from(body);
    }
    if let (Some(first), Some(title)) = (blocks.first(), &facts.title)
        && folded(first) == folded(title)
    {
        blocks.remove(0);
    }
    if blocks.is_empty() {
        return Err(GatherError::NoArticle { place });
    }
    let article = Article {
        id: String::new(),
        url: facts.url,
        publisher: facts.publisher,
        title: facts.title,
        byline: facts.byline,
        language: facts.language,
        published: facts.published,
        retrieved: None,
        text: blocks.join("\n\n"),
    };
    Ok(Gathered { article, notes, place })
}

/// The paragraphs, headings and captions of the article; none when there is no article.
fn blocks(mut page: Readability) -> Vec<String> {
    let doc = &page.doc;
    // A page saved from a reader view has such an element already.
    doc.select(ARTICLE).remove_attr("id");
    // They hold no words of the article, and some of their attributes stop the library.
    doc.select("iframe, object, embed, template").remove();
    // Where no author is given, the library takes a line out of the text that looks like one, and takes the place and
    // the agency before the first sentence for it. Those words belong to the article.
    if let Some(head) = doc.head() {
        head.append_html(r#"<meta name="author" content="-">"#);
    }
    cut_texts(doc);
    if page.parse().is_err() {
        return Vec::new();
    }
    match page.doc.select_single(ARTICLE).nodes().first() {
        Some(article) => flow::blocks(article),
        None => Vec::new(),
    }
}

/// Cuts long texts into neighbours, which read the same: the library writes each text out once, and takes for that its
/// length times the number of `&`, `«` and the like in it.
fn cut_texts(doc: &Document) {
    const LONG: usize = 4096;
    let long = |node: &NodeRef| node.is_text() && node.text().len() > LONG;
    for node in doc.root().descendants().iter().filter(|node| long(node)) {
        let text = node.text();
        let mut rest = &*text;
        while !rest.is_empty() {
            let end = (LONG..rest.len()).find(|end| rest.is_char_boundary(*end)).unwrap_or(rest.len());
            let (piece, after) = rest.split_at(end);
            node.insert_before(&doc.tree.new_text(piece));
            rest = after;
        }
        node.remove_from_parent();
    }
}

/// Whether `body` is not what was found in the page: most of it, or its beginning, middle and end alike.
///
/// Where both are the same, what was found is better: it has paragraphs.
fn is_missing(body: &[String], found: &[String]) -> bool {
    let (body, found) = (folded(&body.concat()), folded(&found.concat()));
    let letters: Vec<char> = body.chars().collect();
    let size = letters.len().min(40);
    let starts = [0, (letters.len() - size) / 2, letters.len() - size];
    let stands = |start: &usize| found.contains(&letters[*start..start + size].iter().collect::<String>());
    body.len() > 2 * found.len() || !starts.iter().any(stands)
}

/// The letters and digits of a headline, by which it is the same in the page and in its metadata.
fn folded(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether it is XML of another kind than pages are written in, such as a feed: read as a page it gives a jumble.
fn is_other_xml(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("<?xml") && !text.chars().take(4096).collect::<String>().to_ascii_lowercase().contains("<html")
}

/// How many elements are open at most, as far as the tags tell.
fn most_open(html: &str) -> usize {
    /// Elements without an end tag, those whose end tag may be left out, and shapes in drawings, which close
    /// themselves: they do not nest.
    const FLAT: &[&str] = &[
        "animate", "area", "base", "br", "circle", "col", "ellipse", "image", "line", "polygon", "polyline", "rect",
        "stop", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p", "param", "path",
        "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "use", "wbr",
    ];
    let (mut open, mut most) = (0usize, 0);
    for after in html.split('<').skip(1) {
        // Scripts write `<\/` for `</`.
        let unescaped = after.strip_prefix('\\').unwrap_or(after);
        let (closing, tag) = unescaped.strip_prefix('/').map_or((false, after), |tag| (true, tag));
        let name = &tag[..tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len())];
        if name.is_empty() || FLAT.iter().any(|flat| flat.eq_ignore_ascii_case(name)) {
            continue;
        }
        open = if closing { open.saturating_sub(1) } else { open + 1 };
        most = most.max(open);
    }
    most
}

fn is_deeper(doc: &Document, limit: usize) -> bool {
    let (mut node, mut depth) = (doc.root(), 0);
    loop {
        if let Some(child) = node.first_child() {
            (node, depth) = (child, depth + 1);
            if depth > limit {
                return true;
            }
            continue;
        }
        while node.next_sibling().is_none() {
            match node.parent() {
                Some(parent) if depth > 1 => (node, depth) = (parent, depth - 1),
                _ => return false,
            }
        }
        if let Some(next) = node.next_sibling() {
            node = next;
        }
    }
}
