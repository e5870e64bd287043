use bindwright_catalog::Lint;
use bindwright_pki::keystore::Keystore;
use bindwright_pki::{
    Certificate, CertificateBag, CertificateBagError, CertificateRequest, EncryptedPrivateKey, ForeignFormat,
    PrivateKey, PrivateKeyError, PublicKey, pem,
};

use crate::Options;
use crate::explanation::Recognised;
use crate::inspection::{Bundle, Credentials, InputFacts, InputKind, Located, ProblemKind, RepairKind};
use crate::material::{KeystoreFacts, LockedMaterial, RequestFacts};
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
    pub(crate) tokens: Vec<Located<Pasted>>,
    pub(crate) keys_of_sets: Vec<KeyOfSet>,
    pub(crate) forwarded: Vec<Located<Forwarded>>,
    pub(crate) requests: Vec<Located<RequestFacts>>,
    pub(crate) keystores: Vec<Located<KeystoreFacts>>,
    pub(crate) locked: Vec<Located<LockedMaterial>>,
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
            requests: Vec::new(),
            keystores: Vec::new(),
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
            + self.requests.len()
            + self.keystores.len()
            + self.locked.len()
            + self.tokens.len()
            + self.forwarded.len()
            + self.identities.len()
            + self.problems.len()
    }

    pub(crate) fn problem(&mut self, kind: ProblemKind, place: Place) {
        self.problems.push(Located { value: kind, place });
    }

    /// Reads a binary file, or returns `None` where the bytes are none that are known.
    pub(crate) fn binary(&mut self, bytes: &[u8], place: Place) -> Option<InputKind> {
        if let Some(format) = Keystore::detect(bytes) {
            return Some(self.keystore(bytes, format, &place));
        }
        if let Some(format) = ForeignFormat::of_bytes(bytes) {
            self.problem(ProblemKind::Foreign(format), place);
            return Some(InputKind::Unknown);
        }
        if bytes.first() != Some(&0x30) {
            return None;
        }
        let mut bundle = Bundle { place: place.clone(), ..Bundle::default() };
        let kind = self.der(bytes, place, &mut bundle);
        self.bundles.push(bundle);
        kind
    }

    fn der(&mut self, bytes: &[u8], place: Place, bundle: &mut Bundle) -> Option<InputKind> {
        let bounds = &self.options.bounds.formats;
        if let Ok(certificates) = Certificate::all_from_der(bytes, bounds) {
            for certificate in certificates {
                self.add_certificate(certificate, place.clone(), bundle);
            }
            return Some(InputKind::Certificate);
        }
        if let Ok(bag) = CertificateBag::from_der(bytes, bounds) {
            self.add_bag(bag, &place, bundle);
            return Some(InputKind::Pkcs7);
        }
        if let Ok(request) = CertificateRequest::from_der(bytes) {
            self.add_request(request, place);
            return Some(InputKind::CertificateRequest);
        }
        if let Ok(key) = PublicKey::from_spki_der(bytes).or_else(|_| PublicKey::from_pkcs1_der(bytes)) {
            self.public_keys.push(Located { value: key, place });
            return Some(InputKind::PublicKey);
        }
        let result = PrivateKey::from_der(bytes);
        if matches!(result, Err(PrivateKeyError::Malformed { .. } | PrivateKeyError::NotAPrivateKey { .. })) {
            return None;
        }
        self.add_key(result, || EncryptedPrivateKey::from_der(bytes), place, bundle);
        Some(InputKind::PrivateKey)
    }

    fn add_request(&mut self, request: CertificateRequest, place: Place) {
        let signature = request.verify(&self.options.bounds.formats);
        self.requests.push(Located { value: RequestFacts { request, signature }, place });
    }

    /// Reads what a PEM block holds, by its label (RFC 7468).
    pub(crate) fn block(&mut self, block: &pem::Block, place: Place, bundle: &mut Bundle) {
        let label = block.label();
        if let Some(format) = ForeignFormat::of_block(block) {
            // `openssl ecparam -genkey` writes the curve in front of the key.
            if !matches!(format, ForeignFormat::Parameters) {
                self.problem(ProblemKind::Foreign(format), place);
            }
        } else if label.ends_with("PRIVATE KEY") {
            let locked = || EncryptedPrivateKey::from_pem_block(block);
            self.add_key(PrivateKey::from_pem_block(block), locked, place, bundle);
        } else if label.ends_with("PUBLIC KEY") {
            if let Ok(key) = PublicKey::from_pem_block(block) {
                self.public_keys.push(Located { value: key, place });
            }
        } else if label.ends_with("CERTIFICATE REQUEST") {
            match CertificateRequest::from_pem_block(block) {
                Ok(request) => self.add_request(request, place),
                Err(error) => self.problem(ProblemKind::UnreadableRequest(error), place),
            }
        } else if label.ends_with("CERTIFICATE") {
            self.certificate_block(block, place, bundle);
        } else {
            self.bag_block(block, place, bundle);
        }
    }

    fn certificate_block(&mut self, block: &pem::Block, place: Place, bundle: &mut Bundle) {
        match Certificate::from_pem_block(block) {
            Ok(certificate) => {
                self.add_certificate(certificate, place, bundle);
            }
            // Some programs label a bag so.
            Err(error) => match CertificateBag::from_pem_block(block, &self.options.bounds.formats) {
                Ok(bag) => self.add_bag(bag, &place, bundle),
                Err(_) => self.problem(ProblemKind::UnreadableCertificate(error), place),
            },
        }
    }

    fn bag_block(&mut self, block: &pem::Block, place: Place, bundle: &mut Bundle) {
        match CertificateBag::from_pem_block(block, &self.options.bounds.formats) {
            Ok(bag) => self.add_bag(bag, &place, bundle),
            Err(CertificateBagError::NotABag { label }) => {
                self.problem(ProblemKind::UnknownBlock { label }, place);
            }
            Err(error) => self.problem(ProblemKind::UnreadableBag(error), place),
        }
    }

    fn add_bag(&mut self, bag: CertificateBag, place: &Place, bundle: &mut Bundle) {
        for problem in bag.problems() {
            self.problem(ProblemKind::Bag(problem.clone()), place.clone());
        }
        for certificate in bag.into_certificates() {
            self.add_certificate(certificate, place.clone(), bundle);
        }
    }

    pub(crate) fn add_certificate(
        &mut self,
        certificate: Certificate,
        place: Place,
        bundle: &mut Bundle,
    ) -> usize {
        let index = self.certificates.len();
        bundle.certificates.push(index);
        self.certificates.push(Located { value: certificate, place });
        index
    }

    /// Takes a private key; one that is encrypted is opened where a password fits.
    fn add_key(
        &mut self,
        key: Result<PrivateKey, PrivateKeyError>,
        locked: impl FnOnce() -> Result<EncryptedPrivateKey, PrivateKeyError>,
        place: Place,
        bundle: &mut Bundle,
    ) {
        match key {
            Ok(key) => self.add_open_key(key, place, bundle),
            Err(PrivateKeyError::Encrypted { .. }) => match locked() {
                Ok(locked) => self.encrypted_key(&locked, place, bundle),
                Err(error) => self.problem(ProblemKind::UnreadableKey(error), place),
            },
            Err(error) => self.problem(ProblemKind::UnreadableKey(error), place),
        }
    }

    pub(crate) fn add_open_key(&mut self, key: PrivateKey, place: Place, bundle: &mut Bundle) {
        bundle.private_keys.push(self.private_keys.len());
        self.private_keys.push(Located { value: key, place });
    }
}
