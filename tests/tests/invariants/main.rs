//! The invariants of ARCHITECTURE.md that no command checks. A test that proves one begins with its number.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod layout;
mod purity;
mod secrets;
mod surface;
mod texts;

/// Says whether a word or path stands in code as a whole.
fn stands_in(code: &str, word: &str) -> bool {
    let borders =
        |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_');
    code.match_indices(word).any(|(start, _)| {
        borders(code[..start].chars().next_back()) && borders(code[start + word.len()..].chars().next())
    })
}
