//! File names: from a fixed table, and at most a stem of letters, digits and hyphens.

/// The most characters of a stem.
const STEM: usize = 40;

/// Names of devices, which Windows does not take for a file.
const DEVICES: &[&str] = &["aux", "con", "nul", "prn"];

/// Makes a stem that every file system takes; nothing of the text gets through but ASCII letters and digits.
pub(super) fn stem(text: &str) -> String {
    let mut stem = String::new();
    for character in text.chars() {
        let character = character.to_ascii_lowercase();
        if character.is_ascii_alphanumeric() {
            stem.push(character);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
        if stem.len() == STEM {
            break;
        }
    }
    let stem = stem.trim_end_matches('-');
    let is_port = stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
    if stem.is_empty() || is_port || DEVICES.contains(&stem) {
        return ["client", stem].join("-").trim_end_matches('-').to_owned();
    }
    stem.to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keeps_what_is_harmless() {
        assert_eq!(stem("My SDM key (2)"), "my-sdm-key-2");
        assert_eq!(stem("../../etc/passwd"), "etc-passwd");
        assert_eq!(stem("\u{202e}"), "client");
        assert_eq!(stem("NUL"), "client-nul");
        assert_eq!(stem("com1"), "client-com1");
    }

    proptest! {
        #[test]
        fn every_stem_is_a_plain_name(text: String) {
            let stem = stem(&text);
            let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            prop_assert!(!stem.is_empty() && stem.len() <= STEM + 7 && stem.bytes().all(plain), "{}", stem);
            prop_assert!(!stem.starts_with('-') && !stem.ends_with('-'));
        }
    }
}
