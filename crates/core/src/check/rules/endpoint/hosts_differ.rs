use bindwright_report::Severity;

use super::{certificate_host, report_certurl};
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::inspect::host;
use crate::texts;

/// `url` and `certurl` of different zones or landscapes: they come from different keys.
pub(crate) struct HostsDiffer;

impl Rule for HostsDiffer {
    fn code(&self) -> &'static str {
        "endpoint/hosts-differ"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::XSUAA_TOKEN]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        report_certurl(inspection, findings, texts::endpoint_hosts_differ_help, |credentials| {
            let of_secret = credentials.url.as_deref().and_then(host);
            let of_secret = of_secret.filter(|host| host.contains(".authentication."))?;
            let of_certificate = certificate_host(credentials)?;
            let is_same =
                of_secret == of_certificate.replacen(".authentication.cert.", ".authentication.", 1);
            (!is_same).then(|| texts::endpoint_hosts_differ_message(of_secret, of_certificate))
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{NOW, fixture_text, inspect_texts, only, options};

    #[test]
    fn shows_both() {
        let report =
            inspect_texts(&[&fixture_text("rules/endpoint/hosts-differ/triggers.json")], &options(NOW));
        let found = only(&report, "endpoint/hosts-differ");
        assert!(found.message.contains("us10"), "{}", found.message);
    }
}
