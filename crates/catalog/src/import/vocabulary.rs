//! The names that services read, and how near a name comes to one of them.

use crate::model::{Mode, Parameter, Service, catalog};

/// Longest name that is compared letter by letter, in UTF-8 bytes.
const NAME: usize = 40;

/// Returns every parameter of a service.
pub(crate) fn parameters(service: &Service) -> impl Iterator<Item = &Parameter> {
    service.modes.iter().flat_map(|mode: &Mode| &mode.parameters)
}

/// Returns the places that a service reads, from the top level.
pub(crate) fn places(service: &Service) -> Vec<Vec<&str>> {
    let wrapper = service.wrapper.as_deref();
    parameters(service).map(|parameter| wrapper.into_iter().chain(parameter.segments()).collect()).collect()
}

/// Says whether some service has an object of this name, or a page once printed one.
pub(crate) fn is_container(name: &str) -> bool {
    let inner = |parameter: &Parameter| {
        let segments = parameter.segments();
        segments[..segments.len() - 1].contains(&name)
    };
    name == "parameters"
        || catalog()
            .services
            .iter()
            .any(|service| service.wrapper.as_deref() == Some(name) || parameters(service).any(inner))
}

/// Says whether a name is another one misspelt.
pub(crate) fn is_near(name: &str, right: &str) -> bool {
    if name.len() > NAME || name.is_empty() {
        return false;
    }
    let (plain, wanted) = (normalised(name), normalised(right));
    let allowed = match wanted.len() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    plain == wanted || distance(plain.as_bytes(), wanted.as_bytes()) <= allowed
}

/// Says whether two names differ in case and punctuation only.
pub(crate) fn is_same(name: &str, right: &str) -> bool {
    name.len() <= NAME && normalised(name) == normalised(right)
}

fn normalised(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Returns how many letters have to be inserted, left out or replaced.
fn distance(one: &[u8], other: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (index, letter) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = index + 1;
        for (column, wanted) in other.iter().enumerate() {
            let replaced = before + usize::from(letter != wanted);
            before = row[column + 1];
            row[column + 1] = replaced.min(before + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelt_names_are_near_and_others_are_not() {
        for (name, right) in [
            ("x509_", "x509"),
            ("X.509", "x509"),
            ("x50", "x509"),
            ("keylength", "key-length"),
            ("validity_type", "validity-type"),
            ("Credential-Type", "credential-type"),
            ("certifcate", "certificate"),
        ] {
            assert!(is_near(name, right), "{name}");
        }
        for (name, right) in [("validity", "validity-type"), ("x", "x509"), ("key", "key-length"), ("", "a")]
        {
            assert!(!is_near(name, right), "{name}");
        }
    }
}
