//! The check engine: rules look at an [`Inspection`] and say what is wrong with it.

mod findings;
mod page;
pub(crate) mod rules;
pub(crate) mod source;
#[cfg(test)]
pub(crate) mod testing;

pub use findings::Findings;
pub use page::{explain, rule_pages};
pub use source::Source;

use bindwright_report::Severity;

use crate::{Inspection, Options};
use rules::{
    certificate, certificate_bag, chain, destination, endpoint, input, json, key, keystore, pem, request,
    service_key, token, xfcc,
};

/// One fault that is looked for: a unit struct with its metadata, its code and its tests in a file of its own.
pub trait Rule: Sync {
    /// Returns the stable code, named after the fault: `certificate/expired`; never reused, never renamed.
    fn code(&self) -> &'static str;

    /// Returns how grave a finding is at most.
    fn severity(&self) -> Severity;

    /// Returns what the rule rests on, the most telling source first.
    fn sources(&self) -> &'static [Source];

    /// Reports every place where the fault is.
    fn check(&self, inspection: &Inspection, findings: &mut Findings);
}

/// Every rule, in the order that findings of one severity are shown in and that documentation lists.
pub static RULES: &[&dyn Rule] = &[
    &input::TooLarge,
    &input::TooManyFiles,
    &input::TooManyBlocks,
    &input::TooDeep,
    &input::ZipTooLarge,
    &input::ZipNotReadable,
    &input::NestedZip,
    &input::YamlNotSupported,
    &input::TooMuchWork,
    &input::Empty,
    &input::NotRecognised,
    &input::Parameters,
    &input::ErrorMessage,
    &input::NothingToCheck,
    &json::NotReadable,
    &pem::DamagedBlock,
    &pem::StrictReadersRefuse,
    &pem::UnknownBlock,
    &certificate::NotReadable,
    &certificate_bag::NotReadable,
    &certificate::Expired,
    &certificate::NotYetValid,
    &certificate::ExpiresWithin7Days,
    &certificate::ExpiresWithin30Days,
    &certificate::LifetimeTwoThirdsUsed,
    &certificate::WeakKey,
    &certificate::WeakSignature,
    &certificate::NoClientAuth,
    &certificate::IsCa,
    &certificate::MalformedExtension,
    &certificate::DuplicateExtension,
    &certificate::SignatureAlgorithmMismatch,
    &certificate::UnknownCriticalExtension,
    &certificate::MalformedPublicKey,
    &certificate::KeyUsageWithoutSignature,
    &certificate::OnlyAnyPurpose,
    &certificate::KeyCannotSign,
    &certificate::UncommonKey,
    &certificate::OldVersion,
    &certificate::SerialNumberOutOfRange,
    &certificate::WeakRsaExponent,
    &certificate::NoExpiry,
    &certificate::ClockSkew,
    &certificate::SelfSigned,
    &certificate::ClientAuthEnds,
    &certificate::IssuerNotListed,
    &certificate::IssuerListed,
    &key::NotReadable,
    &key::OtherFormat,
    &key::UnsupportedEncryption,
    &key::WrongPassword,
    &key::PasswordRequired,
    &key::DoesNotMatchCertificate,
    &key::Pkcs8Rsa,
    &key::SecretInJwk,
    &key::JwkNotReadable,
    &keystore::NotReadable,
    &keystore::IntegrityCheckFailed,
    &keystore::Unsupported,
    &keystore::WrongPassword,
    &keystore::PasswordRequired,
    &keystore::OtherPassword,
    &keystore::EntryNotReadable,
    &keystore::TrailingData,
    &keystore::NoIntegrityCheck,
    &keystore::OldEncryption,
    &request::NotReadable,
    &request::SignatureFailed,
    &request::NoCertificate,
    &service_key::PrivateKeyMissing,
    &service_key::MissingCerturl,
    &service_key::CredentialTypeNotX509,
    &service_key::SecretAndCertificate,
    &service_key::ExpiryDisagrees,
    &service_key::CertificateMissing,
    &service_key::EmptySecret,
    &service_key::InstanceSecret,
    &service_key::Unpinned,
    &service_key::CertificateUsedTwice,
    &service_key::PinnedAndUnpinned,
    &service_key::ExpireTogether,
    &service_key::ManySubjectNames,
    &service_key::TooLargeForEnvironment,
    &service_key::CarriageReturnsInCertificate,
    &service_key::Attested,
    &service_key::NotAClientCertificate,
    &chain::OutOfOrder,
    &chain::MissingIntermediate,
    &chain::SignatureFailed,
    &chain::NotAnAuthority,
    &chain::CannotSignCertificates,
    &chain::PathTooLong,
    &chain::KeyIdentifierMismatch,
    &chain::DuplicateCertificate,
    &chain::SeveralClients,
    &chain::UnrelatedCertificate,
    &chain::LongerThanApprouterTakes,
    &chain::OutlivesIssuer,
    &chain::CrossSigned,
    &chain::SignatureNotChecked,
    &endpoint::CerturlWithoutCert,
    &endpoint::WithoutScheme,
    &endpoint::DoubledScheme,
    &endpoint::NotHttps,
    &endpoint::PathInCerturl,
    &endpoint::HostsDiffer,
    &endpoint::MoreThanAnAddress,
    &destination::ClientSecretLeft,
    &destination::TokenUrlWithoutCert,
    &destination::TokenUrlWithoutPath,
    &destination::KeyStoreWithoutExtension,
    &destination::KeyStorePassword,
    &destination::ProxyType,
    &destination::KeyStoreMissing,
    &token::NotReadable,
    &token::Encrypted,
    &token::AlgorithmNone,
    &token::HmacNotCheckable,
    &token::AlgorithmDoesNotFitKey,
    &token::SignatureFailed,
    &token::Expired,
    &token::NotYetValid,
    &token::CertificateDoesNotMatch,
    &token::ClientIdDiffers,
    &token::AudienceLacksClient,
    &token::ZoneDiffers,
    &token::KeyInHeader,
    &xfcc::NotReadable,
    &xfcc::CertificateDiffers,
    &xfcc::HashDiffers,
    &xfcc::SubjectDiffers,
];

