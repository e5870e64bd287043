//! PowerShell (about_Quoting_Rules).
//!
//! The word is right for PowerShell itself. How a double quote inside an argument reaches a program differs: from 7.3
//! on unchanged, before that it is lost (about_Parsing, `PSNativeCommandArgumentPassing`); names that need it are
//! warned of.

use std::fmt::Write as _;

use super::is_deceptive;

/// Returns the word that PowerShell reads as this text.
pub(crate) fn quote(text: &str) -> String {
    if text.chars().any(is_deceptive) {
        return expandable(text);
    }
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    if text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let mut output = String::from("'");
    for character in text.chars() {
        // The typographic quotes end a string just as the straight one does; doubled they stand for themselves.
        if is_single_quote(character) {
            output.push(character);
        }
        output.push(character);
    }
    output.push('\'');
    output
}

/// Writes what cannot be seen as a subexpression, which every version understands; the escape `` `u{…} `` came with 6.
fn expandable(text: &str) -> String {
    let mut output = String::from("\"");
    for character in text.chars() {
        match character {
            '`' | '$' | '"' | '\u{201c}'..='\u{201e}' => {
                output.push('`');
                output.push(character);
            }
            _ if is_deceptive(character) => {
                let _ = write!(output, "$([char]::ConvertFromUtf32(0x{:x}))", u32::from(character));
            }
            _ => output.push(character),
        }
    }
    output.push('"');
    output
}

fn is_single_quote(character: char) -> bool {
    matches!(character, '\'' | '\u{2018}'..='\u{201b}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads one word back by the quoting rules; `None` where it would end early or expand something else.
    fn read_back(word: &str) -> Option<String> {
        let first = word.chars().next()?;
        if is_single_quote(first) {
            return single(word.strip_prefix(first)?);
        }
        if first == '"' {
            return double(word.strip_prefix('"')?);
        }
        let plain = word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
        (plain && first.is_ascii_alphabetic()).then(|| word.to_owned())
    }

    fn single(body: &str) -> Option<String> {
        let mut output = String::new();
        let mut characters = body.chars();
        while let Some(character) = characters.next() {
            if is_single_quote(character) {
                match characters.next() {
                    Some(second) if is_single_quote(second) => output.push(second),
                    Some(_) => return None,
                    None => return Some(output),
                }
            } else {
                output.push(character);
            }
        }
        None
    }

    fn double(mut body: &str) -> Option<String> {
        let mut output = String::new();
        while let Some(character) = body.chars().next() {
            let rest = &body[character.len_utf8()..];
            match character {
                '`' => {
                    let escaped = rest.chars().next()?;
                    // Letters and 0 behind a backtick are control characters.
                    if escaped.is_ascii_alphanumeric() {
                        return None;
                    }
                    output.push(escaped);
                    body = &rest[escaped.len_utf8()..];
                }
                '$' => {
                    let (number, rest) =
                        rest.strip_prefix("([char]::ConvertFromUtf32(0x")?.split_once("))")?;
                    output.push(char::from_u32(u32::from_str_radix(number, 16).ok()?)?);
                    body = rest;
                }
                '"' | '\u{201c}'..='\u{201e}' => return rest.is_empty().then_some(output),
                _ => {
                    output.push(character);
                    body = rest;
                }
            }
        }
        None
    }

    #[test]
    fn writes_what_people_would() {
        assert_eq!(quote("my-sdm"), "my-sdm");
        assert_eq!(quote("my sdm"), "'my sdm'");
        assert_eq!(quote("it's"), "'it''s'");
        assert_eq!(quote("$x"), "'$x'");
        assert_eq!(quote("1e3"), "'1e3'");
        assert_eq!(quote(""), "''");
        assert_eq!(quote("it\u{2019}s"), "'it\u{2019}\u{2019}s'");
        assert_eq!(quote("$a\u{202e}"), "\"`$a$([char]::ConvertFromUtf32(0x202e))\"");
    }

    proptest! {
        #[test]
        fn reads_back(text in any::<String>()) {
            prop_assert_eq!(read_back(&quote(&text)), Some(text));
        }

        #[test]
        fn reads_back_what_means_something(text in "['\"`$(){}@;,|&‘’‚‛“”„#a-z\r\n\\\\ \u{202e}]{0,12}") {
            prop_assert_eq!(read_back(&quote(&text)), Some(text));
        }
    }
}
