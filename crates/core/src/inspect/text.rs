//! From a text to its documents: JSON among other lines, JSON with faults, variables, YAML, or PEM.

use std::ops::Range;

use bindwright_catalog::json::{self, Fault, MendKind, Mended, Node};
use bindwright_pki::Span;

use super::collector::Collector;
use super::document::{self, Wanted};
use super::variables;
use crate::inspection::{InputKind, ProblemKind, RepairKind};
use crate::place::Source;

/// Lines that may stand before JSON: `Getting key … as …`, notices of the cf CLI, blank lines.
const PREAMBLE_LINES: usize = 40;

/// Longest text that is mended or read as YAML, in UTF-8 bytes.
const MENDED_BYTES: usize = 1024 * 1024;

/// Documents of YAML in one text.
const DOCUMENTS: usize = 1_000;

/// What tells that a text in YAML is about credentials.
const YAML_NAMES: &[&str] = &[
    "kind:",
    "credentials:",
    "clientid:",
    "clientId:",
    "client_id:",
    "certificate:",
    "certurl:",
    "VCAP_SERVICES:",
];

/// Reads everything in a text, and says what it is.
pub(crate) fn read(collector: &mut Collector<'_>, source: &Source<'_>) -> InputKind {
    if let Some(start) = start(source.text, 0) {
        return json_documents(collector, source, start);
    }
    let as_other = [assignments, fragment, yaml].into_iter().map(|read| read(collector, source));
    let mut as_other = as_other.filter(|kind| *kind != InputKind::Unknown);
    if let Some(kind) = as_other.next() {
        return kind;
    }
    if !source.text.contains("-----") && collector.parameters_in(source) {
        return InputKind::Parameters;
    }
    super::plain_text(collector, source)
}

/// Returns the offset where JSON begins at or behind `from`: at the first character, or at a line that opens an
/// object within the first lines, where no PEM block comes first.
pub(crate) fn start(text: &str, from: usize) -> Option<usize> {
    let rest = &text[from..];
    let indent = rest.len() - rest.trim_start().len();
    if rest[indent..].starts_with(['{', '[']) {
        return Some(from + indent);
    }
    let is_environment = text.contains("System-Provided:");
    let lines = if is_environment { usize::MAX } else { PREAMBLE_LINES };
    let mut offset = from;
    for line in rest.split_inclusive('\n').take(lines) {
        let content = line.trim_start();
        if line.contains("-----BEGIN") && !is_environment {
            return None;
        }
        if content.starts_with('{') {
            return Some(offset + line.len() - content.len());
        }
        // `cf env` prints `VCAP_SERVICES: {`.
        let named = content.split_once(": ").filter(|(name, _)| is_environment && !name.contains(' '));
        if let Some((_, value)) = named.filter(|(_, value)| value.starts_with('{')) {
            return Some(offset + line.len() - value.len());
        }
        offset += line.len();
    }
    None
}

fn json_documents(collector: &mut Collector<'_>, source: &Source<'_>, first: usize) -> InputKind {
    let mut kind = InputKind::Unknown;
    let (mut before, mut next) = (0, Some(first));
    while let Some(start) = next {
        skipped(collector, source, before, start);
        let name = key_name(&source.text[before..start]);
        match json::read(source.text, start, collector.options.bounds.json_depth) {
            Ok((mut node, end)) => {
                kind = kind.max_known(document::read(collector, source, &mut node, name, Wanted::Anything));
                before = end;
                next = self::start(source.text, end);
            }
            Err(fault) => return kind.max_known(broken(collector, source, start, name, fault)),
        }
    }
    skipped(collector, source, before, source.text.len());
    kind
}

/// Reads JSON with faults: mended where there is one way to, else only the PEM blocks in it.
fn broken(
    collector: &mut Collector<'_>,
    source: &Source<'_>,
    start: usize,
    name: Option<&str>,
    fault: Fault,
) -> InputKind {
    let fault = match mended(&source.text[start..], &fault) {
        Ok((mended, end)) => {
            let before = collector.found();
            let kind = mended_document(collector, source, start, mended, name, Wanted::Anything);
            if kind != InputKind::Unknown || collector.found() > before {
                skipped(collector, source, start + end, source.text.len());
                return kind;
            }
            fault
        }
        Err(later) if start + later.offset > fault.offset => Fault { offset: start + later.offset, ..later },
        Err(_) => fault,
    };
    let place = source.place_of_value(&(fault.offset..fault.offset), &fault.pointer);
    collector.problem(ProblemKind::Json(fault), place);
    collector.tokens_in(source, start..source.text.len());
    collector.pem_in_broken_json(source)
}

/// Mends all of a text, or what ends with its last bracket where lines of something else follow.
fn mended(text: &str, fault: &Fault) -> Result<(Mended, usize), Fault> {
    if text.len() > MENDED_BYTES || fault.cause.is_bound() {
        return Err(Fault { offset: 0, cause: fault.cause, pointer: String::new() });
    }
    let fault = match json::mend(text) {
        Ok(mended) => return Ok((mended, text.len())),
        Err(fault) => fault,
    };
    let end = text.rfind(['}', ']']).map_or(0, |last| last + 1);
    match json::mend(&text[..end]) {
        Ok(mended) if end > 0 => Ok((mended, end)),
        _ => Err(fault),
    }
}

