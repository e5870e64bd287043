//! What a binding adds to the environment of an application: counted where the request has it, else an estimate.
//!
//! Only certificate, private key and secret are counted; names and addresses come on top and depend on the service.

use bindwright_catalog::{Environment, Mode, ModeKind, Parameter, ParameterKind, RequestKind};
use bindwright_report::EnvironmentSize;
use bindwright_texts::Message;
use serde_json::Value;

use crate::formats::Context;
use crate::texts;

/// Bytes that all environment variables of an application may have. Sources print `130k` and `130KB`; this is the
/// smaller reading of both.
const LIMIT: u32 = 130_000;

/// Certificates in a chain that SAP delivers: three in most examples that the documentation prints.
const CHAIN: u32 = 3;
/// Bits of the key where neither the request nor a documented default says so: what most examples show.
const USUAL_KEY_BITS: u32 = 2048;
/// Bits of the keys of the issuers: an assumption on the safe side.
const ISSUER_KEY_BITS: u32 = 4096;
/// Bytes of a certificate beside its key and signature (names, dates, extensions): an assumption.
const OTHER_FIELDS: u32 = 700;
/// Bytes of a client secret: an assumption, its length is not documented.
const SECRET: u32 = 128;

/// Returns what the binding of a request will add, where that can be said.
pub(crate) fn of(context: &Context<'_>) -> Option<EnvironmentSize> {
    let request = context.request;
    if request.environment != Environment::CloudFoundry || request.kind != RequestKind::Binding {
        return None;
    }
    let mode = context.service.mode(&request.mode)?;
    let (bytes, is_estimate, what) = match mode.kind {
        ModeKind::Provided => provided(mode, context)?,
        ModeKind::Managed => managed(mode.parameter("key-length")?, context),
        ModeKind::Secret => (SECRET, true, texts::size_secret(i64::from(SECRET))),
        _ => return None,
    };
    let limit = texts::size_limit(LIMIT.to_string());
    let text = format!("{} {}", what.text(context.locale), limit.text(context.locale));
    Some(EnvironmentSize { bytes, limit: LIMIT, is_estimate, text })
}

/// A certificate of one's own comes back as it was sent, without a key; or not at all, where it is hidden.
fn provided(mode: &Mode, context: &Context<'_>) -> Option<(u32, bool, Message)> {
    let certificate =
        mode.parameters.iter().find(|parameter| parameter.kind == ParameterKind::Certificate)?;
    let hide = mode.parameter("hide-certificate");
    if hide.and_then(|hide| composed(hide, context)) == Some(&Value::Bool(true)) {
        return Some((0, false, texts::size_hidden()));
    }
    let bytes = escaped_length(composed(certificate, context)?.as_str()?);
    let text = match hide {
        Some(_) => texts::size_provided(i64::from(bytes)),
        None => texts::size_provided_shown(i64::from(bytes)),
    };
    Some((bytes, false, text))
}

/// Where the length of the key can be asked for, certificate and key look as the documentation's examples show them.
fn managed(length: &Parameter, context: &Context<'_>) -> (u32, bool, Message) {
    let asked = composed(length, context).or(length.default.as_ref());
    let bits = asked.and_then(Value::as_u64).and_then(|bits| u32::try_from(bits).ok());
    let bits = bits.filter(|bits| (512..=65_536).contains(bits)).unwrap_or(USUAL_KEY_BITS);
    let bytes = private_key(bits) + certificate(bits) + (CHAIN - 1) * certificate(ISSUER_KEY_BITS);
    (bytes, true, texts::size_managed(i64::from(bytes), bits.to_string(), i64::from(CHAIN)))
}

/// Returns the value that was composed for a parameter.
fn composed<'a>(parameter: &Parameter, context: &Context<'a>) -> Option<&'a Value> {
    let path = context.service.wrapper.as_deref().into_iter().chain(parameter.segments());
    path.fold(Some(context.parameters), |value, key| value?.get(key))
}

/// Returns the length of a text in JSON, without the quotes around it.
fn escaped_length(text: &str) -> u32 {
    let length = Value::from(text).to_string().len().saturating_sub(2);
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Returns the length of an RSA private key as `RSA PRIVATE KEY` (PKCS#1, RFC 8017 appendix A.1.2) in JSON.
fn private_key(bits: u32) -> u32 {
    let (modulus, prime) = (bits / 8, bits / 16);
    // The highest bit of modulus and primes is set, so that DER puts a zero byte before them.
    let integers = [1, modulus + 1, 3, modulus, prime + 1, prime + 1, prime, prime, prime];
    pem(tagged(integers.into_iter().map(tagged).sum()), "RSA PRIVATE KEY")
}

/// Returns about how long a certificate is in JSON that carries a key of so many bits.
fn certificate(bits: u32) -> u32 {
    // Modulus and exponent with their tags, and the algorithm identifier around them (RFC 3279 section 2.3.1).
    let public_key = tagged(tagged(tagged(bits / 8 + 1) + tagged(3)) + 1) + 15;
    pem(tagged(OTHER_FIELDS + public_key + ISSUER_KEY_BITS / 8), "CERTIFICATE")
}

/// Returns the length of a DER value with its tag and length.
fn tagged(length: u32) -> u32 {
    length
        + match length {
            0..=127 => 2,
            128..=255 => 3,
            256..=65_535 => 4,
            _ => 5,
        }
}

/// Returns the length of PEM in JSON, where each line break is two characters.
fn pem(der: u32, label: &str) -> u32 {
    let base64 = der.div_ceil(3) * 4;
    let lines = base64.div_ceil(64) + 2;
    let boundaries = 2 * u32::try_from("-----BEGIN -----".len() + label.len()).unwrap_or_default() - 2;
    base64 + boundaries + 2 * lines
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lengths of keys that `openssl genrsa -traditional` wrote, with two characters for each line break.
    #[test]
    fn private_keys_are_as_long_as_real_ones() {
        for (bits, real) in [(2048, 1702), (4096, 3298), (8192, 6462)] {
            let found = private_key(bits);
            assert!(found.abs_diff(real) <= 6, "{bits}: {found}, not {real}");
        }
    }
}
