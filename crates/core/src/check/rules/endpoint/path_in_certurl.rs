use bindwright_report::Severity;

use super::report_certurl;
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
        report_certurl(inspection, findings, texts::endpoint_path_in_certurl_help, |credentials| {
            let address = credentials.certificate_url.as_deref()?;
            let rest = address.rsplit_once("://").map_or(address, |(_, rest)| rest);
            let (_, path) = rest.split_once('/')?;
            (!path.is_empty()).then(|| texts::endpoint_path_in_certurl_message(path))
        });
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
