//! From bytes to an [`Inspection`]: what stands where, before anything is judged.

mod archive;
mod collector;
mod credentials;
mod decode;
mod document;
mod encrypted;
mod endpoint;
mod fields;
mod finish;
mod folder;
mod forwarded;
mod minified;
mod pem_text;
mod service;
mod shapes;
mod text;
mod tokens;
mod unfold;
mod variables;

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
///
/// The files of archives follow behind what was given, as inputs of their own.
pub(crate) fn read(mut inputs: Vec<Input>, options: &Options) -> Inspection {
    let mut collector = Collector::new(options);
    let files = inputs.len();
    inputs.truncate(options.bounds.files);
    let given = inputs.len();
    let mut kinds = vec![None; given];
    let bound = options.bounds.formats.input_bytes;
    let mut bytes = 0;
    for index in 0..given {
        bytes += inputs[index].bytes.len();
        if bytes > bound {
            collector.problem(ProblemKind::TooLarge { bytes, bound }, whole(index));
            kinds[index] = Some(InputKind::Unknown);
        } else if archive::is_zip(&inputs[index].bytes) {
            kinds[index] = Some(InputKind::Zip);
            unpack(&mut collector, index, &mut inputs);
        }
    }
    kinds.resize(inputs.len(), None);
    read_all(&mut collector, &inputs, given, &mut kinds);
    for (input, kind) in inputs.into_iter().zip(kinds) {
        let kind = kind.unwrap_or(InputKind::Unknown);
        collector.inputs.push(InputFacts { name: input.name, kind, bytes: input.bytes.len() });
    }
    if files > options.bounds.files {
        let bound = options.bounds.files;
        collector.problem(ProblemKind::TooManyFiles { files, bound }, Place::default());
    }
    collector.finish()
}

/// Puts the files of an archive behind the other inputs.
fn unpack(collector: &mut Collector<'_>, index: usize, inputs: &mut Vec<Input>) {
    let bound = collector.options.bounds.files;
    let (entries, problems) = archive::unpack(&inputs[index].bytes, bound.saturating_sub(inputs.len()));
    for problem in problems {
        let kind = match problem {
            archive::Problem::TooLarge => {
                ProblemKind::ZipTooLarge { bound: archive::INFLATED, ratio: archive::RATIO }
            }
            archive::Problem::TooManyFiles => ProblemKind::TooManyFiles { files: bound + 1, bound },
            archive::Problem::Nested(name) => ProblemKind::NestedZip { name },
            archive::Problem::Unreadable(name) => ProblemKind::UnreadableZip { name },
        };
        collector.problem(kind, whole(index));
    }
    let archive = inputs[index].name.clone().map(|name| name + "/").unwrap_or_default();
    let entries = entries
        .into_iter()
        .map(|entry| Input { name: Some(format!("{archive}{}", entry.name)), bytes: entry.bytes });
    inputs.extend(entries);
}

/// Reads every input that has no kind yet; those from `given` on are files of archives, where anything may lie.
fn read_all(collector: &mut Collector<'_>, inputs: &[Input], given: usize, kinds: &mut [Option<InputKind>]) {
    let groups = folder::groups(inputs);
    for (index, input) in inputs.iter().enumerate() {
        if kinds[index].is_some() {
            continue;
        }
        let files = groups.iter().find(|files| files.first() == Some(&index));
        if let Some(files) = files.filter(|files| files.iter().all(|file| kinds[*file].is_none()))
            && folder::read(collector, inputs, files)
        {
            files.iter().for_each(|file| kinds[*file] = Some(InputKind::BindingFile));
            continue;
        }
        let kind = read_input(collector, index, input);
        if index >= given && kind == InputKind::Unknown {
            let is_here = |problem: &Located<ProblemKind>| problem.place.input == Some(index);
            let says_nothing =
                |kind: &ProblemKind| matches!(kind, ProblemKind::NotRecognised | ProblemKind::Empty);
            collector.problems.retain(|problem| !(is_here(problem) && says_nothing(&problem.value)));
        }
        kinds[index] = Some(kind);
    }
    let is_known = |kind: &Option<InputKind>| kind.is_some_and(|kind| kind != InputKind::Unknown);
    let archives = (0..given).filter(|index| kinds[*index] == Some(InputKind::Zip));
    if collector.problems.is_empty() && !kinds[given..].iter().any(is_known) {
        archives.for_each(|index| collector.problem(ProblemKind::NotRecognised, whole(index)));
    }
}

fn whole(input: usize) -> Place {
    Place { input: Some(input), ..Place::default() }
}

fn read_input(collector: &mut Collector<'_>, index: usize, input: &Input) -> InputKind {
    if input.bytes.trim_ascii().is_empty() {
        collector.problem(ProblemKind::Empty, whole(index));
        return InputKind::Unknown;
    }
    if let Some(kind) = collector.binary(&input.bytes, whole(index)) {
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
    let kind = text::read(collector, source);
    let kind = match kind {
        InputKind::Unknown if collector.tokens.len() > tokens => InputKind::Jwt,
        kind => kind,
    };
    let kind = explain(collector, source, before, kind);
    let nothing = collector.found() == found && !matches!(kind, InputKind::ErrorMessage);
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
    let json = text::start(text, 0).unwrap_or(text.len());
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
        self.repairs.push(Located { value: kind, place });
    }
}
