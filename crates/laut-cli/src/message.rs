//! What goes to standard error: one message a line, the place first.

use crate::color::{ERROR, STRONG};
use std::fmt::Display;

/// Something was not done.
pub(crate) fn error(message: impl Display) {
    anstream::eprintln!("{ERROR}error:{ERROR:#} {message}");
}

/// Something that helps next time.
pub(crate) fn hint(message: impl Display) {
    anstream::eprintln!("{STRONG}hint:{STRONG:#} {message}");
}
