//! Prints the TypeScript types; `cargo xtask codegen` writes them to `crates/wasm/types/bindwright.d.ts`.

use std::io::{self, Write as _};

fn main() -> io::Result<()> {
    io::stdout().write_all(bindwright_wasm::codegen::typescript().as_bytes())
}
