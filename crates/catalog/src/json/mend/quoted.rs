//! Texts in quotes of any kind.

use super::mender::{Mender, at, is_quote, patch};
use super::{MendKind, Patch};
use crate::json::{Cause, Fault};

impl Mender<'_> {
    /// Reads a text in quotes of any kind.
    pub(super) fn string(&mut self, quote: char) -> Result<(), Fault> {
        let start = self.position;
        let inside = start + quote.len_utf8();
        let (end, closing) = self.closing(quote, inside)?;
        let is_plain = quote == '"';
        if !is_plain {
            self.note(MendKind::WrongQuotes, start..inside, "\"");
        }
        let quotes = self.kinds.len().wrapping_sub(1);
        let mut groups = Groups { quotes: (!is_plain).then_some(quotes), ..Groups::default() };
        let mut index = inside;
        while index < end {
            index = self.letter(index, end, quote, &mut groups);
        }
        self.position = end + closing;
        if let Some(quotes) = groups.quotes {
            self.patches.push((quotes, patch(end..end + closing, "\"")));
        }
        Ok(())
    }

    /// Returns where the closing quote stands and how long it is.
    fn closing(&self, quote: char, inside: usize) -> Result<(usize, usize), Fault> {
        let mut first_break = None;
        let mut letters = self.text[inside..].char_indices().peekable();
        while let Some((index, letter)) = letters.next() {
            let follows = letters.peek().map(|(_, letter)| *letter);
            match letter {
                '\\' if follows.is_some_and(|letter| letter == '\\' || closes(quote, letter)) => {
                    letters.next();
                }
                '\'' if quote == '\'' && follows == Some('\'') => {
                    letters.next();
                }
                _ if closes(quote, letter) => {
                    let end = inside + index;
                    let behind = self.text[end + letter.len_utf8()..].trim_start();
                    let is_end = behind.is_empty() || behind.starts_with([',', '}', ']', ':', '/', '#', '=']);
                    return match first_break {
                        Some(offset) if !is_end => Err(at(Cause::ControlCharacter, offset)),
                        _ => Ok((end, letter.len_utf8())),
                    };
                }
                _ if letter < ' ' => first_break = first_break.or(Some(inside + index)),
                _ => {}
            }
        }
        Err(at(Cause::EndsTooEarly, first_break.unwrap_or(self.text.len())))
    }

    /// Reads one letter of a text and returns the offset behind it.
    fn letter(&mut self, index: usize, end: usize, quote: char, groups: &mut Groups) -> usize {
        let rest = &self.text[index..end];
        let bytes = rest.as_bytes();
        match bytes[0] {
            b'\\' => {
                let length = escape_length(bytes);
                if length > 0 {
                    return index + length;
                }
                if bytes.get(1) == Some(&b'\'') && quote == '\'' {
                    self.in_group(groups.quotes, patch(index..index + 1, ""));
                    return index + 2;
                }
                let group = self.group_of(groups.quotes.or(groups.escapes), MendKind::BadEscape);
                groups.escapes = Some(group);
                self.patches.push((group, patch(index..index, "\\")));
                index + 1
            }
            b'"' => {
                self.in_group(groups.quotes, patch(index..index, "\\"));
                index + 1
            }
            b'\'' if quote == '\'' => {
                self.in_group(groups.quotes, patch(index..index + 1, ""));
                index + 2
            }
            control @ 0..=0x1f => {
                let group = self.group_of(groups.quotes.or(groups.breaks), MendKind::LineBreak);
                groups.breaks = Some(group);
                let (length, escape) = match control {
                    b'\r' if bytes.get(1) == Some(&b'\n') => (2, "\\n".to_owned()),
                    b'\n' | b'\r' => (1, "\\n".to_owned()),
                    b'\t' => (1, "\\t".to_owned()),
                    other => (1, format!("\\u{other:04x}")),
                };
                self.patches.push((group, Patch { range: index..index + length, text: escape }));
                index + length
            }
            _ => index + rest.chars().next().map_or(1, char::len_utf8),
        }
    }

    pub(super) fn group_of(&mut self, known: Option<usize>, kind: MendKind) -> usize {
        known.unwrap_or_else(|| {
            self.kinds.push(kind);
            self.kinds.len() - 1
        })
    }

    fn in_group(&mut self, group: Option<usize>, patch: Patch) {
        let group = self.group_of(group, MendKind::WrongQuotes);
        self.patches.push((group, patch));
    }
}

/// The changes that letters of one text belong to.
#[derive(Default)]
struct Groups {
    quotes: Option<usize>,
    escapes: Option<usize>,
    breaks: Option<usize>,
}

/// Says whether a letter ends a text that `quote` began.
fn closes(quote: char, letter: char) -> bool {
    match quote {
        '"' | '\'' | '`' => letter == quote,
        _ => is_quote(letter) && letter != '`' && letter != '\'',
    }
}

/// Returns the length of an escape that JSON knows, or 0.
fn escape_length(bytes: &[u8]) -> usize {
    match bytes.get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
        Some(b'u') => match code_unit(bytes) {
            Some(0xd800..=0xdbff) => {
                let low = bytes.get(6..).and_then(code_unit);
                if low.is_some_and(|unit| (0xdc00..0xe000).contains(&unit)) { 12 } else { 0 }
            }
            Some(0xdc00..=0xdfff) | None => 0,
            Some(_) => 6,
        },
        _ => 0,
    }
}

fn code_unit(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)?))
}
