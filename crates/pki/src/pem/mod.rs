//! Textual encodings (RFC 7468): a reader that forgives what copying does to a text, and a strict writer.

mod body;
mod guess;
mod marker;
mod problem;
mod scan;
mod text;
mod units;
mod write;

pub use problem::{Base64Fault, Problem, ProblemKind};
pub use scan::scan;
pub use text::{DecodedText, TextEncoding, decode_text};
pub use write::{Layout, encode, encode_secret};

use std::fmt;

use zeroize::Zeroizing;

use crate::Span;

/// One block: what stands between `-----BEGIN …-----` and `-----END …-----`, decoded.
///
/// It may hold a private key: it is wiped when dropped, and its `Debug` shows label and length only.
pub struct Block {
    label: String,
    headers: Vec<(String, String)>,
    der: Zeroizing<Vec<u8>>,
    span: Span,
}

impl Block {
    /// Returns the label, for example `CERTIFICATE` (RFC 7468 section 2).
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Returns the decoded bytes; empty for a block whose body is text (PuTTY).
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Returns where the block stands in the text, markers included.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Returns the headers in file order, for example `DEK-Info` (RFC 1421 section 4.6).
    pub fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// Returns the value of the first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Says whether the headers call the body encrypted: `Proc-Type: 4,ENCRYPTED` (RFC 1421 section 4.6.1.1).
    pub fn encrypted(&self) -> bool {
        self.header("Proc-Type")
            .is_some_and(|value| value.split(',').nth(1).map(str::trim) == Some("ENCRYPTED"))
    }
}

impl fmt::Debug for Block {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Block({}, {} bytes [elided])", self.label, self.der.len())
    }
}

#[cfg(test)]
mod tests;
