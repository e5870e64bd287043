//! `bindwright compose`: parameters and what is made of them.

use bindwright_artefacts::{Composition, compose};
use bindwright_catalog::{
    BindingRequest, CertificateRule, Mode, ModeKind, ParameterKind, RequestKind, Service, import, parse_value,
};
use bindwright_core::{Options, certificate_parameter, inspect};
use bindwright_report::{Diagnostic, Severity, Shell};
use bindwright_texts::Locale;
use clap::ArgMatches;
use serde_json::Value;

use crate::catalog::service;
use crate::failure::Failure;
use crate::inspect::{fails, moment};
use crate::{Answer, files, people};

pub(crate) fn run(matches: &ArgMatches, locale: Locale) -> Result<Answer, Failure> {
    let arguments = Arguments(matches);
    let service = service(arguments.text("service").unwrap_or_default())?;
    let base = arguments.text("base").map(|file| read_base(file, service, locale)).transpose()?;
    let mut remarks = base.as_ref().map(|base| base.diagnostics.clone()).unwrap_or_default();
    let mode = mode(&arguments, service, base.as_ref().and_then(|base| base.mode.as_deref()))?;
    let mut request = request(&arguments, service, mode);
    if let Some(base) = base {
        request.values = base.values;
        request.extra = base.extra;
    }
    if let Some(file) = arguments.text("certificate") {
        let (name, pem, found) = read_certificate(file, mode, locale)?;
        request.values.insert(name, Value::String(pem));
        remarks.extend(found);
    }
    for assignment in matches.get_many::<String>("set").into_iter().flatten() {
        let (name, value) = assign(assignment, mode, locale)?;
        request.values.insert(name, value);
    }
    let composition = compose(&request, locale);
    remarks.extend(composition.diagnostics.iter().cloned());
    let code = u8::from(fails(remarks.iter().map(|found| found.severity).max(), matches));
    Ok(Answer {
        output: artefact(&arguments, &composition)?,
        remarks: people::findings(&remarks, locale),
        code,
    })
}

struct Arguments<'matches>(&'matches ArgMatches);

impl<'matches> Arguments<'matches> {
    fn text(&self, name: &str) -> Option<&'matches str> {
        self.0.get_one::<String>(name).map(String::as_str)
    }

    fn owned(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }
}

/// Returns the mode that was asked for: by name, by what the base holds, by a certificate that is brought along, else
/// the first that the plan offers.
fn mode(
    arguments: &Arguments<'_>,
    service: &'static Service,
    of_base: Option<&str>,
) -> Result<&'static Mode, Failure> {
    let plan = arguments.text("plan");
    let known = || service.modes.iter().map(|mode| mode.id.as_str()).collect::<Vec<_>>().join(", ");
    let unknown = |name: &str| Failure::UnknownMode { name: name.to_owned(), known: known() };
    if let Some(name) = arguments.text("mode") {
        return service.mode(name).ok_or_else(|| unknown(name));
    }
    let brings = arguments.text("certificate").is_some();
    let offered = |mode: &&Mode| !mode.withdrawn && service.offers(mode, plan);
    let provided = || service.modes.iter().find(|mode| mode.kind == ModeKind::Provided).filter(|_| brings);
    let first = || service.modes.iter().find(offered);
    of_base.and_then(|id| service.mode(id)).or_else(provided).or_else(first).ok_or_else(|| unknown(""))
}

fn request(arguments: &Arguments<'_>, service: &Service, mode: &Mode) -> BindingRequest {
    let is_binding = match arguments.text("kind") {
        Some(kind) => kind == "binding",
        None => arguments.text("app").is_some(),
    };
    BindingRequest {
        service: service.id.clone(),
        plan: arguments.owned("plan"),
        kind: if is_binding { RequestKind::Binding } else { RequestKind::ServiceKey },
        mode: mode.id.clone(),
        instance_name: arguments.owned("instance"),
        key_name: arguments.owned("name"),
        application_name: arguments.owned("app"),
        ..BindingRequest::default()
    }
}

/// Reads the JSON object that parameters are merged into; credentials are refused, as they would be printed.
fn read_base(file: &str, service: &Service, locale: Locale) -> Result<bindwright_catalog::Import, Failure> {
    let options = Options::new(moment(None)?, locale);
    let input = files::read(file, options.bounds.formats.input_bytes)?;
    let text = String::from_utf8_lossy(&input.bytes).trim_start_matches('\u{feff}').to_owned();
    let import = import(&text, service, locale);
    let report = inspect(vec![input], &options);
    let holds_keys = !report.private_keys.is_empty() || !report.locked.is_empty();
    if !report.identities.is_empty() || holds_keys {
        return Err(Failure::Credentials { file: file.to_owned() });
    }
    if import.readable { Ok(import) } else { Err(Failure::Findings(import.diagnostics)) }
}

/// Reads the certificate that a client brings, and returns it with the name of its parameter.
fn read_certificate(
    file: &str,
    mode: &Mode,
    locale: Locale,
) -> Result<(String, String, Vec<Diagnostic>), Failure> {
    let parameter = mode.parameters.iter().find(|parameter| parameter.kind == ParameterKind::Certificate);
    let Some(parameter) = parameter else {
        return Err(Failure::NoCertificateParameter { mode: mode.id.clone() });
    };
    let options = Options::new(moment(None)?, locale);
    let input = files::read(file, options.bounds.formats.input_bytes)?;
    let found = certificate_parameter(vec![input], &options);
    let chain = found.chain_pem.filter(|_| parameter.certificates == Some(CertificateRule::Chain));
    let mut remarks = found.diagnostics;
    let Some(pem) = chain.or(found.pem) else { return Err(Failure::Findings(remarks)) };
    let about_certificate = |finding: &Diagnostic| finding.severity > Severity::Info;
    remarks.extend(found.report.diagnostics.into_iter().filter(about_certificate));
    Ok((parameter.name.clone(), pem, remarks))
}

/// Reads `NAME=VALUE`: the full name of a parameter or its last part where that is unique.
fn assign(assignment: &str, mode: &Mode, locale: Locale) -> Result<(String, Value), Failure> {
    let (name, text) = assignment.split_once('=').ok_or(Failure::NoEqualsSign)?;
    let known =
        || mode.parameters.iter().map(|parameter| parameter.name.as_str()).collect::<Vec<_>>().join(", ");
    let parameter = mode
        .parameter(name)
        .ok_or_else(|| Failure::UnknownParameter { name: name.to_owned(), known: known() })?;
    let value = parse_value(parameter, text, locale).map_err(|finding| Failure::Findings(vec![finding]))?;
    Ok((parameter.name.clone(), value))
}

fn artefact(arguments: &Arguments<'_>, composition: &Composition) -> Result<String, Failure> {
    let id = arguments.text("artifact").unwrap_or_default();
    let shell = match arguments.text("shell") {
        Some("powershell") => Shell::Powershell,
        Some("cmd") => Shell::Cmd,
        _ => Shell::Bash,
    };
    let fits = composition
        .artefacts
        .iter()
        .find(|artefact| artefact.id == id && artefact.shell.is_none_or(|known| known == shell));
    let Some(artefact) = fits else {
        let known: Vec<&str> = composition.artefacts.iter().map(|artefact| artefact.id.as_str()).collect();
        return Err(Failure::NoArtefact { name: id.to_owned(), known: known.join(", ") });
    };
    let end = if artefact.text.ends_with('\n') { "" } else { "\n" };
    Ok(format!("{}{end}", artefact.text))
}
