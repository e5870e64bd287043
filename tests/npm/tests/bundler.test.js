// The package through a bundler: Vite finds the module by itself and brings it along.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { build } from "vite";
import { launch, open } from "../support/browser.js";
import { serve } from "../support/server.js";

test("an application that was bundled works", async () => {
  const folder = mkdtempSync(join(tmpdir(), "bindwright-bundle-"));
  await build({
    root: fileURLToPath(new URL("../application", import.meta.url)),
    configFile: false,
    logLevel: "error",
    build: { outDir: folder, target: "es2022", emptyOutDir: true },
  });
  const assets = readdirSync(join(folder, "assets"));
  assert.equal(assets.filter((name) => /^engine_bg-.*\.wasm$/.test(name)).length, 1, assets.join());

  const site = await serve(folder);
  const browser = await launch();
  try {
    const { page, complaints } = await open(browser, `${site.url}/index.html`);
    await page.waitForFunction(() => document.title !== "starting");
    assert.equal(await page.title(), '{"credential-type":"x509","x509":{"validity":30}}');
    assert.deepEqual(complaints.filter((text) => !text.includes("404")), []);
  } finally {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true });
  }
});
