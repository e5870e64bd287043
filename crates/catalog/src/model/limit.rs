use bindwright_texts::{Locale, Message};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Certainty, TextKey};
use crate::texts;
use bindwright_report::{read_fields, read_words};

/// What one source says about the values of a parameter; nothing but a certainty where it says nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Smallest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional, type = "number"))]
    pub min: Option<i64>,
    /// Largest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional, type = "number"))]
    pub max: Option<i64>,
    /// The values that are listed; empty where the source has no list.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(type = "unknown[]"))]
    pub allowed: Vec<Value>,
    /// Longest text, in characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional, type = "number"))]
    pub max_length: Option<i64>,
    /// What the numbers count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub unit: Option<Unit>,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Id of the source in the same file.
    pub source: String,
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Unit {
    /// Days; other units of a sibling parameter are converted for comparing.
    Days,
    /// Months.
    Months,
    /// Years.
    Years,
    /// Bits of a key.
    Bits,
}

/// A question on which sources disagree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// What it is about and how to read it, in words.
    pub summary: TextKey,
    /// What each source says.
    pub claims: Vec<Claim>,
}

/// What one side of a conflict says or shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Smallest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional, type = "number"))]
    pub min: Option<i64>,
    /// Largest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional, type = "number"))]
    pub max: Option<i64>,
    /// The values that are listed.
    #[serde(default)]
    #[cfg_attr(feature = "codegen", ts(type = "unknown[]"))]
    pub allowed: Vec<Value>,
    /// A value that an example uses, without a word about limits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional, type = "unknown"))]
    pub shown: Option<Value>,
    /// What the numbers count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub unit: Option<Unit>,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Id of the source in the same file.
    pub source: String,
}

impl Unit {
    /// Returns how many days one of it has, for comparing; `None` for what is no time.
    pub fn days(self) -> Option<i64> {
        match self {
            Self::Days => Some(1),
            Self::Months => Some(30),
            Self::Years => Some(365),
            Self::Bits => None,
        }
    }

    fn quantity(self, number: i64) -> Message {
        match self {
            Self::Days => texts::unit_days(number),
            Self::Months => texts::unit_months(number),
            Self::Years => texts::unit_years(number),
            Self::Bits => texts::unit_bits(number),
        }
    }
}

impl Limit {
    /// Returns the limit in words: *1 to 30 days*, *2048, 4096 or 8192 bits*, *not documented*.
    pub fn text(&self, locale: Locale) -> String {
        if let Some(length) = self.max_length {
            return texts::limit_length(length).text(locale);
        }
        range(self.min, self.max, &self.allowed, self.unit, locale)
            .unwrap_or_else(|| texts::certainty_not_documented().text(locale))
    }
}

impl Claim {
    /// Returns the claim in words: *says 1 to 30 days*, *shows 100 days*.
    pub fn text(&self, locale: Locale) -> String {
        if let Some(shown) = &self.shown {
            return texts::claim_shows(with_unit(shown, self.unit, locale)).text(locale);
        }
        let range = range(self.min, self.max, &self.allowed, self.unit, locale);
        range
            .map_or_else(|| texts::claim_silent().text(locale), |range| texts::claim_says(range).text(locale))
    }
}

fn range(
    min: Option<i64>,
    max: Option<i64>,
    allowed: &[Value],
    unit: Option<Unit>,
    locale: Locale,
) -> Option<String> {
    if let [values @ .., last] = allowed {
        let last = with_unit(last, unit, locale);
        let values: Vec<_> = values.iter().map(plain).collect();
        return Some(if values.is_empty() {
            last
        } else {
            texts::limit_values(values.join(", "), last).text(locale)
        });
    }
    let quantity =
        |number: i64| unit.map_or_else(|| number.to_string(), |unit| unit.quantity(number).text(locale));
    match (min, max) {
        (Some(min), Some(max)) => Some(texts::limit_range(min.to_string(), quantity(max)).text(locale)),
        (Some(min), None) => Some(texts::limit_minimum(quantity(min)).text(locale)),
        (None, Some(max)) => Some(texts::limit_maximum(quantity(max)).text(locale)),
        (None, None) => None,
    }
}

fn with_unit(value: &Value, unit: Option<Unit>, locale: Locale) -> String {
    match (unit, value.as_i64()) {
        (Some(unit), Some(number)) => unit.quantity(number).text(locale),
        _ => plain(value),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

read_fields!(Limit { min, max, allowed, max_length, unit, certainty, source });

read_fields!(Conflict { summary, claims });

read_fields!(Claim { min, max, allowed, shown, unit, certainty, source });

read_words!(Unit {
    "months" => Months,
    "years" => Years,
    "bits" => Bits,
} else Days);
