use bindwright_report::Severity;

use super::{client_ids, contents, is_for};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A token of another client than the credentials beside it, and not for that client either.
pub(crate) struct ClientIdDiffers;

impl Rule for ClientIdDiffers {
    fn code(&self) -> &'static str {
        "token/client-id-differs"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_TOKEN, source::IDENTITY_REFERENCE]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let Some(own) = client_ids(inspection).next() else { return };
        for (found, claims) in contents(inspection) {
            let Some(client) = &claims.client_id else { continue };
            let is_known = client_ids(inspection).any(|own| own == client || is_for(claims, own));
            if !is_known {
                let message = texts::token_client_id_differs_message(client, own);
                findings.report(&found.place, message, texts::token_client_id_differs_help());
            }
        }
    }
}
