//! What the browser times, and what the sizes of features are told from: plain exports without generated glue.
//!
//! A call takes the address and length of its input and leaves its output in a buffer of the module.

mod memory;
#[cfg(feature = "sizes")]
mod sizes;
#[cfg(feature = "timed")]
mod timed;
