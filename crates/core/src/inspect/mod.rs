//! From bytes to an [`Inspection`]: what stands where, before anything is judged.

mod collector;
mod credentials;
mod decode;
mod document;
mod endpoint;
mod fields;
mod finish;
mod forwarded;
mod minified;
mod pem_text;
mod service;
mod tokens;

use bindwright_pki::Span;

use crate::explanation;
use crate::inspection::{InputFacts, InputKind, Inspection, Located, ProblemKind, RepairKind};
use crate::place::{Place, Source};
use crate::{Input, Options};
use collector::Collector;
pub(crate) use credentials::CLIENT_ID;
use decode::{Content, decode};
pub(crate) use endpoint::host;
pub(crate) use fields::{describe_with, public_text};
pub(crate) use service::tells;

/// Reads everything that was given; what cannot be read becomes a problem and does not hide the rest.
pub(crate) fn read(inputs: Vec<Input>, options: &Options) -> Inspection {
    let mut collector = Collector::new(options);
    let files = inputs.len();
    let mut bytes = 0;
    for (index, input) in inputs.into_iter().take(options.bounds.files).enumerate() {
        bytes += input.bytes.len();
        let kind = if bytes > options.bounds.formats.input_bytes {
            let bound = options.bounds.formats.input_bytes;
            collector.problem(ProblemKind::TooLarge { bytes, bound }, whole(index));
            InputKind::Unknown
        } else {
            read_input(&mut collector, index, &input)
        };
        collector.inputs.push(InputFacts { name: input.name, kind, bytes: input.bytes.len() });
    }
    if files > options.bounds.files {
        let bound = options.bounds.files;
        collector.problem(ProblemKind::TooManyFiles { files, bound }, Place::default());
    }
    collector.finish()
}

fn whole(input: usize) -> Place {
    Place { input: Some(input), ..Place::default() }
}

fn read_input(collector: &mut Collector<'_>, index: usize, input: &Input) -> InputKind {
    if input.bytes.trim_ascii().is_empty() {
        collector.problem(ProblemKind::Empty, whole(index));
        return InputKind::Unknown;
    }
    if let Some(kind) = collector.der(&input.bytes, whole(index)) {
        return kind;
    }
    let Some(Content { text, shift, repair }) = decode(&input.bytes) else {
        collector.problem(ProblemKind::NotRecognised, whole(index));
        return InputKind::Unknown;
    };
    if let Some(kind) = repair {
        collector.repair(kind, whole(index));
    }
    read_text(collector, &Source::new(index, &text, shift))
}

fn read_text(collector: &mut Collector<'_>, source: &Source<'_>) -> InputKind {
    let (found, tokens) = (collector.found(), collector.tokens.len());
    let before = Before::of(collector);
    let kind = match document::start(source.text, 0) {
        Some(start) => document::read(collector, source, start),
        None => plain_text(collector, source),
    };
    let kind = match kind {
        InputKind::Unknown if collector.tokens.len() > tokens => InputKind::Jwt,
        kind => kind,
    };
    let kind = explain(collector, source, before, kind);
    let is_told = matches!(kind, InputKind::Parameters | InputKind::ErrorMessage);
    let nothing = collector.found() == found && !is_told;
    if nothing {
        collector.problem(ProblemKind::NotRecognised, source.place(Span::new(0, source.text.len())));
    }
    if nothing { InputKind::Unknown } else { kind }
}

/// Where the lists of the collector ended before an input.
struct Before {
    material: usize,
    problems: usize,
    repairs: usize,
}

impl Before {
    fn of(collector: &Collector<'_>) -> Self {
        let problems = collector.problems.len();
        Self { material: collector.found() - problems, problems, repairs: collector.repairs.len() }
    }
}

/// Looks for error messages: in the whole text where it holds nothing else, else in front of what it holds.
fn explain(collector: &mut Collector<'_>, source: &Source<'_>, before: Before, kind: InputKind) -> InputKind {
    let holds_material =
        collector.found() - collector.problems.len() > before.material || kind == InputKind::Parameters;
    let text = if holds_material { in_front(source.text) } else { source.text };
    let messages = explanation::recognise(text);
    if messages.is_empty() {
        return kind;
    }
    let place = source.place(Span::new(0, text.len()));
    let located = |value| Located { value, place: place.clone() };
    collector.explanations.extend(messages.into_iter().map(located));
    if holds_material {
        return kind;
    }
    // What looked like JSON or PEM that is broken was a message.
    collector.problems.truncate(before.problems);
    collector.repairs.truncate(before.repairs);
    InputKind::ErrorMessage
}

/// Returns what stands before the first JSON document or PEM block.
fn in_front(text: &str) -> &str {
    let begin = text.find("-----BEGIN").unwrap_or(text.len());
    let json = document::start(text, 0).unwrap_or(text.len());
    &text[..begin.min(json)]
}

/// Reads text that is no JSON: headers, then PEM blocks and tokens in the rest.
fn plain_text(collector: &mut Collector<'_>, source: &Source<'_>) -> InputKind {
    let masked = collector.forwarded_in(source, 0..source.text.len());
    let rest = masked.as_deref().map(|text| Source::new(source.input, text, source.shift));
    let rest = rest.as_ref().unwrap_or(source);
    let before = collector.found();
    let kind = if rest.text.trim().is_empty() { InputKind::Unknown } else { collector.pem(rest) };
    let found_pem = collector.found() > before;
    collector.tokens_in(rest, 0..rest.text.len());
    match (found_pem, masked.is_some()) {
        (true, _) => kind,
        (false, true) => InputKind::Xfcc,
        (false, false) => InputKind::Unknown,
    }
}

impl Collector<'_> {
    fn repair(&mut self, kind: RepairKind, place: Place) {
        self.repairs.push(crate::inspection::Located { value: kind, place });
    }
}
