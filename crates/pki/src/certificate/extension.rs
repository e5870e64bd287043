/// One extension of a certificate (RFC 5280 section 4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    oid: String,
    name: Option<&'static str>,
    critical: bool,
    der: Vec<u8>,
    value: ExtensionValue,
}

impl Extension {
    /// Returns the dotted object identifier.
    pub fn oid(&self) -> &str {
        &self.oid
    }

    /// Returns the name in the registering RFC, `basicConstraints` and so on.
    pub fn name(&self) -> Option<&'static str> {
        self.name
    }

    /// Says whether a reader that does not know the extension must refuse the certificate.
    pub fn critical(&self) -> bool {
        self.critical
    }

    /// Returns the DER bytes of the value.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Returns the value decoded.
    pub fn value(&self) -> &ExtensionValue {
        &self.value
    }

    /// Writes the value in the words of its RFC, or its DER as hex where it was not decoded.
    pub fn value_text(&self) -> String {
        crate::encoding::hex(&self.der)
    }
}

/// The value of an extension.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExtensionValue {
    /// Not one that is decoded here.
    Unknown,
    /// One that should have been decoded and does not have its structure.
    Malformed,
}
