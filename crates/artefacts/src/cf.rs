//! cf CLI commands for three shells; the parameters always come from a file, because inline JSON is quoted differently
//! in each shell and SAP's own pages contradict each other on it.

use bindwright_catalog::{Environment, RequestKind};
use bindwright_report::{Artefact, Shell};
use bindwright_texts::Message;

use crate::escape;
use crate::formats::Context;
use crate::parameters::FILE_NAME;

use crate::texts;

pub(crate) const ID: &str = "cf";

pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    if context.request.environment != Environment::CloudFoundry {
        return Vec::new();
    }
    let lines = lines(context);
    DIALECTS.iter().map(|dialect| dialect.artefact(&lines, context)).collect()
}

enum Line {
    Comment(Message),
    Command(Vec<Word>),
}

enum Word {
    /// One of ours: written as it is.
    Own(&'static str),
    /// One of a person: goes through the escaper.
    Given(String),
}

fn lines(context: &Context<'_>) -> Vec<Line> {
    let request = context.request;
    let named = |name: &Option<String>, placeholder: Message| {
        Word::Given(given(name).map_or_else(|| placeholder.text(context.locale), str::to_owned))
    };
    let instance = || named(&request.instance_name, texts::placeholder_instance());
    let key = || named(&request.key_name, texts::placeholder_key());
    let application = || named(&request.application_name, texts::placeholder_application());
    let parameters = || [Word::Own("-c"), Word::Own(FILE_NAME)];
    let save = Line::Comment(texts::cf_save_parameters(FILE_NAME));
    match request.kind {
        RequestKind::ServiceKey => vec![
            save,
            command("create-service-key", [instance(), key()].into_iter().chain(parameters())),
            Line::Comment(texts::cf_read_key()),
            command("service-key", [instance(), key()]),
        ],
        RequestKind::Binding => {
            let name = given(&request.key_name);
            let name = name.map(|name| [Word::Own("--binding-name"), Word::Given(name.to_owned())]);
            let words = [application(), instance()].into_iter().chain(parameters());
            vec![
                save,
                command("bind-service", words.chain(name.into_iter().flatten())),
                Line::Comment(texts::cf_restage()),
                command("restage", [application()]),
            ]
        }
    }
}

fn command(name: &'static str, words: impl IntoIterator<Item = Word>) -> Line {
    Line::Command([Word::Own("cf"), Word::Own(name)].into_iter().chain(words).collect())
}

fn given(name: &Option<String>) -> Option<&str> {
    name.as_deref().filter(|name| !name.is_empty())
}

/// How one shell wants its lines.
struct Dialect {
    shell: Shell,
    language: &'static str,
    file_name: &'static str,
    quote: fn(&str) -> String,
    comment: &'static str,
    line_end: &'static str,
}

static DIALECTS: [Dialect; 3] = [
    Dialect {
        shell: Shell::Bash,
        language: "bash",
        file_name: "cf.sh",
        quote: escape::bash::quote,
        comment: "# ",
        line_end: "\n",
    },
    Dialect {
        shell: Shell::Powershell,
        language: "powershell",
        file_name: "cf.ps1",
        quote: escape::powershell::quote,
        comment: "# ",
        line_end: "\n",
    },
    Dialect {
        shell: Shell::Cmd,
        language: "batch",
        file_name: "cf.cmd",
        quote: escape::cmd::quote,
        comment: "rem ",
        line_end: "\r\n",
    },
];

impl Dialect {
    fn artefact(&self, lines: &[Line], context: &Context<'_>) -> Artefact {
        let body: Vec<String> = lines.iter().map(|line| self.line(line, context)).collect();
        let mut text = self.preamble(&body);
        for line in body {
            text.push_str(&line);
            text.push_str(self.line_end);
        }
        Artefact {
            id: ID.to_owned(),
            title: self.title().text(context.locale),
            group: texts::group_cf().text(context.locale),
            summary: String::new(),
            language: self.language.to_owned(),
            shell: Some(self.shell),
            file_name: self.file_name.to_owned(),
            text,
            steps: Vec::new(),
            sources: Vec::new(),
        }
    }

