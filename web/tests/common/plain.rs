//! Finds words that did not come from a text table: in the pseudo-locale they are the only ones in plain ASCII.

/// What is shown as it is: pasted text, code, values of lists, dates that the browser writes.
const KEPT: &[&str] = &["bdi", "code", "pre", "textarea", "option", "time"];

/// Attributes that people see or hear.
const SPOKEN: &[&str] = &["aria-label", "title", "placeholder", "alt"];

const VOID: &[&str] = &["input", "br", "img", "hr", "meta", "link"];

/// Returns every plain ASCII word outside of what is kept as it is.
pub(crate) fn plain_words(html: &str) -> Vec<String> {
    let mut words = Vec::new();
    // The elements that are open: their names, and whether what is in them is kept as it is.
    let mut open: Vec<(String, bool)> = Vec::new();
    for part in html.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.split([' ', '/']).find(|name| !name.is_empty()).unwrap_or_default().to_owned();
        if tag.starts_with('/') {
            let (opened, _) = open.pop().unwrap_or_default();
            assert_eq!(opened, name, "unbalanced: {html}");
        } else {
            let around = open.last().is_some_and(|(_, is_kept)| *is_kept);
            let is_kept = around || KEPT.contains(&name.as_str()) || tag.contains("translate=\"no\"");
            if !is_kept {
                words.extend(attributes(tag).into_iter().flat_map(plain));
            }
            if !VOID.contains(&name.as_str()) {
                open.push((name, is_kept));
            }
        }
        if !open.last().is_some_and(|(_, is_kept)| *is_kept) {
            words.extend(plain(text));
        }
    }
    words
}

fn attributes(tag: &str) -> Vec<&str> {
    let value = |name: &&str| {
        let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        tag[start..].split('"').next()
    };
    SPOKEN.iter().filter_map(value).collect()
}

/// Words of two letters and more; entities are no words, and what stands in a text as an argument may be plain:
/// numbers with a unit sign, terms in the text of a finding. Those texts are marked by the brackets around them.
fn plain(text: &str) -> Vec<String> {
    let outside = outside_brackets(
        &text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("&quot;", "\""),
    );
    let words = outside.split(|letter: char| !letter.is_ascii_alphabetic());
    words.filter(|word| word.len() > 1).map(str::to_owned).collect()
}

fn outside_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut outside = String::new();
    for letter in text.chars() {
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(letter),
            _ => {}
        }
    }
    outside
}

#[test]
fn finds_what_is_not_from_a_table() {
    assert_eq!(plain_words("<p>⟦Ħéłłó CN=x⟧ <b>World</b> <bdi>pasted</bdi></p>"), ["World"]);
    assert_eq!(plain_words("<p title=\"Hello there\">1</p>"), ["Hello", "there"]);
}
