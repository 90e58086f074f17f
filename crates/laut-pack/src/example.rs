//! Sentences with their parts marked in place: `[Polizei]{speaker}`. Rules, words and stories carry them, and they
//! are run as tests.

use laut_record::{Pieces, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The parts of a statement, as examples call them.
pub(crate) const PARTS: &[&str] = &["content", "speaker", "cue", "frame", "addressee"];

/// A sentence with marked parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    /// The sentence without its marks.
    pub text: String,
    /// Parts by label, spans in bytes of `text`; the same label twice is one part in two pieces.
    marks: Vec<(String, Vec<(u32, u32)>)>,
}

impl Example {
    /// Reads `[…]{label}` marks; marks may nest. A backslash before `[`, `]` or `\` takes it literally.
    ///
    /// # Errors
    /// With a sentence on what is wrong: an unclosed bracket, a bracket without a label.
    pub fn parse(marked: &str) -> Result<Example, String> {
        let mut text = String::with_capacity(marked.len());
        let mut open: Vec<usize> = Vec::new();
        let mut marks: BTreeMap<String, Vec<(u32, u32)>> = BTreeMap::new();
        let mut rest = marked.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '\\' => text.extend(rest.next()),
                '[' => open.push(text.len()),
                ']' => {
                    let start = open.pop().ok_or("`]` without `[`")?;
                    if rest.next() != Some('{') {
                        return Err(format!("no `{{label}}` after `[{}]`", &text[start..]));
                    }
                    let label: String = rest.by_ref().take_while(|c| *c != '}').collect();
                    marks.entry(label).or_default().push((start as u32, text.len() as u32));
                }
                _ => text.push(c),
            }
        }
        match open.pop() {
            Some(start) => Err(format!("`[` is not closed before `{}`", &text[start..])),
            None => Ok(Example { text, marks: marks.into_iter().collect() }),
        }
    }

    /// The sentence with its marks, as it was written.
    pub fn marked(&self) -> String {
        // What closes comes before what opens at the same place; of two that open there, the longer one first.
        let mut marks: Vec<(u32, bool, u32, &str)> = Vec::new();
        for (label, spans) in &self.marks {
            for &(start, end) in spans {
                marks.push((end, false, u32::MAX - start, label));
                marks.push((start, true, u32::MAX - end, label));
            }
        }
        marks.sort_unstable();
        let mut out = String::with_capacity(self.text.len() + 12 * marks.len());
        let mut at = 0;
        for (place, opens, _, label) in marks {
            out += &escaped(&self.text[at..place as usize]);
            at = place as usize;
            match opens {
                true => out.push('['),
                false => out += &format!("]{{{label}}}"),
            }
        }
        out + &escaped(&self.text[at..])
    }

    /// The labels, sorted.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.marks.iter().map(|(label, _)| label.as_str())
    }

    /// The first label that is none of `known`.
    pub(crate) fn unknown<'e>(&'e self, known: &[&str]) -> Option<&'e str> {
        self.labels().find(|label| !known.contains(label))
    }

    /// The part of that label; empty when it is not marked.
    pub fn part(&self, label: &str) -> Pieces {
        let spans = self.marks.iter().filter(|(l, _)| l == label).flat_map(|(_, s)| s);
        Pieces::new(spans.map(|&(a, b)| Span { start: a, end: b }).collect())
    }
}

/// Brackets that are no marks.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_written_as_it_was_marked() {
        for marked in ["[Ta [so]{cue} kal]{content}, [Mira]{speaker}.", "no marks", "[[a]{x} b]{y}[c]{z} \\[d\\]"] {
            assert_eq!(Example::parse(marked).expect("marked").marked(), marked);
        }
    }

    #[test]
    fn marks_name_parts_and_may_nest_or_come_in_pieces() {
        let e = Example::parse("[[Er]{speaker} sei]{content}, sagte er, [„müde“]{content}.").expect("well formed");
        assert_eq!(e.text, "Er sei, sagte er, „müde“.");
        assert_eq!(e.part("content").text(&e.text), "Er sei … „müde“");
        assert_eq!(e.part("speaker").text(&e.text), "Er");
        assert!(e.part("cue").is_empty());
    }

    #[test]
    fn brackets_that_do_not_match_are_named() {
        assert!(Example::parse("[Er sagte").is_err());
        assert!(Example::parse("[Er] sagte").is_err());
        assert!(Example::parse("Er] sagte").is_err());
        assert_eq!(Example::parse("\\[sic\\]").map(|e| e.text), Ok("[sic]".into()));
    }
}
