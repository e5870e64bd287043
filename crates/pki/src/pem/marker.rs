//! `-----BEGIN …-----` and `-----END …-----` (RFC 7468 section 2), also when dashes are missing or were replaced.

use super::units::{Units, is_stray_space};
use crate::Span;

/// Labels are a few words; what is longer is no label.
const MAX_LABEL_LENGTH: usize = 64;

/// A marker in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) side: Side,
    pub(super) label: String,
    /// The marker with its dashes.
    pub(super) span: Span,
    /// Whether it is written as RFC 7468 asks: five hyphens on both sides.
    pub(super) exact: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Begin,
    End,
}

/// Finds the markers of a text in order.
pub(super) struct Markers<'t> {
    text: &'t str,
    /// Where the marker before ended.
    floor: usize,
    /// Where the next word is looked for.
    position: usize,
}

impl<'t> Markers<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, floor: 0, position: 0 }
    }

    /// Returns the offset of the next `BEGIN` or `END`, which may be a marker or not.
    fn next_word(&mut self) -> Option<(Side, usize)> {
        loop {
            // Both have one `N`, and looking for a single character is fast.
            let at = self.position + self.text.get(self.position..)?.find('N')?;
            self.position = at + 1;
            let (before, after) = (self.text.get(..at)?, self.text.get(at + 1..)?);
            if before.ends_with('E') && after.starts_with('D') {
                return Some((Side::End, at - 1));
            }
            if before.ends_with("BEGI") {
                return Some((Side::Begin, at - 4));
            }
        }
    }
}

impl Iterator for Markers<'_> {
    type Item = Marker;

    fn next(&mut self) -> Option<Marker> {
        loop {
            let (side, word) = self.next_word()?;
            if word < self.floor {
                continue;
            }
            if let Some(marker) = marker(self.text, self.floor, side, word) {
                self.floor = marker.span.end;
                return Some(marker);
            }
        }
    }
}

/// Reads the marker around a `BEGIN` or `END`; `floor` is where the marker before it ended.
fn marker(text: &str, floor: usize, side: Side, word: usize) -> Option<Marker> {
    let leading = Leading::before(text.get(floor..word)?);
    if leading.count == 0 && !leading.at_line_start {
        return None;
    }
    let word_length = if side == Side::Begin { 5 } else { 3 };
    let mut units = Units::new(text, Span::new(word + word_length, text.len()));
    let spaces = units.pass_over(is_space);
    let label = label(&mut units)?;
    let label_end = units.position();
    let trailing = dashes(&mut units);
    let plausible = spaces > 0
        && match (leading.count, trailing) {
            (4.., 0) => !leading.spaced && ends_line(text, label_end),
            (2.., 2..) | (3.., 1) => true,
            (_, 2..) => leading.at_line_start,
            _ => false,
        };
    let span = Span::new(word - leading.length, units.position());
    let around = (text.get(span.start..word)?, text.get(label_end..span.end)?);
    let exact = spaces == 1 && around == ("-----", "-----");
    plausible.then_some(Marker { side, label, span, exact })
}

/// The dashes before a marker's word.
struct Leading {
    count: usize,
    /// Bytes of dashes and the space after them.
    length: usize,
    /// Whether a space stands between dashes and word (RFC 4716 section 3.3.1).
    spaced: bool,
    at_line_start: bool,
}

impl Leading {
    fn before(text: &str) -> Self {
        let without_space = text.strip_suffix(' ').unwrap_or(text);
        let rest = without_space.trim_end_matches(is_dash);
        let dashes = &without_space[rest.len()..];
        let spaced = without_space.len() < text.len() && !dashes.is_empty();
        let length = if dashes.is_empty() { 0 } else { text.len() - rest.len() };
        // One long dash replaces several hyphens.
        let count = dashes.chars().map(|dash| if dash == '-' { 1 } else { 2 }).sum();
        let before = rest.trim_end_matches([' ', '\t']);
        let at_line_start = before.is_empty() || before.ends_with(['\n', '\r', '"', '\'']);
        Self { count, length, spaced, at_line_start }
    }
}

/// Reads up to the dashes or the end of the line; upper case, digits and a few marks, as all labels in use.
fn label(units: &mut Units<'_>) -> Option<String> {
    let mut label = String::new();
    while let Some(unit) = units.peek() {
        let is_label = matches!(unit.character, 'A'..='Z' | '0'..='9' | ' ' | '.' | '/' | '_' | '#');
        match unit.character {
            _ if is_label => label.push(unit.character),
            character if is_space(character) => label.push(' '),
            _ => break,
        }
        units.next();
        if label.len() > MAX_LABEL_LENGTH {
            return None;
        }
    }
    let label = label.trim_end();
    (!label.is_empty()).then(|| label.to_owned())
}

/// Reads the dashes after a label; where a second marker is glued to the first, five of them.
fn dashes(units: &mut Units<'_>) -> usize {
    let mut all = units.clone();
    let count = all.clone().take_while(|unit| is_dash(unit.character)).count();
    let own = if count >= 8 { 5 } else { count };
    let read = all.by_ref().take(own).map(|dash| if dash.character == '-' { 1 } else { 2 }).sum();
    *units = all;
    read
}

/// Says whether nothing but spaces or a quote follows up to the end of the line.
fn ends_line(text: &str, position: usize) -> bool {
    let rest = Units::new(text, Span::new(position, text.len())).find(|unit| !is_space(unit.character));
    rest.is_none_or(|unit| matches!(unit.character, '\n' | '\r' | '"' | '\''))
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t') || is_stray_space(character)
}

/// Word processors replace hyphens with dashes.
fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{ff0d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> Vec<(Side, String, bool)> {
        Markers::new(text).map(|marker| (marker.side, marker.label, marker.exact)).collect()
    }

    #[test]
    fn markers_are_found_in_spite_of_their_dashes() {
        for (text, exact) in [
            ("-----BEGIN X509 CRL-----", true),
            ("----BEGIN X509 CRL----", false),
            ("-----BEGIN X509 CRL", false),
            ("  BEGIN X509 CRL-----", false),
            ("---- BEGIN X509 CRL ----", false),
            ("\u{2014}\u{2013}BEGIN X509 CRL\u{2014}-", false),
            ("-----BEGIN%20X509%20CRL-----", true),
            ("-----BEGIN\u{a0}X509 CRL-----", true),
            ("x-----BEGIN X509 CRL-----\\n", true),
        ] {
            let found = labels(text);
            assert_eq!(found, [(Side::Begin, "X509 CRL".to_owned(), exact)], "{text}");
        }
    }

    #[test]
    fn prose_is_no_marker() {
        for text in [
            "BEGIN CERTIFICATE",
            "-- BEGIN TRANSACTION\n",
            "-----BEGIN-----",
            "-----BEGIN certificate-----",
            "THE END -",
        ] {
            assert_eq!(labels(text), [], "{text}");
        }
    }

    #[test]
    fn glued_markers_share_ten_hyphens() {
        let found = labels("-----END A----------BEGIN B-----");
        assert_eq!(found, [(Side::End, "A".to_owned(), true), (Side::Begin, "B".to_owned(), true)]);
    }
}
