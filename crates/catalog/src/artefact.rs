use bindwright_report::SourceReference;
use serde::Serialize;

/// Something to copy, to download or to follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Artefact {
    /// Stable name of the format: `parameters`, `cf`, `cockpit`, …
    pub id: String,
    /// Title of the tab.
    pub title: String,
    /// The language of the text: `json`, `bash`, `powershell`, `batch`, `text`.
    pub language: String,
    /// The shell it is written for, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub shell: Option<Shell>,
    /// What a download is called.
    pub file_name: String,
    /// The text itself.
    pub text: String,
    /// The steps one by one, where the text is a list of steps.
    pub steps: Vec<String>,
    /// Where the form of it is documented.
    pub sources: Vec<SourceReference>,
}

/// A command line that commands are quoted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
