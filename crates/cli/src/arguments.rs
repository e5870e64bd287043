//! The command line, with its help texts from the tables.

use bindwright_artefacts::artefact_ids;
use bindwright_core::export_format_ids;
use bindwright_report::Shell;
use bindwright_texts::{Locale, Message};
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command};

use crate::compose::REQUEST;
use crate::export::profile_names;
use crate::texts;

/// Returns the whole command line.
pub(crate) fn command(locale: Locale) -> Command {
    let text = |message: Message| message.text(locale);
    Command::new("bindwright")
        .version(env!("CARGO_PKG_VERSION"))
        .about(text(texts::help_about()))
        .after_help(text(texts::help_exit_codes()))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(compose(locale))
        .subcommand(compare(locale))
        .subcommand(lint(locale))
        .subcommand(inspect(locale))
        .subcommand(check(locale))
        .subcommand(export(locale))
        .subcommand(explain(locale))
        .subcommand(catalog(locale))
        .subcommand(completions(locale))
        .subcommand(man(locale))
}

fn compose(locale: Locale) -> Command {
    let command = Command::new("compose")
        .about(texts::help_compose().text(locale))
        .arg(positional("service", "SERVICE", &texts::help_compose_service(), locale).required(true));
    request(command, locale)
        .arg(option("base", "FILE", &texts::help_compose_base(), locale))
        .arg(
            option("artifact", "FORMAT", &texts::help_compose_artifact(), locale)
                .value_parser(PossibleValuesParser::new(artefact_ids().chain([REQUEST])))
                .default_value("parameters"),
        )
        .arg(shell(locale))
        .arg(fail_on("never", locale))
}

fn compare(locale: Locale) -> Command {
    let service = option("service", "SERVICE", &texts::help_compose_service(), locale);
    let file = option("request", "FILE", &texts::help_compare_request(), locale);
    let command = Command::new("compare")
        .about(texts::help_compare().text(locale))
        .arg(positional("files", "FILES", &texts::help_compare_files(), locale).action(ArgAction::Append))
        .arg(file.required_unless_present("service").conflicts_with("service"))
        .arg(service);
    judging(request(command, locale), locale).arg(fail_on("error", locale))
}

fn lint(locale: Locale) -> Command {
    let fix =
        Arg::new("fix").long("fix").help(texts::help_lint_fix().text(locale)).action(ArgAction::SetTrue);
    Command::new("lint")
        .about(texts::help_lint().text(locale))
        .arg(positional("file", "FILE", &texts::help_lint_file(), locale))
        .arg(option("service", "SERVICE", &texts::help_lint_service(), locale))
        .arg(option("plan", "PLAN", &texts::help_compose_plan(), locale))
        .arg(fix)
        .arg(
            option("format", "FORMAT", &texts::help_inspect_format(), locale)
                .value_parser(["text", "json"])
                .default_value("text"),
        )
        .arg(fail_on("error", locale))
}

/// Adds what a request is made of.
fn request(command: Command, locale: Locale) -> Command {
    let from_secret = Arg::new("parameters-from-secret")
        .long("parameters-from-secret")
        .help(texts::help_compose_parameters_from_secret().text(locale))
        .action(ArgAction::SetTrue);
    command
        .arg(option("plan", "PLAN", &texts::help_compose_plan(), locale))
        .arg(
            option("environment", "PLACE", &texts::help_compose_environment(), locale)
                .value_parser(["cloud-foundry", "kubernetes", "other"])
                .default_value("cloud-foundry"),
        )
        .arg(
            option("kind", "KIND", &texts::help_compose_kind(), locale)
                .value_parser(["service-key", "binding"]),
        )
        .arg(option("mode", "ID", &texts::help_compose_mode(), locale))
        .arg(option("set", "NAME=VALUE", &texts::help_compose_set(), locale).action(ArgAction::Append))
        .arg(option("certificate", "FILE", &texts::help_compose_certificate(), locale))
        .arg(passwords(locale))
        .arg(option("offering", "NAME", &texts::help_compose_offering(), locale))
        .arg(
            option("instance-set", "NAME=VALUE", &texts::help_compose_instance_set(), locale)
                .action(ArgAction::Append),
        )
        .arg(option("rotation", "HOURS[/HOURS]", &texts::help_compose_rotation(), locale))
        .arg(from_secret)
        .arg(option("instance", "NAME", &texts::help_compose_instance(), locale))
        .arg(option("name", "KEY", &texts::help_compose_name(), locale))
        .arg(option("app", "APP", &texts::help_compose_app(), locale))
}

fn inspect(locale: Locale) -> Command {
    judging_files(Command::new("inspect").about(texts::help_inspect().text(locale)), locale)
}

fn check(locale: Locale) -> Command {
    let days = option("warn-days", "DAYS", &texts::help_check_warn_days(), locale);
    let command = Command::new("check")
        .about(texts::help_check().text(locale))
        .arg(days.value_parser(clap::value_parser!(u32).range(1..=LONGEST_WARNING)));
    judging_files(command, locale)
}

