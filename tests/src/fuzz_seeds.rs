//! The seeds of the fuzz targets: what the fixtures hold, as the bytes that each target reads.

use bindwright_pki::{Bounds, Certificate, CertificateBag, pem};

use crate::fixtures::{self, Fixture};

/// One input that a target begins with.
pub struct Seed {
    /// The target, a folder of `tests/fuzz/corpus`.
    pub target: &'static str,
    /// File name.
    pub name: String,
    /// The input.
    pub bytes: Vec<u8>,
}

/// Makes the seeds of all targets.
pub fn all() -> Vec<Seed> {
    let all = fixtures::all();
    let folders = ["certificates/", "pem/", "private-keys/", "keystores/"];
    let fixtures = all.iter().filter(|fixture| folders.iter().any(|folder| fixture.path.starts_with(folder)));
    fixtures.flat_map(of_fixture).chain(pasted()).collect()
}

/// Lists what a person pastes: texts around the formats.
fn pasted() -> impl Iterator<Item = Seed> {
    let paths = ["keys", "shapes", "tokens", "xfcc"].into_iter().flat_map(crate::fixture_paths);
    paths.map(|path| Seed {
        target: "inspect",
        name: path.replace('/', "-"),
        bytes: crate::read_fixture(&path),
    })
}

fn of_fixture(fixture: &Fixture) -> Vec<Seed> {
    let name = fixture.path.replace('/', "-");
    let seed = |target, name: String, bytes: &[u8]| Seed { target, name, bytes: bytes.to_vec() };
    let Ok(text) = std::str::from_utf8(&fixture.bytes) else {
        return vec![seed(binary_target(&fixture.path), name, &fixture.bytes)];
    };
    let mut seeds = vec![seed("pem", name.clone(), &fixture.bytes)];
    let (blocks, _) = pem::scan(text, &Bounds::default());
    let certificates = blocks.iter().filter_map(|block| Certificate::from_pem_block(block).ok()).collect();
    seeds.push(seed("pkcs7", name.clone(), &CertificateBag::new(certificates).to_der()));
    for (number, block) in blocks.iter().enumerate() {
        let target = match block.label() {
            "CERTIFICATE" => "certificate",
            "CERTIFICATE REQUEST" => "request",
            _ => "private_key",
        };
        seeds.push(seed(target, format!("{name}-{number}"), block.der()));
    }
    seeds
}

/// Returns the target that reads a binary file.
fn binary_target(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("p12") => "pkcs12",
        Some("jks") => "jks",
        Some("p7b") => "pkcs7",
        _ if path.starts_with("private-keys/") => "private_key",
        _ => "certificate",
    }
}
