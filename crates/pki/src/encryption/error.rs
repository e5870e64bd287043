use std::fmt;

/// Why something encrypted was not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecryptionError {
    /// The password does not open it.
    WrongPassword,
    /// The scheme, or a part of it, is not one that is read here.
    Unsupported {
        /// Dotted object identifier, where it has one.
        oid: Option<String>,
        /// Registered name, or the object identifier.
        name: String,
    },
    /// The bytes are cut off or changed; the password was not what failed.
    Damaged,
    /// Deriving the key takes more steps than the bound allows.
    TooManyIterations {
        /// What is asked for; a number beyond 64 bits is given as the highest.
        asked: u64,
        /// The bound, [`crate::Bounds::key_derivation_iterations`].
        bound: u32,
    },
    /// Deriving the key with scrypt fills more memory than the bound allows.
    TooMuchMemory {
        /// Bytes that would be filled.
        asked: u64,
        /// The bound, [`crate::Bounds::scrypt_bytes`].
        bound: u64,
    },
}

impl fmt::Display for DecryptionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongPassword => formatter.write_str("wrong password"),
            Self::Unsupported { name, .. } => write!(formatter, "encryption {name} is not supported"),
            Self::Damaged => formatter.write_str("encrypted bytes are damaged"),
            Self::TooManyIterations { asked, bound } => {
                write!(formatter, "key derivation asks for {asked} iterations, the bound is {bound}")
            }
            Self::TooMuchMemory { asked, bound } => {
                write!(formatter, "key derivation asks for {asked} bytes, the bound is {bound}")
            }
        }
    }
}

impl std::error::Error for DecryptionError {}
