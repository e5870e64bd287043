//! Folders with one file for each field of a binding: Kubernetes mounts and servicebinding.io.

use bindwright_catalog::json::{self, Content as Value, Member, Node};
use zeroize::Zeroizing;

use super::collector::Collector;
use super::decode::decode;
use super::document::{self, Wanted};
use crate::Input;
use crate::inspection::InputKind;
use crate::place::Source;

/// Files that tell a folder with a binding; their names are fields of credentials.
const TELLING: &[&str] = &["clientid", "clientId", "client_id", "uaa", ".metadata"];

/// Returns the inputs that are files of one binding together, each list in the order of the inputs.
pub(crate) fn groups(inputs: &[Input]) -> Vec<Vec<usize>> {
    let mut folders: Vec<(&str, Vec<usize>)> = Vec::new();
    for (index, input) in inputs.iter().enumerate() {
        let Some((folder, _)) = input.name.as_deref().and_then(field) else { continue };
        match folders.iter_mut().rev().find(|(known, _)| *known == folder) {
            Some((_, files)) => files.push(index),
            None => folders.push((folder, vec![index])),
        }
    }
    let tells = |index: &usize| {
        let name = inputs[*index].name.as_deref().and_then(field);
        name.is_some_and(|(_, name)| TELLING.contains(&name))
    };
    folders.retain(|(_, files)| files.len() > 1 && files.iter().any(tells));
    folders.into_iter().map(|(_, files)| files).collect()
}

/// Splits a file name into its folder and a name that a field may have; files with an extension are none.
fn field(name: &str) -> Option<(&str, &str)> {
    let (folder, file) = name.rsplit_once(['/', '\\']).unwrap_or(("", name));
    let is_field = file == ".metadata" || !(file.is_empty() || file.contains('.'));
    is_field.then_some((folder, file))
}

/// Reads the files of one folder as one set of credentials; says whether they are any.
pub(crate) fn read(collector: &mut Collector<'_>, inputs: &[Input], files: &[usize]) -> bool {
    let decoded: Vec<_> =
        files.iter().filter_map(|index| Some((*index, decode(&inputs[*index].bytes)?))).collect();
    let length = decoded.iter().map(|(_, content)| content.text.len() + 1).sum();
    let mut text = Zeroizing::new(String::with_capacity(length));
    let sources: Vec<Source<'_>> =
        decoded.iter().map(|(index, content)| Source::new(*index, &content.text, content.shift)).collect();
    let mut parts = Vec::new();
    for source in &sources {
        parts.push((text.len(), source));
        text.push_str(source.text);
        text.push('\n');
    }
    let depth = collector.options.bounds.json_depth;
    let members = parts.iter().filter_map(|(start, source)| {
        let (_, name) = field(inputs[source.input].name.as_deref()?)?;
        let node = value(&text, *start, source.text.len(), depth);
        Some(Member { name: name.to_owned(), offset: *start, node })
    });
    let mut node = Node { span: 0..text.len(), value: Value::Object(members.collect()) };
    let source = Source::files(&text, parts.clone());
    document::read(collector, &source, &mut node, None, Wanted::Credentials) != InputKind::Unknown
}

/// Returns what a file says: JSON where it is an object or a list, else its text without the last line break.
fn value(text: &str, start: usize, length: usize, depth: usize) -> Node {
    let content = text[start..start + length].trim_end();
    let end = start + content.len();
    if content.trim_start().starts_with(['{', '['])
        && let Ok((node, behind)) = json::read(&text[..end], start, depth)
        && behind == end
    {
        return node;
    }
    Node { span: start..end, value: Value::Text(Zeroizing::new(content.to_owned())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouped(names: &[&str]) -> Vec<Vec<usize>> {
        let input = |name: &&str| Input { name: Some((*name).to_owned()), bytes: Vec::new().into() };
        groups(&names.iter().map(input).collect::<Vec<_>>())
    }

    #[test]
    fn files_of_a_folder_belong_together() {
        let names =
            ["a/clientid", "b/key", "a/key", "c.json", "a/readme.md", "b/uaa", "d/key", "d/certificate"];
        assert_eq!(grouped(&names), [vec![0, 2], vec![1, 5]]);
        assert_eq!(grouped(&["clientid", "key"]), [vec![0, 1]]);
        assert_eq!(grouped(&["a\\clientid", "a\\.metadata"]), [vec![0, 1]]);
    }

    #[test]
    fn one_file_is_no_folder() {
        assert!(grouped(&["a/clientid", "b/clientid", "key"]).is_empty());
    }
}
