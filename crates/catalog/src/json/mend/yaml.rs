//! The part of YAML in which people write parameters: mappings, lists, block texts, quoted and plain values.
//!
//! Anchors, aliases, tags and merge keys are refused by name; tabs do not indent.

use std::ops::Range;

use super::mender::{Mender, is_quote};
use super::{DEPTH, Mend, MendKind, Mended, Output, Patch, finish, group};
use crate::json::reader::is_number;
use crate::json::{Cause, Fault};

/// Says whether a text is YAML in blocks rather than JSON with faults.
pub(super) fn is_yaml(text: &str) -> bool {
    let is_content = |line: &&str| {
        let line = line.trim();
        !(line.is_empty() || line.starts_with(['#', '%']) || line.starts_with("//"))
    };
    let mut lines = text.lines().filter(is_content);
    let Some(first) = lines.next().map(str::trim) else { return false };
    if first == "---" || first.starts_with("- ") {
        return true;
    }
    if first.starts_with(['{', '[', '/']) {
        return false;
    }
    let Some((name, value)) = split_name(first) else { return false };
    let value = without_comment(value);
    match value.chars().next() {
        None => lines.next().is_none_or(|next| {
            let content = next.trim();
            !content.starts_with(['{', '[']) && (is_entry(content) || split_name(content).is_some())
        }),
        Some('/') => false,
        Some('|' | '>' | '&' | '*' | '!') => true,
        _ => !(name.starts_with('"') || value.ends_with([',', '{', '['])),
    }
}

/// Reads a document and writes it as JSON.
///
/// # Errors
/// Where it is no YAML of this part, or nested too deep.
pub(super) fn read_document(text: &str, body: Range<usize>) -> Result<Mended, Fault> {
    let mut yaml =
        Yaml { text, lines: lines(text, &body)?, next: 0, output: Output::default(), mends: Vec::new() };
    let Some(line) = yaml.lines.first() else { return Err(at(Cause::EndsTooEarly, body.end)) };
    let indent = line.indent;
    yaml.block(indent, 0)?;
    if let Some(line) = yaml.lines.get(yaml.next) {
        return Err(at(Cause::Indentation, line.start));
    }
    let patches = vec![Patch { range: 0..text.len(), text: String::new() }];
    let mut mends = vec![Mend { kind: MendKind::Yaml, patches }];
    mends.append(&mut yaml.mends);
    finish(text, yaml.output.text, vec![yaml.output.pieces], mends, false)
}

/// A line with something on it.
struct Line {
    /// Offset of the first letter, or of what follows the dash of a list.
    start: usize,
    end: usize,
    indent: usize,
}

/// Finds the lines that are not empty and no comment.
fn lines(text: &str, body: &Range<usize>) -> Result<Vec<Line>, Fault> {
    let mut found = Vec::new();
    let mut offset = body.start;
    for line in text[body.clone()].split_inclusive('\n') {
        let content = line.trim();
        let indent = indent_of(line);
        let is_mark = content == "---" && found.is_empty() || content == "..." || content.starts_with('%');
        if !(content.is_empty() || content.starts_with('#') || is_mark) {
            if line[indent..].starts_with('\t') {
                return Err(at(Cause::Indentation, offset + indent));
            }
            found.push(Line { start: offset + indent, end: offset + line.trim_end().len(), indent });
        }
        offset += line.len();
    }
    Ok(found)
}

struct Yaml<'text> {
    text: &'text str,
    lines: Vec<Line>,
    next: usize,
    output: Output,
    mends: Vec<Mend>,
}

