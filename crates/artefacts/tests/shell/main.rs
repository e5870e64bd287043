//! Runs the shell artefacts: bash itself against stand-ins of the programs, a parser of PowerShell, and a reader of
//! cmd.exe's rules (nothing here runs on Windows).

#![allow(clippy::disallowed_methods)] // A test is a face of its own: files and processes.
#![allow(clippy::unwrap_used)] // As in every test, also in what the tests share.

mod bench;
mod cmd;
mod commands;
mod pain_points;
mod pipeline;
mod powershell;
#[allow(dead_code)] // The tests of declarative files use the rest.
#[path = "../declarative/readers.rs"]
mod readers;
mod requests;
mod rotation;
