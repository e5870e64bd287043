//! JSON and commands to read and to copy.

use yew::{Html, NodeRef, html};

use super::text::shown;

/// Shows a text in the fixed-width font, JSON with its parts told apart by colour.
pub fn code_block(label: &str, language: &str, text: &str, node: &NodeRef) -> Html {
    let lines = text.lines().map(|line| {
        let line = if language == "json" { json_line(line) } else { plain(line) };
        html! { <>{line}{"\n"}</> }
    });
    html! {
        <pre class="bw-pre" ref={node} tabindex="0" role="group" aria-label={label.to_owned()} dir="ltr"
            data-language={language.to_owned()}><code translate="no">{for lines}</code></pre>
    }
}

fn plain(line: &str) -> Html {
    html! { <bdi>{shown(line)}</bdi> }
}

/// Splits a line of pretty-printed JSON, which holds at most one name and one value.
fn json_line(line: &str) -> Html {
    let body = line.trim_start();
    let indent = &line[..line.len() - body.len()];
    let Some((name, value)) = body.split_once("\": ").filter(|_| body.starts_with('"')) else {
        return html! { <>{indent.to_owned()}{value_part(body)}</> };
    };
    html! {
        <>
            {indent.to_owned()}
            <bdi class="bw-json__name">{shown(name)}{"\""}</bdi>{": "}{value_part(value)}
        </>
    }
}

fn value_part(value: &str) -> Html {
    let class = match value.as_bytes().first() {
        Some(b'"') => "bw-json__text",
        Some(b'0'..=b'9' | b'-' | b't' | b'f' | b'n') => "bw-json__value",
        _ => "",
    };
    html! { <bdi {class}>{shown(value)}</bdi> }
}
