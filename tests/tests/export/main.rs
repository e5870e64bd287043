//! What is exported, in the hands of the programs it is made for.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::disallowed_methods, reason = "a test writes files and runs programs")]

mod files;
mod folder;
mod server;
mod token;
#[path = "../../../crates/pki/tests/tools/mod.rs"]
mod tools;
