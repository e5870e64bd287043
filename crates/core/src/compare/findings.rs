//! The codes of comparing.

use bindwright_catalog::Service;
use bindwright_report::SourceReference;

pub(super) use crate::code::Findings;
use crate::code::codes;

codes! {
    NOTHING_RETURNED = "comparison/nothing-returned", Error, [CF_SERVICE_KEY];
    SEVERAL_CREDENTIALS = "comparison/several-credentials", Info, [CF_SERVICE_KEY];
    OTHER_SERVICE = "comparison/other-service", Error, [RECORDED];
    CREDENTIAL_TYPE = "comparison/credential-type", Error, [SBF, XSUAA_DESCRIPTOR, IDENTITY_REFERENCE];
    NO_CERTIFICATE = "comparison/no-certificate", Error, [XSUAA_MANAGED, XSUAA_PROVIDED];
    OTHER_CERTIFICATE = "comparison/other-certificate", Error, [XSUAA_PROVIDED, IDENTITY_REFERENCE];
    CERTIFICATE_NOT_HIDDEN = "comparison/certificate-not-hidden", Info, [XSUAA_PROVIDED];
    PRIVATE_KEY_MISSING = "comparison/private-key-missing", Error, [XSUAA_MANAGED, XSUAA_PROVIDED];
    PRIVATE_KEY_RETURNED = "comparison/private-key-returned", Warning, [XSUAA_PROVIDED, IDENTITY_REFERENCE];
    NO_CLIENT_SECRET = "comparison/no-client-secret", Warning, [XSUAA_SECRET];
    LIFETIME = "comparison/lifetime", Warning, [XSUAA_MANAGED, IDENTITY_REFERENCE];
    KEY_LENGTH = "comparison/key-length", Warning, [XSUAA_MANAGED, IDENTITY_REFERENCE];
    ENVIRONMENT_SIZE = "comparison/environment-size", Warning, [XSUAA_PROVIDED];
}

/// Returns a source of a service in the form that findings carry.
pub(super) fn source_of(service: &Service, id: &str) -> Option<SourceReference> {
    service.source(id).map(bindwright_catalog::Source::to_reference)
}
