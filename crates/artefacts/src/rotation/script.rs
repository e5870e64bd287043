//! A script that an automation can run: new credentials, a check, and only then the end of the old ones.

use bindwright_catalog::ModeKind;
use bindwright_report::{Artefact, Shell};
use bindwright_texts::Message;

use super::{Procedure, SCRIPT_ID, binding_name, mode};
use crate::formats::Context;
use crate::parameters::FILE_NAME;
use crate::shell::{Word, given};
use crate::source::{Page, references};
use crate::template::render;
use crate::{escape, texts};

/// Characters that the time behind the name of a key takes: `-20261120-120000`.
const TIME_LENGTH: usize = 16;

pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    let is_key = match Procedure::of(context) {
        Some(Procedure::ServiceKey) => true,
        Some(Procedure::Application) => false,
        _ => return Vec::new(),
    };
    LANGUAGES.iter().map(|language| language.artefact(context, is_key)).collect()
}

/// Returns the name of the bash script of a kind.
pub(super) fn bash_file_name(is_key: bool) -> &'static str {
    LANGUAGES[0].template(is_key).file_name
}

struct Language {
    shell: Shell,
    name: &'static str,
    title: fn() -> Message,
    key: Template,
    binding: Template,
    /// What both scripts check and prepare before they begin.
    guard: &'static str,
    word: fn(&str) -> String,
    comment: fn(&str) -> String,
    /// How the option with the name of a binding continues a command or a list of arguments.
    option: fn(&str) -> String,
}

struct Template {
    file_name: &'static str,
    text: &'static str,
    usage: &'static str,
}

static LANGUAGES: [Language; 2] = [
    Language {
        shell: Shell::Bash,
        name: "bash",
        title: texts::rotation_script_bash_title,
        key: Template {
            file_name: "rotate-key.sh",
            text: include_str!("templates/key.sh"),
            usage: "bash rotate-key.sh [--switch PROGRAM] [--delete-old KEY]",
        },
        binding: Template {
            file_name: "rotate-binding.sh",
            text: include_str!("templates/binding.sh"),
            usage: "bash rotate-binding.sh [--delete-old]",
        },
        guard: include_str!("templates/guard.sh"),
        word: escape::bash::quote,
        comment: escape::bash::comment,
        option: |name| format!(" --binding-name {}", escape::bash::quote(name)),
    },
    Language {
        shell: Shell::Powershell,
        name: "powershell",
        title: texts::rotation_script_powershell_title,
        key: Template {
            file_name: "rotate-key.ps1",
            text: include_str!("templates/key.ps1"),
            usage: ".\\rotate-key.ps1 [-SwitchWith PROGRAM] [-DeleteOld KEY]",
        },
        binding: Template {
            file_name: "rotate-binding.ps1",
            text: include_str!("templates/binding.ps1"),
            usage: ".\\rotate-binding.ps1 [-DeleteOld]",
        },
        guard: include_str!("templates/guard.ps1"),
        word: escape::powershell::string,
        comment: escape::powershell::comment,
        option: |name| format!(", '--binding-name', {}", escape::powershell::string(name)),
    },
];

impl Language {
    fn template(&self, is_key: bool) -> &Template {
        if is_key { &self.key } else { &self.binding }
    }

    fn artefact(&self, context: &Context<'_>, is_key: bool) -> Artefact {
        let template = self.template(is_key);
        let mut pages = vec![Page::RotateCertificates, Page::CfCommands];
        pages.push(if is_key { Page::RotateServiceKey } else { Page::CfMultipleBindings });
        let summary = if is_key { texts::rotation_script_key() } else { texts::rotation_script_binding() };
        Artefact {
            id: SCRIPT_ID.to_owned(),
            title: (self.title)().text(context.locale),
            group: texts::group_rotation().text(context.locale),
            summary: summary.text(context.locale),
            language: self.name.to_owned(),
            shell: Some(self.shell),
            file_name: template.file_name.to_owned(),
            text: render(template.text, &self.values(context, is_key)),
            steps: Vec::new(),
            sources: references(&pages),
        }
    }

