//! Textual encodings (RFC 7468): a reader that forgives what copying does to a text, and a strict writer.

mod body;
mod guess;
mod marker;
mod problem;
mod scan;
mod units;

pub use problem::{Base64Fault, Problem, ProblemKind};
pub use scan::scan;

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

/// Writes a block with 64 columns, `\n` and a final newline (RFC 7468 section 2).
pub fn encode(label: &str, der: &[u8]) -> String {
    use base64ct::{Base64, Encoding as _};
    let body = Base64::encode_string(der);
    let mut text = format!("-----BEGIN {label}-----\n");
    for line in body.as_bytes().chunks(64) {
        text.extend(line.iter().copied().map(char::from));
        text.push('\n');
    }
    text.push_str(&format!("-----END {label}-----\n"));
    text
}

#[cfg(test)]
mod tests;