impl Yaml<'_> {
    fn block(&mut self, indent: usize, depth: usize) -> Result<(), Fault> {
        let line = &self.lines[self.next];
        if depth > DEPTH {
            return Err(at(Cause::TooDeep(DEPTH), line.start));
        }
        if is_entry(&self.text[line.start..line.end]) {
            self.list(indent, depth)
        } else {
            self.mapping(indent, depth)
        }
    }

    fn mapping(&mut self, indent: usize, depth: usize) -> Result<(), Fault> {
        let start = self.lines[self.next].start;
        self.output.put("{", start..start);
        let mut is_first = true;
        while let Some((start, end)) = self.line_at(indent)? {
            if is_entry(&self.text[start..end]) {
                break;
            }
            if !is_first {
                self.output.put(",", start..start);
            }
            is_first = false;
            let line = &self.text[start..end];
            refuse(line, start)?;
            let Some((name, value)) = split_name(line) else { return Err(at(Cause::MissingColon, start)) };
            let range = start..start + name.len();
            let plain = name.trim_matches(is_quote);
            self.output.put(&json_string(plain), range.clone());
            self.output.put(":", range.end..range.end);
            let at_value = end - value.trim_start().len();
            self.next += 1;
            self.value(at_value, end, indent, depth)?;
        }
        self.close("}");
        Ok(())
    }

    fn list(&mut self, indent: usize, depth: usize) -> Result<(), Fault> {
        let start = self.lines[self.next].start;
        self.output.put("[", start..start);
        let mut is_first = true;
        while let Some((start, end)) = self.line_at(indent)? {
            let line = &self.text[start..end];
            if !is_entry(line) {
                break;
            }
            if !is_first {
                self.output.put(",", start..start);
            }
            is_first = false;
            let rest = line[1..].trim_start();
            let inside = end - rest.len();
            let is_mapping = !rest.starts_with(|letter: char| is_quote(letter) || "{[".contains(letter))
                && split_name(rest).is_some();
            if is_mapping {
                let indent = indent + (inside - start);
                self.lines[self.next] = Line { start: inside, end, indent };
                self.mapping(indent, depth + 1)?;
            } else {
                self.next += 1;
                self.value(inside, end, indent, depth)?;
            }
        }
        self.close("]");
        Ok(())
    }

    /// Returns the next line where it is indented like this, and nothing where it is indented less.
    fn line_at(&self, indent: usize) -> Result<Option<(usize, usize)>, Fault> {
        match self.lines.get(self.next) {
            Some(line) if line.indent == indent => Ok(Some((line.start, line.end))),
            Some(line) if line.indent > indent => Err(at(Cause::Indentation, line.start)),
            _ => Ok(None),
        }
    }

    fn close(&mut self, bracket: &str) {
        let end = self.next.checked_sub(1).and_then(|index| self.lines.get(index)).map_or(0, |line| line.end);
        self.output.put(bracket, end..end);
    }

    /// Reads the value that starts on the line before the next one.
    fn value(&mut self, start: usize, end: usize, indent: usize, depth: usize) -> Result<(), Fault> {
        let rest = without_comment(&self.text[start..end]);
        refuse(rest, start)?;
        match rest.chars().next() {
            None => self.nested(start, indent, depth),
            Some(style @ ('|' | '>')) => {
                self.block_text(start, style, rest, indent);
                Ok(())
            }
            Some(letter) if is_quote(letter) || letter == '{' || letter == '[' => self.flow(start, depth),
            Some(_) => self.plain(start..start + rest.len(), indent),
        }
    }

    fn nested(&mut self, start: usize, indent: usize, depth: usize) -> Result<(), Fault> {
        let next = self.lines.get(self.next);
        let entry = |line: &Line| line.indent == indent && is_entry(&self.text[line.start..line.end]);
        match next {
            Some(line) if line.indent > indent || entry(line) => {
                let indent = line.indent;
                self.block(indent, depth + 1)
            }
            _ => {
                self.output.put("null", start..start);
                Ok(())
            }
        }
    }

    /// Reads a value in quotes or brackets as JSON has it.
    fn flow(&mut self, start: usize, depth: usize) -> Result<(), Fault> {
        let mut mender = Mender::new(self.text, start);
        mender.value(depth)?;
        let end = mender.position;
        let mut done = start;
        for (_, patch) in &mender.patches {
            self.output.put(&self.text[done..patch.range.start], done..patch.range.start);
            self.output.put(&patch.text, patch.range.clone());
            done = patch.range.end;
        }
        self.output.put(&self.text[done..end], done..end);
        // Quotes and words without quotes are YAML as it should be.
        let odd = group(mender.patches, &mender.kinds).into_iter();
        self.mends.extend(odd.filter(|mend| matches!(mend.kind, MendKind::BadEscape | MendKind::NotClosed)));
        while self.lines.get(self.next).is_some_and(|line| line.start < end) {
            self.next += 1;
        }
        let rest = self.text[end..].lines().next().unwrap_or_default();
        if without_comment(rest).is_empty() { Ok(()) } else { Err(at(Cause::Unexpected, end)) }
    }

    /// Reads a text of several lines: `|` keeps them, `>` joins them.
    fn block_text(&mut self, start: usize, style: char, header: &str, indent: usize) {
        let from = start + self.text[start..].find('\n').map_or(self.text.len() - start, |end| end + 1);
        let mut own = None;
        let mut content = zeroize::Zeroizing::new(String::new());
        let mut end = from;
        for line in self.text[from..].split_inclusive('\n') {
            let body = line.trim_end();
            let depth = indent_of(line);
            if !body.is_empty() {
                if depth <= indent {
                    break;
                }
                let own = *own.get_or_insert(depth);
                content.push_str(&body[own.min(depth)..]);
            }
            content.push(if style == '>' && !body.is_empty() { ' ' } else { '\n' });
            end += line.len();
        }
        while self.lines.get(self.next).is_some_and(|line| line.start < end) {
            self.next += 1;
        }
        let trimmed = content.trim_end();
        let final_break = if header.contains('-') || trimmed.is_empty() { "" } else { "\n" };
        let text = zeroize::Zeroizing::new(format!("{trimmed}{final_break}"));
        self.output.put(&json_string(&text), start..end.max(start));
    }

    /// Reads a value without quotes, and the lines that continue it.
    fn plain(&mut self, range: Range<usize>, indent: usize) -> Result<(), Fault> {
        let first = &self.text[range.clone()];
        if first.contains(": ") || first.ends_with(':') {
            return Err(at(Cause::Indentation, range.start));
        }
        let mut text = zeroize::Zeroizing::new(first.to_owned());
        let mut end = range.end;
        while let Some(line) = self.lines.get(self.next).filter(|line| line.indent > indent) {
            let more = &self.text[line.start..line.end];
            if split_name(more).is_some() {
                return Err(at(Cause::Indentation, line.start));
            }
            text.push(' ');
            text.push_str(more);
            end = line.end;
            self.next += 1;
        }
        let json = match text.as_str() {
            "true" | "True" | "TRUE" => "true".to_owned(),
            "false" | "False" | "FALSE" => "false".to_owned(),
            "null" | "Null" | "NULL" | "~" => "null".to_owned(),
            number if is_number(number) => number.to_owned(),
            other => json_string(other),
        };
        self.output.put(&json, range.start..end);
        Ok(())
    }
}

