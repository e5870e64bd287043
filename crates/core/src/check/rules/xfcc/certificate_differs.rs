use bindwright_report::Severity;

use crate::Inspection;
use crate::check::rules::certificate::name;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A forwarded certificate that is none of those that were pasted along.
pub(crate) struct CertificateDiffers;

impl Rule for CertificateDiffers {
    fn code(&self) -> &'static str {
        "xfcc/certificate-differs"
    }

    fn severity(&self) -> Severity {
        Severity::Error
    }

    fn sources(&self) -> &'static [Source] {
        &[source::ENVOY_XFCC, source::RFC_8705_BINDING]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        let own = inspection.own_client_certificates();
        let Some(first) = own.first() else { return };
        let mut forwarded =
            inspection.forwarded.iter().filter_map(|found| found.value.certificate).peekable();
        let Some(index) = forwarded.peek().copied() else { return };
        let is_own =
            |index| own.iter().any(|own| inspection.first_equal(*own) == inspection.first_equal(index));
        if !forwarded.any(is_own) {
            let names = [index, *first].map(|index| name(&inspection.certificates[index].value));
            let [forwarded, own] = names;
            let message = texts::xfcc_certificate_differs_message(forwarded, own);
            let place = &inspection.certificates[index].place;
            findings.report(place, message, texts::xfcc_certificate_differs_help()).about(index);
        }
    }
}
