use bindwright_report::{CertificateReport, ChainReport, Report, SignatureStatus};
use bindwright_texts::{Locale, Message};

use super::key_name;
use crate::page::Page;
use crate::texts;

/// Writes every certificate, then the chains.
pub(super) fn write(page: &mut Page, report: &Report, locale: Locale) {
    for (index, certificate) in report.certificates.iter().enumerate() {
        page.heading(&texts::certificate_heading(index.to_string(), &certificate.subject));
        write_one(page, certificate, locale);
    }
    if !report.chains.is_empty() {
        page.heading(&texts::chain_heading());
        for chain in &report.chains {
            page.line(2, &chain_line(chain));
        }
    }
}

fn write_one(page: &mut Page, certificate: &CertificateReport, locale: Locale) {
    page.field(2, &texts::certificate_issuer(), &certificate.issuer);
    page.field(2, &texts::certificate_serial(), &certificate.serial_number);
    let validity = texts::certificate_from_to(&certificate.not_before, &certificate.not_after);
    page.field(2, &texts::certificate_validity(), &validity.text(locale));
    let key = &certificate.public_key;
    page.field(2, &texts::certificate_key(), &key_name(&key.algorithm, key.bits, key.curve.as_deref()));
    let status = signature(certificate.signature).text(locale);
    let signed = texts::certificate_signed(&certificate.signature_algorithm.name, status);
    page.field(2, &texts::certificate_signature(), &signed.text(locale));
    if certificate.is_ca {
        page.field(2, &texts::certificate_authority(), &texts::certificate_authority_yes().text(locale));
    }
    if !certificate.subject_alternative_names.is_empty() {
        let names = certificate.subject_alternative_names.join(", ");
        page.field(2, &texts::certificate_names(), &names);
    }
    page.field(2, &texts::certificate_sha256(), &certificate.sha256);
}

fn signature(status: SignatureStatus) -> Message {
    match status {
        SignatureStatus::Verified => texts::signature_verified(),
        SignatureStatus::Failed => texts::signature_failed(),
        SignatureStatus::NotChecked => texts::signature_not_checked(),
    }
}

fn chain_line(chain: &ChainReport) -> Message {
    let order: Vec<String> = chain.certificates.iter().map(ToString::to_string).collect();
    let order = order.join(" <- ");
    if chain.complete { texts::chain_complete(order) } else { texts::chain_open(order) }
}
