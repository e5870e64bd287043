use bindwright_catalog::Lint;
use bindwright_pki::{Certificate, PrivateKey, PrivateKeyError, PublicKey, pem};

use crate::Options;
use crate::explanation::Recognised;
use crate::inspection::{
    Bundle, Credentials, InputFacts, InputKind, Located, LockedKind, ProblemKind, RepairKind,
};
use crate::place::Place;
use crate::token::{KeyOfSet, Pasted};
use crate::xfcc::Forwarded;

/// What has been found so far.
pub(crate) struct Collector<'options> {
    pub(crate) options: &'options Options,
    pub(crate) inputs: Vec<InputFacts>,
    pub(crate) repairs: Vec<Located<RepairKind>>,
    pub(crate) problems: Vec<Located<ProblemKind>>,
    pub(crate) certificates: Vec<Located<Certificate>>,
    pub(crate) private_keys: Vec<Located<PrivateKey>>,
    pub(crate) public_keys: Vec<Located<PublicKey>>,
    pub(crate) locked: Vec<Located<LockedKind>>,
    pub(crate) tokens: Vec<Located<Pasted>>,
    pub(crate) keys_of_sets: Vec<KeyOfSet>,
    pub(crate) forwarded: Vec<Located<Forwarded>>,
    pub(crate) bundles: Vec<Bundle>,
    pub(crate) identities: Vec<Credentials>,
    pub(crate) explanations: Vec<Located<Recognised>>,
    /// Certificates that servers are checked with.
    pub(crate) trusted: Vec<usize>,
    pub(crate) parameters: Vec<Located<Lint>>,
    /// Index of the first bundle of the document that is read.
    pub(crate) document_bundles: usize,
}

impl<'options> Collector<'options> {
    pub(crate) fn new(options: &'options Options) -> Self {
        Self {
            options,
            inputs: Vec::new(),
            repairs: Vec::new(),
            problems: Vec::new(),
            certificates: Vec::new(),
            private_keys: Vec::new(),
            public_keys: Vec::new(),
            locked: Vec::new(),
            tokens: Vec::new(),
            keys_of_sets: Vec::new(),
            forwarded: Vec::new(),
            bundles: Vec::new(),
            identities: Vec::new(),
            explanations: Vec::new(),
            trusted: Vec::new(),
            parameters: Vec::new(),
            document_bundles: 0,
        }
    }

    /// Counts what was found or at least named, for telling whether an input held anything.
    pub(crate) fn found(&self) -> usize {
        self.certificates.len()
            + self.private_keys.len()
            + self.public_keys.len()
            + self.locked.len()
            + self.tokens.len()
            + self.forwarded.len()
            + self.identities.len()
            + self.problems.len()
    }

    pub(crate) fn problem(&mut self, kind: ProblemKind, place: Place) {
        self.problems.push(Located { value: kind, place });
    }

    /// Reads a DER file, or returns `None` where the bytes are none that are known.
    pub(crate) fn der(&mut self, bytes: &[u8], place: Place) -> Option<InputKind> {
        if bytes.first() != Some(&0x30) {
            return None;
        }
        let mut bundle = Bundle { place: place.clone(), ..Bundle::default() };
        let kind = if let Ok(certificate) = Certificate::from_der(bytes) {
            self.add_certificate(certificate, place, &mut bundle);
            InputKind::Certificate
        } else if let Ok(key) = PublicKey::from_spki_der(bytes) {
            self.public_keys.push(Located { value: key, place });
            InputKind::PublicKey
        } else {
            self.der_key(bytes, place, &mut bundle)?
        };
        self.bundles.push(bundle);
        Some(kind)
    }

    fn der_key(&mut self, bytes: &[u8], place: Place, bundle: &mut Bundle) -> Option<InputKind> {
        let result = PrivateKey::from_der(bytes);
        if matches!(result, Err(PrivateKeyError::Malformed { .. } | PrivateKeyError::NotAPrivateKey { .. })) {
            return None;
        }
        self.add_key(result, place, bundle);
        Some(InputKind::PrivateKey)
    }

    /// Reads what a PEM block holds, by its label (RFC 7468); labels that are not known are left alone.
    pub(crate) fn block(&mut self, block: &pem::Block, place: Place, bundle: &mut Bundle) {
        let label = block.label();
        if label.ends_with("PRIVATE KEY") {
            self.add_key(PrivateKey::from_pem_block(block), place, bundle);
        } else if label.ends_with("PUBLIC KEY") {
            if let Ok(key) = PublicKey::from_pem_block(block) {
                self.public_keys.push(Located { value: key, place });
            }
        } else if label.ends_with("CERTIFICATE") {
            match Certificate::from_pem_block(block) {
                Ok(certificate) => self.add_certificate(certificate, place, bundle),
                Err(error) => self.problem(ProblemKind::UnreadableCertificate(error), place),
            }
        }
    }

    fn add_certificate(&mut self, certificate: Certificate, place: Place, bundle: &mut Bundle) {
        bundle.certificates.push(self.certificates.len());
        self.certificates.push(Located { value: certificate, place });
    }

    fn add_key(&mut self, key: Result<PrivateKey, PrivateKeyError>, place: Place, bundle: &mut Bundle) {
        match key {
            Ok(key) => {
                bundle.private_keys.push(self.private_keys.len());
                self.private_keys.push(Located { value: key, place });
            }
            Err(PrivateKeyError::Encrypted { scheme }) => {
                self.locked.push(Located { value: LockedKind::PrivateKey { scheme }, place });
            }
            Err(error) => self.problem(ProblemKind::UnreadableKey(error), place),
        }
    }
}
