// The package in Node.js.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as bindwright from "bindwright";
import { NOW, PACKAGE, canaries, fixture } from "../support/fixtures.js";

const { BindwrightError, init, inspect } = bindwright;

const KEY = { name: "key.json", bytes: fixture("keys/sdm-managed.json") };

/** Says whether an error is ours, with that code, and quotes nothing. */
function failsWith(code) {
  return (error) => error instanceof BindwrightError && error.code === code && error.message.startsWith(`${code}: `);
}

test("importing starts nothing", () => {
  assert.throws(() => inspect([KEY]), failsWith("not-initialized"));
});

test("a source that is no module is refused, and another one can follow", async () => {
  await assert.rejects(init(new Uint8Array([1, 2, 3])), failsWith("not-loaded"));
  await assert.rejects(init(new URL("missing.wasm", import.meta.url)), failsWith("not-loaded"));
  await init();
  await init();
});

test("a key is judged, as bytes and as text", () => {
  const report = inspect([KEY], { now: NOW });
  assert.equal(report.schema, "bindwright.report/1");
  assert.equal(report.verdict.text, "Usable until 24 Feb 2027, 96 days left");
  assert.equal(report.identities[0].key_matches, true);
  assert.deepEqual(inspect([{ ...KEY, bytes: KEY.bytes.toString() }], { now: NOW }), report);
});

test("passwords open a keystore", () => {
  const store = { bytes: fixture("keystores/modern.p12") };
  assert.ok(inspect([store], { now: NOW }).locked.length > 0);
  const opened = inspect([store], { now: NOW, passwords: ["wrong", "throw-away"] });
  assert.equal(opened.locked.length, 0);
  assert.equal(opened.private_keys.length, 1);
});

test("no answer holds a secret", () => {
  assert.ok(canaries.length > 10);
  for (const path of ["keys/sdm-managed.json", "pem/key-and-chain.pem", "keystores/modern.p12"]) {
    const said = JSON.stringify(inspect([{ bytes: fixture(path) }], { now: NOW, passwords: ["throw-away"] }));
    assert.deepEqual(canaries.filter((canary) => said.includes(canary)), [], path);
  }
});

test("exported files are read back, and what is random differs from call to call", () => {
  const chain = { bytes: fixture("pem/key-and-chain.pem") };
  const once = bindwright.exportFiles([chain], { now: NOW, profile: "p12" });
  assert.deepEqual(once.diagnostics, []);
  const [{ name, bytes }] = once.files;
  assert.ok(bytes instanceof Uint8Array && bytes.length > 1000);
  const opened = inspect([{ name, bytes }], { now: NOW, passwords: [once.password] });
  assert.equal(opened.private_keys.length, 1);
  assert.equal(opened.keystores[0].mac_verified, true);
  const again = bindwright.exportFiles([chain], { now: NOW, profile: "p12" });
  assert.notEqual(again.password, once.password);
});

test("each failure has its code", () => {
  assert.throws(() => inspect("text"), failsWith("invalid-inputs"));
  assert.throws(() => inspect([{ bytes: 7 }]), failsWith("invalid-inputs"));
  assert.throws(() => inspect([KEY], { now: "tomorrow" }), failsWith("invalid-time"));
  assert.throws(() => bindwright.compose("xsuaa"), failsWith("invalid-request"));
  assert.throws(() => bindwright.exportFiles([KEY], { profile: "no-such" }), failsWith("invalid-options"));
  assert.throws(() => bindwright.compare("xsuaa", [KEY]), failsWith("invalid-request"));
});

test("a code that is unknown has no page", () => {
  assert.equal(bindwright.explain("no/such-code"), undefined);
  assert.equal(bindwright.explain("certificate/expired").severity, "error");
});

test("the types name every function and every code", () => {
  const types = readFileSync(join(PACKAGE, "index.d.ts"), "utf8");
  for (const name of Object.keys(bindwright)) assert.match(types, new RegExp(`\\b${name}\\b`), name);
  const remedies = readFileSync(join(PACKAGE, "start.js"), "utf8").match(/^ {2}"?([a-z-]+)"?: "/gm);
  assert.ok(remedies.length > 5);
  for (const line of remedies) assert.ok(types.includes(`| "${line.match(/[a-z-]+/)[0]}"`), line);
});
