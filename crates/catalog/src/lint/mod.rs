//! The linter: parameters as people paste them, what is wrong with them, and the change that puts each fault right.

mod fixes;
mod services;

use bindwright_report::{Diagnostic, Edit, Fix};
use bindwright_texts::Locale;
use serde::Serialize;
use serde_json::{Map, Value};
use zeroize::Zeroizing;

use crate::compose::compose_parameters;
use crate::findings::{
    BINDING_SETTINGS, CREDENTIALS, Code, DUPLICATE_KEY, Findings, INSTANCE_SETTINGS, MISSPELT_NAME,
    NO_CREDENTIAL_TYPE, NOT_AN_OBJECT, NOT_JSON, OUTSIDE_LIMITS, OVERRIDDEN, PRIVATE_KEY, SOURCES_DISAGREE,
    UNKNOWN_MODE, UNKNOWN_PARAMETER, WRONG_NESTING,
};
use crate::import::{Import, Names, keep_only_key_fix, locate, places, take};
use crate::json::{json_text, json_value, path};
use crate::model::{Service, catalog};
use crate::request::BindingRequest;

/// How often fixes are made until nothing is left to fix; real texts take two or three rounds.
const ROUNDS: usize = 100;
/// How many bytes all rounds together may judge: a long text gets fewer.
const BYTES_OF_ROUNDS: usize = 4 * 1024 * 1024;

/// Pasted parameters, judged.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Lint {
    /// Whether there were parameters to judge, be it after repairs.
    pub readable: bool,
    /// Catalogue id of the service they were judged for; absent where several fit equally well.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub service: Option<String>,
    /// Id of the mode they fit; absent where nothing says which.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub mode: Option<String>,
    /// Full parameter name to value, after repairs of structure and names.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub values: Map<String, Value>,
    /// What the service does not know, from the top level.
    #[cfg_attr(feature = "codegen", ts(type = "Record<string, unknown>"))]
    pub extra: Map<String, Value>,
    /// The parameters with every fix made, as JSON; absent where the text is not readable or holds secrets.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub corrected: Option<String>,
    /// The services that they could be meant for, the likeliest first.
    pub services: Vec<ServiceMatch>,
    /// Findings with place and fix, the gravest first.
    pub diagnostics: Vec<Diagnostic>,
}

/// A service that parameters could be meant for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ServiceMatch {
    /// Catalogue id.
    pub service: String,
    /// Id of the mode that fits best.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub mode: Option<String>,
    /// What speaks for it, in a sentence.
    pub why: String,
}

/// Judges pasted parameters for a service, or for the one they fit best where none is named.
///
/// Never fails as a whole, and never shows a private key or a secret.
pub fn lint(text: &str, service: Option<&Service>, plan: Option<&str>, locale: Locale) -> Lint {
    let services = services::matching(text, locale);
    let target = match service {
        Some(service) => Target { service, plan, knows: Knows::All },
        None => match guessed(&services) {
            Some(target) => Target { plan, ..target },
            None => return Lint::default(),
        },
    };
    let judged = target.judge(text, locale);
    let corrected = judged.import.readable.then(|| target.corrected(text, &judged, locale));
    Lint {
        readable: judged.import.readable,
        service: (target.knows == Knows::All).then(|| target.service.id.clone()),
        mode: judged.import.mode.filter(|_| target.knows != Knows::Nothing),
        values: judged.import.values,
        extra: judged.import.extra,
        corrected: corrected.flatten(),
        services: services.into_iter().map(|(found, _)| found).collect(),
        diagnostics: judged.diagnostics,
    }
}

/// Returns what parameters are judged for where nobody says it.
fn guessed(services: &[(ServiceMatch, i32)]) -> Option<Target<'static>> {
    let all = catalog();
    let Some(((best, score), others)) = services.split_first() else {
        return Some(Target { service: all.services.first()?, plan: None, knows: Knows::Nothing });
    };
    let is_only = others.first().is_none_or(|(_, other)| other < score);
    let knows = if is_only { Knows::All } else { Knows::Structure };
    Some(Target { service: all.service(&best.service)?, plan: None, knows })
}

/// What can be said about a text whatever it is for.
const OF_ANY_TEXT: [Code; 7] =
    [NOT_JSON, NOT_AN_OBJECT, CREDENTIALS, PRIVATE_KEY, DUPLICATE_KEY, INSTANCE_SETTINGS, BINDING_SETTINGS];

/// What parameters are judged for.
struct Target<'a> {
    service: &'a Service,
    plan: Option<&'a str>,
    knows: Knows,
}

/// How much is known about what parameters are for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Knows {
    /// The service.
    All,
    /// Several services fit that read the same names in the same places, with limits of their own.
    Structure,
    /// No service fits.
    Nothing,
}

struct Judged {
    import: Import,
    diagnostics: Vec<Diagnostic>,
}

