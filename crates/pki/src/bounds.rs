/// The most that is read and computed; every bound is said in the problem that reports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// UTF-8 bytes of one text given to [`crate::pem::scan`].
    pub input_bytes: usize,
    /// PEM blocks of one text.
    pub pem_blocks: usize,
    /// Bits of an RSA modulus that a signature is verified with.
    pub rsa_bits: usize,
    /// Signature checks for one certificate when its issuer is looked for.
    pub signature_checks_per_certificate: usize,
    /// Signature checks for all certificates of one arrangement.
    pub signature_checks: usize,
    /// Iterations of PBKDF1, PBKDF2 and the key derivation of PKCS #12.
    pub key_derivation_iterations: u32,
    /// Bytes that scrypt fills, over all its lanes: 128 times cost, block size and parallelization (RFC 7914).
    pub scrypt_bytes: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            input_bytes: 32 * 1024 * 1024,
            pem_blocks: 20_000,
            rsa_bits: 8192,
            signature_checks_per_certificate: 200,
            signature_checks: 20_000,
            key_derivation_iterations: 5_000_000,
            scrypt_bytes: 64 * 1024 * 1024,
        }
    }
}
