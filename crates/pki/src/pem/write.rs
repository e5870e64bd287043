use base64ct::{Base64, Encoding as _};
use zeroize::Zeroizing;

/// How a block is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// 64 columns, `\n` and a final newline (RFC 7468 section 2).
    Lines,
    /// As [`Self::Lines`] in one line, each newline written as backslash and `n`, for JSON, YAML and environments.
    OneLine,
    /// The base64 alone, in one line without a newline.
    BareBase64,
}

/// Writes a block in the layout asked for; the text is wiped when dropped, and no copy of it stays behind.
pub fn encode_secret(label: &str, der: &[u8], layout: Layout) -> Zeroizing<String> {
    let line_break = match layout {
        Layout::Lines => "\n",
        Layout::OneLine => "\\n",
        Layout::BareBase64 => "",
    };
    let length = der.len().div_ceil(48) * (64 + line_break.len()) + 2 * (label.len() + 18);
    let mut text = Zeroizing::new(String::with_capacity(length));
    let marker = |text: &mut String, side: &str| {
        if layout != Layout::BareBase64 {
            for part in ["-----", side, " ", label, "-----", line_break] {
                text.push_str(part);
            }
        }
    };
    marker(&mut text, "BEGIN");
    let mut line = Zeroizing::new([0; 64]);
    for bytes in der.chunks(48) {
        text.push_str(Base64::encode(bytes, &mut *line).unwrap_or_default());
        text.push_str(line_break);
    }
    marker(&mut text, "END");
    text
}

/// Writes a block with 64 columns, `\n` and a final newline (RFC 7468 section 2).
pub fn encode(label: &str, der: &[u8]) -> String {
    std::mem::take(&mut *encode_secret(label, der, Layout::Lines))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Bounds, pem};
    use proptest::prelude::*;

    #[test]
    fn lines_have_sixty_four_columns() {
        let expected = format!("-----BEGIN X-----\n{}\nAAAA\n-----END X-----\n", "A".repeat(64));
        assert_eq!(encode("X", &[0; 51]), expected);
        assert_eq!(encode("X", &[]), "-----BEGIN X-----\n-----END X-----\n");
    }

    #[test]
    fn bare_base64_has_no_newline() {
        assert_eq!(*encode_secret("X", &[0; 50], Layout::BareBase64), format!("{}AAA=", "A".repeat(64)));
    }

    proptest! {
        #[test]
        fn every_layout_with_markers_is_read_back(der in prop::collection::vec(any::<u8>(), 1..300)) {
            for layout in [Layout::Lines, Layout::OneLine] {
                let text = encode_secret("PRIVATE KEY", &der, layout);
                let (blocks, problems) = pem::scan(&text, &Bounds::default());
                prop_assert_eq!(blocks[0].der(), &der[..]);
                prop_assert_eq!(blocks[0].span().len(), text.trim_end().trim_end_matches("\\n").len());
                prop_assert_eq!(problems.is_empty(), layout == Layout::Lines);
            }
        }

        #[test]
        fn no_layout_grows_beyond_what_was_reserved(der: Vec<u8>, label in "[A-Z ]{1,20}") {
            for layout in [Layout::Lines, Layout::OneLine, Layout::BareBase64] {
                let reserved = der.len().div_ceil(48) * 66 + 2 * (label.len() + 18);
                prop_assert!(encode_secret(&label, &der, layout).len() <= reserved);
            }
        }
    }
}