impl Target<'_> {
    fn judge(&self, text: &str, locale: Locale) -> Judged {
        let mut findings = Findings::new(locale);
        let Some(mut taken) = take(text, self.service, Names::Corrected, &mut findings) else {
            return Judged { import: Import::default(), diagnostics: findings.into_sorted() };
        };
        let import = std::mem::take(&mut taken.import);
        let composed = compose_parameters(&self.request(&import), locale).diagnostics;
        let of_instance: Vec<String> = findings
            .all()
            .iter()
            .filter(|finding| finding.code == INSTANCE_SETTINGS.code)
            .filter_map(|finding| finding.pointer.clone())
            .collect();
        let is_said = |finding: &Diagnostic| {
            let pointer = finding.pointer.as_deref().unwrap_or_default();
            finding.code == UNKNOWN_PARAMETER.code
                && of_instance.iter().any(|known| pointer.starts_with(known.as_str()))
        };
        findings.extend(composed.into_iter().filter(|finding| adds(finding) && !is_said(finding)).collect());
        fixes::certificates(self.service, &import, &mut findings);
        fixes::set(self.service, &taken, &mut findings);
        locate(&taken.reading, &taken.layout, &mut findings);
        if taken.held_key {
            keep_only_key_fix(&mut findings);
        }
        let mut diagnostics = findings.into_sorted();
        diagnostics.retain(|finding| self.can_say(finding));
        Judged { import, diagnostics }
    }

    fn request(&self, import: &Import) -> BindingRequest {
        BindingRequest {
            service: self.service.id.clone(),
            plan: self.plan.map(str::to_owned),
            mode: import.mode.clone().unwrap_or_default(),
            values: import.values.clone(),
            extra: import.extra.clone(),
            ..BindingRequest::default()
        }
    }

    /// Says whether a finding holds for whatever the parameters may be for.
    fn can_say(&self, finding: &Diagnostic) -> bool {
        let code = finding.code.as_str();
        match self.knows {
            Knows::All => true,
            Knows::Structure => {
                let is_limit = code == OUTSIDE_LIMITS.code || code == SOURCES_DISAGREE.code;
                !is_limit || finding.fix.is_some()
            }
            Knows::Nothing => code.starts_with("json/") || OF_ANY_TEXT.iter().any(|known| known.code == code),
        }
    }

    /// Makes all fixes, round by round, and returns the JSON as people read it.
    fn corrected(&self, text: &str, first: &Judged, locale: Locale) -> Option<String> {
        let mut fix = together(&first.diagnostics);
        let mut text = Zeroizing::new(if text.trim().is_empty() { "{}" } else { text }.to_owned());
        for _ in 0..ROUNDS.min(BYTES_OF_ROUNDS / text.len().max(1)) {
            let Some(found) = &fix else { break };
            text = Zeroizing::new(found.apply(&text)?);
            fix = together(&self.judge(&text, locale).diagnostics);
        }
        // Two values for one name: which of them counts is for the person to say.
        if first.diagnostics.iter().any(|found| found.code == DUPLICATE_KEY.code && found.fix.is_none()) {
            return None;
        }
        json_value(&text).map(|value| json_text(&in_order(value, self.service)))
    }
}

/// Brings what a service reads into documented order; the rest follows as it was.
fn in_order(value: Value, service: &Service) -> Value {
    let Value::Object(mut rest) = value else { return value };
    let mut ordered = Map::new();
    for place in places(service) {
        if let Some(value) = path::take(&mut rest, &place) {
            path::insert(&mut ordered, &place, value);
        }
    }
    path::merge(&mut ordered, rest, "", &mut Vec::new());
    Value::Object(ordered)
}

/// Says whether a finding of composing is news to who wrote the text.
fn adds(finding: &Diagnostic) -> bool {
    let told = [UNKNOWN_MODE, OVERRIDDEN, PRIVATE_KEY, NO_CREDENTIAL_TYPE];
    told.iter().all(|known| known.code != finding.code)
}

/// Puts the fixes together that do not touch one another; of those that move or rename, only one.
fn together(findings: &[Diagnostic]) -> Option<Fix> {
    const AT_MOST: usize = 1000;
    let moves = [WRONG_NESTING, MISSPELT_NAME, BINDING_SETTINGS, DUPLICATE_KEY];
    let mut has_moved = false;
    let mut edits: Vec<Edit> = Vec::new();
    for finding in findings {
        let Some(fix) = &finding.fix else { continue };
        let is_move = moves.iter().any(|code| code.code == finding.code);
        let is_apart =
            |edit: &Edit| edits.iter().all(|other| edit.end < other.start || other.end < edit.start);
        if edits.len() < AT_MOST && !(is_move && has_moved) && fix.edits.iter().all(is_apart) {
            edits.extend(fix.edits.iter().cloned());
            has_moved |= is_move;
        }
    }
    edits.sort_by_key(|edit| (edit.start, edit.end));
    (!edits.is_empty()).then(|| Fix { title: String::new(), edits })
}

#[cfg(test)]
mod tests;
