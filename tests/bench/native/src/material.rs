//! What is read: fixtures of the harness, public roots, and ten thousand leaves made from a fixture.

use std::fs;
use std::ops::Range;
use std::path::Path;

use bindwright_bench_reports::bindwright;
use bindwright_pki::keystore::{Pkcs12Contents, Pkcs12Profile, Pkcs12Randomness, write_pkcs12};
use bindwright_pki::{Certificate, EncryptionParameters, Password, PrivateKey, pem};
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::Value;

/// A service key with three certificates and their private key.
const SERVICE_KEY: &str = include_str!("../../../fixtures/keys/xsuaa-long.json");

/// A service key with the private key of the authority that issued its certificate.
const AUTHORITY: &str = include_str!("../../../fixtures/keys/xsuaa-authority-key.json");

/// A day on which the fixtures are valid, in seconds since 1970: 2026-12-01.
pub const NOW: i64 = 1_796_083_200;

pub const PASSWORD: &str = "throw-away";

/// How often the password is hashed, as OpenSSL does it.
const ITERATIONS: u32 = 2048;

const LEAVES: u32 = 10_000;

pub struct Material {
    pub leaf: String,
    pub roots: String,
    /// The issuer, then the leaves.
    pub leaves: String,
    pub service_key: String,
    pub chain: String,
    pub key: String,
    pub encrypted_key: Vec<u8>,
    pub modern: Vec<u8>,
    pub legacy: Vec<u8>,
}

impl Material {
    /// Makes everything, and takes the leaves from the folder where they were made before.
    pub fn new(folder: &Path) -> Self {
        let service_key: Value = serde_json::from_str(SERVICE_KEY).expect("fixture");
        let chain = service_key["certificate"].as_str().expect("fixture").to_owned();
        let key = service_key["key"].as_str().expect("fixture").to_owned();
        let certificates = bindwright::parse(&chain);
        let private_key = private_key(&key);
        Self {
            leaf: pem::encode("CERTIFICATE", certificates[0].der()),
            roots: roots(),
            leaves: leaves(&folder.join("leaves.pem")),
            encrypted_key: encrypted(&private_key),
            modern: keystore(&private_key, &certificates, Pkcs12Profile::Modern),
            legacy: keystore(&private_key, &certificates, Pkcs12Profile::Legacy),
            service_key: SERVICE_KEY.to_owned(),
            chain,
            key,
        }
    }

    /// Writes what the browser reads, beside the leaves.
    pub fn write(&self, folder: &Path) {
        let files: [(&str, &[u8]); 8] = [
            ("leaf.pem", self.leaf.as_bytes()),
            ("roots.pem", self.roots.as_bytes()),
            ("service-key.json", self.service_key.as_bytes()),
            ("chain.pem", self.chain.as_bytes()),
            ("key.pem", self.key.as_bytes()),
            ("encrypted-key.der", &self.encrypted_key),
            ("modern.p12", &self.modern),
            ("legacy.p12", &self.legacy),
        ];
        for (name, bytes) in files {
            fs::write(folder.join(name), bytes).expect("the folder can be written");
        }
    }
}

pub fn private_key(text: &str) -> PrivateKey {
    let (blocks, _) = pem::scan(text, &bindwright_pki::Bounds::default());
    PrivateKey::from_pem_block(&blocks[0]).expect("fixture")
}

fn roots() -> String {
    webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().map(|root| pem::encode("CERTIFICATE", root)).collect()
}

fn encrypted(key: &PrivateKey) -> Vec<u8> {
    let parameters = EncryptionParameters { salt: [1; 16], iv: [2; 16], iterations: ITERATIONS };
    key.to_encrypted_pkcs8_der(&Password::from(PASSWORD), &parameters).expect("RSA has this form")
}

fn keystore(key: &PrivateKey, certificates: &[Certificate], profile: Pkcs12Profile) -> Vec<u8> {
    let randomness = Pkcs12Randomness {
        certificates_salt: [1; 16],
        certificates_iv: [2; 16],
        key_salt: [3; 16],
        key_iv: [4; 16],
        mac_salt: [5; 16],
    };
    let contents = Pkcs12Contents { alias: "throw-away", private_key: key, certificates };
    write_pkcs12(&contents, profile, &Password::from(PASSWORD), &randomness, ITERATIONS)
        .expect("key and certificate fit")
}

/// Reads the leaves, or makes them from a fixture: other serial number, common name, key and key identifier, and the
/// signature of the fixture's authority over them.
fn leaves(path: &Path) -> String {
    if let Ok(text) = fs::read_to_string(path) {
        return text;
    }
    let authority: Value = serde_json::from_str(AUTHORITY).expect("fixture");
    let chain = bindwright::parse(authority["certificate"].as_str().expect("fixture"));
    let (template, issuer) = (&chain[0], &chain[1]);
    let authority = private_key(authority["key"].as_str().expect("fixture"));
    let authority = RsaKeyPair::from_der(authority.secret_der()).expect("fixture");
    let mut text = pem::encode("CERTIFICATE", issuer.der());
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for number in 0..LEAVES {
        let mut der = template.der().to_vec();
        let message = place(&der, template.signed_bytes());
        vary(&mut der, template, number, &mut random);
        let signature = der.len() - template.signature().len()..;
        let mut made = vec![0; authority.public().modulus_len()];
        authority
            .sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), &der[message], &mut made)
            .expect("the key is long enough");
        der[signature].copy_from_slice(&made);
        text.push_str(&pem::encode("CERTIFICATE", &der));
    }
    fs::write(path, &text).expect("the folder can be written");
    text
}

/// Writes other values of the same length over those of the template.
fn vary(der: &mut [u8], template: &Certificate, number: u32, random: &mut Random) {
    let common_name = template.subject().values("2.5.4.3").last().expect("fixture").into_owned();
    let key = template.public_key().pkcs1_der().expect("fixture");
    // The modulus stands behind two headers and a zero of its sign.
    replace(der, &key[9..265], |bytes| random.fill(bytes));
    replace(der, &hex(&template.subject_key_id().expect("fixture")), |bytes| random.fill(bytes));
    replace(der, &hex(&template.serial_number_hex()), |bytes| {
        let start = bytes.len() - 4;
        bytes[start..].copy_from_slice(&number.to_be_bytes());
    });
    let end = &common_name.as_bytes()[common_name.len() - 8..];
    replace(der, end, |bytes| bytes.copy_from_slice(format!("{number:08}").as_bytes()));
}

fn replace(der: &mut [u8], known: &[u8], write: impl FnOnce(&mut [u8])) {
    let place = place(der, known);
    write(&mut der[place]);
}

fn place(der: &[u8], known: &[u8]) -> Range<usize> {
    let start =
        der.windows(known.len()).position(|window| window == known).expect("it stands in the template");
    start..start + known.len()
}

fn hex(text: &str) -> Vec<u8> {
    let text = if text.len() % 2 == 1 { format!("0{text}") } else { text.to_owned() };
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex")).collect()
}

/// Numbers that look random, the same ones each time (xorshift); nobody holds the private half of such a key.
struct Random(u64);

impl Random {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes.iter_mut() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            *byte = self.0.to_le_bytes()[7];
        }
        // A modulus is odd and has all its bits.
        if let [first, .., last] = bytes {
            *first |= 0x80;
            *last |= 1;
        }
    }
}
