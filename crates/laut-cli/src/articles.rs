//! What the commands that read articles ask of them, and the language packs they read them with.

use crate::message;
use laut::Laut;
use laut::gather::Fill;
use std::path::PathBuf;

/// What the user says of all articles, and with which packs they are read
#[derive(clap::Args)]
pub(crate) struct Articles {
    /// When the articles were published, where they do not say: 2024-05-31, or an RFC 3339 time
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
    /// Who published the articles, where they do not say
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// The language of the articles; without it, it is found in the text
    #[arg(long, value_name = "CODE")]
    language: Option<String>,
    /// Use the language packs in this folder instead of those built in
    #[arg(long, value_name = "DIR")]
    languages: Option<PathBuf>,
    /// Look for the people, bodies and ships in this file, made by `laut actors import`
    #[arg(long, value_name = "FILE")]
    actors: Option<PathBuf>,
}

impl Articles {
    /// Packs, and what to fill in; none when the command is wrong, which is then said.
    pub(crate) fn prepared(&self) -> Option<(Laut, Fill)> {
        let laut = match &self.languages {
            None => Laut::embedded(),
            Some(dir) => match Laut::from_folder(dir) {
                Ok(laut) => laut,
                Err(errors) => {
                    errors.iter().for_each(message::error);
                    return None;
                }
            },
        };
        let laut = match self.actors.as_deref().map(laut::actors::load) {
            None => laut,
            Some(Ok(gazetteer)) => laut.with_actors(gazetteer),
            Some(Err(error)) => {
                message::error(error);
                return None;
            }
        };
        if let Some(code) = &self.language
            && laut.language(code).is_none()
        {
            message::error(format!("no pack for '{code}'; installed: {}", laut.languages().join(", ")));
            return None;
        }
        let (published, publisher) = (self.published.clone(), self.publisher.clone());
        match (Fill { published, publisher, language: self.language.clone() }).check() {
            Ok(fill) => Some((laut, fill)),
            Err(error) => {
                message::error(error);
                None
            }
        }
    }
}
