//! How long a JSON value is without white space, without writing it: it may hold a secret.

use std::io;

use bindwright_catalog::json::{Content, Node};

/// Returns the UTF-8 bytes of a value as minified JSON (RFC 8259), numbers as they are written.
pub(crate) fn bytes(node: &Node) -> usize {
    match &node.value {
        Content::Null | Content::Boolean | Content::Number => node.span.len(),
        Content::Text(text) => text_bytes(text),
        Content::List(entries) => around(entries.iter().map(bytes)),
        Content::Object(members) => {
            around(members.iter().map(|member| text_bytes(&member.name) + 1 + bytes(&member.node)))
        }
    }
}

/// Adds brackets and the commas between.
fn around(parts: impl Iterator<Item = usize>) -> usize {
    let (count, sum) = parts.fold((0_usize, 0), |(count, sum), part| (count + 1, sum + part));
    2 + sum + count.saturating_sub(1)
}

fn text_bytes(text: &str) -> usize {
    let mut counter = Counter(0);
    // A counter refuses nothing.
    let _ = serde_json::to_writer(&mut counter, text);
    counter.0
}

struct Counter(usize);

impl io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bindwright_catalog::json;

    #[test]
    fn counts_what_serde_writes() {
        for text in [
            r#"{ "a" : [ 1, -2.5e3, true, null, "x\ny\"ü\u0001" ], "b" : { }, "c": [] }"#,
            r#""-----BEGIN X-----\nabc\n-----END X-----\n""#,
            "[]",
        ] {
            let (node, _) = json::read(text, 0, 64).ok().unwrap();
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            let wanted = value.to_string().len();
            // serde_json writes -2500.0 for -2.5e3; numbers stand as they are written here.
            assert_eq!(bytes(&node), wanted - usize::from(text.contains("2.5e3")), "{text}");
        }
    }
}
