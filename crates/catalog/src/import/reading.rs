//! A pasted text as JSON, with the way back: places and fixes are those of the text as given.

use std::ops::Range;

use bindwright_report::{Diagnostic, Edit, Fix, Span};
use bindwright_texts::{Locale, Message};

use crate::findings::{
    BAD_ESCAPE, COMMENT, EXTRA_COMMA, LINE_BREAK, MISSING_COMMA, MISSING_QUOTES, NO_BRACES, NOT_CLOSED,
    TEXT_AROUND, WRONG_QUOTES, WRONG_SEPARATOR, WRONG_WORD, YAML,
};
use crate::findings::{Code, Findings, NOT_JSON};
use crate::json::mend::{Mend, MendKind, Mended, mend};
use crate::json::plain::value_of;
use crate::json::{Cause, Fault, Node};
use crate::texts;

/// Longest text that is read, in UTF-8 bytes; a certificate chain has some kilobytes. The linter judges each text once
/// per service of the catalogue, and again after every round of fixes.
const BYTES: usize = 256 * 1024;
/// How many changes of one kind are told one by one; the last one stands for the rest.
const EACH: usize = 16;

/// A text that could be read.
pub(crate) struct Reading<'text> {
    given: &'text str,
    mended: Mended,
    /// Where the lines of the text begin.
    lines: Vec<usize>,
}

/// A change of the JSON that was read: what is replaced, and by what.
pub(crate) type Change = (Range<usize>, String);

impl<'text> Reading<'text> {
    /// Reads a text; where it cannot be read, says why and where.
    pub(crate) fn of(text: &'text str, findings: &mut Findings) -> Option<Self> {
        // No text is no parameters.
        let given = if text.trim().is_empty() { "{}" } else { text };
        let lines = std::iter::once(0).chain(given.match_indices('\n').map(|(index, _)| index + 1)).collect();
        let (cause, offset) = if given.len() > BYTES {
            (texts::json_too_long((BYTES / 1024) as i64), 0)
        } else {
            match mend(given).and_then(checked) {
                Ok(mended) => return Some(Self { given, mended, lines }),
                Err(fault) => (explained(fault.cause, given, fault.offset), fault.offset),
            }
        };
        let width = given.get(offset..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let span = span(given, &lines, offset..offset + width);
        let cause = cause.text(findings.locale);
        let message =
            texts::parameters_not_json_message(span.line.to_string(), span.column.to_string(), cause);
        findings.add(NOT_JSON, message, texts::parameters_not_json_help()).span = Some(span);
        None
    }

    /// Returns the value.
    pub(crate) fn node(&self) -> &Node {
        &self.mended.node
    }

    /// Returns the JSON that was made of the text.
    pub(crate) fn json(&self) -> &str {
        &self.mended.text
    }

    /// Returns where a stretch of the JSON stands in the text as given.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        span(self.given, &self.lines, self.mended.source(range))
    }

    /// Returns a fix for the text as given; where that is no JSON at all, it is rewritten as a whole.
    pub(crate) fn fix(&self, title: &Message, mut changes: Vec<Change>, locale: Locale) -> Fix {
        put_in_order(&mut changes, |(range, _)| (range.start, range.end));
        let edits = if self.mended.in_place {
            changes.into_iter().map(|(range, text)| edit(self.mended.source(range), text)).collect()
        } else {
            vec![edit(0..self.given.len(), changed(self.json(), &changes))]
        };
        Fix { title: title.text(locale), edits }
    }

    /// Says what was changed so that the text could be read.
    pub(crate) fn say_mends(&self, findings: &mut Findings) {
        let mut told: Vec<(MendKind, usize, usize)> = Vec::new();
        let rewritten = !self.mended.in_place;
        for (number, mend) in self.mended.mends.iter().enumerate() {
            let known = told.iter_mut().find(|(kind, ..)| *kind == mend.kind);
            if let Some((_, count, index)) = known {
                *count += 1;
                if *count > EACH {
                    self.add_to(&mut findings.all()[*index], mend);
                    continue;
                }
            }
            let (code, message, help) = said(mend.kind);
            let fix = match (rewritten, number) {
                (true, 0) => Some(Fix {
                    title: texts::lint_fix_rewrite().text(findings.locale),
                    edits: vec![edit(0..self.given.len(), self.json().to_owned())],
                }),
                (true, _) => None,
                (false, _) => Some(Fix { title: help.text(findings.locale), edits: edits(mend) }),
            };
            let span = self.place(mend);
            let finding = findings.add(code, message, help);
            finding.span = Some(span);
            finding.fix = fix;
            let index = findings.all().len() - 1;
            match told.iter_mut().find(|(kind, ..)| *kind == mend.kind) {
                Some((.., last)) => *last = index,
                None => told.push((mend.kind, 1, index)),
            }
        }
        for (_, _, index) in told.iter().filter(|(_, count, _)| *count > EACH) {
            if let Some(fix) = &mut findings.all()[*index].fix {
                put_in_order(&mut fix.edits, |edit| (edit.start, edit.end));
            }
        }
    }

