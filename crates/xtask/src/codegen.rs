use std::fs;

use crate::arguments::Arguments;
use crate::context::Context;
use crate::failure::Failure;
use crate::process;

/// A committed file that a program of ours prints.
struct Generated {
    path: &'static str,
    example: &'static str,
}

static GENERATED: &[Generated] = &[
    Generated { path: "crates/catalog/services.schema.json", example: "schema" },
    Generated { path: "crates/report/report.schema.json", example: "report_schema" },
    Generated { path: "crates/wasm/types/bindwright.d.ts", example: "types" },
];

/// Writes the generated files again, or checks them with `--check`.
pub(crate) fn run(context: &Context, mut arguments: Arguments) -> Result<(), Failure> {
    let only_check = arguments.flag("--check");
    arguments.finish()?;
    if only_check { check(context) } else { write(context) }
}

/// Makes the fixtures again.
pub(crate) fn fixtures(context: &Context, arguments: Arguments) -> Result<(), Failure> {
    arguments.finish()?;
    process::run(&mut context.cargo([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "bindwright-tests",
        "--bin",
        "fixtures",
    ]))
}

/// Says which generated files differ from what the code says now.
///
/// # Errors
/// Where one does, or cannot be generated.
pub(crate) fn check(context: &Context) -> Result<(), Failure> {
    build(context)?;
    let mut stale = Vec::new();
    for generated in GENERATED {
        let text = generated.text(context)?;
        let committed = fs::read_to_string(context.root.join(generated.path)).unwrap_or_default();
        if committed.replace("\r\n", "\n") != text {
            stale.push(generated.path);
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("not up to date: {}", stale.join(", "))).remedy("run `cargo xtask codegen`"))
}

fn write(context: &Context) -> Result<(), Failure> {
    build(context)?;
    for generated in GENERATED {
        let path = context.root.join(generated.path);
        let text = generated.text(context)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| Failure::file(folder, &error))?;
        }
        fs::write(&path, text).map_err(|error| Failure::file(&path, &error))?;
        eprintln!("wrote {}", generated.path);
    }
    Ok(())
}

/// Builds the programs with the features that the native tests have, so that both share what is compiled.
fn build(context: &Context) -> Result<(), Failure> {
    let mut cargo = context.cargo(["build", "--locked", "--workspace", "--all-features"]);
    process::run(cargo.args(GENERATED.iter().flat_map(|generated| ["--example", generated.example])))
}

impl Generated {
    fn text(&self, context: &Context) -> Result<String, Failure> {
        let name = format!("{}{}", self.example, std::env::consts::EXE_SUFFIX);
        process::output(&mut context.command(context.target.join("debug").join("examples").join(name)))
    }
}
