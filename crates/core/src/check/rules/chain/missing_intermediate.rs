use bindwright_report::Severity;

use super::{distinct, path};
use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::Bundle;
use crate::texts;

/// A client chain that lacks a certificate between the end entity and the root; a missing root is none (RFC 8446 section 4.4.2).
pub(crate) struct MissingIntermediate;

impl Rule for MissingIntermediate {
    fn code(&self) -> &'static str {
        "chain/missing-intermediate"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8446_CHAIN, source::RFC_5280_PATH]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for bundle in &inspection.bundles {
            let Some(last) = gap(inspection, bundle) else { continue };
            let issuer = inspection.certificates[last].value.issuer().rfc4514();
            let message =
                texts::chain_missing_intermediate_message(name(&inspection.certificates[last].value), issuer);
            findings.report(&bundle.place, message, texts::chain_missing_intermediate_help()).about(last);
        }
    }
}

/// Returns the certificate whose issuer is missing: an end entity that a client presents alone, or the end of a chain
/// beside authorities that it does not lead to.
fn gap(inspection: &Inspection, bundle: &Bundle) -> Option<usize> {
    let given = distinct(inspection, &bundle.certificates);
    let leaves: Vec<usize> =
        given.iter().copied().filter(|index| !inspection.certificates[*index].value.is_ca()).collect();
    let [leaf] = leaves[..] else { return None };
    let chain = path(inspection, leaf, &given);
    let last = *chain.last()?;
    let presented = inspection.has_private_key[leaf] && chain.len() == 1;
    let beside_others = chain.len() < given.len();
    let ends = inspection.certificates[last].value.is_self_issued();
    (!ends && (presented || beside_others)).then_some(last)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, codes, fixture_text, options};

    fn found(file: &str) -> bool {
        codes(&[&fixture_text(file)], &options(NOW)).contains(&"chain/missing-intermediate".to_owned())
    }

    #[test]
    fn a_gap_is_one_and_a_missing_root_is_none() {
        assert!(found("pem/missing-intermediate.pem"));
        assert!(found("keys/xsuaa-missing-intermediate.json"));
        assert!(found("keys/xsuaa-leaf-only.json"));
        for file in
            ["pem/chain.pem", "certificates/leaf.pem", "keys/xsuaa-100-days.json", "pem/duplicates.pem"]
        {
            assert!(!found(file), "{file}");
        }
    }
}
