//! State of the wizard: plain data and pure functions. Nothing here ever holds a secret.

pub mod change;
pub mod entry;
pub mod example;
pub mod instance;
pub mod problem;
pub mod request;
pub mod rotation;
pub mod step;
pub mod wizard;

#[cfg(test)]
mod tests;
