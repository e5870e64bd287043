//! What stands between two markers: headers (RFC 1421 section 4.6) and base64 (RFC 4648 section 4).

use base64ct::{Base64, Base64Unpadded, Encoding as _};
use zeroize::Zeroizing;

use super::problem::{Base64Fault, ProblemKind};
use super::units::{Unit, Units, Written, is_stray_space};
use crate::Span;

/// Encrypted keys have two headers, armoured ones a handful.
const MAX_HEADERS: usize = 32;

/// A body that was read.
pub(super) struct Body {
    pub(super) headers: Vec<(String, String)>,
    pub(super) der: Zeroizing<Vec<u8>>,
    /// One entry for each kind of repair, with the first place.
    pub(super) repairs: Vec<(ProblemKind, Span)>,
}

/// Why a body was not read, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) fault: Base64Fault,
    pub(super) span: Span,
}

/// Reads the body inside a span; `checksum` ends it at a line that begins with `=` (RFC 9580 section 6.1).
pub(super) fn read(text: &str, span: Span, checksum: bool) -> Result<Body, Fault> {
    let mut units = Units::new(text, span);
    let headers = headers(&mut units, text, span);
    let mut gathering = Gathering::new(span, checksum);
    let starts_with_break = gathering.lines(&mut units)?;
    gathering.layout(span, starts_with_break);
    let der = gathering.decode(span)?;
    Ok(Body { headers, der, repairs: gathering.repairs })
}

/// Reads a body that is written as RFC 7468 section 3 asks for; `None` for any other, which is read character by
/// character.
///
/// Certificates mostly come so, and by the thousand. Not for secrets: a table tells by its timing what was looked up.
pub(super) fn strict(text: &str, span: Span) -> Option<Body> {
    let lines = text.get(span.start..span.end)?.strip_prefix('\n')?.strip_suffix('\n')?;
    let mut der = Zeroizing::new(vec![0; lines.len() / 4 * 3]);
    let (mut triples, mut length) = (der.as_chunks_mut::<3>().0, 0);
    let mut lines = lines.split('\n').peekable();
    while let Some(line) = lines.next() {
        let (quads, rest) = line.as_bytes().as_chunks::<4>();
        let (last, _) = quads.split_last().filter(|_| rest.is_empty())?;
        let is_padded = lines.peek().is_none() && last[3] == b'=';
        let quads = &quads[..quads.len() - usize::from(is_padded)];
        let (own, others) = triples.split_at_mut_checked(quads.len())?;
        decode(quads, own).then_some(())?;
        length += own.len() * 3;
        triples = others;
        if is_padded {
            length += Base64::decode(last, triples.first_mut()?).ok()?.len();
        }
    }
    der.truncate(length);
    Some(Body { headers: Vec::new(), der, repairs: Vec::new() })
}

/// Decodes base64 without padding; says whether every character is one of it.
fn decode(quads: &[[u8; 4]], triples: &mut [[u8; 3]]) -> bool {
    let mut seen = 0;
    for (quad, triple) in quads.iter().zip(triples) {
        let [first, second, third, fourth] = quad.map(|character| VALUES[usize::from(character)]);
        seen |= first | second | third | fourth;
        *triple = [first << 2 | second >> 4, second << 4 | third >> 2, third << 6 | fourth];
    }
    seen < 64
}

/// The values of the characters of base64 (RFC 4648 section 4); 255 for any other.
static VALUES: [u8; 256] = {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut values = [u8::MAX; 256];
    let mut value = 0;
    while value < 64 {
        values[alphabet[value] as usize] = value as u8;
        value += 1;
    }
    values
};

/// Reads `Name: value` lines; base64 never holds a colon.
fn headers(units: &mut Units<'_>, text: &str, span: Span) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    if !text.get(span.start..span.end).is_some_and(|body| body.contains(':')) {
        return headers;
    }
    let one_line = !units.clone().any(|unit| is_break(unit.character));
    while headers.len() < MAX_HEADERS {
        let mut ahead = units.clone();
        ahead.pass_over(|character| character.is_whitespace() || character == '>');
        let Some(header) = header(&mut ahead, one_line) else { return headers };
        headers.push(header);
        *units = ahead;
    }
    headers
}

