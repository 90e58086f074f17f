//! Compiles every pack beside this file and writes `packs.rs`, which embeds them. What is wrong with a pack fails the
//! build, with all its errors, each naming file and line.

#[path = "src/folders.rs"]
#[expect(unreachable_pub, reason = "the library shows it")]
mod folders;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    match packs() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            for line in error.to_string().lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}

fn packs() -> Result<(), Box<dyn Error>> {
    let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let mut table = String::from("const PACKS: &[(&str, &[u8])] = &[\n");
    let mut errors = String::new();
    // The folder itself is watched for languages that are added.
    println!("cargo::rerun-if-changed=.");
    for folder in folders::folders(&here)? {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match laut_pack::load(&folder) {
            Ok(data) => {
                let file = out.join(format!("{name}.pack"));
                fs::write(&file, data.to_bytes())?;
                writeln!(table, "    ({name:?}, include_bytes!({file:?})),")?;
            }
            Err(found) => {
                for error in found {
                    writeln!(errors, "{}", shorter(&error.to_string(), &here))?;
                }
            }
        }
    }
    table.push_str("];\n");
    if !errors.is_empty() {
        return Err(errors.into());
    }
    fs::write(out.join("packs.rs"), table)?;
    Ok(())
}

/// The message with paths from the root of the project.
fn shorter(message: &str, here: &Path) -> String {
    message.replace(&format!("{}/", here.display()), "languages/")
}
