use crate::{
    Bounds, Certificate, CertificateBag, CertificateRequest, PrivateKey, PrivateKeyError, PrivateKeyFormat,
    PublicKey,
};

/// Returns the label (RFC 7468) of bytes that were given without one.
pub(super) fn label(der: &[u8]) -> Option<&'static str> {
    if Certificate::from_der(der).is_ok() {
        return Some("CERTIFICATE");
    }
    if PublicKey::from_spki_der(der).is_ok() {
        return Some("PUBLIC KEY");
    }
    if PublicKey::from_pkcs1_der(der).is_ok() {
        return Some("RSA PUBLIC KEY");
    }
    if CertificateRequest::from_der(der).is_ok() {
        return Some("CERTIFICATE REQUEST");
    }
    if CertificateBag::from_der(der, &Bounds::default()).is_ok() {
        return Some("PKCS7");
    }
    match PrivateKey::from_der(der).map(|key| key.format()) {
        Ok(PrivateKeyFormat::Pkcs8) => Some("PRIVATE KEY"),
        Ok(PrivateKeyFormat::Pkcs1) => Some("RSA PRIVATE KEY"),
        Ok(PrivateKeyFormat::Sec1) => Some("EC PRIVATE KEY"),
        Ok(PrivateKeyFormat::TraditionalDsa) => Some("DSA PRIVATE KEY"),
        Err(PrivateKeyError::Encrypted { .. }) => Some("ENCRYPTED PRIVATE KEY"),
        Err(_) => None,
    }
}
