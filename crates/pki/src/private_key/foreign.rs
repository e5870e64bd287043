use crate::public_key::known_curve_name;
use crate::{PrivateKey, pem};

/// First bytes of OpenSSH's own format (PROTOCOL.key of OpenSSH).
const OPENSSH_MAGIC: &[u8] = b"openssh-key-v1\0";

/// A key, or something near one, in a format of other software: recognised by name and not read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ForeignFormat {
    /// `OPENSSH PRIVATE KEY`; `ssh-keygen -p -m PKCS8` writes it again as PKCS #8.
    OpenSsh {
        /// `ssh-rsa`, `ssh-ed25519` and so on, where it could be read.
        algorithm: Option<String>,
        /// `aes256-ctr` and so on; `None` for a key in the clear.
        cipher: Option<String>,
    },
    /// PuTTY's own format; `puttygen -O private-openssh` writes it again.
    Putty {
        /// The version of the format: 1, 2 or 3.
        version: Option<u32>,
    },
    /// `SSH2 ENCRYPTED PRIVATE KEY` and `SSH2 PUBLIC KEY` (RFC 4716) of ssh.com.
    Ssh2,
    /// `PGP PRIVATE KEY BLOCK`, `PGP PUBLIC KEY BLOCK`, `PGP MESSAGE` and so on (RFC 9580 section 6.2).
    Pgp,
    /// `EC PARAMETERS`, `DH PARAMETERS`, `DSA PARAMETERS`: what keys are made from; no key.
    Parameters,
}

impl ForeignFormat {
    /// Recognises the format of a block; `None` for what this crate reads and for what it does not know.
    pub fn of_block(block: &pem::Block) -> Option<Self> {
        let label = block.label();
        if let Some(version) = label.strip_prefix("PuTTY-User-Key-File-") {
            return Some(Self::Putty { version: version.parse().ok() });
        }
        match label {
            "OPENSSH PRIVATE KEY" => Some(openssh(block.der())),
            _ if label.starts_with("SSH2 ") => Some(Self::Ssh2),
            _ if label.starts_with("PGP ") => Some(Self::Pgp),
            _ if label.ends_with("PARAMETERS") => Some(Self::Parameters),
            _ => None,
        }
    }

    /// Recognises the format of bytes that have no label.
    pub fn of_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.starts_with(OPENSSH_MAGIC).then(|| openssh(bytes))
    }

    /// Returns a stable text for tables of names and remedies.
    pub fn key(&self) -> &'static str {
        match self {
            Self::OpenSsh { .. } => "openssh",
            Self::Putty { .. } => "putty",
            Self::Ssh2 => "ssh2",
            Self::Pgp => "pgp",
            Self::Parameters => "parameters",
        }
    }
}

/// Cipher, derivation and its options, number of keys, public keys (PROTOCOL.key section 1).
fn openssh(bytes: &[u8]) -> ForeignFormat {
    let mut rest = bytes.strip_prefix(OPENSSH_MAGIC).unwrap_or_default();
    let cipher = string(&mut rest).and_then(word).filter(|cipher| cipher != "none");
    let mut public = || {
        string(&mut rest)?;
        string(&mut rest)?;
        rest = rest.get(4..)?;
        string(&mut rest)
    };
    let algorithm = public().and_then(|mut key| string(&mut key)).and_then(word);
    ForeignFormat::OpenSsh { algorithm, cipher }
}

/// A string of SSH (RFC 4251 section 5): four bytes of length, and the bytes.
fn string<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk::<4>()?;
    let (string, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
    *rest = after;
    Some(string)
}

/// Names are printable ASCII of up to 64 characters (RFC 4251 section 6).
fn word(bytes: &[u8]) -> Option<String> {
    let is_name = (1..=64).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_graphic);
    if is_name { String::from_utf8(bytes.to_vec()).ok() } else { None }
}

/// How far this crate checks a private key that it has read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeySupport {
    /// The public half is known to be that of the secret: derived from it, or the product of its primes.
    Checked,
    /// The key is recognised, and nothing was computed with it.
    NameOnly {
        /// `secp256k1`, `brainpoolP256r1`, `X25519` and so on; `None` for what has no registered name here.
        name: Option<&'static str>,
    },
    /// An RSA key with more than two primes (RFC 8017 section 3.2), which few programs take.
    MultiPrimeRsa,
}

impl PrivateKey {
    /// Says how far the key is checked here.
    pub fn support(&self) -> KeySupport {
        match (self.algorithm(), self.curve()) {
            ("RSA" | "RSA-PSS", _) if self.is_multi_prime() => KeySupport::MultiPrimeRsa,
            ("RSA" | "RSA-PSS" | "Ed25519", _) | ("EC", Some("secp256r1" | "secp384r1" | "secp521r1")) => {
                KeySupport::Checked
            }
            ("EC", curve) => KeySupport::NameOnly { name: curve.and_then(known_curve_name) },
            (algorithm, _) => KeySupport::NameOnly { name: algorithm_name(algorithm) },
        }
    }
}

