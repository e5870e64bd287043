//! The one enum that gives colour, icon, word and ARIA together.

use bindwright_report::{Severity, VerdictLevel};
use bindwright_texts::{Locale, Message};

use super::icon::Icon;
use crate::texts;

/// How a value, a message or a verdict is judged (Fiori value states).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueState {
    /// Worth knowing.
    Information,
    /// As it should be.
    Success,
    /// Will break soon, or sources disagree.
    Critical,
    /// Will not work.
    Error,
}

impl ValueState {
    /// Returns the last part of the class names: `bw-strip--error`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Success => "success",
            Self::Critical => "warning",
            Self::Error => "error",
        }
    }

    /// Returns the icon.
    pub fn icon(self) -> Icon {
        match self {
            Self::Information => Icon::Information,
            Self::Success => Icon::Success,
            Self::Critical => Icon::Critical,
            Self::Error => Icon::Error,
        }
    }

    /// Returns the word, for those who don't see the colour.
    pub fn word(self, locale: Locale) -> String {
        let message: Message = match self {
            Self::Information => texts::state_information(),
            Self::Success => texts::state_success(),
            Self::Critical => texts::state_warning(),
            Self::Error => texts::state_error(),
        };
        message.text(locale)
    }
}

impl From<Severity> for ValueState {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Info => Self::Information,
            Severity::Warning => Self::Critical,
            Severity::Error => Self::Error,
        }
    }
}

impl From<VerdictLevel> for ValueState {
    fn from(level: VerdictLevel) -> Self {
        match level {
            VerdictLevel::Ok => Self::Success,
            VerdictLevel::Info => Self::Information,
            VerdictLevel::Warning => Self::Critical,
            VerdictLevel::Error => Self::Error,
        }
    }
}