    fn line(&self, line: &Line, context: &Context<'_>) -> String {
        match line {
            Line::Comment(message) => format!("{}{}", self.comment, message.text(context.locale)),
            Line::Command(words) => {
                let words: Vec<String> = words.iter().map(|word| self.word(word)).collect();
                words.join(" ")
            }
        }
    }

    fn word(&self, word: &Word) -> String {
        match word {
            Word::Own(word) => (*word).to_owned(),
            Word::Given(word) => (self.quote)(word),
        }
    }

    /// A batch file echoes itself, expands exclamation marks where that is switched on, and is read in the code page
    /// of the console, unless told otherwise.
    fn preamble(&self, body: &[String]) -> String {
        if self.shell != Shell::Cmd {
            return String::new();
        }
        let code_page = if body.iter().all(|line| line.is_ascii()) { "" } else { "chcp 65001 >nul\r\n" };
        format!("@echo off\r\nsetlocal DisableDelayedExpansion\r\n{code_page}")
    }

    fn title(&self) -> Message {
        match self.shell {
            Shell::Bash => texts::artefact_cf_bash(),
            Shell::Powershell => texts::artefact_cf_powershell(),
            Shell::Cmd => texts::artefact_cf_cmd(),
        }
    }
}

#[cfg(test)]
mod tests {
    use bindwright_texts::Locale;

    use super::*;
    use crate::compose;
    use bindwright_catalog::BindingRequest;

    fn texts_for(request: &BindingRequest) -> String {
        let artefacts = compose(request, Locale::ENGLISH).artefacts;
        let mine = artefacts.iter().filter(|artefact| artefact.id == ID);
        mine.map(|artefact| format!("--- {}\n{}", artefact.file_name, artefact.text.replace('\r', "")))
            .collect::<Vec<_>>()
            .concat()
    }

    fn request(kind: RequestKind) -> BindingRequest {
        BindingRequest {
            service: "sdm".to_owned(),
            mode: "managed".to_owned(),
            kind,
            instance_name: Some("My documents".to_owned()),
            key_name: Some("it's \"mine\" & 100%".to_owned()),
            application_name: Some("größe-app".to_owned()),
            ..BindingRequest::default()
        }
    }

    #[test]
    fn service_key() {
        insta::assert_snapshot!(texts_for(&request(RequestKind::ServiceKey)));
    }

    #[test]
    fn binding() {
        insta::assert_snapshot!(texts_for(&request(RequestKind::Binding)));
    }

    #[test]
    fn names_that_are_not_given_are_placeholders() {
        let request =
            BindingRequest { service: "xsuaa".into(), mode: "managed".into(), ..BindingRequest::default() };
        insta::assert_snapshot!(texts_for(&request));
    }

    #[test]
    fn powershell_reads_ascii_in_every_code_page() {
        for kind in [RequestKind::ServiceKey, RequestKind::Binding] {
            let request = BindingRequest {
                instance_name: Some("Ñ;calc;Ñ".to_owned()),
                key_name: Some("größe \u{2019}\u{1f600}".to_owned()),
                ..request(kind)
            };
            let artefacts = compose(&request, Locale::ENGLISH).artefacts;
            let script = artefacts.iter().find(|artefact| artefact.shell == Some(Shell::Powershell));
            let script = &script.expect("always made").text;
            assert!(script.is_ascii(), "{script}");
            assert!(script.contains("\"$([char]0x00D1);calc;$([char]0x00D1)\""), "{script}");
        }
    }

    #[test]
    fn says_nothing_outside_cloud_foundry() {
        for environment in [Environment::Kubernetes, Environment::Other] {
            let request = BindingRequest { environment, ..request(RequestKind::Binding) };
            assert_eq!(texts_for(&request), "");
        }
    }
}
