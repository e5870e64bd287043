//! Views: props in, HTML out. They know neither the browser nor the engine, and render natively for snapshots.

pub mod certificate;
pub mod chain;
pub mod chain_picture;
pub mod comparison;
pub mod explanation;
pub mod field;
pub mod finding;
pub mod flow;
pub mod founded;
pub mod grid;
pub mod icon;
pub mod identity;
pub mod json;
pub mod lifetime;
pub mod meter;
pub mod page;
pub mod receipt;
pub mod report;
pub mod state;
pub mod stepper;
pub mod strip;
pub mod table;
pub mod text;
pub mod timeline;
