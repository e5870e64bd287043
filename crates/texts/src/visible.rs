use std::borrow::Cow;
use std::fmt::Write as _;

/// Returns the text with every control, bidirectional, zero-width and otherwise invisible character written as a
/// visible escape such as `\u{202e}`; a line break becomes `\n`.
///
/// Pasted text is hostile: a subject may hold characters that reorder or hide what stands beside it
/// (Unicode Technical Report 36, section 2).
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_deceptive) {
        return Cow::Borrowed(text);
    }
    let mut output = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\n' => output.push_str("\\n"),
            '\r' => output.push_str("\\r"),
            '\t' => output.push_str("\\t"),
            _ if is_deceptive(character) => {
                let _ = write!(output, "\\u{{{:x}}}", u32::from(character));
            }
            _ => output.push(character),
        }
    }
    Cow::Owned(output)
}

/// Says whether a character draws nothing of its own or changes how its neighbours are drawn.
fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_ordinary_text_alone() {
        assert!(matches!(visible("CN=Müller \\ 日本"), Cow::Borrowed(_)));
    }

    #[test]
    fn writes_what_deceives_as_an_escape() {
        assert_eq!(visible("a\u{202e}b\u{200b}\n\u{1b}[31m"), "a\\u{202e}b\\u{200b}\\n\\u{1b}[31m");
    }
}
