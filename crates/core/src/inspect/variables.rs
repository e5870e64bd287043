//! Lines of the form `NAME=value`: files such as `.env`, and what shells print.

use std::ops::Range;

use bindwright_catalog::json::{self, Content, Member, Node};
use zeroize::Zeroizing;

use super::unfold;

/// Reads the variables of a text as one object, or returns `None` where its first line is none.
pub(crate) fn read(text: &str, depth: usize) -> Option<Node> {
    let mut members = Vec::new();
    let mut offset = 0;
    let mut has_begun = false;
    while offset < text.len() {
        let line = text[offset..].split_inclusive('\n').next().unwrap_or_default();
        let content = line.trim();
        let Some((name, value)) = assignment(content) else {
            if !has_begun && !(content.is_empty() || content.starts_with('#')) {
                return None;
            }
            offset += line.len();
            continue;
        };
        has_begun = true;
        let start = offset + (value.as_ptr() as usize - line.as_ptr() as usize);
        let node = self::value(text, start, value.len(), depth);
        offset = next_line(text, node.span.end);
        members.push(Member { name: plain_name(name), offset: start, node });
    }
    has_begun.then_some(Node { span: 0..text.len(), value: Content::Object(members) })
}

/// Splits `NAME=value`, with `export` or `set` in front where a shell wants it.
fn assignment(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once('=')?;
    let name = name.trim();
    let name =
        ["export ", "set ", "$env:"].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name).trim();
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || "_-.".contains(letter);
    let is_plain = name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_');
    (is_plain && name.chars().all(is_name)).then_some((name, value.trim_start()))
}

/// Brings a name that stands in capitals to what services write: `CLIENT_ID` to `client_id`.
fn plain_name(name: &str) -> String {
    let is_variable = name.starts_with("VCAP_") || name.contains(|letter: char| letter.is_ascii_lowercase());
    if is_variable { name.to_owned() } else { name.to_ascii_lowercase() }
}

fn value(text: &str, start: usize, length: usize, depth: usize) -> Node {
    let rest = &text[start..];
    match rest.chars().next() {
        Some('\'') => {
            let end = rest[1..].find('\'').map_or(text.len(), |end| start + 1 + end);
            let inside = start + 1..end;
            in_place(text, inside.clone(), depth)
                .unwrap_or_else(|| text_node(&text[inside], start..(end + 1).min(text.len())))
        }
        Some('"') => quoted(text, start, depth),
        Some('{' | '[') => in_place(text, start..text.len(), depth)
            .unwrap_or_else(|| text_node(&text[start..start + length], start..start + length)),
        _ => text_node(text[start..start + length].trim_end(), start..start + length),
    }
}

/// Reads JSON where it stands.
fn in_place(text: &str, range: Range<usize>, depth: usize) -> Option<Node> {
    let begins = text[range.clone()].trim_start().starts_with(['{', '[']);
    let (node, _) = json::read(&text[..range.end], range.start, depth).ok().filter(|_| begins)?;
    Some(node)
}

/// Reads a text in double quotes: a backslash escapes the letter behind it, `\n` is a line break.
fn quoted(text: &str, start: usize, depth: usize) -> Node {
    let end = closing_quote(text, start + 1);
    let mut content = Zeroizing::new(String::with_capacity(end - start));
    let mut letters = text[start + 1..end].chars();
    while let Some(letter) = letters.next() {
        let escaped = if letter == '\\' { letters.next() } else { None };
        content.push(match escaped {
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some(escaped) => escaped,
            None => letter,
        });
    }
    let mut node = text_node(&content, start..(end + 1).min(text.len()));
    unfold::unpack(&mut node, depth);
    node
}

/// Returns where a text in double quotes ends.
fn closing_quote(text: &str, from: usize) -> usize {
    let mut is_escaped = false;
    for (index, letter) in text[from..].char_indices() {
        match letter {
            '"' if !is_escaped => return from + index,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    text.len()
}

fn text_node(text: &str, span: Range<usize>) -> Node {
    Node { span, value: Content::Text(Zeroizing::new(text.to_owned())) }
}

fn next_line(text: &str, offset: usize) -> usize {
    text.get(offset..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| offset + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Node {
        read(text, 64).unwrap()
    }

    #[test]
    fn reads_plain_and_quoted_values() {
        let text = "# comment\nexport CLIENT_ID=abc\nKEY=\"a\\nb\\\"c\"\n\nother='x\ny' \nlast=1";
        let node = read_all(text);
        assert_eq!(node.member_text("client_id"), Some("abc"));
        assert_eq!(node.member_text("key"), Some("a\nb\"c"));
        assert_eq!(node.member_text("other"), Some("x\ny"));
        assert_eq!(node.member_text("last"), Some("1"));
    }

    #[test]
    fn reads_json_where_it_stands() {
        for text in [
            "VCAP_SERVICES='{\"xsuaa\":[{\"a\":1}]}'\nA=b",
            "VCAP_SERVICES={\"xsuaa\":[\n{\"a\":1}]}\nA=b",
            "VCAP_SERVICES=\"{\\\"xsuaa\\\":[{\\\"a\\\":1}]}\"\nA=b",
        ] {
            let node = read_all(text);
            assert!(node.member("VCAP_SERVICES").unwrap().member("xsuaa").is_some(), "{text}");
            assert_eq!(node.member_text("a"), Some("b"), "{text}");
        }
    }

    #[test]
    fn leaves_other_texts_alone() {
        for text in ["plain", "{\"a\":\"=\"}", "-----BEGIN X-----\nabc=\n", "", "= x"] {
            assert!(read(text, 64).is_none(), "{text}");
        }
    }

    #[test]
    fn quotes_that_do_not_end_go_to_the_end() {
        for text in ["a='b", "a=\"b\\", "a=\"", "a='", "a={", "a="] {
            assert!(read(text, 64).is_some(), "{text}");
        }
    }
}
