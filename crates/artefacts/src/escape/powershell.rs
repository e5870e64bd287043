//! PowerShell (about_Quoting_Rules).
//!
//! What comes out is ASCII. Windows PowerShell 5.1 reads a script without a byte order mark in the code page of the
//! system, where the bytes of an ordinary letter can turn into a typographic quote, which ends a string just as the
//! straight one does: the `Ñ` of UTF-8 is read as `Ã‘`.
//!
//! The word is right for PowerShell itself. How a double quote inside an argument reaches a program differs: from 7.3
//! on unchanged, before that it is lost (about_Parsing, `PSNativeCommandArgumentPassing`); names that need it are
//! warned of.

use std::fmt::Write as _;

use super::is_deceptive;

/// Returns the word that PowerShell reads as this text.
pub fn quote(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    if text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    string(text)
}

/// Returns the string that stands for this text in an expression, where a bare word would be a command.
pub fn string(text: &str) -> String {
    if !text.chars().all(is_written) {
        return expandable(text);
    }
    format!("'{}'", text.replace('\'', "''"))
}

/// Returns a comment of one line.
pub fn comment(text: &str) -> String {
    format!("# {}", bindwright_texts::visible(text))
}

/// Writes what is not ASCII or cannot be seen as a subexpression, which every version understands; the escape
/// `` `u{…} `` came with 6.
fn expandable(text: &str) -> String {
    let mut output = String::from("\"");
    for character in text.chars() {
        if matches!(character, '`' | '$' | '"') {
            output.push('`');
        }
        let number = u32::from(character);
        let _ = match number {
            _ if is_written(character) => write!(output, "{character}"),
            // A character of .NET has 16 bits.
            ..=0xffff => write!(output, "$([char]0x{number:04X})"),
            _ => write!(output, "$([char]::ConvertFromUtf32(0x{number:X}))"),
        };
    }
    output.push('"');
    output
}

/// Says whether a character stands in the script as it is.
fn is_written(character: char) -> bool {
    character.is_ascii() && !is_deceptive(character)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_single_quote(character: char) -> bool {
        matches!(character, '\'' | '\u{2018}'..='\u{201b}')
    }

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
                    let (value, rest) = subexpression(rest)?;
                    output.push(value);
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

    fn subexpression(text: &str) -> Option<(char, &str)> {
        let text = text.strip_prefix("([char]")?;
        let (digits, rest, is_utf_32) = match text.strip_prefix("::ConvertFromUtf32(0x") {
            Some(text) => text.split_once("))").map(|(digits, rest)| (digits, rest, true))?,
            None => text.strip_prefix("0x")?.split_once(')').map(|(digits, rest)| (digits, rest, false))?,
        };
        let number = u32::from_str_radix(digits, 16).ok()?;
        // A cast to a character refuses what needs more than 16 bits.
        let fits = is_utf_32 || number <= 0xffff;
        fits.then(|| char::from_u32(number)).flatten().map(|value| (value, rest))
    }

    #[test]
    fn writes_what_people_would() {
        assert_eq!(quote("my-sdm"), "my-sdm");
        assert_eq!(quote("my sdm"), "'my sdm'");
        assert_eq!(quote("it's"), "'it''s'");
        assert_eq!(quote("$x"), "'$x'");
        assert_eq!(quote("1e3"), "'1e3'");
        assert_eq!(quote(""), "''");
    }

    #[test]
    fn writes_ascii() {
        assert_eq!(quote("\u{d1};x"), "\"$([char]0x00D1);x\"");
        assert_eq!(quote("it\u{2019}s"), "\"it$([char]0x2019)s\"");
        assert_eq!(quote("$a`\"\u{202e}"), "\"`$a```\"$([char]0x202E)\"");
        assert_eq!(quote("\u{1f600}"), "\"$([char]::ConvertFromUtf32(0x1F600))\"");
    }

    fn assert_holds(text: String) -> Result<(), TestCaseError> {
        let word = quote(&text);
        prop_assert!(word.is_ascii(), "{word}");
        prop_assert_eq!(read_back(&word), Some(text));
        Ok(())
    }

    proptest! {
        #[test]
        fn reads_back(text in any::<String>()) {
            assert_holds(text)?;
        }

        #[test]
        fn reads_back_what_means_something(text in "['\"`$(){}@;,|&‘’‚‛“”„#a-zÑ\r\n\\\\ \u{202e}😀]{0,12}") {
            assert_holds(text)?;
        }
    }
}
