//! Prints the JSON Schema of the service files; `cargo xtask codegen` writes it to `services.schema.json`.

#[allow(clippy::print_stdout)] // What the program is for.
fn main() {
    print!("{}", bindwright_catalog::services_schema());
}
