use std::ops::Range;

/// Returns the places in a text that may hold a token: letters, digits, `-`, `_` and dots without a gap, that begin as
/// the base64url of a JSON object does and hold a dot.
pub(super) fn candidates(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (end, byte) in text.bytes().chain([b' ']).enumerate() {
        if is_of_token(byte) {
            continue;
        }
        // An empty run may stand inside a character.
        let run = text.get(start..end).unwrap_or_default();
        if begins_as_object(run) && run.contains('.') {
            found.push(start..end);
        }
        start = end + 1;
    }
    found
}

fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')
}

/// `{` with a quotation mark, a space, a tab or a line break behind it.
fn begins_as_object(run: &str) -> bool {
    ["eyJ", "eyA", "ewk", "ewo", "ew0"].iter().any(|start| run.starts_with(start))
}

/// Returns the parts between the dots; a dot that ends a sentence is none of the token's.
pub(super) fn parts(run: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = run.split('.').collect();
    if matches!(parts.len(), 4 | 6) && parts.last().is_some_and(|last| last.is_empty()) {
        parts.pop();
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_tokens_between_other_words() {
        let text = "Authorization: Bearer eyJa.eyJb.c\n{\"id_token\":\"eyJd.eyJe.\"} eyebrow.de ä?access_token=eyJf.g.h&x";
        let found: Vec<&str> = candidates(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["eyJa.eyJb.c", "eyJd.eyJe.", "eyJf.g.h"]);
    }

    #[test]
    fn base64_without_a_dot_is_no_token() {
        assert!(candidates("eyJrdWJlcm5ldGVzIjoic2VjcmV0In0").is_empty());
    }

    #[test]
    fn the_end_of_a_sentence_is_no_part() {
        assert_eq!(parts("a.b.c."), ["a", "b", "c"]);
        assert_eq!(parts("a.b."), ["a", "b", ""]);
        assert_eq!(parts("a.b"), ["a", "b"]);
    }
}
