//! The WebAssembly module: a typed JavaScript API over the core, and the engine of the web app.
