use bindwright_report::Severity;
use std::collections::HashMap;

use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// One certificate in keys of different clients; Process Integration Runtime takes each in one key only.
pub(crate) struct CertificateUsedTwice;

impl Rule for CertificateUsedTwice {
    fn code(&self) -> &'static str {
        "service-key/certificate-used-twice"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::IT_RT, source::KBA_3224701, source::XSUAA_PROVIDED]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let mut known = HashMap::new();
        for credentials in &inspection.identities {
            let Some(leaf) = credentials.leaf() else { continue };
            let first = *known.entry(inspection.first_equal(leaf)).or_insert(credentials);
            let clients = (first.client_id.as_deref(), credentials.client_id.as_deref());
            let (Some(one), Some(other)) = clients else { continue };
            if one != other {
                let name = name(&inspection.certificates[leaf].value);
                let is_it_rt = credentials.service == Some("it-rt");
                let severity = if is_it_rt { Severity::Error } else { Severity::Warning };
                let message = texts::service_key_certificate_used_twice_message(name, one, other);
                let help = texts::service_key_certificate_used_twice_help();
                findings.report_as(severity, &credentials.place, message, help).about(leaf);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_both_clients() {
        let report = inspect_texts(
            &[&fixture_text("rules/service-key/certificate-used-twice/triggers.json")],
            &options(NOW),
        );
        let found = only(&report, "service-key/certificate-used-twice");
        assert!(found.message.contains("sb-second"), "{}", found.message);
    }
}
