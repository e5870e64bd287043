use std::fs;
use std::path::PathBuf;

use crate::context::Context;
use crate::failure::Failure;
use crate::process;

/// The oldest major version of Node.js that the packages run on.
const OLDEST_NODE: u32 = 20;

/// Installs the npm packages of a folder exactly as its lock file says, where that was not done yet, and returns
/// its `node_modules`.
///
/// # Errors
/// Where Node.js is missing or too old, or npm fails.
pub(crate) fn packages(context: &Context, folder: &str) -> Result<PathBuf, Failure> {
    let home = context.root.join(folder);
    let modules = home.join("node_modules");
    let lock = home.join("package-lock.json");
    let locked = fs::read_to_string(&lock).map_err(|error| Failure::file(&lock, &error))?;
    // A copy of the lock file that the packages were installed from; npm removes it with the folder.
    let stamp = modules.join(".bindwright-installed");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == locked) {
        return Ok(modules);
    }
    check_version(context)?;
    eprintln!("installing the npm packages of {folder} (once per lock file, under two minutes)");
    let npm = process::run(context.command(program("npm")).arg("ci").current_dir(&home));
    npm.map_err(|failure| {
        failure.remedy(format!(
            "check that the npm registry can be reached (`npm config get registry`), then try again in {folder}: npm ci"
        ))
    })?;
    fs::write(&stamp, locked).map_err(|error| Failure::file(&stamp, &error))?;
    Ok(modules)
}

/// Returns the name of a program that comes with Node.js, such as `npm`.
pub(crate) fn program(name: &str) -> String {
    // They are batch files there, which are found by their full name only.
    if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }
}

/// Makes sure that Node.js is there and new enough.
///
/// # Errors
/// Where it is not.
pub(crate) fn check_version(context: &Context) -> Result<(), Failure> {
    let remedy =
        format!("install Node.js {OLDEST_NODE} or later, from https://nodejs.org or your system's packages");
    let version = context.command("node").arg("--version").output();
    let version = version.map_err(|_| Failure::new("Node.js is missing").remedy(remedy.clone()))?;
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    if major(&version).is_some_and(|major| major >= OLDEST_NODE) {
        return Ok(());
    }
    Err(Failure::new(format!("Node.js {version} is too old")).remedy(remedy))
}

/// Reads the major version from what `node --version` prints, `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_major_version() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20"), None);
        assert_eq!(major(""), None);
    }
}
