//! What is said about names and places, with the fixes.

use bindwright_report::Severity;
use bindwright_texts::Message;

use serde_json::{Map, Value};

use super::layout::{Container, Place, Visitor, json_string, place};
use super::reading::Change;
use super::structure::discriminators;
use crate::findings::{Code, DUPLICATE_KEY, INSTANCE_SETTINGS, MISSPELT_NAME, WRONG_NESTING};
use crate::json::{Member, Node, child};
use crate::model::Service;
use crate::texts;

/// Names that stand in settings of an instance whatever the service.
const OF_INSTANCE: [&str; 3] = ["xs-security", "oauth2-configuration", "xsappname"];

/// How many findings get a place and a fix; the others get theirs when these are settled.
const AT_MOST: usize = 500;

impl Visitor<'_, '_> {
    pub(super) fn say_twice(&mut self, parent: &Node, before: usize, index: usize, written: &str) {
        // The rest is said when these are settled.
        if self.findings.all().len() >= AT_MOST {
            return;
        }
        let members = parent.members();
        let member = &members[index];
        let pointer = child(written, &member.name);
        let place = place(parent, index, self.reading.json());
        let message = texts::parameters_duplicate_key_message(pointer.as_str());
        let found =
            self.say(DUPLICATE_KEY, message, texts::parameters_duplicate_key_help(), &pointer, &place);
        let json = self.reading.json();
        let text = |member: &Member| &json[member.node.span.clone()];
        if text(&members[before]) == text(member) {
            let title = texts::lint_fix_remove(member.name.as_str());
            self.set_fix(found, &title, vec![(place.removal, String::new())]);
        }
    }

    pub(super) fn say_misspelt(&mut self, member: &Member, right: &str, place: &Place, pointer: &str) {
        let name = member.name.as_str();
        // The framework that many brokers are built on still reads it.
        let is_legacy = name == "X.509";
        let message = if is_legacy {
            texts::lint_misspelt_name_legacy(name, right)
        } else {
            texts::lint_misspelt_name_message(name, right)
        };
        let help = texts::lint_misspelt_name_help(right);
        let index = self.say(MISSPELT_NAME, message, help, pointer, place);
        if is_legacy {
            self.findings.all()[index].severity = Severity::Warning;
        }
        let title = texts::lint_fix_rename(name, right);
        self.set_fix(index, &title, vec![(place.name.clone(), json_string(right))]);
    }

    pub(super) fn say_outside(&mut self, key: &str, pointer: &str, place: &Place) -> usize {
        let name = self.service.name.text(self.findings.locale);
        let wrapper = self.service.wrapper.as_deref().unwrap_or_default();
        let message = if discriminators(self.service).next().is_some() {
            texts::parameters_wrong_nesting_missing(key, wrapper, name)
        } else {
            texts::parameters_wrong_nesting_beside(key, wrapper, name)
        };
        let help = texts::parameters_wrong_nesting_missing_help(wrapper);
        self.say(WRONG_NESTING, message, help, pointer, place)
    }

    pub(super) fn say_place(&mut self, from: &str, to: &str, pointer: &str, place: &Place) -> usize {
        let message = texts::parameters_wrong_nesting_place(from, to);
        let help = texts::parameters_wrong_nesting_place_help(to);
        self.say(WRONG_NESTING, message, help, pointer, place)
    }

    pub(super) fn say_instance(&mut self, name: &str, base: &[String], pointer: &str, place: &Place) {
        let instance = self.service.instance.as_ref();
        let is_own = |known: &str| {
            instance.is_some_and(|settings| match &settings.wrapper {
                Some(wrapper) => wrapper == known,
                None => settings.parameters.iter().any(|one| one.segments().first() == Some(&known)),
            }) || demanded(self.service).any(|of_mode| of_mode.contains_key(known))
        };
        if base.len() < 2 && (OF_INSTANCE.contains(&name) || is_own(name)) {
            let message = texts::lint_instance_settings_message(name);
            self.say(INSTANCE_SETTINGS, message, texts::lint_instance_settings_help(), pointer, place);
        }
    }

    /// Adds a finding with its place and returns its number.
    pub(super) fn say(
        &mut self,
        code: Code,
        message: Message,
        help: Message,
        pointer: &str,
        place: &Place,
    ) -> usize {
        let finding = self.findings.add(code, message, help);
        finding.pointer = Some(pointer.to_owned());
        let index = self.findings.all().len() - 1;
        if index < AT_MOST {
            self.findings.all()[index].span = Some(self.reading.span(place.name.clone()));
        }
        index
    }

    pub(super) fn set_fix(&mut self, finding: usize, title: &Message, changes: Vec<Change>) {
        if finding >= AT_MOST {
            return;
        }
        let fix = self.reading.fix(title, changes, self.findings.locale);
        self.findings.all()[finding].fix = Some(fix);
    }

    /// Adds the fixes of what has to be moved, now that all objects are known.
    pub(super) fn fix_moves(&mut self) {
        for one in std::mem::take(&mut self.moves) {
            let Some((name, parents)) = one.target.split_last() else { continue };
            let holds = |container: &&Container| parents.starts_with(&container.path);
            let container = self.layout.containers.iter().filter(holds).max_by_key(|found| found.path.len());
            let Some(container) = container else { continue };
            let place = one.place;
            let mut text = format!("{}: {}", json_string(name), &self.reading.json()[place.value.clone()]);
            for parent in parents[container.path.len()..].iter().rev() {
                text = format!("{}: {{{text}}}", json_string(parent));
            }
            let removal = (place.removal.clone(), String::new());
            let changes = match container.last {
                _ if one.parent == container.path => vec![(place.name.start..place.value.end, text)],
                Some(last) => vec![(last..last, format!(", {text}")), removal],
                None => vec![(container.span.start + 1..container.span.start + 1, text), removal],
            };
            let title = if parents.is_empty() {
                texts::lint_fix_move_up(name.as_str())
            } else {
                texts::lint_fix_move(name.as_str(), parents.join("."))
            };
            self.set_fix(one.finding, &title, changes);
        }
    }
}

/// Returns what the modes of a service demand of its instance.
fn demanded(service: &Service) -> impl Iterator<Item = &Map<String, Value>> {
    service.modes.iter().filter_map(|mode| mode.instance_parameters.as_ref())
}
