use wasm_bindgen::JsValue;

/// Why a call has no answer; never holds text of the payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    UnknownMethod,
    /// The inputs are no list of `{name?, bytes}` with text or `Uint8Array`.
    InvalidInputs,
    /// `now` is no RFC 3339 time.
    InvalidTime,
    /// The request does not have the shape of `Request`.
    InvalidRequest,
    /// An option names a profile or format that there is not.
    InvalidOptions,
    /// A subject does not have the shape of `Subject`, or has findings.
    InvalidSubject,
    /// Bytes are no `SubjectPublicKeyInfo` of a key that drafts are made with.
    InvalidPublicKey,
    /// A signature was not made over the draft, or with another key.
    InvalidSignature,
    /// The host gives no random bytes.
    NoRandomness,
    NotSerializable,
}

impl Failure {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::UnknownMethod => "unknown-method",
            Self::InvalidInputs => "invalid-inputs",
            Self::InvalidTime => "invalid-time",
            Self::InvalidRequest => "invalid-request",
            Self::InvalidOptions => "invalid-options",
            Self::InvalidSubject => "invalid-subject",
            Self::InvalidPublicKey => "invalid-public-key",
            Self::InvalidSignature => "invalid-signature",
            Self::NoRandomness => "no-randomness",
            Self::NotSerializable => "not-serializable",
        }
    }

    /// Returns an `Error` whose message and `code` are the code.
    pub(crate) fn into_error(self) -> JsValue {
        let error = js_sys::Error::new(self.code());
        error.set_name("BindwrightError");
        // An object that was just made takes any property.
        let _ = js_sys::Reflect::set(&error, &JsValue::from_str("code"), &JsValue::from_str(self.code()));
        error.into()
    }
}
