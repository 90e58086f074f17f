//! Records in the shapes that others use, a file a standard.
//!
//! It stands behind the reading and alters nothing of it: what a standard asks for and the record does not have stays empty.
//! [`plover`] says what follows from the type of an event, [`csv`] makes a table of events.

pub mod csv;
pub mod plover;
