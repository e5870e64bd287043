use zeroize::Zeroizing;

use super::body::{self, Body, Fault};
use super::marker::{Marker, Markers, Side};
use super::problem::{Problem, ProblemKind};
use super::{Block, guess};
use crate::{Bounds, Span, asn1};

/// PuTTY's own format has no markers; its first line names version and algorithm, its last one is this.
const PUTTY_FIRST: &str = "PuTTY-User-Key-File-";
const PUTTY_LAST: &str = "Private-MAC:";

/// Finds every block of a text, and says what had to be repaired and what could not be read.
///
/// Never fails as a whole: a broken block is a problem and does not hide the others. Text between blocks is skipped.
/// Problems and blocks come in the order of the text.
pub fn scan(text: &str, bounds: &Bounds) -> (Vec<Block>, Vec<Problem>) {
    let whole = Span::new(0, text.len());
    if text.len() > bounds.input_bytes {
        let kind = ProblemKind::TooLong { bound: bounds.input_bytes };
        return (Vec::new(), vec![Problem { kind, span: whole }]);
    }
    let mut scan = Scan { text, bound: bounds.pem_blocks, blocks: Vec::new(), problems: Vec::new() };
    scan.marked_blocks();
    scan.putty_keys();
    if scan.blocks.is_empty() && scan.problems.is_empty() {
        scan.unmarked(whole);
    }
    if text.starts_with('\u{feff}') && !scan.blocks.is_empty() {
        scan.problem(ProblemKind::ByteOrderMark, Span::new(0, 3));
    }
    let blocks = in_order(scan.blocks, |block| block.span().start);
    let problems = in_order(scan.problems, |problem| problem.span.start);
    (blocks, problems)
}

/// Orders by place; the order of numbers is sorted, as each type that is sorted costs kilobytes in the browser.
fn in_order<T>(items: Vec<T>, start: impl Fn(&T) -> usize) -> Vec<T> {
    let mut order: Vec<(usize, usize)> = items.iter().map(start).zip(0..).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, index)| items[index].take()).collect()
}

struct Scan<'t> {
    text: &'t str,
    bound: usize,
    blocks: Vec<Block>,
    problems: Vec<Problem>,
}

