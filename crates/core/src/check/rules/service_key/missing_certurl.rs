use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::{AuthorizationServer, TokenUrlOrigin};
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
            let origin = credentials.token_url.as_ref().map(|token_url| token_url.origin);
            let has_it = match (&credentials.certificate_url, origin) {
                (Some(certificate_url), _) => credentials.url.as_ref() != Some(certificate_url),
                (None, Some(TokenUrlOrigin::CertificateUrl | TokenUrlOrigin::Complete(_))) => true,
                (None, Some(TokenUrlOrigin::Url | TokenUrlOrigin::UaaDomain)) => false,
                (None, None) => !credentials.has_url,
            };
            if needs_it && !has_it {
                let derived = credentials.token_url.as_ref().and_then(|token_url| token_url.url.as_ref());
                let help = match derived {
                    Some(url) if origin != Some(TokenUrlOrigin::CertificateUrl) => {
                        texts::service_key_missing_certurl_help_derived(url)
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

    #[test]
    fn an_address_that_is_not_shown_is_not_missing() {
        for (fields, missing) in [
            (r#""url":"https://a.example","certurl":"https://u:p@b.example""#, false),
            (r#""url":"https://a.example","tokenUrl":"https://b.example/token?p=1""#, false),
            (r#""url":"https://a.example","oauth_token_url":"https://b.example/token""#, false),
            (r#""url":"https://u:p@a.example""#, true),
            (r#""url":"https://a.example""#, true),
        ] {
            let key = format!(r#"{{"clientid":"c","xsappname":"a","credential-type":"x509",{fields}}}"#);
            let report = inspect_texts(&[&key], &options(NOW));
            let found = report.diagnostics.iter().any(|found| found.code == "service-key/missing-certurl");
            assert_eq!(found, missing, "{fields}");
        }
    }
}
