// The same full report through each peer, as far as it goes: subject, issuer, serial number, dates, algorithms, key,
// alternative names, usages, key identifiers, SHA-1 and SHA-256, as JSON.

import 'reflect-metadata';

import * as x509 from '@peculiar/x509';
import rs from 'jsrsasign';
import forge from 'node-forge';
import * as pki from 'pkijs';

const PASSWORD = 'throw-away';

/** Returns the certificates of a text as PEM. */
export function split(text) {
  return text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g);
}

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

const binary = (bytes) => forge.util.createBuffer(bytes);

export const nodeForge = {
  /** It reads RSA keys only: others are left out. */
  report(text) {
    const one = (pem) => {
      const { body } = forge.pem.decode(pem)[0];
      const read = forge.pki.certificateFromAsn1(forge.asn1.fromDer(body));
      const name = ({ attributes }) => attributes.map((each) => `${each.shortName ?? each.type}=${each.value}`).join();
      return JSON.stringify({
        subject: name(read.subject),
        issuer: name(read.issuer),
        serial: read.serialNumber,
        notBefore: read.validity.notBefore,
        notAfter: read.validity.notAfter,
        signatureAlgorithm: forge.pki.oids[read.signatureOid],
        keyBits: read.publicKey.n.bitLength(),
        names: read.getExtension('subjectAltName')?.altNames,
        ca: read.getExtension('basicConstraints')?.cA,
        usage: read.getExtension('keyUsage'),
        purposes: read.getExtension('extKeyUsage'),
        subjectKey: read.getExtension('subjectKeyIdentifier')?.subjectKeyIdentifier,
        authorityKey: read.getExtension('authorityKeyIdentifier')?.value,
        sha1: forge.md.sha1.create().update(body).digest().toHex(),
        sha256: forge.md.sha256.create().update(body).digest().toHex(),
      });
    };
    return split(text).flatMap((pem) => {
      try {
        return [one(pem)];
      } catch (error) {
        if (/not RSA/.test(error.message)) return [];
        throw error;
      }
    });
  },
  verify(text) {
    const chain = split(text).map((pem) => forge.pki.certificateFromPem(pem));
    if (![[0, 1], [1, 2], [2, 2]].every(([one, issuer]) => chain[issuer].verify(chain[one]))) throw new Error('chain');
  },
  keyMatch(key, leaf) {
    const own = forge.pki.privateKeyFromPem(key);
    if (!own.n.equals(forge.pki.certificateFromPem(leaf).publicKey.n)) throw new Error('key');
  },
  encryptedKey(bytes) {
    if (!forge.pki.decryptPrivateKeyInfo(forge.asn1.fromDer(binary(bytes)), PASSWORD)) throw new Error('password');
  },
  keystore(bytes) {
    return forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(binary(bytes)), PASSWORD);
  },
};

export const jsrsasign = {
  report(text) {
    return split(text).map((pem) => {
      const read = new rs.X509();
      read.readCertPEM(pem);
      return JSON.stringify({
        subject: read.getSubjectString(),
        issuer: read.getIssuerString(),
        serial: read.getSerialNumberHex(),
        notBefore: read.getNotBefore(),
        notAfter: read.getNotAfter(),
        signatureAlgorithm: read.getSignatureAlgorithmName(),
        key: read.getPublicKeyHex().length,
        names: read.getExtSubjectAltName()?.array,
        ca: read.getExtBasicConstraints()?.cA,
        usage: read.getExtKeyUsage()?.names,
        purposes: read.getExtExtKeyUsage()?.array,
        subjectKey: read.getExtSubjectKeyIdentifier()?.kid,
        authorityKey: read.getExtAuthorityKeyIdentifier()?.kid,
        sha1: rs.KJUR.crypto.Util.hashHex(read.hex, 'sha1'),
        sha256: rs.KJUR.crypto.Util.hashHex(read.hex, 'sha256'),
      });
    });
  },
  verify(text) {
    const chain = split(text).map((pem) => new rs.X509(pem));
    const fits = ([one, issuer]) => chain[one].verifySignature(chain[issuer].getPublicKey());
    if (![[0, 1], [1, 2], [2, 2]].every(fits)) throw new Error('chain');
  },
};

export const peculiar = {
  report(text) {
    return inTurn(split(text), async (pem) => {
      const read = new x509.X509Certificate(pem);
      const extension = (type) => read.getExtension(type);
      return JSON.stringify({
        subject: read.subject,
        issuer: read.issuer,
        serial: read.serialNumber,
        notBefore: read.notBefore,
        notAfter: read.notAfter,
        signatureAlgorithm: read.signatureAlgorithm,
        key: read.publicKey.algorithm,
        names: extension(x509.SubjectAlternativeNameExtension)?.names,
        ca: extension(x509.BasicConstraintsExtension)?.ca,
        usage: extension(x509.KeyUsagesExtension)?.usages,
        purposes: extension(x509.ExtendedKeyUsageExtension)?.usages,
        subjectKey: extension(x509.SubjectKeyIdentifierExtension)?.keyId,
        authorityKey: extension(x509.AuthorityKeyIdentifierExtension)?.keyId,
        sha1: hex(await read.getThumbprint('SHA-1')),
        sha256: hex(await read.getThumbprint('SHA-256')),
      });
    });
  },
  async verify(text) {
    const chain = split(text).map((pem) => new x509.X509Certificate(pem));
    for (const [one, issuer] of [[0, 1], [1, 2], [2, 2]]) {
      if (!(await chain[one].verify({ publicKey: chain[issuer], signatureOnly: true }))) throw new Error('chain');
    }
  },
};

export const pkijs = {
  report(text) {
    return inTurn(split(text), async (pem) => {
      const der = Uint8Array.from(atob(pem.split('-----')[2]), (character) => character.charCodeAt(0));
      const read = pki.Certificate.fromBER(der);
      const name = ({ typesAndValues }) => typesAndValues.map((each) => `${each.type}=${each.value.valueBlock.value}`).join();
      const extension = (oid) => read.extensions?.find(({ extnID }) => extnID === oid)?.parsedValue;
      return JSON.stringify({
        subject: name(read.subject),
        issuer: name(read.issuer),
        serial: hex(read.serialNumber.valueBlock.valueHexView),
        notBefore: read.notBefore.value,
        notAfter: read.notAfter.value,
        signatureAlgorithm: read.signatureAlgorithm.algorithmId,
        key: read.subjectPublicKeyInfo.algorithm.algorithmId,
        keyBytes: read.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView.length,
        names: extension('2.5.29.17')?.altNames.map(({ value }) => String(value)),
        ca: extension('2.5.29.19')?.cA,
        usage: hex(extension('2.5.29.15')?.valueBlock.valueHexView ?? []),
        purposes: extension('2.5.29.37')?.keyPurposes,
        subjectKey: hex(extension('2.5.29.14')?.valueBlock.valueHexView ?? []),
        authorityKey: hex(extension('2.5.29.35')?.keyIdentifier?.valueBlock.valueHexView ?? []),
        sha1: hex(await crypto.subtle.digest('SHA-1', der)),
        sha256: hex(await crypto.subtle.digest('SHA-256', der)),
      });
    });
  },
};

async function inTurn(list, each) {
  const results = [];
  for (const item of list) results.push(await each(item));
  return results;
}
