//! The engine and its faces over every fixture, judged at the tests' own time.

mod cli;
mod documents;
mod reports;
mod rules;
mod support;
