use std::ops::Range;

use bindwright_catalog::json::Mended;
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
    /// The progress at every [`STEP`]th byte, so that a place costs the same in a text of one long line.
    checkpoints: Vec<Progress>,
    origin: Origin<'text>,
}

/// What a text that is read was made of.
enum Origin<'text> {
    /// It is the text of the input.
    Input,
    /// It was written anew from a stretch of another text that begins at `start`.
    Mended { outer: &'text Source<'text>, start: usize, mended: &'text Mended },
    /// It is several files, each behind the offset where it begins.
    Files(Vec<(usize, &'text Source<'text>)>),
}

/// Bytes from one checkpoint to the next.
const STEP: usize = 512;

/// What stands before a byte of the text.
#[derive(Clone, Copy, Default)]
struct Progress {
    lines: usize,
    line_start: usize,
    characters: usize,
}

impl Progress {
    fn pass(&mut self, index: usize, byte: u8) {
        let continues = byte & 0xc0 == 0x80;
        self.characters += usize::from(!continues);
        if byte == b'\n' {
            self.lines += 1;
            self.line_start = index + 1;
        }
    }
}

impl<'text> Source<'text> {
    pub(crate) fn new(input: usize, text: &'text str, shift: usize) -> Self {
        let mut progress = Progress::default();
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        for (index, byte) in text.bytes().enumerate() {
            if index % STEP == 0 {
                checkpoints.push(progress);
            }
            progress.pass(index, byte);
        }
        if text.len().is_multiple_of(STEP) {
            checkpoints.push(progress);
        }
        Self { input, text, shift, checkpoints, origin: Origin::Input }
    }

    /// Returns the JSON that was made of a stretch of a text.
    pub(crate) fn mended(outer: &'text Source<'text>, start: usize, mended: &'text Mended) -> Self {
        let origin = Origin::Mended { outer, start, mended };
        Self { input: outer.input, text: &mended.text, shift: 0, checkpoints: Vec::new(), origin }
    }

    /// Returns several files as one text; each begins at its offset.
    pub(crate) fn files(text: &'text str, files: Vec<(usize, &'text Source<'text>)>) -> Self {
        let input = files.first().map_or(0, |(_, file)| file.input);
        Self { input, text, shift: 0, checkpoints: Vec::new(), origin: Origin::Files(files) }
    }

    /// Returns the place of a span of the text.
    pub(crate) fn place(&self, span: Span) -> Place {
        match &self.origin {
            Origin::Input => {
                Place { input: Some(self.input), span: Some(self.report_span(span)), pointer: None }
            }
            Origin::Mended { outer, start, mended } => {
                let given = mended.source(span.start..span.end);
                outer.place(Span::new(start + given.start, start + given.end))
            }
            Origin::Files(files) => {
                let index = files.partition_point(|(start, _)| *start <= span.start).saturating_sub(1);
                let Some((start, file)) = files.get(index) else { return Place::default() };
                let end = (span.end - start).min(file.text.len());
                file.place(Span::new(span.start.saturating_sub(*start).min(end), end))
            }
        }
    }

    /// Returns the place of a JSON value.
    pub(crate) fn place_of_value(&self, span: &Range<usize>, pointer: &str) -> Place {
        let span = Span::new(span.start, span.end);
        Place { pointer: Some(pointer.to_owned()), ..self.place(span) }
    }

    /// Returns the 1-based line and column of an offset, columns in characters.
    fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let here = self.progress(offset);
        let line_start = self.progress(here.line_start);
        (here.lines + 1, here.characters - line_start.characters + 1)
    }

    fn progress(&self, offset: usize) -> Progress {
        let nearest = offset.min(self.text.len()) / STEP;
        let Some(mut progress) = self.checkpoints.get(nearest).copied() else { return Progress::default() };
        let bytes = self.text.as_bytes();
        for index in nearest * STEP..offset.min(bytes.len()) {
            progress.pass(index, bytes[index]);
        }
        progress
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
    fn long_lines_and_long_texts_are_counted_right() {
        for text in ["ä".repeat(STEP * 2), "aé\n".repeat(STEP), format!("{}\nx", "y".repeat(STEP - 1))] {
            let source = Source::new(0, &text, 0);
            for offset in [0, 1, STEP - 1, STEP, STEP + 1, STEP * 2, text.len() - 1, text.len()] {
                let Some(before) = text.get(..offset) else { continue };
                let line = before.matches('\n').count() + 1;
                let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
                assert_eq!(source.line_and_column(offset), (line, column), "{offset}");
            }
        }
    }

    #[test]
    fn an_offset_inside_a_character_is_no_panic() {
        let source = Source::new(0, "ä", 0);
        assert_eq!(source.place(Span { start: 1, end: 1 }).span.unwrap().line, 1);
    }
}
