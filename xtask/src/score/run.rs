//! Reads each corpus, measures, and prints: the daily tool.

use super::committed::Committed;
use super::{Figures, changes, confidence, dates, events, examples, quotes, read, seed, sentences, statements};
use anyhow::Result;
use laut_pack::Pack;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What to score, and what to print.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// What: `all`, `quotes`, `statements`, `dates`, `events`, `seed`, `examples`; or, not in `all`, `sentences` (where they end) and `confidence` (how
    /// often each rule is right).
    #[arg(default_value = "all")]
    pub(crate) what: String,
    /// Folder with the corpora.
    #[arg(long, default_value = "../shared/corpora")]
    pub(crate) corpora: PathBuf,
    /// Print what was missed or read wrongly.
    #[arg(long)]
    pub(crate) errors: bool,
    /// Print every error that came or went since the last run.
    #[arg(long)]
    pub(crate) diff: bool,
    /// Which part of a corpus: `dev` is measured on, `train` is studied. Of events all is `dev`: `learn` is studied, of `kept`
    /// no error is shown.
    #[arg(long, default_value = "dev")]
    pub(crate) split: String,
    /// Only articles whose name starts so.
    #[arg(long)]
    pub(crate) only: Option<String>,
    /// Write the figures to `corpora/scores.toml`; of `confidence`, to the pack.
    #[arg(long)]
    pub(crate) write: bool,
}

/// What a corpus comes to.
#[derive(Default)]
struct Scored {
    figures: Figures,
    /// What was missed or read wrongly, by corpus.
    errors: Vec<(&'static str, Vec<String>)>,
    /// Corpora that are not there.
    skipped: Vec<&'static str>,
}

/// Scores, and prints.
pub(crate) fn run(options: &Options, root: &Path, pack: impl Fn() -> Result<Pack>) -> Result<()> {
    let known = ["all", "quotes", "statements", "dates", "events", "seed", "examples", "sentences", "confidence"];
    anyhow::ensure!(known.contains(&options.what.as_str()), "no `{}`; known: {}", options.what, known.join(", "));
    let parts: &[&str] = if options.what == "events" { &["dev", "learn", "kept"] } else { &["dev", "train"] };
    anyhow::ensure!(parts.contains(&options.split.as_str()), "no `{}`; known: {}", options.split, parts.join(", "));
    if options.what == "sentences" {
        let mut figures = Figures::default();
        sentences::score(&options.corpora, &pack()?, options.errors, &mut figures)?;
        print!("{}", figures.table());
        return Ok(());
    }
    if options.what == "confidence" {
        return confidence::run(&options.corpora, root, &pack()?, options.write);
    }
    let whole = options.what == "all" && options.split == "dev" && options.only.is_none();
    anyhow::ensure!(whole || !options.write, "only figures of everything, on `dev`, are written");
    let scored = score(options, root, &pack()?)?;
    for (name, lines) in &scored.errors {
        if options.errors {
            lines.iter().for_each(|line| println!("{line}"));
        }
        if options.only.is_none() {
            let file = root.join(format!("target/score/{name}-{}.txt", options.split));
            changes(&file, lines, options.diff)?;
        }
    }
    if options.split != "dev" {
        print!("{}", scored.figures.table());
        return Ok(());
    }
    let rules = score(options, root, &pack()?.without_models(""))?;
    print!("{}", scored.figures.table_beside(&rules.figures));
    for name in &scored.skipped {
        println!("{name}: skipped, not in {}", options.corpora.display());
    }
    let committed = Committed::new(&scored.figures, &rules.figures);
    let file = root.join("corpora/scores.toml");
    if options.write {
        anyhow::ensure!(scored.skipped.is_empty(), "only figures of all corpora are written");
        committed.write(&file)?;
    } else if whole {
        print!("{}", committed.moved(&file)?);
    }
    Ok(())
}

fn score(options: &Options, root: &Path, pack: &Pack) -> Result<Scored> {
    let mut scored = Scored::default();
    let corpora = &options.corpora;
    let wanted = |name: &str| options.what == "all" || options.what == name;
    if wanted("quotes") {
        match corpora.join("quotes-de").is_dir() {
            true => scored.quotes(options, pack)?,
            false => scored.skipped.push("quotes-de"),
        }
    }
    if wanted("statements") {
        match corpora.join("statements-de").is_dir() {
            true => {
                let mut gold = statements::Document::read_all(corpora)?;
                gold.retain(|d| d.is_held_out() == (options.split == "dev") && options.takes(&d.id));
                let articles: Vec<_> = gold.iter().map(|d| d.article()).collect();
                let (gold, records) = (gold.iter().collect::<Vec<_>>(), read(&articles, pack));
                let lines = statements::score(&gold, &records, "statements-de", false, &mut scored.figures);
                scored.errors.push(("statements-de", lines));
            }
            false => scored.skipped.push("statements-de"),
        }
    }
    if wanted("dates") && options.split == "dev" {
        match corpora.join("dates-de").is_dir() {
            true => {
                let gold = dates::Document::read_all(corpora)?;
                let articles: Vec<_> = gold.iter().map(|d| d.article()).collect();
                let lines = dates::score(&gold, &read(&articles, pack), &mut scored.figures);
                scored.errors.push(("dates-de", lines));
            }
            false => scored.skipped.push("dates-de"),
        }
    }
    if wanted("events") && options.split != "train" {
        match corpora.join("events-de").is_dir() {
            true => scored.events(options, pack)?,
            false => scored.skipped.push("events-de"),
        }
    }
    if wanted("seed") {
        let folder = seed::folder(corpora);
        match folder.is_dir() {
            true => {
                let (_, lines) = seed::score(&folder, pack, &mut scored.figures)?;
                scored.errors.push(("first article", lines));
            }
            false => scored.skipped.push("first article"),
        }
    }
    if wanted("examples") {
        let mut all = examples::read_all(&root.join("examples").join(pack.language()))?;
        all.retain(|e| options.takes(&e.article.id));
        scored.examples(&all, pack)?;
    }
    Ok(scored)
}

impl Options {
    fn takes(&self, name: &str) -> bool {
        self.only.as_ref().is_none_or(|only| name.starts_with(only))
    }
}

impl Scored {
    fn quotes(&mut self, options: &Options, pack: &Pack) -> Result<()> {
        let mut documents = quotes::corpus(&options.corpora, &options.split)?;
        documents.retain(|d| options.takes(&d.name));
        let articles: Vec<_> = documents.iter().map(|d| d.article()).collect();
        let records = read(&articles, pack);
        let all: Vec<_> = documents.iter().collect();
        quotes::score(&all, &records, "quotes-de", &mut self.figures)?;
        // Sixteen of its articles carry gold for events too, which laut's rules may one day be made with.
        let events = options.corpora.join("events-de/dev.jsonl");
        if options.split == "dev" && events.is_file() {
            let known: BTreeSet<String> = super::lines::<Named>(&events)?.into_iter().map(|d| d.id).collect();
            let kept = |n: &usize| !known.contains(&documents[*n].name);
            let rest: Vec<usize> = (0..documents.len()).filter(kept).collect();
            let mut figures = Figures::default();
            let some: Vec<_> = rest.iter().map(|&n| &documents[n]).collect();
            let records: Vec<_> = rest.iter().map(|&n| records[n].clone()).collect();
            quotes::score(&some, &records, "quotes-de without events-de", &mut figures)?;
            figures.0.retain(|(name, _)| ["quote", "roles", "joint"].iter().any(|row| name.ends_with(row)));
            self.figures.0.extend(figures.0);
        }
        let lines = documents.iter().zip(&records).flat_map(|(d, r)| {
            let name: String = d.name.chars().take(24).collect();
            quotes::differences(d, r).into_iter().map(move |line| format!("{name} {line}"))
        });
        self.errors.push(("quotes-de", lines.collect()));
        Ok(())
    }

