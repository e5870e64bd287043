//! One escaper per shell, each the only place that writes a word of a person into a command.

pub mod bash;
pub mod cmd;
pub mod powershell;

/// Says whether a character is invisible or changes how its neighbours are drawn; such are written as escapes where
/// the language has any.
pub(crate) fn is_deceptive(character: char) -> bool {
    let mut buffer = [0; 4];
    let text = &*character.encode_utf8(&mut buffer);
    bindwright_texts::visible(text) != text
}
