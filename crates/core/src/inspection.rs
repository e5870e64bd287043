use bindwright_pki::keystore::{KeystoreError, KeystoreProblem};
use bindwright_pki::{
    Certificate, CertificateBagError, CertificateBagProblem, CertificateError, ForeignFormat, PrivateKey,
    PrivateKeyError, PublicKey, RequestError, UnixTime, chain, pem,
};
use bindwright_report::ShownField;

use crate::explanation::Recognised;
use crate::material::{KeystoreFacts, LockedMaterial, RequestFacts};
use crate::place::Place;
use crate::token::{Fault, Token};
use crate::xfcc::Forwarded;
use bindwright_catalog::{Lint, json};

/// Everything that was recognised, with its places: what rules look at.
///
/// Holds private keys: it is never serialized, cloned or printed, and only [`bindwright_report`] types leave it.
pub struct Inspection {
    pub(crate) now: UnixTime,
    pub(crate) inputs: Vec<InputFacts>,
    pub(crate) repairs: Vec<Located<RepairKind>>,
    pub(crate) problems: Vec<Located<ProblemKind>>,
    pub(crate) certificates: Vec<Located<Certificate>>,
    pub(crate) private_keys: Vec<Located<PrivateKey>>,
    pub(crate) public_keys: Vec<Located<PublicKey>>,
    pub(crate) tokens: Vec<Located<Token>>,
    /// What `X-Forwarded-Client-Cert` says about clients.
    pub(crate) forwarded: Vec<Located<Forwarded>>,
    pub(crate) requests: Vec<Located<RequestFacts>>,
    pub(crate) keystores: Vec<Located<KeystoreFacts>>,
    pub(crate) locked: Vec<Located<LockedMaterial>>,
    pub(crate) bundles: Vec<Bundle>,
    pub(crate) identities: Vec<Credentials>,
    /// Error messages, those of one input together and the most specific first.
    pub(crate) explanations: Vec<Located<Recognised>>,
    pub(crate) arrangement: chain::Arrangement,
    /// What keeps chains from being accepted, each fault of a certificate once.
    pub(crate) chain_faults: Vec<chain::ChainFault>,
    /// For each private key the certificates that it belongs to.
    pub(crate) certificates_of_keys: Vec<Vec<usize>>,
    /// For each certificate whether a private key that belongs to it was given.
    pub(crate) has_private_key: Vec<bool>,
    /// Certificates that servers are checked with, in credentials without a client certificate.
    pub(crate) trusted: Vec<usize>,
    /// Binding parameters, judged by the linter.
    pub(crate) parameters: Vec<Located<Lint>>,
}

/// Something with the place it was found at.
pub(crate) struct Located<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

/// What is known about one input.
pub(crate) struct InputFacts {
    pub(crate) name: Option<String>,
    pub(crate) kind: InputKind,
    pub(crate) bytes: usize,
}

/// What an input was recognised as, in the report's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InputKind {
    ServiceKey,
    VcapServices,
    KubernetesSecret,
    /// The answer of the destination service.
    Destination,
    /// One file of a folder that is a binding.
    BindingFile,
    Zip,
    Parameters,
    /// JSON that is none of the above and holds certificates or keys.
    Json,
    Pem,
    Certificate,
    PrivateKey,
    PublicKey,
    /// A message that is explained.
    ErrorMessage,
    /// A JSON Web Key or a set of them.
    Jwk,
    /// One token or several, alone or in the answer of a token endpoint.
    Jwt,
    /// The header `X-Forwarded-Client-Cert`.
    Xfcc,
    CertificateRequest,
    Pkcs7,
    Pkcs12,
    Jks,
    Jceks,
    Unknown,
}

/// A change that was made so that an input could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RepairKind {
    /// A byte order mark was taken off.
    ByteOrderMark,
    /// UTF-16 was turned into UTF-8.
    Utf16,
    /// Lines before the JSON were skipped, as `cf service-key` prints them.
    TextBeforeJson,
    /// Text after the JSON was skipped.
    TextAfterJson,
    /// Line breaks in a token were taken out.
    WrappedToken,
    /// What was put right so that it is JSON.
    Json(json::MendKind),
    /// What the PEM reader forgave.
    Pem(pem::ProblemKind),
}

