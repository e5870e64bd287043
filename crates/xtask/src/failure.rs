use std::fmt;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// Why a task stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something is wrong or missing.
    Problem {
        /// What is wrong, with the actual value.
        what: String,
        /// What to do about it, imperative; a command where one helps.
        remedy: Option<String>,
    },
    /// The command line cannot be understood.
    Usage(String),
    /// Everything was said already.
    Shown,
}

impl Failure {
    /// Creates a failure without a remedy.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self::Problem { what: what.into(), remedy: None }
    }

    /// Creates a failure about the command line.
    pub(crate) fn usage(what: impl Into<String>) -> Self {
        Self::Usage(what.into())
    }

    /// Creates a failure about a file or folder.
    pub(crate) fn file(path: &Path, error: &io::Error) -> Self {
        Self::new(format!("{}: {error}", path.display()))
    }

    /// Adds what to do about it.
    #[must_use]
    pub(crate) fn remedy(self, text: impl Into<String>) -> Self {
        match self {
            Self::Problem { what, .. } => Self::Problem { what, remedy: Some(text.into()) },
            other => other,
        }
    }

    /// Returns the exit code: 2 for a wrong command line, 1 for everything else.
    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(if matches!(self, Self::Usage(_)) { 2 } else { 1 })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problem { what, remedy: Some(remedy) } => {
                writeln!(formatter, "error: {what}\n help: {}", remedy.replace('\n', "\n       "))
            }
            Self::Problem { what, remedy: None } | Self::Usage(what) => writeln!(formatter, "error: {what}"),
            Self::Shown => Ok(()),
        }
    }
}
