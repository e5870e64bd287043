//! What keeps an input from being read at all.

mod empty;
mod error_message;
mod not_recognised;
mod parameters;
mod too_deep;
mod too_large;
mod too_many_blocks;
mod too_many_files;

pub(crate) use empty::Empty;
pub(crate) use error_message::ErrorMessage;
pub(crate) use not_recognised::NotRecognised;
pub(crate) use parameters::Parameters;
pub(crate) use too_deep::TooDeep;
pub(crate) use too_large::TooLarge;
pub(crate) use too_many_blocks::TooManyBlocks;
pub(crate) use too_many_files::TooManyFiles;