/// Why something could not be read.
pub(crate) enum ProblemKind {
    TooLarge {
        bytes: usize,
        bound: usize,
    },
    TooManyFiles {
        files: usize,
        bound: usize,
    },
    TooManyBlocks {
        bound: usize,
    },
    Empty,
    NotRecognised,
    Json(json::Fault),
    /// YAML that is not in the part of it that is read.
    Yaml(json::Fault),
    DamagedBlock(pem::ProblemKind),
    UnreadableCertificate(CertificateError),
    UnreadableKey(PrivateKeyError),
    UnreadableToken(Fault),
    /// A JSON Web Key with its private half, or one that is a shared secret.
    SecretInJwk {
        has_public_half: bool,
    },
    /// A JSON Web Key of a kind that is not known, or with numbers that make no key.
    UnreadableJwk,
    /// A header `X-Forwarded-Client-Cert` with a value that is none.
    UnreadableForwarded,
    UnreadableRequest(RequestError),
    UnreadableBag(CertificateBagError),
    /// Something in a certificate bag that was read otherwise.
    Bag(CertificateBagProblem),
    UnreadableKeystore(KeystoreError),
    /// Something in a keystore that was read otherwise.
    Keystore(KeystoreProblem),
    /// A block of a format of other software.
    Foreign(ForeignFormat),
    /// A block with a label that is not known.
    UnknownBlock {
        label: String,
    },
    /// Parameters to ask with, where the answer was wanted.
    Parameters,
    /// A certificate that a server is checked with, in credentials of a database.
    NotAClientCertificate,
    /// Bindings of which none has anything to check.
    NothingToCheck,
    /// An archive that unpacks to more than is read.
    ZipTooLarge {
        bound: usize,
        ratio: usize,
    },
    /// An archive inside an archive.
    NestedZip {
        name: String,
    },
    /// An archive, or one of its files, that cannot be unpacked.
    UnreadableZip {
        name: String,
    },
}

/// Certificates and keys that were delivered together: one field of a service key, or one file.
#[derive(Default)]
pub(crate) struct Bundle {
    pub(crate) place: Place,
    /// Where it begins in the document that was read.
    pub(crate) offset: usize,
    /// Indices in the order of the input.
    pub(crate) certificates: Vec<usize>,
    pub(crate) private_keys: Vec<usize>,
}

/// The server that gives out tokens for credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AuthorizationServer {
    /// SAP Authorization and Trust Management service.
    Xsuaa,
    /// SAP Cloud Identity Services.
    Identity,
    /// None: the certificate is shown to the service itself.
    None,
}

/// One set of credentials, normalised.
pub(crate) struct Credentials {
    pub(crate) place: Place,
    /// Where the fields stand that findings point to.
    pub(crate) places: FieldPlaces,
    /// Id in the catalogue.
    pub(crate) service: Option<&'static str>,
    pub(crate) offering: Option<String>,
    /// Whether the offering is what `VCAP_SERVICES` says, not what the fields tell.
    pub(crate) is_labelled: bool,
    pub(crate) plan: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) server: AuthorizationServer,
    pub(crate) credential_type: Option<String>,
    pub(crate) client_id: Option<String>,
    pub(crate) tenant: Option<String>,
    pub(crate) subaccount: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) certificate_url: Option<String>,
    pub(crate) token_url: Option<TokenUrl>,
    /// The address for a client certificate, whatever the key is for.
    pub(crate) certificate_token_url: Option<TokenUrl>,
    /// The address for a client secret, whatever the key is for.
    pub(crate) secret_token_url: Option<TokenUrl>,
    /// Whether `url` is there and not empty, be it that its value may not be shown.
    pub(crate) has_url: bool,
    pub(crate) has_client_secret: bool,
    /// Whether a field for the private key is there and not empty, readable or not.
    pub(crate) has_private_key_field: bool,
    /// Whether a field for the certificate is there and not empty, readable or not.
    pub(crate) has_certificate_field: bool,
    /// Indices, end entity first.
    pub(crate) certificates: Vec<usize>,
    pub(crate) private_key: Option<usize>,
    /// What fields of the key say about its end.
    pub(crate) stated_expiries: Vec<Located<UnixTime>>,
    pub(crate) fields: Vec<ShownField>,
    /// UTF-8 bytes of the whole credentials as minified JSON.
    pub(crate) minified_bytes: usize,
}

