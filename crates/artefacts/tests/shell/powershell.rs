//! A parser of PowerShell over every artefact; what it makes of the words is compared with the names.

use bindwright_catalog::RequestKind;
use bindwright_report::Shell;
use tree_sitter::{Node, Parser};

use crate::requests::{catalogue_scripts, hostile, script, scripts};

fn parser() -> Parser {
    let mut parser = Parser::new();
    parser.set_language(&tree_sitter_powershell::LANGUAGE.into()).unwrap();
    parser
}

fn assert_parses(parser: &mut Parser, text: &str) {
    let tree = parser.parse(text, None).unwrap();
    if let Some(fault) = first_fault(tree.root_node()) {
        let place = fault.start_position();
        panic!("line {}, column {}: {}\n{text}", place.row + 1, place.column + 1, fault.to_sexp());
    }
}

fn children(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    (0..node.child_count()).filter_map(move |index| node.child(index))
}

fn first_fault(node: Node<'_>) -> Option<Node<'_>> {
    if node.is_error() || node.is_missing() {
        return Some(node);
    }
    children(node).find_map(first_fault)
}

#[test]
fn the_parser_finds_faults() {
    let tree = parser().parse("$x = 'open\nif (", None).unwrap();
    assert!(first_fault(tree.root_node()).is_some());
}

#[test]
fn every_artefact_is_powershell() {
    let mut parser = parser();
    let hostile = hostile(RequestKind::ServiceKey).chain(hostile(RequestKind::Binding));
    let hostile = hostile.flat_map(|request| scripts(&request, Shell::Powershell));
    let mut number = 0;
    for artefact in catalogue_scripts(Shell::Powershell).cloned().chain(hostile) {
        assert!(artefact.text.is_ascii(), "{}", artefact.text);
        assert_parses(&mut parser, &artefact.text);
        number += 1;
    }
    assert!(number > 100, "{number}");
}

/// Counts the statements of a script: a name that breaks out of its word makes more of them.
fn statements(parser: &mut Parser, text: &str) -> usize {
    fn count(node: Node<'_>) -> usize {
        // Subexpressions of a string are pipelines as well; they stand inside a word.
        let inside = node.kind() == "expandable_string_literal";
        usize::from(node.kind() == "pipeline")
            + if inside { 0 } else { children(node).map(count).sum::<usize>() }
    }
    count(parser.parse(text, None).unwrap().root_node())
}

#[test]
fn no_name_makes_a_statement_of_its_own() {
    let mut parser = parser();
    for kind in [RequestKind::ServiceKey, RequestKind::Binding] {
        let mut harmless = hostile(kind).next().unwrap();
        harmless.instance_name = Some("instance".to_owned());
        harmless.key_name = Some("key".to_owned());
        harmless.application_name = Some("application".to_owned());
        let wanted: Vec<_> = scripts(&harmless, Shell::Powershell)
            .iter()
            .map(|artefact| (artefact.id.clone(), statements(&mut parser, &artefact.text)))
            .collect();
        assert!(wanted.iter().all(|(_, number)| *number > 1), "{wanted:?}");
        for request in hostile(kind) {
            let found: Vec<_> = scripts(&request, Shell::Powershell)
                .iter()
                .map(|artefact| (artefact.id.clone(), statements(&mut parser, &artefact.text)))
                .collect();
            assert_eq!(found, wanted, "{request:?}");
        }
    }
}

/// Returns the commands of a script with their words as PowerShell reads them (about_Quoting_Rules).
fn commands(parser: &mut Parser, text: &str) -> Vec<Vec<String>> {
    fn collect(node: Node<'_>, text: &str, found: &mut Vec<Vec<String>>) {
        if node.kind() == "command" {
            found.push(split(&text[node.byte_range()]).iter().map(|word| read(word)).collect());
        } else {
            children(node).for_each(|child| collect(child, text, found));
        }
    }
    let mut found = Vec::new();
    collect(parser.parse(text, None).unwrap().root_node(), text, &mut found);
    found
}

/// Splits a command at the spaces outside its strings.
fn split(command: &str) -> Vec<&str> {
    let (mut words, mut start, mut quote) = (Vec::new(), 0, None);
    let mut characters = command.char_indices();
    while let Some((index, character)) = characters.next() {
        match (quote, character) {
            (Some('"'), '`') => drop(characters.next()),
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') => quote = Some(character),
            (None, ' ') => {
                words.push(&command[start..index]);
                start = index + 1;
            }
            _ => {}
        }
    }
    words.push(&command[start..]);
    words
}

fn read(word: &str) -> String {
    if let Some(body) = word.strip_prefix('\'') {
        return body.strip_suffix('\'').unwrap().replace("''", "'");
    }
    let Some(body) = word.strip_prefix('"') else { return word.to_owned() };
    let mut rest = body.strip_suffix('"').unwrap();
    let mut output = String::new();
    while let Some(character) = rest.chars().next() {
        rest = &rest[1..];
        if character == '`' {
            output.push(rest.chars().next().unwrap());
            rest = &rest[1..];
        } else if character == '$' {
            let (code, behind) = rest.split_once(')').unwrap();
            let code = code.strip_prefix("([char]").unwrap();
            let wide = code.strip_prefix("::ConvertFromUtf32(");
            rest = if wide.is_some() { behind.strip_prefix(')').unwrap() } else { behind };
            let digits = wide.unwrap_or(code).strip_prefix("0x").unwrap();
            output.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap());
        } else {
            output.push(character);
        }
    }
    output
}

#[test]
fn every_name_reaches_the_program() {
    let mut parser = parser();
    for request in hostile(RequestKind::ServiceKey) {
        let text = script(&request, "cf", Shell::Powershell);
        let [instance, key] = [&request.instance_name, &request.key_name].map(|name| name.clone().unwrap());
        let create = ["cf", "create-service-key", &instance, &key, "-c", "parameters.json", "--wait"];
        let found = commands(&mut parser, &text);
        assert_eq!(found.len(), 3, "{text}");
        assert_eq!(found[0], ["cf", "update-service", &instance, "-c", "xs-security.json", "--wait"]);
        assert_eq!(found[1], create);
        assert_eq!(found[2], ["cf", "service-key", &instance, &key]);
    }
}
