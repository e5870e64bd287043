//! Reading files and standard input, never more than the bound allows.

use std::fs::File;
use std::io::{self, Read};

use bindwright_core::{Input, Password};
use zeroize::Zeroizing;

use crate::failure::Failure;

/// The name that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Reads a file, or standard input for `-`; one byte over the bound is enough for the engine to say so.
pub(crate) fn read(name: &str, bound: usize) -> Result<Input, Failure> {
    let limit = bound as u64 + 1;
    let bytes = if name == STANDARD_INPUT {
        read_bounded(io::stdin().lock(), 0, limit)
    } else {
        File::open(name).and_then(|file| {
            let size = file.metadata()?.len();
            read_bounded(file, size, limit)
        })
    };
    let bytes =
        bytes.map_err(|error| Failure::Unreadable { file: name.to_owned(), reason: reason(&error) })?;
    Ok(Input { name: (name != STANDARD_INPUT).then(|| name.to_owned()), bytes })
}

/// Reads a password file, UTF-8: one trailing line break is dropped.
pub(crate) fn read_password(name: &str) -> Result<Password, Failure> {
    const BOUND: usize = 64 * 1024;
    let mut bytes = read(name, BOUND)?.bytes;
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
    }
    let text = std::str::from_utf8(&bytes).map_err(|_| Failure::PasswordNotText { file: name.to_owned() })?;
    Ok(Password::from(text))
}

/// Reads into a buffer of the expected size, so that growing leaves few copies of a secret behind.
fn read_bounded(reader: impl Read, expected: u64, limit: u64) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(expected.min(limit) as usize + 1));
    reader.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Returns why the system refused, without the number that it appends.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}
