//! Requests and self-signed certificates, from JavaScript and back to it.

use bindwright_core::{Draft, DraftError, DraftKind};
use bindwright_report::Subject;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::arguments::{self, member};
use crate::failure::Failure;

/// Reads `CertificateDraft`.
pub(crate) fn draft(value: &JsValue) -> Result<Draft, Failure> {
    let public_key: Uint8Array =
        member(value, "public_key").dyn_into().map_err(|_| Failure::InvalidPublicKey)?;
    let kind = match member(value, "kind").as_string().as_deref() {
        Some("request") => DraftKind::Request,
        Some("self-signed") => DraftKind::SelfSigned {
            now: arguments::now(&member(value, "now"))?,
            days: member(value, "days").as_f64().unwrap_or_default() as i64,
        },
        _ => return Err(Failure::InvalidOptions),
    };
    Ok(Draft { kind, subject: subject(&member(value, "subject"))?, public_key: public_key.to_vec() })
}

/// Reads `Subject`.
pub(crate) fn subject(value: &JsValue) -> Result<Subject, Failure> {
    arguments::object(value).ok_or(Failure::InvalidSubject)
}

impl From<DraftError> for Failure {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::Subject => Self::InvalidSubject,
            DraftError::PublicKey => Self::InvalidPublicKey,
            DraftError::Days => Self::InvalidOptions,
            DraftError::Signature => Self::InvalidSignature,
        }
    }
}
