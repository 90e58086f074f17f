//! README.md shows what is so: every command in it runs, and what it shows of an article and of laut's output is what
//! stands there. `cargo xtask bless` writes the output anew.

use super::*;
use std::process::{Command, Stdio};

/// A command of README.md, with the lines that are shown as its output.
struct Shown {
    command: String,
    output: String,
}

/// The commands in a block of ```` ```console ````: lines that begin with `$ `, each with what follows.
fn commands(block: &str) -> Vec<Shown> {
    let mut commands: Vec<Shown> = Vec::new();
    for line in block.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push(Shown { command: command.into(), output: String::new() }),
            (None, Some(last)) => last.output += &format!("{line}\n"),
            (None, None) => panic!("a block of commands begins with `$ `: {line}"),
        }
    }
    commands
}

/// README.md in parts, which are by turns outside and inside of such blocks.
fn parts(text: &str) -> Vec<&str> {
    text.split("```console\n").flat_map(|part| part.splitn(2, "```\n")).collect()
}

/// What a command that begins with `laut ` prints to both streams, in a shell at the root of the project.
fn laut(command: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_laut"));
    let mut paths = vec![program.parent().unwrap().to_path_buf()];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).current_dir(root()).stdin(Stdio::null());
    shell.env("PATH", std::env::join_paths(paths).unwrap()).env_remove("NO_COLOR");
    let output = shell.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    assert!(output.status.success(), "`{command}` fails: {}", text(output.stderr));
    text(output.stdout) + &text(output.stderr)
}

#[test]
#[cfg(unix)]
fn every_command_in_readme_runs_and_prints_what_is_shown() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let run = fs::read_to_string(root().join(".ci/run")).unwrap();
    let mut now = String::new();
    for (n, part) in parts(&readme).into_iter().enumerate() {
        if n % 2 == 0 {
            now += part;
            continue;
        }
        now += "```console\n";
        for shown in commands(part) {
            let output = if shown.command.starts_with("laut ") {
                laut(&shown.command)
            } else {
                // Cargo cannot run inside its own test: what it is told here, `.ci/run` tells it too.
                assert!(run.lines().any(|line| line == shown.command), "`{}` is not in .ci/run", shown.command);
                String::new()
            };
            // A command that is shown without output may print anything.
            let output = if shown.output.is_empty() { String::new() } else { output };
            now += &format!("$ {}\n{output}", shown.command);
        }
        now += "```\n";
    }
    written(&root().join("README.md"), &now);
}

#[test]
fn the_article_that_readme_shows_is_the_one_it_reads() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let words = |text: &str| text.split_whitespace().map(String::from).collect::<Vec<_>>();
    let quoted: String = readme.lines().filter_map(|l| l.strip_prefix('>')).map(|l| format!("{l}\n")).collect();
    let article = fs::read_to_string(root().join("examples/de/stromleitung.txt")).unwrap();
    assert_eq!(words(&quoted), words(&article));
}

#[test]
fn the_first_screen_of_readme_has_no_words_of_the_workshop() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let (first, _) = readme.split_once("\n## ").unwrap();
    for word in ["PLOVER", "pack", "ledger", "crate"] {
        assert!(!first.contains(word), "`{word}` stands on the first screen");
    }
    assert!(first.contains("German"), "it says early what laut reads");
}
