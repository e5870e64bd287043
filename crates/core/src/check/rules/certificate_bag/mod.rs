//! What is wrong with a certificate bag.

mod not_readable;

pub(crate) use not_readable::NotReadable;
