use bindwright_report::Severity;

use super::{certificate_host, place};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// An address for certificates whose host has no `.cert` behind `authentication`.
pub(crate) struct CerturlWithoutCert;

impl Rule for CerturlWithoutCert {
    fn code(&self) -> &'static str {
        "endpoint/certurl-without-cert"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_TOKEN]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            let Some(host) = certificate_host(credentials) else { continue };
            let lacks_it = host.contains(".authentication.") && !host.contains(".authentication.cert.");
            // That certurl repeats url is another finding.
            if lacks_it && credentials.certificate_url != credentials.url {
                let is_documented = host.ends_with(".hana.ondemand.com");
                let severity = if is_documented { Severity::Error } else { Severity::Warning };
                let message = texts::endpoint_certurl_without_cert_message(host);
                let help = texts::endpoint_certurl_without_cert_help();
                findings.report_as(severity, &place(credentials, "certurl"), message, help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_the_host() {
        let report = inspect_texts(
            &[&fixture_text("rules/endpoint/certurl-without-cert/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "endpoint/certurl-without-cert");
        assert!(found.message.contains("without-cert.authentication.eu10"), "{}", found.message);
    }
}
