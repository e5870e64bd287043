// The fixtures of the repository, and the moment they are judged for.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const NOW = "2026-11-20T12:00:00Z";

/** The package as its archive was unpacked. */
export const PACKAGE = fileURLToPath(new URL("../node_modules/bindwright/", import.meta.url));

/** Reads a fixture. */
export function fixture(path) {
  return readFileSync(new URL(`../../fixtures/${path}`, import.meta.url));
}

/** Planted secrets, none of which any answer may hold. */
export const canaries = JSON.parse(fixture("canaries.json"));
