//! Where the statements behind each code stand, for the pages that explain them.

use bindwright_report::SourceReference;

use crate::compose::check::rotation;
use crate::findings::{CODES, Code};
use crate::model::{Source, catalog};

impl Code {
    /// Returns what a finding of this code rests on in general; a finding itself names the source of its own case.
    pub fn sources(&self) -> Vec<SourceReference> {
        let of_data = basis(self.code).iter().filter_map(|(of, id)| reference(of, id));
        of_data.chain(rotation::sources(self.code)).collect()
    }
}

/// Returns the code with this text.
pub fn code(text: &str) -> Option<Code> {
    CODES.iter().find(|code| code.code == text).copied()
}

/// A service and the id of one of its sources, or `rfc` and a number.
type Basis = (&'static str, &'static str);

fn basis(code: &str) -> &'static [Basis] {
    match code {
        "parameters/not-json" | "parameters/not-an-object" | "parameters/duplicate-key" => &[("rfc", "8259")],
        "parameters/certificate-form" => &[("rfc", "7468"), ("identity", "ias-reference")],
        "parameters/misspelt-name" => &[("sdm", "sbf"), ("xsuaa", "xsuaa-managed")],
        "parameters/instance-settings" | "parameters/binding-settings-on-instance" => {
            &[("xsuaa", "xs-security"), ("sdm", "sbf")]
        }
        json if json.starts_with("json/") => &[("rfc", "8259")],
        "parameters/certificate-repaired" | "parameters/certificate-unreadable" => {
            &[("rfc", "7468"), ("xsuaa", "xsuaa-provided")]
        }
        "parameters/wrong-nesting" | "parameters/unknown-parameter" | "parameters/overridden" => {
            &[("sdm", "sbf"), ("sdm", "own-page")]
        }
        "parameters/wrong-vocabulary" | "parameters/unknown-credential-type" => {
            &[("identity", "ias-reference"), ("xsuaa", "xsuaa-managed"), ("xsuaa", "xsuaa-secret")]
        }
        "parameters/mode-not-in-plan" => &[("xsuaa", "binding-secrets")],
        "parameters/withdrawn-mode" => &[("xsuaa", "attested")],
        "parameters/no-credential-type" | "parameters/unknown-mode" => {
            &[("xsuaa", "xs-security"), ("identity", "ias-reference")]
        }
        "parameters/not-in-this-mode"
        | "parameters/not-in-this-plan"
        | "parameters/missing"
        | "parameters/private-key"
        | "parameters/several-certificates"
        | "parameters/chain-not-documented" => &[("xsuaa", "xsuaa-provided"), ("identity", "ias-reference")],
        "parameters/outside-limits" | "parameters/sources-disagree" | "parameters/wrong-type" => {
            &[("xsuaa", "xsuaa-managed"), ("identity", "ias-reference"), ("sdm", "own-page")]
        }
        "parameters/fixed-value" => &[("xsuaa", "xsuaa-enable"), ("identity", "ias-reference")],
        _ => &[],
    }
}

fn reference(of: &str, id: &str) -> Option<SourceReference> {
    if of != "rfc" {
        return catalog().service(of)?.source(id).map(Source::to_reference);
    }
    Some(SourceReference {
        title: format!("RFC {id}"),
        url: Some(format!("https://www.rfc-editor.org/rfc/rfc{id}")),
        changed: None,
        read: Some(catalog().facts_as_of.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_basis_is_there() {
        for code in CODES {
            let known = basis(code.code).len() + rotation::sources(code.code).len();
            assert_eq!(code.sources().len(), known, "{}", code.code);
        }
    }

    #[test]
    fn codes_are_found_by_their_text_and_stand_there_once() {
        for known in CODES {
            assert_eq!(code(known.code), Some(*known));
            assert_eq!(CODES.iter().filter(|other| other.code == known.code).count(), 1);
        }
        assert_eq!(code("parameters/unheard-of"), None);
    }
}
