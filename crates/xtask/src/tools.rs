use std::fs;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::failure::Failure;
use crate::{lockfile, process};

/// A program that is built from crates.io into the cache, once per version.
pub(crate) struct Tool {
    package: &'static str,
    binary: &'static str,
    version: Version,
    /// How long building it takes on two cores, in minutes.
    minutes: u32,
}

enum Version {
    Pinned(&'static str),
    /// The version that `Cargo.lock` holds of this package.
    Locked(&'static str),
}

/// Builds the site. 0.22 needs rustc 1.96.
pub(crate) static TRUNK: Tool =
    Tool { package: "trunk", binary: "trunk", version: Version::Pinned("0.21.14"), minutes: 7 };

/// Turns a compiled module into one with JavaScript glue; it must have the version of the library.
pub(crate) static WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    version: Version::Locked("wasm-bindgen"),
    minutes: 5,
};

/// Runs wasm tests in a browser; comes with `wasm-bindgen`.
pub(crate) static WASM_BINDGEN_TEST_RUNNER: Tool = Tool {
    package: "wasm-bindgen-cli",
    binary: "wasm-bindgen-test-runner",
    version: Version::Locked("wasm-bindgen"),
    minutes: 5,
};

/// Checks licences, sources and duplicates of dependencies.
pub(crate) static CARGO_DENY: Tool =
    Tool { package: "cargo-deny", binary: "cargo-deny", version: Version::Pinned("0.20.2"), minutes: 4 };

impl Tool {
    /// Returns the path of the program, and builds it first where the cache does not hold it.
    ///
    /// # Errors
    /// Where it cannot be built.
    pub(crate) fn path(&self, context: &Context) -> Result<PathBuf, Failure> {
        let version = self.version(context)?;
        let home = context.cache.join("tools").join(format!("{}-{version}", self.package));
        let program = home.join("bin").join(format!("{}{}", self.binary, std::env::consts::EXE_SUFFIX));
        if !program.is_file() {
            self.install(context, &version, &home)?;
        }
        Ok(program)
    }

    fn version(&self, context: &Context) -> Result<String, Failure> {
        match self.version {
            Version::Pinned(version) => Ok(version.to_owned()),
            Version::Locked(package) => lockfile::version(context, package),
        }
    }

    /// Builds into a folder beside the final one and renames, so that a broken build never looks like a tool.
    fn install(&self, context: &Context, version: &str, home: &Path) -> Result<(), Failure> {
        let specification = format!("{}@{version}", self.package);
        eprintln!("building {specification} into {} (once, about {} min)", home.display(), self.minutes);
        let unfinished = context.cache.join("unfinished").join(format!(
            "{}-{version}-{}",
            self.package,
            std::process::id()
        ));
        let build = context.cache.join("build").join(format!("{}-{version}", self.package));
        let mut cargo = context.cargo(["install", "--locked", "--root"]);
        cargo.arg(&unfinished).arg("--target-dir").arg(&build).arg(&specification);
        let remedy = format!(
            "check that crates.io can be reached, then try again; by hand:\ncargo install --locked --root {} {specification}",
            home.display()
        );
        process::run(&mut cargo).map_err(|failure| failure.remedy(remedy))?;
        if let Some(tools) = home.parent() {
            fs::create_dir_all(tools).map_err(|error| Failure::file(tools, &error))?;
        }
        // Another task may have been faster; its result is as good.
        if fs::rename(&unfinished, home).is_err() && !home.join("bin").is_dir() {
            return Err(Failure::new(format!("cannot rename {} to its final name", unfinished.display())));
        }
        let _ = fs::remove_dir_all(&unfinished);
        let _ = fs::remove_dir_all(&build);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the text that follows a key of a file, up to the closing quote.
    fn quoted<'a>(text: &'a str, key: &str) -> &'a str {
        let (_, rest) = text.split_once(key).unwrap();
        rest.split_once('"').unwrap().1.split('"').next().unwrap()
    }

    #[test]
    fn trunk_asks_for_the_versions_that_are_installed() {
        let context = Context::new().unwrap();
        let trunk = fs::read_to_string(context.root.join("Trunk.toml")).unwrap();
        assert_eq!(quoted(&trunk, "trunk-version ="), TRUNK.version(&context).unwrap());
        assert_eq!(quoted(&trunk, "wasm_bindgen ="), WASM_BINDGEN.version(&context).unwrap());
    }
}