/// Reads one header; in a block of one line its value is one word.
fn header(units: &mut Units<'_>, one_line: bool) -> Option<(String, String)> {
    let is_name = |character: char| character.is_ascii_alphanumeric() || character == '-';
    let name: String =
        units.clone().map(|unit| unit.character).take_while(|c| is_name(*c)).take(64).collect();
    units.pass_over(is_name);
    let colon = units.next()?.character == ':';
    units.pass_over(|character| character == ' ');
    let ends = |character: char| is_break(character) || (one_line && character == ' ');
    let value: String =
        units.clone().map(|unit| unit.character).take_while(|c| !ends(*c)).take(1024).collect();
    units.pass_over(|character| !ends(character));
    (colon && !name.is_empty()).then(|| (name, value.trim_end().to_owned()))
}

/// The base64 characters of a body, and what was noticed on the way.
struct Gathering {
    characters: Zeroizing<Vec<u8>>,
    padding: usize,
    checksum: bool,
    /// Breaks since the last base64 character.
    breaks: usize,
    /// Whether any break stands after the first base64 character.
    broken: bool,
    /// First space since the last base64 character or break.
    space: Option<Span>,
    outside_quotes: bool,
    repairs: Vec<(ProblemKind, Span)>,
}

impl Gathering {
    fn new(span: Span, checksum: bool) -> Self {
        Self {
            // Never grows, so that no copy of a secret stays behind.
            characters: Zeroizing::new(Vec::with_capacity(span.len())),
            padding: 0,
            checksum,
            breaks: 0,
            broken: false,
            space: None,
            outside_quotes: false,
            repairs: Vec::new(),
        }
    }

    /// Reads all characters; returns whether a break stands before the first one of base64.
    fn lines(&mut self, units: &mut Units<'_>) -> Result<bool, Fault> {
        let mut starts_with_break = false;
        while let Some(unit) = units.next() {
            self.note_escape(&unit);
            if self.checksum && unit.character == '=' && self.breaks > 0 {
                break;
            }
            match unit.character {
                '\r' if units.peek().is_some_and(|next| next.character == '\n') => {
                    self.note(ProblemKind::CarriageReturns { line_feeds: true }, unit.span);
                }
                '\r' => {
                    self.note(ProblemKind::CarriageReturns { line_feeds: false }, unit.span);
                    self.line_break();
                }
                '\n' => self.line_break(),
                _ => self.character(&unit)?,
            }
            if self.breaks == 0 && self.padding == 0 && !self.outside_quotes && self.space.is_none() {
                self.characters.extend_from_slice(units.base64_run().as_bytes());
            }
            starts_with_break |= self.characters.is_empty() && self.breaks > 0;
        }
        Ok(starts_with_break)
    }

    fn line_break(&mut self) {
        // Between two quotes a break only separates pieces of one text.
        self.breaks += usize::from(!self.outside_quotes || self.breaks == 0);
        self.broken |= !self.characters.is_empty();
        self.space = None;
    }

    fn character(&mut self, unit: &Unit) -> Result<(), Fault> {
        match unit.character {
            _ if self.outside_quotes && matches!(unit.character, '+' | ',' | ';' | '.' | '&' | '(' | ')') => {
                Ok(())
            }
            'A'..='Z' | 'a'..='z' | '0'..='9' | '+' | '/' => self.base64(unit, unit.character),
            '-' | '_' => self.url_safe(unit),
            '=' => {
                self.padding += 1;
                Ok(())
            }
            ' ' | '\t' if self.outside_quotes => Ok(()),
            ' ' | '\t' => {
                self.space.get_or_insert(unit.span);
                Ok(())
            }
            '>' if self.breaks > 0 => {
                self.space.get_or_insert(unit.span);
                Ok(())
            }
            '"' | '\'' | '`' => {
                self.outside_quotes = !self.outside_quotes;
                self.note(ProblemKind::Quoted, unit.span);
                Ok(())
            }
            character if is_stray_space(character) => {
                self.note(ProblemKind::StraySpaces, unit.span);
                Ok(())
            }
            _ => Err(Fault { fault: Base64Fault::Character, span: unit.span }),
        }
    }

