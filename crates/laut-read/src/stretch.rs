//! Stretches of tokens: what a part of a statement is made of before it becomes bytes.

use crate::doc::{Doc, Shape};
use laut_record::{Pieces, Span};

/// Ranges of tokens, ascending, without overlaps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Stretch(Vec<(usize, usize)>);

impl Stretch {
    /// The tokens `first..end`.
    pub(crate) fn of(first: usize, end: usize) -> Self {
        Stretch(if first < end { vec![(first, end)] } else { Vec::new() })
    }

    /// These tokens, ascending; neighbours join.
    pub(crate) fn of_tokens(tokens: impl IntoIterator<Item = usize>) -> Self {
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for i in tokens {
            match ranges.last_mut() {
                Some((_, end)) if *end == i => *end = i + 1,
                _ => ranges.push((i, i + 1)),
            }
        }
        Stretch(ranges)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn ranges(&self) -> &[(usize, usize)] {
        &self.0
    }

    /// The first token.
    pub(crate) fn first(&self) -> usize {
        self.0.first().map_or(0, |r| r.0)
    }

    /// The token after the last.
    pub(crate) fn end(&self) -> usize {
        self.0.last().map_or(0, |r| r.1)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(|(a, b)| b - a).sum()
    }

    pub(crate) fn has(&self, token: usize) -> bool {
        self.0.iter().any(|&(a, b)| (a..b).contains(&token))
    }

    pub(crate) fn tokens(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.0.iter().flat_map(|&(a, b)| a..b)
    }

    /// How many tokens both have.
    pub(crate) fn shared(&self, other: &Stretch) -> usize {
        let both = |a: &(usize, usize), b: &(usize, usize)| a.1.min(b.1).saturating_sub(a.0.max(b.0));
        self.0.iter().map(|a| other.0.iter().map(|b| both(a, b)).sum::<usize>()).sum()
    }

    /// The tokens of this without those of `other`.
    pub(crate) fn without(&self, other: &Stretch) -> Stretch {
        Stretch::of_tokens(self.tokens().filter(|i| !other.has(*i)))
    }

    /// The tokens of both.
    pub(crate) fn with(&self, other: &Stretch) -> Stretch {
        if self.end() <= other.first() {
            let mut ranges = self.0.clone();
            for &(first, end) in &other.0 {
                match ranges.last_mut() {
                    Some((_, last)) if *last == first => *last = end,
                    _ => ranges.push((first, end)),
                }
            }
            return Stretch(ranges);
        }
        let mut tokens: Vec<usize> = self.tokens().chain(other.tokens()).collect();
        tokens.sort_unstable();
        tokens.dedup();
        Stretch::of_tokens(tokens)
    }

    /// From the first token of both to their last, with all between.
    pub(crate) fn with_ends(&self, other: &Stretch) -> Stretch {
        let both = || [self, other].into_iter().filter(|s| !s.is_empty());
        let first = both().map(Stretch::first).min().unwrap_or_default();
        Stretch::of(first, both().map(Stretch::end).max().unwrap_or_default())
    }

    /// Takes commas, dashes, colons and lone marks off both ends of each piece; a quotation mark or bracket stays
    /// when its partner is inside.
    pub(crate) fn trimmed(&self, doc: &Doc) -> Stretch {
        let loose = |i: usize, (a, b): (usize, usize)| match doc.tokens[i].shape {
            Shape::Mark => match doc.word(i) {
                "(" => !(a..b).any(|k| doc.word(k) == ")"),
                ")" => !(a..b).any(|k| doc.word(k) == "("),
                _ => true,
            },
            Shape::Quote => {
                let opens = doc.opened_at(i).is_some_and(|q| (a..b).contains(&(q.close as usize)));
                let closes = doc.closed_at(i).is_some_and(|q| (a..b).contains(&(q.open as usize)));
                !opens && !closes
            }
            _ => false,
        };
        let trim = |&(mut a, mut b): &(usize, usize)| {
            // Marks that close what was opened inside, right behind the end.
            while doc.closed_at(b).is_some_and(|q| (a..b).contains(&(q.open as usize))) {
                b += 1;
            }
            while a > 0 && doc.opened_at(a - 1).is_some_and(|q| q.closed && (a..b).contains(&(q.close as usize))) {
                a -= 1;
            }
            while a < b && loose(a, (a, b)) {
                a += 1;
            }
            while a < b && loose(b - 1, (a, b)) {
                b -= 1;
            }
            (a, b)
        };
        Stretch(self.0.iter().map(trim).filter(|(a, b)| a < b).collect())
    }

    /// The places in the text.
    pub(crate) fn pieces(&self, doc: &Doc) -> Pieces {
        Pieces::new(self.0.iter().map(|&(a, b)| doc.span(a, b)).collect::<Vec<Span>>())
    }
}

impl Doc<'_> {
    /// Clause `c` and all that hangs below it, with the marks between its words.
    pub(crate) fn subtree(&self, c: usize) -> Stretch {
        let sentence = self.sentences[self.clauses[c].sentence as usize];
        let (first, end) = (sentence.first as usize, sentence.end as usize);
        let belongs = |i: usize| self.tokens[i].clause.is_some_and(|k| self.is_below(k as usize, c));
        self.joined((first..end).filter(|&i| belongs(i)), first, end)
    }

    /// Tokens with the marks and brackets that stand between two of them.
    pub(crate) fn joined(&self, tokens: impl Iterator<Item = usize>, first: usize, end: usize) -> Stretch {
        let tokens: Vec<usize> = tokens.filter(|&i| i >= first && i < end).collect();
        let mut all = Vec::with_capacity(tokens.len());
        for (n, &i) in tokens.iter().enumerate() {
            if n > 0 {
                let gap = tokens[n - 1] + 1..i;
                // Words without a clause (in brackets) and marks belong to what surrounds them.
                if gap.clone().all(|k| self.tokens[k].clause.is_none()) && !gap.clone().any(|k| self.in_opaque(k)) {
                    all.extend(gap);
                }
            }
            all.push(i);
        }
        Stretch::of_tokens(all)
    }

    /// Whether token `i` is part of an opaque quotation.
    pub(crate) fn in_opaque(&self, i: usize) -> bool {
        self.opaque.get(i).is_some_and(|q| *q != u32::MAX)
    }
}
