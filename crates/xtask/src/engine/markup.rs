//! Reads and writes the two `<meta>` elements of index.html that name the files of page and engine.

use std::ops::Range;

use crate::failure::Failure;

/// Returns the value of `data-KIND` in the `<meta>` of that name.
///
/// # Errors
/// Where there is no such element or attribute.
pub(super) fn attribute<'a>(html: &'a str, name: &str, kind: &str) -> Result<&'a str, Failure> {
    let element = &html[place(html, name)?];
    let value = element.split_once(&format!(" data-{kind}=\"")).and_then(|(_, rest)| rest.split('"').next());
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

/// Puts static HTML into the place of the wizard.
///
/// # Errors
/// Where index.html has no such place, or more than one.
pub(super) fn paint(html: &str, content: &str) -> Result<String, Failure> {
    const PLACE: &str = "<div id=\"app\" inert></div>";
    match html.split(PLACE).collect::<Vec<_>>()[..] {
        [before, behind] => Ok([before, "<div id=\"app\" inert>", content.trim(), "</div>", behind].concat()),
        _ => Err(Failure::new(format!("index.html has to hold {PLACE} once"))),
    }
}

fn place(html: &str, name: &str) -> Result<Range<usize>, Failure> {
    let start = html.find(&format!("<meta name=\"{name}\""));
    let end = start.and_then(|start| html[start..].find('>').map(|length| start + length + 1));
    match (start, end) {
        (Some(start), Some(end)) => Ok(start..end),
        _ => Err(Failure::new(format!("index.html has no <meta name=\"{name}\">"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paints_the_place_of_the_wizard() {
        let painted = paint("<p><div id=\"app\" inert></div><p>", "<h1>A</h1>\n").unwrap();
        assert_eq!(painted, "<p><div id=\"app\" inert><h1>A</h1></div><p>");
        assert!(paint("<p>", "").is_err());
    }

    #[test]
    fn reads_an_attribute() {
        let html = r#"<p><meta name="app" data-js="./a.js" data-wasm="./a.wasm"><p data-js="./b.js">"#;
        assert_eq!(attribute(html, "app", "js").unwrap(), "./a.js");
        assert_eq!(attribute(html, "app", "wasm").unwrap(), "./a.wasm");
    }

    #[test]
    fn fills_the_element_of_that_name_only() {
        let files = [("js", ("./b.js".to_owned(), "sha384-x".to_owned()))];
        let html = r#"<meta name="application"><meta name="app"><meta name="engine">"#;
        let filled = r#"<meta name="application"><meta name="app" data-js="./b.js" data-js-sri="sha384-x"><meta name="engine">"#;
        assert_eq!(fill(html, "app", &files).unwrap(), filled);
    }

    #[test]
    fn a_missing_element_is_named() {
        let failure = fill("<p>", "engine", &[]).unwrap_err();
        assert!(failure.to_string().contains("engine"));
    }
}