/// Reads a document that was mended, and logs how; where nothing is in it, nothing is left of it.
fn mended_document(
    collector: &mut Collector<'_>,
    source: &Source<'_>,
    start: usize,
    mut mended: Mended,
    name: Option<&str>,
    wanted: Wanted,
) -> InputKind {
    let (problems, repairs) = (collector.problems.len(), collector.repairs.len());
    let mut node = Node { span: 0..0, value: json::Content::Null };
    std::mem::swap(&mut node, &mut mended.node);
    let kind = document::read(collector, &Source::mended(source, start, &mended), &mut node, name, wanted);
    if kind == InputKind::Unknown {
        collector.problems.truncate(problems);
        collector.repairs.truncate(repairs);
        return kind;
    }
    for mend in mended.mends.iter().filter(|mend| mend.kind != MendKind::Yaml) {
        let Some(first) = mend.patches.first() else { continue };
        let place = source.place(Span::new(start + first.range.start, start + first.range.end));
        collector.repair(RepairKind::Json(mend.kind), place);
    }
    kind
}

/// Reads lines of the form `NAME=value`.
fn assignments(collector: &mut Collector<'_>, source: &Source<'_>) -> InputKind {
    let Some(mut node) = variables::read(source.text, collector.options.bounds.json_depth) else {
        return InputKind::Unknown;
    };
    document::read(collector, source, &mut node, None, Wanted::Credentials)
}

/// Reads the members of an object without the braces around them.
fn fragment(collector: &mut Collector<'_>, source: &Source<'_>) -> InputKind {
    let text = source.text.trim_start();
    let is_fragment = text.starts_with('"') && text.contains("\":") || text.contains("\" :");
    if !is_fragment || text.len() > MENDED_BYTES {
        return InputKind::Unknown;
    }
    match json::mend(source.text) {
        Ok(mended) => mended_document(collector, source, 0, mended, None, Wanted::Credentials),
        Err(_) => InputKind::Unknown,
    }
}

/// Reads the documents of a text in YAML, where it is about credentials.
fn yaml(collector: &mut Collector<'_>, source: &Source<'_>) -> InputKind {
    let names =
        |line: &str| YAML_NAMES.iter().any(|name| line.trim_start_matches(['-', ' ']).starts_with(name));
    if source.text.len() > MENDED_BYTES || !source.text.lines().any(names) {
        return InputKind::Unknown;
    }
    let mut kind = InputKind::Unknown;
    for body in yaml_documents(source.text) {
        match json::yaml(source.text, body) {
            Ok(mended) => {
                let found = mended_document(collector, source, 0, mended, None, Wanted::Credentials);
                kind = kind.max_known(found);
            }
            Err(fault) if is_kubernetes(source.text) => {
                let place = source.place(Span::new(fault.offset, fault.offset));
                collector.problem(ProblemKind::Yaml(fault), place);
                kind = InputKind::KubernetesSecret;
            }
            Err(_) => {}
        }
    }
    kind
}

/// Says whether a text is meant for Kubernetes, whatever is wrong with it.
fn is_kubernetes(text: &str) -> bool {
    let has_line = |name: &str| text.lines().any(|line| line.starts_with(name));
    has_line("apiVersion:") && has_line("kind:")
}

/// Splits a text at the lines that separate documents (YAML 1.2, section 9.2).
fn yaml_documents(text: &str) -> Vec<Range<usize>> {
    let (mut documents, mut begin, mut offset) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim_end() == "---" && documents.len() < DOCUMENTS {
            documents.push(begin..offset);
            begin = offset + line.len();
        }
        offset += line.len();
    }
    documents.push(begin..text.len());
    documents.retain(|body| !text[body.clone()].trim().is_empty());
    documents
}

/// Reads the tokens and headers between documents, and logs other text that is not blank.
fn skipped(collector: &mut Collector<'_>, source: &Source<'_>, start: usize, end: usize) {
    let text = &source.text[start..end];
    if text.trim().is_empty() {
        return;
    }
    let place = source.place(Span::new(start, end));
    let before = collector.found();
    collector.forwarded_in(source, start..end);
    collector.tokens_in(source, start..end);
    if collector.found() > before {
        return;
    }
    let at_the_end = end == source.text.len();
    collector.repair(if at_the_end { RepairKind::TextAfterJson } else { RepairKind::TextBeforeJson }, place);
}

/// Returns the key's name in `Getting key K for service instance I as U…`, the first line of `cf service-key`.
fn key_name(preamble: &str) -> Option<&str> {
    let line = preamble.lines().map(str::trim).find_map(|line| line.strip_prefix("Getting key "))?;
    line.split_once(" for service instance ").map(|(name, _)| name)
}

impl InputKind {
    /// Keeps what an earlier document of the same input was recognised as, where it was.
    fn max_known(self, other: Self) -> Self {
        if matches!(self, Self::Unknown) { other } else { self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_where_json_begins() {
        assert_eq!(start("  {}", 0), Some(2));
        assert_eq!(start("[1]", 0), Some(0));
        assert_eq!(start("Getting key k for service instance i as u...\n\n  {\n", 0), Some(48));
        assert_eq!(start("[2026] log\nno json", 0), Some(0));
        assert_eq!(start("-----BEGIN X-----\n{", 0), None);
        assert_eq!(start("plain", 0), None);
        assert_eq!(start("System-Provided:\nVCAP_SERVICES: {\n", 0), Some(32));
        assert_eq!(start("note: {\n", 0), None);
    }

    #[test]
    fn takes_the_name_from_what_cf_prints() {
        let line = "Getting key my key for service instance docs as user@example.com...\n\n";
        assert_eq!(key_name(line), Some("my key"));
        assert_eq!(key_name("OK\n"), None);
    }

    #[test]
    fn splits_documents_of_yaml() {
        assert_eq!(yaml_documents("---\na: 1\n---\nb: 2\n"), [4..9, 13..18]);
        assert_eq!(yaml_documents("a: |\n  ---\n"), [0..11]);
    }
}
