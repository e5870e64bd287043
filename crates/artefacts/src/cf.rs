//! cf CLI commands; the parameters always come from a file, because inline JSON is quoted differently in each shell and
//! SAP's own pages contradict each other on it.

use bindwright_catalog::{Environment, RequestKind};
use bindwright_report::Artefact;

use crate::formats::Context;
use crate::parameters::FILE_NAME;
use crate::shell::{Commands, Line, Word, command, given, option, own};
use crate::source::{Page, references};
use crate::{instance, texts};

pub(crate) const ID: &str = "cf";
pub(crate) const V7_ID: &str = "cf-v7";

const CF: &str = "cf";

/// Commands for the cf CLI v8.
pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    Version::Eight.commands(context).artefacts(context.locale)
}

/// Commands for the cf CLI v7, which knows fewer options and prints a key without an object around it.
pub(crate) fn make_v7(context: &Context<'_>) -> Vec<Artefact> {
    Version::Seven.commands(context).artefacts(context.locale)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Version {
    Seven,
    Eight,
}

impl Version {
    fn commands(self, context: &Context<'_>) -> Commands {
        let (id, file_stem, title, summary) = match self {
            Self::Eight => (ID, "cf-commands", texts::cf_title(), texts::cf_summary()),
            Self::Seven => (V7_ID, "cf-v7-commands", texts::cf_v7_title(), texts::cf_v7_summary()),
        };
        let mut pages = vec![Page::CfCommands];
        match context.request.kind {
            RequestKind::ServiceKey => pages.push(Page::CfKeyOutput),
            RequestKind::Binding if self.adds_bindings(context) => pages.push(Page::CfMultipleBindings),
            RequestKind::Binding => {}
        }
        Commands {
            id,
            file_stem,
            title,
            summary,
            group: texts::group_cf(),
            lines: if applies(context) { self.lines(context) } else { Vec::new() },
            sources: references(&pages),
        }
    }

    fn lines(self, context: &Context<'_>) -> Vec<Line> {
        let mut lines = vec![Line::Comment(texts::cf_save_parameters(FILE_NAME))];
        lines.extend(self.instance_settings(context));
        lines.extend(match context.request.kind {
            RequestKind::ServiceKey => self.service_key(context),
            RequestKind::Binding if self.adds_bindings(context) => add_binding(context),
            RequestKind::Binding if context.request.rotation.is_some() => self.replace_binding(context),
            RequestKind::Binding => self.bind_and_restage(context),
        });
        lines
    }

    /// What has to be set on the instance first, with what is known about doing so.
    fn instance_settings(self, context: &Context<'_>) -> Vec<Line> {
        if !context.sets_instance() {
            return Vec::new();
        }
        let file_name = instance::file_name(context);
        let file = || [Word::Own("-c"), Word::Given(file_name.to_owned())];
        let settings = context.service.instance.as_ref();
        let about = settings.and_then(|settings| settings.summary.message());
        let demands = instance::prerequisites(context).filter_map(|found| found.text.message());
        let mut lines = vec![Line::Blank];
        lines.extend(about.into_iter().chain(demands).map(Line::Comment));
        if !instance::is_fixed(context) {
            let update = own(["update-service"]).chain([context.instance()]).chain(file()).chain(self.wait());
            if instance::is_ready(context) {
                lines.push(command(CF, update));
            } else {
                lines.push(Line::Comment(texts::cf_update_instance(file_name)));
                lines.push(option(CF, update));
            }
        }
        lines.push(Line::Comment(texts::cf_create_instance()));
        let create = own(["create-service"]).chain([offering(context), plan(context), context.instance()]);
        lines.push(option(CF, create.chain(file()).chain(self.wait())));
        lines.push(Line::Blank);
        lines
    }

    fn service_key(self, context: &Context<'_>) -> Vec<Line> {
        let names = || [context.instance(), context.key()];
        let create = own(["create-service-key"]).chain(names()).chain(parameters());
        let shape = match self {
            Self::Eight => texts::cf_key_shape(),
            Self::Seven => texts::cf_v7_key_shape(),
        };
        vec![
            command(CF, create.chain(self.wait())),
            Line::Comment(texts::cf_read_key()),
            Line::Comment(shape),
            command(CF, own(["service-key"]).chain(names())),
        ]
    }

    fn bind_and_restage(self, context: &Context<'_>) -> Vec<Line> {
        vec![
            command(CF, bind(context).chain(self.wait())),
            Line::Comment(texts::cf_restage()),
            command(CF, own(["restage"]).chain([context.application()])),
        ]
    }

    fn replace_binding(self, context: &Context<'_>) -> Vec<Line> {
        let mut lines = vec![
            Line::Comment(texts::cf_unbind_first()),
            command(CF, own(["unbind-service"]).chain([context.application(), context.instance()])),
        ];
        lines.extend(self.bind_and_restage(context));
        lines
    }

    /// Says whether the new binding comes beside the old one.
    fn adds_bindings(self, context: &Context<'_>) -> bool {
        self == Self::Eight && context.request.rotation.is_some()
    }

    /// Without it, a slow broker is still at work when the next command runs.
    fn wait(self) -> impl Iterator<Item = Word> {
        (self == Self::Eight).then_some(Word::Own("--wait")).into_iter()
    }
}

fn add_binding(context: &Context<'_>) -> Vec<Line> {
    let application = || context.application();
    let cleanup = own(["cleanup-outdated-service-bindings"]).chain([application()]);
    let of_instance = [Word::Own("--service-instance"), context.instance(), Word::Own("--wait")];
    vec![
        Line::Comment(texts::cf_second_binding()),
        command(CF, bind(context).chain(own(["--strategy", "multiple", "--wait"]))),
        Line::Comment(texts::cf_restage()),
        command(CF, own(["restage"]).chain([application()]).chain(own(["--strategy", "rolling"]))),
        Line::Comment(texts::cf_cleanup()),
        command(CF, cleanup.chain(of_instance)),
    ]
}

/// The words that bind the application.
pub(crate) fn bind(context: &Context<'_>) -> impl Iterator<Item = Word> {
    let name = given(&context.request.key_name);
    let name = name.map(|name| [Word::Own("--binding-name"), Word::Given(name.to_owned())]);
    let names = [context.application(), context.instance()];
    own(["bind-service"]).chain(names).chain(parameters()).chain(name.into_iter().flatten())
}

fn parameters() -> impl Iterator<Item = Word> {
    own(["-c", FILE_NAME])
}

fn offering(context: &Context<'_>) -> Word {
    let asked = given(&context.request.offering).or(context.service.offering.as_deref());
    Word::Given(asked.map_or_else(|| texts::placeholder_offering().text(context.locale), str::to_owned))
}

fn plan(context: &Context<'_>) -> Word {
    let plan = given(&context.request.plan);
    Word::Given(plan.map_or_else(|| texts::placeholder_plan().text(context.locale), str::to_owned))
}

fn applies(context: &Context<'_>) -> bool {
    context.request.environment == Environment::CloudFoundry && context.is_binding()
}

#[cfg(test)]
mod tests {
    use bindwright_texts::Locale;

    use super::*;
    use crate::compose;
    use bindwright_catalog::{BindingRequest, RotationPolicy};
    use bindwright_report::Shell;

    fn texts_for(request: &BindingRequest) -> String {
        let artefacts = compose(request, Locale::ENGLISH).artefacts;
        let mine = artefacts.iter().filter(|artefact| [ID, V7_ID].contains(&artefact.id.as_str()));
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
    fn rotated_binding() {
        let rotation = RotationPolicy { frequency_hours: 600, old_credentials_hours: 48 };
        let request = BindingRequest { rotation: Some(rotation), ..request(RequestKind::Binding) };
        insta::assert_snapshot!(texts_for(&request));
    }

    #[test]
    fn settings_of_the_instance_come_first() {
        let request = BindingRequest {
            service: "xsuaa".to_owned(),
            plan: Some("application".to_owned()),
            instance_name: Some("a\nrm -rf x\r\nb".to_owned()),
            instance_extra: serde_json::json!({"xsappname": "x"}).as_object().unwrap().clone(),
            ..request(RequestKind::ServiceKey)
        };
        let text = texts_for(&request);
        assert!(text.contains("cf update-service"), "{text}");
        assert!(text.lines().all(|line| !line.starts_with("rm")), "{text}");
        insta::assert_snapshot!(text);
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
