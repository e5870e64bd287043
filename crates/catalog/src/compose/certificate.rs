//! PEM (RFC 7468) in the text form that parameters JSON wants: 64 columns, `\n`, no final newline.
//!
//! Only the text is touched; what is inside a certificate is not this crate's matter. Of the content, no more is
//! looked at than tells a certificate from a key, because a private key must not get through.

/// What became of a text that should hold certificates.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Normalised {
    /// The certificates, or `None` where there is nothing to pass on.
    pub(crate) text: Option<String>,
    /// How many certificates there are.
    pub(crate) count: usize,
    /// What was odd, each kind once.
    pub(crate) problems: Vec<Problem>,
}

/// What was odd about a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// A private key was in it; it is left out.
    PrivateKey,
    /// No certificate, or one that is not base64; what cannot be told is kept only inside its boundaries.
    Unreadable,
    /// Line breaks were written as `\n`, two characters.
    EscapedLineBreaks,
    /// Something stood around the certificates; it is left out.
    TextAround,
    /// The boundaries were missing.
    NoBoundaries,
}

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";
const LABEL: &str = "CERTIFICATE";

/// Brings a text into the form that JSON wants.
pub(crate) fn normalise(text: &str) -> Normalised {
    let mut state = State::default();
    let unescaped = text.replace("\\r", "").replace("\\n", "\n");
    if unescaped != text {
        state.note(Problem::EscapedLineBreaks);
    }
    let mut rest = unescaped.as_str();
    while let Some((before, after)) = rest.split_once(BEGIN) {
        state.around(before);
        rest = state.block(after);
    }
    if state.seen_boundary {
        state.around(rest);
    } else {
        state.bare(rest);
    }
    state.finish()
}

/// Says whether a text holds a private key, with or without boundaries.
pub fn holds_private_key(text: &str) -> bool {
    let is_marked = text.contains("PRIVATE KEY") && text.contains(DASHES);
    is_marked
        || text.contains("PuTTY-User-Key-File")
        || normalise(text).problems.contains(&Problem::PrivateKey)
}

#[derive(Default)]
struct State {
    blocks: Vec<String>,
    problems: Vec<Problem>,
    seen_boundary: bool,
}

impl State {
    fn note(&mut self, problem: Problem) {
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    fn around(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.note(Problem::TextAround);
        }
    }

    /// Takes one block whose `-----BEGIN ` was read, and returns what follows it.
    fn block<'a>(&mut self, text: &'a str) -> &'a str {
        self.seen_boundary = true;
        let Some((label, body)) = text.split_once(DASHES) else {
            self.note(Problem::Unreadable);
            return "";
        };
        // A block that is not closed ends where the next one begins.
        let next = body.find(BEGIN).unwrap_or(body.len());
        let (body, rest) = match body[..next].find(END) {
            Some(end) => (&body[..end], behind(&body[end..])),
            None => body.split_at(next),
        };
        if label.contains("PRIVATE KEY") {
            self.note(Problem::PrivateKey);
        } else if label.trim() == LABEL {
            self.certificate(body);
        } else {
            self.note(Problem::TextAround);
        }
        rest
    }

    fn certificate(&mut self, body: &str) {
        match shape(body) {
            Shape::Key => return self.note(Problem::PrivateKey),
            Shape::Other => return self.note(Problem::Unreadable),
            Shape::Certificate | Shape::Unknown => {}
        }
        if let Some(lines) = wrapped(body) {
            self.blocks.push(format!("{BEGIN}{LABEL}{DASHES}\n{lines}\n{END}{LABEL}{DASHES}"));
        } else {
            self.note(Problem::Unreadable);
            let body = body.replace('\r', "");
            self.blocks.push(format!("{BEGIN}{LABEL}{DASHES}{body}{END}{LABEL}{DASHES}"));
        }
    }

    /// Takes a text without any boundary: base64 of a certificate, or nothing.
    fn bare(&mut self, text: &str) {
        match shape(text) {
            Shape::Certificate if wrapped(text).is_some() => {
                self.note(Problem::NoBoundaries);
                self.certificate(text);
            }
            Shape::Key => self.note(Problem::PrivateKey),
            _ => self.note(Problem::Unreadable),
        }
    }

    fn finish(self) -> Normalised {
        let text = (!self.blocks.is_empty()).then(|| self.blocks.join("\n"));
        Normalised { text, count: self.blocks.len(), problems: self.problems }
    }
}

