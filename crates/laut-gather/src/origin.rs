//! What is read: what the user named on the command line, and the files that become of it. The first step of all.

use crate::GatherError;
use crate::open::Format;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// What the user named.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Input {
    /// A file or a folder.
    Path(PathBuf),
    /// Standard input.
    Stdin,
}

impl Input {
    /// What an argument of the command line names; `-` is standard input.
    ///
    /// # Errors
    /// [`GatherError::Link`] for a link.
    pub fn from_argument(argument: &OsStr) -> Result<Self, GatherError> {
        let text = argument.to_string_lossy();
        let scheme = text.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
        match scheme.as_deref() {
            Some("http" | "https") => Err(GatherError::Link { link: text.into_owned() }),
            _ if text == "-" => Ok(Input::Stdin),
            _ => Ok(Input::Path(argument.into())),
        }
    }
}

/// One thing to read from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::File(path) => write!(f, "{}", path.display()),
            Origin::Stdin => f.write_str("standard input"),
        }
    }
}

impl Origin {
    pub(crate) fn format(&self) -> Option<Format> {
        match self {
            Origin::File(path) => Format::of(path),
            Origin::Stdin => None,
        }
    }

    pub(crate) fn open(&self) -> Result<Box<dyn BufRead + Send>, GatherError> {
        match self {
            Origin::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(BufReader::new(file))),
                Err(e) => Err(GatherError::io(path, e)),
            },
            Origin::Stdin => Ok(Box::new(BufReader::new(io::stdin()))),
        }
    }
}

/// The origins that `inputs` name, in their order; folders with all they hold, by name, down to the last subfolder.
///
/// Of a folder, files are taken whose ending is known or that have none; hidden files and folders are passed over, and
/// what links lead back to is entered once. A file that is named itself is taken whatever its ending.
///
/// Each path that is missing or cannot be read, and each folder without articles, is an error in its place.
pub fn sources(inputs: &[Input]) -> Vec<Result<Origin, GatherError>> {
    let mut found = Vec::new();
    for input in inputs {
        match input {
            Input::Stdin => found.push(Ok(Origin::Stdin)),
            Input::Path(path) => match fs::metadata(path) {
                Ok(meta) if meta.is_dir() => {
                    let before = found.len();
                    walk(path, &mut BTreeSet::new(), &mut found);
                    if found.len() == before {
                        found.push(Err(GatherError::NoArticles { folder: path.clone() }));
                    }
                }
                Ok(_) => found.push(Ok(Origin::File(path.clone()))),
                Err(e) => found.push(Err(GatherError::io(path, e))),
            },
        }
    }
    found
}

