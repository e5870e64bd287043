use super::envelope::Envelope;
use super::{DEPTH, MendKind, Patch};
use crate::json::reader::is_number;
use crate::json::{Cause, Fault};

/// Patches in ascending order, each with the number of the change it belongs to.
pub(super) type Patches = Vec<(usize, Patch)>;

/// Reads what is meant as a JSON object, with or without its braces, and returns what has to change.
///
/// # Errors
/// Where more than one change could be meant, or the nesting is too deep.
pub(super) fn document(text: &str, envelope: Envelope) -> Result<(Patches, Vec<MendKind>), Fault> {
    let body = envelope.body;
    let mut mender = Mender::new(&text[..body.end], body.start);
    if body.start > 0 && !text[..body.start].trim_matches(['\u{feff}', ' ', '\n']).is_empty() {
        mender.note(MendKind::TextAround, 0..body.start, "");
    }
    mender.skip();
    if matches!(mender.peek(), Some('{' | '[')) {
        mender.value(0)?;
    } else {
        mender.without_braces()?;
    }
    mender.rest()?;
    if !text[body.end..].trim_ascii().is_empty() {
        // What stands before and behind goes together: a quote alone would be left over.
        let before = mender.patches.first().filter(|(_, patch)| patch.range.start == 0 && body.start > 0);
        let group = before.map(|(group, _)| *group);
        let group = mender.group_of(group, MendKind::TextAround);
        mender.patches.push((group, patch(body.end..text.len(), "")));
    }
    Ok((mender.patches, mender.kinds))
}

/// Goes through a text once and notes what has to change for JSON.
pub(super) struct Mender<'text> {
    pub(super) text: &'text str,
    pub(super) position: usize,
    pub(super) patches: Patches,
    pub(super) kinds: Vec<MendKind>,
    /// Where the last value ends, and how many patches there were then.
    last: (usize, usize),
    /// The change that closes brackets at the end.
    closed: Option<usize>,
}

impl<'text> Mender<'text> {
    pub(super) fn new(text: &'text str, position: usize) -> Self {
        Self { text, position, patches: Vec::new(), kinds: Vec::new(), last: (position, 0), closed: None }
    }

    pub(super) fn value(&mut self, depth: usize) -> Result<(), Fault> {
        self.skip();
        match self.peek() {
            Some('{' | '[') if depth >= DEPTH => return Err(self.fault(Cause::TooDeep(DEPTH))),
            Some('{') => {
                self.position += 1;
                self.entries('}', depth)?;
            }
            Some('[') => {
                self.position += 1;
                self.entries(']', depth)?;
            }
            Some(quote) if is_quote(quote) => self.string(quote)?,
            _ => self.bare()?,
        }
        self.last = (self.position, self.patches.len());
        Ok(())
    }

    /// Reads the members of an object or the entries of a list up to their bracket, or to the end of the text.
    fn entries(&mut self, closing: char, depth: usize) -> Result<(), Fault> {
        self.last = (self.position, self.patches.len());
        let mut comma = None;
        let mut is_first = true;
        loop {
            self.skip();
            match self.peek() {
                None => {
                    self.take_back(comma);
                    self.close(if closing == '}' { "}" } else { "]" });
                    return Ok(());
                }
                Some(bracket) if bracket == closing => {
                    self.take_back(comma);
                    self.position += 1;
                    return Ok(());
                }
                Some(',') => {
                    self.note(MendKind::ExtraComma, self.position..self.position + 1, "");
                    self.position += 1;
                    continue;
                }
                Some('}' | ']' | ':') => return Err(self.fault(Cause::Unexpected)),
                Some(_) => {}
            }
            if !is_first && comma.is_none() {
                self.behind_last(MendKind::MissingComma, ",");
            }
            is_first = false;
            if closing == '}' {
                self.name()?;
            }
            self.value(depth + 1)?;
            self.skip();
            comma = (self.peek() == Some(',')).then(|| (self.position, self.patches.len()));
            self.position += usize::from(comma.is_some());
        }
    }

