//! The tests of the whole: the `laut` command as its users run it, and the house as its builders find it. One binary;
//! it belongs to the package `laut-cli`, so that it is built together with the program it runs.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod cli;
mod house;
mod packs;
