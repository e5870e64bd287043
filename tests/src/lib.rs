//! The native harness; the tests stand beside this file.
