use bindwright_report::Severity;

use super::{distinct, names};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// More than one end entity in one field or file: a client presents one (RFC 8446 section 4.4.2).
pub(crate) struct SeveralClients;

impl Rule for SeveralClients {
    fn code(&self) -> &'static str {
        "chain/several-clients"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8446_CHAIN]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for bundle in &inspection.bundles {
            let given = distinct(inspection, &bundle.certificates);
            let ends: Vec<usize> =
                given.into_iter().filter(|index| !inspection.certificates[*index].value.is_ca()).collect();
            if ends.len() > 1 {
                let is_field = bundle.place.pointer.is_some() || !bundle.private_keys.is_empty();
                let severity = if is_field { Severity::Warning } else { Severity::Info };
                let message = texts::chain_several_clients_message(
                    ends.len() as i64,
                    names(inspection, &ends[..ends.len().min(3)], ", "),
                );
                let help = texts::chain_several_clients_help();
                findings.report_as(severity, &bundle.place, message, help).about(ends[0]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn counts_them() {
        let report =
            inspect_texts(&[&fixture_text("rules/chain/several-clients/triggers.pem")], &options(NOW));
        let found = only(&report, "chain/several-clients");
        assert!(found.message.contains("2 certificates"), "{}", found.message);
    }
}
