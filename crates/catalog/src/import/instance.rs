//! Parameters of a binding among the settings of an instance, where they do nothing.

use super::layout::json_string;
use super::reading::Reading;
use crate::findings::{BINDING_SETTINGS, Findings};
use crate::json::{Member, Node};
use crate::texts;

/// The parameter of a binding, and the setting of an instance that lists such types.
const BINDING: &str = "credential-type";
const INSTANCE: &str = "credential-types";
/// The objects of an instance that hold that setting.
const HOLDERS: [&str; 2] = ["xs-security", "oauth2-configuration"];

/// Finds parameters of a binding that are given to an instance.
pub(super) fn check(node: &Node, is_instance: bool, reading: &Reading<'_>, findings: &mut Findings) {
    let within = |node: &Node| node.members().iter().any(|member| member.name == BINDING);
    if is_instance {
        let wrapped = node.members().iter().filter(|member| within(&member.node) || member.name == BINDING);
        for member in wrapped.filter(|member| !HOLDERS.contains(&member.name.as_str())) {
            let name = member.name.as_str();
            let message = texts::lint_binding_settings_message(name);
            say(member, message, texts::lint_binding_settings_help(), reading, findings);
        }
    }
    for holder in node.members().iter().filter(|member| HOLDERS.contains(&member.name.as_str())) {
        list(&holder.node, reading, findings);
        for inner in holder.node.members().iter().filter(|member| HOLDERS.contains(&member.name.as_str())) {
            list(&inner.node, reading, findings);
        }
    }
}

/// Finds the parameter where the list belongs.
fn list(holder: &Node, reading: &Reading<'_>, findings: &mut Findings) {
    let is_there = holder.member(INSTANCE).is_some();
    for member in holder.members().iter().filter(|member| member.name == BINDING) {
        let message = texts::lint_binding_settings_list(BINDING, INSTANCE);
        say(member, message, texts::lint_binding_settings_list_help(INSTANCE), reading, findings);
        let Some(word) = member.node.text().filter(|_| !is_there) else { continue };
        let text = format!("{}: [{}]", json_string(INSTANCE), json_string(word));
        let title = texts::lint_fix_rename(BINDING, INSTANCE);
        let fix = reading.fix(&title, vec![(member.offset..member.node.span.end, text)], findings.locale);
        if let Some(finding) = findings.all().last_mut() {
            finding.fix = Some(fix);
        }
    }
}

fn say(
    member: &Member,
    message: bindwright_texts::Message,
    help: bindwright_texts::Message,
    reading: &Reading<'_>,
    findings: &mut Findings,
) {
    findings.add(BINDING_SETTINGS, message, help).span =
        Some(reading.span(member.offset..member.node.span.end));
}
