//! The pages, one file each.

pub mod about;
pub mod inspect;
pub mod messages;
pub mod mtls;
pub mod not_found;
pub mod reference;
pub mod rule;
pub mod service;
pub mod start;
pub mod wizard;