impl Scan<'_> {
    fn problem(&mut self, kind: ProblemKind, span: Span) {
        self.problems.push(Problem { kind, span });
    }

    fn marked_blocks(&mut self) {
        let mut open: Option<Marker> = None;
        let (mut read, mut floor) = (0, 0);
        for marker in Markers::new(self.text) {
            if read == self.bound {
                let rest = Span::new(marker.span.start, self.text.len());
                return self.problem(ProblemKind::TooManyBlocks { bound: self.bound }, rest);
            }
            let end = marker.span.end;
            match (marker.side, open.take()) {
                (Side::Begin, before) => {
                    if let Some(before) = before {
                        read += 1;
                        self.without_end(before, marker.span.start);
                    }
                    open = Some(marker);
                }
                (Side::End, Some(begin)) => {
                    read += 1;
                    self.block(begin, marker);
                }
                (Side::End, None) => {
                    read += 1;
                    self.without_begin(marker, floor);
                }
            }
            floor = end;
        }
        if let Some(begin) = open {
            self.without_end(begin, self.text.len());
        }
    }

    /// Reads what stands between two markers.
    fn block(&mut self, begin: Marker, end: Marker) {
        let span = Span::new(begin.span.start, end.span.end);
        if begin.label != end.label {
            let kind = ProblemKind::LabelMismatch { begin: begin.label, end: end.label };
            return self.problem(kind, end.span);
        }
        let inside = Span::new(begin.span.end, end.span.start);
        let label = begin.label.clone();
        let strict = (label == "CERTIFICATE").then(|| body::strict(self.text, inside)).flatten();
        let read = || body::read(self.text, inside, label.starts_with("PGP "));
        match strict.map_or_else(read, Ok) {
            Ok(body) if body.der.is_empty() => self.problem(ProblemKind::EmptyBody { label }, span),
            Ok(mut body) => {
                body.repairs.extend(self.markers(&begin, &end, &body));
                self.push(label, body, span);
            }
            Err(Fault { fault, span }) => self.problem(ProblemKind::BadBase64 { label, fault }, span),
        }
    }

    /// Returns what is unusual about the markers of a block that was read.
    fn markers(&self, begin: &Marker, end: &Marker, body: &Body) -> Vec<(ProblemKind, Span)> {
        let inexact = [begin, end].into_iter().find(|marker| !marker.exact);
        let dashes = inexact.map(|marker| (ProblemKind::MissingDashes, marker.span));
        let before = self.text.get(..begin.span.start).unwrap_or_default();
        let known = body.repairs.iter().any(|(kind, _)| *kind == ProblemKind::Quoted);
        let quoted = before.ends_with(['"', '\'', '`']) && !known;
        let quote = quoted.then(|| (ProblemKind::Quoted, Span::new(begin.span.start - 1, begin.span.start)));
        dashes.into_iter().chain(quote).collect()
    }

    fn push(&mut self, label: String, body: Body, span: Span) {
        for (kind, span) in body.repairs {
            self.problem(kind, span);
        }
        self.blocks.push(Block { label, headers: body.headers, der: body.der, span });
    }

    /// Reads a block whose end marker is missing, when its body is complete.
    fn without_end(&mut self, begin: Marker, limit: usize) {
        let inside = Span::new(begin.span.end, limit);
        let label = begin.label;
        let read = match body::read(self.text, inside, false) {
            Ok(body) => Some((body, limit)),
            // What follows may be any text: the lines before the fault count.
            Err(Fault { span, .. }) => {
                let before = self.text.get(inside.start..span.start).unwrap_or_default();
                let lines = inside.start + before.rfind('\n').map_or(0, |line_break| line_break + 1);
                body::read(self.text, Span::new(inside.start, lines), false).ok().map(|body| (body, lines))
            }
        };
        let Some((mut body, end)) = read.filter(|(body, _)| is_complete(body)) else {
            let span = Span::new(begin.span.start, limit);
            return self.problem(ProblemKind::Truncated { label }, span);
        };
        let text = self.text.get(..end).unwrap_or_default();
        let span = Span::new(begin.span.start, text.trim_end().len());
        // Without a line of its own behind it, the body seems to be glued to it.
        body.repairs.retain(|(kind, _)| *kind != ProblemKind::GluedMarkers);
        body.repairs.push((ProblemKind::MissingEnd { label: label.clone() }, span));
        if !begin.exact {
            body.repairs.push((ProblemKind::MissingDashes, begin.span));
        }
        self.push(label, body, span);
    }

    /// Reads a block whose begin marker is missing, when the lines of base64 before its end marker are complete and of
    /// the kind that it names; `floor` is where the marker before it ended.
    fn without_begin(&mut self, end: Marker, floor: usize) {
        let label = end.label;
        let before = self.text.get(floor..end.span.start).unwrap_or_default();
        let inside = Span::new(end.span.start - base64_tail(before), end.span.start);
        let read = body::read(self.text, inside, false).ok().filter(is_complete);
        let Some(mut body) = read.filter(|body| guess::label(&body.der) == Some(label.as_str())) else {
            return self.problem(ProblemKind::LoneEnd { label }, end.span);
        };
        let span = Span::new(inside.start, end.span.end);
        body.repairs.retain(|(kind, _)| *kind != ProblemKind::GluedMarkers);
        body.repairs.push((ProblemKind::MissingBegin { label: label.clone() }, span));
        if !end.exact {
            body.repairs.push((ProblemKind::MissingDashes, end.span));
        }
        self.push(label, body, span);
    }

    /// Names PuTTY's private keys; they are not decoded.
    fn putty_keys(&mut self) {
        let mut starts = self.text.match_indices(PUTTY_FIRST).map(|(start, _)| start).peekable();
        while let Some(start) = starts.next() {
            let before = self.text.get(..start).unwrap_or_default();
            let at_line_start = before.is_empty() || before.ends_with(['\n', '\r', '\u{feff}']);
            if !at_line_start || self.blocks.len() >= self.bound {
                continue;
            }
            let limit = starts.peek().copied().unwrap_or(self.text.len());
            let key = putty_key(self.text.get(start..limit).unwrap_or_default());
            let label = key.split(':').next().unwrap_or_default().chars().take(32).collect();
            let (der, span) = (Zeroizing::new(Vec::new()), Span::new(start, start + key.len()));
            self.blocks.push(Block { label, headers: Vec::new(), der, span });
        }
    }

    /// Reads a text that is base64 from end to end and whose content says what it is.
    fn unmarked(&mut self, whole: Span) {
        let Ok(mut body) = body::read(self.text, whole, false) else { return };
        let Some(label) = guess::label(&body.der) else { return };
        let layout = |kind: &ProblemKind| matches!(kind, ProblemKind::OneLine | ProblemKind::GluedMarkers);
        body.repairs.retain(|(kind, _)| !layout(kind));
        self.problem(ProblemKind::MissingMarkers { label: label.to_owned() }, whole);
        self.push(label.to_owned(), body, whole);
    }
}

/// Says whether a body is one element of DER and nothing else: no line is missing.
fn is_complete(body: &Body) -> bool {
    asn1::first_length(&body.der) == Some(body.der.len())
}

/// Returns the length of the lines of base64 that end a text, from the first one that can begin a sequence of DER.
fn base64_tail(text: &str) -> usize {
    let mut tail = 0;
    let mut length = 0;
    for line in text.split_inclusive('\n').rev() {
        let words =
            line.trim_matches(|character: char| character.is_whitespace() || "\"'>,".contains(character));
        let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=-_\\ \t".contains(&byte);
        if !words.bytes().all(is_base64) {
            break;
        }
        length += line.len();
        // A byte 0x30 is `M` and one of the first sixteen letters.
        if matches!(words.as_bytes(), [b'M', b'A'..=b'P', ..]) {
            tail = length - (line.len() - line.trim_start().len());
        }
    }
    tail
}

/// Returns the text up to the end of the last line of a PuTTY key.
fn putty_key(text: &str) -> &str {
    let last_line = text.find(PUTTY_LAST).unwrap_or(text.len());
    let after = text.get(last_line..).unwrap_or_default();
    let end = after.find(['\r', '\n']).map_or(text.len(), |length| last_line + length);
    text.get(..end).unwrap_or(text)
}
