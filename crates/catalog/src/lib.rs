//! The service catalogue, and composing parameters and artefacts from it.
