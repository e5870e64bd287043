//! A parser of PowerShell over every artefact; what it makes of the words is compared with the names.

use bindwright_catalog::RequestKind;
use bindwright_report::Shell;
use tree_sitter::{Node, Parser};

use crate::requests::{catalogue_scripts, hostile, scripts};

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
