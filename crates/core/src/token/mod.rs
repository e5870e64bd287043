//! Tokens that people paste: JSON Web Tokens (RFC 7519) in their compact forms, signed (RFC 7515) or encrypted
//! (RFC 7516).
//!
//! Header and claims are described and the signature is settled with the keys that were pasted along; the compact form
//! and the signature are wiped with [`Pasted`], before anything is judged.

mod algorithm;
mod base64url;
mod claims;
mod compact;
mod key_set;
mod reading;
mod shown;
mod verify;

use bindwright_report::ShownField;
use zeroize::Zeroizing;

pub(crate) use algorithm::Algorithm;
pub(crate) use claims::{Claims, Moment, TIMES, time_of};
pub(crate) use key_set::KeyOfSet;
pub(crate) use verify::{Key, Keys, Verdict, Why};

/// Bytes of a compact form that is read; servers accept headers of 8 to 16 KiB.
pub(crate) const LONGEST: usize = 64 * 1024;

/// Tokens of one inspection.
pub(crate) const MOST: usize = 100;

/// A token as far as it may be looked at.
pub(crate) struct Token {
    pub(crate) form: Form,
    /// The name of the algorithm as the header writes it.
    pub(crate) algorithm_name: String,
    pub(crate) algorithm: Algorithm,
    pub(crate) key_id: Option<String>,
    /// Thumbprint of the signer's certificate in the header (RFC 7515 section 4.1.8).
    pub(crate) signer: Option<String>,
    /// Parameters of the header that carry a key or say where one is.
    pub(crate) offered_keys: Vec<&'static str>,
    pub(crate) has_critical_parameters: bool,
    pub(crate) header: Vec<ShownField>,
    pub(crate) claims: Vec<ShownField>,
    /// `None` where they are encrypted, or the payload is no JSON object.
    pub(crate) content: Option<Claims>,
    pub(crate) verdict: Verdict,
}

/// The two compact forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// JWS (RFC 7515 section 7.1): three parts.
    Signed,
    /// JWE (RFC 7516 section 7.1): five parts.
    Encrypted,
}

impl Form {
    /// Returns the form in the report's words.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Signed => "jws",
            Self::Encrypted => "jwe",
        }
    }
}

/// A token with what its signature is settled by; wiped when dropped.
pub(crate) struct Pasted {
    token: Token,
    /// The first two parts with the dot between them.
    message: Zeroizing<Vec<u8>>,
    /// `None` where the last part is not base64url.
    signature: Option<Zeroizing<Vec<u8>>>,
}

/// Why a text that looks like a token is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Another number of parts than three or five.
    Parts(usize),
    /// The first part is no JSON object that names an algorithm.
    Header,
    /// The second part is empty or no base64url.
    Claims,
    /// The bound on the length, in bytes.
    TooLong(usize),
    /// The bound on the number of tokens.
    TooMany(usize),
}

pub(crate) use key_set::keys_of;
pub(crate) use reading::{found_in, unwrapped};
