//! The header `X-Forwarded-Client-Cert`, by which a proxy tells an application who its client is: Envoy's list of
//! `Key=Value;…` elements, or the certificate alone in base64, as the router of Cloud Foundry writes it.

use std::ops::Range;

use zeroize::Zeroizing;

use crate::inspect::public_text;

/// The name of the header, in lower case.
pub(crate) const HEADER: &str = "x-forwarded-client-cert";

/// Elements of one header; every proxy on the way may add one.
const ELEMENTS: usize = 50;

/// The keys that Envoy writes.
const KEYS: [&str; 7] = ["By", "Hash", "Cert", "Chain", "Subject", "URI", "DNS"];

/// A client certificate as a proxy describes it.
#[derive(Default)]
pub(crate) struct Forwarded {
    /// `envoy` or `certificate`, in the report's words.
    pub(crate) form: &'static str,
    pub(crate) by: Option<String>,
    /// SHA-256 of the certificate's DER, hex.
    pub(crate) hash: Option<String>,
    pub(crate) subject: Option<String>,
    pub(crate) uris: Vec<String>,
    pub(crate) dns_names: Vec<String>,
    /// Index of the certificate.
    pub(crate) certificate: Option<usize>,
    /// Indices of the chain, the certificate included, where the proxy sends it.
    pub(crate) chain: Vec<usize>,
}

/// One element as it is written: the pairs of key and value.
pub(crate) type Element = Vec<(&'static str, String)>;

/// Returns the places of headers in a text that is no JSON: behind the name of the header, or lines that are nothing
/// but Envoy's elements; each with the place of its value.
pub(crate) fn headers_in(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(value) = value_in(line) {
            found.push((start..start + line.len(), start + value.start..start + value.end));
        }
        start += line.len();
    }
    found
}

/// Returns a copy of a text with blanks in place of the ranges, so that every other place stays what it is.
pub(crate) fn without(text: &str, ranges: &[Range<usize>]) -> Zeroizing<String> {
    let mut rest = Zeroizing::new(String::with_capacity(text.len()));
    let mut copied = 0;
    for range in ranges {
        rest.push_str(&text[copied..range.start]);
        rest.extend(text[range.clone()].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        copied = range.end;
    }
    rest.push_str(&text[copied..]);
    rest
}

fn value_in(line: &str) -> Option<Range<usize>> {
    let Some(name) = line.to_ascii_lowercase().find(HEADER) else {
        let value = line.trim();
        let start = line.len() - line.trim_start().len();
        let identifies =
            |element: &Element| element.iter().any(|(key, _)| ["Hash", "Cert", "Chain"].contains(key));
        return elements(value)?.iter().any(identifies).then_some(start..start + value.len());
    };
    let behind = &line[name + HEADER.len()..];
    let value = behind.trim_start_matches(['"', '\'', ' ', '\t']).strip_prefix([':', '='])?;
    let quoted = line[..name].chars().next_back().filter(|quote| ['"', '\''].contains(quote));
    // The name alone in quotation marks leaves the value to its own ones.
    let is_whole = quoted.is_some_and(|quote| !behind.starts_with(quote));
    let end = match quoted.filter(|_| is_whole).and_then(|quote| value.rfind(quote)) {
        Some(end) => end,
        None => value.len(),
    };
    let value = value[..end].trim();
    let start = line.len() - line[name..].len() + line[name..].find(value)?;
    (!value.is_empty()).then_some(start..start + value.len())
}

/// Reads Envoy's elements, or returns `None` where the text has another form; keys are those that Envoy writes.
pub(crate) fn elements(text: &str) -> Option<Vec<Element>> {
    let mut elements = vec![Element::new()];
    let mut rest = text;
    loop {
        let (key, behind) = rest.split_once('=')?;
        let key = KEYS.into_iter().find(|known| *known == key.trim())?;
        let (value, behind) = value(behind)?;
        elements.last_mut()?.push((key, value));
        let behind = behind.trim_start();
        match behind.chars().next() {
            None => return Some(elements),
            Some(';') if behind[1..].trim().is_empty() => return Some(elements),
            Some(',') if elements.len() < ELEMENTS => elements.push(Element::new()),
            Some(';') => {}
            Some(_) => return None,
        }
        rest = &behind[1..];
    }
}

/// Reads a value up to the end of its pair: in quotation marks, with `\"` for one inside, or plain.
fn value(text: &str) -> Option<(String, &str)> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',']).unwrap_or(text.len());
        return Some((text[..end].trim().to_owned(), &text[end..]));
    };
    let mut value = String::new();
    let mut characters = quoted.char_indices();
    while let Some((index, character)) = characters.next() {
        match character {
            '"' => return Some((value, &quoted[index + 1..])),
            '\\' => value.push(characters.next()?.1),
            _ => value.push(character),
        }
    }
    None
}

