// Settles the open checks of our module through the browser, each issuer's key imported once.

/** How many verifications the browser is given at once. */
const BATCH = 500;

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

export async function verifiedBySubtle(ours, pem, expected) {
  ours.bytes('keep', pem);
  const checks = read(ours.bytes('open_checks', ''));
  const keys = new Map();
  let verified = 0;
  for (let start = 0; start < checks.length; start += BATCH) {
    const verdicts = checks.slice(start, start + BATCH).map(async ({ issuer, spki, message, signature }) => {
      if (!keys.has(issuer)) keys.set(issuer, crypto.subtle.importKey('spki', spki, ALGORITHM, false, ['verify']));
      return crypto.subtle.verify(ALGORITHM, await keys.get(issuer), signature, message);
    });
    verified += (await Promise.all(verdicts)).filter(Boolean).length;
  }
  if (verified !== expected) throw new Error(`crypto.subtle: ${verified} verified, expected ${expected}`);
}

function read(bytes) {
  const view = new DataView(bytes.buffer);
  const checks = [];
  let position = 0;
  const number = () => view.getUint32((position += 4) - 4, true);
  const part = () => {
    const length = number();
    return bytes.subarray(position, (position += length));
  };
  while (position < bytes.length) {
    checks.push({ issuer: number(), spki: part(), message: part(), signature: part() });
  }
  return checks;
}
