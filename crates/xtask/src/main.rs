//! Set-up, build, tests and budgets.

fn main() {}
