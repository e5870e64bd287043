//! What a command line or a document puts around JSON: `-c '…'`, quotes, a fence of backticks.

use std::ops::Range;

/// Where the parameters stand in a text.
pub(super) struct Envelope {
    /// The parameters themselves.
    pub(super) body: Range<usize>,
    /// Backslashes inside that belong to the command line, in ascending order.
    pub(super) escapes: Vec<Range<usize>>,
}

const FENCE: &str = "```";
/// What stands before parameters on a command line.
const OPTIONS: [&str; 3] = [" -c ", " --param", "jsonencode("];

/// Finds the parameters in a text from `start` on.
pub(super) fn find(text: &str, start: usize) -> Envelope {
    let whole = Envelope { body: start..text.len(), escapes: Vec::new() };
    let rest = &text[start..];
    if let Some(fenced) = rest.trim_start().strip_prefix(FENCE) {
        let body = text.len() - fenced.len() + fenced.find('\n').unwrap_or(fenced.len());
        let end = text[body..].rfind(FENCE).map_or(text.len(), |end| body + end);
        return Envelope { body: body..end, escapes: Vec::new() };
    }
    let Some(bracket) = rest.find(['{', '[']) else { return whole };
    let before = &rest[..bracket];
    let command = before.trim_start();
    let is_alone = matches!(command, "'" | "\"" | "`");
    let is_command = command.starts_with("-c")
        || OPTIONS.iter().any(|option| command.contains(option))
        || command.starts_with("--param");
    if before.trim_end().contains('\n') || !(is_alone || is_command) {
        return whole;
    }
    let begin = start + bracket;
    let end = match before.chars().next_back() {
        Some(quote @ ('\'' | '"' | '`')) => text[begin..].rfind(quote).map(|end| begin + end),
        _ if before.contains("jsonencode(") => text[begin..].rfind(')').map(|end| begin + end),
        _ => None,
    };
    let body = begin..end.unwrap_or(text.len());
    let escapes = escapes(text, &body);
    Envelope { body, escapes }
}

/// Returns the backslashes of `{\"a\": …}`.
fn escapes(text: &str, body: &Range<usize>) -> Vec<Range<usize>> {
    let inside = text[body.start + 1..body.end.max(body.start + 1)].trim_start();
    if !inside.starts_with("\\\"") {
        return Vec::new();
    }
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut index = body.start;
    while index + 1 < body.end {
        if bytes[index] == b'\\' && matches!(bytes[index + 1], b'"' | b'\\') {
            found.push(index..index + 1);
            index += 1;
        }
        index += 1;
    }
    found
}
