use bindwright_report::Severity;

use super::name;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// An RSA public exponent that is even or below 65537 (FIPS 186-5 section 5.4).
pub(crate) struct WeakRsaExponent;

impl Rule for WeakRsaExponent {
    fn code(&self) -> &'static str {
        "certificate/weak-rsa-exponent"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::NIST_FIPS_186, source::RFC_8017]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in inspection.distinct_certificates() {
            let Some(exponent) = found.value.public_key().exponent() else { continue };
            let Some(severity) = fault(exponent) else { continue };
            let message = texts::certificate_weak_rsa_exponent_message(name(&found.value), exponent);
            let help = texts::certificate_weak_rsa_exponent_help();
            findings.report_as(severity, &found.place, message, help).about(index);
        }
    }
}

/// Judges an exponent in decimal digits: an even one and 1 are none, small ones are discouraged.
fn fault(exponent: &str) -> Option<Severity> {
    let is_even = exponent.ends_with(['0', '2', '4', '6', '8']);
    let small = exponent.parse::<u32>().ok().filter(|number| *number < 65_537);
    match small {
        _ if is_even => Some(Severity::Error),
        Some(0 | 1) => Some(Severity::Error),
        Some(_) => Some(Severity::Warning),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_odd_exponent_from_65537_is_fine() {
        let long = "1".repeat(60);
        for (exponent, severity) in [
            ("65537", None),
            (long.as_str(), None),
            ("65536", Some(Severity::Error)),
            ("1", Some(Severity::Error)),
            ("3", Some(Severity::Warning)),
        ] {
            assert_eq!(fault(exponent), severity, "{exponent}");
        }
    }
}
