//! Renewal by the service operator on Kubernetes, as it was answered.

use bindwright_catalog::{Environment, RotationPolicy};

use super::wizard::Wizard;

/// Id of the field that asks how often credentials are renewed.
pub const FREQUENCY: &str = "rotation-frequency";
/// Id of the field that asks how long the old ones stay.
pub const OLD_CREDENTIALS: &str = "rotation-old";

/// The answers about renewal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rotation {
    /// Whether it is wanted.
    pub is_wanted: bool,
    /// Hours from one renewal to the next, as typed.
    pub frequency: String,
    /// Hours that the old credentials stay, as typed.
    pub old_credentials: String,
}

impl Rotation {
    /// Returns the policy; nothing where hours are missing or unreadable.
    pub fn policy(&self) -> Option<RotationPolicy> {
        let frequency_hours = hours(&self.frequency).filter(|hours| *hours > 0)?;
        let old_credentials_hours = hours(&self.old_credentials)?;
        self.is_wanted.then_some(RotationPolicy { frequency_hours, old_credentials_hours })
    }

    /// Returns the fields that do not hold whole hours.
    pub fn unreadable(&self) -> Vec<&'static str> {
        let is_wrong = |field: &&str| match *field {
            FREQUENCY => hours(&self.frequency).is_none_or(|hours| hours == 0),
            _ => hours(&self.old_credentials).is_none(),
        };
        if self.is_wanted {
            [FREQUENCY, OLD_CREDENTIALS].into_iter().filter(is_wrong).collect()
        } else {
            Vec::new()
        }
    }
}

impl Wizard {
    /// Returns the answers about renewal where something can renew by itself.
    pub fn rotation(&self) -> Option<&Rotation> {
        Some(&self.rotation).filter(|_| self.environment == Environment::Kubernetes)
    }
}

fn hours(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}
