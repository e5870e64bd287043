// Every example of the package's README prints what it says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { PACKAGE, fixture } from "../support/fixtures.js";

const readme = readFileSync(join(PACKAGE, "README.md"), "utf8");
const examples = [...readme.matchAll(/^## (.+)\n[^]*?(?=^## |$(?![^]))/gm)].flatMap(([section, title]) =>
  [...section.matchAll(/^```js\n([^]*?)^```/gm)].map(([, code]) => ({ title, code })),
);

test("the README has examples, and each one says what it prints", () => {
  assert.ok(examples.length >= 7);
  for (const { title, code } of examples) assert.match(code, /\/\/ prints: /, title);
});

for (const { title, code } of examples) {
  test(`example: ${title}`, () => {
    // Below this folder, so that the package is found.
    const folder = mkdtempSync(fileURLToPath(new URL("../example-", import.meta.url)));
    try {
      writeFileSync(join(folder, "key.json"), fixture("keys/sdm-managed.json"));
      writeFileSync(join(folder, "example.mjs"), code);
      const printed = execFileSync(process.execPath, ["example.mjs"], { cwd: folder, encoding: "utf8" });
      const promised = [...code.matchAll(/\/\/ prints: (.*)$/gm)].map(([, text]) => text);
      assert.deepEqual(printed.trimEnd().split("\n"), promised);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
