use bindwright_pki::chain::{SignatureCheck, SignatureStatus};
use bindwright_pki::{Bounds, Certificate, PublicKey, SignatureAlgorithm, ecdsa_signature_from_raw};

use super::algorithm::Algorithm;
use super::{Form, KeyOfSet, Pasted, Token};
use crate::inspection::Located;

/// What became of a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Verified(Key),
    Failed(Key),
    NotChecked(Why),
}

/// The key that settled a signature, by its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    Public(usize),
    Certificate(usize),
}

/// Why a signature was not checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    NoKey,
    /// Keys were pasted along, and none of them has the id of the header.
    NoKeyOfThisId,
    /// Keys were pasted along, and the algorithm is used with none of them.
    KeyDoesNotFit,
    SharedSecret,
    NotSigned,
    UnknownAlgorithm,
    Encrypted,
    /// The header asks for more than is known here (RFC 7515 section 4.1.11).
    CriticalParameters,
    NotBase64,
    /// The key is beyond a bound, or there are too many of them.
    OutOfBounds,
}

/// Everything that was pasted along and may be the key of a signer.
pub(crate) struct Keys<'a> {
    pub(crate) public_keys: &'a [Located<PublicKey>],
    pub(crate) of_sets: &'a [KeyOfSet],
    pub(crate) certificates: &'a [Located<Certificate>],
}

impl Pasted {
    /// Settles the signature with what was pasted along, and lets compact form and signature go.
    pub(crate) fn settled(mut self, keys: &Keys<'_>, bounds: &Bounds) -> Token {
        self.token.verdict = self.verdict(keys, bounds);
        self.token
    }

    fn verdict(&self, keys: &Keys<'_>, bounds: &Bounds) -> Verdict {
        let token = &self.token;
        let algorithm = match token.algorithm {
            _ if token.form == Form::Encrypted => return Verdict::NotChecked(Why::Encrypted),
            Algorithm::Hmac => return Verdict::NotChecked(Why::SharedSecret),
            Algorithm::None => return Verdict::NotChecked(Why::NotSigned),
            Algorithm::Unknown => return Verdict::NotChecked(Why::UnknownAlgorithm),
            _ if token.has_critical_parameters => return Verdict::NotChecked(Why::CriticalParameters),
            Algorithm::Signature(algorithm, _) => algorithm,
        };
        let Some(signature) = &self.signature else { return Verdict::NotChecked(Why::NotBase64) };
        let signature = match algorithm {
            // RFC 7518 section 3.4: both numbers one after the other.
            SignatureAlgorithm::Ecdsa(_) => ecdsa_signature_from_raw(signature).unwrap_or_default(),
            _ => signature.to_vec(),
        };
        let check = |key: &PublicKey| {
            SignatureCheck::of_parts(algorithm, key, &self.message, &signature).settle(bounds)
        };
        self.tried(keys, bounds.signature_checks_per_certificate, &check)
    }

    /// Tries the keys that may be the signer's. A certificate that verifies nothing is no fault: it is the client's, as
    /// a rule, unless the header names it.
    fn tried(&self, keys: &Keys<'_>, most: usize, check: &dyn Fn(&PublicKey) -> SignatureStatus) -> Verdict {
        let token = &self.token;
        let chosen = chosen(keys, token.key_id.as_deref());
        let public = chosen.iter().map(|index| (Key::Public(*index), &keys.public_keys[*index].value));
        let certificates = keys.certificates.iter().enumerate();
        let of_certificates =
            certificates.map(|(index, found)| (Key::Certificate(index), found.value.public_key()));
        let fitting = public.chain(of_certificates).filter(|(_, key)| token.algorithm.fits(key));
        let mut verdict = None;
        for (key, public_key) in fitting.take(most) {
            let is_named = match key {
                Key::Public(_) => true,
                Key::Certificate(index) => {
                    token.signer.as_ref() == Some(&keys.certificates[index].value.x5t_s256())
                }
            };
            match check(public_key) {
                SignatureStatus::Verified => return Verdict::Verified(key),
                SignatureStatus::Failed if is_named => verdict = verdict.or(Some(Verdict::Failed(key))),
                SignatureStatus::NotChecked if is_named => {
                    verdict = verdict.or(Some(Verdict::NotChecked(Why::OutOfBounds)));
                }
                _ => {}
            }
        }
        verdict.unwrap_or_else(|| Verdict::NotChecked(why_not(keys, &chosen)))
    }
}

fn why_not(keys: &Keys<'_>, chosen: &[usize]) -> Why {
    match (chosen.is_empty(), keys.of_sets.is_empty()) {
        (false, _) => Why::KeyDoesNotFit,
        (true, false) => Why::NoKeyOfThisId,
        (true, true) => Why::NoKey,
    }
}

/// Returns the public keys to try: those of the id, or else those that have none; all of them for a token without an id.
fn chosen(keys: &Keys<'_>, key_id: Option<&str>) -> Vec<usize> {
    let of_set = |index: usize| keys.of_sets.iter().find(|key| key.public_key == index);
    let id = |index: usize| of_set(index).and_then(|key| key.id.as_deref());
    let signs = |index: &usize| of_set(*index).is_none_or(|key| key.signs);
    let all = || (0..keys.public_keys.len()).filter(signs);
    let Some(key_id) = key_id else { return all().collect() };
    let named: Vec<usize> = all().filter(|index| id(*index) == Some(key_id)).collect();
    if named.is_empty() { all().filter(|index| id(*index).is_none()).collect() } else { named }
}
