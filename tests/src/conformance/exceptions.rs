use std::collections::BTreeMap;

/// Reasons by the name of their item.
pub type Exceptions = BTreeMap<String, String>;

/// Reads the table of `tests/CONFORMANCE.md`: rows of two cells, the item in back quotes and the reason.
///
/// # Errors
/// Names a row without a reason, and an item that is listed twice.
pub fn of_page(page: &str) -> Result<Exceptions, String> {
    let mut exceptions = Exceptions::new();
    for line in page.lines() {
        let Some(rest) = line.strip_prefix("| `") else { continue };
        let (id, rest) = rest.split_once('`').ok_or_else(|| format!("not a row: {line}"))?;
        let reason = rest.trim().trim_matches('|').trim();
        if reason.is_empty() {
            return Err(format!("{id} is excepted without a reason"));
        }
        if exceptions.insert(id.to_owned(), reason.to_owned()).is_some() {
            return Err(format!("{id} is excepted twice"));
        }
    }
    Ok(exceptions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows_and_passes_over_the_rest() {
        let page =
            "# Title\n\n| Item | Reason |\n|---|---|\n| `cert-001` | RFC 5280 section 4.1 says `x`. |\n";
        let exceptions = of_page(page).unwrap();
        assert_eq!(exceptions.len(), 1);
        assert_eq!(exceptions["cert-001"], "RFC 5280 section 4.1 says `x`.");
    }

    #[test]
    fn a_row_without_a_reason_is_an_error() {
        assert!(of_page("| `cert-001` | |\n").unwrap_err().contains("cert-001"));
        assert!(of_page("| `a` | b |\n| `a` | c |\n").unwrap_err().contains("twice"));
    }
}