    fn add_to(&self, finding: &mut Diagnostic, mend: &Mend) {
        if let Some(fix) = finding.fix.as_mut().filter(|_| self.mended.in_place) {
            fix.edits.extend(edits(mend));
        }
    }

    fn place(&self, mend: &Mend) -> Span {
        let first = mend.patches.first().map_or(0..0, |patch| patch.range.clone());
        let is_pair = matches!(mend.kind, MendKind::MissingQuotes | MendKind::WrongQuotes);
        let end = mend.patches.last().filter(|_| is_pair).map_or(first.end, |patch| patch.range.end);
        span(self.given, &self.lines, first.start..end)
    }
}

/// Refuses what JSON can write and no program can keep, such as `1e999`.
fn checked(mended: Mended) -> Result<Mended, Fault> {
    match value_of(&mended.text, &mended.node) {
        Ok(_) => Ok(mended),
        Err(fault) => Err(Fault { offset: mended.source(fault.offset..fault.offset).start, ..fault }),
    }
}

/// Puts entries into the order of their places. They are almost in it, and a sort costs the page some kilobytes.
pub(super) fn put_in_order<T, Place: Ord>(entries: &mut [T], place: impl Fn(&T) -> Place) {
    for end in 1..entries.len() {
        let later = |at: &usize| *at > 0 && place(&entries[at - 1]) > place(&entries[end]);
        let mut to = end;
        while later(&to) {
            to -= 1;
        }
        entries[to..=end].rotate_right(1);
    }
}

/// Makes changes that stand in ascending order.
pub(crate) fn changed(json: &str, changes: &[Change]) -> String {
    let mut output = String::with_capacity(json.len());
    let mut done = 0;
    for (range, text) in changes.iter().filter(|(range, _)| range.end <= json.len()) {
        output.push_str(&json[done.min(range.start)..range.start]);
        output.push_str(text);
        done = range.end;
    }
    output + &json[done..]
}

fn edit(range: Range<usize>, text: String) -> Edit {
    Edit { start: number(range.start), end: number(range.end), text }
}

/// Patches of different values may follow one another in any order of making.
fn edits(mend: &Mend) -> Vec<Edit> {
    mend.patches.iter().map(|patch| edit(patch.range.clone(), patch.text.clone())).collect()
}

fn explained(cause: Cause, text: &str, offset: usize) -> Message {
    let is_comment = text.get(offset..).is_some_and(|rest| rest.starts_with(['/', '#']));
    if cause == Cause::TextBehind && is_comment { Cause::Comment.message() } else { cause.message() }
}

fn said(kind: MendKind) -> (Code, Message, Message) {
    match kind {
        MendKind::Comment => (COMMENT, texts::lint_comment(), texts::lint_comment_help()),
        MendKind::ExtraComma => (EXTRA_COMMA, texts::lint_extra_comma(), texts::lint_extra_comma_help()),
        MendKind::MissingComma => {
            (MISSING_COMMA, texts::lint_missing_comma(), texts::lint_missing_comma_help())
        }
        MendKind::WrongQuotes => (WRONG_QUOTES, texts::lint_wrong_quotes(), texts::lint_wrong_quotes_help()),
        MendKind::MissingQuotes => {
            (MISSING_QUOTES, texts::lint_missing_quotes(), texts::lint_missing_quotes_help())
        }
        MendKind::WrongWord => (WRONG_WORD, texts::lint_wrong_word(), texts::lint_wrong_word_help()),
        MendKind::WrongSeparator => {
            (WRONG_SEPARATOR, texts::lint_wrong_separator(), texts::lint_wrong_separator_help())
        }
        MendKind::NoBraces => (NO_BRACES, texts::lint_no_braces(), texts::lint_no_braces_help()),
        MendKind::NotClosed => (NOT_CLOSED, texts::lint_not_closed(), texts::lint_not_closed_help()),
        MendKind::BadEscape => (BAD_ESCAPE, texts::lint_bad_escape(), texts::lint_bad_escape_help()),
        MendKind::LineBreak => (LINE_BREAK, texts::lint_line_break(), texts::lint_line_break_help()),
        MendKind::TextAround => (TEXT_AROUND, texts::lint_text_around(), texts::lint_text_around_help()),
        MendKind::Yaml => (YAML, texts::lint_yaml(), texts::lint_yaml_help()),
    }
}

/// Returns a place in a text whose lines are known.
fn span(text: &str, lines: &[usize], range: Range<usize>) -> Span {
    let start = range.start.min(text.len());
    let line = lines.partition_point(|begin| *begin <= start).max(1);
    let begin = lines.get(line - 1).copied().unwrap_or(0);
    let column = text.get(begin..start).map_or(0, |before| before.chars().count()) + 1;
    Span {
        start: number(start),
        end: number(range.end.min(text.len())),
        line: number(line),
        column: number(column),
    }
}

fn number(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
