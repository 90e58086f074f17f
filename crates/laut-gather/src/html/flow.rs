//! From an element to the text a reader sees in it: paragraphs, headings, captions and list items as blocks, white space
//! as a browser folds it. Comes after the article has been found.

use dom_query::NodeRef;

/// The blocks of text in `root`, none of them empty. `<br>` and rows of tables end a line within a block.
pub(super) fn blocks(root: &NodeRef) -> Vec<String> {
    let mut flow = Flow::default();
    let mut todo = vec![Step::Open(*root)];
    while let Some(step) = todo.pop() {
        match step {
            Step::Close(end) => flow.end(end),
            Step::Open(node) if node.is_text() => {
                let preformatted = node.parent().is_some_and(|p| p.has_name("pre"));
                flow.text(&node.text(), preformatted);
            }
            Step::Open(node) => {
                let name = node.node_name().unwrap_or_default();
                let end = match &*name {
                    "script" | "style" | "noscript" | "template" | "svg" | "math" | "button" | "select"
                    | "textarea" | "audio" | "video" | "canvas" | "rt" | "rp" => continue,
                    "br" => End::Line,
                    "td" | "th" => End::Cell,
                    "tr" => End::Line,
                    "q" => End::Quotation,
                    name if BLOCKS.contains(&name) => End::Block,
                    _ => End::None,
                };
                match end {
                    End::Block | End::Quotation => flow.end(end),
                    _ => {}
                }
                todo.push(Step::Close(end));
                todo.extend(node.children_it(true).map(Step::Open));
            }
        }
    }
    flow.end(End::Block);
    flow.blocks
}

/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
];

enum Step<'a> {
    Open(NodeRef<'a>),
    Close(End),
}

/// What the end of an element puts between its text and what follows.
#[derive(Clone, Copy)]
enum End {
    None,
    Cell,
    Line,
    Block,
    /// A quotation mark, which browsers draw around `<q>`. Which one is a matter of language: the plain one is none's.
    Quotation,
}

#[derive(Default)]
struct Flow {
    blocks: Vec<String>,
    block: String,
}

impl Flow {
    /// Adds text, its runs of white space folded into one space. No-break spaces are no white space here: they are
    /// typed on purpose, in numbers and abbreviations.
    fn text(&mut self, text: &str, preformatted: bool) {
        for c in text.chars() {
            match c {
                // Marks for where a long word may be broken are layout.
                '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
                '\n' if preformatted => self.line(),
                ' ' | '\t' | '\n' | '\r' | '\x0c' => {
                    if !self.block.is_empty() && !self.block.ends_with([' ', '\n']) {
                        self.block.push(' ');
                    }
                }
                c => self.block.push(c),
            }
        }
    }

    fn line(&mut self) {
        self.block.truncate(self.block.trim_end_matches(' ').len());
        self.block.push('\n');
    }

    fn end(&mut self, end: End) {
        match end {
            End::None => {}
            End::Cell => self.text(" ", false),
            End::Line => self.line(),
            End::Quotation => self.block.push('"'),
            End::Block => {
                let text = self.block.trim();
                if !text.is_empty() {
                    self.blocks.push(text.to_string());
                }
                self.block.clear();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dom_query::Document;

    fn read(html: &str) -> Vec<String> {
        blocks(&Document::fragment(html).root())
    }

    #[test]
    fn elements_that_stand_alone_become_blocks() {
        let html =
            "<figure><img><figcaption>Der Hafen.</figcaption></figure><h2>Die Lage</h2><p>Eins.</p>zwei<div>Drei.</div>
            <ul><li>a<li>b</ul><p>&nbsp;</p>";
        assert_eq!(read(html), ["Der Hafen.", "Die Lage", "Eins.", "zwei", "Drei.", "a", "b"]);
    }

    #[test]
    fn white_space_is_folded_but_not_between_words_that_touch() {
        assert_eq!(
            read("<p> Das\n  <b>Bundes</b>&shy;kabinett <i>\ttagt</i> , <!-- x -->sagte er. </p>"),
            ["Das Bundeskabinett tagt , sagte er."]
        );
        assert_eq!(read("<p>10&nbsp;000 Menschen"), ["10\u{a0}000 Menschen"]);
    }

    #[test]
    fn line_breaks_rows_and_preformatted_lines_end_a_line() {
        assert_eq!(read("<p>Eins <br> zwei"), ["Eins\nzwei"]);
        assert_eq!(read("<table><tr><td>Ort<td>Tote<tr><td>Sandau<td>3</table>"), ["Ort Tote\nSandau 3"]);
        assert_eq!(read("<pre>Eins\n  zwei</pre>"), ["Eins\nzwei"]);
    }

    #[test]
    fn a_quotation_element_keeps_its_marks() {
        assert_eq!(read("<p>Sie sagte, <q>das ist <b>falsch</b></q>."), ["Sie sagte, \"das ist falsch\"."]);
    }
}
