// Runs in a worker, as the engine does: each scenario through our module and its peers, in microseconds per item.

import { module } from './module.js';
import { jsrsasign, nodeForge, peculiar, pkijs, split } from './peers.js';
import { verifiedBySubtle } from './subtle.js';

const results = {};

/** JavaScript peers read the first thousand of the ten thousand leaves: all of them would take a minute. */
const SAMPLE = 1000;

/** A run shorter than this, in milliseconds, is repeated and counts as one. */
const SHORTEST = 5;

async function time(run, times) {
  const start = performance.now();
  for (let index = 0; index < times; index += 1) await run();
  return performance.now() - start;
}

/** Measures candidates in turns and keeps the best of each; `[name, run, items]`. */
async function measure(scenario, candidates, rounds = 5) {
  const times = [];
  const best = [];
  for (const [, run] of candidates) {
    let repeat = 1;
    let first = await time(run, 1);
    // Twice, so that a run that something else held up is not taken for a long one.
    while (Math.min(first, await time(run, repeat)) < SHORTEST && repeat < 4096) first = await time(run, (repeat *= 2));
    times.push(repeat);
    best.push(first / repeat);
  }
  for (let round = 1; round < rounds; round += 1) {
    for (const [index, [, run]] of candidates.entries()) {
      best[index] = Math.min(best[index], (await time(run, times[index])) / times[index]);
    }
  }
  const row = candidates.map(([name, , items], index) => [name, (best[index] * 1000) / items]);
  results[scenario] = Object.fromEntries(row);
  console.log(scenario);
}

async function main() {
  const file = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
  const text = (bytes) => new TextDecoder().decode(bytes);
  const ours = await module('module.wasm');
  const [leaf, roots, leaves, chain] = await Promise.all(['leaf.pem', 'roots.pem', 'leaves.pem', 'chain.pem'].map(file));
  const [key, encryptedKey, modern, legacy] = await Promise.all(
    ['key.pem', 'encrypted-key.der', 'modern.p12', 'legacy.p12'].map(file),
  );
  const keyAndLeaf = new Uint8Array([...key, ...leaf]);
  const serviceKey = text(await file('service-key.json'));
  const sample = split(text(leaves)).slice(0, SAMPLE).join('\n');

  const reports = (bytes, fewer, items, fewerItems) => [
    ['bindwright', () => ours.text('report', bytes), items],
    ['x509-parser', () => ours.text('report_x509_parser', bytes), items],
    ['x509-cert', () => ours.text('report_x509_cert', bytes), items],
    ['node-forge', () => nodeForge.report(fewer), fewerItems.rsa ?? fewerItems],
    ['jsrsasign', () => jsrsasign.report(fewer), fewerItems],
    ['@peculiar/x509', () => peculiar.report(fewer), fewerItems],
    ['pkijs', () => pkijs.report(fewer), fewerItems],
  ];
  const count = (pem) => split(pem).length;
  await measure('full report, one leaf', reports(leaf, text(leaf), 1, 1));
  const rsa = (await nodeForge.report(text(roots))).length;
  const all = count(text(roots));
  await measure('full report, the Mozilla roots', reports(roots, text(roots), all, Object.assign(Object(all), { rsa })), 3);
  await measure('full report, 10,000 leaves', reports(leaves, sample, count(text(leaves)), SAMPLE), 3);

  const certificates = () => JSON.parse(serviceKey).certificate;
  await measure('three-certificate service key, full report', [
    ['bindwright', () => ours.text('report', certificates()), 1],
    ['x509-parser', () => ours.text('report_x509_parser', certificates()), 1],
    ['node-forge', () => nodeForge.report(certificates()), 1],
    ['jsrsasign', () => jsrsasign.report(certificates()), 1],
    ['@peculiar/x509', () => peculiar.report(certificates()), 1],
    ['pkijs', () => pkijs.report(certificates()), 1],
  ]);

  await measure('verify a chain of three, from PEM', [
    ['bindwright', () => ours.number('verify', chain, 3), 1],
    ['node-forge', () => nodeForge.verify(text(chain)), 1],
    ['jsrsasign', () => jsrsasign.verify(text(chain)), 1],
    ['@peculiar/x509', () => peculiar.verify(text(chain)), 1],
  ]);
  // The issuer's own signature is not among them: its issuer is not in the file.
  const signed = count(text(leaves)) - 1;
  await measure(
    'read and verify 10,000 leaves',
    [
      ['bindwright', () => ours.number('verify', leaves, signed), signed],
      ['bindwright, crypto.subtle', () => verifiedBySubtle(ours, leaves, signed), signed],
    ],
    2,
  );

  await measure('key match, from PEM', [
    ['bindwright', () => ours.number('key_match', keyAndLeaf, 1), 1],
    ['modulus compare, node-forge', () => nodeForge.keyMatch(text(key), text(leaf)), 1],
  ]);
  await measure('encrypted PKCS#8', [
    ['bindwright', () => ours.number('encrypted_key', encryptedKey, 1), 1],
    ['node-forge', () => nodeForge.encryptedKey(encryptedKey), 1],
  ]);
  for (const [name, bytes] of [['modern', modern], ['legacy', legacy]]) {
    await measure(
      `PKCS#12, ${name}`,
      [
        ['bindwright', () => ours.number('keystore', bytes, 1), 1],
        ['node-forge', () => nodeForge.keystore(bytes), 1],
      ],
      3,
    );
  }
}

main().then(
  () => postMessage({ results }),
  (error) => postMessage({ error: String(error?.stack ?? error) }),
);
