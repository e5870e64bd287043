//! Keystores of a throw-away key, under the password `password`.

use bindwright_pki::keystore::{Pkcs12Contents, Pkcs12Profile, Pkcs12Randomness, write_pkcs12};
use bindwright_pki::{Bounds, Certificate, Password, PrivateKey, PrivateKeyFormat, pem};
use sha1::{Digest as _, Sha1};

use super::Seed;
use crate::fixtures::Fixture;

/// Length of SHA-1, which Java's own format is made of.
const PART: usize = 20;

/// Makes one seed per format and profile.
pub(super) fn all(fixtures: &[Fixture]) -> Vec<Seed> {
    let Some((key, certificate)) = pair(fixtures) else { return Vec::new() };
    let mut seeds = Vec::new();
    for (name, profile) in [("modern.p12", Pkcs12Profile::Modern), ("legacy.p12", Pkcs12Profile::Legacy)] {
        seeds.extend(pkcs12(&key, &certificate, profile).map(|bytes| seed("pkcs12", name, bytes)));
    }
    seeds.extend(jks(&key, &certificate).map(|bytes| seed("jks", "one.jks", bytes)));
    seeds
}

fn seed(target: &'static str, name: &str, bytes: Vec<u8>) -> Seed {
    Seed { target, name: name.to_owned(), bytes }
}

fn pair(fixtures: &[Fixture]) -> Option<(PrivateKey, Certificate)> {
    let block = |path: &str| {
        let fixture = fixtures.iter().find(|fixture| fixture.path == path)?;
        let (blocks, _) = pem::scan(std::str::from_utf8(&fixture.bytes).ok()?, &Bounds::default());
        blocks.into_iter().next()
    };
    let key = PrivateKey::from_pem_block(&block("private-keys/ed25519-pkcs8.pem")?).ok()?;
    let certificate = Certificate::from_pem_block(&block("certificates/ed25519.pem")?).ok()?;
    Some((key, certificate))
}

fn pkcs12(key: &PrivateKey, certificate: &Certificate, profile: Pkcs12Profile) -> Option<Vec<u8>> {
    let certificates = std::slice::from_ref(certificate);
    let contents = Pkcs12Contents { alias: "throw-away", private_key: key, certificates };
    let randomness = Pkcs12Randomness {
        certificates_salt: [1; 16],
        certificates_iv: [2; 16],
        key_salt: [3; 16],
        key_iv: [4; 16],
        mac_salt: [5; 16],
    };
    write_pkcs12(&contents, profile, &Password::from("password"), &randomness, 1).ok()
}

/// A key and a certificate as the class `JavaKeyStore` of OpenJDK writes them.
fn jks(key: &PrivateKey, certificate: &Certificate) -> Option<Vec<u8>> {
    let password: Vec<u8> = "password".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let key = protected(&key.to_der(PrivateKeyFormat::Pkcs8).ok()?, &password)?;
    let mut certificate_entry = text("X.509");
    certificate_entry.extend(counted(certificate.der())?);
    let head = |tag: u32, alias: &str| [&tag.to_be_bytes()[..], &text(alias), &[0; 8]].concat();
    let parts: [&[u8]; 6] = [
        &[0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2, 0, 0, 0, 2],
        &[head(1, "key"), counted(&key)?].concat(),
        &[0, 0, 0, 1],
        &certificate_entry,
        &head(2, "certificate"),
        &certificate_entry,
    ];
    let content = parts.concat();
    let digest = Sha1::new_with_prefix(&password).chain_update("Mighty Aphrodite").chain_update(&content);
    Some([&content[..], &digest.finalize()].concat())
}

/// `EncryptedPrivateKeyInfo` (RFC 5958 section 3) with the scheme of `sun.security.provider.KeyProtector`.
fn protected(plain: &[u8], password: &[u8]) -> Option<Vec<u8>> {
    let digest = |bytes: &[u8]| Sha1::new_with_prefix(password).chain_update(bytes).finalize().to_vec();
    let mut state = vec![7; PART];
    let mut bytes = state.clone();
    for chunk in plain.chunks(PART) {
        state = digest(&state);
        bytes.extend(chunk.iter().zip(&state).map(|(byte, mask)| byte ^ mask));
    }
    bytes.extend(digest(plain));
    let algorithm = [&[0x30, 14, 6, 10, 0x2b, 6, 1, 4, 1, 42, 2, 17, 1, 1][..], &[5, 0]].concat();
    der(0x30, &[algorithm, der(4, &bytes)?].concat())
}

/// One DER value of less than 256 bytes.
fn der(tag: u8, content: &[u8]) -> Option<Vec<u8>> {
    let length = u8::try_from(content.len()).ok()?;
    let header: &[u8] = if length < 128 { &[tag, length] } else { &[tag, 0x81, length] };
    Some([header, content].concat())
}

fn text(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap_or_default();
    [&length.to_be_bytes()[..], text.as_bytes()].concat()
}

fn counted(bytes: &[u8]) -> Option<Vec<u8>> {
    Some([&u32::try_from(bytes.len()).ok()?.to_be_bytes()[..], bytes].concat())
}

#[cfg(test)]
mod tests {
    use bindwright_pki::keystore::Keystore;

    use super::*;

    /// A seed that does not open tests little.
    #[test]
    fn every_keystore_opens() {
        let seeds = all(&crate::fixtures::all());
        assert_eq!(seeds.len(), 3);
        for seed in seeds {
            let password = Password::from("password");
            let keystore = Keystore::read(&seed.bytes, Some(&password), &Bounds::default());
            let keystore = keystore.unwrap_or_else(|error| panic!("{}: {error}", seed.name));
            assert_eq!(keystore.private_keys().count(), 1, "{}: {:?}", seed.name, keystore.problems());
            assert_eq!(keystore.certificates().len(), 1, "{}", seed.name);
        }
    }
}