    /// Counts on all articles and on those kept; of the latter no error is shown.
    fn events(&mut self, options: &Options, pack: &Pack) -> Result<()> {
        let mut gold = events::Document::read_all(&options.corpora)?;
        gold.retain(|(d, kept)| options.takes(&d.id) && (options.split == "dev" || *kept == (options.split == "kept")));
        let articles: Vec<_> = gold.iter().map(|(d, _)| d.article()).collect();
        let records = read(&articles, pack);
        let of = |wanted: fn(bool) -> bool| -> (Vec<_>, Vec<_>) {
            let part = gold.iter().zip(&records).filter(|((_, kept), _)| wanted(*kept));
            part.map(|((d, _), r)| (d, r.clone())).unzip()
        };
        let (all, kept, learn) = (of(|_| true), of(|kept| kept), of(|kept| !kept));
        events::score(&all.0, &all.1, "events-de", &mut self.figures);
        if options.split == "dev" {
            events::score(&kept.0, &kept.1, "events-de kept", &mut self.figures);
        }
        let lines = events::score(&learn.0, &learn.1, "", &mut Figures::default());
        self.errors.push(("events-de", lines));
        Ok(())
    }

    /// The project's own articles, by all measures that their gold is for.
    pub(super) fn examples(&mut self, all: &[examples::Example], pack: &Pack) -> Result<()> {
        let articles: Vec<_> = all.iter().map(|e| e.article.clone()).collect();
        let records = read(&articles, pack);
        let mut figures = Figures::default();
        let documents: Vec<_> = all.iter().map(|e| &e.quotes).collect();
        quotes::score(&documents, &records, "examples", &mut figures)?;
        let kept = ["quote", "roles", "joint", "speaker", "type", "medium", "strict"];
        figures.0.retain(|(name, _)| kept.iter().any(|row| name.ends_with(row)));
        let documents: Vec<_> = all.iter().map(|e| &e.statements).collect();
        let mut lines = statements::score(&documents, &records, "examples", false, &mut figures);
        let with_events = all.iter().zip(&records).filter_map(|(e, r)| Some((e.events.as_ref()?, r.clone())));
        let (gold, read): (Vec<_>, Vec<_>) = with_events.unzip();
        lines.extend(events::score(&gold, &read, "examples events", &mut figures));
        for (example, record) in all.iter().zip(&records) {
            let name = &example.article.id;
            lines.extend(quotes::differences(&example.quotes, record).into_iter().map(|line| format!("{name} {line}")));
        }
        self.figures.0.extend(figures.0);
        self.errors.push(("examples", lines));
        Ok(())
    }
}

#[derive(serde::Deserialize)]
struct Named {
    id: String,
}

/// The figures of the examples alone, which every clone can measure: with the pack as it is, and without its models.
#[cfg(test)]
pub(super) fn of_examples(root: &Path, pack: impl Fn() -> Result<Pack>) -> Result<(Figures, Figures)> {
    let (pack, bare) = (pack()?, pack()?.without_models(""));
    let all = examples::read_all(&root.join("examples").join(pack.language()))?;
    let of = |pack: &Pack| {
        let mut scored = Scored::default();
        scored.examples(&all, pack).map(|()| scored.figures)
    };
    Ok((of(&pack)?, of(&bare)?))
}
