use super::counts::Counts;
use crate::context::Context;
use crate::failure::Failure;
use crate::process;

/// Packages that must not be below a room of the house (ARCHITECTURE.md, invariant 2).
struct Wall {
    room: &'static str,
    absent: &'static [&'static str],
    reason: &'static str,
}

const BROWSER: &[&str] = &["wasm-bindgen", "js-sys", "web-sys"];
const PURE: &str = "nothing below the wasm crate knows the browser";

static WALLS: &[Wall] = &[
    Wall { room: "bindwright-texts", absent: BROWSER, reason: PURE },
    Wall { room: "bindwright-report", absent: BROWSER, reason: PURE },
    Wall { room: "bindwright-pki", absent: BROWSER, reason: PURE },
    Wall { room: "bindwright-catalog", absent: BROWSER, reason: PURE },
    Wall { room: "bindwright-artefacts", absent: BROWSER, reason: PURE },
    Wall { room: "bindwright-core", absent: BROWSER, reason: PURE },
    Wall {
        room: "bindwright-pki",
        absent: &["bindwright-catalog", "bindwright-core"],
        reason: "formats know nothing about SAP",
    },
    Wall {
        room: "bindwright-catalog",
        absent: &["bindwright-pki", "bindwright-core"],
        reason: "service knowledge needs no cryptography",
    },
    Wall {
        room: "bindwright-artefacts",
        absent: &["bindwright-pki", "bindwright-core"],
        reason: "artefacts are made from answers, never from what was pasted",
    },
    Wall {
        room: "bindwright-web",
        absent: &["bindwright-pki", "bindwright-core"],
        reason: "the page leaves everything pasted to the engine worker",
    },
    Wall {
        room: "bindwright-web",
        absent: &["bindwright-artefacts"],
        reason: "the engine makes artefacts, and tells the page the catalogue: the page carries neither",
    },
];

/// The platforms a room is looked at on; `host` is this machine.
const PLATFORMS: &[&str] = &["host-tuple", "wasm32-unknown-unknown"];

/// Checks what the rooms of the house link.
pub(super) fn check(context: &Context) -> Result<Counts, Failure> {
    let mut broken = Vec::new();
    for wall in WALLS {
        for platform in PLATFORMS {
            let tree = tree(context, wall.room, platform)?;
            for absent in wall.absent.iter().filter(|absent| holds(&tree, absent)) {
                broken.push(format!("{} links {absent} on {platform}: {}", wall.room, wall.reason));
            }
        }
    }
    if broken.is_empty() {
        return Ok(Counts::ONE);
    }
    Err(Failure::new(broken.join("\n")).remedy("look at `cargo tree --package ROOM --invert PACKAGE`"))
}

/// Returns the packages that a room links, one per line, itself first.
fn tree(context: &Context, room: &str, platform: &str) -> Result<String, Failure> {
    let mut cargo = context.cargo(["tree", "--locked", "--edges", "normal", "--prefix", "none"]);
    let tree = process::output(cargo.args(["--package", room, "--target", platform]))?;
    if holds(&tree, room) {
        return Ok(tree);
    }
    Err(Failure::new(format!("`{}` does not show {room}", process::line(&cargo))))
}

/// Says whether a line of the tree names the package.
fn holds(tree: &str, package: &str) -> bool {
    tree.lines().any(|line| line.split(' ').next() == Some(package))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_package_by_its_whole_name() {
        let tree = "bindwright-web v0.1.0 (/somewhere/web)\nwasm-bindgen-futures v0.4.1\n";
        assert!(holds(tree, "bindwright-web"));
        assert!(holds(tree, "wasm-bindgen-futures"));
        assert!(!holds(tree, "wasm-bindgen"));
    }
}
