//! What comes from JavaScript.

use bindwright_core::{Input, Options, Password, PublicKey, UnixTime};
use bindwright_texts::Locale;
use js_sys::{Array, JsString, Reflect, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast as _, JsValue};
use zeroize::Zeroizing;

use crate::failure::Failure;

/// The arguments of a call on inputs.
pub(crate) struct Arguments {
    pub(crate) inputs: Vec<Input>,
    pub(crate) options: Options,
    /// The key that a certificate was asked for with.
    pub(crate) public_key: Option<PublicKey>,
}

impl Arguments {
    /// Reads `Input[]` and `InspectOptions`.
    pub(crate) fn of_inputs(inputs: JsValue, options: JsValue) -> Result<Self, Failure> {
        let public_key = public_key(&member(&options, "public_key"))?;
        let passwords = texts(&member(&options, "passwords")).into_iter().map(Password::new).collect();
        let options = Options::new(now(&member(&options, "now"))?, locale(&member(&options, "locale")));
        let options = Options { passwords, ..options };
        let list: Array = inputs.dyn_into().map_err(|_| Failure::InvalidInputs)?;
        // One file and one byte over the bound are enough for the core to say so.
        let mut left = options.bounds.formats.input_bytes as u32 + 1;
        let files = list.iter().take(options.bounds.files + 1);
        let inputs = files.map(|item| input(&item, &mut left)).collect::<Result<_, _>>()?;
        Ok(Self { inputs, options, public_key })
    }
}

/// Returns a property, or `undefined` where the value has none.
pub(crate) fn member(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// Reads a plain object; `None` where it does not have the shape.
pub(crate) fn object<T: DeserializeOwned>(value: &JsValue) -> Option<T> {
    let text = js_sys::JSON::stringify(value).ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

/// Reads a BCP 47 tag; English where there is none.
pub(crate) fn locale(tag: &JsValue) -> Locale {
    Locale::from_tag(&tag.as_string().unwrap_or_default())
}

/// Reads a list of texts; what is none is left out.
pub(crate) fn texts(list: &JsValue) -> Vec<String> {
    let texts = list.dyn_ref::<Array>().map(|list| list.iter().filter_map(|text| text.as_string()));
    texts.into_iter().flatten().collect()
}

/// Reads a `SubjectPublicKeyInfo` in DER, where there is one.
fn public_key(bytes: &JsValue) -> Result<Option<PublicKey>, Failure> {
    let Some(bytes) = bytes.dyn_ref::<Uint8Array>() else { return Ok(None) };
    PublicKey::from_spki_der(&bytes.to_vec()).map(Some).map_err(|_| Failure::InvalidPublicKey)
}

/// Reads an RFC 3339 time; the clock where there is none.
pub(crate) fn now(text: &JsValue) -> Result<UnixTime, Failure> {
    if text.is_undefined() || text.is_null() {
        return Ok(UnixTime::from_seconds((js_sys::Date::now() / 1000.0) as i64));
    }
    text.as_string().and_then(|text| UnixTime::from_rfc3339(&text)).ok_or(Failure::InvalidTime)
}

fn input(item: &JsValue, left: &mut u32) -> Result<Input, Failure> {
    let name = member(item, "name").as_string();
    let content = member(item, "bytes");
    let bytes = if let Some(text) = content.dyn_ref::<JsString>() {
        // A character takes at least one byte: what is behind `left` characters is over the bound anyway.
        String::from(text.substring(0, *left)).into_bytes()
    } else {
        let bytes: &Uint8Array = content.dyn_ref().ok_or(Failure::InvalidInputs)?;
        bytes.subarray(0, *left).to_vec()
    };
    *left = left.saturating_sub(bytes.len() as u32);
    Ok(Input { name, bytes: Zeroizing::new(bytes) })
}
