// The files under tests/fixtures.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../fixtures/', import.meta.url));

const planted = JSON.parse(fixture('canaries.json')) as string[];

/** Reads a fixture as text. */
export function fixture(path: string): string {
  return readFileSync(folder + path, 'utf8');
}

/** Reads a fixture as bytes. */
export function fixtureBytes(path: string): Buffer {
  return readFileSync(folder + path);
}

/** Returns the path of a fixture. */
export function fixturePath(path: string): string {
  return folder + path;
}

/** Returns the canaries that a text holds, also when it breaks or escapes their lines. */
export function canaries(text: string): string[] {
  const joined = text.replaceAll('\\r', '').replaceAll('\\n', '').replace(/\s+/g, '');
  return planted.filter((canary) => text.includes(canary) || joined.includes(canary));
}