/// The most days before the end of a certificate that a warning can be asked for: about a hundred years.
const LONGEST_WARNING: i64 = 36_500;

/// Adds what is judged, when, how it is said and what it ends with.
fn judging_files(command: Command, locale: Locale) -> Command {
    let files = positional("files", "FILES", &texts::help_inspect_files(), locale);
    command
        .arg(files.action(ArgAction::Append))
        .arg(passwords(locale))
        .arg(option("now", "TIME", &texts::help_inspect_now(), locale))
        .arg(
            option("format", "FORMAT", &texts::help_inspect_sarif(), locale)
                .value_parser(["text", "json", "sarif"])
                .default_value("text"),
        )
        .arg(fail_on("error", locale))
}

fn shell(locale: Locale) -> Arg {
    option("shell", "SHELL", &texts::help_compose_shell(), locale)
        .value_parser(Shell::NAMES)
        .default_value("bash")
}

fn passwords(locale: Locale) -> Arg {
    let passwords = option("password-file", "FILE", &texts::help_inspect_password_file(), locale);
    passwords.action(ArgAction::Append)
}

/// Adds when to judge, and how to say it.
fn judging(command: Command, locale: Locale) -> Command {
    command.arg(option("now", "TIME", &texts::help_inspect_now(), locale)).arg(
        option("format", "FORMAT", &texts::help_inspect_format(), locale)
            .value_parser(["text", "json"])
            .default_value("text"),
    )
}

fn export(locale: Locale) -> Command {
    let files = positional("files", "FILES", &texts::help_export_files(), locale);
    let passwords = option("password-file", "FILE", &texts::help_export_password_file(), locale);
    let number = option("identity", "NUMBER", &texts::help_export_identity(), locale);
    let only = option("only", "FORMAT", &texts::help_export_only(), locale);
    let force = Arg::new("force")
        .long("force")
        .help(texts::help_export_force().text(locale))
        .action(ArgAction::SetTrue);
    Command::new("export")
        .about(texts::help_export().text(locale))
        .arg(files.action(ArgAction::Append))
        .arg(
            option("profile", "PROFILE", &texts::help_export_profile(), locale)
                .value_parser(PossibleValuesParser::new(profile_names()))
                .default_value("pem"),
        )
        .arg(only.value_parser(PossibleValuesParser::new(export_format_ids())).action(ArgAction::Append))
        .arg(option("alias", "NAME", &texts::help_export_alias(), locale))
        .arg(passwords.action(ArgAction::Append))
        .arg(number.value_parser(clap::value_parser!(u32).range(1..=MOST_IDENTITIES)))
        .arg(shell(locale))
        .arg(option("tenant", "NAME", &texts::help_export_tenant(), locale))
        .arg(option("to", "DIR", &texts::help_export_to(), locale).required(true))
        .arg(force)
        .arg(option("now", "TIME", &texts::help_inspect_now(), locale))
        .arg(fail_on("never", locale))
}

/// The highest number that a set of credentials can be chosen by.
const MOST_IDENTITIES: i64 = 100_000;

fn explain(locale: Locale) -> Command {
    let code = positional("code", "CODE", &texts::help_explain_code(), locale).required(true);
    Command::new("explain").about(texts::help_explain().text(locale)).arg(code)
}

fn catalog(locale: Locale) -> Command {
    let service = positional("service", "SERVICE", &texts::help_catalog_service(), locale);
    Command::new("catalog").about(texts::help_catalog().text(locale)).arg(service)
}

fn completions(locale: Locale) -> Command {
    let shell = positional("shell", "SHELL", &texts::help_completions_shell(), locale).required(true);
    Command::new("completions").about(texts::help_completions().text(locale)).arg(shell.value_parser([
        "bash",
        "zsh",
        "fish",
        "powershell",
    ]))
}

fn man(locale: Locale) -> Command {
    let commands = [
        "compose",
        "compare",
        "lint",
        "inspect",
        "check",
        "export",
        "explain",
        "catalog",
        "completions",
        "man",
    ];
    let command = positional("command", "COMMAND", &texts::help_man_command(), locale);
    Command::new("man").about(texts::help_man().text(locale)).arg(command.value_parser(commands))
}

fn fail_on(default: &'static str, locale: Locale) -> Arg {
    option("fail-on", "SEVERITY", &texts::help_fail_on(), locale)
        .value_parser(["error", "warning", "info", "never"])
        .default_value(default)
}

fn positional(id: &'static str, value: &'static str, help: &Message, locale: Locale) -> Arg {
    Arg::new(id).value_name(value).help(help.text(locale))
}

fn option(id: &'static str, value: &'static str, help: &Message, locale: Locale) -> Arg {
    Arg::new(id).long(id).value_name(value).help(help.text(locale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        command(Locale::ENGLISH).debug_assert();
    }

    #[test]
    fn help_comes_from_the_tables() {
        let help = command(Locale::PSEUDO).render_long_help().to_string();
        assert!(!help.contains("service key"), "{help}");
    }
}
