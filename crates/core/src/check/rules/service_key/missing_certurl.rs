use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::AuthorizationServer;
use crate::texts;

/// A key for mutual TLS that has `url` and no `certurl`: tokens for certificates come from another host.
pub(crate) struct MissingCerturl;

impl Rule for MissingCerturl {
    fn code(&self) -> &'static str {
        "service-key/missing-certurl"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_TOKEN, source::RFC_8705]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            let needs_it = credentials.server == AuthorizationServer::Xsuaa && credentials.uses_certificate();
            let has_it = match (&credentials.certificate_url, &credentials.token_url) {
                (Some(certificate_url), _) => credentials.url.as_ref() != Some(certificate_url),
                (None, Some(token_url)) => token_url.derived_from == "tokenurl",
                (None, None) => credentials.url.is_none(),
            };
            if needs_it && !has_it {
                let help = match &credentials.token_url {
                    Some(derived) if derived.derived_from != "certurl" => {
                        texts::service_key_missing_certurl_help_derived(&derived.url)
                    }
                    _ => texts::service_key_missing_certurl_help(),
                };
                findings.report(&credentials.places.url, texts::service_key_missing_certurl_message(), help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn says_the_address_that_was_derived() {
        let report = inspect_texts(&[&fixture_text("keys/sdm-missing-certurl.json")], &options(NOW));
        let help = only(&report, "service-key/missing-certurl").help.clone().unwrap();
        assert!(help.contains(".authentication.cert.") && help.contains("/oauth/token"), "{help}");
        assert_eq!(report.identities[0].token_url_derived_from.as_deref(), Some("url"));
    }
}
