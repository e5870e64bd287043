use crate::context::Context;
use crate::failure::Failure;

/// Returns the version of a package that `Cargo.lock` names exactly once.
///
/// # Errors
/// Where the lock file cannot be read or holds no or several versions of the package.
pub(crate) fn version(context: &Context, package: &str) -> Result<String, Failure> {
    let path = context.root.join("Cargo.lock");
    let text = std::fs::read_to_string(&path).map_err(|error| Failure::file(&path, &error))?;
    match versions(&text, package).as_slice() {
        [version] => Ok((*version).to_owned()),
        found => {
            Err(Failure::new(format!("Cargo.lock holds {} versions of {package}, not one", found.len()))
                .remedy(format!("look at `cargo tree -i {package}`")))
        }
    }
}

/// Reads the versions of a package from the text of a lock file.
fn versions<'a>(lock: &'a str, package: &str) -> Vec<&'a str> {
    let name = format!("name = \"{package}\"");
    let blocks = lock.split("[[package]]").filter(|block| block.lines().any(|line| line == name));
    let version =
        |block: &'a str| block.lines().find_map(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    blocks.filter_map(version).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"version = 4

[[package]]
name = "wasm-bindgen"
version = "0.2.129"
dependencies = [
 "wasm-bindgen-macro",
]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.128"

[[package]]
name = "twice"
version = "1.0.0"

[[package]]
name = "twice"
version = "2.0.0"
"#;

    #[test]
    fn reads_the_version_of_exactly_that_package() {
        assert_eq!(versions(LOCK, "wasm-bindgen"), ["0.2.129"]);
        assert_eq!(versions(LOCK, "twice"), ["1.0.0", "2.0.0"]);
        assert!(versions(LOCK, "wasm").is_empty());
    }
}