/// Returns what follows an end boundary, also where its dashes are missing.
fn behind(text: &str) -> &str {
    let label =
        text[END.len()..].trim_start_matches(|letter: char| letter.is_ascii_uppercase() || letter == ' ');
    label.trim_start_matches('-')
}

/// Returns base64 in lines of 64 characters (RFC 7468 section 2), or `None` where it is none.
fn wrapped(body: &str) -> Option<String> {
    let compact: String = body.split_ascii_whitespace().collect();
    let data = compact.trim_end_matches('=');
    let padding = compact.len() - data.len();
    let fits = !data.is_empty() && padding <= 2 && compact.len() % 4 == 0;
    if !fits || !data.bytes().all(|byte| sextet(byte).is_some()) {
        return None;
    }
    let mut lines = String::with_capacity(compact.len() + compact.len() / 64 + 1);
    for (index, letter) in compact.chars().enumerate() {
        if index > 0 && index % 64 == 0 {
            lines.push('\n');
        }
        lines.push(letter);
    }
    Some(lines)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Certificate,
    Key,
    Other,
    Unknown,
}

/// Tells by the first bytes of DER what base64 holds: a certificate begins with two sequences (RFC 5280 section 4.1),
/// a private key with a sequence and a small number (RFC 8017, RFC 5915, RFC 5958), an encrypted one with two
/// sequences and an object identifier.
fn shape(base64: &str) -> Shape {
    let bytes = first_bytes(base64);
    let Some(outer) = content(&bytes, 0x30) else { return Shape::Unknown };
    match outer.first() {
        Some(0x02) => Shape::Key,
        Some(0x30) => match content(outer, 0x30).and_then(<[u8]>::first) {
            Some(0x02 | 0xa0) => Shape::Certificate,
            Some(0x06) => Shape::Key,
            Some(_) => Shape::Other,
            None => Shape::Unknown,
        },
        Some(_) => Shape::Other,
        None => Shape::Unknown,
    }
}

/// Returns the content of a DER value as far as it was decoded.
fn content(der: &[u8], tag: u8) -> Option<&[u8]> {
    let (first, rest) = der.split_first()?;
    let (length, rest) = rest.split_first()?;
    if *first != tag {
        return None;
    }
    let more = if *length < 0x80 { 0 } else { usize::from(length & 0x7f) };
    rest.get(more..)
}

/// Decodes the first 24 bytes of base64, skipping white space; stops at what is none.
fn first_bytes(base64: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(24);
    let (mut buffer, mut bits) = (0u32, 0);
    for byte in base64.bytes().filter(|byte| !byte.is_ascii_whitespace()).take(32) {
        let Some(value) = sextet(byte) else { break };
        buffer = (buffer << 6 | u32::from(value)) & 0xffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((buffer >> bits & 0xff) as u8);
        }
    }
    bytes
}

fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `SEQUENCE { SEQUENCE { [0] { INTEGER 2 } … } }`: begins like every certificate.
    const BODY: &str = "MIIBszCCAVmgAwIBAgIUQmluZHdyaWdodCB0ZXN0IHRocm93LWF3YXkwCgYIKoZIzj0EAwIwGTEX";
    const LINES: &str = "MIIBszCCAVmgAwIBAgIUQmluZHdyaWdodCB0ZXN0IHRocm93LWF3YXkwCgYIKoZI\nzj0EAwIwGTEX";

    fn pem(body: &str) -> String {
        format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----")
    }

    fn check(input: &str, text: Option<&str>, problems: &[Problem]) {
        let found = normalise(input);
        assert_eq!((found.text.as_deref(), found.problems.as_slice()), (text, problems), "{input}");
    }

    #[test]
    fn wraps_at_64_without_a_final_newline() {
        check(&format!("{}\n", pem(BODY)), Some(&pem(LINES)), &[]);
        check(&pem(LINES).replace('\n', "\r\n"), Some(&pem(LINES)), &[]);
        let one_line = format!("-----BEGIN CERTIFICATE----- {BODY} -----END CERTIFICATE-----");
        check(&one_line, Some(&pem(LINES)), &[]);
    }

    #[test]
    fn repairs_escaped_line_breaks_and_missing_boundaries() {
        check(&pem(LINES).replace('\n', "\\n"), Some(&pem(LINES)), &[Problem::EscapedLineBreaks]);
        check(BODY, Some(&pem(LINES)), &[Problem::NoBoundaries]);
        check(pem(LINES).trim_end_matches('-'), Some(&pem(LINES)), &[]);
    }

    #[test]
    fn leaves_out_what_stands_around() {
        check(&format!("subject=CN=x\n{}\n", pem(LINES)), Some(&pem(LINES)), &[Problem::TextAround]);
    }

    #[test]
    fn keeps_several_in_order() {
        let other = BODY.replace("Qml", "Qmx");
        let found = normalise(&format!("{}\n{}", pem(BODY), pem(&other)));
        assert_eq!(found.count, 2);
        assert_eq!(found.text.unwrap().matches("BEGIN").count(), 2);
    }

    #[test]
    fn thousands_of_boundaries_take_no_longer_than_other_text() {
        // Takes minutes where each block looks for its end in all of the text.
        let text = "-----BEGIN CERTIFICATE-----".repeat(50_000);
        assert_eq!(normalise(&text).count, 50_000);
    }

    #[test]
    fn keeps_a_placeholder_of_the_documentation_as_it_is() {
        let placeholder = "-----BEGIN CERTIFICATE-----...-----END CERTIFICATE-----";
        check(placeholder, Some(placeholder), &[Problem::Unreadable]);
    }

    #[test]
    fn never_lets_a_private_key_through() {
        // PKCS#8, PKCS#1 and SEC1 begin with a sequence and a version; an encrypted one with an algorithm.
        let pkcs8 = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcw";
        let encrypted = "MIIFLTBXBgkqhkiG9w0BBQ0wSjApBgkqhkiG";
        for body in [pkcs8, encrypted] {
            check(body, None, &[Problem::PrivateKey]);
            check(&pem(body), None, &[Problem::PrivateKey]);
            for label in ["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"] {
                let block = format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n");
                check(&format!("{block}{}", pem(LINES)), Some(&pem(LINES)), &[Problem::PrivateKey]);
                let unclosed = format!("{}\n-----BEGIN {label}-----\n{body}", pem(LINES));
                check(&unclosed, Some(&pem(LINES)), &[Problem::PrivateKey]);
                let inside = format!("-----BEGIN CERTIFICATE-----\n{block}-----END CERTIFICATE-----");
                assert!(!normalise(&inside).text.unwrap_or_default().contains(body), "{inside}");
            }
            assert!(holds_private_key(body));
        }
    }

    proptest! {
        #[test]
        fn is_stable_and_never_panics(text in any::<String>()) {
            if let Some(first) = normalise(&text).text {
                prop_assert_eq!(normalise(&first).text, Some(first));
            }
        }

        #[test]
        fn wraps_any_base64(length in 1usize..200) {
            let body = format!("{BODY}{}", "QUJD".repeat(length));
            let text = normalise(&pem(&body)).text.unwrap();
            let lines: Vec<_> = text.lines().collect();
            let (last, full) = lines[1..lines.len() - 1].split_last().unwrap();
            prop_assert!(full.iter().all(|line| line.len() == 64));
            prop_assert!((1..=64).contains(&last.len()));
            prop_assert_eq!(lines[1..lines.len() - 1].concat(), body);
        }
    }
}
