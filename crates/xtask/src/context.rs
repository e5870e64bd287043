use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;

/// Where things are on this machine.
pub(crate) struct Context {
    /// The root of the clone.
    pub(crate) root: PathBuf,
    /// The one target folder that every cargo call shares.
    pub(crate) target: PathBuf,
    /// The cache of tools, outside the clone and shared by all clones of a user.
    pub(crate) cache: PathBuf,
}

impl Context {
    /// Finds the clone, its target folder and the user's cache.
    ///
    /// # Errors
    /// Where the machine names no folder for caches.
    pub(crate) fn new() -> Result<Self, Failure> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.ancestors().nth(2).unwrap_or(manifest).to_owned();
        // cargo takes a relative CARGO_TARGET_DIR from the current folder, and children run in other folders.
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => std::path::absolute(&folder)
                .map_err(|error| Failure::new(format!("CARGO_TARGET_DIR {}: {error}", folder.display())))?,
            None => root.join("target"),
        };
        Ok(Self { cache: cache_folder(|name| env::var_os(name))?, root, target })
    }

    /// Returns the folder of the built site.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join("dist").join("site")
    }

    /// Returns the folder of the built npm package.
    pub(crate) fn package(&self) -> PathBuf {
        self.root.join("dist").join("npm")
    }

    /// Returns a command that runs in the root of the clone and shares the target folder.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// Returns a call of the cargo that runs this task.
    pub(crate) fn cargo<const N: usize>(&self, arguments: [&str; N]) -> Command {
        let mut command = self.command(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
        command.args(arguments);
        command
    }
}

/// Chooses the cache: our own variable, then the platform's convention.
fn cache_folder(variable: impl Fn(&str) -> Option<OsString>) -> Result<PathBuf, Failure> {
    let folder = |name: &str| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(cache) = folder("BINDWRIGHT_CACHE") {
        return std::path::absolute(&cache).map_err(|error| Failure::file(&cache, &error));
    }
    let home_cache = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
    let base = folder("XDG_CACHE_HOME")
        .or_else(|| folder("LOCALAPPDATA"))
        .or_else(|| folder("HOME").map(|home| home.join(home_cache)));
    base.map(|base| base.join("bindwright")).ok_or_else(|| {
        Failure::new("no folder for caches: HOME is not set")
            .remedy("set BINDWRIGHT_CACHE to a folder where built tools may be kept")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(variables: &[(&str, &str)]) -> Result<PathBuf, Failure> {
        cache_folder(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn our_own_variable_wins() {
        let cache = chosen(&[("HOME", "/home/a"), ("BINDWRIGHT_CACHE", "/tools")]).unwrap();
        assert_eq!(cache, std::path::absolute("/tools").unwrap());
    }

    #[test]
    fn the_convention_comes_before_the_home_folder() {
        let cache = chosen(&[("HOME", "/home/a"), ("XDG_CACHE_HOME", "/cache")]).unwrap();
        assert_eq!(cache, Path::new("/cache/bindwright"));
    }

    #[test]
    fn no_home_is_a_failure_with_a_remedy() {
        assert!(chosen(&[("HOME", "")]).unwrap_err().to_string().contains("set BINDWRIGHT_CACHE"));
    }
}