    fn base64(&mut self, unit: &Unit, character: char) -> Result<(), Fault> {
        if self.padding > 0 {
            return Err(Fault { fault: Base64Fault::AfterPadding, span: unit.span });
        }
        if self.outside_quotes {
            return Err(Fault { fault: Base64Fault::Character, span: unit.span });
        }
        if self.breaks > 1 && !self.characters.is_empty() {
            self.note(ProblemKind::BlankLines, unit.span);
        }
        match self.space.take() {
            Some(space) if self.breaks > 0 => self.note(ProblemKind::Indented, space),
            Some(space) if !self.characters.is_empty() => self.note(ProblemKind::StraySpaces, space),
            _ => {}
        }
        self.breaks = 0;
        // Only ASCII comes here.
        self.characters.push(character as u8);
        Ok(())
    }

    fn url_safe(&mut self, unit: &Unit) -> Result<(), Fault> {
        let known = self.repairs.iter().any(|(kind, _)| *kind == ProblemKind::UrlSafeBase64);
        if !known && self.characters.iter().any(|character| matches!(character, b'+' | b'/')) {
            return Err(Fault { fault: Base64Fault::Character, span: unit.span });
        }
        self.note(ProblemKind::UrlSafeBase64, unit.span);
        self.base64(unit, if unit.character == '-' { '+' } else { '/' })
    }

    fn note_escape(&mut self, unit: &Unit) {
        let kind = match unit.written {
            Written::Plain => return,
            Written::Backslash => ProblemKind::EscapedNewlines,
            Written::Percent => ProblemKind::PercentEncoded,
            Written::Markup => ProblemKind::MarkupEncoded,
        };
        self.note(kind, unit.span);
    }

    fn note(&mut self, kind: ProblemKind, span: Span) {
        if !self.repairs.iter().any(|(known, _)| *known == kind) {
            self.repairs.push((kind, span));
        }
    }

    /// Compares the breaks with what RFC 7468 section 3 asks for: markers stand in lines of their own.
    fn layout(&mut self, span: Span, starts_with_break: bool) {
        let ends_with_break = self.breaks > 0;
        if !starts_with_break && !ends_with_break && !self.broken {
            self.repairs.retain(|(kind, _)| *kind != ProblemKind::StraySpaces);
            self.note(ProblemKind::OneLine, span);
        } else if !starts_with_break || !ends_with_break {
            self.note(ProblemKind::GluedMarkers, span);
        }
    }

    fn decode(&mut self, span: Span) -> Result<Zeroizing<Vec<u8>>, Fault> {
        let fault = |fault| Fault { fault, span: Span::new(span.end, span.end) };
        let wanted = match self.characters.len() % 4 {
            0 => 0,
            2 => 2,
            3 => 1,
            _ => return Err(fault(Base64Fault::Length)),
        };
        if self.padding == 0 && wanted > 0 && !self.checksum {
            self.note(ProblemKind::MissingPadding, span);
        } else if self.padding != wanted {
            return Err(fault(Base64Fault::Length));
        }
        let mut der = Zeroizing::new(vec![0; self.characters.len() / 4 * 3 + 2]);
        let length = Base64Unpadded::decode(self.characters.as_slice(), &mut der).map(<[u8]>::len);
        let length = length.map_err(|_| fault(Base64Fault::TrailingBits))?;
        der.truncate(length);
        Ok(der)
    }
}

fn is_break(character: char) -> bool {
    matches!(character, '\n' | '\r')
}
