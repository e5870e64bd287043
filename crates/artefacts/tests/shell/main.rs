//! Runs the shell artefacts: bash itself against stand-ins of the programs, a parser of PowerShell, and a reader of
//! cmd.exe's rules (nothing here runs on Windows).

#![allow(clippy::disallowed_methods)] // A test is a face of its own: files and processes.

mod bench;
mod cmd;
mod commands;
mod pain_points;
mod powershell;
mod requests;
mod rotation;