    /// Reads members that stand without braces around them.
    fn without_braces(&mut self) -> Result<(), Fault> {
        if !self.peek().is_some_and(|letter| is_quote(letter) || is_in_name(letter)) {
            return Err(self.fault(Cause::Unexpected));
        }
        self.note(MendKind::NoBraces, self.position..self.position, "{");
        let group = self.kinds.len() - 1;
        self.entries('}', 0)?;
        // The closing brace belongs to the same change, where it is the only one that is missing.
        if let Some(closed) = self.closed {
            let is_closing = |(index, _): &&mut (usize, Patch)| *index == closed;
            let mut closing: Vec<_> = self.patches.iter_mut().filter(is_closing).collect();
            if let [(index, _)] = &mut closing[..] {
                *index = group;
                self.kinds.pop();
            }
        }
        Ok(())
    }

    /// Takes away brackets that are too many.
    fn rest(&mut self) -> Result<(), Fault> {
        self.skip();
        while self.position < self.text.len() {
            let rest = &self.text[self.position..];
            let extra = rest.len() - rest.trim_start_matches(['}', ']', ',', ';']).len();
            if extra == 0 {
                return Err(self.fault(Cause::TextBehind));
            }
            self.note(MendKind::TextAround, self.position..self.position + extra, "");
            self.position += extra;
            self.skip();
        }
        Ok(())
    }

    fn name(&mut self) -> Result<(), Fault> {
        match self.peek() {
            Some(quote) if is_quote(quote) => self.string(quote)?,
            Some(letter) if is_in_name(letter) => {
                let rest = &self.text[self.position..];
                let length = rest.find(|letter| !is_in_name(letter)).unwrap_or(rest.len());
                self.quote(self.position..self.position + length);
            }
            _ => return Err(self.fault(Cause::Unexpected)),
        }
        self.skip();
        match self.peek() {
            Some(':') => {}
            Some('=') => {
                let length = if self.text[self.position..].starts_with("=>") { 2 } else { 1 };
                self.note(MendKind::WrongSeparator, self.position..self.position + length, ":");
                self.position += length - 1;
            }
            _ => return Err(self.fault(Cause::MissingColon)),
        }
        self.position += 1;
        Ok(())
    }

    /// Reads what stands without quotes: a number, a word of JSON, or a text whose quotes are missing.
    fn bare(&mut self) -> Result<(), Fault> {
        let rest = &self.text[self.position..];
        let ends_word = |letter: char| letter.is_whitespace() || ",}]".contains(letter);
        let word = &rest[..rest.find(ends_word).unwrap_or(rest.len())];
        if is_number(word) || matches!(word, "true" | "false" | "null") {
            self.position += word.len();
            return Ok(());
        }
        let lower = match word {
            "True" | "TRUE" => "true",
            "False" | "FALSE" => "false",
            "None" | "NULL" | "Null" | "nil" | "undefined" => "null",
            _ => "",
        };
        if !lower.is_empty() {
            self.note(MendKind::WrongWord, self.position..self.position + word.len(), lower);
            self.position += word.len();
            return Ok(());
        }
        self.bare_text()
    }

    fn bare_text(&mut self) -> Result<(), Fault> {
        let rest = &self.text[self.position..];
        let line = &rest[..rest.find([',', '}', ']', '\n']).unwrap_or(rest.len())];
        let line =
            [" //", " #", "/*"].iter().fold(line, |line, mark| line.split(mark).next().unwrap_or(line));
        let line = line.trim_end();
        if line.is_empty() {
            return Err(self.fault(if rest.is_empty() { Cause::EndsTooEarly } else { Cause::Unexpected }));
        }
        let is_one_text = !line.contains(|letter: char| is_quote(letter) || "{[\\".contains(letter))
            && !line.contains(": ")
            && !line.chars().any(char::is_control);
        if !is_one_text {
            return Err(self.fault(Cause::BadWord));
        }
        self.quote(self.position..self.position + line.len());
        Ok(())
    }

