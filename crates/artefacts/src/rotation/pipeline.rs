//! A workflow of GitHub Actions that runs the script on a schedule.

use bindwright_catalog::ModeKind;
use bindwright_report::Artefact;

use super::{PIPELINE_ID, Procedure, mode, schedule, script};
use crate::formats::Context;
use crate::source::{Page, references};
use crate::template::render;
use crate::{escape, texts};

/// Makes the workflow, except for a certificate of one's own: each run would send the same one again.
pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    if mode(context).is_some_and(|mode| mode.kind == ModeKind::Provided) {
        return Vec::new();
    }
    let is_key = match Procedure::of(context) {
        Some(Procedure::ServiceKey) => true,
        Some(Procedure::Application) => false,
        _ => return Vec::new(),
    };
    vec![Artefact {
        id: PIPELINE_ID.to_owned(),
        title: texts::rotation_pipeline_title().text(context.locale),
        group: texts::group_rotation().text(context.locale),
        summary: texts::rotation_pipeline_summary().text(context.locale),
        language: "yaml".to_owned(),
        shell: None,
        file_name: "rotate-credentials.yml".to_owned(),
        text: render(include_str!("templates/pipeline.yml"), &values(context, is_key)),
        steps: Vec::new(),
        sources: references(&[Page::RotateCertificates, Page::GithubSchedule]),
    }]
}

fn values(context: &Context<'_>, is_key: bool) -> Vec<(&'static str, String)> {
    let script = script::bash_file_name(is_key);
    // A JSON string is a double-quoted scalar of YAML.
    let quoted = |message: bindwright_texts::Message| {
        serde_json::Value::String(message.text(context.locale)).to_string()
    };
    let comment = |message: bindwright_texts::Message| escape::bash::comment(&message.text(context.locale));
    let (run, delete_old, input_type) = if is_key {
        (include_str!("templates/pipeline-key.sh"), texts::rotation_pipeline_delete_key(), "string")
    } else {
        (include_str!("templates/pipeline-binding.sh"), texts::rotation_pipeline_delete_binding(), "boolean")
    };
    let run_values = [("script", script.to_owned()), ("switch", comment(texts::rotation_pipeline_switch()))];
    let run = render(run, &run_values);
    vec![
        ("about", comment(texts::rotation_pipeline_about(script))),
        ("needs", comment(texts::rotation_pipeline_needs())),
        ("name", quoted(texts::rotation_pipeline_name())),
        ("cron", schedule::cron(context).to_owned()),
        ("delete_old", quoted(delete_old)),
        ("input_type", input_type.to_owned()),
        ("sign_in", quoted(texts::rotation_pipeline_sign_in())),
        ("rotate", quoted(texts::rotation_pipeline_rotate())),
        ("run", indented(run.trim_end())),
    ]
}

/// Returns the lines as they stand in a block scalar of a step.
fn indented(text: &str) -> String {
    text.lines().map(|line| format!("          {line}")).collect::<Vec<_>>().join("\n")
}
