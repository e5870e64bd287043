//! How each shell wants its lines.

use bindwright_report::{Artefact, Shell};
use bindwright_texts::{Locale, Message};

use super::{Commands, Line, Word};
use crate::{escape, texts};

pub(super) struct Dialect {
    shell: Shell,
    language: &'static str,
    extension: &'static str,
    quote: fn(&str) -> String,
    /// Makes a sentence harmless behind the sign of a comment.
    comment: fn(&str) -> String,
    line_end: &'static str,
}

pub(super) static ALL: [Dialect; 3] = [
    Dialect {
        shell: Shell::Bash,
        language: "bash",
        extension: "sh",
        quote: escape::bash::quote,
        comment: escape::bash::comment,
        line_end: "\n",
    },
    Dialect {
        shell: Shell::Powershell,
        language: "powershell",
        extension: "ps1",
        quote: escape::powershell::quote,
        comment: escape::powershell::comment,
        line_end: "\n",
    },
    Dialect {
        shell: Shell::Cmd,
        language: "batch",
        extension: "cmd",
        quote: escape::cmd::quote,
        comment: escape::cmd::comment,
        line_end: "\r\n",
    },
];

impl Dialect {
    pub(super) fn artefact(&self, commands: &Commands, locale: Locale) -> Artefact {
        let lines = commands.lines.iter().map(|line| self.line(line, locale));
        let body: Vec<String> = lines.collect();
        let mut text = self.preamble(&body);
        for line in body {
            text.push_str(&line);
            text.push_str(self.line_end);
        }
        Artefact {
            id: commands.id.to_owned(),
            title: texts::artefact_for_shell(commands.title.text(locale), self.name().text(locale))
                .text(locale),
            group: commands.group.text(locale),
            summary: commands.summary.text(locale),
            language: self.language.to_owned(),
            shell: Some(self.shell),
            file_name: format!("{}.{}", commands.file_stem, self.extension),
            text,
            steps: Vec::new(),
            sources: commands.sources.clone(),
        }
    }

    fn line(&self, line: &Line, locale: Locale) -> String {
        match line {
            Line::Comment(message) => (self.comment)(&message.text(locale)),
            Line::Command(words) => self.command(words),
            // A word that is quoted holds no line break in any of the shells: the line stays one.
            Line::Option(words) => format!("{}{}", self.sign(), self.command(words)),
            Line::Blank => String::new(),
        }
    }

    fn command(&self, words: &[Word]) -> String {
        let words: Vec<String> = words.iter().map(|word| self.word(word)).collect();
        words.join(" ")
    }

    fn word(&self, word: &Word) -> String {
        match word {
            Word::Own(word) => (*word).to_owned(),
            Word::Given(word) => (self.quote)(word),
        }
    }

    fn sign(&self) -> &'static str {
        match self.shell {
            Shell::Bash | Shell::Powershell => "# ",
            Shell::Cmd => "rem ",
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

    fn name(&self) -> Message {
        match self.shell {
            Shell::Bash => texts::shell_bash(),
            Shell::Powershell => texts::shell_powershell(),
            Shell::Cmd => texts::shell_cmd(),
        }
    }
}
