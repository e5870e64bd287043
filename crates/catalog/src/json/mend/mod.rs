//! Parameters as people paste them, turned into JSON: every change is kept with its place, nothing is guessed.
//!
//! The reader is strict and stays so; this brings a text into a form that it takes. Comments, commas and quotes are put
//! right in place, YAML and a command line around the JSON are rewritten.

mod envelope;
mod mender;
mod quoted;
mod yaml;

use std::ops::Range;

use zeroize::Zeroizing;

use super::{Fault, Node, read};

/// Deepest nesting that is read.
pub(crate) const DEPTH: usize = 64;

/// JSON made of a text, and how to find the way back.
pub struct Mended {
    /// JSON as RFC 8259 has it; may hold a secret.
    pub text: Zeroizing<String>,
    /// Its value.
    pub node: Node,
    /// What was changed, in the order of the text.
    pub mends: Vec<Mend>,
    /// Whether a piece of the JSON can be replaced in the text as given; else only all of it can.
    pub(crate) in_place: bool,
    /// From the JSON back to the text, the last step first.
    layers: Vec<Vec<Piece>>,
}

/// One change, in places of the text as given.
#[derive(Debug, PartialEq, Eq)]
pub struct Mend {
    /// What was not JSON.
    pub kind: MendKind,
    /// What stands in its place now.
    pub patches: Vec<Patch>,
}

/// A piece of a text and what stands in its place afterwards.
#[derive(Debug, PartialEq, Eq)]
pub struct Patch {
    /// The place in the text as given.
    pub range: Range<usize>,
    /// The new text.
    pub text: String,
}

/// What was not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MendKind {
    /// A comment, which JSON does not have.
    Comment,
    /// A comma with nothing behind it.
    ExtraComma,
    /// Two entries without a comma between them.
    MissingComma,
    /// Single or typographic quotes.
    WrongQuotes,
    /// A name or a text without quotes.
    MissingQuotes,
    /// A word of another language, such as `None`.
    WrongWord,
    /// An equals sign behind a name.
    WrongSeparator,
    /// The members of an object without its braces.
    NoBraces,
    /// Brackets that are open at the end.
    NotClosed,
    /// A backslash before a character that has no escape.
    BadEscape,
    /// A line break or another control character inside quotes.
    LineBreak,
    /// Something around the JSON that is not part of it.
    TextAround,
    /// YAML.
    Yaml,
}

/// A stretch of the new text and what it was made of; copied as it is where both are equally long.
struct Piece {
    new: Range<usize>,
    old: Range<usize>,
}

/// Turns a text into JSON.
///
/// # Errors
/// Where more than one change could be meant, and over the bounds; the offset is one of the text as given.
pub fn mend(text: &str) -> Result<Mended, Fault> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    if let Ok((node, end)) = read(text, start, DEPTH)
        && text[end..].trim_ascii().is_empty()
        && !node.text().is_some_and(|inner| inner.trim_start().starts_with('{'))
    {
        let piece = Piece { new: 0..text.len(), old: 0..text.len() };
        let text = Zeroizing::new(text.to_owned());
        return Ok(Mended { text, node, mends: Vec::new(), in_place: true, layers: vec![vec![piece]] });
    }
    let envelope = envelope::find(text, start);
    if !envelope.escapes.is_empty() {
        return escaped(text, envelope);
    }
    if yaml::is_yaml(&text[envelope.body.clone()]) {
        return yaml::read_document(text, envelope.body);
    }
    let (patches, kinds) = mender::document(text, envelope)?;
    let (new, pieces) = build(text, patches.iter().map(|(_, patch)| patch));
    finish(text, new, vec![pieces], group(patches, &kinds), true)
}

/// Reads one document of YAML: the stretch of a text that `body` says.
///
/// # Errors
/// Where it is not in the part of YAML that is read, and over the bounds.
pub fn yaml(text: &str, body: Range<usize>) -> Result<Mended, Fault> {
    yaml::read_document(text, body)
}

