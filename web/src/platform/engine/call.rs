//! One call: a message out, an answer in.

use bindwright_report::read::Read;
use futures_channel::oneshot;
use js_sys::{Object, Reflect};
use serde_json::Value;
use wasm_bindgen::JsValue;

use super::{Engine, EngineError};

impl Engine {
    /// Calls a method of the engine and reads the JSON of its answer.
    pub(super) async fn call<T: Read>(&self, method: &str, payload: JsValue) -> Result<T, EngineError> {
        read(&self.ask(method, payload).await?)
    }

    /// Calls a method of the engine and returns the whole answer.
    pub(super) async fn ask(&self, method: &str, payload: JsValue) -> Result<JsValue, EngineError> {
        let answer = self.post(method, payload)?;
        // The sender vanishes without an answer only when the whole engine does.
        answer.await.unwrap_or(Err(EngineError::NotStarted))
    }

    fn post(
        &self,
        method: &str,
        payload: JsValue,
    ) -> Result<oneshot::Receiver<Result<JsValue, EngineError>>, EngineError> {
        let mut shared = self.0.borrow_mut();
        let id = shared.next_id;
        shared.post(object([("id", id.into()), ("method", method.into()), ("payload", payload)]))?;
        let (sender, receiver) = oneshot::channel();
        shared.next_id = id.wrapping_add(1);
        shared.pending.insert(id, sender);
        Ok(receiver)
    }
}

/// Reads the JSON of an answer.
pub(super) fn read<T: Read>(answer: &JsValue) -> Result<T, EngineError> {
    let json = field(answer, "json").as_string();
    let value =
        json.and_then(|json| bindwright_catalog::json_value(&json)).ok_or(EngineError::UnknownAnswer)?;
    Ok(T::read(&value))
}

/// Returns a field of a JavaScript object, or `undefined`.
pub(super) fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// Returns a value as JavaScript reads it from JSON.
pub(super) fn json(value: &Value) -> Option<JsValue> {
    js_sys::JSON::parse(&value.to_string()).ok()
}

/// Returns a JavaScript object with the given fields.
pub(super) fn object<const N: usize>(fields: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        set(&object, name, &value);
    }
    object.into()
}

/// Sets a field of a JavaScript object.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}
