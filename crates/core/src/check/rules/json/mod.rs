//! Text that is meant to be JSON.

mod not_readable;

pub(crate) use not_readable::NotReadable;
