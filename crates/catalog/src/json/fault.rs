use bindwright_texts::Message;

use crate::texts;

/// Why a text is not JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub cause: Cause,
    /// UTF-8 byte offset in the text.
    pub offset: usize,
    /// JSON Pointer (RFC 6901) of the value that was being read.
    pub pointer: String,
}

/// What is wrong with a text that is no JSON (RFC 8259).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// The text ends inside an object, a list or a string.
    EndsTooEarly,
    /// A comma with nothing behind it.
    TrailingComma,
    /// Single or typographic quotes.
    SingleQuotes,
    /// A comment, which JSON does not have.
    Comment,
    /// A member's name without quotes.
    NameWithoutQuotes,
    /// Two entries without a comma between them.
    MissingComma,
    /// A member's name without a colon behind it.
    MissingColon,
    /// A line break or another control character inside a string.
    ControlCharacter,
    /// A backslash before a character that has no escape, or half of a surrogate pair.
    BadEscape,
    /// A number that RFC 8259 section 6 does not allow, or one too large to hold.
    BadNumber,
    /// A word that is none of `true`, `false` and `null`.
    BadWord,
    /// Objects and lists are nested deeper than the bound.
    TooDeep(usize),
    /// The document holds more values than the bound.
    TooManyValues(usize),
    /// Something follows the end of the document.
    TextBehind,
    /// A line of YAML that is not indented as its neighbours are, or with a tab.
    Indentation,
    /// An anchor, an alias, a tag or a merge key of YAML.
    YamlFeature,
    /// Anything else that nothing in JSON starts with.
    Unexpected,
}

impl Cause {
    /// Says whether the text may be JSON and goes over a bound.
    pub fn is_bound(self) -> bool {
        matches!(self, Self::TooDeep(_) | Self::TooManyValues(_))
    }

    /// Says in words what is wrong and what to do about it.
    pub fn message(self) -> Message {
        match self {
            Self::EndsTooEarly => texts::json_ends_too_early(),
            Self::TrailingComma => texts::json_trailing_comma(),
            Self::SingleQuotes => texts::json_single_quotes(),
            Self::Comment => texts::json_comment(),
            Self::NameWithoutQuotes => texts::json_name_without_quotes(),
            Self::MissingComma => texts::json_missing_comma(),
            Self::MissingColon => texts::json_missing_colon(),
            Self::ControlCharacter => texts::json_control_character(),
            Self::BadEscape => texts::json_bad_escape(),
            Self::BadNumber => texts::json_bad_number(),
            Self::BadWord => texts::json_bad_word(),
            Self::TooDeep(bound) => texts::json_too_deep(bound as i64),
            Self::TooManyValues(bound) => texts::json_too_many_values(bound as i64),
            Self::TextBehind => texts::json_text_behind(),
            Self::Indentation => texts::json_indentation(),
            Self::YamlFeature => texts::json_yaml_feature(),
            Self::Unexpected => texts::json_unexpected(),
        }
    }
}
