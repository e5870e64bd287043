//! The steps of the wizard.

use bindwright_texts::Message;

use crate::texts;

/// A step, in the order of the wizard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Environment, service, plan, names.
    Basic,
    /// Which kind of credentials.
    Credentials,
    /// The form beside the JSON.
    Parameters,
    /// Read-only, with findings.
    Review,
    /// Everything to copy.
    Use,
    /// The key that came back.
    Check,
}

impl Step {
    /// All steps in order.
    pub const ALL: &[Self] =
        &[Self::Basic, Self::Credentials, Self::Parameters, Self::Review, Self::Use, Self::Check];

    /// Returns the title.
    pub fn title(self) -> Message {
        match self {
            Self::Basic => texts::step_basic(),
            Self::Credentials => texts::step_credentials(),
            Self::Parameters => texts::step_parameters(),
            Self::Review => texts::step_review(),
            Self::Use => texts::step_use(),
            Self::Check => texts::step_check(),
        }
    }

    /// Returns one sentence about what happens here.
    pub fn lead(self) -> Message {
        match self {
            Self::Basic => texts::step_basic_lead(),
            Self::Credentials => texts::step_credentials_lead(),
            Self::Parameters => texts::step_parameters_lead(),
            Self::Review => texts::step_review_lead(),
            Self::Use => texts::step_use_lead(),
            Self::Check => texts::step_check_lead(),
        }
    }

    /// Returns the number that people see, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    /// Says whether the wizard is complete without it.
    pub fn is_optional(self) -> bool {
        self == Self::Check
    }

    /// Returns the following step.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// Returns the step before.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get((self as usize).checked_sub(1)?).copied()
    }

    /// Returns the id of its button in the progress bar.
    pub fn button_id(self) -> &'static str {
        match self {
            Self::Basic => "step-basic",
            Self::Credentials => "step-credentials",
            Self::Parameters => "step-parameters",
            Self::Review => "step-review",
            Self::Use => "step-use",
            Self::Check => "step-check",
        }
    }
}
