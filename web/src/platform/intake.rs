//! From what was pasted, dropped or chosen to what the engine reads.

use zeroize::Zeroizing;

use super::engine::{EngineContent, EngineInput, INPUT_BOUND};
use super::files::{self, Received};

/// What a person is told about an input before the engine has looked at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The file name, where there was one.
    pub name: Option<String>,
    /// The size in bytes.
    pub bytes: u64,
    /// The number of lines, for text.
    pub lines: Option<u32>,
}

/// Inputs on their way to the engine.
#[derive(Default)]
pub struct Intake {
    /// What goes to the engine.
    pub inputs: Vec<EngineInput>,
    /// What is said about it.
    pub receipts: Vec<Receipt>,
}

/// Why nothing can be taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntakeError {
    /// A file could not be read.
    Unreadable,
    /// All together it is more than the engine takes, in bytes.
    TooLarge(u64),
}

/// Takes a text that was pasted or typed.
pub fn text(text: Zeroizing<String>) -> Intake {
    named_text(None, text)
}

/// Takes a text with a name, for example a sample.
pub fn named_text(name: Option<String>, text: Zeroizing<String>) -> Intake {
    let lines = text.lines().count();
    let receipt = Receipt { name: name.clone(), bytes: text.len() as u64, lines: u32::try_from(lines).ok() };
    Intake { inputs: vec![EngineInput { name, content: EngineContent::Text(text) }], receipts: vec![receipt] }
}

/// Reads files, or takes the text where there is no file.
///
/// # Errors
/// A file cannot be read, or all together are larger than the engine's bound.
pub async fn collect(received: Received) -> Result<Intake, IntakeError> {
    let size: f64 = received.files.iter().map(|file| file.size()).sum();
    if size > INPUT_BOUND as f64 {
        return Err(IntakeError::TooLarge(INPUT_BOUND));
    }
    let mut intake = received.text.map(text).unwrap_or_default();
    for file in &received.files {
        let bytes = files::read(file).await.map_err(|_| IntakeError::Unreadable)?;
        let name = Some(file.name());
        intake.receipts.push(Receipt { name: name.clone(), bytes: u64::from(bytes.length()), lines: None });
        intake.inputs.push(EngineInput { name, content: EngineContent::Bytes(bytes) });
    }
    Ok(intake)
}
