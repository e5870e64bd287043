use super::{Component, Text};

const TEMPLATE: &str = include_str!("page.html");

/// Renders the page.
pub(super) fn render(components: &[Component], texts: &[Text]) -> String {
    let rows: String =
        components.iter().enumerate().map(|(index, component)| row(index, component, texts)).collect();
    let sections: String =
        texts.iter().enumerate().map(|(index, text)| section(index, text, components)).collect();
    TEMPLATE.replace("{rows}", &rows).replace("{texts}", &sections)
}

fn row(index: usize, component: &Component, texts: &[Text]) -> String {
    let of_component = texts.iter().enumerate().filter(|(_, text)| text.components.contains(&index));
    let link = |(number, text): (usize, &Text)| {
        format!("<a href=\"#text-{}\">{}</a>", number + 1, escaped(&text.title))
    };
    let links: Vec<String> = of_component.map(link).collect();
    format!(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>\n",
        escaped(&component.name),
        escaped(&component.version),
        escaped(&component.licence),
        links.join(", ")
    )
}

fn section(index: usize, text: &Text, components: &[Component]) -> String {
    let names: Vec<&str> = text.components.iter().map(|index| components[*index].name.as_str()).collect();
    format!(
        "<section id=\"text-{}\">\n<h3>{}</h3>\n<p>{}</p>\n<pre>{}</pre>\n</section>\n",
        index + 1,
        escaped(&text.title),
        escaped(&names.join(", ")),
        escaped(&text.body)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn names_and_texts_are_escaped_and_linked() {
        let component = Component {
            name: "a<b".to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
            folder: PathBuf::new(),
        };
        let text = Text { title: "MIT".to_owned(), body: "by <a@b.c> & co".to_owned(), components: vec![0] };
        let page = render(&[component], &[text]);
        assert!(page.contains("<th scope=\"row\">a&lt;b</th>"), "{page}");
        assert!(page.contains("<a href=\"#text-1\">MIT</a>"));
        assert!(page.contains("<section id=\"text-1\">"));
        assert!(page.contains("<pre>by &lt;a@b.c&gt; &amp; co</pre>"));
        assert!(!page.contains("{rows}") && !page.contains("{texts}"));
    }
}
