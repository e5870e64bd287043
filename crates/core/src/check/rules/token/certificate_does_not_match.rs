use bindwright_report::Severity;

use super::contents;
use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A token that is bound to another certificate than those that were pasted along (`cnf.x5t#S256`).
pub(crate) struct CertificateDoesNotMatch;

impl Rule for CertificateDoesNotMatch {
    fn code(&self) -> &'static str {
        "token/certificate-does-not-match"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8705_BINDING]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let clients = inspection.client_certificates();
        let Some(first) = clients.first() else { return };
        for (found, claims) in contents(inspection) {
            let Some(thumbprint) = &claims.thumbprint else { continue };
            if inspection.certificate_of(thumbprint).is_none() {
                let certificate = &inspection.certificates[*first].value;
                let (own, name) = (certificate.x5t_s256(), name(certificate));
                let message = texts::token_certificate_does_not_match_message(thumbprint, name, own);
                let help = texts::token_certificate_does_not_match_help();
                findings.report(&found.place, message, help).about(*first);
            }
        }
    }
}
