//! Requests: made from what the command line says, or read from a file that the wizard wrote.

use bindwright_catalog::{
    BindingRequest, CertificateRule, Environment, Import, Mode, ModeKind, Parameter, ParameterKind,
    RequestKind, RotationPolicy, Service, parse_value,
};
use bindwright_core::{Options, certificate_parameter};
use bindwright_report::{Diagnostic, Severity};
use bindwright_texts::Locale;
use clap::ArgMatches;
use serde_json::Value;

use crate::failure::Failure;
use crate::files;
use crate::inspect::{moment, passwords};

/// Hours that old credentials stay where `--rotation` names none: what the operator's own example has.
const OLD_CREDENTIALS_HOURS: u32 = 48;

/// The arguments of a command.
pub(crate) struct Arguments<'matches>(pub(crate) &'matches ArgMatches);

impl<'matches> Arguments<'matches> {
    pub(crate) fn text(&self, name: &str) -> Option<&'matches str> {
        self.0.try_get_one::<String>(name).ok().flatten().map(String::as_str)
    }

    fn owned(&self, name: &str) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    fn several(&self, name: &str) -> impl Iterator<Item = &'matches String> {
        self.0.get_many::<String>(name).into_iter().flatten()
    }
}

/// Makes a request for a service, and returns what was found on the way.
pub(crate) fn build(
    arguments: &Arguments<'_>,
    service: &'static Service,
    base: Option<Import>,
    locale: Locale,
) -> Result<(BindingRequest, Vec<Diagnostic>), Failure> {
    let mut remarks = base.as_ref().map(|base| base.diagnostics.clone()).unwrap_or_default();
    let mode = mode(arguments, service, base.as_ref().and_then(|base| base.mode.as_deref()))?;
    let mut request = request(arguments, service, mode)?;
    if let Some(base) = base {
        request.values = base.values;
        request.extra = base.extra;
    }
    let parameters = mode.map(|mode| mode.parameters.as_slice()).unwrap_or_default();
    if let Some(file) = arguments.text("certificate") {
        let mut options = Options::new(moment(None)?, locale);
        options.passwords = passwords(arguments.0)?;
        let (name, pem, found) = read_certificate(file, &options, &request.mode, parameters)?;
        request.values.insert(name, Value::String(pem));
        remarks.extend(found);
    }
    for assignment in arguments.several("set") {
        let (name, value) = assign(assignment, parameters, locale)?;
        request.values.insert(name, value);
    }
    let settings = service.instance.as_ref().map(|settings| settings.parameters.as_slice());
    for assignment in arguments.several("instance-set") {
        let (name, value) = assign(assignment, settings.unwrap_or_default(), locale)?;
        request.instance_values.insert(name, value);
    }
    Ok((request, remarks))
}

/// Reads a request that the wizard or `--artifact request` wrote.
pub(crate) fn read(file: &str, locale: Locale) -> Result<BindingRequest, Failure> {
    let options = Options::new(moment(None)?, locale);
    let input = files::read(file, options.bounds.formats.input_bytes)?;
    // What serde says is not passed on: it may show a piece of the file.
    serde_json::from_slice(&input.bytes).map_err(|_| Failure::NotARequest { file: file.to_owned() })
}

/// Returns the mode that was asked for: by name, by what the base holds, by a certificate that is brought along, else
/// the first that the plan offers; none where no mode of the service is documented.
fn mode(
    arguments: &Arguments<'_>,
    service: &'static Service,
    of_base: Option<&str>,
) -> Result<Option<&'static Mode>, Failure> {
    let plan = arguments.text("plan");
    let known = || service.modes.iter().map(|mode| mode.id.as_str()).collect::<Vec<_>>().join(", ");
    let unknown = |name: &str| Failure::UnknownMode { name: name.to_owned(), known: known() };
    if let Some(name) = arguments.text("mode") {
        return service.mode(name).map(Some).ok_or_else(|| unknown(name));
    }
    if service.modes.is_empty() {
        return Ok(None);
    }
    let brings = arguments.text("certificate").is_some();
    let offered = |mode: &&Mode| !mode.withdrawn && service.offers(mode, plan);
    let provided = || service.modes.iter().find(|mode| mode.kind == ModeKind::Provided).filter(|_| brings);
    let first = || service.modes.iter().find(offered);
    let found = of_base.and_then(|id| service.mode(id)).or_else(provided).or_else(first);
    found.map(Some).ok_or_else(|| unknown(""))
}

