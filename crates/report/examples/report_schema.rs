//! Prints the JSON Schema of the report; `cargo xtask codegen` writes it to `report.schema.json`.

#[allow(clippy::print_stdout)] // What the program is for.
fn main() {
    print!("{}", bindwright_report::codegen::report_schema());
}