/// Reads JSON that a command line has escaped a second time.
fn escaped(text: &str, envelope: envelope::Envelope) -> Result<Mended, Fault> {
    let mut patches = vec![Patch { range: 0..envelope.body.start, text: String::new() }];
    patches.extend(envelope.escapes.into_iter().map(|range| Patch { range, text: String::new() }));
    patches.push(Patch { range: envelope.body.end..text.len(), text: String::new() });
    let (body, pieces) = build(text, &patches);
    let outer = |offset| source(&pieces, offset..offset).start;
    let mut inner = mend(&body).map_err(|fault| Fault { offset: outer(fault.offset), ..fault })?;
    for patch in inner.mends.iter_mut().flat_map(|mend| &mut mend.patches) {
        patch.range = source(&pieces, patch.range.clone());
    }
    inner.mends.insert(0, Mend { kind: MendKind::TextAround, patches });
    inner.layers.push(pieces);
    Ok(Mended { in_place: false, ..inner })
}

fn finish(
    given: &str,
    text: Zeroizing<String>,
    layers: Vec<Vec<Piece>>,
    mends: Vec<Mend>,
    in_place: bool,
) -> Result<Mended, Fault> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    match read(&text, start, DEPTH) {
        Ok((node, _)) => Ok(Mended { text, node, mends, in_place, layers }),
        Err(fault) => {
            let offset = source(&layers[0], fault.offset..fault.offset).start.min(given.len());
            Err(Fault { offset, ..fault })
        }
    }
}

impl Mended {
    /// Returns where a stretch of the JSON stands in the text as given.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        self.layers.iter().fold(range, |range, pieces| source(pieces, range))
    }
}

fn source(pieces: &[Piece], range: Range<usize>) -> Range<usize> {
    let first = pieces.partition_point(|piece| piece.new.start <= range.start).saturating_sub(1);
    let last = pieces.partition_point(|piece| piece.new.end < range.end);
    let start = pieces.get(first).map_or(0, |piece| piece.place(range.start, piece.old.start));
    let end = pieces.get(last).or(pieces.last()).map_or(0, |piece| piece.place(range.end, piece.old.end));
    if range.is_empty() { start..start } else { start..end.max(start) }
}

impl Piece {
    /// Returns the old place of a new one; what has none of its own is at `edge`.
    fn place(&self, offset: usize, edge: usize) -> usize {
        if offset >= self.new.end {
            self.old.end
        } else if self.new.len() == self.old.len() {
            self.old.start + offset.saturating_sub(self.new.start)
        } else {
            edge
        }
    }
}

/// Makes patches that stand in ascending order.
fn build<'a>(text: &str, patches: impl IntoIterator<Item = &'a Patch>) -> (Zeroizing<String>, Vec<Piece>) {
    let mut output = Output::default();
    let mut done = 0;
    for patch in patches {
        output.put(&text[done..patch.range.start], done..patch.range.start);
        output.put(&patch.text, patch.range.clone());
        done = patch.range.end;
    }
    output.put(&text[done..], done..text.len());
    (output.text, output.pieces)
}

/// A text that is being written, with where its pieces come from.
#[derive(Default)]
struct Output {
    text: Zeroizing<String>,
    pieces: Vec<Piece>,
}

impl Output {
    fn put(&mut self, text: &str, old: Range<usize>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push(Piece { new: start..self.text.len(), old });
    }
}

/// Puts patches that belong together into one change.
fn group(patches: Vec<(usize, Patch)>, kinds: &[MendKind]) -> Vec<Mend> {
    let mut mends: Vec<Mend> = kinds.iter().map(|kind| Mend { kind: *kind, patches: Vec::new() }).collect();
    for (index, patch) in patches {
        mends[index].patches.push(patch);
    }
    mends
}

#[cfg(test)]
mod tests;
