//! Whether output is coloured, and the few styles it has. Nothing is told by colour alone.

use anstyle::{AnsiColor, Style};

/// `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Also into files and pipes
    Always,
    /// Never
    Never,
}

impl Color {
    /// Applies it to all that is printed. The streams of `anstream` drop the styles where they are not wanted.
    pub(crate) fn apply(self) {
        match self {
            // Left alone, so that NO_COLOR and its like are honoured.
            Color::Auto => {}
            Color::Always => anstream::ColorChoice::Always.write_global(),
            Color::Never => anstream::ColorChoice::Never.write_global(),
        }
    }
}

/// Headlines, and who speaks.
pub(crate) const STRONG: Style = Style::new().bold();
/// What is there for those who look for it: places, cues, rules between articles.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// Denials.
pub(crate) const DENIAL: Style = AnsiColor::Red.on_default().bold();
/// Judgements.
pub(crate) const JUDGED: Style = AnsiColor::Yellow.on_default().bold();
/// Errors.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();
