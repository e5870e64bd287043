//! JSON as people paste it: every value knows its place, texts are wiped when dropped, and a fault says where it is
//! and what is wrong in our words, without quoting the input.
//!
//! The parser of serde_json says where it stopped in words that quote the input, and knows no places; this one serves
//! reading parameters and reading service keys alike.

mod fault;
pub(crate) mod mend;
mod node;
pub(crate) mod path;
pub(crate) mod plain;
mod reader;

pub use fault::{Cause, Fault};
pub use mend::{Mend, MendKind, Mended, Patch, mend, yaml};
pub use node::{Content, Member, Node, child, kind_name};
pub use plain::json_value;
pub use reader::read;

/// Returns JSON as people read it: two spaces, no final newline.
pub fn json_text(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
