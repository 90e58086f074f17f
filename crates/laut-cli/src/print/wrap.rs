//! Lines that fit: breaks text between words, by the columns that a terminal gives them.

use unicode_width::UnicodeWidthStr;

/// The words of `text` in lines of at most `width` columns; a word that is longer has a line of its own.
pub(super) fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut filled = 0;
    for word in text.split_whitespace() {
        let columns = word.width();
        match lines.last_mut() {
            Some(line) if line.is_empty() || filled + 1 + columns <= width => {
                if !line.is_empty() {
                    line.push(' ');
                    filled += 1;
                }
                line.push_str(word);
                filled += columns;
            }
            _ => {
                lines.push(word.to_string());
                filled = columns;
            }
        }
    }
    lines
}

/// As [`lines`], the first after `first`, the others after `rest`, both of the same width or not.
pub(crate) fn hanging(text: &str, first: &str, rest: &str, width: usize) -> Vec<String> {
    let room = width.saturating_sub(first.width().max(rest.width())).max(MIN);
    (lines(text, room).into_iter().enumerate())
        .map(|(i, line)| if i == 0 { format!("{first}{line}") } else { format!("{rest}{line}") })
        .collect()
}

/// Rows of cells, each column as wide as its widest cell.
pub(crate) fn columns<const N: usize>(rows: &[[String; N]]) -> Vec<String> {
    let width = |n: usize| rows.iter().map(|row| row[n].width()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..N).map(width).collect();
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            // The padding of `format!` counts characters, not columns.
            format!("{cell}{}", " ".repeat(width - cell.width()))
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_string()
    };
    rows.iter().map(line).collect()
}

/// However deep something is nested, so many columns are left to it.
const MIN: usize = 24;

/// The first `most` lines; what is cut off is shown by an ellipsis.
pub(super) fn shortened(mut lines: Vec<String>, most: usize, width: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while last.width() + 2 > width
                && let Some(space) = last.rfind(' ')
            {
                last.truncate(space);
            }
            last.push_str(" …");
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_broken_by_columns_not_by_bytes() {
        assert_eq!(lines("über über über", 9), ["über über", "über"]);
        assert_eq!(lines("平壌 平壌", 4), ["平壌", "平壌"]);
        assert_eq!(lines("a\n\t b", 9), ["a b"]);
        assert_eq!(lines("", 9), [""]);
    }

    #[test]
    fn a_word_that_does_not_fit_has_a_line_of_its_own() {
        assert_eq!(lines("a abcdefghijkl b", 5), ["a", "abcdefghijkl", "b"]);
    }

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let rows = [["a".to_string(), "x".into()], ["平壌".into(), String::new()]];
        assert_eq!(columns(&rows), ["a     x", "平壌"]);
    }

    #[test]
    fn what_is_cut_off_is_shown() {
        let three = || vec!["one two".to_string(), "six seven".into(), "x".into()];
        assert_eq!(shortened(three(), 3, 9), three());
        assert_eq!(shortened(three(), 2, 9), ["one two", "six …"]);
    }
}