fn walk(folder: &Path, entered: &mut BTreeSet<PathBuf>, found: &mut Vec<Result<Origin, GatherError>>) {
    let entries = folder.canonicalize().and_then(|real| {
        if !entered.insert(real) {
            return Ok(Vec::new());
        }
        let mut paths = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<io::Result<Vec<PathBuf>>>()?;
        paths.sort();
        Ok(paths)
    });
    let entries = match entries {
        Ok(entries) => entries,
        Err(e) => return found.push(Err(GatherError::io(folder, e))),
    };
    for path in entries {
        let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        // A link that leads nowhere has no metadata: it is not what the user named, and passed over like other things
        // that are no file.
        let Ok(meta) = fs::metadata(&path) else { continue };
        if hidden {
            continue;
        } else if meta.is_dir() {
            walk(&path, entered, found);
        } else if meta.is_file() && (path.extension().is_none() || Format::of(&path).is_some()) {
            found.push(Ok(Origin::File(path)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of its own for each test, gone with it.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str, files: &[&str]) -> Self {
            let folder = Folder(std::env::temp_dir().join(format!("laut-gather-{}-{name}", std::process::id())));
            let _ = fs::remove_dir_all(&folder.0);
            fs::create_dir_all(&folder.0).expect("a folder");
            for file in files {
                let path = folder.0.join(file);
                fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
                fs::write(path, "Text.").expect("a file");
            }
            folder
        }

        fn sources(&self, names: &[&str]) -> Vec<String> {
            let inputs: Vec<Input> = names.iter().map(|n| Input::Path(self.0.join(n))).collect();
            let name = |outcome: Result<Origin, GatherError>| match outcome {
                Ok(Origin::File(path)) => path.strip_prefix(&self.0).expect("inside").to_string_lossy().into_owned(),
                Ok(Origin::Stdin) => "-".into(),
                Err(error) => error.to_string().replace(&*self.0.to_string_lossy(), "…"),
            };
            sources(&inputs).into_iter().map(name).collect()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn an_argument_is_a_path_standard_input_or_a_link() {
        assert_eq!(Input::from_argument(OsStr::new("-")).expect("good"), Input::Stdin);
        assert_eq!(Input::from_argument(OsStr::new("a/b.txt")).expect("good"), Input::Path("a/b.txt".into()));
        assert_eq!(Input::from_argument(OsStr::new("http")).expect("good"), Input::Path("http".into()));
        for link in ["https://example.org/a", "HTTP://example.org"] {
            let error = Input::from_argument(OsStr::new(link)).expect_err("a link");
            assert_eq!(error.to_string(), format!("{link}: links are not read yet; save the page and give the file"));
        }
    }

    #[test]
    fn a_folder_gives_its_articles_by_name_with_those_of_its_subfolders() {
        let files =
            ["b.txt", "a.HTML", "c/x.jsonl", "c/d/y.md", "README", "z.pdf", ".hidden.txt", ".git/a.txt", "e/z.doc"];
        let folder = Folder::new("walk", &files);
        assert_eq!(folder.sources(&["."]), ["README", "a.HTML", "b.txt", "c/d/y.md", "c/x.jsonl"]);
        assert_eq!(
            folder.sources(&["c", "z.pdf", "b.txt", ".hidden.txt"]),
            ["c/d/y.md", "c/x.jsonl", "z.pdf", "b.txt", ".hidden.txt"]
        );
    }

    #[test]
    fn what_is_missing_or_without_articles_is_an_error_in_its_place() {
        let folder = Folder::new("missing", &["a.txt", "pictures/a.png"]);
        let found = folder.sources(&["no", "a.txt", "pictures"]);
        assert!(found[0].starts_with("…/no: there is no such file or folder"), "{}", found[0]);
        assert_eq!(found[1], "a.txt");
        assert!(
            found[2].starts_with("…/pictures: no articles in this folder; those ending in .txt, .md"),
            "{}",
            found[2]
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_that_lead_in_circles_or_nowhere_are_passed_over() {
        use std::os::unix::fs::symlink;
        let folder = Folder::new("links", &["a/b/x.txt", "a/y.txt"]);
        symlink(folder.0.join("a"), folder.0.join("a/b/up")).expect("a link");
        symlink(folder.0.join("."), folder.0.join("a/self")).expect("a link");
        symlink(folder.0.join("nowhere"), folder.0.join("a/z.txt")).expect("a link");
        symlink(folder.0.join("a/y.txt"), folder.0.join("a/z2.txt")).expect("a link");
        assert_eq!(folder.sources(&["."]), ["a/b/x.txt", "a/y.txt", "a/z2.txt"]);
    }

    #[test]
    fn a_file_is_read_by_its_ending() {
        let folder = Folder::new("endings", &[]);
        for (name, bytes) in
            [("a.txt", "<p>1"), ("b.jsonl", "{\"text\": \"<p>1\"}"), ("c.JSON", "[{\"text\":\n\"<p>1\"}]")]
        {
            let path = folder.0.join(name);
            fs::write(&path, bytes).expect("a file");
            let gathered =
                crate::gather(&Origin::File(path.clone()), &crate::Fill::default()).next().expect("one").expect("good");
            assert_eq!(gathered.article.text, "<p>1", "{name}");
            assert!(gathered.place.starts_with(&*path.to_string_lossy()), "{}", gathered.place);
        }
    }
}