/// Where single fields of credentials stand; that of the whole where a field is not there.
pub(crate) struct FieldPlaces {
    pub(crate) credential_type: Place,
    pub(crate) client_secret: Place,
    pub(crate) url: Place,
}

/// The address of a token endpoint and what it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TokenUrl {
    /// `None` where a field holds more than may be shown, such as a password.
    pub(crate) url: Option<String>,
    pub(crate) origin: TokenUrlOrigin,
}

/// Which field the address of a token endpoint was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenUrlOrigin {
    CertificateUrl,
    Url,
    UaaDomain,
    /// A field that holds the whole address; its name as it stands in the key.
    Complete(&'static str),
}

impl TokenUrlOrigin {
    /// Returns the name of the field in the key.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::CertificateUrl => "certurl",
            Self::Url => "url",
            Self::UaaDomain => "uaadomain",
            Self::Complete(field) => field,
        }
    }
}

impl InputKind {
    /// Returns the kind in the report's words.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::ServiceKey => "service-key",
            Self::VcapServices => "vcap-services",
            Self::KubernetesSecret => "kubernetes-secret",
            Self::Destination => "destination",
            Self::BindingFile => "binding-file",
            Self::Zip => "zip",
            Self::Parameters => "parameters",
            Self::Json => "json",
            Self::Pem => "pem",
            Self::Certificate => "certificate",
            Self::PrivateKey => "private-key",
            Self::PublicKey => "public-key",
            Self::ErrorMessage => "error-message",
            Self::Jwk => "jwk",
            Self::Jwt => "jwt",
            Self::Xfcc => "xfcc",
            Self::CertificateRequest => "certificate-request",
            Self::Pkcs7 => "pkcs7",
            Self::Pkcs12 => "pkcs12",
            Self::Jks => "jks",
            Self::Jceks => "jceks",
            Self::Unknown => "unknown",
        }
    }
}

impl Credentials {
    /// Returns the index of the certificate that the client presents.
    pub(crate) fn leaf(&self) -> Option<usize> {
        self.certificates.first().copied()
    }

    /// Says whether the credentials are meant for mutual TLS: by their type, or by a certificate in them.
    pub(crate) fn uses_certificate(&self) -> bool {
        let by_type =
            self.credential_type.as_deref().map(|kind| kind.to_ascii_lowercase().starts_with("x509"));
        by_type.unwrap_or(self.has_certificate_field) || self.has_certificate_field
    }

    /// Returns the first field of this name, wherever it stands in the credentials.
    pub(crate) fn field(&self, name: &str) -> Option<&ShownField> {
        self.fields.iter().find(|field| field.pointer.rsplit('/').next() == Some(name))
    }

    /// Returns the place of a field, its span being that of the whole credentials.
    pub(crate) fn place_of(&self, name: &str) -> Place {
        let Some(field) = self.field(name) else { return self.place.clone() };
        let before = self.place.pointer.as_deref().unwrap_or_default();
        Place { pointer: Some([before, field.pointer.as_str()].concat()), ..self.place.clone() }
    }

    /// Says whether the certificate is pinned, where the credentials say it.
    pub(crate) fn pinning(&self) -> Option<bool> {
        let value = self.field("certificate-pinning")?.value.as_deref()?;
        value
            .eq_ignore_ascii_case("true")
            .then_some(true)
            .or(value.eq_ignore_ascii_case("false").then_some(false))
    }

    /// Says whether the platform vouches for the client: neither secret nor certificate and key are there then.
    pub(crate) fn is_attested(&self) -> bool {
        self.credential_type.as_deref().is_some_and(|kind| kind.eq_ignore_ascii_case("x509_attested"))
    }
}

