use std::fs;
use std::path::Path;

use serde_json::Value;

/// One item of the manifest.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name, for example `cert-001`.
    pub id: String,
    /// What the input is, for example `cert`.
    pub kind: String,
    /// Paths below the folder; the first is the input.
    pub files: Vec<String>,
    /// What opens the input.
    pub password: Option<String>,
    /// What a failure means.
    pub strength: Strength,
    /// What other implementations read; only fields that are there are compared.
    pub expect: Value,
    /// How long reading may take.
    pub max_seconds: Option<f64>,
}

/// What a failure of an item means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It fails the run.
    Must,
    /// It counts.
    Should,
    /// It is reported.
    Soft,
}

impl Strength {
    /// Returns the word of the manifest.
    pub fn word(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::Should => "should",
            Self::Soft => "soft",
        }
    }

    fn of(word: &str) -> Option<Self> {
        [Self::Must, Self::Should, Self::Soft].into_iter().find(|strength| strength.word() == word)
    }
}

/// Reads `manifest.json` of a folder.
///
/// # Errors
/// Fails when the file cannot be read or does not have the form that the folder's README describes.
#[allow(clippy::disallowed_methods, reason = "a test reads files")]
pub fn load(folder: &Path) -> Result<Vec<Item>, String> {
    let path = folder.join("manifest.json");
    let read = fs::read_to_string(&path).map_err(|error| error.to_string());
    read.and_then(|text| parse(&text)).map_err(|problem| format!("{}: {problem}", path.display()))
}

/// Reads the text of a manifest.
///
/// # Errors
/// Fails when the text is no JSON or does not have the form that is described.
pub fn parse(text: &str) -> Result<Vec<Item>, String> {
    let manifest: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let items = manifest["items"].as_array().filter(|items| !items.is_empty()).ok_or("no list `items`")?;
    items.iter().map(|value| item(value).ok_or_else(|| format!("not an item: {value}"))).collect()
}

fn item(value: &Value) -> Option<Item> {
    let text = |name: &str| value[name].as_str().map(str::to_owned);
    let files = value["files"].as_array()?.iter().map(|file| file.as_str().map(str::to_owned));
    let expect = value.get("expect").filter(|expect| expect.is_object())?.clone();
    let max_seconds = expect["max_seconds"].as_f64().or_else(|| value["max_seconds"].as_f64());
    Some(Item {
        id: text("id")?,
        kind: text("kind")?,
        files: files.collect::<Option<Vec<_>>>().filter(|files| !files.is_empty())?,
        password: text("password"),
        strength: Strength::of(value["strength"].as_str()?)?,
        expect,
        max_seconds,
    })
}
