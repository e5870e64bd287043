//! Lists of commands, written once and quoted for three shells.

mod dialect;

use bindwright_report::{Artefact, SourceReference};
use bindwright_texts::{Locale, Message};

use crate::formats::Context;
use crate::texts;

/// One line of a list of commands.
pub(crate) enum Line {
    Comment(Message),
    Command(Vec<Word>),
    /// A command that only some people need: written behind the sign of a comment.
    Option(Vec<Word>),
    Blank,
}

/// One word of a command.
#[derive(Clone)]
pub(crate) enum Word {
    /// One of ours: written as it is.
    Own(&'static str),
    /// One of a person: goes through the escaper.
    Given(String),
}

/// A list of commands before it is written for a shell.
pub(crate) struct Commands {
    /// Stable name of the format.
    pub(crate) id: &'static str,
    /// The tool that the title names.
    pub(crate) title: Message,
    /// The heading that it stands under.
    pub(crate) group: Message,
    /// Name of the file without its extension; never that of the program: cmd.exe looks in its own folder first, and
    /// `cf.cmd` would call itself for ever.
    pub(crate) file_stem: &'static str,
    pub(crate) summary: Message,
    pub(crate) lines: Vec<Line>,
    pub(crate) sources: Vec<SourceReference>,
}

impl Commands {
    /// Writes the commands for every shell; nothing where there are none.
    pub(crate) fn artefacts(&self, locale: Locale) -> Vec<Artefact> {
        if self.lines.is_empty() {
            return Vec::new();
        }
        dialect::ALL.iter().map(|dialect| dialect.artefact(self, locale)).collect()
    }
}

/// Returns the line of a command: the program and its words.
pub(crate) fn command(program: &'static str, words: impl IntoIterator<Item = Word>) -> Line {
    Line::Command(words_of(program, words))
}

/// Returns the line of a command that only some people need.
pub(crate) fn option(program: &'static str, words: impl IntoIterator<Item = Word>) -> Line {
    Line::Option(words_of(program, words))
}

fn words_of(program: &'static str, words: impl IntoIterator<Item = Word>) -> Vec<Word> {
    std::iter::once(Word::Own(program)).chain(words).collect()
}

/// Returns words of our own.
pub(crate) fn own<const N: usize>(words: [&'static str; N]) -> impl Iterator<Item = Word> {
    words.into_iter().map(Word::Own)
}

/// Returns a name that a person gave, where it is one.
pub(crate) fn given(name: &Option<String>) -> Option<&str> {
    name.as_deref().filter(|name| !name.is_empty())
}

/// The names of a request as words; what is not given is a placeholder.
impl Context<'_> {
    pub(crate) fn instance(&self) -> Word {
        self.name(&self.request.instance_name, &texts::placeholder_instance())
    }

    pub(crate) fn key(&self) -> Word {
        self.name(&self.request.key_name, &texts::placeholder_key())
    }

    pub(crate) fn application(&self) -> Word {
        self.name(&self.request.application_name, &texts::placeholder_application())
    }

    /// Says whether something has to be set on the instance.
    pub(crate) fn sets_instance(&self) -> bool {
        self.instance_parameters.as_object().is_some_and(|settings| !settings.is_empty())
    }

    /// Says whether what is asked for is a binding: what the cockpit does not make is something else.
    pub(crate) fn is_binding(&self) -> bool {
        self.service.cockpit.is_some()
    }

    fn name(&self, name: &Option<String>, placeholder: &Message) -> Word {
        Word::Given(given(name).map_or_else(|| placeholder.text(self.locale), str::to_owned))
    }
}
