//! Where a certificate stands in its lifetime. The six rules about it share this, so that only the gravest speaks.
//!
//! The calendar alone would cry wolf: SAP issues certificates for seven days by default. So *expires within 7 (30)
//! days* is a warning once two thirds of the lifetime are used, and worth knowing (info) before that.

use bindwright_pki::{Certificate, UnixTime};
use bindwright_report::Severity;

use crate::Inspection;
use crate::inspection::Located;

const DAY: i64 = 86_400;
/// How far clocks are taken to differ, in seconds: SAP grants a fresh certificate as much (page *Parameters for
/// Self-Managed X.509 Certificates*, read 2026-11-20).
const SKEW: i64 = 600;

/// The stages that rules report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Expired,
    NotYetValid,
    ClockSkew,
    Within7Days,
    Within30Days,
    TwoThirdsUsed,
}

/// Returns the certificates at a stage, without repetitions; authorities are spared the stages that only say when to
/// renew.
pub(super) fn certificates_at(
    inspection: &Inspection,
    wanted: Stage,
) -> impl Iterator<Item = (usize, &Located<Certificate>)> {
    let renewal = matches!(wanted, Stage::Within30Days | Stage::TwoThirdsUsed);
    inspection.distinct_certificates().filter(move |(_, found)| {
        stage(&found.value, inspection.now) == Some(wanted) && !(renewal && found.value.is_ca())
    })
}

/// Returns how grave it is that a certificate ends soon.
pub(super) fn severity(certificate: &Certificate, now: UnixTime) -> Severity {
    if two_thirds_used(certificate, now) { Severity::Warning } else { Severity::Info }
}

fn stage(certificate: &Certificate, now: UnixTime) -> Option<Stage> {
    let left = certificate.not_after().seconds() - now.seconds();
    let ahead = certificate.not_before().seconds() - now.seconds();
    match left {
        _ if left < 0 => Some(Stage::Expired),
        _ if ahead > SKEW => Some(Stage::NotYetValid),
        _ if ahead > 0 => Some(Stage::ClockSkew),
        _ if left <= 7 * DAY => Some(Stage::Within7Days),
        _ if left <= 30 * DAY => Some(Stage::Within30Days),
        _ if two_thirds_used(certificate, now) => Some(Stage::TwoThirdsUsed),
        _ => None,
    }
}

fn two_thirds_used(certificate: &Certificate, now: UnixTime) -> bool {
    let lifetime = certificate.not_after().seconds() - certificate.not_before().seconds();
    let used = now.seconds() - certificate.not_before().seconds();
    used.saturating_mul(3) >= lifetime.saturating_mul(2)
}
