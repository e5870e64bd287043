//! From an [`Inspection`] to the wire types: descriptions only, never a secret.

mod certificates;
pub(crate) mod identities;
mod keys;
mod repairs;
mod tokens;
mod verdict;

use bindwright_catalog::{Lint, ServiceMatch, catalog};
use bindwright_report::{InputReport, ParametersReport, Report, SCHEMA, ServiceFit, Tool};

use crate::inspection::{Inspection, Located};
use crate::{Options, check, explanation};

/// Judges an inspection and describes it.
pub(crate) fn build(inspection: &Inspection, options: &Options) -> Report {
    let findings = check::run(inspection, options);
    Report {
        schema: SCHEMA.to_owned(),
        tool: tool(),
        now: inspection.now.to_rfc3339(),
        verdict: verdict::of(inspection, &findings, options.locale),
        inputs: inspection.inputs.iter().map(input).collect(),
        repairs: inspection.repairs.iter().map(|found| repairs::describe(found, options.locale)).collect(),
        diagnostics: findings.list().iter().map(|finding| finding.diagnostic.clone()).collect(),
        identities: inspection
            .identities
            .iter()
            .map(|found| identities::describe(inspection, found))
            .collect(),
        certificates: certificates::describe_all(inspection),
        chains: certificates::chains(inspection, &findings),
        explanations: inspection
            .explanations
            .iter()
            .map(|found| explanation::describe(found, inspection, &findings, options.locale))
            .collect(),
        tokens: tokens::describe_all(inspection, options.locale),
        xfcc: inspection.forwarded.iter().map(tokens::forwarded).collect(),
        parameters: inspection.parameters.iter().map(parameters).collect(),
        private_keys: keys::private_keys(inspection),
        public_keys: inspection.public_keys.iter().map(keys::public_key).collect(),
        keystores: inspection.keystores.iter().map(keys::keystore).collect(),
        requests: keys::requests(inspection),
        locked: inspection.locked.iter().map(|found| keys::locked(found, options.locale)).collect(),
    }
}

fn tool() -> Tool {
    Tool {
        name: "bindwright".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        facts_as_of: catalog().facts_as_of.clone(),
    }
}

fn input(facts: &crate::inspection::InputFacts) -> InputReport {
    InputReport { name: facts.name.clone(), kind: facts.kind.name().to_owned(), bytes: facts.bytes as u32 }
}

fn parameters(found: &Located<Lint>) -> ParametersReport {
    let judged = &found.value;
    let fit = |fit: &ServiceMatch| ServiceFit { service: fit.service.clone(), mode: fit.mode.clone() };
    ParametersReport {
        input: found.place.input.map(|index| index as u32),
        pointer: found.place.pointer.clone(),
        services: judged.services.iter().map(fit).collect(),
        mode: judged.mode.clone(),
        values: judged.values.clone(),
    }
}
