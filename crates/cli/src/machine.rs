//! JSON for machines.

use bindwright_texts::visible;

/// Writes characters that are invisible or change their surroundings as JSON escapes, so that a terminal or a review
/// shows them; a reader gets the same values back.
pub(crate) fn escape_deceptive(json: &str) -> String {
    let mut output = String::with_capacity(json.len());
    let mut units = [0; 2];
    for character in json.chars() {
        let mut buffer = [0; 4];
        let deceptive =
            character > '~' && visible(character.encode_utf8(&mut buffer)).len() != character.len_utf8();
        if deceptive {
            for unit in character.encode_utf16(&mut units) {
                output.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            output.push(character);
        }
    }
    output
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_stays_the_same() {
        let value = "a\u{202e}b\u{7f}\u{e0001}ü\n";
        let json = serde_json::to_string(value).unwrap();
        let escaped = escape_deceptive(&json);
        assert_eq!(escaped, r#""a\u202eb\u007f\udb40\udc01ü\n""#);
        assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), value);
    }
}
