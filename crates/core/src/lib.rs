//! Reading what people paste, the check engine, and the report.
//!
//! [`inspect`] is the way in: bytes -> text (`inspect/decode`) -> what it is (`inspect/detect`) -> certificates, keys
//! and credentials with their places ([`Inspection`]) -> [`check::RULES`] -> a [`bindwright_report::Report`].
//! Nothing here reads a clock, draws randomness or does input and output; time and language are arguments.
//! Nothing that a person pasted makes it fail as a whole: the answer is always a value *and* diagnostics.

mod certificate_parameter;
pub mod check;
mod code;
mod compare;
mod draft;
mod explanation;
mod export;
mod inspect;
mod inspection;
mod material;
mod options;
mod place;
mod report;
mod texts;
mod token;
mod xfcc;

pub use certificate_parameter::{certificate_parameter, certificate_parameter_for};
pub use check::{explain, rule_pages};
pub use compare::compare;
pub use draft::{Draft, DraftError, DraftKind, check_subject};
pub use explanation::{explanation_page, explanation_pages};
pub use export::{
    Content, ExportOptions, Exported, PROFILES, Profile, RANDOM_BYTES, Randomness, export, export_format_ids,
};
pub use inspection::Inspection;
pub use options::{Bounds, Input, Options};

use bindwright_report::Report;
// What a face needs to call this crate without linking the formats itself.
pub use bindwright_pki::{Password, PublicKey, UnixTime};

/// Judges everything that was pasted or dropped, together.
pub fn inspect(inputs: Vec<Input>, options: &Options) -> Report {
    let inspection = inspect::read(inputs, options);
    report::build(&inspection, options)
}
