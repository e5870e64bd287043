//! *I bring a certificate*: from whatever a person has to the text that goes into the parameters.

use bindwright_pki::{PublicKey, pem};
use bindwright_report::{CertificateParameter, Diagnostic, Report, Severity};
use bindwright_texts::Message;

use crate::check::rules::certificate::name;
use crate::inspection::Inspection;
use crate::{Input, Options, inspect, report, texts};

pub(crate) const NO_CERTIFICATE: &str = "parameters/no-certificate";
pub(crate) const PRIVATE_KEY_DROPPED: &str = "parameters/private-key-dropped";
pub(crate) const OTHER_KEY: &str = "parameters/other-key";
pub(crate) const SEVERAL_CERTIFICATES: &str = "parameters/several-client-certificates";

/// Rules whose findings say what a password is missing for.
const ABOUT_PASSWORDS: &[&str] = &[
    "key/password-required",
    "key/wrong-password",
    "keystore/password-required",
    "keystore/wrong-password",
    "keystore/other-password",
];

/// Finds the client's certificate in the inputs and writes it as a parameter wants it; private keys are left out with
/// a warning.
pub fn certificate_parameter(inputs: Vec<Input>, options: &Options) -> CertificateParameter {
    parameter(&inspect::read(inputs, options), options)
}

/// Does the same for a certificate that was asked for with a key pair made before: says where it belongs to another key.
pub fn certificate_parameter_for(
    inputs: Vec<Input>,
    public_key: &PublicKey,
    options: &Options,
) -> CertificateParameter {
    let inspection = inspect::read(inputs, options);
    let mut found = parameter(&inspection, options);
    let leaf = leaf(&inspection).map(|leaf| &inspection.certificates[leaf].value);
    if let Some(other) = leaf.filter(|leaf| !leaf.public_key().is_same_key(public_key)) {
        let message = texts::parameters_other_key_message(name(other));
        let help = texts::parameters_other_key_help();
        found.diagnostics.push(diagnostic(OTHER_KEY, Severity::Error, &message, &help, options));
    }
    found
}

fn parameter(inspection: &Inspection, options: &Options) -> CertificateParameter {
    let leaf = leaf(inspection);
    let chain = leaf.map(|leaf| chain(inspection, leaf)).unwrap_or_default();
    let report = report::build(inspection, options);
    let wants_password = inspection.locked.iter().any(|found| found.value.reason.wants_password());
    let diagnostics = match leaf {
        None if wants_password => about_passwords(&report),
        _ => diagnostics(inspection, leaf, options),
    };
    CertificateParameter {
        pem: leaf.map(|leaf| pem_of(inspection, &[leaf])),
        chain_pem: (chain.len() > 1).then(|| pem_of(inspection, &chain)),
        diagnostics,
        report,
    }
}

/// Returns the first end entity; where there is none, the only certificate or the one that issued no other.
pub(crate) fn leaf(inspection: &Inspection) -> Option<usize> {
    let end_entities = inspection.client_certificates();
    let of_chain = || inspection.arrangement.chains.first().and_then(|chain| chain.certificates.first());
    end_entities.first().or_else(of_chain).copied()
}

/// Returns the certificate and its issuers; a self-signed root above others is left out, as servers have their own.
fn chain(inspection: &Inspection, leaf: usize) -> Vec<usize> {
    let is_root = |index: usize| inspection.certificates[index].value.is_self_issued();
    let mut chain = inspection.chain_from(leaf);
    if let Some(root) = chain.iter().skip(1).position(|issuer| is_root(*issuer)) {
        chain.truncate(root + 1);
    }
    chain
}

/// Returns what the report says about missing and wrong passwords: whether there is a certificate is not known yet.
fn about_passwords(report: &Report) -> Vec<Diagnostic> {
    let is_about = |found: &&Diagnostic| ABOUT_PASSWORDS.contains(&found.code.as_str());
    report.diagnostics.iter().filter(is_about).cloned().collect()
}

fn pem_of(inspection: &Inspection, indices: &[usize]) -> String {
    let blocks =
        indices.iter().map(|index| pem::encode("CERTIFICATE", inspection.certificates[*index].value.der()));
    blocks.collect::<String>().trim_end().to_owned()
}

