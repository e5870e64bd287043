use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::place::Place;
use crate::texts;

/// A private key beside a certificate that it does not belong to (compared by SubjectPublicKeyInfo).
pub(crate) struct DoesNotMatchCertificate;

impl Rule for DoesNotMatchCertificate {
    fn code(&self) -> &'static str {
        "key/does-not-match-certificate"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8446_PROOF, source::RFC_8705]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            if inspection.key_matches(credentials) == Some(false) {
                let place = credentials.private_key.map(|index| &inspection.private_keys[index].place);
                let message = texts::key_does_not_match_certificate_message();
                let place = place.unwrap_or(&credentials.place);
                findings.report(place, message, texts::key_does_not_match_certificate_help());
            }
        }
        for place in loose_keys_without_certificate(inspection) {
            let message = texts::key_does_not_match_certificate_loose();
            findings.report(place, message, texts::key_does_not_match_certificate_help());
        }
    }
}

/// Returns the places of keys outside credentials that belong to no certificate, where end entity certificates that
/// belong to no key are there too.
fn loose_keys_without_certificate(inspection: &Inspection) -> Vec<&Place> {
    let in_credentials: Vec<usize> =
        inspection.identities.iter().filter_map(|found| found.private_key).collect();
    let lonely_certificate = inspection.client_certificates().into_iter().any(|index| {
        let of_credentials = inspection.identities.iter().any(|found| found.certificates.contains(&index));
        !of_credentials && !inspection.has_private_key[index]
    });
    let keys = inspection.private_keys.iter().enumerate();
    let lonely_keys = keys.filter(|(index, _)| {
        !in_credentials.contains(index) && inspection.certificates_of_keys[*index].is_empty()
    });
    lonely_keys.filter(|_| lonely_certificate).map(|(_, key)| &key.place).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, codes, fixture_text, options};

    fn found(texts: &[&str]) -> bool {
        codes(texts, &options(NOW)).contains(&"key/does-not-match-certificate".to_owned())
    }

    #[test]
    fn compares_inside_credentials() {
        assert!(found(&[&fixture_text("keys/xsuaa-wrong-key.json")]));
        assert!(!found(&[&fixture_text("keys/xsuaa-100-days.json")]));
    }

    #[test]
    fn compares_across_files() {
        let (chain, key) = (fixture_text("pem/chain.pem"), fixture_text("private-keys/ed25519-pkcs8.pem"));
        assert!(found(&[&chain, &key]));
        assert!(!found(&[&fixture_text("pem/key-and-chain.pem")]));
        assert!(!found(&[&key]));
    }
}
