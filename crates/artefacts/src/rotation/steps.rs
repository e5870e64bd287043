//! The steps of a renewal, for people.

use bindwright_catalog::{ModeKind, Source};
use bindwright_report::Artefact;
use bindwright_texts::Message;

use super::{ID, Procedure, mode};
use crate::formats::Context;
use crate::parameters::FILE_NAME;
use crate::source::{Page, references};
use crate::texts;

pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    let Some(procedure) = Procedure::of(context) else { return Vec::new() };
    let steps: Vec<String> = procedure.steps(context).iter().map(|step| step.text(context.locale)).collect();
    let lines = steps.iter().enumerate().map(|(index, step)| format!("{}. {step}\n", index + 1));
    let mut sources = references(procedure.pages());
    let of_mode = mode(context).and_then(|mode| context.service.source(&mode.source));
    let of_mode = of_mode.map(Source::to_reference);
    sources.extend(of_mode.filter(|source| !sources.contains(source)));
    vec![Artefact {
        id: ID.to_owned(),
        title: texts::rotation_title().text(context.locale),
        group: texts::group_rotation().text(context.locale),
        summary: procedure.summary(context),
        language: "text".to_owned(),
        shell: None,
        file_name: "rotation.txt".to_owned(),
        text: lines.collect(),
        steps,
        sources,
    }]
}

impl Procedure {
    /// Returns what the catalogue says about it, where it says anything, and what becomes of old certificates.
    fn summary(self, context: &Context<'_>) -> String {
        let usual = || texts::rotation_not_documented().text(context.locale);
        let summary = mode(context).map_or_else(usual, |mode| mode.rotation.text(context.locale));
        let deletes = !matches!(self, Self::Cluster | Self::Certificate);
        if deletes && is_known_to_xsuaa(context) {
            return [summary, texts::rotation_no_revocation().text(context.locale)].join(" ");
        }
        summary
    }

    fn steps(self, context: &Context<'_>) -> Vec<Message> {
        let mut steps = Vec::new();
        let brings = mode(context).is_some_and(|mode| mode.kind == ModeKind::Provided);
        if brings && self != Self::Certificate {
            steps.push(texts::rotation_new_certificate_first(FILE_NAME));
        }
        steps.extend(match self {
            Self::ServiceKey => vec![
                texts::rotation_key_create(FILE_NAME),
                texts::rotation_check(),
                texts::rotation_key_switch(),
                texts::rotation_key_verify(),
                texts::rotation_key_delete(),
            ],
            Self::OnlyKey => vec![
                texts::rotation_only_key_two_instances(),
                texts::rotation_only_key_delete(),
                texts::rotation_only_key_create(FILE_NAME),
                texts::rotation_check(),
                texts::rotation_only_key_switch(),
            ],
            Self::Application => vec![
                texts::rotation_application_bind(),
                texts::rotation_application_restage(),
                texts::rotation_application_verify(),
                texts::rotation_application_cleanup(),
                texts::rotation_application_otherwise(),
            ],
            Self::Subaccount => vec![
                texts::rotation_subaccount_create(FILE_NAME),
                texts::rotation_check(),
                texts::rotation_subaccount_switch(),
                texts::rotation_subaccount_verify(),
                texts::rotation_subaccount_delete(),
            ],
            Self::Cluster => cluster(context),
            Self::Certificate => vec![
                texts::rotation_certificate_request(),
                texts::rotation_certificate_use(),
                texts::rotation_certificate_verify(),
                texts::rotation_certificate_stop(),
            ],
        });
        steps
    }

    fn pages(self) -> &'static [Page] {
        match self {
            Self::ServiceKey => &[Page::RotateCertificates, Page::RotateServiceKey, Page::CfCommands],
            Self::OnlyKey => &[Page::RotateCertificates, Page::CfCommands],
            Self::Application => &[Page::RotateCertificates, Page::CfCommands, Page::CfMultipleBindings],
            Self::Subaccount => &[Page::RotateCertificates, Page::BtpCreateBinding, Page::BtpDeleteBinding],
            Self::Cluster => &[Page::ServiceOperator, Page::OperatorRotationOff, Page::OperatorLoop],
            Self::Certificate => &[Page::RotateCertificates, Page::ProvidedCertificates],
        }
    }
}

/// Says whether the authorization service knows the certificate: what it does about old ones is documented.
fn is_known_to_xsuaa(context: &Context<'_>) -> bool {
    let brings_certificate =
        mode(context).is_some_and(|mode| matches!(mode.kind, ModeKind::Managed | ModeKind::Provided));
    let endpoint = context.service.token_endpoint.as_ref();
    brings_certificate && endpoint.is_some_and(|endpoint| endpoint.path == "/oauth/token")
}

fn cluster(context: &Context<'_>) -> Vec<Message> {
    let switch = match context.request.rotation {
        Some(policy) => texts::rotation_cluster_on(
            i64::from(policy.frequency_hours),
            i64::from(policy.old_credentials_hours),
        ),
        None => texts::rotation_cluster_off(),
    };
    vec![
        switch,
        texts::rotation_cluster_validity(),
        texts::rotation_cluster_loop(),
        texts::rotation_cluster_secret(),
        texts::rotation_cluster_force(),
    ]
}
