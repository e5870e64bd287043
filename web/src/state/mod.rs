//! State of the wizard: plain data and pure functions. Nothing here ever holds a secret.

pub mod change;
pub mod compare;
pub mod example;
pub mod problem;
pub mod step;
pub mod wizard;

#[cfg(test)]
mod tests;
