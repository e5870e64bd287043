use crate::Span;

/// Something that had to be repaired in a text, or that kept a block from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is the matter.
    pub kind: ProblemKind,
    /// Where, in UTF-8 byte offsets of the text as it was given.
    pub span: Span,
}

/// What is the matter with a block.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// Line breaks are written as `\n` or `\\n`.
    EscapedNewlines,
    /// Characters are written as `%0A` (RFC 3986 section 2.1).
    PercentEncoded,
    /// Characters are written as `&#10;` or `<br>`.
    MarkupEncoded,
    /// Lines end with a carriage return.
    CarriageReturns {
        /// Whether a line feed follows each; both are allowed by RFC 7468 section 3.
        line_feeds: bool,
    },
    /// Lines begin with spaces, tabs or `>`.
    Indented,
    /// The body stands in one line with its markers.
    OneLine,
    /// Quotes stand around the block or its lines.
    Quoted,
    /// Blank lines interrupt the body.
    BlankLines,
    /// Spaces that are none, or that are invisible, stand in the block.
    UnusualSpaces,
    /// A byte order mark stands before the text.
    ByteOrderMark,
    /// A marker does not have five plain hyphens on both sides.
    MissingDashes,
    /// A marker shares its line with other text or another marker.
    GluedMarkers,
    /// The end marker is missing and the body is complete.
    MissingEnd {
        /// The label of the block.
        label: String,
    },
    /// There are no markers, only base64; the label was told from the content.
    MissingMarkers {
        /// The label that was told.
        label: String,
    },
    /// Begin and end marker do not have the same label; the first one counts.
    LabelMismatch {
        /// The label of the begin marker.
        begin: String,
        /// The label of the end marker.
        end: String,
    },
    /// The base64 was written in the URL-safe alphabet (RFC 4648 section 5).
    UrlSafeBase64,
    /// The `=` at the end of the base64 are missing.
    MissingPadding,
    /// The body is not base64 (RFC 4648 section 4); the block was not read.
    BadBase64 {
        /// The label of the block.
        label: String,
        /// What is wrong at the span.
        fault: Base64Fault,
    },
    /// The body ends early; the block was not read.
    Truncated {
        /// The label of the block.
        label: String,
    },
    /// There is nothing between the markers; the block was not read.
    EmptyBody {
        /// The label of the block.
        label: String,
    },
    /// An end marker without a begin marker.
    MissingBegin {
        /// The label of the end marker.
        label: String,
    },
    /// There are more blocks than the bound allows; the rest was not read.
    TooManyBlocks {
        /// The bound.
        bound: usize,
    },
    /// The text is longer than the bound allows; nothing was read.
    TooLong {
        /// The bound in bytes.
        bound: usize,
    },
}

impl ProblemKind {
    /// Says whether the block was read all the same.
    pub fn is_repair(&self) -> bool {
        !matches!(
            self,
            Self::BadBase64 { .. }
                | Self::Truncated { .. }
                | Self::EmptyBody { .. }
                | Self::MissingBegin { .. }
                | Self::TooManyBlocks { .. }
                | Self::TooLong { .. }
        )
    }
}

/// What is wrong with base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Base64Fault {
    /// A character outside the alphabet.
    Character,
    /// Characters after the padding.
    AfterPadding,
    /// The number of characters is not one that bytes encode to.
    Length,
    /// The last character carries bits that no byte takes.
    TrailingBits,
}
