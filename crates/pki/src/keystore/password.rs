//! The forms in which a password enters a key derivation.

use zeroize::Zeroizing;

use crate::Password;

/// Which form of the password opened a keystore.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PasswordForm {
    /// No password was given.
    NotGiven,
    /// A password was given, and nothing in the file asks for one.
    NotNeeded,
    /// As it was given.
    AsGiven,
    /// The empty password: PKCS#12 writes it as two bytes of zero.
    Empty,
    /// No password at all: PKCS#12 writes it as no bytes. OpenSSL and Windows differ here, so both are tried.
    Absent,
    /// Each UTF-8 byte as one character, as OpenSSL before 1.1 took passwords outside ASCII.
    BytesAsCharacters,
}

/// A password in the two encodings that PKCS#12 uses.
pub(super) struct EncodedPassword {
    pub(super) form: PasswordForm,
    /// UTF-8, for PBES2 and PBMAC1 (RFC 9579 section 4).
    pub(super) utf8: Zeroizing<Vec<u8>>,
    /// UTF-16, high byte first, with a terminating zero (RFC 7292 appendix B.1).
    pub(super) bmp: Zeroizing<Vec<u8>>,
}

impl EncodedPassword {
    /// Returns the forms to try, likeliest first.
    pub(super) fn forms(password: &Password) -> Vec<Self> {
        let text = password.secret_text();
        let mut forms = Vec::with_capacity(2);
        if text.is_empty() {
            forms.push(Self::new(PasswordForm::Empty, text, bmp(text.encode_utf16())));
            forms.push(Self::new(PasswordForm::Absent, text, Zeroizing::new(Vec::new())));
            return forms;
        }
        forms.push(Self::new(PasswordForm::AsGiven, text, bmp(text.encode_utf16())));
        if !text.is_ascii() {
            let bytes = bmp(text.bytes().map(u16::from));
            forms.push(Self::new(PasswordForm::BytesAsCharacters, text, bytes));
        }
        forms
    }

    fn new(form: PasswordForm, text: &str, bmp: Zeroizing<Vec<u8>>) -> Self {
        Self { form, utf8: Zeroizing::new(text.as_bytes().to_vec()), bmp }
    }
}

/// Writes a terminated BMPString's content; room for all of it is made first, so that no copy stays behind.
pub(super) fn bmp(units: impl Iterator<Item = u16> + Clone) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(units.clone().count() * 2 + 2));
    for unit in units.chain([0]) {
        bytes.extend_from_slice(&unit.to_be_bytes());
    }
    bytes
}
