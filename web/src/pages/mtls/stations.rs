//! What happens at each station of the flow, what goes wrong there, and where that is written.

use bindwright_catalog::{Source, catalog};
use bindwright_report::SourceReference;
use bindwright_texts::Message;

use crate::texts;

/// A station: what is sent, where to, and what goes wrong.
pub struct Station {
    /// The name.
    pub title: Message,
    /// Who sends what.
    pub sent: Message,
    /// Which host it goes to.
    pub host: Message,
    /// What goes wrong, each with the code of the page about it, where there is one.
    pub traps: Vec<(Message, &'static str)>,
    /// Services whose pages show more.
    pub services: &'static [&'static str],
    /// What all that rests on.
    pub origins: &'static [Origin],
}

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

const TOKEN_FAILS: Origin = Origin::Page(
    "Token Retrieval Fails with Status Code 401",
    "https://github.com/SAP-docs/btp-cloud-platform/blob/main/docs/60-security/token-retrieval-fails-with-status-code-401-fd5865e.md",
);
const RATE_LIMIT: Origin = Origin::Page(
    "Rate Limiting",
    "https://github.com/SAP-docs/btp-cloud-platform/blob/main/docs/60-security/rate-limiting-d203e2d.md",
);
const WRONG_HOST: Origin = Origin::Page(
    "SAP/cloud-security-services-integration-library, pull request 534",
    "https://github.com/SAP/cloud-security-services-integration-library/pull/534",
);
const EXPIRED: Origin = Origin::Page(
    "SAP/cloud-security-services-integration-library, issue 628",
    "https://github.com/SAP/cloud-security-services-integration-library/issues/628",
);
/// Its text is behind a login; public search results show what it says.
const PURPOSE: Origin = Origin::Page("SAP Knowledge Base Article 3711618 (its public summary)", "");
const EMPTY_SECRET: Origin =
    Origin::Page("SAP/cloud-sdk-js, issue 3719", "https://github.com/SAP/cloud-sdk-js/issues/3719");
const PROOF: Origin = Origin::Page(
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

/// Returns the stations in the order of the flow.
pub fn stations() -> [Station; 5] {
    [binding(), key(), handshake(), token(), service()]
}

fn binding() -> Station {
    Station {
        title: texts::station_binding(),
        sent: texts::station_binding_sent(),
        host: texts::station_binding_host(),
        traps: vec![
            (texts::station_binding_nesting(), "parameters/wrong-nesting"),
            (texts::station_binding_vocabulary(), "parameters/wrong-vocabulary"),
            (texts::station_binding_private(), "parameters/private-key"),
        ],
        services: &["auditlog", "identity", "it-rt"],
        origins: &[
            WRAPPER,
            Origin::Catalog("xsuaa", "xsuaa-managed"),
            Origin::Catalog("auditlog", "bw-modeling"),
            Origin::Catalog("identity", "ias-reference"),
        ],
    }
}

fn key() -> Station {
    Station {
        title: texts::station_key(),
        sent: texts::station_key_sent(),
        host: texts::station_key_host(),
        traps: vec![
            (texts::station_key_secret(), "service-key/credential-type-not-x509"),
            (texts::station_key_provided(), "service-key/private-key-missing"),
            (texts::station_key_escapes(), "pem/damaged-block"),
            (texts::station_key_expiry(), "certificate/lifetime"),
        ],
        services: &["xsuaa", "identity"],
        origins: &[
            Origin::Catalog("xsuaa", "xsuaa-remote"),
            Origin::Catalog("xsuaa", "xsuaa-provided"),
            Origin::Catalog("identity", "ias-reference"),
            Origin::Catalog("auditlog", "own-page"),
            Origin::Catalog("auditlog-management", "own-page"),
        ],
    }
}

fn handshake() -> Station {
    Station {
        title: texts::station_handshake(),
        sent: texts::station_handshake_sent(),
        host: texts::station_handshake_host(),
        traps: vec![
            (texts::station_handshake_expired(), "certificate/expired"),
            (texts::station_handshake_pair(), "key/does-not-match-certificate"),
            (texts::station_handshake_chain(), "chain/missing-intermediate"),
            (texts::station_handshake_purpose(), "certificate/no-client-auth"),
            (texts::station_handshake_authority(), ""),
        ],
        services: &[],
        origins: &[
            Origin::Catalog("xsuaa", "token-mtls"),
            Origin::Catalog("xsuaa", "trusted-cas"),
            EXPIRED,
            PURPOSE,
            PROOF,
        ],
    }
}

fn token() -> Station {
    Station {
        title: texts::station_token(),
        sent: texts::station_token_sent(),
        host: texts::station_token_host(),
        traps: vec![
            (texts::station_token_host_wrong(), "service-key/missing-certurl"),
            (texts::station_token_client(), ""),
            (texts::station_token_secret(), "service-key/secret-and-certificate"),
            (texts::station_token_rate(), ""),
        ],
        services: &["xsuaa", "identity", "it-rt"],
        origins: &[
            Origin::Catalog("xsuaa", "token-mtls"),
            Origin::Catalog("identity", "ias-token"),
            WRONG_HOST,
            TOKEN_FAILS,
            EMPTY_SECRET,
            RATE_LIMIT,
        ],
    }
}

fn service() -> Station {
    Station {
        title: texts::station_service(),
        sent: texts::station_service_sent(),
        host: texts::station_service_host(),
        traps: vec![(texts::station_service_url(), ""), (texts::station_service_direct(), "")],
        services: &["credstore", "cloud-logging", "autoscaler"],
        origins: &[
            Origin::Catalog("sdm", "own-page"),
            Origin::Catalog("credstore", "credstore-authentication"),
            Origin::Catalog("cloud-logging", "cloud-logging-otlp"),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_statement_has_its_source_and_every_service_its_page() {
        for station in stations() {
            for origin in station.origins {
                assert!(origin.reference().is_some());
            }
            for id in station.services {
                assert!(catalog().service(id).is_some(), "{id}");
            }
        }
    }
}
