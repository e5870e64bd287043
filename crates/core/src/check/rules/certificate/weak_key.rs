use bindwright_report::Severity;

use super::name;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A public key that is too small: RSA and DSA below 2048 bits, curves below 224 bits (NIST SP 800-131A).
pub(crate) struct WeakKey;

impl Rule for WeakKey {
    fn code(&self) -> &'static str {
        "certificate/weak-key"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::NIST_800_131A, source::XSUAA_MANAGED]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in inspection.distinct_certificates() {
            let key = found.value.public_key();
            if let Some(bits) = key.bits().filter(|bits| *bits < least_bits(key.algorithm())) {
                let (algorithm, least) = (key.algorithm(), least_bits(key.algorithm()));
                let message = texts::certificate_weak_key_message(
                    name(&found.value),
                    algorithm,
                    bits.to_string(),
                    least.to_string(),
                );
                findings.report(&found.place, message, texts::certificate_weak_key_help()).about(index);
            }
        }
    }
}

fn least_bits(algorithm: &str) -> u32 {
    match algorithm {
        "RSA" | "RSA-PSS" | "DSA" => 2048,
        "EC" => 224,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn says_the_size() {
        let report = inspect_texts(&[&fixture_text("certificates/rsa-1024.pem")], &options(NOW));
        assert!(only(&report, "certificate/weak-key").message.contains("1024 bits"));
    }
}
