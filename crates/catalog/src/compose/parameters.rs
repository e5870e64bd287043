//! `parameters.json`, as people read it and on one line.

use super::artefacts::Context;
use crate::artefact::Artefact;
use crate::json::json_text;
use crate::texts;

pub(super) const ID: &str = "parameters";
pub(super) const MINIFIED_ID: &str = "parameters-minified";
/// The file that every command refers to.
pub(super) const FILE_NAME: &str = "parameters.json";

pub(super) fn make(context: &Context<'_>) -> Vec<Artefact> {
    vec![artefact(ID, texts::artefact_parameters().text(context.locale), json_text(context.parameters))]
}

pub(super) fn make_minified(context: &Context<'_>) -> Vec<Artefact> {
    let title = texts::artefact_parameters_minified().text(context.locale);
    vec![artefact(MINIFIED_ID, title, context.parameters.to_string())]
}

fn artefact(id: &str, title: String, text: String) -> Artefact {
    Artefact {
        id: id.to_owned(),
        title,
        language: "json".to_owned(),
        shell: None,
        file_name: FILE_NAME.to_owned(),
        text,
        steps: Vec::new(),
        sources: Vec::new(),
    }
}
