//! What is wrong with a destination that uses a certificate.

mod client_secret_left;
mod key_store_missing;
mod key_store_password;
mod key_store_without_extension;
mod proxy_type;
mod token_url_without_cert;
mod token_url_without_path;

pub(crate) use client_secret_left::ClientSecretLeft;
pub(crate) use key_store_missing::KeyStoreMissing;
pub(crate) use key_store_password::KeyStorePassword;
pub(crate) use key_store_without_extension::KeyStoreWithoutExtension;
pub(crate) use proxy_type::ProxyType;
pub(crate) use token_url_without_cert::TokenUrlWithoutCert;
pub(crate) use token_url_without_path::TokenUrlWithoutPath;

use crate::inspection::{Credentials, Inspection};

/// The extensions that say the format of a certificate or key store (SAP page *OAuth with X.509 Client Certificates*,
/// read 2026-11-20).
const EXTENSIONS: [&str; 6] = ["pem", "crt", "cer", "p12", "pfx", "jks"];
const FOR_TOKENS: &str = "tokenService.KeyStoreLocation";
const FOR_CALLS: &str = "KeyStoreLocation";

/// A destination that has a client, as the cockpit exports it.
struct Destination<'inspection> {
    credentials: &'inspection Credentials,
    /// The name of the file with certificate and key.
    key_store: Option<&'inspection str>,
    /// Whether that file is for getting tokens, not for the calls themselves.
    is_for_tokens: bool,
    token_url: Option<&'inspection str>,
}

/// Returns the credentials that are properties of a destination.
fn destinations(inspection: &Inspection) -> impl Iterator<Item = Destination<'_>> {
    let is_one = |found: &&Credentials| {
        ["Authentication", "tokenServiceURL"].iter().any(|name| found.field(name).is_some())
    };
    inspection.identities.iter().filter(is_one).map(|credentials| {
        let value = |name| value(credentials, name);
        let for_tokens = value(FOR_TOKENS);
        Destination {
            credentials,
            key_store: for_tokens.or_else(|| value(FOR_CALLS)),
            is_for_tokens: for_tokens.is_some(),
            token_url: value("tokenServiceURL"),
        }
    })
}

impl Destination<'_> {
    /// Returns the value of a property where it may be shown and is not empty.
    fn value(&self, name: &str) -> Option<&str> {
        value(self.credentials, name)
    }

    fn key_store_property(&self) -> &'static str {
        if self.is_for_tokens { FOR_TOKENS } else { FOR_CALLS }
    }

    /// Returns the extension of the key store in small letters, where it is one that is known.
    fn extension(&self) -> Option<String> {
        let extension = self.key_store?.rsplit_once('.')?.1.to_ascii_lowercase();
        EXTENSIONS.contains(&extension.as_str()).then_some(extension)
    }

    fn has_password(&self) -> bool {
        let property = if self.is_for_tokens { "tokenService.KeyStorePassword" } else { "KeyStorePassword" };
        self.credentials.field(property).is_some_and(|field| field.length != Some(0))
    }
}

fn value<'found>(credentials: &'found Credentials, name: &str) -> Option<&'found str> {
    credentials.field(name)?.value.as_deref().filter(|value| !value.trim().is_empty())
}
