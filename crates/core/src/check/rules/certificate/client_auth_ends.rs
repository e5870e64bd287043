use bindwright_pki::Certificate;
use bindwright_report::Severity;

use super::name;
use super::no_client_auth::CLIENT_AUTH;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A client certificate of a public authority that stops including client authentication (dates of 2026-03).
pub(crate) struct ClientAuthEnds;

impl Rule for ClientAuthEnds {
    fn code(&self) -> &'static str {
        "certificate/client-auth-ends"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::KBA_3711618, source::CLIENT_AUTH_ARTICLE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for index in inspection.client_certificates() {
            let found = &inspection.certificates[index];
            let purposes = found.value.extended_key_usage().unwrap_or_default();
            let of_both_sides =
                [CLIENT_AUTH, SERVER_AUTH].iter().all(|wanted| purposes.iter().any(|known| known == wanted));
            let Some((authority, ended)) = authority(&found.value).filter(|_| of_both_sides) else {
                continue;
            };
            let message = texts::certificate_client_auth_ends_message(name(&found.value), authority, ended);
            findings.report(&found.place, message, texts::certificate_client_auth_ends_help()).about(index);
        }
    }
}

/// `id-kp-serverAuth`.
const SERVER_AUTH: &str = "1.3.6.1.5.5.7.3.1";

/// Organizations of public authorities, and the day from which their certificates for web servers are issued without
/// client authentication.
const AUTHORITIES: &[(&str, &str)] = &[("DigiCert", "2026-05-01"), ("Sectigo", "2026-05-15")];

fn authority(certificate: &Certificate) -> Option<(&'static str, &'static str)> {
    let organization = certificate.issuer().values("2.5.4.10").next()?;
    let organization = organization.split([' ', ',']).next()?;
    AUTHORITIES.iter().copied().find(|(name, _)| organization.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_authority_and_the_day() {
        let report =
            inspect_texts(&[&fixture_text("rules/certificate/client-auth-ends/triggers.pem")], &options(NOW));
        let found = only(&report, "certificate/client-auth-ends");
        assert!(found.message.contains("DigiCert"), "{}", found.message);
    }

    #[test]
    fn a_certificate_for_clients_alone_is_not_meant() {
        let report = inspect_texts(&[&fixture_text("certificates/leaf.pem")], &options(NOW));
        assert!(report.diagnostics.iter().all(|found| found.code != "certificate/client-auth-ends"));
    }
}
