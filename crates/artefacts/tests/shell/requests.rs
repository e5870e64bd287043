//! Requests with names that shells would rather act on than pass on.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use bindwright_artefacts::compose;
use bindwright_catalog::{BindingRequest, Environment, RequestKind, RotationPolicy, catalog};
use bindwright_report::{Artefact, Shell};
use bindwright_texts::Locale;

/// Names that break a command line that is put together carelessly.
pub(crate) const HOSTILE: &[&str] = &[
    "my documents",
    " leading and trailing ",
    "it's",
    "say \"hi\"",
    "$HOME ${HOME} $(touch pwned) `touch pwned`",
    "a!b !! !1",
    "a|b; touch pwned & touch pwned && x || y",
    "> pwned < pwned >> pwned 2>&1",
    "größe ß 日本 😀",
    "a\rb",
    "a\nb\r\ntouch pwned",
    "-leading --hyphen",
    "--force",
    "100% %PATH% %~1 %%",
    "^caret^ ^^",
    "\\ back\\slash\\",
    "\\\" \\\\\"",
    "{a,b} [c] * ? ~ #",
    "# no comment",
    "@base_name@ @instance@",
    "typographic ‘single’ “double” ‚low‘ „low“",
    "\u{202e}reversed\u{200b}",
    "tab\there",
    "\u{1b}[31m",
    "Ñ;calc;Ñ",
];

pub(crate) fn request(kind: RequestKind) -> BindingRequest {
    BindingRequest {
        service: "xsuaa".to_owned(),
        mode: "managed".to_owned(),
        kind,
        plan: Some("application".to_owned()),
        instance_name: Some("my documents".to_owned()),
        key_name: Some("my key".to_owned()),
        application_name: Some("my app".to_owned()),
        ..BindingRequest::default()
    }
}

/// The same with one hostile name after the other in every place.
pub(crate) fn hostile(kind: RequestKind) -> impl Iterator<Item = BindingRequest> {
    (0..HOSTILE.len()).map(move |index| {
        let name = |offset: usize| Some(HOSTILE[(index + offset) % HOSTILE.len()].to_owned());
        BindingRequest {
            instance_name: name(0),
            key_name: name(1),
            application_name: name(2),
            plan: name(3),
            offering: name(4),
            instance_extra: serde_json::json!({"a": 1}).as_object().unwrap().clone(),
            ..request(kind)
        }
    })
}

/// Requests in every environment and of every kind, with and without rotation.
pub(crate) fn everywhere(service: &str, mode: &str) -> Vec<BindingRequest> {
    let environments = [Environment::CloudFoundry, Environment::Kubernetes, Environment::Other];
    let policy = RotationPolicy { frequency_hours: 600, old_credentials_hours: 48 };
    let mut requests = Vec::new();
    for environment in environments {
        for kind in [RequestKind::ServiceKey, RequestKind::Binding] {
            for rotation in [None, Some(policy)] {
                let (service, mode) = (service.to_owned(), mode.to_owned());
                requests.push(BindingRequest { service, mode, environment, rotation, ..request(kind) });
            }
        }
    }
    requests
}

/// Every different artefact for every service and mode of the catalogue; made once, as there are many.
pub(crate) fn whole_catalogue() -> &'static [Artefact] {
    static ALL: OnceLock<Vec<Artefact>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut texts = BTreeSet::new();
        let modes = catalog()
            .services
            .iter()
            .flat_map(|service| service.modes.iter().flat_map(|mode| everywhere(&service.id, &mode.id)));
        let all = modes.flat_map(|request| artefacts(&request));
        all.filter(|artefact| texts.insert((artefact.id.clone(), artefact.text.clone()))).collect()
    })
}

/// Those of them that are written for a shell.
pub(crate) fn catalogue_scripts(shell: Shell) -> impl Iterator<Item = &'static Artefact> {
    whole_catalogue().iter().filter(move |artefact| artefact.shell == Some(shell))
}

pub(crate) fn artefacts(request: &BindingRequest) -> Vec<Artefact> {
    compose(request, Locale::ENGLISH).artefacts
}

/// The texts of the artefacts for one shell.
pub(crate) fn scripts(request: &BindingRequest, shell: Shell) -> Vec<Artefact> {
    artefacts(request).into_iter().filter(|artefact| artefact.shell == Some(shell)).collect()
}

pub(crate) fn script(request: &BindingRequest, id: &str, shell: Shell) -> String {
    let mut found = scripts(request, shell).into_iter().filter(|artefact| artefact.id == id);
    found.next().unwrap_or_else(|| panic!("no {id} for {shell:?}")).text
}
