//! Keyed text tables with typed arguments and plural forms.
//!
//! Every string a person reads stands in `texts/<language>/*.json` of the crate that says it. A build script
//! turns the tables into one function per key, with one parameter per placeholder, so that a missing key, a
//! misspelt argument and an unused text are compile errors. A further language is a further folder.
//!
//! A file is one JSON object. A value is a pattern (`"certificate expired on {date}"`) or an object of plural forms
//! (`{"one": "{days:count} day left", "other": "{days:count} days left"}`), chosen by the first `:count`
//! placeholder. Keys that start with `data.` are looked up by name at run time ([`Tables::lookup`]) and get no function.

#[cfg(feature = "build")]
pub mod build;
mod locale;
mod message;
mod visible;

pub use locale::Locale;
pub use message::{Argument, Message, Table, Tables};
pub use visible::visible;
