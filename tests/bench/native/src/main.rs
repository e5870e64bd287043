//! Times the formats beside their native peers: `bindwright-bench FOLDER` writes `native.json` there, and what the
//! browser reads.

mod certificates;
mod chains;
mod clock;
mod keys;
mod material;

use std::fs;
use std::path::PathBuf;

use clock::Results;
use material::Material;

fn main() {
    let folder = PathBuf::from(std::env::args_os().nth(1).expect("usage: bindwright-bench FOLDER"));
    fs::create_dir_all(&folder).expect("the folder can be made");
    let material = Material::new(&folder);
    material.write(&folder);
    if std::env::args().any(|argument| argument == "--material") {
        return;
    }
    let mut results = Results::default();
    certificates::measure(&mut results, &material);
    chains::measure(&mut results, &material);
    keys::measure(&mut results, &material);
    fs::write(folder.join("native.json"), results.to_json().to_string()).expect("the folder can be written");
}
