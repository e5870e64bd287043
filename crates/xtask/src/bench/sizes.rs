use std::fs;
use std::path::Path;

use crate::context::Context;
use crate::failure::Failure;
use crate::{engine, node, process};

/// The most that one feature may add, in kilobytes of 1000 bytes, brotli.
const LIMIT: f64 = 30.0;

/// Features of the module in the order in which they build upon each other, and what each stands for.
static FEATURES: &[(&str, &str)] = &[
    ("certificates", "certificates and their report"),
    ("rsa", "RSA signatures"),
    ("ec", "ECDSA signatures on three curves"),
    ("ed25519", "Ed25519 signatures"),
    ("chains", "chains"),
    ("private-keys", "private keys"),
    ("requests", "certificate requests"),
    ("pkcs7", "PKCS#7"),
    ("pem", "PEM in any state"),
    ("encrypted-keys", "encrypted private keys, read and written"),
    ("keystores", "PKCS#12 and JKS, read"),
    ("pkcs12-write", "PKCS#12, written"),
];

const BROTLI: &str =
    "console.log(require('zlib').brotliCompressSync(require('fs').readFileSync(process.argv[1])).length)";

/// Builds the module with one feature more each time, and prints what it adds.
///
/// # Errors
/// Where it cannot be built, or a feature adds more than the limit.
pub(super) fn run(context: &Context, folder: &Path) -> Result<(), Failure> {
    node::check_version(context)?;
    let mut features = String::from("sizes");
    let (mut rows, mut before) = (Vec::new(), size(context, folder, &features)?);
    for (feature, about) in FEATURES {
        features.push(',');
        features.push_str(feature);
        let after = size(context, folder, &features)?;
        rows.push((*about, after, after - before));
        before = after;
    }
    println!("{:<44}{:>10}{:>10}  kB, brotli", "feature", "adds", "all");
    for (about, all, adds) in &rows {
        println!("{about:<44}{adds:>10.1}{all:>10.1}");
    }
    let json: serde_json::Map<_, _> =
        rows.iter().map(|(about, _, adds)| ((*about).to_owned(), (*adds).into())).collect();
    let path = folder.join("sizes.json");
    fs::write(&path, serde_json::Value::Object(json).to_string())
        .map_err(|error| Failure::file(&path, &error))?;
    let large: Vec<_> =
        rows.iter().skip(1).filter(|(.., adds)| *adds > LIMIT).map(|(about, ..)| *about).collect();
    if large.is_empty() {
        return Ok(());
    }
    Err(Failure::new(format!("more than {LIMIT} kB: {}", large.join(", "))))
}

/// Returns the kilobytes of the module with these features.
fn size(context: &Context, folder: &Path, features: &str) -> Result<f64, Failure> {
    let built = super::module(context, features)?;
    let copy = folder.join("sizes.wasm");
    fs::copy(&built, &copy).map_err(|error| Failure::file(&built, &error))?;
    engine::optimise(context, &copy)?;
    let bytes = process::output(context.command("node").args(["--eval", BROTLI, "--"]).arg(&copy))?;
    let bytes: u32 = bytes.trim().parse().map_err(|_| Failure::new(format!("brotli said {bytes}")))?;
    Ok(f64::from(bytes) / 1000.0)
}
