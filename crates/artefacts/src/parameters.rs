//! `parameters.json`, as people read it and on one line.

use crate::formats::Context;
use crate::texts;
use bindwright_catalog::json_text;
use bindwright_report::Artefact;

pub(crate) const ID: &str = "parameters";
pub(crate) const MINIFIED_ID: &str = "parameters-minified";
/// The file that every command refers to.
pub(crate) const FILE_NAME: &str = "parameters.json";

pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    vec![artefact(ID, texts::artefact_parameters().text(context.locale), json_text(context.parameters))]
}

pub(crate) fn make_minified(context: &Context<'_>) -> Vec<Artefact> {
    let title = texts::artefact_parameters_minified().text(context.locale);
    vec![artefact(MINIFIED_ID, title, context.parameters.to_string())]
}

fn artefact(id: &str, title: String, text: String) -> Artefact {
    Artefact {
        id: id.to_owned(),
        title,
        group: FILE_NAME.to_owned(),
        summary: String::new(),
        language: "json".to_owned(),
        shell: None,
        file_name: FILE_NAME.to_owned(),
        text,
        steps: Vec::new(),
        sources: Vec::new(),
    }
}
