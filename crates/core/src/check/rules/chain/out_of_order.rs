use bindwright_report::Severity;

use super::{chain_of, distinct, names};
use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// Certificates of one chain that do not stand in issuing order (RFC 8446 section 4.4.2).
pub(crate) struct OutOfOrder;

impl Rule for OutOfOrder {
    fn code(&self) -> &'static str {
        "chain/out-of-order"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8446_CHAIN]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for bundle in &inspection.bundles {
            let Some(chain) = chain_of(inspection, bundle) else { continue };
            if chain == distinct(inspection, &bundle.certificates) {
                continue;
            }
            let leaf = &inspection.certificates[chain[0]].value;
            let order = names(inspection, &chain, " <- ");
            let message = if bundle.certificates.first() == chain.first() {
                texts::chain_out_of_order_message(order)
            } else {
                texts::chain_out_of_order_leaf(name(leaf), order)
            };
            findings.report(&bundle.place, message, texts::chain_out_of_order_help()).about(chain[0]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, codes, fixture_text, options};

    fn found(file: &str) -> bool {
        codes(&[&fixture_text(file)], &options(NOW)).contains(&"chain/out-of-order".to_owned())
    }

    #[test]
    fn judges_what_is_one_chain_only() {
        assert!(found("pem/reversed.pem"));
        assert!(found("keys/xsuaa-reversed-chain.json"));
        for file in ["pem/chain.pem", "pem/duplicates.pem", "pem/two-leaves.pem", "keys/xsuaa-100-days.json"]
        {
            assert!(!found(file), "{file}");
        }
    }
}
