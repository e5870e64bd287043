use bindwright_report::Diagnostic;
use bindwright_texts::{Locale, Message};

use crate::{Answer, people, texts};

/// Why a command cannot be carried out: misuse, always exit code 2.
pub(crate) enum Failure {
    NoCommand,
    /// A file that cannot be read, and why, in the system's words.
    Unreadable {
        file: String,
        reason: String,
    },
    /// A password file with bytes that are no text.
    PasswordNotText {
        file: String,
    },
    NotATime {
        text: String,
    },
    NotARotation {
        text: String,
    },
    /// A file that holds no request.
    NotARequest {
        file: String,
    },
    UnknownService {
        name: String,
        known: String,
    },
    UnknownMode {
        name: String,
        known: String,
    },
    UnknownCode {
        code: String,
        known: String,
    },
    NoEqualsSign,
    UnknownParameter {
        name: String,
        known: String,
    },
    NoCertificateParameter {
        mode: String,
    },
    /// A service key where parameters were meant; its values must not be printed.
    Credentials {
        file: String,
    },
    NoArtefact {
        name: String,
        known: String,
    },
    /// The system gives no random bytes.
    NoRandomness,
    /// Files that would be written over.
    FilesExist {
        files: String,
    },
    /// A file or folder that cannot be written, and why, in the system's words.
    NotWritten {
        file: String,
        reason: String,
    },
    /// Findings that stop the command, in their own words.
    Findings(Vec<Diagnostic>),
}

impl Failure {
    pub(crate) fn answer(self, locale: Locale) -> Answer {
        let remarks = match self {
            Self::Findings(findings) => people::findings(&findings, locale),
            other => texts::failure(other.message().text(locale)).text(locale) + "\n",
        };
        Answer { output: String::new(), remarks, code: 2 }
    }

    fn message(self) -> Message {
        match self {
            Self::NoCommand | Self::Findings(_) => texts::failure_no_command(),
            Self::Unreadable { file, reason } => texts::failure_unreadable(file, reason),
            Self::PasswordNotText { file } => texts::failure_password_not_text(file),
            Self::NotATime { text } => texts::failure_not_a_time(text),
            Self::NotARotation { text } => texts::failure_not_a_rotation(text),
            Self::NotARequest { file } => texts::failure_not_a_request(file),
            Self::UnknownService { name, known } => texts::failure_unknown_service(name, known),
            Self::UnknownMode { name, known } => texts::failure_unknown_mode(name, known),
            Self::UnknownCode { code, known } => texts::failure_unknown_code(code, known),
            Self::NoEqualsSign => texts::failure_no_equals_sign(),
            Self::UnknownParameter { name, known } => texts::failure_unknown_parameter(name, known),
            Self::NoCertificateParameter { mode } => texts::failure_no_certificate_parameter(mode),
            Self::Credentials { file } => texts::failure_credentials(file),
            Self::NoRandomness => texts::failure_no_randomness(),
            Self::FilesExist { files } => texts::failure_files_exist(files),
            Self::NotWritten { file, reason } => texts::failure_not_written(file, reason),
            Self::NoArtefact { name, known } => texts::failure_no_artefact(name, known),
        }
    }
}
