//! Reads and writes the two `<meta>` elements of index.html that name the files of page and engine.

use std::ops::Range;

use crate::failure::Failure;

/// Returns the value of `data-KIND` in the `<meta>` of that name.
///
/// # Errors
/// Where there is no such element or attribute.
pub(super) fn attribute<'a>(html: &'a str, name: &str, kind: &str) -> Result<&'a str, Failure> {
    let element = &html[place(html, name)?];
    let key = format!(" data-{kind}=");
    let value = element.split_once(&key).map(|(_, rest)| match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next().unwrap_or_default(),
        // Trunk's minifier drops quotes where it can.
        None => rest.split([' ', '>']).next().unwrap_or_default(),
    });
    value.ok_or_else(|| Failure::new(format!("index.html: <meta name=\"{name}\"> has no data-{kind}")))
}

/// Writes addresses and hashes into the `<meta>` of that name.
///
/// # Errors
/// Where there is no such element.
pub(super) fn fill(html: &str, name: &str, files: &[(&str, (String, String))]) -> Result<String, Failure> {
    let mut element = format!("<meta name=\"{name}\"");
    for (kind, (address, integrity)) in files {
        element.push_str(&format!(" data-{kind}=\"{address}\" data-{kind}-sri=\"{integrity}\""));
    }
    element.push('>');
    let mut filled = html.to_owned();
    filled.replace_range(place(html, name)?, &element);
    Ok(filled)
}

fn place(html: &str, name: &str) -> Result<Range<usize>, Failure> {
    let spellings = [format!("name=\"{name}\""), format!("name={name}>"), format!("name={name} ")];
    let found = spellings.iter().find_map(|spelling| html.find(spelling.as_str()));
    let start = found.and_then(|found| html[..found].rfind("<meta"));
    let end = found.and_then(|found| html[found..].find('>').map(|length| found + length + 1));
    let (Some(start), Some(end)) = (start, end) else {
        return Err(Failure::new(format!("index.html has no <meta name=\"{name}\">")));
    };
    Ok(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_spellings() {
        let source = r#"<p><meta name="app" data-js="./a.js" data-wasm="./a.wasm"><p>"#;
        let minified = "<p><meta data-js=./a.js data-wasm=./a.wasm name=app><p>";
        for html in [source, minified] {
            assert_eq!(attribute(html, "app", "js").unwrap(), "./a.js", "{html}");
            assert_eq!(attribute(html, "app", "wasm").unwrap(), "./a.wasm", "{html}");
        }
    }

    #[test]
    fn fills_the_element_of_that_name_only() {
        let files = [("js", ("./b.js".to_owned(), "sha384-x".to_owned()))];
        let html = "<meta name=application><meta name=app><meta name=engine>";
        let filled = r#"<meta name=application><meta name="app" data-js="./b.js" data-js-sri="sha384-x"><meta name=engine>"#;
        assert_eq!(fill(html, "app", &files).unwrap(), filled);
    }

    #[test]
    fn a_missing_element_is_named() {
        let failure = fill("<p>", "engine", &[]).unwrap_err();
        assert!(failure.to_string().contains("engine"));
    }
}