    fn values(&self, context: &Context<'_>, is_key: bool) -> Vec<(&'static str, String)> {
        let template = self.template(is_key);
        let mut values: Vec<(&str, String)> = comments(template, is_key)
            .into_iter()
            .map(|(name, message)| (name, (self.comment)(&message.text(context.locale))))
            .collect();
        if mode(context).is_some_and(|mode| mode.kind == ModeKind::Provided) {
            let needs = texts::rotation_script_new_certificate(FILE_NAME);
            values[0].1 += &["\n", &(self.comment)(&needs.text(context.locale))].concat();
        }
        let told = told(template, is_key).into_iter();
        values.extend(told.map(|(name, message)| (name, (self.word)(&message.text(context.locale)))));
        let names = [
            ("instance", text(context.instance())),
            ("application", text(context.application())),
            ("base_name", base_name(context)),
            ("parameters", FILE_NAME.to_owned()),
        ];
        values.extend(names.map(|(name, value)| (name, (self.word)(&value))));
        values.push(("fail_on", fail_on(context).to_owned()));
        // The environment of an application holds other services too: only the binding asked for is judged.
        values.push(("service", context.service.id.clone()));
        values.push(("mode", context.request.mode.clone()));
        values.push(("binding_name", binding_name(context).map(self.option).unwrap_or_default()));
        let guard = render(self.guard, &values);
        values.push(("guard", guard.trim_end().to_owned()));
        values
    }
}

fn comments(template: &Template, is_key: bool) -> [(&'static str, Message); 5] {
    let (about, deletion) = if is_key {
        (texts::rotation_script_key(), texts::rotation_script_key_deletion())
    } else {
        (texts::rotation_script_binding(), texts::rotation_script_binding_deletion())
    };
    [
        ("about", about),
        ("usage", texts::rotation_script_usage(template.usage)),
        ("deletion", deletion),
        ("private_file", texts::rotation_script_private_file()),
        ("unique_name", texts::rotation_script_unique_name()),
    ]
}

/// What the script tells while it runs.
fn told(template: &Template, is_key: bool) -> [(&'static str, Message); 9] {
    let (created, failed, switched, deleted, kept) = if is_key {
        (
            texts::rotation_script_key_created(),
            texts::rotation_script_key_failed(),
            texts::rotation_script_key_switched(),
            texts::rotation_script_key_deleted(),
            texts::rotation_script_key_kept(),
        )
    } else {
        (
            texts::rotation_script_binding_created(),
            texts::rotation_script_binding_failed(),
            texts::rotation_script_binding_switched(),
            texts::rotation_script_binding_deleted(),
            texts::rotation_script_binding_kept(),
        )
    };
    [
        ("created", created),
        ("check_failed", failed),
        ("switched", switched),
        ("deleted", deleted),
        ("kept", kept),
        ("usage_line", texts::rotation_script_usage(template.usage)),
        ("missing_tool", texts::rotation_script_missing_tool()),
        ("missing_file", texts::rotation_script_missing_file()),
        ("tool_failed", texts::rotation_script_tool_failed()),
    ]
}

/// Secrets are what is asked for here: the check must not complain of them.
fn fail_on(context: &Context<'_>) -> &'static str {
    let is_secret = mode(context).is_some_and(|mode| mode.kind == ModeKind::Secret);
    if is_secret { "error" } else { "warning" }
}

fn text(word: Word) -> String {
    match word {
        Word::Own(word) => word.to_owned(),
        Word::Given(word) => word,
    }
}

/// Returns what the name of every new key begins with: without the time of an earlier renewal, and so short that
/// the time still fits.
fn base_name(context: &Context<'_>) -> String {
    let placeholder = || texts::placeholder_key().text(context.locale);
    let name = given(&context.request.key_name).map_or_else(placeholder, str::to_owned);
    let name = without_time(&name);
    let longest = context.service.key_name.as_ref().and_then(|limit| limit.max_length);
    let longest = longest.and_then(|longest| usize::try_from(longest).ok()).unwrap_or(usize::MAX);
    name.chars().take(longest.saturating_sub(TIME_LENGTH)).collect()
}

fn without_time(name: &str) -> &str {
    let Some(start) = name.len().checked_sub(TIME_LENGTH).filter(|start| name.is_char_boundary(*start))
    else {
        return name;
    };
    let shape = |(index, byte): (usize, u8)| match index {
        0 | 9 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    let is_time = name[start..].bytes().enumerate().all(shape);
    if is_time && start > 0 { &name[..start] } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_an_earlier_renewal_is_replaced() {
        assert_eq!(without_time("my-key-20261120-184500"), "my-key");
        assert_eq!(without_time("my-key-2026112-184500"), "my-key-2026112-184500");
        assert_eq!(without_time("-20261120-184500"), "-20261120-184500");
        assert_eq!(without_time("größe-äöüäöüäöü"), "größe-äöüäöüäöü");
    }
}
