//! `cargo xtask measure`: what a user waits for and what it costs, of the program as it is released: sentences a second on
//! one core, time to the first output, memory, size. The stages one by one are timed by `cargo bench -p laut-benches`.

use anyhow::{Context, Result, ensure};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The program; `cargo build --release -p laut-cli` makes it.
    #[arg(long, default_value = "target/release/laut")]
    binary: PathBuf,
    /// How often each is measured; the best counts.
    #[arg(long, default_value_t = 10)]
    runs: usize,
}

/// How often the examples are read in one run.
const TIMES: usize = 100;

/// Measures, and prints each figure beside what it should be.
pub(crate) fn run(options: &Options, root: &Path, pack: &laut_pack::Pack) -> Result<()> {
    let program = root.join(&options.binary);
    let size = fs::metadata(&program).with_context(|| format!("{}: build it first", program.display()))?.len();
    let mut files: Vec<PathBuf> =
        (fs::read_dir(root.join("examples").join(pack.language()))?.flatten().map(|f| f.path()))
            .filter(|path| path.extension().is_some_and(|e| e == "txt"))
            .collect();
    files.sort();
    let texts = files.iter().map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?;
    let first = files.first().context("no examples")?;
    let sentences: usize = texts.iter().map(|text| laut_read::learn::sentences(text, pack).len()).sum();
    let mut all = String::new();
    for text in (0..TIMES).flat_map(|_| &texts) {
        writeln!(all, "{}", serde_json::json!({ "text": text, "language": pack.language() }))?;
    }
    let file = std::env::temp_dir().join(format!("laut-measure-{}.jsonl", std::process::id()));
    fs::write(&file, all)?;
    let many = || best(options.runs, || timed(&program, &["--jobs", "1", "--format", "json"], &file));
    let (start, small) = best(options.runs, || timed(&program, &["--published", "2024-05-31"], first))?;
    let (whole, large) = many()?;
    fs::remove_file(&file)?;
    let speed = (sentences * TIMES) as f64 / whole.saturating_sub(start).as_secs_f64();
    println!("sentences a second, one core {speed:10.0}     at least  3000, after 15000");
    println!("start to the end of an article {:8.1} ms  at most     60, after    20", start.as_secs_f64() * 1e3);
    println!("memory, one article          {:10.1} MB", small as f64 / 1e3);
    println!(
        "memory, {:5} articles       {:10.1} MB  at most    250, after    80",
        texts.len() * TIMES,
        large as f64 / 1e3
    );
    println!("size of the program          {:10.1} MB  at most     40, after    15", size as f64 / 1e6);
    Ok(())
}

/// The least time and the least memory of some runs.
fn best(runs: usize, run: impl Fn() -> Result<(Duration, u64)>) -> Result<(Duration, u64)> {
    let all = (0..runs.max(1)).map(|_| run()).collect::<Result<Vec<_>>>()?;
    let time = all.iter().map(|(time, _)| *time).min().unwrap_or_default();
    Ok((time, all.iter().map(|(_, memory)| *memory).filter(|m| *m > 0).min().unwrap_or_default()))
}

/// Time of one run, and the most memory it was seen to hold, in kilobytes (0 where the system does not say).
fn timed(program: &Path, options: &[&str], file: &Path) -> Result<(Duration, u64)> {
    let start = Instant::now();
    let mut child = Command::new(program)
        .arg("read")
        .args(options)
        .arg(file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let mut memory = 0;
    let status = loop {
        memory = memory.max(peak(&child));
        match child.try_wait()? {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_micros(200)),
        }
    };
    let time = start.elapsed();
    ensure!(status.success(), "{} {}: {status}", program.display(), file.display());
    Ok((time, memory))
}

/// The most memory that a running program has held so far.
fn peak(child: &Child) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.trim().trim_end_matches(" kB").parse().ok()).unwrap_or_default()
}
