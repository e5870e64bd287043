//! JSON inputs: where the JSON begins and ends in what was pasted, and what the document is.

use bindwright_pki::Span;

use super::collector::Collector;
use super::credentials;
use crate::inspection::{InputKind, ProblemKind, RepairKind};
use crate::place::Source;
use crate::xfcc;
use bindwright_catalog::json::{self, Content, Node};

/// Lines that may stand before JSON: `Getting key … as …`, notices of the cf CLI, blank lines.
const PREAMBLE_LINES: usize = 40;

/// Returns the offset where JSON begins at or behind `from`: at the first character, or at a line that opens an
/// object within the first lines, where no PEM block comes first.
pub(crate) fn start(text: &str, from: usize) -> Option<usize> {
    let rest = &text[from..];
    let indent = rest.len() - rest.trim_start().len();
    if rest[indent..].starts_with(['{', '[']) {
        return Some(from + indent);
    }
    let mut offset = from;
    for line in rest.split_inclusive('\n').take(PREAMBLE_LINES) {
        if line.contains("-----BEGIN") {
            return None;
        }
        if line.trim_start().starts_with('{') {
            return Some(offset + line.len() - line.trim_start().len());
        }
        offset += line.len();
    }
    None
}

/// Reads every JSON document of a text.
pub(crate) fn read(collector: &mut Collector<'_>, source: &Source<'_>, first: usize) -> InputKind {
    let mut kind = InputKind::Unknown;
    let (mut before, mut next) = (0, Some(first));
    while let Some(start) = next {
        skipped(collector, source, before, start);
        match json::read(source.text, start, collector.options.bounds.json_depth) {
            Ok((node, end)) => {
                let name = key_name(&source.text[before..start]);
                kind = kind.max_known(document(collector, source, &node, name));
                before = end;
                next = self::start(source.text, end);
            }
            Err(fault) => {
                let place = source.place_of_value(&(fault.offset..fault.offset), &fault.pointer);
                collector.problem(ProblemKind::Json(fault), place);
                collector.tokens_in(source, start..source.text.len());
                return kind.max_known(collector.pem_in_broken_json(source));
            }
        }
    }
    skipped(collector, source, before, source.text.len());
    kind
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

fn document(
    collector: &mut Collector<'_>,
    source: &Source<'_>,
    node: &Node,
    name: Option<&str>,
) -> InputKind {
    if let Some(kind) = collector.key_set(source, node) {
        return kind;
    }
    let (certificates, keys) = (collector.certificates.len(), collector.private_keys.len());
    collector.document_bundles = collector.bundles.len();
    node.walk("", &mut |pointer, value| {
        let Some(text) = value.text() else { return };
        let place = || source.place_of_value(&value.span, pointer);
        if text.contains('.') {
            collector.tokens_of_value(text, &place());
        }
        if is_forwarded(pointer) {
            collector.forwarded(text, &place());
        } else if text.contains("-----") {
            collector.pem_value(text, &place());
        }
    });
    let found = credentials::read(collector, source, node, name);
    let holds_pem = collector.certificates.len() > certificates || collector.private_keys.len() > keys;
    if found > 0 {
        if is_vcap(node) { InputKind::VcapServices } else { InputKind::ServiceKey }
    } else if is_parameters(node) {
        collector.problem(ProblemKind::Parameters, source.place_of_value(&node.span, ""));
        InputKind::Parameters
    } else if holds_pem {
        InputKind::Json
    } else {
        InputKind::Unknown
    }
}

/// Says whether a value is that of a header `X-Forwarded-Client-Cert`, as services that echo headers return it.
fn is_forwarded(pointer: &str) -> bool {
    let name = pointer.rsplit('/').next().unwrap_or_default();
    name.eq_ignore_ascii_case(xfcc::HEADER)
}

/// Says whether a document is `VCAP_SERVICES`: offerings with lists of bindings.
fn is_vcap(node: &Node) -> bool {
    let services = node.member("VCAP_SERVICES").unwrap_or(node);
    let is_binding_list = |node: &Node| match &node.value {
        Content::List(entries) => entries.iter().any(|entry| entry.member("credentials").is_some()),
        _ => false,
    };
    services.members().iter().any(|member| is_binding_list(&member.node))
}

/// Says whether a document is what one sends to get credentials, not what comes back.
fn is_parameters(node: &Node) -> bool {
    let asks =
        |node: &Node| ["credential-type", "x509", "key-type"].iter().any(|name| node.member(name).is_some());
    asks(node) || ["xsuaa", "parameters"].iter().filter_map(|name| node.member(name)).any(asks)
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
    }

    #[test]
    fn takes_the_name_from_what_cf_prints() {
        let line = "Getting key my key for service instance docs as user@example.com...\n\n";
        assert_eq!(key_name(line), Some("my key"));
        assert_eq!(key_name("OK\n"), None);
    }
}
