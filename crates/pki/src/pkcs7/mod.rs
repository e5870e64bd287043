//! Certificate bags: PKCS #7 `SignedData` without content and signers, as `.p7b` files hold it (RFC 5652 section 5).

mod error;

pub use error::{CertificateBagError, CertificateBagProblem};

use crate::asn1::{self, Element, Fields, Malformed};
use crate::{Bounds, Certificate, ber, pem};

/// `id-signedData` (RFC 5652 section 5.1).
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 2];
/// `id-data` (RFC 5652 section 4).
const DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 7, 1];

/// The certificates of a `SignedData`; what else it holds is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CertificateBag {
    certificates: Vec<Certificate>,
    revocation_lists: usize,
    signers: usize,
    problems: Vec<CertificateBagProblem>,
}

impl CertificateBag {
    /// Makes a bag of certificates, to be written.
    pub fn new(certificates: Vec<Certificate>) -> Self {
        Self { certificates, ..Self::default() }
    }

    /// Reads a bag from DER, or from BER with indefinite lengths; it has to be all of the bytes.
    ///
    /// # Errors
    /// Fails when the bytes are neither, hold another kind of content, or more certificates than
    /// [`Bounds::pem_blocks`]. A certificate that cannot be read is one of the [`Self::problems`] instead.
    pub fn from_der(bytes: &[u8], bounds: &Bounds) -> Result<Self, CertificateBagError> {
        if bytes.len() > bounds.input_bytes {
            return Err(CertificateBagError::TooLong { bound: bounds.input_bytes });
        }
        match decode(bytes, bounds) {
            Err(CertificateBagError::Malformed { offset }) => {
                let Ok(definite) = ber::only(bytes) else {
                    return Err(CertificateBagError::Malformed { offset });
                };
                let mut bag = decode(&definite, bounds)?;
                bag.problems.insert(0, CertificateBagProblem::NotDistinguished);
                Ok(bag)
            }
            result => result,
        }
    }

    /// Reads the bag of a `PKCS7` or `CMS` block (RFC 7468 sections 8 and 9), or of one that some programs label
    /// `CERTIFICATE` (section 5.1 warns of it).
    ///
    /// # Errors
    /// Fails as [`Self::from_der`] does, and for a block whose label names something else.
    pub fn from_pem_block(block: &pem::Block, bounds: &Bounds) -> Result<Self, CertificateBagError> {
        match block.label() {
            "PKCS7" | "CMS" | "PKCS #7 SIGNED DATA" | "CERTIFICATE" | "CERTIFICATE CHAIN" => {
                Self::from_der(block.der(), bounds)
            }
            label => Err(CertificateBagError::NotABag { label: label.to_owned() }),
        }
    }

    /// Returns the certificates in file order, which says nothing about who issued whom.
    pub fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    /// Returns the certificates by value.
    pub fn into_certificates(self) -> Vec<Certificate> {
        self.certificates
    }

    /// Returns how many revocation lists it holds.
    pub fn revocation_lists(&self) -> usize {
        self.revocation_lists
    }

    /// Returns how many signatures it carries: none in a mere bag of certificates.
    pub fn signers(&self) -> usize {
        self.signers
    }

    /// Returns what is wrong with a bag that could be read all the same.
    pub fn problems(&self) -> &[CertificateBagProblem] {
        &self.problems
    }

    /// Writes the certificates, and nothing else, as DER.
    ///
    /// They stand in the order they were given: many readers take the first one for the end entity, although DER
    /// would order the set (X.690 section 11.6). OpenSSL does the same.
    pub fn to_der(&self) -> Vec<u8> {
        let certificates: Vec<&[u8]> = self.certificates.iter().map(Certificate::der).collect();
        let certificates = asn1::encode(asn1::context_constructed(0), &certificates);
        let content = asn1::encode(asn1::SEQUENCE, &[&asn1::encode(asn1::OID, &[DATA])]);
        let empty = [asn1::SET, 0];
        let version = [asn1::INTEGER, 1, 1];
        let signed = asn1::encode(asn1::SEQUENCE, &[&version, &empty, &content, &certificates, &empty]);
        let explicit = asn1::encode(asn1::context_constructed(0), &[&signed]);
        asn1::encode(asn1::SEQUENCE, &[&asn1::encode(asn1::OID, &[SIGNED_DATA]), &explicit])
    }

    /// Writes the certificates, and nothing else, as a `PKCS7` block.
    pub fn to_pem(&self) -> String {
        pem::encode("PKCS7", &self.to_der())
    }
}

impl From<Malformed> for CertificateBagError {
    fn from(Malformed { offset }: Malformed) -> Self {
        Self::Malformed { offset }
    }
}

/// Reads a `ContentInfo` (RFC 5652 section 3) with a `SignedData` (section 5.1).
fn decode(der: &[u8], bounds: &Bounds) -> Result<CertificateBag, CertificateBagError> {
    let mut info = asn1::only(der, asn1::SEQUENCE)?.fields()?;
    let content_type = info.expect(asn1::OID)?;
    if content_type.content != SIGNED_DATA {
        return Err(CertificateBagError::NotSignedData { content_type: content_type.oid()? });
    }
    let content = info.read_last()?.require(asn1::context_constructed(0))?.fields()?.read_last()?;
    let mut fields = content.require(asn1::SEQUENCE)?.fields()?;
    fields.expect(asn1::INTEGER)?;
    fields.expect(asn1::SET)?;
    fields.expect(asn1::SEQUENCE)?;
    let certificates = fields.optional(asn1::context_constructed(0))?;
    let revocation_lists = fields.optional(asn1::context_constructed(1))?;
    let signers = fields.expect(asn1::SET)?;
    fields.finish()?;

    let mut bag = CertificateBag {
        revocation_lists: revocation_lists.map_or(Ok(0), |lists| count(lists.fields()?))?,
        signers: count(signers.fields()?)?,
        ..CertificateBag::default()
    };
    if let Some(certificates) = certificates {
        bag.read(&certificates, bounds.pem_blocks)?;
    }
    Ok(bag)
}

impl CertificateBag {
    /// Reads a `CertificateSet` (RFC 5652 section 10.2.3); the other choices are attribute certificates.
    fn read(&mut self, set: &Element<'_>, bound: usize) -> Result<(), CertificateBagError> {
        for (index, element) in set.fields()?.enumerate() {
            if index >= bound {
                return Err(CertificateBagError::TooManyCertificates { bound });
            }
            let element = element?;
            if element.identifier != asn1::SEQUENCE {
                self.problems.push(CertificateBagProblem::NoCertificate { index });
                continue;
            }
            match Certificate::from_der(element.whole) {
                Ok(certificate) => self.certificates.push(certificate),
                Err(error) => {
                    self.problems.push(CertificateBagProblem::UnreadableCertificate { index, error });
                }
            }
        }
        Ok(())
    }
}

fn count(fields: Fields<'_>) -> asn1::Result<usize> {
    fields.map(|element| element.map(|_| 1)).sum()
}

#[cfg(test)]
mod tests;
