//! SPDX licence expressions (SPDX specification 2.3, annex D), as far as packages use them.

/// The licence that is taken wherever a component offers a choice: its one text serves all of them.
pub(super) const APACHE: &str = "Apache-2.0";

/// Returns the licences of an expression whose texts have to be reproduced, or `None` where it is not well formed.
///
/// Of alternatives, Apache-2.0 is taken where it is one, else the first.
pub(super) fn chosen(expression: &str) -> Option<Vec<String>> {
    // Before SPDX, crates.io wrote a slash for OR.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut words = spaced.split_whitespace().peekable();
    let licences = alternatives(&mut words)?;
    words.next().is_none().then_some(licences)
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn alternatives(words: &mut Words<'_>) -> Option<Vec<String>> {
    let mut best = together(words)?;
    while words.next_if_eq(&"OR").is_some() {
        let other = together(words)?;
        if best != [APACHE] && other == [APACHE] {
            best = other;
        }
    }
    Some(best)
}

fn together(words: &mut Words<'_>) -> Option<Vec<String>> {
    let mut licences = single(words)?;
    while words.next_if_eq(&"AND").is_some() {
        licences.extend(single(words)?);
    }
    Some(licences)
}

fn single(words: &mut Words<'_>) -> Option<Vec<String>> {
    let word = words.next()?;
    if word == "(" {
        let inner = alternatives(words)?;
        return (words.next()? == ")").then_some(inner);
    }
    let is_name =
        word.chars().all(|character| character.is_ascii_alphanumeric() || "-.+".contains(character));
    if !is_name || ["OR", "AND", "WITH"].contains(&word) {
        return None;
    }
    let mut licence = word.to_owned();
    if words.next_if_eq(&"WITH").is_some() {
        licence = format!("{licence} WITH {}", words.next()?);
    }
    Some(vec![licence])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expression: &str, expected: &[&str]) {
        assert_eq!(chosen(expression).unwrap(), expected, "{expression}");
    }

    #[test]
    fn apache_is_taken_where_it_is_offered() {
        check("MIT", &["MIT"]);
        check("MIT OR Apache-2.0", &["Apache-2.0"]);
        check("Apache-2.0 / MIT", &["Apache-2.0"]);
        check("MIT/Apache-2.0", &["Apache-2.0"]);
        check("Unlicense OR MIT", &["Unlicense"]);
    }

    #[test]
    fn what_is_asked_for_together_is_reproduced_together() {
        check("(MIT OR Apache-2.0) AND Unicode-3.0", &["Apache-2.0", "Unicode-3.0"]);
        check("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT", &["Apache-2.0"]);
        check("MIT AND BSD-3-Clause OR Zlib", &["MIT", "BSD-3-Clause"]);
    }

    #[test]
    fn other_text_is_refused() {
        for expression in ["", "MIT OR", "(MIT", "MIT)", "SEE LICENSE IN file", "AND"] {
            assert_eq!(chosen(expression), None, "{expression}");
        }
    }
}
