use bindwright_texts::Message;

use crate::texts;

/// Why a text is not JSON, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) kind: FaultKind,
    /// Byte offset in the text.
    pub(crate) offset: usize,
    /// JSON Pointer of the value that was being read.
    pub(crate) pointer: String,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// Something else stands where this should.
    Expected(Expected),
    /// The text ends where this should stand.
    Ends(Expected),
    /// Objects and lists are nested deeper than the bound.
    TooDeep(usize),
    /// The document holds more values than the bound.
    TooManyValues(usize),
    /// A line break or another control character inside a text (RFC 8259 section 7 wants it escaped).
    RawControl,
    /// A backslash before a character that has no escape.
    UnknownEscape,
    /// Half of a surrogate pair.
    LoneSurrogate,
    /// A number that RFC 8259 section 6 does not allow.
    Number,
    /// A comma with nothing behind it.
    TrailingComma,
    /// A comment, which JSON does not have.
    Comment,
}

/// What the grammar asks for at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    Value,
    Name,
    Colon,
    CommaOrBrace,
    CommaOrBracket,
    ClosingQuote,
}

impl FaultKind {
    /// Says whether the text may be JSON and goes over a bound.
    pub(crate) fn is_bound(self) -> bool {
        matches!(self, Self::TooDeep(_) | Self::TooManyValues(_))
    }

    /// Says in words what is wrong.
    pub(crate) fn message(self) -> Message {
        match self {
            Self::Expected(expected) => expected.message(),
            Self::Ends(expected) => expected.message_at_end(),
            Self::TooDeep(bound) => texts::json_fault_too_deep(bound as i64),
            Self::TooManyValues(bound) => texts::json_fault_too_many_values(bound as i64),
            Self::RawControl => texts::json_fault_raw_control(),
            Self::UnknownEscape => texts::json_fault_unknown_escape(),
            Self::LoneSurrogate => texts::json_fault_lone_surrogate(),
            Self::Number => texts::json_fault_number(),
            Self::TrailingComma => texts::json_fault_trailing_comma(),
            Self::Comment => texts::json_fault_comment(),
        }
    }
}

impl Expected {
    fn message(self) -> Message {
        match self {
            Self::Value => texts::json_expected_value(),
            Self::Name => texts::json_expected_name(),
            Self::Colon => texts::json_expected_colon(),
            Self::CommaOrBrace => texts::json_expected_comma_or_brace(),
            Self::CommaOrBracket => texts::json_expected_comma_or_bracket(),
            Self::ClosingQuote => texts::json_expected_closing_quote(),
        }
    }

    fn message_at_end(self) -> Message {
        match self {
            Self::Value => texts::json_ends_value(),
            Self::Name => texts::json_ends_name(),
            Self::Colon => texts::json_ends_colon(),
            Self::CommaOrBrace => texts::json_ends_comma_or_brace(),
            Self::CommaOrBracket => texts::json_ends_comma_or_bracket(),
            Self::ClosingQuote => texts::json_ends_closing_quote(),
        }
    }
}
