//! What a request asks for.

use bindwright_catalog::{
    BindingRequest, Mode, ModeKind, Parameter, ParameterKind, Service, Unit, catalog, compose_parameters,
};
use bindwright_texts::Locale;
use serde_json::Value;

use crate::certificate_parameter::leaf;
use crate::inspect::CLIENT_ID;
use crate::inspection::Inspection;
use crate::{Input, Options, inspect};

/// A request, what it turns into, and what that means for the answer.
pub(super) struct Asked<'request> {
    pub(super) request: &'request BindingRequest,
    pub(super) locale: Locale,
    pub(super) service: Option<&'static Service>,
    pub(super) mode: Option<&'static Mode>,
    /// The parameters JSON of the binding.
    pub(super) parameters: Value,
    /// What is set on the instance.
    pub(super) instance_parameters: Value,
    pub(super) expected: Expected,
    /// What was read from the certificate that is sent along.
    own: Option<Inspection>,
}

/// What kind of credentials must come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// A certificate with its private key.
    Managed,
    /// The certificate that was sent along, without a private key.
    Provided,
    /// A client secret.
    Secret,
    /// None of them.
    Nothing,
    /// The request does not say.
    Unknown,
}

/// A length of time as it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Duration {
    pub(super) number: i64,
    pub(super) unit: Unit,
}

/// Names of the parameter that chooses the kind of credentials.
const TYPE_NAMES: &[&str] = &["credential-type", "key-type", "authentication-type"];

impl<'request> Asked<'request> {
    pub(super) fn new(request: &'request BindingRequest, options: &Options) -> Self {
        let composed = compose_parameters(request, options.locale);
        let service = catalog().service(&request.service);
        let mode = service.and_then(|service| service.mode(&request.mode));
        let mut asked = Self {
            request,
            locale: options.locale,
            service,
            mode,
            parameters: composed.parameters,
            instance_parameters: composed.instance_parameters,
            expected: Expected::Unknown,
            own: None,
        };
        asked.expected = asked.expectation();
        asked.own = asked.sent_certificate().map(|text| read(text, options));
        asked
    }

    /// Returns the value of a parameter as it is sent.
    pub(super) fn value(&self, parameter: &Parameter) -> Option<&Value> {
        let wrapper = self.service.and_then(|service| service.wrapper.as_deref());
        let mut path = wrapper.into_iter().chain(parameter.segments());
        path.try_fold(&self.parameters, |value, key| value.get(key))
    }