fn diagnostics(inspection: &Inspection, leaf: Option<usize>, options: &Options) -> Vec<Diagnostic> {
    let mut list = Vec::new();
    let mut add = |code, severity, message: Message, help: Message| {
        list.push(diagnostic(code, severity, &message, &help, options));
    };
    if !inspection.private_keys.is_empty() || !inspection.locked.is_empty() {
        let message = texts::parameters_private_key_dropped_message();
        add(PRIVATE_KEY_DROPPED, Severity::Warning, message, texts::parameters_private_key_dropped_help());
    }
    let Some(leaf) = leaf else {
        let message = texts::parameters_no_certificate_message();
        add(NO_CERTIFICATE, Severity::Error, message, texts::parameters_no_certificate_help());
        return list;
    };
    let several = inspection.client_certificates().len();
    if several > 1 {
        let taken = name(&inspection.certificates[leaf].value);
        let message = texts::parameters_several_client_certificates_message(several as i64, taken);
        add(
            SEVERAL_CERTIFICATES,
            Severity::Warning,
            message,
            texts::parameters_several_client_certificates_help(),
        );
    }
    list
}

fn diagnostic(
    code: &str,
    severity: Severity,
    message: &Message,
    help: &Message,
    options: &Options,
) -> Diagnostic {
    let message = message.text(options.locale);
    Diagnostic { help: Some(help.text(options.locale)), ..Diagnostic::new(code, severity, message) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{NOW, files, fixture_text, inputs, options, with_passwords};

    fn parameter(file: &str) -> CertificateParameter {
        certificate_parameter(inputs(&[&fixture_text(file)]), &options(NOW))
    }

    fn codes(parameter: &CertificateParameter) -> Vec<&str> {
        parameter.diagnostics.iter().map(|found| found.code.as_str()).collect()
    }

    #[test]
    fn writes_the_leaf_with_64_columns_and_no_final_line_break() {
        let leaf = parameter("pem/reversed.pem");
        let pem = leaf.pem.as_deref().unwrap();
        assert!(
            pem.starts_with("-----BEGIN CERTIFICATE-----\n") && pem.ends_with("\n-----END CERTIFICATE-----")
        );
        assert!(pem.lines().all(|line| line.len() <= 64) && !pem.contains('\r'));
        assert_eq!(pem.matches("BEGIN").count(), 1);
        assert_eq!(leaf.chain_pem.as_deref().unwrap().matches("BEGIN").count(), 2);
        assert!(leaf.chain_pem.unwrap().starts_with(pem));
        assert_eq!(parameter("pem/crlf.pem").pem.as_deref(), Some(pem));
    }

    #[test]
    fn leaves_private_keys_out() {
        let with_key = parameter("pem/key-and-chain.pem");
        assert_eq!(codes(&with_key), [PRIVATE_KEY_DROPPED]);
        assert!(!serde_json::to_string(&with_key).unwrap().contains("PRIVATE"));
    }

    #[test]
    fn a_keystore_is_asked_for_its_password_first() {
        let with = |passwords: &[&str]| {
            certificate_parameter(files(&["keystores/modern.p12"]), &with_passwords(options(NOW), passwords))
        };
        // The contents and the key are encrypted each by itself.
        assert_eq!(codes(&with(&[])), ["keystore/password-required"; 2]);
        assert_eq!(codes(&with(&["another"])), ["keystore/wrong-password"; 2]);
        let open = with(&["throw-away"]);
        assert_eq!(codes(&open), [PRIVATE_KEY_DROPPED]);
        assert!(open.pem.unwrap().starts_with("-----BEGIN CERTIFICATE-----"));
    }

    #[test]
    fn says_where_a_certificate_belongs_to_another_key() {
        let of_key = |file: &str| {
            let report = crate::inspect(inputs(&[&fixture_text(file)]), &options(NOW));
            assert_eq!(report.private_keys.len(), 1);
            let (blocks, _) = pem::scan(&fixture_text(file), &bindwright_pki::Bounds::default());
            let block = blocks.iter().find(|block| block.label().ends_with("PRIVATE KEY")).unwrap();
            let key =
                bindwright_pki::PrivateKey::from_pem_block(block).unwrap().public_key().unwrap().clone();
            let given = inputs(&[&fixture_text("pem/chain.pem")]);
            certificate_parameter_for(given, &key, &options(NOW))
        };
        assert!(codes(&of_key("pem/key-and-chain.pem")).is_empty());
        let other = of_key("private-keys/p256-sec1.pem");
        assert_eq!(codes(&other), [OTHER_KEY]);
        assert!(other.pem.is_some());
    }

    #[test]
    fn says_what_is_missing_or_too_much() {
        assert_eq!(codes(&parameter("pem/not-pem.txt")), [NO_CERTIFICATE]);
        assert_eq!(codes(&parameter("pem/two-leaves.pem")), [SEVERAL_CERTIFICATES]);
        assert!(codes(&parameter("certificates/leaf.pem")).is_empty());
    }
}