/// Names of RFC 8410, RFC 3279, RFC 9881, RFC 9909 and RFC 9935, and of older registrations.
fn algorithm_name(algorithm: &str) -> Option<&'static str> {
    Some(match algorithm {
        "Ed448" => "Ed448",
        "X25519" => "X25519",
        "X448" => "X448",
        "DSA" => "DSA",
        "ML-DSA-44" => "ML-DSA-44",
        "ML-DSA-65" => "ML-DSA-65",
        "ML-DSA-87" => "ML-DSA-87",
        "2.16.840.1.101.3.4.4.1" => "ML-KEM-512",
        "2.16.840.1.101.3.4.4.2" => "ML-KEM-768",
        "2.16.840.1.101.3.4.4.3" => "ML-KEM-1024",
        "1.2.840.113549.1.3.1" | "1.2.840.10046.2.1" => "Diffie-Hellman",
        "1.3.132.1.12" => "EC, for key agreement only",
        "1.2.643.7.1.1.1.1" => "GOST R 34.10-2012 (256 bits)",
        "1.2.643.7.1.1.1.2" => "GOST R 34.10-2012 (512 bits)",
        "1.2.643.2.2.19" => "GOST R 34.10-2001",
        _ if algorithm.starts_with("2.16.840.1.101.3.4.3.") => return slh_dsa_name(algorithm),
        _ => return None,
    })
}

/// The twelve parameter sets of RFC 9909 section 3 without prehash.
fn slh_dsa_name(oid: &str) -> Option<&'static str> {
    const NAMES: [&str; 12] = [
        "SLH-DSA-SHA2-128s",
        "SLH-DSA-SHA2-128f",
        "SLH-DSA-SHA2-192s",
        "SLH-DSA-SHA2-192f",
        "SLH-DSA-SHA2-256s",
        "SLH-DSA-SHA2-256f",
        "SLH-DSA-SHAKE-128s",
        "SLH-DSA-SHAKE-128f",
        "SLH-DSA-SHAKE-192s",
        "SLH-DSA-SHAKE-192f",
        "SLH-DSA-SHAKE-256s",
        "SLH-DSA-SHAKE-256f",
    ];
    let number: usize = oid.rsplit('.').next()?.parse().ok()?;
    NAMES.get(number.checked_sub(20)?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Bounds, PrivateKeyError};
    use proptest::prelude::*;

    fn ssh(parts: &[&[u8]]) -> Vec<u8> {
        let string = |part: &&[u8]| [&u32::try_from(part.len()).unwrap().to_be_bytes(), *part].concat();
        parts.iter().flat_map(string).collect()
    }

    fn openssh_key(cipher: &[u8], algorithm: &[u8]) -> Vec<u8> {
        let public = ssh(&[algorithm, &[0; 32]]);
        [OPENSSH_MAGIC, &ssh(&[cipher, b"bcrypt", b"options"]), &[0, 0, 0, 1], &ssh(&[&public])].concat()
    }

    fn of_text(text: &str) -> Option<ForeignFormat> {
        let (blocks, _) = pem::scan(text, &Bounds::default());
        assert!(matches!(
            PrivateKey::from_pem_block(&blocks[0]),
            Err(PrivateKeyError::NotAPrivateKey { label }) if label == blocks[0].label()
        ));
        ForeignFormat::of_block(&blocks[0])
    }

    #[test]
    fn openssh_keys_say_algorithm_and_cipher() {
        let text = pem::encode("OPENSSH PRIVATE KEY", &openssh_key(b"none", b"ssh-ed25519"));
        let algorithm = Some("ssh-ed25519".to_owned());
        assert_eq!(
            of_text(&text),
            Some(ForeignFormat::OpenSsh { algorithm: algorithm.clone(), cipher: None })
        );
        let encrypted = ForeignFormat::OpenSsh { algorithm, cipher: Some("aes256-ctr".to_owned()) };
        let bytes = openssh_key(b"aes256-ctr", b"ssh-ed25519");
        assert_eq!(ForeignFormat::of_bytes(&bytes), Some(encrypted));
        let unknown = ForeignFormat::OpenSsh { algorithm: None, cipher: None };
        assert_eq!(of_text(&pem::encode("OPENSSH PRIVATE KEY", &[7; 40])), Some(unknown));
    }

    #[test]
    fn other_formats_are_recognised_by_their_labels() {
        let putty = "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nPrivate-MAC: 00\n";
        assert_eq!(of_text(putty), Some(ForeignFormat::Putty { version: Some(3) }));
        for (label, key) in [
            ("SSH2 ENCRYPTED PRIVATE KEY", "ssh2"),
            ("PGP PRIVATE KEY BLOCK", "pgp"),
            ("PGP MESSAGE", "pgp"),
            ("EC PARAMETERS", "parameters"),
        ] {
            assert_eq!(of_text(&pem::encode(label, &[0; 40])).unwrap().key(), key);
        }
        assert_eq!(of_text(&pem::encode("CERTIFICATE", &[0; 40])), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_named_without_panic(bytes: Vec<u8>, cut in 0usize..100) {
            let _ = openssh(&[OPENSSH_MAGIC, &bytes].concat());
            let key = openssh_key(b"none", b"ssh-rsa");
            let _ = openssh(key.get(..cut).unwrap_or(&key));
        }
    }
}
