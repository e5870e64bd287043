//! Pages that the drawn flow rests on.

use bindwright_catalog::{Source, catalog};
use bindwright_report::SourceReference;

/// Where a statement is written.
pub enum Origin {
    /// A source of a service in the catalogue: the id of the service and of the source.
    Catalog(&'static str, &'static str),
    /// A page that no service of the catalogue rests on: title, and address where it is public.
    Page(&'static str, &'static str),
}

impl Origin {
    /// Returns title, address and dates; `None` where the catalogue does not have it.
    pub fn reference(&self) -> Option<SourceReference> {
        match self {
            Self::Catalog(service, source) => {
                catalog().service(service)?.source(source).map(Source::to_reference)
            }
            Self::Page(title, url) => Some(SourceReference {
                title: (*title).to_owned(),
                url: (!url.is_empty()).then(|| (*url).to_owned()),
                changed: None,
                read: (!url.is_empty()).then(|| "2026-11-20".to_owned()),
            }),
        }
    }
}

/// Why no token comes back.
pub const TOKEN_FAILS: Origin = Origin::Page(
    "Token Retrieval Fails with Status Code 401",
    "https://github.com/SAP-docs/btp-cloud-platform/blob/main/docs/60-security/token-retrieval-fails-with-status-code-401-fd5865e.md",
);
/// How many tokens may be asked for.
pub const RATE_LIMIT: Origin = Origin::Page(
    "Rate Limiting",
    "https://github.com/SAP-docs/btp-cloud-platform/blob/main/docs/60-security/rate-limiting-d203e2d.md",
);
/// What the host without `cert` answers.
pub const WRONG_HOST: Origin = Origin::Page(
    "SAP/cloud-security-services-integration-library, pull request 534",
    "https://github.com/SAP/cloud-security-services-integration-library/pull/534",
);
/// What an expired certificate looks like.
pub const EXPIRED: Origin = Origin::Page(
    "SAP/cloud-security-services-integration-library, issue 628",
    "https://github.com/SAP/cloud-security-services-integration-library/issues/628",
);
/// Its text is behind a login; public search results show what it says.
pub const PURPOSE: Origin = Origin::Page("SAP Knowledge Base Article 3711618 (its public summary)", "");
/// What an empty secret in a destination does.
pub const EMPTY_SECRET: Origin =
    Origin::Page("SAP/cloud-sdk-js, issue 3719", "https://github.com/SAP/cloud-sdk-js/issues/3719");
/// How a client proves that it holds the private key.
pub const PROOF: Origin = Origin::Page(
    "RFC 8446: TLS 1.3, section 4.4.3: Certificate verify",
    "https://www.rfc-editor.org/rfc/rfc8446#section-4.4.3",
);
/// How Kubernetes renews, and what validity that needs.
pub const OPERATOR: Origin = Origin::Page(
    "SAP/sap-btp-service-operator, README",
    "https://github.com/SAP/sap-btp-service-operator/blob/main/README.md",
);
/// How a key is renewed on Cloud Foundry.
pub const ROTATE: Origin = Origin::Page(
    "Rotate X.509 Secrets",
    "https://github.com/SAP-docs/btp-cloud-platform/blob/main/docs/50-administration-and-ops/rotate-x-509-secrets-e5e7736.md",
);
/// Where reuse services look for their parameters.
pub const WRAPPER: Origin =
    Origin::Page("npm package @sap/sbf 6.11.9, README", "https://www.npmjs.com/package/@sap/sbf");
