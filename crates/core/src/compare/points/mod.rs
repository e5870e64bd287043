//! Each point that is compared, in documented order.

mod figures;
mod kind;
mod material;

use bindwright_report::{ComparisonRow, Outcome};
use bindwright_texts::{Locale, Message};

use super::asked::Asked;
use super::findings::{Findings, NOTHING_RETURNED, SEVERAL_CREDENTIALS};
use super::returned::Returned;
use crate::inspection::InputKind;
use crate::texts;

/// What was asked for and what came back, of one point; `None` where the point does not apply.
type Point = fn(&Asked<'_>, &Returned<'_>, &mut Findings) -> Option<Compared>;

const SERVICE: &str = "service";

/// The stable names of the rows, and who compares.
const POINTS: &[(&str, Point)] = &[
    (SERVICE, kind::service),
    ("credential-type", kind::credential_type),
    ("certificate", material::certificate),
    ("same-certificate", material::same_certificate),
    ("private-key", material::private_key),
    ("key-pair", material::key_pair),
    ("client-secret", kind::client_secret),
    ("lifetime", figures::lifetime),
    ("key-length", figures::key_length),
    ("expiry", figures::expiry),
    ("token-endpoint", figures::token_endpoint),
];

/// One row without its name.
struct Compared {
    asked: Option<String>,
    returned: Option<String>,
    outcome: Outcome,
}

/// Compares every point that applies; none where nothing came back.
pub(super) fn all(asked: &Asked<'_>, returned: &Returned<'_>, findings: &mut Findings) -> Vec<ComparisonRow> {
    let is_of_another_shape = returned.may_be_of_another_shape() && !asked.has_client_id();
    if returned.credentials.is_none() && !is_of_another_shape {
        nothing(returned, findings);
        return Vec::new();
    }
    several(asked, returned, findings);
    let mut rows = Vec::new();
    let mut is_of_another_service = false;
    for (id, point) in POINTS {
        let mut found = Findings::new(findings.locale);
        let compared = point(asked, returned, &mut found);
        // A key of another service says nothing about how this one was asked, and must not be deleted for it.
        if !is_of_another_service {
            findings.extend(found);
        }
        let label = texts::lookup(&format!("data.compare.{id}")).map(|label| label.text(findings.locale));
        let (Some(Compared { asked, returned, outcome }), Some(label)) = (compared, label) else { continue };
        is_of_another_service |= *id == SERVICE && outcome == Outcome::Different;
        rows.push(ComparisonRow { id: (*id).to_owned(), label, asked, returned, outcome });
    }
    rows
}

fn nothing(returned: &Returned<'_>, findings: &mut Findings) {
    let inspection = returned.inspection;
    let message = if inspection.inputs.iter().any(|input| input.kind == InputKind::Parameters) {
        texts::comparison_nothing_returned_parameters()
    } else if !inspection.certificates.is_empty() || !inspection.private_keys.is_empty() {
        texts::comparison_nothing_returned_material()
    } else if !inspection.locked.is_empty() {
        texts::comparison_nothing_returned_locked()
    } else {
        texts::comparison_nothing_returned_message()
    };
    let help = texts::comparison_nothing_returned_help().text(findings.locale);
    findings.add(NOTHING_RETURNED, &returned.place(), &message, help);
}

/// Says which set of credentials is compared, where there are several.
fn several(asked: &Asked<'_>, returned: &Returned<'_>, findings: &mut Findings) {
    let count = returned.inspection.identities.len();
    if count < 2 {
        return;
    }
    let title = returned.title(asked.locale);
    let message = texts::comparison_several_credentials_message(count as i64, title);
    let help = texts::comparison_several_credentials_help().text(findings.locale);
    findings.add(SEVERAL_CREDENTIALS, &returned.place(), &message, help);
}

impl Compared {
    fn new(asked: Option<String>, returned: Option<String>, outcome: Outcome) -> Self {
        Self { asked, returned, outcome }
    }
}

/// Returns *there* or *none*.
fn presence(is_there: bool, locale: Locale) -> String {
    let word: Message = if is_there { texts::compare_present() } else { texts::compare_absent() };
    word.text(locale)
}

/// Returns the outcome of a test that something came back to make.
fn agreed(same: bool) -> Outcome {
    if same { Outcome::Same } else { Outcome::Different }
}
