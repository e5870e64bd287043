//! One document, whatever it was written as: certificates and keys in its texts, credentials, and what it is.

use std::ops::Range;

use bindwright_catalog::json::{Content, Node};
use bindwright_catalog::lint;
use bindwright_pki::Span;
use bindwright_report::Diagnostic;

use super::collector::Collector;
use super::{credentials, unfold};
use crate::inspection::{InputKind, Located, ProblemKind};
use crate::place::{Place, Source};
use crate::xfcc;

/// The linter's code for what stands around parameters.
const TEXT_AROUND: &str = "json/text-around";

/// What a document has to hold, so that it is taken for one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Anything that is known.
    Anything,
    /// Credentials or parameters: the text could be something else.
    Credentials,
}

/// Reads a document; where it holds nothing that is wanted, nothing is noted.
pub(crate) fn read(
    collector: &mut Collector<'_>,
    source: &Source<'_>,
    node: &mut Node,
    name: Option<&str>,
    wanted: Wanted,
) -> InputKind {
    if wanted == Wanted::Anything
        && let Some(kind) = collector.key_set(source, node)
    {
        return kind;
    }
    let is_secret = unfold::is_secret_or_list(node);
    let binaries = unfold::unfold(node, collector.options.bounds.json_depth);
    let node = &*node;
    if wanted == Wanted::Credentials && !(credentials::any(node) || is_vcap(node) || is_parameters(node)) {
        return InputKind::Unknown;
    }
    let (certificates, keys) = (collector.certificates.len(), collector.private_keys.len());
    let public_keys = collector.public_keys.len();
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
            collector.pem_value(text, &place(), value.span.start);
        }
    });
    for binary in binaries {
        let before = collector.bundles.len();
        collector.binary(&binary.bytes, source.place_of_value(&binary.span, &binary.pointer));
        collector.bundles[before..].iter_mut().for_each(|bundle| bundle.offset = binary.span.start);
    }
    collector.bundles[collector.document_bundles..].sort_by_key(|bundle| bundle.offset);
    let found = credentials::read(collector, source, node, name);
    let holds_pem = collector.certificates.len() > certificates
        || collector.private_keys.len() > keys
        || collector.public_keys.len() > public_keys;
    if is_secret && (found > 0 || holds_pem) {
        InputKind::KubernetesSecret
    } else if is_vcap(node) {
        if found == 0 {
            collector.problem(ProblemKind::NothingToCheck, source.place_of_value(&node.span, ""));
        }
        InputKind::VcapServices
    } else if (found > 0 || holds_pem) && is_destination(node) {
        InputKind::Destination
    } else if found > 0 {
        InputKind::ServiceKey
    } else if is_parameters(node) {
        parameters(collector, source, node);
        InputKind::Parameters
    } else if holds_pem {
        InputKind::Json
    } else {
        InputKind::Unknown
    }
}

/// Judges binding parameters.
fn parameters(collector: &mut Collector<'_>, source: &Source<'_>, node: &Node) {
    let place = source.place_of_value(&node.span, "");
    collector.problem(ProblemKind::Parameters, place.clone());
    collector.add_parameters(source, node.span.clone(), place);
}

impl Collector<'_> {
    /// Judges a part of a text as binding parameters; says whether it is any.
    fn add_parameters(&mut self, source: &Source<'_>, part: Range<usize>, place: Place) -> bool {
        let text = source.text.get(part.clone()).unwrap_or_default();
        let mut judged = lint(text, None, None, self.options.locale);
        let fits = judged.readable && !judged.services.is_empty();
        if fits {
            // A command around them is how people hand them on; the report says the place anyway.
            judged.diagnostics.retain(|found| found.code != TEXT_AROUND);
            judged.diagnostics.iter_mut().for_each(|found| locate(found, source, part.start));
            self.parameters.push(Located { value: judged, place });
        }
        fits
    }

    /// Takes a text for parameters that are wrapped in a command line, or written as YAML.
    pub(crate) fn parameters_in(&mut self, source: &Source<'_>) -> bool {
        let names = ["credential-type", "x509", "key-type"];
        if !names.iter().any(|name| source.text.contains(name)) {
            return false;
        }
        let place = source.place(Span::new(0, source.text.len()));
        let fits = self.add_parameters(source, 0..source.text.len(), place.clone());
        if fits {
            self.problem(ProblemKind::Parameters, place);
        }
        fits
    }
}

/// Turns the place of a finding, counted from `start` in the text that was read, into one of the input as given; a fix
/// would change the text that was read, so it is left to the linter.
fn locate(found: &mut Diagnostic, source: &Source<'_>, start: usize) {
    found.fix = None;
    if let Some(span) = found.span {
        let span = Span::new(start + span.start as usize, start + span.end as usize);
        let place = source.place(span);
        (found.input, found.span) = (place.input.map(|index| index as u32), place.span);
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

/// Says whether a document is a destination, alone or as the destination service answers.
fn is_destination(node: &Node) -> bool {
    let is_alone = node.member("Authentication").is_some() && node.member("URL").is_some();
    is_alone || node.member("destinationConfiguration").is_some()
}

/// Says whether a document is what one sends to get credentials, not what comes back.
fn is_parameters(node: &Node) -> bool {
    let asks =
        |node: &Node| ["credential-type", "x509", "key-type"].iter().any(|name| node.member(name).is_some());
    asks(node) || ["xsuaa", "parameters"].iter().filter_map(|name| node.member(name)).any(asks)
}
