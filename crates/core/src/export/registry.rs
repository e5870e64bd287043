//! The formats, in documented order.

use std::ops::Range;

use bindwright_pki::Password;
use bindwright_report::Shell;
use bindwright_texts::Locale;
use zeroize::Zeroizing;

use super::formats::{certificates, key, keystore, line, pem, token};
use super::identity::Identity;
use super::options::{ExportOptions, Profile};

/// One format: what it needs, and how it is made.
pub(crate) struct Format {
    /// Stable name; the text of its purpose is `data.export.<id>`.
    pub(crate) id: &'static str,
    pub(crate) profile: Profile,
    pub(crate) needs: Needs,
    /// Whether the password of the call protects it.
    pub(crate) uses_password: bool,
    /// Makes the files; none where the format does not apply to this identity.
    pub(crate) make: fn(&Context<'_>) -> Vec<Made>,
}

/// What has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    Key,
    Certificate,
    KeyAndCertificate,
    /// Credentials with a client id and an address that gives out tokens for a certificate.
    TokenEndpoint,
}

/// What a format is made from.
pub(crate) struct Context<'a> {
    pub(crate) identity: &'a Identity<'a>,
    pub(crate) wanted: &'a ExportOptions,
    pub(crate) locale: Locale,
    pub(crate) alias: &'a str,
    pub(crate) password: Password,
}

/// A file that was made and not yet read back.
pub(crate) struct Made {
    pub(crate) name: String,
    pub(crate) media_type: &'static str,
    pub(crate) bytes: Zeroizing<Vec<u8>>,
    pub(crate) carries_secret: bool,
    pub(crate) holds: Holds,
}

/// What reading a file back has to give: exactly that, and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Holds {
    /// Which certificates of the identity, in this order.
    pub(crate) certificates: Range<usize>,
    pub(crate) key: bool,
    /// Whether it is a keystore with the alias of the call.
    pub(crate) alias: bool,
}

const fn format(
    id: &'static str,
    profile: Profile,
    needs: Needs,
    make: fn(&Context<'_>) -> Vec<Made>,
) -> Format {
    Format { id, profile, needs, uses_password: false, make }
}

const fn protected(
    id: &'static str,
    profile: Profile,
    needs: Needs,
    make: fn(&Context<'_>) -> Vec<Made>,
) -> Format {
    Format { id, profile, needs, uses_password: true, make }
}

/// All formats in documented order.
pub(crate) static FORMATS: &[Format] = &[
    format("key", Profile::Pem, Needs::Key, key::as_sent),
    format("key-pkcs8", Profile::Pem, Needs::Key, key::pkcs8),
    protected("key-encrypted", Profile::Pem, Needs::Key, key::encrypted),
    format("certificate", Profile::Pem, Needs::Certificate, pem::certificate),
    format("chain", Profile::Pem, Needs::Certificate, pem::chain),
    format("certificate-and-chain", Profile::Pem, Needs::Certificate, pem::certificate_and_chain),
    format("key-and-chain", Profile::Pem, Needs::KeyAndCertificate, pem::key_and_chain),
    format("chain-and-key", Profile::Pem, Needs::KeyAndCertificate, pem::chain_and_key),
    format("key-one-line", Profile::Pem, Needs::Key, line::key),
    format("certificate-one-line", Profile::Pem, Needs::Certificate, line::certificates),
    format("certificate-base64", Profile::Pem, Needs::Certificate, line::bare_certificate),
    format("thumbprint", Profile::Pem, Needs::Certificate, line::thumbprint),
    format("certificate-der", Profile::Pem, Needs::Certificate, certificates::der),
    format("certificate-bag", Profile::Pem, Needs::Certificate, certificates::bag),
    protected("keystore", Profile::Pkcs12, Needs::KeyAndCertificate, keystore::modern),
    protected("keystore-legacy", Profile::Pkcs12Legacy, Needs::KeyAndCertificate, keystore::legacy),
    format("token-bash", Profile::Curl, Needs::TokenEndpoint, token::bash_curl),
    format("token-grants", Profile::Curl, Needs::TokenEndpoint, token::grants),
    format("token-powershell", Profile::Curl, Needs::TokenEndpoint, token::powershell),
    format("token-cmd", Profile::Curl, Needs::TokenEndpoint, token::cmd),
    format("token-httpie", Profile::Curl, Needs::TokenEndpoint, token::httpie),
    format("token-node", Profile::Curl, Needs::TokenEndpoint, token::node),
    format("token-python", Profile::Curl, Needs::TokenEndpoint, token::python),
    format("token-java", Profile::Curl, Needs::TokenEndpoint, token::java),
];

/// Iterates over the stable names of all formats, in documented order.
pub fn export_format_ids() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.id)
}

/// The files that those of a profile refer to.
fn companions(wanted: &ExportOptions) -> &'static [&'static str] {
    match (wanted.profile, wanted.shell) {
        (Profile::Curl, Shell::Bash) => &["key", "certificate-and-chain"],
        (Profile::Curl, _) => &["keystore"],
        _ => &[],
    }
}

/// The client that goes with a shell; the others are for no shell in particular.
fn shell_of(id: &str) -> Option<Shell> {
    match id {
        "token-bash" | "token-grants" | "token-httpie" => Some(Shell::Bash),
        "token-powershell" => Some(Shell::Powershell),
        "token-cmd" => Some(Shell::Cmd),
        _ => None,
    }
}

impl Format {
    /// Says whether a call asks for the format: by its name, else by profile and shell.
    pub(crate) fn is_wanted(&self, wanted: &ExportOptions) -> bool {
        if !wanted.formats.is_empty() {
            return wanted.formats.iter().any(|id| id == self.id);
        }
        let fits_shell = shell_of(self.id).is_none_or(|shell| shell == wanted.shell);
        match wanted.profile {
            Profile::Pack => fits_shell && self.profile != Profile::Pkcs12Legacy,
            // Everything for one command line, and nothing for a programmer.
            Profile::Curl => {
                let is_client = self.profile == Profile::Curl && shell_of(self.id) == Some(wanted.shell);
                is_client && self.id != "token-httpie" || companions(wanted).contains(&self.id)
            }
            profile => profile == self.profile || companions(wanted).contains(&self.id),
        }
    }
}
