//! The click path through the cockpit, with the labels that documentation prints.

use bindwright_catalog::{BindingRequest, Certainty, CockpitAction, Environment, RequestKind, Source};
use bindwright_report::Artefact;
use bindwright_texts::Message;

use crate::declarative::has_members;
use crate::formats::Context;
use crate::parameters::FILE_NAME;
use crate::shell::given;
use crate::{instance, texts};

pub(crate) const ID: &str = "cockpit";

pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    let Some(action) = action(context) else { return Vec::new() };
    let steps: Vec<String> = steps(context, action).iter().map(|step| step.text(context.locale)).collect();
    let lines = steps.iter().enumerate().map(|(index, step)| format!("{}. {step}\n", index + 1));
    vec![Artefact {
        id: ID.to_owned(),
        title: texts::artefact_cockpit().text(context.locale),
        group: texts::artefact_cockpit().text(context.locale),
        summary: texts::cockpit_summary().text(context.locale),
        language: "text".to_owned(),
        shell: None,
        file_name: "cockpit.txt".to_owned(),
        text: lines.collect(),
        steps,
        sources: context.service.source(&action.source).map(Source::to_reference).into_iter().collect(),
    }]
}

/// Returns the documented way; for Kubernetes there is none, bindings are resources of the cluster.
fn action<'a>(context: &Context<'a>) -> Option<&'a CockpitAction> {
    let path = context.service.cockpit.as_ref()?;
    match (context.request.environment, context.request.kind) {
        (Environment::CloudFoundry, RequestKind::ServiceKey) => Some(&path.service_key),
        (Environment::CloudFoundry, RequestKind::Binding) => Some(&path.binding),
        (Environment::Other, _) => Some(&path.other_environment),
        (Environment::Kubernetes, _) => None,
    }
}

fn steps(context: &Context<'_>, action: &CockpitAction) -> Vec<Message> {
    let request = context.request;
    let start = match request.environment {
        Environment::CloudFoundry => texts::cockpit_open_cloud_foundry(),
        Environment::Kubernetes | Environment::Other => texts::cockpit_open(),
    };
    let select = match given(&request.instance_name) {
        Some(name) => texts::cockpit_select_named(name),
        None => texts::cockpit_select(),
    };
    let choose = match &action.other_action {
        Some(other) => texts::cockpit_choose_either(action.action.as_str(), other.as_str()),
        None => texts::cockpit_choose(action.action.as_str()),
    };
    let read = if binds_application(request) { texts::cockpit_restage() } else { texts::cockpit_read() };
    let name = name(request, action);
    let mut steps = vec![start, select];
    if context.sets_instance() {
        steps.push(instance_settings(context));
    }
    steps.extend([choose, name]);
    if has_members(context.parameters) {
        steps.push(texts::cockpit_parameters(FILE_NAME));
    } else if let Some(mode) = context.service.mode(&request.mode) {
        // Where no JSON is documented, the catalogue says how the form asks for it.
        steps.extend(mode.summary.message().filter(|_| mode.certainty == Certainty::NotDocumented));
    }
    steps.extend([texts::cockpit_create(), read]);
    steps
}

/// Returns the step that looks after the settings of the instance.
fn instance_settings(context: &Context<'_>) -> Message {
    let file_name = instance::file_name(context);
    if instance::is_fixed(context) {
        texts::cockpit_instance_fixed(file_name)
    } else {
        texts::cockpit_instance_update(file_name)
    }
}

/// Returns the step that fills in the first field: the application, or the name of key or binding.
fn name(request: &BindingRequest, action: &CockpitAction) -> Message {
    let wizard = action.wizard.as_str();
    let name = if binds_application(request) { &request.application_name } else { &request.key_name };
    match (binds_application(request), given(name)) {
        (true, Some(name)) => texts::cockpit_application_named(wizard, name),
        (true, None) => texts::cockpit_application(wizard),
        (false, Some(name)) => texts::cockpit_name_named(wizard, name),
        (false, None) => texts::cockpit_name(wizard),
    }
}

fn binds_application(request: &BindingRequest) -> bool {
    request.environment == Environment::CloudFoundry && request.kind == RequestKind::Binding
}

#[cfg(test)]
mod tests {
    use bindwright_texts::Locale;

    use super::*;
    use crate::compose;

    fn text(service: &str, environment: Environment, kind: RequestKind) -> String {
        let request = BindingRequest {
            service: service.to_owned(),
            mode: "managed".to_owned(),
            environment,
            kind,
            instance_name: Some("documents".to_owned()),
            key_name: Some("key\u{202e}1".to_owned()),
            ..BindingRequest::default()
        };
        let artefacts = compose(&request, Locale::ENGLISH).artefacts;
        artefacts.into_iter().filter(|artefact| artefact.id == ID).map(|artefact| artefact.text).collect()
    }

    #[test]
    fn labels_are_those_of_the_documentation() {
        let mut all = String::new();
        for service in ["sdm", "xsuaa"] {
            for (environment, kind) in [
                (Environment::CloudFoundry, RequestKind::ServiceKey),
                (Environment::CloudFoundry, RequestKind::Binding),
                (Environment::Other, RequestKind::Binding),
            ] {
                let text = text(service, environment, kind);
                all.push_str(&format!("--- {service} {environment:?} {kind:?}\n{text}"));
            }
        }
        insta::assert_snapshot!(all);
    }

    #[test]
    fn kubernetes_has_no_click_path() {
        assert_eq!(text("sdm", Environment::Kubernetes, RequestKind::Binding), "");
    }
}
