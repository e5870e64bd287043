//! The phases that need a browser, and the lints of what runs in one.

use std::fs;
use std::path::{Path, PathBuf};

use super::counts::Counts;
use crate::context::Context;
use crate::failure::Failure;
use crate::{browser, node, process, program, site, toolchain, tools};

const WASM: &str = "wasm32-unknown-unknown";

/// What Chromium is started with: no window, nothing of its own over the network, and no sandbox, which root and
/// containers do not have.
const BROWSER_OPTIONS: &[&str] = &[
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
];

/// Lints the page and the engine as they compile for the browser.
pub(super) fn lint(context: &Context) -> Result<Counts, Failure> {
    toolchain::component(context, "clippy", "clippy")?;
    toolchain::wasm_target(context)?;
    let clippy = ["clippy", "--locked", "--target", WASM, "--keep-going"];
    process::run(context.cargo(clippy).args(["--package", "bindwright-wasm", "--all-targets"]))?;
    process::run(context.cargo(clippy).args(["--package", "bindwright-web", "--lib", "--bins"]))?;
    Ok(Counts::ONE)
}

/// Runs the tests of the engine module in a browser, through chromedriver.
pub(super) fn wasm_tests(context: &Context) -> Result<Counts, Failure> {
    toolchain::wasm_target(context)?;
    let runner = tools::WASM_BINDGEN_TEST_RUNNER.path(context)?;
    let browser = browser::browser(context)?;
    let driver = browser::driver(context, &browser)?;
    let capabilities = write_capabilities(context, &browser)?;
    let mut cargo = context.cargo(["test", "--locked", "--target", WASM, "--package", "bindwright-wasm"]);
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    let (output, status) = process::watch(cargo.arg("--no-fail-fast"))?;
    Counts::of_rust_tests(&output).judged(status.success())
}

/// Builds the site.
pub(super) fn site(context: &Context) -> Result<Counts, Failure> {
    site::build(context)?;
    Ok(Counts::ONE)
}

/// Runs the end-to-end and accessibility tests against the built site.
pub(super) fn playwright(context: &Context) -> Result<Counts, Failure> {
    let site = site::built(context)?;
    let modules = node::packages(context, browser::PLAYWRIGHT)?;
    let xtask = std::env::current_exe().map_err(|error| Failure::new(format!("own path: {error}")))?;
    let bindwright = program::build(context, "bindwright")?;
    let mut node = context.command("node");
    node.arg(modules.join("@playwright").join("test").join("cli.js"))
        .args(["test", "--reporter=list"])
        .current_dir(context.root.join(browser::PLAYWRIGHT))
        .env("BINDWRIGHT_BROWSER", browser::browser(context)?)
        .env("BINDWRIGHT_SITE", site)
        .env("BINDWRIGHT_XTASK", xtask)
        .env("BINDWRIGHT_CLI", bindwright)
        .env("FORCE_COLOR", "0");
    let (output, status) = process::watch(&mut node)?;
    Counts::of_playwright(&output).judged(status.success())
}

/// Writes the WebDriver capabilities for the browser that was found (W3C WebDriver, section 7).
fn write_capabilities(context: &Context, browser: &Path) -> Result<PathBuf, Failure> {
    let path = context.target.join("webdriver.json");
    let options = serde_json::json!({ "binary": browser, "args": BROWSER_OPTIONS });
    let capabilities = serde_json::json!({ "goog:chromeOptions": options });
    fs::write(&path, capabilities.to_string()).map_err(|error| Failure::file(&path, &error))?;
    Ok(path)
}