/// Asks every rule, adds what the linter says about parameters, and returns the findings with the gravest first.
pub(crate) fn run(inspection: &Inspection, options: &Options) -> Findings {
    let mut findings = Findings::new(options.locale);
    for rule in RULES {
        findings.ask(*rule, inspection);
    }
    if let Some(days) = options.warn_days {
        findings.ask(&certificate::EndsWithinAskedDays { days }, inspection);
    }
    for judged in &inspection.parameters {
        findings.adopt(&judged.value.diagnostics);
    }
    findings.sort();
    findings
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use bindwright_texts::Locale;

    use super::*;
    use crate::check::testing;

    #[test]
    fn codes_are_unique_and_well_formed() {
        let mut seen = HashSet::new();
        for rule in RULES {
            let code = rule.code();
            assert!(seen.insert(code), "{code} stands in RULES twice");
            let plain = |part: &str| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
            };
            let (area, name) = code.split_once('/').unwrap();
            assert!(plain(area) && plain(name), "{code}");
        }
    }

    #[test]
    fn every_rule_has_a_page_with_sources() {
        for rule in RULES {
            let page = explain(rule.code(), Locale::ENGLISH)
                .unwrap_or_else(|| panic!("{} has no page", rule.code()));
            assert_eq!(page.severity, rule.severity());
            assert!(!page.sources.is_empty(), "{} has no source", rule.code());
            for text in [&page.title, &page.meaning, &page.reason, &page.fix] {
                assert!(text.len() > 10 && !text.contains('{'), "{}: {text}", rule.code());
            }
            assert!(page.sources.iter().all(|source| source.read.is_some() || source.changed.is_some()));
        }
    }

    #[test]
    fn every_rule_has_an_input_that_triggers_it_and_one_that_does_not() {
        for rule in RULES {
            let code = rule.code();
            let found =
                |name: &str| testing::codes_of(testing::rule_inputs(code, name)).contains(&code.to_owned());
            assert!(found("triggers"), "{code} is not found in its fixture `triggers`");
            assert!(!found("clean"), "{code} is found in its fixture `clean`");
        }
    }
}
