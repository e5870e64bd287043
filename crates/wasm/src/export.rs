//! Files for other systems: options from JavaScript, bytes back to it.

use bindwright_core::{
    Content, ExportOptions, Exported, Password, Profile, RANDOM_BYTES, Randomness, export, export_format_ids,
};
use bindwright_report::Shell;
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::arguments::{Arguments, member, texts};
use crate::failure::Failure;
use crate::to_json;

#[wasm_bindgen]
extern "C" {
    /// The random source of the host: browsers, their workers, and Node.js from version 19 on.
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues, catch)]
    fn fill_random(bytes: &Uint8Array) -> Result<JsValue, JsValue>;
}

/// What a call made, on its way to JavaScript.
pub(crate) struct Files(Exported);

/// Makes the files that `ExportOptions` ask for.
pub(crate) fn files(inputs: JsValue, options: JsValue) -> Result<Files, Failure> {
    let wanted = wanted(&options)?;
    let given = Arguments::of_inputs(inputs, options)?;
    Ok(Files(export(given.inputs, &given.options, &wanted)))
}

fn wanted(options: &JsValue) -> Result<ExportOptions, Failure> {
    let text = |name| member(options, name).as_string();
    let profile = match text("profile") {
        Some(name) => Profile::from_name(&name).ok_or(Failure::InvalidOptions)?,
        None => Profile::Pem,
    };
    let mut wanted = ExportOptions::new(profile, randomness()?);
    wanted.formats = texts(&member(options, "formats"));
    if wanted.formats.iter().any(|id| export_format_ids().all(|known| known != id)) {
        return Err(Failure::InvalidOptions);
    }
    wanted.identity = member(options, "identity").as_f64().map(|index| index as usize);
    if let Some(name) = text("shell") {
        wanted.shell = Shell::from_name(&name).ok_or(Failure::InvalidOptions)?;
    }
    wanted.tenant = text("tenant");
    wanted.alias = text("alias");
    wanted.password = text("password").map(Password::new);
    Ok(wanted)
}

fn randomness() -> Result<Randomness, Failure> {
    let drawn = Uint8Array::new_with_length(RANDOM_BYTES as u32);
    fill_random(&drawn).map_err(|_| Failure::NoRandomness)?;
    let mut bytes = [0; RANDOM_BYTES];
    drawn.copy_to(&mut bytes);
    // The host's copy is of no more use.
    drawn.fill(0, 0, RANDOM_BYTES as u32);
    Ok(Randomness::new(bytes))
}

impl Files {
    /// Returns `ExportedFiles`.
    pub(crate) fn into_value(self) -> Result<JsValue, Failure> {
        let json = to_json(&self.0.description)?;
        let value = js_sys::JSON::parse(&json).map_err(|_| Failure::NotSerializable)?;
        let files: Array = member(&value, "files").unchecked_into();
        for (file, content) in files.iter().zip(&self.0.contents) {
            set(&file, "bytes", &bytes(content));
        }
        self.set_password(&value);
        Ok(value)
    }

    /// Returns `{json, contents, password?}`; the buffers of the contents can be handed over.
    pub(crate) fn into_message(self) -> Result<JsValue, Failure> {
        let message = Object::new();
        set(&message, "json", &JsValue::from_str(&to_json(&self.0.description)?));
        let contents: Array = self.0.contents.iter().map(bytes).collect();
        set(&message, "contents", &contents);
        self.set_password(&message);
        Ok(message.into())
    }

    fn set_password(&self, value: &JsValue) {
        if let Some(password) = &self.0.generated_password {
            set(value, "password", &JsValue::from_str(password.secret_text()));
        }
    }
}

fn bytes(content: &Content) -> JsValue {
    Uint8Array::from(&content.0[..]).into()
}

/// Sets a property of an object that was just made, which takes any.
fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

#[cfg(test)]
mod tests {
    use bindwright_core::PROFILES;

    #[test]
    fn the_types_name_every_profile() {
        let types = include_str!("../types/api.d.ts");
        let line = types.lines().find(|line| line.trim_start().starts_with("profile?:")).unwrap();
        let named: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
        assert_eq!(named, PROFILES.iter().map(|profile| profile.name()).collect::<Vec<_>>());
    }
}
