use std::fmt;

/// The language a text is rendered in.
///
/// Holds the primary language subtag (BCP 47), lower case, at most eight ASCII letters. Languages without a table
/// fall back to English; `qps` is the pseudo-locale, which shows what was not taken from a table.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Locale([u8; 8]);

impl Locale {
    /// US English, the language every table has.
    pub const ENGLISH: Self = Self::from_static(b"en");
    /// The pseudo-locale: English patterns with every letter accented and brackets around.
    pub const PSEUDO: Self = Self::from_static(b"qps");

    const fn from_static(tag: &[u8]) -> Self {
        let mut bytes = [0; 8];
        let mut index = 0;
        while index < tag.len() {
            bytes[index] = tag[index];
            index += 1;
        }
        Self(bytes)
    }

    /// Returns the locale of a BCP 47 tag such as `de-DE`; only the primary subtag counts.
    ///
    /// A tag that is not well formed yields English.
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let well_formed =
            (2..=8).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
        if well_formed { Self::from_static(primary.to_ascii_lowercase().as_bytes()) } else { Self::ENGLISH }
    }

    /// Returns the primary subtag, for example `en`.
    pub fn tag(&self) -> &str {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..length]).unwrap_or("en")
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self::ENGLISH
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Locale({})", self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_primary_subtag() {
        assert_eq!(Locale::from_tag("de-DE").tag(), "de");
        assert_eq!(Locale::from_tag("EN").tag(), "en");
        assert_eq!(Locale::from_tag("qps-ploc"), Locale::PSEUDO);
    }

    #[test]
    fn falls_back_to_english() {
        for tag in ["", "x", "123", "toolonglanguage"] {
            assert_eq!(Locale::from_tag(tag), Locale::ENGLISH, "{tag}");
        }
    }
}
