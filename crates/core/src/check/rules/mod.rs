//! One module for each area, one file for each rule.

pub(crate) mod certificate;
pub(crate) mod certificate_bag;
pub(crate) mod chain;
pub(crate) mod destination;
pub(crate) mod endpoint;
pub(crate) mod input;
pub(crate) mod json;
pub(crate) mod key;
pub(crate) mod keystore;
pub(crate) mod locked;
pub(crate) mod pem;
mod problem;
pub(crate) mod request;
pub(crate) mod service_key;
pub(crate) mod token;
pub(crate) mod xfcc;
