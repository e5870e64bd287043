use bindwright_report::Severity;

use super::name;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// `id-kp-clientAuth`.
pub(super) const CLIENT_AUTH: &str = "1.3.6.1.5.5.7.3.2";
/// `anyExtendedKeyUsage`.
const ANY: &str = "2.5.29.37.0";

/// A client certificate whose extended key usage does not allow client authentication (RFC 5280 section 4.2.1.12).
pub(crate) struct NoClientAuth;

impl Rule for NoClientAuth {
    fn code(&self) -> &'static str {
        "certificate/no-client-auth"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_EKU, source::RFC_8705]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for index in inspection.client_certificates() {
            let found = &inspection.certificates[index];
            let Some(purposes) = found.value.extended_key_usage() else { continue };
            if !purposes.iter().any(|purpose| [CLIENT_AUTH, ANY].contains(&purpose.as_str())) {
                let message =
                    texts::certificate_no_client_auth_message(name(&found.value), purposes.join(", "));
                findings.report(&found.place, message, texts::certificate_no_client_auth_help()).about(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_purposes_that_are_there() {
        let report = inspect_texts(&[&fixture_text("keys/xsuaa-no-client-auth.json")], &options(NOW));
        assert!(only(&report, "certificate/no-client-auth").message.contains("1.3.6.1.5.5.7.3.1"));
    }
}
