// The package in a browser, under a strict policy.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open } from "../support/browser.js";
import { NOW, PACKAGE, fixture } from "../support/fixtures.js";
import { serve } from "../support/server.js";

let browser;
let site;

before(async () => {
  site = await serve(PACKAGE);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Ways to say where the module is, as the page would write them. */
const SOURCES = {
  nothing: "undefined",
  "an address": "new URL('/engine_bg.wasm', location.href)",
  "a response": "fetch('/engine_bg.wasm')",
  bytes: "fetch('/engine_bg.wasm').then((response) => response.arrayBuffer())",
  "a compiled module": "WebAssembly.compileStreaming(fetch('/engine_bg.wasm'))",
};

for (const [name, source] of Object.entries(SOURCES)) {
  test(`init takes ${name}`, async () => {
    const { page, complaints } = await open(browser, site.url);
    const asked = await page.evaluate(`(async () => {
      const { init } = await import('/browser.js');
      await init(await (${source}));
    })()`).then(() => site.requests.length);
    const report = await page.evaluate(
      async ({ text, now }) => (await import("/browser.js")).inspect([{ bytes: text }], { now }),
      { text: fixture("keys/sdm-managed.json").toString(), now: NOW },
    );
    assert.equal(report.verdict.text, "Usable until 24 Feb 2027, 96 days left");
    assert.equal(site.requests.length, asked, "requests after the start");
    // Browsers ask for an icon by themselves.
    assert.deepEqual(complaints.filter((text) => !text.includes("404")), []);
    await page.close();
  });
}

test("a module that is missing is told", async () => {
  const { page } = await open(browser, site.url);
  const code = await page.evaluate(async () => {
    const { init } = await import("/browser.js");
    return init(new URL("/missing.wasm", location.href)).catch((error) => error.code);
  });
  assert.equal(code, "not-loaded");
  await page.close();
});
