use bindwright_pki::Password;
use bindwright_pki::keystore::{Pkcs12Profile, Pkcs12Randomness};
use bindwright_report::Shell;
use zeroize::Zeroizing;

/// What is made, for whom and how.
pub struct ExportOptions {
    /// Which files.
    pub profile: Profile,
    /// Ids of the formats that are made; all of the profile where none is named.
    pub formats: Vec<String>,
    /// Which of the identities; needed only where the inputs hold several.
    pub identity: Option<usize>,
    /// Name of the entry in keystores; made from the name of the binding where none is given.
    pub alias: Option<String>,
    /// Password of keystores and of the encrypted key; one is made up where a keystore needs it.
    pub password: Option<Password>,
    /// The shell that commands are written for.
    pub shell: Shell,
    /// The subscriber that tokens are asked for: subdomain, or `app_tid` of Identity; the provider where none is named.
    pub tenant: Option<String>,
    /// Random bytes, new ones for every call.
    pub randomness: Randomness,
}

impl ExportOptions {
    /// Returns the options of a profile as they are without any choice.
    pub fn new(profile: Profile, randomness: Randomness) -> Self {
        Self {
            profile,
            formats: Vec::new(),
            identity: None,
            alias: None,
            password: None,
            shell: Shell::Bash,
            tenant: None,
            randomness,
        }
    }
}

/// A set of files for one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Profile {
    /// Everything else, in one archive.
    Pack,
    /// Keys and certificates as text and as DER.
    Pem,
    /// A keystore for current readers.
    Pkcs12,
    /// A keystore for old readers.
    Pkcs12Legacy,
    /// A token request and the files it sends.
    Curl,
}

/// Every profile, in documented order.
pub const PROFILES: &[Profile] =
    &[Profile::Pack, Profile::Pem, Profile::Pkcs12, Profile::Pkcs12Legacy, Profile::Curl];

impl Profile {
    /// Returns the name that faces use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Pem => "pem",
            Self::Pkcs12 => "p12",
            Self::Pkcs12Legacy => "p12-legacy",
            Self::Curl => "curl",
        }
    }

    /// Returns the profile of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        PROFILES.iter().copied().find(|profile| profile.name() == name)
    }
}

/// How many random bytes a call takes.
pub const RANDOM_BYTES: usize = 256;

/// Random bytes from the face that calls; each use has a part of its own.
pub struct Randomness(Zeroizing<[u8; RANDOM_BYTES]>);

impl Randomness {
    /// Takes bytes of a source fit for keys.
    pub fn new(bytes: [u8; RANDOM_BYTES]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    pub(super) fn keystore(&self, profile: Pkcs12Profile) -> Pkcs12Randomness {
        let start = if profile == Pkcs12Profile::Legacy { 80 } else { 0 };
        let part = |index: usize| self.part(start + 16 * index);
        Pkcs12Randomness {
            certificates_salt: part(0),
            certificates_iv: part(1),
            key_salt: part(2),
            key_iv: part(3),
            mac_salt: part(4),
        }
    }

    /// Returns salt and initialization vector of the encrypted key.
    pub(super) fn key(&self) -> ([u8; 16], [u8; 16]) {
        (self.part(160), self.part(176))
    }

    /// Makes a password of 120 bits from letters and digits that are not mistaken for each other.
    pub(super) fn password(&self) -> Password {
        const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        const LENGTH: usize = 24;
        let bytes = &self.0[192..192 + LENGTH];
        Password::new(bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect())
    }

    fn part(&self, start: usize) -> [u8; 16] {
        let mut part = [0; 16];
        part.copy_from_slice(&self.0[start..start + 16]);
        part
    }
}
