//! Does what came back hold what was asked for?
//!
//! A request says what was asked for ([`asked`]), an inspection what came back ([`returned`]); [`points`] puts both side
//! by side, row by row, and reports each deviation with its nearest cause.

mod asked;
mod cause;
mod findings;
mod points;
mod returned;
mod size;
#[cfg(test)]
mod tests;
mod verdict;

pub(crate) use findings::CODES;
pub(crate) use size::LIMIT as ENVIRONMENT_LIMIT;

use bindwright_catalog::BindingRequest;
use bindwright_report::{COMPARISON_SCHEMA, Comparison};

use crate::{Input, Options, inspect, report};
use asked::Asked;
use findings::Findings;
use returned::Returned;

/// Compares what was asked for with what came back.
///
/// Of several sets of credentials the one that fits best counts, and that is said. What cannot be told is said to be
/// unknown: only a contradiction is a deviation.
pub fn compare(request: &BindingRequest, inputs: Vec<Input>, options: &Options) -> Comparison {
    let asked = Asked::new(request, options);
    let inspection = inspect::read(inputs, options);
    let report = report::build(&inspection, options);
    let returned = Returned::best(&inspection, &asked);
    let mut findings = Findings::new(options.locale);
    let rows = points::all(&asked, &returned, &mut findings);
    let environment_size = size::of(&asked, &returned, &mut findings);
    let diagnostics = findings.into_sorted();
    Comparison {
        schema: COMPARISON_SCHEMA.to_owned(),
        verdict: verdict::of(&rows, &diagnostics, &report, options.locale),
        rows,
        diagnostics,
        environment_size,
        report,
    }
}
