//! Renewing credentials: the steps, the commands that bind anew, a script for an automation, and a schedule for it.

mod pipeline;
mod schedule;
mod script;
mod steps;

use bindwright_catalog::{Environment, Mode, ModeKind, RequestKind};
use bindwright_report::Artefact;
use serde_json::Value;

use crate::formats::Context;
use crate::shell::{Commands, Line, command, given, own};
use crate::source::{Page, references};
use crate::{cf, texts};

pub(crate) use pipeline::make as make_pipeline;
pub(crate) use script::make as make_script;
pub(crate) use steps::make;

pub(crate) const ID: &str = "rotation";
pub(crate) const REBIND_ID: &str = "rotation-rebind";
pub(crate) const SCRIPT_ID: &str = "rotation-script";
pub(crate) const PIPELINE_ID: &str = "rotation-pipeline";

/// How the credentials of a request are renewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Procedure {
    /// A new service key beside the old one.
    ServiceKey,
    /// The only service key that an instance may have.
    OnlyKey,
    /// A new binding of an application in Cloud Foundry.
    Application,
    /// A new binding of the subaccount.
    Subaccount,
    /// By the service operator in the cluster.
    Cluster,
    /// Only a new certificate: the service knows it by its names.
    Certificate,
}

impl Procedure {
    /// Returns the procedure; none where nothing is known of one, or there is nothing to renew.
    fn of(context: &Context<'_>) -> Option<Self> {
        let mode = mode(context);
        let kind = mode.map(|mode| mode.kind);
        let renewable = !matches!(kind, Some(ModeKind::None | ModeKind::Attested));
        if !context.is_binding() || !renewable {
            return None;
        }
        Some(match (context.request.environment, context.request.kind) {
            _ if mode.is_some_and(|mode| is_unpinned(context, mode)) => Self::Certificate,
            (Environment::CloudFoundry, _) if allows_one_key(context) => Self::OnlyKey,
            (Environment::CloudFoundry, RequestKind::ServiceKey) => Self::ServiceKey,
            (Environment::CloudFoundry, RequestKind::Binding) => Self::Application,
            (Environment::Kubernetes, _) => Self::Cluster,
            (Environment::Other, _) => Self::Subaccount,
        })
    }
}

fn mode<'a>(context: &Context<'a>) -> Option<&'a Mode> {
    context.service.mode(&context.request.mode)
}

/// Says whether an instance has one key with a certificate at a time: a note whose text is named so says it.
fn allows_one_key(context: &Context<'_>) -> bool {
    context.service.notes.iter().any(|note| note.text.as_str().ends_with("-one-key"))
}

/// Says whether the service takes any certificate with the same names, so that no new binding is needed.
fn is_unpinned(context: &Context<'_>, mode: &Mode) -> bool {
    let pinning = (mode.kind == ModeKind::Provided).then(|| mode.parameter("certificate-pinning")).flatten();
    let value = pinning.and_then(|pinning| context.request.values.get(&pinning.name));
    value.is_some_and(|value| *value == Value::Bool(false) || *value == "false")
}

/// The commands that replace the binding of an application, in the documented order.
pub(crate) fn make_rebind(context: &Context<'_>) -> Vec<Artefact> {
    if Procedure::of(context) != Some(Procedure::Application) {
        return Vec::new();
    }
    let unbind = own(["unbind-service"]).chain([context.application(), context.instance()]);
    let commands = Commands {
        id: REBIND_ID,
        file_stem: "rebind",
        title: texts::rotation_rebind_title(),
        group: texts::group_rotation(),
        summary: texts::rotation_rebind_summary(),
        lines: vec![
            Line::Comment(texts::cf_save_parameters(crate::parameters::FILE_NAME)),
            Line::Comment(texts::rotation_rebind_downtime()),
            command("cf", unbind.chain(own(["--wait"]))),
            command("cf", cf::bind(context).chain(own(["--wait"]))),
            Line::Comment(texts::cf_restage()),
            command("cf", own(["restage"]).chain([context.application()])),
        ],
        sources: references(&[Page::RotateCertificates, Page::CfCommands]),
    };
    commands.artefacts(context.locale)
}

/// Returns the binding's own name as it is given.
fn binding_name<'a>(context: &Context<'a>) -> Option<&'a str> {
    given(&context.request.key_name)
}