impl Forwarded {
    /// Takes over what an element says apart from its certificates.
    pub(crate) fn of_element(element: &Element) -> Self {
        let all = |name: &'static str| {
            let values = element.iter().filter(move |(key, _)| *key == name);
            values.filter_map(|(_, value)| public_text(value))
        };
        Self {
            form: "envoy",
            by: all("By").next(),
            hash: all("Hash").next().map(|hash| hash.to_ascii_lowercase()),
            subject: all("Subject").next(),
            uris: all("URI").collect(),
            dns_names: all("DNS").collect(),
            certificate: None,
            chain: Vec::new(),
        }
    }
}

/// Says whether two subjects name the same: programs write the parts in either order and with or without spaces.
pub(crate) fn is_same_subject(one: &str, other: &str) -> bool {
    let parts = |text: &str| {
        let text = text.replace('/', ",");
        let mut parts: Vec<String> = text
            .split([',', '+'])
            .map(|part| part.replace(' ', ""))
            .filter(|part| !part.is_empty())
            .collect();
        parts.sort_unstable();
        parts
    };
    parts(one) == parts(other)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn values(text: &str) -> Vec<&str> {
        headers_in(text).into_iter().map(|(_, value)| &text[value]).collect()
    }

    #[test]
    fn reads_elements_as_envoy_writes_them() {
        let text = r#"By=spiffe://a/b;Hash=AB;Subject="CN=\"x\",O=y;z";URI=;DNS=a.b;DNS=c.d, By=e;Hash=f;"#;
        let elements = elements(text).unwrap();
        assert_eq!(elements.len(), 2);
        let first = Forwarded::of_element(&elements[0]);
        assert_eq!(first.subject.as_deref(), Some("CN=\"x\",O=y;z"));
        assert_eq!(first.hash.as_deref(), Some("ab"));
        assert_eq!(first.dns_names, ["a.b", "c.d"]);
        assert_eq!(elements[1], [("By", "e".to_owned()), ("Hash", "f".to_owned())]);
    }

    #[test]
    fn other_texts_are_no_elements() {
        for text in ["", "By", "by=x", "By=x;Other=y", "Subject=\"x", "Hash=\"x\"y", "subject=CN = a"] {
            assert!(elements(text).is_none(), "{text}");
        }
    }

    #[test]
    fn finds_headers_by_name_and_by_form() {
        assert_eq!(values("> X-Forwarded-Client-Cert: MIIa\r\n> Host: b\n"), ["MIIa"]);
        assert_eq!(
            values("curl -H 'x-forwarded-client-cert: Hash=a;Subject=\"b\"' c"),
            ["Hash=a;Subject=\"b\""]
        );
        assert_eq!(values("\"x-forwarded-client-cert\": Hash=\"a\"\n"), ["Hash=\"a\""]);
        assert_eq!(values(" By=a;Hash=b\nother"), ["By=a;Hash=b"]);
        assert!(values("Subject=\"CN=a\"\nX-Forwarded-Client-Cert:\nsubject=CN=a").is_empty());
    }

    #[test]
    fn what_is_taken_out_leaves_all_places_as_they_are() {
        assert_eq!(without("a\nbü\nc", &[2..6]).as_str(), "a\n   \nc");
    }

    #[test]
    fn subjects_are_compared_by_their_parts() {
        assert!(is_same_subject("CN=a,OU=b,O=c", "O=c, OU=b, CN=a"));
        assert!(is_same_subject("/C=DE/CN=a", "CN=a,C=DE"));
        assert!(!is_same_subject("CN=a", "CN=b"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in r#"((By|Hash|Cert|[xX]-Forwarded-Client-Cert|[=;,"'\\: äé\n]|\PC){0,12})"#) {
            let headers = headers_in(&text);
            let lines: Vec<Range<usize>> = headers.iter().map(|(line, _)| line.clone()).collect();
            prop_assert_eq!(without(&text, &lines).len(), text.len());
            for (_, value) in headers {
                elements(&text[value]);
            }
        }
    }
}