fn request(
    arguments: &Arguments<'_>,
    service: &Service,
    mode: Option<&Mode>,
) -> Result<BindingRequest, Failure> {
    let is_binding = match arguments.text("kind") {
        Some(kind) => kind == "binding",
        None => arguments.text("app").is_some(),
    };
    Ok(BindingRequest {
        service: service.id.clone(),
        plan: arguments.owned("plan"),
        environment: match arguments.text("environment") {
            Some("kubernetes") => Environment::Kubernetes,
            Some("other") => Environment::Other,
            _ => Environment::CloudFoundry,
        },
        kind: if is_binding { RequestKind::Binding } else { RequestKind::ServiceKey },
        mode: mode.map(|mode| mode.id.clone()).unwrap_or_default(),
        offering: arguments.owned("offering"),
        rotation: arguments.text("rotation").map(rotation).transpose()?,
        parameters_from_secret: arguments.0.get_flag("parameters-from-secret"),
        instance_name: arguments.owned("instance"),
        key_name: arguments.owned("name"),
        application_name: arguments.owned("app"),
        ..BindingRequest::default()
    })
}

/// Reads `HOURS[/HOURS]`: from one renewal to the next, and how long the old credentials stay.
fn rotation(text: &str) -> Result<RotationPolicy, Failure> {
    let (frequency, old) = text.split_once('/').map_or((text, None), |(first, old)| (first, Some(old)));
    let hours = |text: &str| text.trim().parse::<u32>().ok().filter(|hours| *hours > 0);
    let policy = || {
        Some(RotationPolicy {
            frequency_hours: hours(frequency)?,
            old_credentials_hours: old.map_or(Some(OLD_CREDENTIALS_HOURS), hours)?,
        })
    };
    policy().ok_or_else(|| Failure::NotARotation { text: text.to_owned() })
}

/// Reads the certificate that a client brings, and returns it with the name of its parameter.
fn read_certificate(
    file: &str,
    options: &Options,
    mode: &str,
    parameters: &[Parameter],
) -> Result<(String, String, Vec<Diagnostic>), Failure> {
    let parameter = parameters.iter().find(|parameter| parameter.kind == ParameterKind::Certificate);
    let Some(parameter) = parameter else {
        return Err(Failure::NoCertificateParameter { mode: mode.to_owned() });
    };
    let input = files::read(file, options.bounds.formats.input_bytes)?;
    let found = certificate_parameter(vec![input], options);
    let chain = found.chain_pem.filter(|_| parameter.certificates == Some(CertificateRule::Chain));
    let mut remarks = found.diagnostics;
    let Some(pem) = chain.or(found.pem) else { return Err(Failure::Findings(remarks)) };
    let about_certificate = |finding: &Diagnostic| finding.severity > Severity::Info;
    remarks.extend(found.report.diagnostics.into_iter().filter(about_certificate));
    Ok((parameter.name.clone(), pem, remarks))
}

/// Reads `NAME=VALUE`: the full name of a parameter or its last part where that is unique.
fn assign(assignment: &str, parameters: &[Parameter], locale: Locale) -> Result<(String, Value), Failure> {
    let (name, text) = assignment.split_once('=').ok_or(Failure::NoEqualsSign)?;
    let known = || parameters.iter().map(|parameter| parameter.name.as_str()).collect::<Vec<_>>().join(", ");
    let parameter = parameter(name, parameters)
        .ok_or_else(|| Failure::UnknownParameter { name: name.to_owned(), known: known() })?;
    let value = parse_value(parameter, text, locale).map_err(|finding| Failure::Findings(vec![finding]))?;
    Ok((parameter.name.clone(), value))
}

fn parameter<'list>(name: &str, parameters: &'list [Parameter]) -> Option<&'list Parameter> {
    let exact = parameters.iter().find(|parameter| parameter.name == name);
    exact.or_else(|| {
        let mut short = parameters.iter().filter(|parameter| parameter.short_name() == name);
        let first = short.next()?;
        short.next().is_none().then_some(first)
    })
}
