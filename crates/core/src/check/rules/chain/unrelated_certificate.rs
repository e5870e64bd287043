use bindwright_report::Severity;

use super::{distinct, path};
use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::Bundle;
use crate::texts;

/// A certificate of an authority beside a complete chain that it is no part of.
pub(crate) struct UnrelatedCertificate;

impl Rule for UnrelatedCertificate {
    fn code(&self) -> &'static str {
        "chain/unrelated-certificate"
    }

    fn severity(&self) -> Severity {
        Severity::Info
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_8446_CHAIN]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for bundle in &inspection.bundles {
            for index in unrelated(inspection, bundle) {
                let message =
                    texts::chain_unrelated_certificate_message(name(&inspection.certificates[index].value));
                let help = texts::chain_unrelated_certificate_help();
                findings.report(&inspection.certificates[index].place, message, help).about(index);
            }
        }
    }
}

/// Returns the authorities that stand beside the chain of the only end entity, where that chain has its end here.
fn unrelated(inspection: &Inspection, bundle: &Bundle) -> Vec<usize> {
    let given = distinct(inspection, &bundle.certificates);
    let is_end = |index: &usize| !inspection.certificates[*index].value.is_ca();
    let mut ends = given.iter().copied().filter(is_end);
    let (Some(leaf), None) = (ends.next(), ends.next()) else { return Vec::new() };
    let chain = path(inspection, leaf, &given);
    let is_complete = chain.last().is_some_and(|last| inspection.certificates[*last].value.is_self_issued());
    // A second certificate of an authority on the path is another way up, not a stranger.
    let on_path = |index: &usize| {
        let subject = inspection.certificates[*index].value.subject();
        chain.iter().any(|known| inspection.certificates[*known].value.subject().matches(subject))
    };
    if is_complete { given.into_iter().filter(|index| !on_path(index)).collect() } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn names_the_stranger() {
        let report =
            inspect_texts(&[&fixture_text("rules/chain/unrelated-certificate/triggers.pem")], &options(NOW));
        let found = only(&report, "chain/unrelated-certificate");
        assert!(found.message.contains("stranger"), "{}", found.message);
    }
}
