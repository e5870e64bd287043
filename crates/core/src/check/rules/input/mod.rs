//! What keeps an input from being read at all.

mod empty;
mod error_message;
mod nested_zip;
mod not_recognised;
mod nothing_to_check;
mod parameters;
mod too_deep;
mod too_large;
mod too_many_blocks;
mod too_many_files;
mod too_much_work;
mod yaml_not_supported;
mod zip_not_readable;
mod zip_too_large;

pub(crate) use empty::Empty;
pub(crate) use error_message::ErrorMessage;
pub(crate) use nested_zip::NestedZip;
pub(crate) use not_recognised::NotRecognised;
pub(crate) use nothing_to_check::NothingToCheck;
pub(crate) use parameters::Parameters;
pub(crate) use too_deep::TooDeep;
pub(crate) use too_large::TooLarge;
pub(crate) use too_many_blocks::TooManyBlocks;
pub(crate) use too_many_files::TooManyFiles;
pub(crate) use too_much_work::TooMuchWork;
pub(crate) use yaml_not_supported::YamlNotSupported;
pub(crate) use zip_not_readable::ZipNotReadable;
pub(crate) use zip_too_large::ZipTooLarge;