    /// Returns the parameter with this last segment.
    pub(super) fn parameter(&self, short: &str) -> Option<&'static Parameter> {
        self.mode?.parameter(short)
    }

    /// Returns the parameter that chooses the kind of credentials.
    pub(super) fn type_parameter(&self) -> Option<&'static Parameter> {
        TYPE_NAMES.iter().find_map(|name| self.parameter(name))
    }

    /// Returns the credential type that is sent.
    pub(super) fn credential_type(&self) -> Option<&str> {
        let of_mode = || self.value(self.type_parameter()?)?.as_str();
        of_mode().or_else(|| TYPE_NAMES.iter().find_map(|name| text_under(&self.parameters, name, DEPTH)))
    }

    /// Says whether a switch is on, as `true` or as the text `"true"`.
    pub(super) fn is_on(&self, short: &str) -> bool {
        let value = self.parameter(short).and_then(|parameter| self.value(parameter));
        value.is_some_and(|value| value.as_bool() == Some(true) || value.as_str() == Some("true"))
    }

    /// Returns the parameter for the length of life of the certificate.
    pub(super) fn lifetime_parameter(&self) -> Option<&'static Parameter> {
        let is_time = |parameter: &&Parameter| {
            let counts_time =
                parameter.limits.iter().any(|limit| limit.unit.is_some_and(|unit| unit.days().is_some()));
            parameter.kind == ParameterKind::Integer && (parameter.unit_parameter.is_some() || counts_time)
        };
        self.mode?.parameters.iter().find(is_time)
    }

    /// Returns the length of life that is sent.
    pub(super) fn lifetime(&self) -> Option<Duration> {
        let parameter = self.lifetime_parameter()?;
        let number = self.value(parameter)?.as_i64()?;
        let word = parameter
            .unit_parameter
            .as_deref()
            .and_then(|name| self.value(self.parameter(name)?))
            .and_then(Value::as_str);
        let unit = match word {
            Some("MONTHS") => Unit::Months,
            Some("YEARS") => Unit::Years,
            _ => Unit::Days,
        };
        Some(Duration { number, unit })
    }

    /// Returns the end entity certificate that is sent along, where it can be read.
    pub(super) fn own_certificate(&self) -> Option<&bindwright_pki::Certificate> {
        let own = self.own.as_ref()?;
        Some(&own.certificates[leaf(own)?].value)
    }

    /// Says whether sources tell that certificates of this service come back in its credentials; where they are
    /// silent, a missing one proves nothing.
    pub(super) fn certificate_is_documented(&self) -> bool {
        let returned = self.service.and_then(|service| service.returned.as_ref());
        returned.is_some_and(|returned| returned.certificate.is_some())
    }

    /// Says whether sources tell that credentials of this service name their type.
    pub(super) fn type_is_documented(&self) -> bool {
        let returned = self.service.and_then(|service| service.returned.as_ref());
        returned.is_some_and(|returned| returned.credential_type.is_some())
    }

    /// Says whether credentials of this service are known by a client ID.
    pub(super) fn has_client_id(&self) -> bool {
        let returned = self.service.and_then(|service| service.returned.as_ref());
        let name = returned.and_then(|returned| returned.client_id.as_deref());
        name.is_some_and(|name| CLIENT_ID.contains(&name))
    }

    fn sent_certificate(&self) -> Option<&str> {
        let mut parameters = self.mode?.parameters.iter();
        let parameter = parameters.find(|parameter| parameter.kind == ParameterKind::Certificate)?;
        self.value(parameter)?.as_str()
    }

    fn expectation(&self) -> Expected {
        match self.mode.map(|mode| mode.kind) {
            Some(ModeKind::Managed) => Expected::Managed,
            Some(ModeKind::Provided) => Expected::Provided,
            Some(ModeKind::Secret) => Expected::Secret,
            Some(ModeKind::None | ModeKind::Attested) => Expected::Nothing,
            Some(ModeKind::Instance) if holds_word(&self.instance_parameters, "mtls", DEPTH) => {
                Expected::Managed
            }
            _ => self.credential_type().map_or(Expected::Unknown, by_type),
        }
    }
}

impl Duration {
    /// Returns it in days; months and years as if all were of one length.
    pub(super) fn days(self) -> i64 {
        self.number.saturating_mul(self.unit.days().unwrap_or(1))
    }
}

/// How deep a name is looked for in parameters of a service without documented ones.
const DEPTH: usize = 4;

fn text_under<'value>(value: &'value Value, name: &str, depth: usize) -> Option<&'value str> {
    let object = value.as_object()?;
    let here = object.get(name).and_then(Value::as_str);
    let below = || object.values().find_map(|inner| text_under(inner, name, depth.checked_sub(1)?));
    here.or_else(below)
}

/// Says whether a text that ends in a word, such as `oauth:mtls`, stands somewhere in a value.
fn holds_word(value: &Value, word: &str, depth: usize) -> bool {
    match value {
        Value::String(text) => text.rsplit(':').next() == Some(word),
        Value::Object(members) => {
            depth > 0 && members.values().any(|member| holds_word(member, word, depth - 1))
        }
        _ => false,
    }
}

/// Tells by the credential type alone, where the catalogue knows no mode.
fn by_type(word: &str) -> Expected {
    match word {
        "x509" | "X509_GENERATED" | "certificate" => Expected::Managed,
        "X509_PROVIDED" | "certificate_external" => Expected::Provided,
        "binding-secret" | "instance-secret" | "SECRET" => Expected::Secret,
        "NONE" => Expected::Nothing,
        _ => Expected::Unknown,
    }
}

fn read(text: &str, options: &Options) -> Inspection {
    inspect::read(vec![Input { name: None, bytes: text.as_bytes().to_vec().into() }], options)
}
