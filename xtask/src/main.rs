//! Work on laut itself, in one place: `cargo xtask <command>`.

mod measure;
mod new;
mod score;
mod train;
#[cfg(feature = "cldr")]
mod words;

use anyhow::{Result, anyhow};
use clap::{Parser, Subcommand};
use std::path::{Path, PathBuf};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Work on laut itself")]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read the gold corpora and print how well.
    Score(score::Options),
    /// Take the time of the released program: sentences a second, start, memory, size.
    Measure(measure::Options),
    /// Run the examples of a pack.
    Check {
        /// A pack, or places in it: `de`, `de/words/says`, `de/says/laut`.
        #[arg(default_value = "de")]
        only: String,
        /// Print the readings too.
        #[arg(long)]
        readings: bool,
    },
    /// Start a pack for another language: a copy of the template.
    NewLanguage {
        /// Its code: two letters, or three where there are no two (ISO 639).
        code: String,
        /// Its name in English.
        #[arg(long)]
        name: Option<String>,
    },
    /// Start a rule of a pack.
    NewRule {
        /// The pack.
        code: String,
        /// The stage: `split`, `says` or `judged`.
        stage: String,
        /// What the rule is called.
        name: String,
    },
    /// Show what the stages make of a text.
    Analyse {
        /// The text.
        text: String,
        /// The pack to read it with.
        #[arg(long, default_value = "de")]
        language: String,
    },
    /// Write anew what is made from the program and committed: what README.md shows, schema, scores of the examples.
    Bless,
    /// Write a table of words that comes from Unicode CLDR.
    #[cfg(feature = "cldr")]
    Words {
        /// Which: `currencies`.
        what: String,
        /// The pack it is for.
        #[arg(long, default_value = "de")]
        language: String,
    },
    /// Learn a model that a pack ships.
    Train {
        /// Which: `nouns` (their gender), `tagger`, `says`.
        what: String,
        /// The pack it is for.
        #[arg(long, default_value = "de")]
        language: String,
        /// Folder with the corpora.
        #[arg(long, default_value = "../shared/corpora")]
        corpora: PathBuf,
    },
}

fn main() -> Result<()> {
    let args = Args::parse();
    match args.command {
        Command::Score(options) => score::run(&options, &root(), || pack("de")),
        Command::Check { only, readings } => check(&only, readings),
        Command::NewLanguage { code, name } => new::language(&root().join("languages"), &code, name.as_deref()),
        Command::NewRule { code, stage, name } => new::rule(&root().join("languages"), &code, &stage, &name),
        Command::Measure(options) => measure::run(&options, &root(), &pack("de")?),
        Command::Analyse { text, language } => {
            println!("{}", laut_read::analysis(&text, &pack(&language)?));
            Ok(())
        }
        Command::Bless => bless(),
        #[cfg(feature = "cldr")]
        Command::Words { what, language } => match what.as_str() {
            "currencies" => {
                let endings = pack(&language)?.manifest().when.endings.clone();
                let rows = words::currencies(&root().join("languages").join(&language), &language, &endings)?;
                println!("{rows} rows");
                Ok(())
            }
            other => Err(anyhow!("nothing called `{other}` comes from CLDR; known: currencies")),
        },
        Command::Train { what, language, corpora } => match what.as_str() {
            "nouns" => nouns(&language, &corpora),
            "tagger" => tagger(&language, &corpora),
            "says" => says(&language, &corpora),
            other => Err(anyhow!("nothing called `{other}` is trained; known: nouns, tagger, says")),
        },
    }
}

/// Runs the examples of the pack that `only` names first, and prints those at places that start so.
fn check(only: &str, readings: bool) -> Result<()> {
    let language = only.split('/').next().unwrap_or(only);
    let report = laut_read::check(&pack(language)?);
    let failures: Vec<_> = report.failures.iter().filter(|f| f.place.starts_with(only)).collect();
    for f in &failures {
        println!("{}: {}\n  {}", f.place, f.text, f.message);
        if readings {
            println!("{}", f.readings);
        }
    }
    println!("{} run, {} wrong as known, {} failed", report.run, report.wrong, failures.len());
    Ok(())
}

fn tagger(language: &str, corpora: &Path) -> Result<()> {
    let pack = pack(language)?;
    let sentences = train::tagger::sentences(&corpora.join(format!("treebank-{language}")))?;
    let (bytes, report) = train::tagger::train(&pack, &sentences);
    let file = root().join("languages").join(language).join("models/word-tagger.model");
    std::fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
    std::fs::write(&file, &bytes)?;
    println!("{} ({} bytes)\n{report}", file.display(), bytes.len());
    Ok(())
}

/// The model of the `says` stage that drops drafts.
fn says(language: &str, corpora: &Path) -> Result<()> {
    let documents = score::statements::Document::read_all(corpora)?;
    let taught: Vec<_> = documents.iter().filter(|d| !d.is_held_out()).collect();
    let models = root().join("languages").join(language).join("models");
    let (bytes, report) = train::says::keep(&pack(language)?.without_models(&format!("{language}/says/keep")), &taught);
    std::fs::write(models.join("says-keep.model"), &bytes)?;
    println!("{report}says-keep.model: {} bytes", bytes.len());
    Ok(())
}

fn nouns(language: &str, corpora: &Path) -> Result<()> {
    let sentences = train::tagger::sentences(&corpora.join(format!("treebank-{language}")))?;
    let file = root().join("languages").join(language).join("words/nouns.tsv");
    std::fs::write(&file, train::nouns::table(&sentences))?;
    println!("{}", file.display());
    Ok(())
}

/// Runs the tests that hold such files to the program, and lets them write instead of compare.
fn bless() -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    for package in ["xtask", "laut-cli"] {
        let mut tests = std::process::Command::new(&cargo);
        // In one thread: two tests may write the same file.
        tests.args(["test", "--quiet", "--package", package, "--", "--test-threads", "1", "committed", "is_shown"]);
        let status = tests.env("BLESS", "1").current_dir(root()).status()?;
        anyhow::ensure!(status.success(), "a test of {package} fails for another reason");
    }
    Ok(())
}

/// The workspace's folder.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_path_buf()
}

fn pack(language: &str) -> Result<laut_pack::Pack> {
    let data = laut_pack::load(&root().join("languages").join(language)).map_err(|errors| {
        let all: Vec<String> = errors.iter().map(ToString::to_string).collect();
        anyhow!("{}", all.join("\n"))
    })?;
    Ok(laut_pack::Pack::new(data))
}
