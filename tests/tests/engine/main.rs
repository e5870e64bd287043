//! The engine and its faces over every fixture, judged at the tests' own time.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod cli;
mod compare;
mod documents;
mod pain_points;
mod reports;
mod rules;
mod shapes;
mod support;
