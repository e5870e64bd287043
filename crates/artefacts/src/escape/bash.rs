//! bash, and the shells that quote alike (POSIX.1-2017, Shell Command Language, section 2.2; `$'…'` is bash and zsh).

use std::fmt::Write as _;

use super::is_deceptive;

/// Returns the word that bash reads as this text.
///
/// NUL cannot be in an argument of any process and is left out.
pub fn quote(text: &str) -> String {
    if text.chars().any(is_deceptive) {
        return ansi_c(text);
    }
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./:@%+,".contains(&byte);
    if !text.is_empty() && text.bytes().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Returns a comment of one line.
pub fn comment(text: &str) -> String {
    format!("# {}", bindwright_texts::visible(text))
}

/// Writes what cannot be seen as the hexadecimal of its UTF-8 bytes: `\u` would need a UTF-8 locale and bash 4.2.
fn ansi_c(text: &str) -> String {
    let mut output = String::from("$'");
    for character in text.chars().filter(|character| *character != '\0') {
        match character {
            '\'' => output.push_str(r"\'"),
            '\\' => output.push_str(r"\\"),
            '\n' => output.push_str(r"\n"),
            '\r' => output.push_str(r"\r"),
            '\t' => output.push_str(r"\t"),
            _ if is_deceptive(character) => {
                let mut buffer = [0; 4];
                for byte in character.encode_utf8(&mut buffer).bytes() {
                    let _ = write!(output, "\\x{byte:02x}");
                }
            }
            _ => output.push(character),
        }
    }
    output.push('\'');
    output
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use proptest::prelude::*;

    use super::*;

    /// What bash itself makes of the words, one per line of hexadecimal.
    fn read_by_bash(words: &[String]) -> Vec<Vec<u8>> {
        let script = format!("printf '%s\\0' {}", words.join(" "));
        let output = Command::new("bash").args(["--norc", "--noprofile", "-c", &script]).output().unwrap();
        assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&output.stderr));
        let mut values: Vec<_> = output.stdout.split(|byte| *byte == 0).map(<[u8]>::to_vec).collect();
        values.pop();
        values
    }

    #[test]
    fn leaves_ordinary_names_alone() {
        assert_eq!(quote("my-sdm_1.0"), "my-sdm_1.0");
        assert_eq!(quote(""), "''");
        assert_eq!(quote("it's"), r"'it'\''s'");
        assert_eq!(quote("a\u{202e}b"), r"$'a\xe2\x80\xaeb'");
    }

    #[test]
    fn bash_reads_hostile_names_back() {
        let names = [
            "a b",
            "$HOME",
            "`id`",
            "$(id)",
            "!!",
            "a|b",
            "a;b",
            "a&b",
            "~",
            "~root",
            "*",
            "?",
            "[a]",
            "{a,b}",
            "<x>",
            "#c",
            "\\",
            "\\\\n",
            "\"",
            "'",
            "''",
            "ü ß 日本",
            "a\rb",
            "a\nb",
            "\t",
            "=",
            "a=b",
            "-n",
            "--",
            "%s",
            "\u{202e}x",
            "\u{1b}[31m",
            "a\\",
            "\u{7f}",
            "\u{200b}1",
            "\u{200b}ff",
        ];
        let words: Vec<_> = names.iter().map(|name| quote(name)).collect();
        let wanted: Vec<_> = names.iter().map(|name| name.as_bytes().to_vec()).collect();
        assert_eq!(read_by_bash(&words), wanted);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn bash_reads_every_text_back(texts in prop::collection::vec("[^\0]{0,40}", 1..20)) {
            let words: Vec<_> = texts.iter().map(|text| quote(text)).collect();
            let wanted: Vec<_> = texts.iter().map(|text| text.as_bytes().to_vec()).collect();
            prop_assert_eq!(read_by_bash(&words), wanted);
        }
    }
}
