use bindwright_pki::PrivateKeyFormat;
use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// An RSA key in PKCS#8 where SAP's security library for Java expects PKCS#1.
pub(crate) struct Pkcs8Rsa;

impl Rule for Pkcs8Rsa {
    fn code(&self) -> &'static str {
        "key/pkcs8-rsa"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::CSL_SSL_CONTEXT]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            let Some(key) = credentials.private_key.map(|key| &inspection.private_keys[key]) else {
                continue;
            };
            let is_pkcs8 = key.value.format() == PrivateKeyFormat::Pkcs8 && key.value.algorithm() == "RSA";
            if is_pkcs8 && credentials.service != Some("cloud-logging") {
                let message = texts::key_pkcs8_rsa_message();
                findings.report(&key.place, message, texts::key_pkcs8_rsa_help());
            }
        }
    }
}
