//! What happens at each station of the flow, what goes wrong there, and where that is written.

use bindwright_texts::Message;

use super::origin::{
    EMPTY_SECRET, EXPIRED, Origin, PROOF, PURPOSE, RATE_LIMIT, TOKEN_FAILS, WRAPPER, WRONG_HOST,
};
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
    use bindwright_catalog::catalog;

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
