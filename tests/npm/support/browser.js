// The browser that the tests drive, and pages that complain about nothing.

import { chromium } from "playwright-core";

/** Starts the browser that `cargo xtask test` found. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.BINDWRIGHT_BROWSER ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run"],
  });
}

/** Opens an address; the list grows with every error and message of the page. */
export async function open(browser, url) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, complaints };
}
