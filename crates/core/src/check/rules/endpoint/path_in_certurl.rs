use bindwright_report::Severity;

use super::place;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A base address for certificates that has a path, to which programs append theirs.
pub(crate) struct PathInCerturl;

impl Rule for PathInCerturl {
    fn code(&self) -> &'static str {
        "endpoint/path-in-certurl"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_TOKEN]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for credentials in &inspection.identities {
            let Some(address) = credentials.certificate_url.as_deref() else { continue };
            let rest = address.rsplit_once("://").map_or(address, |(_, rest)| rest);
            let path = rest.split_once('/').map(|(_, path)| path).unwrap_or_default();
            if !path.is_empty() {
                let message = texts::endpoint_path_in_certurl_message(path);
                let help = texts::endpoint_path_in_certurl_help();
                findings.report(&place(credentials, "certurl"), message, help);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_the_path() {
        let report =
            inspect_texts(&[&fixture_text("rules/endpoint/path-in-certurl/triggers.json")], &options(NOW));
        let found = only(&report, "endpoint/path-in-certurl");
        assert!(found.message.contains("oauth/token"), "{}", found.message);
    }
}
