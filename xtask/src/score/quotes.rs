//! Statements against the German news quotation corpus, by the measure published with it (Petersen-Frey & Biemann,
//! LREC-COLING 2024): predicted and gold statements are paired so that the summed token F1 of their contents is
//! greatest; precision and recall of each part are averaged over pairs.

use super::{Figure, Figures, assign::assign};
use anyhow::{Context, Result};
use laut_record::{Article, Form, Medium, Pieces, Record, Statement};
use serde::Deserialize;
use std::path::Path;

/// One document of the corpus.
#[derive(Deserialize)]
pub(crate) struct Document {
    #[serde(rename = "documentName")]
    pub(crate) name: String,
    pub(crate) date: String,
    #[serde(rename = "originalText")]
    pub(crate) text: String,
    /// Code points.
    tokens: Vec<[u32; 2]>,
    annotations: Vec<Annotation>,
}

#[derive(Deserialize)]
struct Annotation {
    quote: Option<Part>,
    speaker: Option<Part>,
    cue: Option<Part>,
    frame: Option<Part>,
    addressee: Option<Part>,
    #[serde(rename = "type")]
    form: String,
    medium: String,
}

#[derive(Deserialize, Default, Clone)]
struct Part {
    #[serde(default, rename = "tokenIds")]
    tokens: Vec<usize>,
}

/// A statement over the corpus's tokens.
#[derive(Clone)]
pub(crate) struct Marked {
    form: &'static str,
    medium: &'static str,
    /// In the order of [`PARTS`]; sorted tokens.
    parts: [Vec<usize>; 5],
}

const PARTS: [&str; 5] = ["quote", "addressee", "cue", "frame", "speaker"];
/// A label of the gold that laut never gives.
const UNKNOWN: &str = "none";
const FORMS: &[(&str, Form)] = &[
    ("Direct", Form::Direct),
    ("Indirect", Form::Indirect),
    ("IndirectFreeIndirect", Form::IndirectFree),
    ("FreeIndirect", Form::FreeIndirect),
    ("Reported", Form::Reported),
];
const MEDIA: &[(&str, Medium)] = &[
    ("Speech", Medium::Speech),
    ("Writing", Medium::Writing),
    ("Thought", Medium::Thought),
    ("SW", Medium::SpeechOrWriting),
    ("ST", Medium::SpeechOrThought),
    ("TW", Medium::ThoughtOrWriting),
];

impl Document {
    /// A document without statements; `tokens` in code points.
    pub(crate) fn new(name: &str, date: &str, text: &str, tokens: Vec<[u32; 2]>) -> Document {
        Document { name: name.into(), date: date.into(), text: text.into(), tokens, annotations: Vec::new() }
    }

    /// Adds a statement, of a form and a medium as laut names them; its parts in the order of [`PARTS`].
    pub(crate) fn add(&mut self, form: &str, medium: &str, parts: [Vec<usize>; 5]) {
        let form = Form::named(form).and_then(|form| FORMS.iter().find(|f| f.1 == form)).map_or("", |f| f.0);
        let medium = Medium::named(medium).and_then(|medium| MEDIA.iter().find(|m| m.1 == medium)).map_or("", |m| m.0);
        let [quote, addressee, cue, frame, speaker] = parts.map(|tokens| Some(Part { tokens }));
        let (form, medium) = (form.into(), medium.into());
        self.annotations.push(Annotation { quote, speaker, cue, frame, addressee, form, medium });
    }

    /// Reads a file of documents, one a line.
    pub(crate) fn read_all(file: &Path) -> Result<Vec<Document>> {
        super::lines(file)
    }

    /// The article as laut is given it.
    pub(crate) fn article(&self) -> Article {
        Article {
            id: self.name.clone(),
            text: self.text.clone(),
            published: Some(self.date.clone()),
            language: Some("de".into()),
            ..Article::default()
        }
    }

