//! Formats: PEM, X.509 certificates, private keys, chains and thumbprints; pure, without a word of SAP.
//!
//! Everything here is a function of its arguments: no clock, no randomness, no input or output, no locale.
//! What a person pasted is read into a value *and* problems ([`pem::scan`], [`Certificate::problems`]); nothing
//! panics on hostile bytes. The public model is ours: the types of the DER reader behind stay private.

mod algorithm;
mod asn1;
mod ber;
mod bounds;
mod certificate;
pub mod chain;
mod encoding;
mod encryption;
mod extension;
mod key_kind;
pub mod keystore;
mod name;
pub mod pem;
mod pkcs7;
mod private_key;
mod public_key;
mod request;
mod signed_parts;
mod span;
#[cfg(test)]
mod test_material;
mod thumbprint;
mod time;
mod usable;

pub use algorithm::{AlgorithmName, HashAlgorithm, SignatureAlgorithm};
pub use bounds::Bounds;
pub use certificate::{
    Certificate, CertificateError, CertificateField, CertificateProblem, CertificateTerms,
    UnsignedCertificate,
};
pub use encryption::{DecryptionError, EncryptionScheme, Password};
pub use extension::{AccessDescription, DistributionPoint, Extension, ExtensionValue, PolicyInformation};
pub use name::DistinguishedName;
pub use pkcs7::{CertificateBag, CertificateBagError, CertificateBagProblem};
pub use private_key::{
    EncryptedPrivateKey, EncryptionParameters, ForeignFormat, KeySupport, OpenPrivateKeyError, PrivateKey,
    PrivateKeyError, PrivateKeyField, PrivateKeyFormat, WritePrivateKeyError,
};
pub use public_key::{PublicKey, PublicKeyError};
pub use request::{
    CertificateRequest, RequestContent, RequestError, RequestSigningError, RequestWriteError,
    UnsignedRequest, ecdsa_signature_from_raw,
};
pub use span::Span;
pub use thumbprint::Thumbprints;
pub use time::UnixTime;
pub use usable::{Usability, UsabilityReason, UsabilityVerdict, client_usability};
