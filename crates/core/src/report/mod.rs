//! From an [`Inspection`] to the wire types: descriptions only, never a secret.

mod certificates;
pub(crate) mod identities;
mod repairs;
mod tokens;
mod verdict;

use bindwright_catalog::{Lint, ServiceMatch, catalog};
use bindwright_report::{
    InputReport, Locked, ParametersReport, PrivateKeyReport, PublicKeyEntry, Report, SCHEMA, ServiceFit, Tool,
};

use crate::inspection::{Inspection, Located, LockedKind};
use crate::{Options, check, explanation, texts};
use bindwright_pki::{PrivateKey, PrivateKeyFormat, PublicKey};

/// Judges an inspection and describes it.
pub(crate) fn build(inspection: &Inspection, options: &Options) -> Report {
    let findings = check::run(inspection, options.locale);
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
        private_keys: private_keys(inspection),
        public_keys: inspection.public_keys.iter().map(public_key).collect(),
        keystores: Vec::new(),
        explanations: inspection
            .explanations
            .iter()
            .map(|found| explanation::describe(found, inspection, &findings, options.locale))
            .collect(),
        locked: inspection.locked.iter().map(|found| locked(found, options)).collect(),
        tokens: tokens::describe_all(inspection, options.locale),
        xfcc: inspection.forwarded.iter().map(tokens::forwarded).collect(),
        parameters: inspection.parameters.iter().map(parameters).collect(),
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

fn private_keys(inspection: &Inspection) -> Vec<PrivateKeyReport> {
    let keys = inspection.private_keys.iter().zip(&inspection.certificates_of_keys);
    keys.map(|(found, certificates)| private_key(found, certificates)).collect()
}

fn private_key(found: &Located<PrivateKey>, certificates: &[usize]) -> PrivateKeyReport {
    let key = &found.value;
    PrivateKeyReport {
        format: format_name(key.format()).to_owned(),
        algorithm: key.algorithm().to_owned(),
        bits: key.bits(),
        curve: key.curve().map(str::to_owned),
        encrypted: false,
        spki_sha256: key.public_key().map(PublicKey::spki_sha256_hex),
        certificates: certificates.iter().map(|index| *index as u32).collect(),
        input: found.place.input.map(|index| index as u32),
    }
}

fn format_name(format: PrivateKeyFormat) -> &'static str {
    match format {
        PrivateKeyFormat::Pkcs1 => "pkcs1",
        PrivateKeyFormat::Sec1 => "sec1",
        PrivateKeyFormat::TraditionalDsa => "traditional-dsa",
        _ => "pkcs8",
    }
}

fn public_key(found: &Located<PublicKey>) -> PublicKeyEntry {
    let key = &found.value;
    PublicKeyEntry {
        algorithm: key.algorithm().to_owned(),
        bits: key.bits(),
        curve: key.curve().map(str::to_owned),
        spki_sha256: key.spki_sha256_hex(),
    }
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

fn locked(found: &Located<LockedKind>, options: &Options) -> Locked {
    let LockedKind::PrivateKey { scheme } = &found.value;
    let reason = texts::key_password_required_message(scheme).text(options.locale);
    Locked { kind: "private-key".to_owned(), reason }
}
