// The package answers with the same bytes as the native engine, for every fixture, service and code.

import assert from "node:assert/strict";
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { basename, join } from "node:path";
import { before, test } from "node:test";
import { PACKAGE, fixture } from "../support/fixtures.js";

const { call, initSync } = await import(join(PACKAGE, "engine.js"));
const answers = process.env.BINDWRIGHT_ANSWERS;

/** Puts the bytes of the fixtures where their paths stand. */
function withBytes({ inputs, path, ...rest }) {
  if (inputs) return { ...rest, inputs: inputs.map(({ name, path }) => ({ name, bytes: fixture(path) })) };
  return path ? { ...rest, text: fixture(path).toString() } : rest;
}

before(() => initSync({ module: readFileSync(join(PACKAGE, "engine_bg.wasm")) }));

test("every answer is the native one", async () => {
  assert.ok(answers, "BINDWRIGHT_ANSWERS names no file: run `cargo xtask test --only npm`");
  const compared = {};
  for await (const line of createInterface({ input: createReadStream(answers) })) {
    const { method, payload, json } = JSON.parse(line);
    if (call(method, withBytes(payload)) !== json) {
      assert.fail(`${method} ${JSON.stringify(payload)} differs`);
    }
    compared[method] = (compared[method] ?? 0) + 1;
  }
  console.log(`${basename(answers)}: ${JSON.stringify(compared)}`);
  for (const method of ["inspect", "certificateParameter", "lint", "compose", "compare", "explain", "rules", "explanations", "catalog"]) {
    assert.ok(compared[method] > 0, method);
  }
});
