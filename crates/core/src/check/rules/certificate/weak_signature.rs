use bindwright_report::Severity;

use super::name;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A signature made with MD2, MD4, MD5 or SHA-1; that of a self-signed root is not relied on and not judged.
pub(crate) struct WeakSignature;

impl Rule for WeakSignature {
    fn code(&self) -> &'static str {
        "certificate/weak-signature"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_9155, source::RFC_5280_PATH]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in inspection.distinct_certificates() {
            let algorithm = found.value.signature_algorithm();
            if let Some(digest) = weak_digest(&algorithm.oid).filter(|_| !found.value.is_self_issued()) {
                let message = texts::certificate_weak_signature_message(name(&found.value), digest);
                findings.report(&found.place, message, texts::certificate_weak_signature_help()).about(index);
            }
        }
    }
}

/// Returns the digest behind a signature algorithm that is no longer accepted.
fn weak_digest(oid: &str) -> Option<&'static str> {
    match oid {
        "1.2.840.113549.1.1.2" => Some("MD2"),
        "1.2.840.113549.1.1.3" => Some("MD4"),
        "1.2.840.113549.1.1.4" => Some("MD5"),
        "1.2.840.113549.1.1.5" | "1.3.14.3.2.29" | "1.2.840.10045.4.1" | "1.2.840.10040.4.3" => Some("SHA-1"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_digest_and_spares_the_root() {
        let report = inspect_texts(&[&fixture_text("certificates/rsa-sha1.pem")], &options(NOW));
        assert!(only(&report, "certificate/weak-signature").message.contains("SHA-1"));
    }
}
