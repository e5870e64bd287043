use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A `Hash` that is not the SHA-256 of the certificate beside it, or of any that was pasted along.
pub(crate) struct HashDiffers;

impl Rule for HashDiffers {
    fn code(&self) -> &'static str {
        "xfcc/hash-differs"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::ENVOY_XFCC]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let own = inspection.own_client_certificates();
        for found in &inspection.forwarded {
            let Some(hash) = &found.value.hash else { continue };
            let compared = found.value.certificate.map_or(own.clone(), |index| vec![index]);
            let hashes: Vec<String> =
                compared.iter().map(|index| inspection.certificates[*index].value.sha256_hex()).collect();
            if let Some(other) = hashes.first().filter(|_| !hashes.contains(hash)) {
                let message = texts::xfcc_hash_differs_message(hash, other);
                findings.report(&found.place, message, texts::xfcc_hash_differs_help());
            }
        }
    }
}
