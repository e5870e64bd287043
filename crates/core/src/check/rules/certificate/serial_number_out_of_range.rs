use bindwright_report::Severity;

use super::name;
use crate::Inspection;
use crate::check::{Findings, Rule, Source, source};
use crate::texts;

/// A serial number that is not positive or longer than 20 bytes (RFC 5280 section 4.1.2.2).
pub(crate) struct SerialNumberOutOfRange;

impl Rule for SerialNumberOutOfRange {
    fn code(&self) -> &'static str {
        "certificate/serial-number-out-of-range"
    }

    fn severity(&self) -> Severity {
        Severity::Warning
    }

    fn sources(&self) -> &'static [Source] {
        &[source::RFC_5280_SERIAL]
    }

    fn check(&self, inspection: &Inspection, findings: &mut Findings) {
        for (index, found) in inspection.distinct_certificates() {
            let serial_number = found.value.serial_number_hex();
            if is_out_of_range(&serial_number) {
                let shown: String = serial_number.chars().take(48).collect();
                let message =
                    texts::certificate_serial_number_out_of_range_message(name(&found.value), shown);
                let help = texts::certificate_serial_number_out_of_range_help();
                findings.report(&found.place, message, help).about(index);
            }
        }
    }
}

/// Says whether a serial number in hex is zero, negative, or more than 20 bytes with its sign bit.
fn is_out_of_range(hex: &str) -> bool {
    let has_high_bit = hex.starts_with(['8', '9', 'a', 'b', 'c', 'd', 'e', 'f']);
    hex == "0" || hex.starts_with('-') || hex.len() > 40 || hex.len() == 40 && has_high_bit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twenty_bytes_with_a_clear_sign_bit_are_the_most() {
        for (hex, wrong) in [("1", false), ("0", true), ("-1", true)] {
            assert_eq!(is_out_of_range(hex), wrong, "{hex}");
        }
        assert!(!is_out_of_range(&"7f".repeat(20)) && is_out_of_range(&"ff".repeat(20)));
        assert!(is_out_of_range(&"11".repeat(21)));
    }
}
