use serde::{Deserialize, Serialize};

use crate::{SourceReference, read_fields, read_words};

/// Something to copy, to download or to follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Artefact {
    /// Stable name of the format: `parameters`, `cf`, `cockpit`, …
    pub id: String,
    /// Title of the tab.
    pub title: String,
    /// The heading that it stands under, where a list of artefacts has several: the tool it is for.
    pub group: String,
    /// The language of the text: `json`, `bash`, `powershell`, `batch`, `yaml`, `hcl`, `text`.
    pub language: String,
    /// The shell it is written for, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub shell: Option<Shell>,
    /// What a download is called.
    pub file_name: String,
    /// What it is for and what to watch, in a sentence or two.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The text itself.
    pub text: String,
    /// The steps one by one, where the text is a list of steps.
    pub steps: Vec<String>,
    /// Where the form of it is documented.
    pub sources: Vec<SourceReference>,
}

/// A command line that commands are quoted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Shell {
    /// bash, and zsh.
    Bash,
    /// PowerShell 7 and Windows PowerShell.
    Powershell,
    /// A batch file of cmd.exe.
    Cmd,
}

impl Shell {
    /// The name of each, as faces take and tell it.
    pub const NAMES: [&'static str; 3] = ["bash", "powershell", "cmd"];

    /// Returns the shell of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        let shells = [Self::Bash, Self::Powershell, Self::Cmd];
        Self::NAMES.into_iter().zip(shells).find_map(|(known, shell)| (known == name).then_some(shell))
    }
}

read_fields!(Artefact { id, title, group, language, shell, file_name, summary, text, steps, sources });

read_words!(Shell {
    "powershell" => Powershell,
    "cmd" => Cmd,
} else Bash);
