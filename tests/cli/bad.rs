//! Bad input and wrong commands: a message that names the place, an exit status that says how it went, and the rest is
//! read.

use super::*;

const GOOD: &str = "Die Ministerin sagte am Montag in Oslo, dass der Hafen wieder geöffnet werde.\n";

/// Runs `laut read` on what cannot be read, with a good article after it.
fn refused(folder: &Folder, bad: &str) -> Run {
    let good = folder.file("good.txt", GOOD);
    let run = laut(["read", "--format", "json", bad, &good]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert_eq!(run.out.lines().count(), 1, "the rest is read: {}", run.out);
    assert_eq!(run.err.lines().count(), 1, "one line says what is wrong: {}", run.err);
    assert!(run.err.starts_with(&format!("error: {bad}")), "it begins with the place: {}", run.err);
    run
}

#[test]
fn what_is_no_article_is_named_and_the_rest_is_read() {
    let folder = Folder::new();
    let binary = folder.file("binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0");
    assert!(refused(&folder, &binary).err.contains("not a text"));
    let empty = folder.file("empty.txt", " \n");
    assert!(refused(&folder, &empty).err.contains("empty"));
    let missing = folder.0.join("missing.txt");
    assert!(refused(&folder, missing.to_str().unwrap()).err.contains("there is no such file"));
    folder.file("pictures/a.png", b"\x89PNG");
    let pictures = folder.0.join("pictures");
    assert!(refused(&folder, pictures.to_str().unwrap()).err.contains("no articles in this folder"));
}

#[test]
fn an_article_in_a_language_without_a_pack_is_named() {
    let folder = Folder::new();
    let text = "Le ministre a déclaré lundi à Paris que le port serait de nouveau ouvert à tous les navires, et que \
        personne n'avait été blessé pendant les travaux de la semaine dernière, selon les autorités de la ville.";
    let long = folder.file("long.txt", text);
    assert!(refused(&folder, &long).err.contains(": no pack for 'fr'; installed: de, en"));
    let short = folder.file("short.txt", "Le ministre a dit non.");
    assert!(refused(&folder, &short).err.contains(": no pack for 'fr'; installed: de, en"));
    let said = folder.file("said.jsonl", r#"{"text": "Der Hafen ist offen.", "language": "nl-BE"}"#);
    assert!(refused(&folder, &said).err.contains(": no pack for 'nl'; installed: de"));
    let numbers = folder.file("numbers.txt", "12 34 56");
    assert!(refused(&folder, &numbers).err.contains("language cannot be told"));
}

#[test]
fn a_malformed_line_is_named_and_the_others_are_read() {
    let folder = Folder::new();
    let line = r#"{"text": "Die Ministerin sagte, der Hafen sei offen."}"#;
    let file =
        folder.file("a.jsonl", format!("{line}\n{{\"text\": oh}}\n{line}\n{{\"title\": \"kein Text\"}}\n{line}\n"));
    let run = laut(["read", "--format", "json", &file]);
    assert_eq!((run.status, run.out.lines().count()), (1, 3));
    let errors: Vec<&str> = run.err.lines().collect();
    assert_eq!(errors.len(), 2, "{}", run.err);
    assert!(errors[0].starts_with(&format!("error: {file}:2:10: not JSON")), "{}", errors[0]);
    assert!(errors[1].starts_with(&format!("error: {file}:4: no `text`")), "{}", errors[1]);
}

#[test]
fn bytes_of_another_charset_are_decoded_with_a_note() {
    let folder = Folder::new();
    let text = "Die Beh\u{f6}rde erkl\u{e4}rte, der Hafen sei f\u{fc}r alle Schiffe ge\u{f6}ffnet.";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let run = laut(["read", &folder.file("latin.txt", latin)]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(run.out.contains("Behörde") && run.out.contains("\nnote: decoded as windows-1252"), "{}", run.out);
}

#[test]
fn bytes_that_are_wrong_here_and_there_are_read_all_the_same() {
    let folder = Folder::new();
    let good = GOOD.as_bytes();
    let broken = [good, b"\xff\xfe\xc3(\n", good].concat();
    let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(GOOD.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [("broken.txt", broken), ("utf16.txt", utf16)] {
        let run = laut(["read", "--language", "de", &folder.file(name, bytes)]);
        assert_eq!(run.status, 0, "{name}: {}", run.err);
        assert!(run.out.contains("Ministerin"), "{name}: {}", run.out);
    }
    let mark = folder.file("mark.txt", "\u{feff}\n");
    assert!(refused(&folder, &mark).err.contains("empty"));
}

#[test]
fn texts_without_a_sentence_are_read_and_hold_nothing() {
    let folder = Folder::new();
    for text in ["* * *\n", "„“»«\"'()[]", "Notizblock\n\n„Er sagte\n", "\u{301}\u{200b}\u{202e}", "1. 2. 3."] {
        let run = laut(["read", "--language", "de", "--format", "json", &folder.file("odd.txt", text)]);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{text:?}");
        assert!(run.out.contains("\"statements\":[]"), "{text:?}: {}", run.out);
    }
}

#[test]
fn a_report_of_the_report_has_an_owner_that_ends_somewhere() {
    let folder = Folder::new();
    let texts = [
        "Laut einem Bericht des Berichts ist alles gut.",
        "Eine Studie der Studie liegt vor. Laut der Studie ist alles gut.",
        "Studie der Studie. Die Studie sagt, alles sei gut.",
    ];
    let files: Vec<String> = texts.iter().enumerate().map(|(n, text)| folder.file(&format!("{n}.txt"), text)).collect();
    let run =
        laut(["read", "--format", "json", "--language", "de"].into_iter().chain(files.iter().map(String::as_str)));
    assert_eq!((run.status, run.out.lines().count()), (0, 3), "{}", run.err);
}

#[test]
fn a_wrong_command_is_told_apart_from_unread_articles() {
    let folder = Folder::new();
    let good = folder.file("good.txt", GOOD);
    let wrong = |arguments: &[&str], says: &str| {
        let run = laut(["read", good.as_str()].iter().chain(arguments));
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.contains(says), "{arguments:?}: {}", run.err);
    };
    wrong(&["--no-such-option"], "--no-such-option");
    wrong(&["--published", "gestern"], "`gestern` is not a date of publication");
    wrong(&["--language", "fr"], "no pack for 'fr'; installed: de");
    wrong(&["--languages", folder.path()], "no packs in this folder");
    wrong(&["--languages", "no-such-folder"], "no-such-folder");
    wrong(&["--format", "xml"], "xml");
    wrong(&["--jobs", "0"], "--jobs");
    wrong(&["--only", "own", "--format", "json"], "--only own");
    wrong(&["https://example.org/article"], "links are not read yet");
    let run = laut(["no-such-command"]);
    assert_eq!(run.status, 2, "{}", run.err);
}

#[test]
fn errors_of_packs_name_file_and_line() {
    let folder = Folder::new();
    folder.file("xx/pack.toml", "language = \"xx\"\nname = \"Exish\"\nstages = []\nno_such_key = 1\n");
    let run = laut(["read", "--languages", folder.path(), &folder.file("a.txt", GOOD)]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("xx/pack.toml:4: unknown field `no_such_key`"), "{}", run.err);
}

#[test]
#[cfg(unix)]
fn a_reader_that_has_had_enough_ends_the_run_quietly() {
    use std::io::Read as _;
    let folder = Folder::new();
    let line = serde_json::json!({ "text": GOOD.repeat(20) }).to_string() + "\n";
    let file = folder.file("a.jsonl", line.repeat(400));
    let mut child = command(["read", "--format", "json", &file]).stdin(Stdio::null()).spawn().unwrap();
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut [0; 10]).unwrap();
    drop(out);
    let output = run(child.wait_with_output().unwrap());
    assert_eq!((output.status, output.err.as_str()), (0, ""));
}
