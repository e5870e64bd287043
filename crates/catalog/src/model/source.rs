use bindwright_report::SourceReference;
use bindwright_texts::Message;
use serde::{Deserialize, Serialize};

use crate::texts;
use bindwright_report::{read_fields, read_words};

/// A public page (or the lack of one) that a statement rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The name that statements of the same file refer to.
    pub id: String,
    /// Title of the page, as published.
    pub title: String,
    /// Address, where the source is public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub url: Option<String>,
    /// The day the page last changed, ISO 8601 (day, month or year), where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub changed: Option<String>,
    /// The day the page was read, ISO 8601.
    pub read: String,
}

impl Source {
    /// Returns the source in the form that diagnostics carry.
    pub fn to_reference(&self) -> SourceReference {
        SourceReference {
            title: self.title.clone(),
            url: self.url.clone(),
            changed: self.changed.clone(),
            read: Some(self.read.clone()),
        }
    }

    /// Returns the date that people are shown: of the last change where known, else of reading.
    pub fn date(&self) -> &str {
        self.changed.as_deref().unwrap_or(&self.read)
    }
}

/// What a statement rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// How well it is founded.
    pub certainty: Certainty,
    /// Id of the source in the same file.
    pub source: String,
}

/// How well a statement is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Certainty {
    /// Official documentation says so.
    Documented,
    /// Read in the source of an official library.
    Code,
    /// Seen in recorded real answers.
    Observed,
    /// Reported by users.
    FieldReport,
    /// The service's own page is silent; the rule for services of its kind says so.
    GeneralRule,
    /// Public sources do not say.
    NotDocumented,
}

impl Certainty {
    /// Returns the level in words.
    pub fn label(self) -> Message {
        match self {
            Self::Documented => texts::certainty_documented(),
            Self::Code => texts::certainty_code(),
            Self::Observed => texts::certainty_observed(),
            Self::FieldReport => texts::certainty_field_report(),
            Self::GeneralRule => texts::certainty_general_rule(),
            Self::NotDocumented => texts::certainty_not_documented(),
        }
    }
}

read_fields!(Source { id, title, url, changed, read });

read_fields!(Basis { certainty, source });

read_words!(Certainty {
    "documented" => Documented,
    "code" => Code,
    "observed" => Observed,
    "field-report" => FieldReport,
    "general-rule" => GeneralRule,
} else NotDocumented);