    /// The gold statements.
    pub(crate) fn gold(&self) -> Vec<Marked> {
        let sorted = |p: &Option<Part>| {
            let mut tokens = p.clone().unwrap_or_default().tokens;
            tokens.sort_unstable();
            tokens.dedup();
            tokens
        };
        let known = |all: &[&'static str], name: &str| all.iter().copied().find(|n| *n == name).unwrap_or(UNKNOWN);
        let forms: Vec<&'static str> = FORMS.iter().map(|f| f.0).collect();
        let media: Vec<&'static str> = MEDIA.iter().map(|m| m.0).collect();
        (self.annotations.iter())
            .map(|a| Marked {
                form: known(&forms, &a.form),
                medium: known(&media, &a.medium),
                parts: [&a.quote, &a.addressee, &a.cue, &a.frame, &a.speaker].map(sorted),
            })
            .collect()
    }

    /// What laut reads, over the corpus's tokens: one counts as covered when a span touches it. The cue of a summary
    /// is left out, since the corpus does not mark it.
    pub(crate) fn predicted(&self, record: &Record) -> Vec<Marked> {
        let offsets = laut_record::json::Offsets::new(&self.text);
        let tokens: Vec<Option<laut_record::Span>> = self.tokens.iter().map(|t| offsets.span(*t)).collect();
        let covered = |pieces: Option<&Pieces>| match pieces {
            None => Vec::new(),
            Some(p) => {
                (tokens.iter().enumerate()).filter(|(_, t)| t.is_some_and(|t| p.touches(t))).map(|(i, _)| i).collect()
            }
        };
        let marked = |s: &Statement| Marked {
            form: FORMS.iter().find(|f| f.1 == s.form).map_or("", |f| f.0),
            medium: MEDIA.iter().find(|m| Some(m.1) == s.medium).map_or("", |m| m.0),
            parts: [
                covered(Some(&s.content)),
                covered(s.addressee.as_ref()),
                if s.form == Form::Reported { Vec::new() } else { covered(s.cue.as_ref()) },
                covered(s.frame.as_ref()),
                covered(s.speaker.as_ref().map(|who| &who.pieces)),
            ],
        };
        record.statements.iter().filter(|s| s.source == laut_record::Source::Text).map(marked).collect()
    }
}

/// Precisions and recalls while they are summed up.
#[derive(Default)]
pub(crate) struct Tally {
    precision: [Vec<f64>; 5],
    recall: [Vec<f64>; 5],
    /// True positives, false positives, false negatives of type and medium.
    labels: [[f64; 3]; 2],
}

impl Tally {
    fn pair(&mut self, gold: Option<&Marked>, predicted: Option<&Marked>) {
        let empty: &[usize] = &[];
        for part in 0..PARTS.len() {
            let g = gold.map_or(empty, |g| &g.parts[part]);
            let p = predicted.map_or(empty, |p| &p.parts[part]);
            let both = shared(g, p) as f64;
            if !p.is_empty() {
                self.precision[part].push(both / p.len() as f64);
            }
            if !g.is_empty() {
                self.recall[part].push(both / g.len() as f64);
            }
        }
        let label = |m: Option<&Marked>, n: usize| m.map(|m| [m.form, m.medium][n]).filter(|l| !l.is_empty());
        for (n, counts) in self.labels.iter_mut().enumerate() {
            let (g, p) = (label(gold, n), label(predicted, n));
            match g == p {
                true => counts[0] += f64::from(u8::from(g.is_some())),
                false => {
                    counts[1] += f64::from(u8::from(p.is_some()));
                    counts[2] += f64::from(u8::from(g.is_some()));
                }
            }
        }
    }