/// Splits a line at the colon behind its name.
fn split_name(line: &str) -> Option<(&str, &str)> {
    let quote = line.chars().next().filter(|letter| is_quote(*letter));
    let from = quote
        .map_or(Some(0), |quote| line[quote.len_utf8()..].find(is_quote).map(|end| end + quote.len_utf8()))?;
    let colon = line[from..].match_indices(':').find(|(index, _)| {
        let behind = &line[from + index + 1..];
        behind.is_empty() || behind.starts_with([' ', '\t']) || quote.is_some()
    })?;
    let colon = from + colon.0;
    Some((line[..colon].trim_end(), &line[colon + 1..]))
}

fn without_comment(value: &str) -> &str {
    let value = value.trim();
    if value.starts_with('#') {
        return "";
    }
    let is_quoted = value.starts_with(is_quote);
    match value.find(" #").filter(|_| !is_quoted) {
        Some(comment) => value[..comment].trim_end(),
        None => value,
    }
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

fn is_entry(line: &str) -> bool {
    line == "-" || line.starts_with("- ")
}

/// Refuses what this part of YAML leaves out.
fn refuse(text: &str, offset: usize) -> Result<(), Fault> {
    let is_refused = text.starts_with(['&', '*', '!']) || text.starts_with("<<:") || text.starts_with("? ");
    if is_refused { Err(at(Cause::YamlFeature, offset)) } else { Ok(()) }
}

fn json_string(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn at(cause: Cause, offset: usize) -> Fault {
    Fault { cause, offset, pointer: String::new() }
}
