//! Templates of whole scripts: `@name@` stands for a value.

/// Returns the template with every `@name@` replaced; values are not read again.
///
/// What is no name, as in `"$@"` or `@('a')`, stays as it is, and so does a name without a value.
pub fn render(template: &str, values: &[(&str, String)]) -> String {
    let mut output = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some(at) = rest.find('@') {
        let (before, from) = rest.split_at(at);
        output.push_str(before);
        let name = name(from);
        if let Some((known, value)) = values.iter().find(|(known, _)| Some(*known) == name) {
            output.push_str(value);
            rest = &from[known.len() + 2..];
        } else {
            output.push('@');
            rest = &from[1..];
        }
    }
    output.push_str(rest);
    output
}

/// Returns the name in `@name@` at the beginning of the text.
fn name(text: &str) -> Option<&str> {
    let (name, _) = text.strip_prefix('@')?.split_once('@')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_names_once() {
        let values = [("a", "@b@".to_owned()), ("b", "x".to_owned())];
        assert_eq!(
            render("@a@ \"$@\" @('c') @b@@b@ @c@ checkout@v4", &values),
            "@b@ \"$@\" @('c') xx @c@ checkout@v4"
        );
    }
}
