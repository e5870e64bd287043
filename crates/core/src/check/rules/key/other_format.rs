use bindwright_report::Severity;

use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspection::ProblemKind;
use crate::texts;
use bindwright_pki::ForeignFormat;

/// A key in a format of other software, for example of OpenSSH.
pub(crate) struct OtherFormat;

impl Rule for OtherFormat {
    fn code(&self) -> &'static str {
        "key/other-format"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_7468, source::RFC_5958]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for problem in &inspection.problems {
            let ProblemKind::Foreign(format) = &problem.value else { continue };
            let (message, help) = match format {
                ForeignFormat::OpenSsh { .. } => {
                    (texts::key_other_format_openssh(), texts::key_other_format_openssh_help())
                }
                ForeignFormat::Putty { .. } => {
                    (texts::key_other_format_putty(), texts::key_other_format_putty_help())
                }
                ForeignFormat::Ssh2 => (texts::key_other_format_ssh2(), texts::key_other_format_ssh2_help()),
                _ => (texts::key_other_format_pgp(), texts::key_other_format_pgp_help()),
            };
            findings.report(&problem.place, message, help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, inspect_texts, only, options};

    #[test]
    fn each_format_has_its_own_remedy() {
        for (text, word) in [
            ("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n", "ssh-keygen"),
            ("PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nPrivate-MAC: 00\n", "puttygen"),
            ("-----BEGIN PGP MESSAGE-----\n\nAAAA\n=AAAA\n-----END PGP MESSAGE-----\n", "X.509"),
        ] {
            let report = inspect_texts(&[text], &options(NOW));
            let help = only(&report, "key/other-format").help.clone().unwrap();
            assert!(help.contains(word), "{help}");
            assert!(report.private_keys.is_empty() && report.locked.is_empty());
        }
    }
}
