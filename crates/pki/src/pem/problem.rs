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
    /// Line breaks or other characters are written with a backslash, `\n` or `\\n`, or a backslash ends the lines.
    EscapedNewlines,
    /// Characters are written as `%0A` (RFC 3986 section 2.1).
    PercentEncoded,
    /// Characters are written as `&#10;` or `<br>`.
    MarkupEncoded,
    /// Lines end with a carriage return.
    CarriageReturns {
        /// Whether a line feed follows each; RFC 7468 section 3 allows both.
        line_feeds: bool,
    },
    /// Lines begin with spaces, tabs or `>`.
    Indented,
    /// The block stands in one line.
    OneLine,
    /// Quotes stand around the block or around its lines.
    Quoted,
    /// Blank lines interrupt the body.
    BlankLines,
    /// Spaces stand inside lines, or spaces that are invisible or unusual.
    StraySpaces,
    /// A byte order mark stands before the text.
    ByteOrderMark,
    /// A marker does not have five plain hyphens on both sides.
    MissingDashes,
    /// A marker shares its line with the body.
    GluedMarkers,
    /// There are no markers, only base64; the label was told from the content.
    MissingMarkers {
        /// The label that was told.
        label: String,
    },
    /// There is no begin marker; the body is complete, and of the kind that the end marker names.
    MissingBegin {
        /// The label of the end marker.
        label: String,
    },
    /// There is no end marker, and the body is complete.
    MissingEnd {
        /// The label of the begin marker.
        label: String,
    },
    /// The base64 is written in the URL-safe alphabet (RFC 4648 section 5).
    UrlSafeBase64,
    /// The `=` at the end of the base64 are missing.
    MissingPadding,
    /// Begin and end marker do not have the same label; the block was not read.
    LabelMismatch {
        /// The label of the begin marker.
        begin: String,
        /// The label of the end marker.
        end: String,
    },
    /// The text ends, or the next block begins, before the body is complete; the block was not read.
    Truncated {
        /// The label of the block.
        label: String,
    },
    /// An end marker without a begin marker and without a complete body; what stands before it was not read.
    LoneEnd {
        /// The label of the end marker.
        label: String,
    },
    /// The body is not base64 (RFC 4648 section 4); the block was not read.
    BadBase64 {
        /// The label of the block.
        label: String,
        /// What is wrong at the span.
        fault: Base64Fault,
    },
    /// There is nothing between the markers; the block was not read.
    EmptyBody {
        /// The label of the block.
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
        match self {
            Self::EscapedNewlines
            | Self::PercentEncoded
            | Self::MarkupEncoded
            | Self::CarriageReturns { .. }
            | Self::Indented
            | Self::OneLine
            | Self::Quoted
            | Self::BlankLines
            | Self::StraySpaces
            | Self::ByteOrderMark
            | Self::MissingDashes
            | Self::GluedMarkers
            | Self::MissingMarkers { .. }
            | Self::MissingBegin { .. }
            | Self::MissingEnd { .. }
            | Self::UrlSafeBase64
            | Self::MissingPadding => true,
            Self::LabelMismatch { .. }
            | Self::Truncated { .. }
            | Self::LoneEnd { .. }
            | Self::BadBase64 { .. }
            | Self::EmptyBody { .. }
            | Self::TooManyBlocks { .. }
            | Self::TooLong { .. } => false,
        }
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
    /// The last character carries bits that belong to no byte.
    TrailingBits,
}
