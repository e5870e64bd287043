/// Writes the members of one JSON object.
pub struct Object<'t> {
    text: &'t mut String,
    opening: char,
}

impl<'t> Object<'t> {
    /// Begins an object at the end of a text.
    pub fn new(text: &'t mut String) -> Self {
        Self { text, opening: '{' }
    }

    /// Ends the object with a line break.
    pub fn finish(self) {
        self.text.push_str("}\n");
    }

    /// Writes a text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.name(name);
        string(self.text, value);
    }

    /// Writes bytes as hex.
    pub fn hex(&mut self, name: &str, bytes: &[u8]) {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        self.name(name);
        self.text.push('"');
        for byte in bytes {
            self.text.push(char::from(DIGITS[usize::from(byte >> 4)]));
            self.text.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        self.text.push('"');
    }

    /// Writes a number.
    pub fn number(&mut self, name: &str, value: u32) {
        self.name(name);
        self.text.push_str(&value.to_string());
    }

    /// Writes a list of texts.
    pub fn list<T: AsRef<str>>(&mut self, name: &str, values: impl IntoIterator<Item = T>) {
        self.name(name);
        self.text.push('[');
        let mut separator = "";
        for value in values {
            self.text.push_str(separator);
            string(self.text, value.as_ref());
            separator = ",";
        }
        self.text.push(']');
    }

    fn name(&mut self, name: &str) {
        self.text.push(self.opening);
        self.opening = ',';
        self.text.push('"');
        self.text.push_str(name);
        self.text.push_str("\":");
    }
}

/// Writes a string (RFC 8259 section 7).
fn string(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\0'..='\x1f' => text.push_str(&format!("\\u{:04x}", u32::from(character))),
            _ => text.push(character),
        }
    }
    text.push('"');
}
