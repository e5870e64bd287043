use bindwright_pki::chain::SignatureStatus;
use bindwright_pki::{Certificate, Extension, PublicKey};
use bindwright_report::{
    CertificateReport, ChainReport, ExtensionReport, PublicKeyReport, SignatureAlgorithmReport,
};

use crate::check::Findings;
use crate::inspection::Inspection;

/// Describes every certificate in the order of the input.
pub(super) fn describe_all(inspection: &Inspection) -> Vec<CertificateReport> {
    let arrangement = &inspection.arrangement;
    let certificates = inspection.certificates.iter().enumerate();
    certificates
        .map(|(index, found)| CertificateReport {
            issued_by: arrangement.issued_by[index].map(|issuer| issuer as u32),
            signature: signature(arrangement.signature[index]),
            input: found.place.input.map(|input| input as u32),
            ..describe(&found.value)
        })
        .collect()
}

/// Describes the chains, each with the codes of the findings about its certificates.
pub(super) fn chains(inspection: &Inspection, findings: &Findings) -> Vec<ChainReport> {
    let chains = inspection.arrangement.chains.iter();
    chains
        .map(|chain| ChainReport {
            certificates: chain.certificates.iter().map(|index| *index as u32).collect(),
            complete: chain.complete,
            self_signed_root: chain.self_signed_root,
            problems: problems(inspection, findings, &chain.certificates),
        })
        .collect()
}

fn problems(inspection: &Inspection, findings: &Findings, chain: &[usize]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for finding in findings.list() {
        let index = finding.certificate.map(|index| inspection.first_equal(index));
        if index.is_some_and(|index| chain.contains(&index)) && !codes.contains(&finding.diagnostic.code) {
            codes.push(finding.diagnostic.code.clone());
        }
    }
    codes
}

fn describe(certificate: &Certificate) -> CertificateReport {
    let algorithm = certificate.signature_algorithm();
    CertificateReport {
        version: certificate.version(),
        subject: certificate.subject().rfc4514(),
        issuer: certificate.issuer().rfc4514(),
        subject_rdns: certificate.subject().relative_names(),
        issuer_rdns: certificate.issuer().relative_names(),
        serial_number: certificate.serial_number_hex(),
        not_before: certificate.not_before().to_rfc3339(),
        not_after: certificate.not_after().to_rfc3339(),
        signature_algorithm: SignatureAlgorithmReport {
            oid: algorithm.oid.clone(),
            name: algorithm.name.clone(),
        },
        public_key: public_key(certificate.public_key()),
        subject_alternative_names: certificate.subject_alternative_names(),
        is_ca: certificate.is_ca(),
        path_length: certificate.path_length(),
        key_usage: certificate
            .key_usage()
            .unwrap_or_default()
            .iter()
            .map(|usage| (*usage).to_owned())
            .collect(),
        extended_key_usage: certificate.extended_key_usage().unwrap_or_default().to_vec(),
        certificate_policies: certificate.certificate_policies(),
        subject_key_id: certificate.subject_key_id(),
        authority_key_id: certificate.authority_key_id(),
        extensions: certificate.extensions().iter().map(extension).collect(),
        sha1: certificate.sha1_hex(),
        sha256: certificate.sha256_hex(),
        x5t_s256: certificate.x5t_s256(),
        issued_by: None,
        signature: bindwright_report::SignatureStatus::NotChecked,
        input: None,
    }
}

pub(super) fn public_key(key: &PublicKey) -> PublicKeyReport {
    PublicKeyReport {
        algorithm: key.algorithm().to_owned(),
        bits: key.bits(),
        curve: key.curve().map(str::to_owned),
        exponent: key.exponent().map(str::to_owned),
        spki_sha256: key.spki_sha256_hex(),
    }
}

fn extension(extension: &Extension) -> ExtensionReport {
    ExtensionReport {
        oid: extension.oid().to_owned(),
        name: extension.name().map(str::to_owned),
        critical: extension.critical(),
        value: extension.value_text(),
    }
}

pub(super) fn signature(status: SignatureStatus) -> bindwright_report::SignatureStatus {
    match status {
        SignatureStatus::Verified => bindwright_report::SignatureStatus::Verified,
        SignatureStatus::Failed => bindwright_report::SignatureStatus::Failed,
        SignatureStatus::NotChecked => bindwright_report::SignatureStatus::NotChecked,
    }
}
