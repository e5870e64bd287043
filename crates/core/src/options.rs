use std::fmt;

use bindwright_pki::{Password, UnixTime};
use bindwright_texts::Locale;
use zeroize::Zeroizing;

/// One text or file as it was given; wiped when dropped.
pub struct Input {
    /// The file name, where there was one; never used as a path.
    pub name: Option<String>,
    /// The bytes.
    pub bytes: Zeroizing<Vec<u8>>,
}

impl fmt::Debug for Input {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Input({:?}, {} bytes [elided])", self.name, self.bytes.len())
    }
}

/// What a judgement depends on besides the input.
pub struct Options {
    /// The moment that is judged for.
    pub now: UnixTime,
    /// The language of every text.
    pub locale: Locale,
    /// Passwords to try on everything that is encrypted, in order.
    pub passwords: Vec<Password>,
    /// How many days before a certificate ends a warning is wanted, on top of what the rules say.
    pub warn_days: Option<u32>,
    /// The most that is read and computed.
    pub bounds: Bounds,
}

impl Options {
    /// Returns options without passwords and with the default bounds.
    pub fn new(now: UnixTime, locale: Locale) -> Self {
        Self { now, locale, passwords: Vec::new(), warn_days: None, bounds: Bounds::default() }
    }
}

/// The most that is read and computed; every bound is said in the finding that reports it.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// Bounds of the formats; `input_bytes` holds for all inputs of a call together.
    pub formats: bindwright_pki::Bounds,
    /// Inputs of one call.
    pub files: usize,
    /// Passwords that are tried; further ones are left alone.
    pub passwords: usize,
    /// Objects and lists inside one another.
    pub json_depth: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { formats: bindwright_pki::Bounds::default(), files: 1_000, passwords: 8, json_depth: 64 }
    }
}
