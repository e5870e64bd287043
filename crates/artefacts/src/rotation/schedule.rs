//! How often an automation has to run.

use bindwright_catalog::{Parameter, ParameterKind};

use super::mode;
use crate::formats::Context;

const DAY: u64 = 24;

/// Hours from one run to the next at most, and how cron says that; the longest first.
const SCHEDULES: [(u64, &str); 4] =
    [(31 * DAY, "17 3 1 * *"), (7 * DAY, "17 3 * * 1"), (DAY, "17 3 * * *"), (6, "17 */6 * * *")];

/// Returns the longest of the usual schedules that renews in time: as asked, else after half the lifetime of the
/// certificate, else every week.
pub(super) fn cron(context: &Context<'_>) -> &'static str {
    let asked = context.request.rotation.map(|rotation| u64::from(rotation.frequency_hours));
    let hours = asked.or_else(|| lifetime(context).map(|hours| hours / 2)).unwrap_or(7 * DAY);
    let fitting = SCHEDULES.iter().find(|(longest, _)| *longest <= hours);
    fitting.unwrap_or(&SCHEDULES[SCHEDULES.len() - 1]).1
}

/// Returns the hours that the certificate lives, where the request or the catalogue says so.
fn lifetime(context: &Context<'_>) -> Option<u64> {
    let mode = mode(context)?;
    let counts_time = |parameter: &&Parameter| {
        parameter.kind == ParameterKind::Integer && parameter.unit_parameter.is_some()
    };
    let validity = mode.parameters.iter().find(counts_time)?;
    let unit = mode.parameter(validity.unit_parameter.as_deref()?);
    let days = match unit.and_then(|unit| value(context, unit)).and_then(serde_json::Value::as_str) {
        Some("MONTHS") => 28,
        Some("YEARS") => 365,
        _ => 1,
    };
    value(context, validity)?.as_u64()?.checked_mul(days * DAY)
}

fn value<'a>(context: &Context<'a>, parameter: &'a Parameter) -> Option<&'a serde_json::Value> {
    let fixed = parameter.fixed.as_ref();
    context.request.values.get(&parameter.name).or(fixed).or(parameter.default.as_ref())
}
