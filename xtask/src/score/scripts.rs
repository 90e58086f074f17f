//! The measures in Rust give what the scripts beside the corpora give, where those and Python are there.

use super::{Figure, Figures, quotes, read, seed, statements};
use laut_record::Record;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder with the scripts; none, said aloud, where they cannot be run.
fn shared() -> Option<PathBuf> {
    let shared = crate::root().join("../shared");
    let python = Command::new("python3").arg("--version").output();
    if !shared.join("score").is_dir() || !python.is_ok_and(|o| o.status.success()) {
        println!("skipped: no scripts to compare with, or no python3");
        return None;
    }
    Some(shared)
}

/// What a script prints about records.
fn script(shared: &Path, name: &str, before: &[&str], gold: &Path, records: &[Record]) -> String {
    let lines: String = records.iter().map(|r| r.to_json() + "\n").collect();
    let file = std::env::temp_dir().join(format!("laut-{name}-{}.jsonl", std::process::id()));
    std::fs::write(&file, lines).expect("written");
    let mut python = Command::new("python3");
    let output = python.arg(shared.join("score").join(name)).args(before).arg(gold).arg(&file).output().expect("run");
    std::fs::remove_file(&file).expect("there");
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn statements_are_paired_as_in_the_script() {
    let Some(shared) = shared() else { return };
    let pack = crate::pack("de").expect("the pack");
    let documents = quotes::corpus(&shared.join("corpora"), "dev").expect("the corpus");
    let articles: Vec<_> = documents.iter().map(|d| d.article()).collect();
    let records = read(&articles, &pack);
    let mut figures = Figures::default();
    quotes::score(&documents.iter().collect::<Vec<_>>(), &records, "x", &mut figures).expect("scored");
    let printed = script(&shared, "quotes.py", &[], &shared.join("corpora/quotes-de/dev.jsonl"), &records);
    let mut compared = 0;
    for line in printed.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [part, row, _, precision, _, recall, ..] = words[..] else { panic!("{line}") };
        let Some(Figure::F1(p, r)) = figures.get(&format!("x {part} {row}")) else { panic!("no row for {line}") };
        assert_eq!([precision, recall], [format!("{p:.4}"), format!("{r:.4}")], "{line}");
        compared += 1;
    }
    assert_eq!(compared, 18);
}

#[test]
fn dates_are_counted_as_in_the_script() {
    let Some(shared) = shared() else { return };
    let pack = crate::pack("de").expect("the pack");
    let gold = super::dates::Document::read_all(&shared.join("corpora")).expect("the corpus");
    let records = read(&gold.iter().map(|d| d.article()).collect::<Vec<_>>(), &pack);
    let mut figures = Figures::default();
    super::dates::score(&gold, &records, &mut figures);
    let printed = script(&shared, "dates.py", &[], &shared.join("corpora/dates-de/dev.jsonl"), &records);
    let mut compared = 0;
    for line in printed.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [part, row, _, precision, _, recall, ..] = words[..] else { panic!("{line}") };
        let name = if part == "all" { format!("dates-de {row}") } else { format!("dates-de dates {row}") };
        let Some(Figure::F1(p, r)) = figures.get(&name) else { panic!("no row for {line}") };
        assert_eq!([precision, recall], [format!("{p:.4}"), format!("{r:.4}")], "{line}");
        compared += 1;
    }
    assert_eq!(compared, 8);
}

#[test]
fn acts_and_chains_are_counted_as_in_the_script() {
    let Some(shared) = shared() else { return };
    let pack = crate::pack("de").expect("the pack");
    let mut documents = statements::Document::read_all(&shared.join("corpora")).expect("the corpus");
    documents.retain(|d| d.is_held_out());
    let articles: Vec<_> = documents.iter().map(|d| d.article()).collect();
    let records = read(&articles, &pack);
    let mut figures = Figures::default();
    statements::score(&documents.iter().collect::<Vec<_>>(), &records, "x", false, &mut figures);
    let printed = script(&shared, "statements.py", &[], &shared.join("corpora/statements-de/gold.jsonl"), &records);
    for line in printed.lines() {
        // "recall    0.870  (194 of 223)"; nothing parts a long name from its figure.
        let row: String = line.chars().take_while(|c| c.is_alphabetic()).collect();
        let Some(Figure::Share(hits, of)) = figures.get(&format!("x {row}")) else { panic!("no row for {line}") };
        assert!(line.ends_with(&format!("({hits} of {of})")), "{line}, but here {hits} of {of}");
    }
    assert_eq!(printed.lines().count(), 7);
}

#[test]
fn events_are_counted_as_in_the_script() {
    let Some(shared) = shared() else { return };
    let pack = crate::pack("de").expect("the pack");
    let gold = super::events::Document::read_all(&shared.join("corpora")).expect("the corpus");
    let records = read(&gold.iter().map(|(d, _)| d.article()).collect::<Vec<_>>(), &pack);
    let mut figures = Figures::default();
    super::events::score(&gold.iter().map(|(d, _)| d).collect::<Vec<_>>(), &records, "x", &mut figures);
    let printed = script(&shared, "events.py", &[], &shared.join("corpora/events-de/dev.jsonl"), &records);
    for line in printed.lines() {
        // "events who        0.870  (194 of 223)"; there is no row for F1 of so many.
        let row = line.chars().take(18).collect::<String>();
        let row = row.trim().trim_start_matches("events ");
        match figures.get(&format!("x {row}")) {
            Some(Figure::Share(hits, of)) => {
                assert!(line.ends_with(&format!("({hits} of {of})")), "{line}, but here {hits} of {of}");
            }
            Some(f1) => {
                let printed: f64 = line[18..].trim().parse().expect("a number");
                assert!((100.0 * printed - f1.percent()).abs() < 0.11, "{line}, but here {f1:?}");
            }
            None => panic!("no row for {line}"),
        }
    }
    assert_eq!(printed.lines().count(), 12);
}

#[test]
fn the_first_article_is_counted_as_in_the_script() {
    let Some(shared) = shared() else { return };
    let pack = crate::pack("de").expect("the pack");
    let mut figures = Figures::default();
    let folder = shared.join("articles");
    let (record, _) = seed::score(&folder, &pack, &mut figures).expect("scored");
    let gold = folder.join("nordkorea-russland.gold.json");
    let records = [record];
    let printed = script(&shared, "seed.py", &["statements"], &gold, &records);
    let share = |row: &str| match figures.get(&format!("first article: {row}")) {
        Some(Figure::Share(hits, of)) => format!("{hits} of {of}"),
        other => panic!("{row}: {other:?}"),
    };
    let (speakers, chains, acts) = (share("speakers"), share("chains"), share("acts"));
    let expected = format!("statements {speakers}, chains {chains}, acts {acts}");
    assert_eq!(printed.lines().last(), Some(expected.as_str()));
    let (events, quantities) = (share("events"), share("quantities"));
    let expected =
        format!("events {events}, quantities {quantities}, dates {}, actors {}", share("dates"), share("people"));
    let printed = script(&shared, "seed.py", &["events"], &gold, &records);
    assert_eq!(printed.lines().last(), Some(expected.as_str()));
}
