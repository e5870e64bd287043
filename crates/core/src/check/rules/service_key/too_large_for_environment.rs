use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::compare::ENVIRONMENT_LIMIT;
use crate::inspection::InputKind;
use crate::place::Place;
use crate::texts;

/// Bindings of one application that fill its environment, which Cloud Foundry bounds.
pub(crate) struct TooLargeForEnvironment;

impl Rule for TooLargeForEnvironment {
    fn code(&self) -> &'static str {
        "service-key/too-large-for-environment"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_PROVIDED, source::LIBCNB_334]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, input) in
            inspection.inputs.iter().enumerate().filter(|(_, input)| input.kind == InputKind::VcapServices)
        {
            let own = inspection.identities.iter().filter(|found| found.place.input == Some(index));
            let bytes: usize = own.map(|found| found.minified_bytes).sum();
            let Some(severity) = severity(bytes) else { continue };
            let message = texts::service_key_too_large_for_environment_message(
                bytes as i64,
                ENVIRONMENT_LIMIT.to_string(),
            );
            let help = texts::service_key_too_large_for_environment_help();
            let place = Place { input: Some(index), ..Place::default() };
            findings.report_as(severity, &place, message, help);
            debug_assert!(input.bytes >= bytes);
        }
    }
}

/// Judges the bytes of all bindings: worth knowing from a quarter of the bound, a warning from three quarters.
fn severity(bytes: usize) -> Option<Severity> {
    let limit = ENVIRONMENT_LIMIT as usize;
    match bytes {
        _ if bytes > limit => Some(Severity::Error),
        _ if bytes > limit / 4 * 3 => Some(Severity::Warning),
        _ if bytes > limit / 4 => Some(Severity::Info),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grows_with_the_bytes() {
        let levels = [32_000, 33_000, 98_000, 130_001].map(severity);
        assert_eq!(levels, [None, Some(Severity::Info), Some(Severity::Warning), Some(Severity::Error)]);
    }
}
