//! The native face of Bindwright.

fn main() {}
