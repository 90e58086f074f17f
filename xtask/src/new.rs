//! Starts what a newcomer adds: a language (a copy of the template), or a rule (a file that says what is missing).

use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::Path;

/// Copies the template to a new pack.
pub(crate) fn language(languages: &Path, code: &str, name: Option<&str>) -> Result<()> {
    let lower = |c: char| c.is_ascii_lowercase();
    ensure!(
        (2..=3).contains(&code.len()) && code.chars().all(lower),
        "`{code}` is no code: two or three small letters"
    );
    let (from, to) = (languages.join("_template"), languages.join(code));
    ensure!(!to.exists(), "{} is there already", to.display());
    copy(&from, &to)?;
    let file = to.join("pack.toml");
    let manifest = fs::read_to_string(&file)?;
    let lines = manifest.lines().filter(|line| !line.starts_with('#')).map(|line| match line.split_once(" = ") {
        Some(("language", _)) => format!("language = {code:?}\n"),
        Some(("name", _)) => format!("name = {:?}\n", name.unwrap_or(code)),
        _ => format!("{line}\n"),
    });
    fs::write(&file, lines.collect::<String>())?;
    println!("languages/{code}: the template, in a language that nobody speaks. Put yours in its place:");
    println!("  1. pack.toml: where the finite verb stands, which endings there are");
    println!("  2. words/*.tsv and rules/*/*.toml, table by table, each with its sentences");
    println!("  3. stories/*.md: whole articles with what must be read from them");
    println!("`cargo xtask check {code}` says what is not read yet.");
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| to.display().to_string())?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        match path.is_dir() {
            true => copy(&path, &target)?,
            false => drop(fs::copy(&path, &target)?),
        }
    }
    Ok(())
}

/// Writes a rule that lacks only what the newcomer knows: its words and its sentences.
pub(crate) fn rule(languages: &Path, code: &str, stage: &str, name: &str) -> Result<()> {
    let pack = languages.join(code);
    ensure!(pack.join("pack.toml").is_file(), "no pack `{code}`: cargo xtask new-language {code}");
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    ensure!(
        !name.is_empty() && name.chars().all(plain),
        "`{name}`: small letters, digits and hyphens make a file's name"
    );
    let body = match stage {
        "split" => SPLIT,
        "says" => SAYS,
        "when" => WHEN,
        "count" => COUNT,
        "judged" => JUDGED,
        _ => bail!("the stage `{stage}` has no rules; known: {}", laut_pack::RULE_STAGES.join(", ")),
    };
    let file = pack.join("rules").join(stage).join(format!("{name}.toml"));
    ensure!(!file.exists(), "{} is there already", file.display());
    fs::create_dir_all(pack.join("rules").join(stage))?;
    fs::write(&file, body.replace("NAME", name))?;
    println!(
        "languages/{code}/rules/{stage}/{name}.toml: write its words, one sentence it reads and one it leaves alone."
    );
    println!("Then: cargo xtask check {code}/{stage}/{name}");
    Ok(())
}

const WHEN: &str = r#"summary = "Which times it reads."

[find]
word = { word = ["NAME"] }

[give]
reads = "ref"

[[hit]]
text = "[NAME]{date}"

[[miss]]
text = "A near miss."
why  = "say why it is none"
"#;

const COUNT: &str = r#"summary = "Which numbers it reads, and how exactly they are told."

[find]
bound  = { word = ["NAME"] }
number = { is = "number" }

[give]
bound = "at_least"

[[hit]]
text = "[NAME 40]{quantity}"
value = "40"

[[miss]]
text = "A near miss."
why  = "say why it is none"
"#;

const SPLIT: &str = r#"summary = "Which lines it marks, and by what."

[find]
marker = { text = ["NAME"], at = "line" }
rest   = { shape = "name", max = 3 }

[give]
block = "byline"

[[hit]]
text = "[NAME Somebody]{byline}"

[[miss]]
text = "NAME, in a line that only looks like it."
why  = "say what makes the difference"
"#;

const SAYS: &str = r#"summary = "What it reads, in one sentence."

[find]
cue     = { word = ["NAME"] }
speaker = { is = "after" }
content = { is = "clause" }

[give]
form = "indirect"

[[hit]]
text = "[NAME]{cue} [somebody]{speaker} [it is so]{content}."

[[miss]]
text = "A sentence with NAME in which nobody says anything."
why  = "say what makes the difference"
"#;

const JUDGED: &str = r#"summary = "Who calls what false, in one sentence."

[find]
claim   = { is = "back" }
verdict = { word = ["NAME"], negated = "no" }

[give]
verdict = "false"

[[hit]]
text = "Somebody said that [it is so]{content}. [That is NAME]{judged}."

[[miss]]
text = "A sentence with NAME in which nothing is judged."
why  = "say what makes the difference"
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_language_loads_and_a_new_rule_too() {
        let languages = std::env::temp_dir().join(format!("laut-new-{}", std::process::id()));
        let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../languages");
        for pack in ["_template", "und"] {
            copy(&home.join(pack), &languages.join(pack)).expect("a copy");
        }
        language(&languages, "xx", Some("Exish")).expect("a new language");
        assert!(language(&languages, "xx", None).is_err(), "it is there already");
        assert!(language(&languages, "Xx", None).is_err(), "no code");
        for stage in laut_pack::RULE_STAGES {
            rule(&languages, "xx", stage, "new-one").expect("a new rule");
        }
        assert!(rule(&languages, "xx", "word", "new-one").is_err(), "no rules there");
        let data = laut_pack::load(&languages.join("xx")).unwrap_or_else(|errors| panic!("{errors:?}"));
        assert_eq!((data.manifest.language.as_str(), data.manifest.name.as_str()), ("xx", "Exish"));
        assert_eq!(data.rules.iter().filter(|r| r.id.ends_with("/new-one")).count(), laut_pack::RULE_STAGES.len());
        fs::remove_dir_all(&languages).expect("the copy goes");
    }
}
