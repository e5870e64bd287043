use bindwright_texts::{Locale, Message};
use serde::{Deserialize, Serialize};

use crate::texts;
use bindwright_report::read::Read;

/// The key of a text in the tables; always begins with `data.`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TextKey(String);

impl TextKey {
    /// Returns the key itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the message behind the key.
    pub fn message(&self) -> Option<Message> {
        texts::lookup(&self.0)
    }

    /// Returns the text in a language; the key itself where no table has it.
    pub fn text(&self, locale: Locale) -> String {
        self.message().map_or_else(|| self.0.clone(), |message| message.text(locale))
    }
}

impl Read for TextKey {
    fn read(value: &serde_json::Value) -> Self {
        Self(Read::read(value))
    }
}