    /// Adds a document.
    pub(crate) fn add(&mut self, gold: &[Marked], predicted: &[Marked]) {
        let value = |g: &Marked, p: &Marked| {
            let (a, b) = (&g.parts[0], &p.parts[0]);
            match shared(a, b) {
                0 => 0.0,
                both => {
                    let same = 0.01 * f64::from(u8::from(g.form == p.form))
                        + 0.001 * f64::from(u8::from(g.medium == p.medium));
                    2.0 * both as f64 / (a.len() + b.len()) as f64 + same
                }
            }
        };
        let table: Vec<Vec<f64>> = gold.iter().map(|g| predicted.iter().map(|p| value(g, p)).collect()).collect();
        let pairs = assign(&table);
        for &(g, p) in &pairs {
            self.pair(Some(&gold[g]), Some(&predicted[p]));
        }
        for g in (0..gold.len()).filter(|g| !pairs.iter().any(|p| p.0 == *g)) {
            self.pair(Some(&gold[g]), None);
        }
        for p in (0..predicted.len()).filter(|p| !pairs.iter().any(|q| q.1 == *p)) {
            self.pair(None, Some(&predicted[p]));
        }
    }

    /// F1 by row.
    pub(crate) fn figures(&self, title: &str, figures: &mut Figures) {
        let mean = |lists: &[Vec<f64>], parts: &[usize]| {
            let (mut sum, mut n) = (0.0, 0usize);
            for part in parts {
                sum += lists[*part].iter().sum::<f64>();
                n += lists[*part].len();
            }
            if n == 0 { 0.0 } else { sum / n as f64 }
        };
        let groups: [(&str, &[usize]); 7] = [
            ("quote", &[0]),
            ("roles", &[1, 2, 3, 4]),
            ("joint", &[0, 1, 2, 3, 4]),
            ("addressee", &[1]),
            ("cue", &[2]),
            ("frame", &[3]),
            ("speaker", &[4]),
        ];
        for (name, parts) in groups {
            let figure = Figure::F1(mean(&self.precision, parts), mean(&self.recall, parts));
            figures.add(format!("{title} {name}"), figure);
        }
        for (name, [tp, fp, fn_]) in ["type", "medium"].into_iter().zip(self.labels) {
            let share = |other: f64| if tp + other > 0.0 { tp / (tp + other) } else { 0.0 };
            figures.add(format!("{title} {name}"), Figure::F1(share(fp), share(fn_)));
        }
    }
}

fn shared(a: &[usize], b: &[usize]) -> usize {
    a.iter().filter(|i| b.binary_search(i).is_ok()).count()
}

/// A stricter count of our own: a reading is right when its content shares at least eight tenths of both stretches
/// with a gold statement of the same form. (The published measure pairs a reading with gold it does not touch.)
pub(crate) fn strict(gold: &[Marked], predicted: &[Marked]) -> [usize; 3] {
    let same = |g: &Marked, p: &Marked| {
        let both = shared(&g.parts[0], &p.parts[0]) * 10;
        g.form == p.form && both >= g.parts[0].len() * 8 && both >= p.parts[0].len() * 8
    };
    let mut used = vec![false; predicted.len()];
    let mut right = 0;
    for g in gold {
        if let Some(p) = (0..predicted.len()).find(|&p| !used[p] && same(g, &predicted[p])) {
            used[p] = true;
            right += 1;
        }
    }
    [right, gold.len(), predicted.len()]
}

/// Scores all documents of a file, in full and without summaries ("spoken").
pub(crate) fn score(documents: &[&Document], records: &[Record], prefix: &str, figures: &mut Figures) -> Result<()> {
    let (mut full, mut spoken) = (Tally::default(), Tally::default());
    let mut exact = [0usize; 3];
    for (document, record) in documents.iter().zip(records) {
        anyhow::ensure!(record.article.id == document.name, "records and gold are in different order");
        let (gold, predicted) = (document.gold(), document.predicted(record));
        full.add(&gold, &predicted);
        let without = |all: &[Marked]| all.iter().filter(|m| m.form != "Reported").cloned().collect::<Vec<_>>();
        let (gold, predicted) = (without(&gold), without(&predicted));
        spoken.add(&gold, &predicted);
        for (sum, n) in exact.iter_mut().zip(strict(&gold, &predicted)) {
            *sum += n;
        }
    }
    full.figures(&format!("{prefix} full"), figures);
    spoken.figures(&format!("{prefix} spoken"), figures);
    let [right, gold, predicted] = exact.map(|n| n as f64);
    let figure = Figure::F1(right / predicted.max(1.0), right / gold.max(1.0));
    figures.add(format!("{prefix} spoken strict"), figure);
    Ok(())
}

/// Statements as lines for comparison: what laut reads, and what gold it misses.
pub(crate) fn differences(document: &Document, record: &Record) -> Vec<String> {
    let (gold, predicted) = (document.gold(), document.predicted(record));
    let text = |tokens: &[usize]| words(document, tokens);
    let mut lines = Vec::new();
    let best = |m: &Marked, all: &[Marked]| {
        let f1 = |o: &Marked| {
            2.0 * shared(&m.parts[0], &o.parts[0]) as f64 / (m.parts[0].len() + o.parts[0].len()).max(1) as f64
        };
        all.iter().map(|o| (f1(o), o.clone())).max_by(|a, b| a.0.total_cmp(&b.0))
    };
    let show = |m: &Marked| {
        format!(
            "[{}] Q: {} | S: {} | C: {} | F: {} | A: {}",
            m.form,
            text(&m.parts[0]),
            text(&m.parts[4]),
            text(&m.parts[2]),
            text(&m.parts[3]),
            text(&m.parts[1])
        )
    };
    for g in &gold {
        match best(g, &predicted) {
            Some((f, p)) if f > 0.0 => {
                let free = p.form != "Direct" && p.form != "Indirect";
                let other = |n: &usize| g.parts[*n] != p.parts[*n] && !(free && *n == 2);
                let parts: Vec<&str> = (0..PARTS.len()).filter(other).map(|n| PARTS[n]).collect();
                if !parts.is_empty() {
                    lines.push(format!(
                        "DIFF {} [{}/{}]\n    gold {}\n    laut {}",
                        parts.join("+"),
                        g.form,
                        p.form,
                        show(g),
                        show(&p)
                    ));
                }
                if g.medium != p.medium {
                    lines.push(format!(
                        "MEDIUM {} read as {}: {} | {} | {:.60}",
                        g.medium,
                        p.medium,
                        text(&p.parts[2]),
                        text(&p.parts[4]),
                        text(&g.parts[0])
                    ));
                }
                if g.form != p.form {
                    lines.push(format!("FORM {} read as {}: {}", g.form, p.form, text(&g.parts[0])));
                }
            }
            _ => lines.push(format!("MISS {}", show(g))),
        }
    }
    for (p, statement) in predicted.iter().zip(&record.statements) {
        if best(p, &gold).is_none_or(|(f, _)| f == 0.0) {
            lines.push(format!("EXTRA {} {}", statement.rule, show(p)));
        }
    }
    lines
}

fn words(document: &Document, tokens: &[usize]) -> String {
    let offsets = laut_record::json::Offsets::new(&document.text);
    let mut out = String::new();
    let mut last: Option<usize> = None;
    for &i in tokens {
        let Some(span) = document.tokens.get(i).and_then(|t| offsets.span(*t)) else { continue };
        match last {
            Some(l) if l + 1 != i => out.push_str(" … "),
            Some(_) => out.push(' '),
            None => {}
        }
        out.push_str(span.of(&document.text));
        last = Some(i);
    }
    out
}

/// The documents of one split, with where they are.
pub(crate) fn corpus(corpora: &Path, split: &str) -> Result<Vec<Document>> {
    let file = corpora.join("quotes-de").join(format!("{split}.jsonl"));
    Document::read_all(&file).with_context(|| file.display().to_string())
}