impl Inspection {
    /// Says whether private key and end entity certificate of credentials belong together, where both are there.
    pub(crate) fn key_matches(&self, credentials: &Credentials) -> Option<bool> {
        let key = &self.private_keys[credentials.private_key?].value;
        key.matches(&self.certificates[credentials.leaf()?].value)
    }

    /// Returns the first certificate with a thumbprint (RFC 8705 section 3.1).
    pub(crate) fn certificate_of(&self, x5t_s256: &str) -> Option<usize> {
        self.certificates.iter().position(|found| found.value.x5t_s256() == x5t_s256)
    }

    /// Returns the client certificates that were given apart from those that proxies forwarded.
    pub(crate) fn own_client_certificates(&self) -> Vec<usize> {
        let of_proxies = self.forwarded.iter().map(|found| &found.value);
        let of_proxies: Vec<usize> =
            of_proxies.flat_map(|found| found.certificate.iter().chain(&found.chain)).copied().collect();
        let clients = self.client_certificates();
        let is_own =
            |index: &usize| clients.contains(&self.first_equal(*index)) && !of_proxies.contains(index);
        (0..self.certificates.len()).filter(is_own).collect()
    }

    /// Returns the first index of a certificate that was given more than once.
    pub(crate) fn first_equal(&self, index: usize) -> usize {
        self.arrangement.duplicate_of.get(index).copied().flatten().unwrap_or(index)
    }

    /// Returns the indices of certificates that issued no other one among them.
    pub(crate) fn issued_none<'given>(
        &self,
        given: &'given [usize],
    ) -> impl Iterator<Item = usize> + use<'_, 'given> {
        let mut issued = vec![false; self.certificates.len()];
        for issuer in given.iter().filter_map(|index| self.issuer_of(*index)) {
            issued[issuer] = true;
        }
        given.iter().copied().filter(move |index| !issued[self.first_equal(*index)])
    }

    /// Returns the issuer of a certificate where it is another one, as the first index of it.
    pub(crate) fn issuer_of(&self, index: usize) -> Option<usize> {
        let index = self.first_equal(index);
        let issuer = self.first_equal(self.arrangement.issued_by[index]?);
        (issuer != index).then_some(issuer)
    }

    /// Returns a certificate and its issuers up to the root as far as they were given, as first indices.
    pub(crate) fn chain_from(&self, leaf: usize) -> Vec<usize> {
        let mut chain = vec![self.first_equal(leaf)];
        while let Some(issuer) = self.issuer_of(chain[chain.len() - 1]) {
            if chain.contains(&issuer) {
                break;
            }
            chain.push(issuer);
        }
        chain
    }

    /// Returns the issuer of a certificate among candidates, also where the arrangement points to an equal one
    /// elsewhere.
    pub(crate) fn issuer_among(&self, index: usize, candidates: &[usize]) -> Option<usize> {
        let issuer = self.issuer_of(index)?;
        candidates.iter().copied().find(|candidate| self.first_equal(*candidate) == issuer)
    }

    /// Returns the certificates without repetitions, as (index, certificate).
    pub(crate) fn distinct_certificates(&self) -> impl Iterator<Item = (usize, &Located<Certificate>)> {
        let first = |index: &usize| self.first_equal(*index) == *index;
        (0..self.certificates.len()).filter(first).map(|index| (index, &self.certificates[index]))
    }

    /// Returns the indices of the certificates that a client presents as its own: the end entity of each set of
    /// credentials, and every other end entity that a private key or nothing but itself came with; not the CA
    /// certificates that people collect in trust stores.
    pub(crate) fn client_certificates(&self) -> Vec<usize> {
        let of_identities = self.identities.iter().filter_map(Credentials::leaf);
        let of_keys = self.certificates_of_keys.iter().flatten().copied();
        let is_own = |index: usize| !self.trusted.iter().any(|trusted| self.first_equal(*trusted) == index);
        let end_entities =
            self.distinct_certificates().filter(|(index, found)| !found.value.is_ca() && is_own(*index));
        let all = of_identities.chain(of_keys).chain(end_entities.map(|(index, _)| index));
        let mut presented = vec![false; self.certificates.len()];
        for index in all {
            presented[self.first_equal(index)] = true;
        }
        (0..presented.len()).filter(|index| presented[*index]).collect()
    }
}
