//! How much of an application's environment the credentials take.

use bindwright_catalog::{Environment, RequestKind};
use bindwright_report::{EnvironmentSize, Severity};

use super::asked::Asked;
use super::findings::{ENVIRONMENT_SIZE, Findings};
use super::returned::Returned;
use crate::texts;

/// Bytes that the environment of an application may have in Cloud Foundry: *130k* (SAP page *Parameters for Self-Managed
/// X.509 Certificates*, read 2026-11-20).
pub(crate) const LIMIT: u32 = 130_000;

/// Returns the bytes of the credentials in `VCAP_SERVICES`, and reports what is much; nothing where they do not go there.
pub(super) fn of(
    asked: &Asked<'_>,
    returned: &Returned<'_>,
    findings: &mut Findings,
) -> Option<EnvironmentSize> {
    let request = asked.request;
    if request.kind != RequestKind::Binding || request.environment != Environment::CloudFoundry {
        return None;
    }
    let bytes = u32::try_from(returned.credentials?.minified_bytes).unwrap_or(u32::MAX);
    let text = texts::compare_size(i64::from(bytes), LIMIT.to_string()).text(asked.locale);
    if bytes > LIMIT / 4 {
        let message = texts::comparison_environment_size_message(i64::from(bytes), LIMIT.to_string());
        let help = texts::comparison_environment_size_help().text(asked.locale);
        let finding = findings.add(ENVIRONMENT_SIZE, &returned.place(), &message, help);
        if bytes <= LIMIT {
            finding.severity = Severity::Info;
        }
    }
    Some(EnvironmentSize { bytes, limit: LIMIT, is_estimate: false, text })
}
