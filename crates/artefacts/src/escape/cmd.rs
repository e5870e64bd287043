//! A batch file of cmd.exe, calling a program that splits its command line the way of the C run-time.
//!
//! Two readers take it apart in turn: cmd.exe (percent signs, then carets and quotes) and the program (quotes and
//! backslashes, `CommandLineToArgvW`). Delayed expansion has to be off. At the prompt `%%` stays two characters, which
//! is why names with a percent sign are warned of.

/// Returns the word that a program called from a batch file receives as this text.
///
/// Line breaks and other control characters cannot stand in a batch line; they become a space.
pub fn quote(text: &str) -> String {
    let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./:".contains(&byte);
    if !text.is_empty() && text.bytes().all(is_plain) {
        return text;
    }
    let word = for_program(&text);
    if text.contains('"') { with_carets(&word) } else { word.replace('%', "%%") }
}

/// Returns a comment of one line; percent signs are expanded even there, and `%~` would be an error.
pub fn comment(text: &str) -> String {
    format!("rem {}", bindwright_texts::visible(text).replace('%', "%%"))
}

/// Quotes for the program: backslashes count only where a quote follows, and are doubled there.
fn for_program(text: &str) -> String {
    let mut output = String::from("\"");
    let mut backslashes = 0;
    for character in text.chars() {
        match character {
            '\\' => backslashes += 1,
            '"' => {
                output.extend(std::iter::repeat_n('\\', backslashes + 1));
                backslashes = 0;
            }
            _ => backslashes = 0,
        }
        output.push(character);
    }
    output.extend(std::iter::repeat_n('\\', backslashes));
    output.push('"');
    output
}

/// Escapes for cmd.exe what it would act on; with every quote escaped, it never believes to be inside quotes.
fn with_carets(word: &str) -> String {
    let mut output = String::with_capacity(word.len() * 2);
    for character in word.chars() {
        match character {
            '%' => output.push('%'),
            '(' | ')' | '!' | '^' | '"' | '<' | '>' | '&' | '|' => output.push('^'),
            _ => {}
        }
        output.push(character);
    }
    output
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What cmd.exe hands to the program; `None` where it would do something else with the line.
    fn through_cmd(line: &str) -> Option<String> {
        // Percent expansion comes first: a doubled sign is one, a single one would start a variable.
        let mut expanded = String::new();
        let mut characters = line.chars();
        while let Some(character) = characters.next() {
            if character == '%' && characters.next() != Some('%') {
                return None;
            }
            expanded.push(character);
        }
        let mut output = String::new();
        let mut quoted = false;
        let mut characters = expanded.chars();
        while let Some(character) = characters.next() {
            match character {
                '"' => {
                    quoted = !quoted;
                    output.push(character);
                }
                '^' if !quoted => output.push(characters.next()?),
                '&' | '|' | '<' | '>' | '(' | ')' if !quoted => return None,
                _ => output.push(character),
            }
        }
        Some(output)
    }

    /// `CommandLineToArgvW` for one argument.
    fn by_program(line: &str) -> Option<String> {
        let mut output = String::new();
        let (mut backslashes, mut quoted) = (0, false);
        let flush = |output: &mut String, number: usize| output.extend(std::iter::repeat_n('\\', number));
        for character in line.chars() {
            match character {
                '\\' => backslashes += 1,
                '"' => {
                    flush(&mut output, backslashes / 2);
                    if backslashes % 2 == 1 {
                        output.push('"');
                    } else {
                        quoted = !quoted;
                    }
                    backslashes = 0;
                }
                ' ' | '\t' if !quoted => return None,
                _ => {
                    flush(&mut output, backslashes);
                    backslashes = 0;
                    output.push(character);
                }
            }
        }
        flush(&mut output, backslashes);
        (!quoted).then_some(output)
    }

    fn read_back(word: &str) -> Option<String> {
        by_program(&through_cmd(word)?)
    }

    #[test]
    fn writes_what_people_would() {
        assert_eq!(quote("my-sdm"), "my-sdm");
        assert_eq!(quote("my sdm"), "\"my sdm\"");
        assert_eq!(quote("a&b|c"), "\"a&b|c\"");
        assert_eq!(quote("100%"), "\"100%%\"");
        assert_eq!(quote("say \"hi\""), "^\"say \\^\"hi\\^\"^\"");
        assert_eq!(quote("dir\\"), "\"dir\\\\\"");
        assert_eq!(quote(""), "\"\"");
        assert_eq!(quote("a\r\nb"), "\"a  b\"");
    }

    proptest! {
        #[test]
        fn reads_back(text in "\\PC*") {
            prop_assert_eq!(read_back(&quote(&text)), Some(text));
        }

        #[test]
        fn reads_back_what_means_something(text in "[\"\\\\^%!&|<>()a ü]{0,14}") {
            prop_assert_eq!(read_back(&quote(&text)), Some(text));
        }
    }
}
