use bindwright_pki::{HashAlgorithm, PublicKey, SignatureAlgorithm};

/// What the header says the token was signed with (RFC 7518 section 3.1, RFC 8037 section 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Algorithm {
    /// A signature that is verified with a public key; of ECDSA the curve belongs to the algorithm.
    Signature(SignatureAlgorithm, Option<&'static str>),
    /// A code made with a secret that both sides share.
    Hmac,
    /// Not signed at all.
    None,
    /// One that is not known here.
    Unknown,
}

impl Algorithm {
    /// Reads the name of an algorithm. `none` and the Edwards curve are known in any case of letters, as some libraries
    /// write and take them.
    pub(super) fn named(name: &str) -> Self {
        use HashAlgorithm::{Sha256, Sha384, Sha512};
        match name {
            "RS256" => Self::Signature(SignatureAlgorithm::RsaPkcs1(Sha256), None),
            "RS384" => Self::Signature(SignatureAlgorithm::RsaPkcs1(Sha384), None),
            "RS512" => Self::Signature(SignatureAlgorithm::RsaPkcs1(Sha512), None),
            "PS256" => pss(Sha256, 32),
            "PS384" => pss(Sha384, 48),
            "PS512" => pss(Sha512, 64),
            "ES256" => Self::Signature(SignatureAlgorithm::Ecdsa(Sha256), Some("secp256r1")),
            "ES384" => Self::Signature(SignatureAlgorithm::Ecdsa(Sha384), Some("secp384r1")),
            "ES512" => Self::Signature(SignatureAlgorithm::Ecdsa(Sha512), Some("secp521r1")),
            "HS256" | "HS384" | "HS512" => Self::Hmac,
            _ if name.eq_ignore_ascii_case("none") => Self::None,
            _ if name.eq_ignore_ascii_case("EdDSA") || name.eq_ignore_ascii_case("Ed25519") => {
                Self::Signature(SignatureAlgorithm::Ed25519, None)
            }
            _ => Self::Unknown,
        }
    }

    /// Says whether a key is one that this algorithm is used with (RFC 8725 section 3.1).
    pub(super) fn fits(self, key: &PublicKey) -> bool {
        let Self::Signature(algorithm, curve) = self else { return false };
        match algorithm {
            SignatureAlgorithm::RsaPkcs1(_) => key.algorithm() == "RSA",
            SignatureAlgorithm::RsaPss { .. } => ["RSA", "RSA-PSS"].contains(&key.algorithm()),
            SignatureAlgorithm::Ecdsa(_) => key.algorithm() == "EC" && key.curve() == curve,
            _ => key.algorithm() == "Ed25519",
        }
    }
}

/// RFC 7518 section 3.5: the salt is as long as the hash.
fn pss(hash: HashAlgorithm, salt_length: u32) -> Algorithm {
    Algorithm::Signature(SignatureAlgorithm::RsaPss { hash, salt_length }, None)
}

#[cfg(test)]
mod tests {
    use super::Algorithm;

    #[test]
    fn names_are_those_of_the_standard() {
        for name in ["rs256", "RS1", "ES256K", "", "HS256 "] {
            assert_eq!(Algorithm::named(name), Algorithm::Unknown, "{name}");
        }
        assert_eq!(Algorithm::named("nOnE"), Algorithm::None);
        assert_eq!(Algorithm::named("HS512"), Algorithm::Hmac);
        assert_eq!(Algorithm::named("ED25519"), Algorithm::named("EdDSA"));
    }
}
