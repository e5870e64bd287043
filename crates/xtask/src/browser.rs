//! The browser that the tests use: one that is installed, else Playwright's own, else Debian's.

use std::env;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::failure::Failure;
use crate::{node, process};

/// Names that Chrome and Chromium go by on the path.
const BROWSERS: &[&str] =
    &["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome", "microsoft-edge"];

/// Where Chrome and Chromium lie on systems that do not put them on the path.
const USUAL_PLACES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    "/snap/bin/chromium",
];

const DRIVERS: &[&str] = &["chromedriver", "chromium.chromedriver"];

const DRIVER_PLACES: &[&str] = &["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"];

/// The folder of the Playwright project.
pub(crate) const PLAYWRIGHT: &str = "tests/browser";

/// Returns the path of a browser, and gets one where none is installed.
///
/// # Errors
/// Where there is none and none can be had.
pub(crate) fn browser(context: &Context) -> Result<PathBuf, Failure> {
    if let Some(path) = named(&["BINDWRIGHT_BROWSER", "CHROME"])? {
        return Ok(path);
    }
    if let Some(path) = installed(BROWSERS, USUAL_PLACES) {
        return Ok(path);
    }
    playwrights_own(context).or_else(|_| debians(context, BROWSERS, USUAL_PLACES)).map_err(|_| {
        Failure::new("no Chrome or Chromium was found").remedy(
            "install one (https://www.google.com/chrome, on Debian `apt-get install chromium chromium-driver`), or set BINDWRIGHT_BROWSER to its path",
        )
    })
}

/// Returns the path of the browser's chromedriver, and gets one where none is installed.
///
/// # Errors
/// Where there is none and none can be had, or it has another major version than the browser.
pub(crate) fn driver(context: &Context, browser: &Path) -> Result<PathBuf, Failure> {
    let driver = match named(&["CHROMEDRIVER"])?.or_else(|| installed(DRIVERS, DRIVER_PLACES)) {
        Some(path) => path,
        None => debians(context, DRIVERS, DRIVER_PLACES).map_err(|_| {
            let major = major(context, browser).unwrap_or_else(|| "stable".to_owned());
            Failure::new("no chromedriver was found").remedy(format!(
                "run `npx @puppeteer/browsers install chromedriver@{major}` and set CHROMEDRIVER to the path it prints"
            ))
        })?,
    };
    match (major(context, browser), major(context, &driver)) {
        (Some(browser), Some(driver)) if browser != driver => {
            Err(Failure::new(format!("the browser has version {browser}, chromedriver {driver}")).remedy(
                format!("run `npx @puppeteer/browsers install chromedriver@{browser}` and set CHROMEDRIVER to the path it prints"),
            ))
        }
        _ => Ok(driver),
    }
}

/// Returns the path that the first set variable names.
fn named(variables: &[&str]) -> Result<Option<PathBuf>, Failure> {
    let set = |name: &&&str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let Some(name) = variables.iter().find(set) else { return Ok(None) };
    let path = PathBuf::from(env::var_os(name).unwrap_or_default());
    if path.is_file() {
        return Ok(Some(path));
    }
    Err(Failure::new(format!("{name} is {}, which is not a file", path.display()))
        .remedy(format!("set {name} to the full path of the program, or unset it")))
}

fn installed(names: &[&str], places: &[&str]) -> Option<PathBuf> {
    let folders: Vec<_> = env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect();
    let on_path = names.iter().flat_map(|name| {
        folders.iter().map(move |folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
    });
    on_path.chain(places.iter().map(PathBuf::from)).find(|path| path.is_file())
}

/// Has Playwright download the browser of its version, into its own cache.
fn playwrights_own(context: &Context) -> Result<PathBuf, Failure> {
    let home = context.root.join(PLAYWRIGHT);
    node::packages(context, PLAYWRIGHT)?;
    eprintln!("no Chrome or Chromium is installed; downloading Playwright's (once, about 170 MB)");
    let mut npx = context.command(node::program("npx"));
    process::run(npx.args(["--no-install", "playwright", "install", "chromium"]).current_dir(&home))?;
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    let mut node = context.command("node");
    let path = process::output(node.args(["--eval", script]).current_dir(&home))?;
    Ok(PathBuf::from(path.trim()))
}

/// Installs Debian's packages, where this is Debian and we may.
fn debians(context: &Context, names: &[&str], places: &[&str]) -> Result<PathBuf, Failure> {
    let is_root =
        cfg!(unix) && process::output(context.command("id").arg("-u")).is_ok_and(|user| user.trim() == "0");
    if !is_root || !Path::new("/etc/debian_version").is_file() {
        return Err(Failure::new("packages can be installed on Debian as root only"));
    }
    eprintln!("installing the Debian packages chromium and chromium-driver (once, about three minutes)");
    process::run(context.command("apt-get").arg("update"))?;
    let install = ["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver"];
    process::run(context.command("apt-get").args(install).env("DEBIAN_FRONTEND", "noninteractive"))?;
    installed(names, places).ok_or_else(|| Failure::new("the packages hold no browser"))
}

/// Returns the major version that a program says it has.
fn major(context: &Context, program: &Path) -> Option<String> {
    let output = context.command(program).arg("--version").output().ok()?;
    major_in(&String::from_utf8_lossy(&output.stdout))
}

/// Reads the major version from `Chromium 156.0.8078.79 built on …`.
fn major_in(text: &str) -> Option<String> {
    let is_version =
        |word: &&str| word.contains('.') && word.starts_with(|first: char| first.is_ascii_digit());
    Some(text.split_whitespace().find(is_version)?.split('.').next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_major_version_of_browser_and_driver() {
        assert_eq!(major_in("Chromium 156.0.8078.79 built on Debian").as_deref(), Some("156"));
        assert_eq!(major_in("ChromeDriver 156.0.8078.79 (a21ce95)").as_deref(), Some("156"));
        assert_eq!(major_in("Google Chrome for Testing 140.0.1").as_deref(), Some("140"));
        assert_eq!(major_in(""), None);
    }

    #[test]
    fn a_program_is_found_on_the_path() {
        assert!(installed(&["no-such-browser", "cargo"], &[]).is_some());
        assert!(installed(&["no-such-browser"], &["/no/such/place"]).is_none());
    }
}
