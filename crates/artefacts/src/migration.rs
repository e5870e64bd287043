//! The order in which an instance of the authorization service that is in use moves to another credential type.

use bindwright_report::Artefact;
use serde_json::Value;

use crate::declarative::File;
use crate::formats::Context;
use crate::instance;
use crate::parameters::FILE_NAME as PARAMETERS;
use crate::source::Page;
use crate::texts;

pub(crate) const ID: &str = "migration";
const FILE_NAME: &str = "migration.txt";

/// The service whose instances are meant; reuse services have their instances updated in ways of their own.
const XSUAA: &str = "xsuaa";
const CREDENTIAL_TYPE: &str = "credential-type";
/// The type that ended.
const ENDED: &str = "instance-secret";
const REQUEST: &str = "GET /sap/rest/authorization/v2/apps/{id}";
const LAST_USED: &str = "instanceSecretLastUsedAt";

pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    if context.service.id != XSUAA {
        return Vec::new();
    }
    let Some(wanted) = context.parameters.get(CREDENTIAL_TYPE).and_then(Value::as_str) else {
        return Vec::new();
    };
    let file = instance::file_name(context);
    let both = format!("[\"{wanted}\", \"{ENDED}\"]");
    let steps = [
        texts::migration_add(file, both),
        texts::migration_update(),
        texts::migration_rebind(PARAMETERS),
        texts::migration_keys(),
        texts::migration_last_used(REQUEST, LAST_USED),
        texts::migration_remove(file, ENDED),
        texts::migration_after(),
    ];
    let steps: Vec<String> = steps.iter().map(|step| step.text(context.locale)).collect();
    let lines = steps.iter().enumerate().map(|(index, step)| format!("{}. {step}\n", index + 1));
    let text = lines.collect();
    let artefact = File {
        id: ID,
        title: texts::migration_title(),
        group: texts::group_instance(),
        language: "text",
        name: FILE_NAME,
        summary: vec![texts::migration_summary(ENDED)],
        pages: &[Page::InstanceSecretsMigration, Page::InstanceSecrets, Page::SecurityDescriptor],
    };
    vec![Artefact { steps, ..artefact.artefact(text, context) }]
}
