use base64ct::{Base64, Base64UrlUnpadded, Encoding as _};
use sha1::Sha1;
use sha2::{Digest as _, Sha256, Sha512};

use crate::{Certificate, encoding};

/// Every short name of a certificate that programs ask for; each digest is computed once.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Thumbprints {
    /// SHA-1 of the DER encoding, hex: what Windows and older consoles show.
    pub sha1: String,
    /// SHA-256 of the DER encoding, hex.
    pub sha256: String,
    /// SHA-512 of the DER encoding, hex.
    pub sha512: String,
    /// SHA-256 of the `SubjectPublicKeyInfo`, base64 with padding (RFC 7469 section 2.4); it outlives a renewal with
    /// the same key.
    pub public_key_pin: String,
    /// SHA-1 of the DER encoding, base64url without padding (RFC 7515 section 4.1.7).
    pub x5t: String,
    /// SHA-256 of the DER encoding, base64url without padding (RFC 7515 section 4.1.8, RFC 8705 section 3.1).
    pub x5t_s256: String,
}

impl Thumbprints {
    /// Computes all of them.
    pub fn of(certificate: &Certificate) -> Self {
        let der = certificate.der();
        let (sha1, sha256) = (Sha1::digest(der), Sha256::digest(der));
        Self {
            sha1: encoding::hex(&sha1),
            sha256: encoding::hex(&sha256),
            sha512: encoding::hex(&Sha512::digest(der)),
            public_key_pin: Base64::encode_string(&Sha256::digest(certificate.public_key().spki_der())),
            x5t: Base64UrlUnpadded::encode_string(&sha1),
            x5t_s256: Base64UrlUnpadded::encode_string(&sha256),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_material::{LEAF, certificate};

    #[test]
    fn thumbprints_are_what_openssl_prints() {
        let leaf = certificate(LEAF);
        let thumbprints = Thumbprints::of(&leaf);
        assert_eq!(thumbprints.sha1, leaf.sha1_hex());
        assert_eq!(thumbprints.sha256, leaf.sha256_hex());
        assert_eq!(thumbprints.x5t_s256, leaf.x5t_s256());
        // openssl x509 -outform DER | openssl dgst -sha512
        let sha512 = concat!(
            "1e890b630f2200595ceff67c863924c2382f44b85aad74ee08b21e05446d1514",
            "67f381a7a8c271db76a7b6fc5abf1ee7562f23578c4c8ef2453648ec3549700a"
        );
        assert_eq!(thumbprints.sha512, sha512);
        // openssl x509 -pubkey -noout | openssl pkey -pubin -outform DER | openssl dgst -sha256 -binary | base64
        assert_eq!(thumbprints.public_key_pin, "Nuvsxk33FKenBDgbQQjf9+VtVlVVqsDqFD4THmTLhTY=");
        // openssl x509 -outform DER | openssl dgst -sha1 -binary | basenc --base64url | tr -d =
        assert_eq!(thumbprints.x5t, "SqwBH1458jkLJ_3mMWg07bKealE");
    }
}