    fn quote(&mut self, range: std::ops::Range<usize>) {
        self.note(MendKind::MissingQuotes, range.start..range.start, "\"");
        self.more(range.end..range.end, "\"");
        self.position = range.end;
    }

    /// Skips white space and takes away comments and spaces that JSON does not know.
    pub(super) fn skip(&mut self) {
        loop {
            let rest = &self.text[self.position..];
            let Some(letter) = rest.chars().next() else { return };
            let comment = comment_length(rest);
            if comment > 0 {
                self.note(MendKind::Comment, self.position..self.position + comment, "");
                self.position += comment;
            } else if matches!(letter, ' ' | '\t' | '\n' | '\r') {
                self.position += 1;
            } else if letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}') {
                let end = self.position + letter.len_utf8();
                self.note(MendKind::TextAround, self.position..end, " ");
                self.position = end;
            } else {
                return;
            }
        }
    }

    fn peek(&self) -> Option<char> {
        self.text[self.position..].chars().next()
    }

    /// Notes a change of its own.
    pub(super) fn note(&mut self, kind: MendKind, range: std::ops::Range<usize>, text: &str) {
        self.kinds.push(kind);
        self.more(range, text);
    }

    /// Adds to the change that was noted last.
    fn more(&mut self, range: std::ops::Range<usize>, text: &str) {
        self.patches.push((self.kinds.len() - 1, patch(range, text)));
    }

    /// Inserts right behind the last value, in front of comments.
    fn behind_last(&mut self, kind: MendKind, text: &str) {
        let (position, index) = self.last;
        self.kinds.push(kind);
        self.patches.insert(index, (self.kinds.len() - 1, patch(position..position, text)));
        self.last.1 += 1;
    }

    /// Closes what is open at the end of the text; all of it is one change.
    fn close(&mut self, bracket: &str) {
        if let Some(closed) = self.closed {
            let (position, index) = self.last;
            self.patches.insert(index, (closed, patch(position..position, bracket)));
            self.last.1 += 1;
        } else {
            self.behind_last(MendKind::NotClosed, bracket);
            self.closed = Some(self.kinds.len() - 1);
        }
    }

    /// Takes a comma away that nothing followed.
    fn take_back(&mut self, comma: Option<(usize, usize)>) {
        let Some((position, index)) = comma else { return };
        self.kinds.push(MendKind::ExtraComma);
        // A comment right behind it must not touch what stands before.
        let text = if self.text[position + 1..].starts_with(['/', '#']) { " " } else { "" };
        self.patches.insert(index, (self.kinds.len() - 1, patch(position..position + 1, text)));
    }

    fn fault(&self, cause: Cause) -> Fault {
        let is_end = self.position >= self.text.len();
        at(if is_end && !cause.is_bound() { Cause::EndsTooEarly } else { cause }, self.position)
    }
}

pub(super) fn at(cause: Cause, offset: usize) -> Fault {
    Fault { cause, offset, pointer: String::new() }
}

pub(super) fn patch(range: std::ops::Range<usize>, text: &str) -> Patch {
    Patch { range, text: text.to_owned() }
}

pub(super) fn is_quote(letter: char) -> bool {
    "\"'`“”„‟‘’‚«»".contains(letter)
}

fn is_in_name(letter: char) -> bool {
    letter.is_alphanumeric() || "_-.$/".contains(letter)
}

/// Returns the length of a comment at the start of a text, or 0.
fn comment_length(text: &str) -> usize {
    if text.starts_with("//") || text.starts_with('#') {
        text.find(['\n', '\r']).unwrap_or(text.len())
    } else if text.starts_with("/*") {
        text.find("*/").map_or(text.len(), |end| end + 2)
    } else {
        0
    }
}
