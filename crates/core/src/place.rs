use std::ops::Range;
use std::rc::Rc;

use bindwright_pki::Span;

/// Where something was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// Index of the input.
    pub(crate) input: Option<usize>,
    /// The place in that input, line and column included.
    pub(crate) span: Option<bindwright_report::Span>,
    /// JSON Pointer (RFC 6901) inside the input.
    pub(crate) pointer: Option<String>,
}

/// One input while it is read: turns offsets in the text that is read into places in the input as it was given.
pub(crate) struct Source<'text> {
    pub(crate) input: usize,
    pub(crate) text: &'text str,
    /// Bytes that stood before the text and are not part of it (a byte order mark).
    pub(crate) shift: usize,
    line_starts: Rc<[usize]>,
}

impl<'text> Source<'text> {
    pub(crate) fn new(input: usize, text: &'text str, shift: usize) -> Self {
        let behind_breaks =
            text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(index, _)| index + 1);
        Self { input, text, shift, line_starts: std::iter::once(0).chain(behind_breaks).collect() }
    }

    /// Returns the place of a span of the text.
    pub(crate) fn place(&self, span: Span) -> Place {
        Place { input: Some(self.input), span: Some(self.report_span(span)), pointer: None }
    }

    /// Returns the place of a JSON value.
    pub(crate) fn place_of_value(&self, span: &Range<usize>, pointer: &str) -> Place {
        let span = Span::new(span.start, span.end);
        Place { pointer: Some(pointer.to_owned()), ..self.place(span) }
    }

    /// Returns the 1-based line and column of an offset, columns in characters.
    fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = self.line_starts[line - 1];
        let before = self.text.get(start..offset).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    fn report_span(&self, span: Span) -> bindwright_report::Span {
        let (line, column) = self.line_and_column(span.start);
        bindwright_report::Span {
            start: (span.start + self.shift) as u32,
            end: (span.end + self.shift) as u32,
            line: line as u32,
            column: column as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters_from_one() {
        let source = Source::new(0, "ä\nbé c", 3);
        let span = source.place(Span { start: 7, end: 8 }).span.unwrap();
        assert_eq!((span.start, span.end, span.line, span.column), (10, 11, 2, 4));
        let first = source.place(Span { start: 0, end: 0 }).span.unwrap();
        assert_eq!((first.line, first.column), (1, 1));
    }

    #[test]
    fn an_offset_inside_a_character_is_no_panic() {
        let source = Source::new(0, "ä", 0);
        assert_eq!(source.place(Span { start: 1, end: 1 }).span.unwrap().line, 1);
    }
}
