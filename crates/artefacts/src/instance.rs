//! What is set on the instance: `xs-security.json` for a service that has one, else `instance.json`.

use bindwright_catalog::json_text;
use bindwright_report::Artefact;

use crate::formats::Context;
use crate::texts;

pub(crate) const ID: &str = "instance";

/// What the file is called where the service has no name of its own for it.
const FILE_NAME: &str = "instance.json";

pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    if context.instance_parameters.as_object().is_none_or(serde_json::Map::is_empty) {
        return Vec::new();
    }
    let settings = context.service.instance.as_ref();
    let basis = settings.and_then(|settings| context.service.source(&settings.source));
    let file_name = file_name(context);
    vec![Artefact {
        id: ID.to_owned(),
        title: file_name.to_owned(),
        group: texts::group_instance().text(context.locale),
        language: "json".to_owned(),
        shell: None,
        file_name: file_name.to_owned(),
        summary: settings.map(|settings| settings.summary.text(context.locale)).unwrap_or_default(),
        text: json_text(context.instance_parameters),
        steps: Vec::new(),
        sources: basis.map(bindwright_catalog::Source::to_reference).into_iter().collect(),
    }]
}

/// Returns what the file with the settings of the instance is called.
pub(crate) fn file_name<'a>(context: &Context<'a>) -> &'a str {
    context.service.instance.as_ref().map_or(FILE_NAME, |settings| settings.file_name.as_str())
}
