//! A reader of cmd.exe's rules over whole batch files. It follows what is documented of the phases of the parser; it
//! is no cmd.exe, and nothing here runs on Windows.

use bindwright_catalog::{BindingRequest, RequestKind};
use bindwright_report::Shell;

use crate::requests::{catalogue_scripts, hostile, script};

/// Reads a batch file: the calls of programs with their words. `Err` names what would go wrong.
fn read(text: &str) -> Result<Vec<Vec<String>>, String> {
    let body = text.strip_suffix("\r\n").ok_or("the last line has no end")?;
    let mut calls = Vec::new();
    let mut delayed_expansion = true;
    for line in body.split("\r\n") {
        if line.contains(['\r', '\n', '\0', '\u{1a}']) {
            return Err(format!("a control character ends the line early: {line:?}"));
        }
        let line = after_percent_signs(line)?;
        if line.starts_with("rem ") || line.is_empty() || line == "@echo off" || line == "chcp 65001 >nul" {
            continue;
        }
        if line == "setlocal DisableDelayedExpansion" {
            delayed_expansion = false;
            continue;
        }
        if delayed_expansion && line.contains('!') {
            return Err(format!("an exclamation mark would be expanded: {line}"));
        }
        calls.push(by_program(&after_carets(&line)?)?);
    }
    Ok(calls)
}

/// First phase: `%%` is a percent sign, anything else behind one starts a variable or an argument.
fn after_percent_signs(line: &str) -> Result<String, String> {
    let mut output = String::new();
    let mut rest = line;
    while let Some(at) = rest.find('%') {
        output.push_str(&rest[..=at]);
        rest =
            rest[at + 1..].strip_prefix('%').ok_or_else(|| format!("a percent sign stands alone: {line}"))?;
    }
    Ok(output + rest)
}

/// Second phase: carets and quotes; outside quotes some characters end the command or redirect it.
fn after_carets(line: &str) -> Result<String, String> {
    let mut output = String::new();
    let mut quoted = false;
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                quoted = !quoted;
                output.push('"');
            }
            '^' if !quoted => output.push(characters.next().ok_or("a caret joins the next line")?),
            '&' | '|' | '<' | '>' | '(' | ')' if !quoted => {
                return Err(format!("{character} outside quotes: {line}"));
            }
            _ => output.push(character),
        }
    }
    Ok(output)
}

/// The program takes its command line apart, as `CommandLineToArgvW` does.
fn by_program(line: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let (mut backslashes, mut quoted) = (0, false);
    for character in line.chars() {
        if character == '\\' {
            backslashes += 1;
            word.get_or_insert_default();
            continue;
        }
        let number = std::mem::take(&mut backslashes);
        if character == '"' {
            let word = word.get_or_insert_default();
            word.extend(std::iter::repeat_n('\\', number / 2));
            if number % 2 == 1 {
                word.push('"');
            } else {
                quoted = !quoted;
            }
            continue;
        }
        if number > 0 {
            word.get_or_insert_default().extend(std::iter::repeat_n('\\', number));
        }
        if !quoted && (character == ' ' || character == '\t') {
            words.extend(word.take());
        } else {
            word.get_or_insert_default().push(character);
        }
    }
    if quoted {
        return Err(format!("a quote stays open: {line}"));
    }
    if let Some(word) = &mut word {
        word.extend(std::iter::repeat_n('\\', backslashes));
    }
    words.extend(word);
    Ok(words)
}

/// What a batch file can carry of a name: control characters become spaces.
fn carried(name: &Option<String>) -> String {
    let name = name.clone().unwrap();
    name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

fn names(request: &BindingRequest) -> [String; 3] {
    [&request.instance_name, &request.key_name, &request.application_name].map(carried)
}

#[test]
fn every_name_reaches_the_program() {
    for request in hostile(RequestKind::ServiceKey) {
        let [instance, key, _] = names(&request);
        let calls = read(&script(&request, "cf", Shell::Cmd)).unwrap();
        let read = ["cf", "service-key", &instance, &key];
        let create = ["cf", "create-service-key", &instance, &key, "-c", "parameters.json", "--wait"];
        assert_eq!(calls[1], create, "{request:?}");
        assert_eq!(calls[2], read, "{request:?}");
        assert_eq!(calls.len(), 3);
    }
    for request in hostile(RequestKind::Binding) {
        let [instance, key, application] = names(&request);
        let calls = read(&script(&request, "rotation-rebind", Shell::Cmd)).unwrap();
        assert_eq!(calls[0], ["cf", "unbind-service", &application, &instance, "--wait"]);
        assert_eq!(calls[1][..4], ["cf", "bind-service", &application, &instance]);
        assert_eq!(calls[1][6..], ["--binding-name", &key, "--wait"]);
        assert_eq!(calls[2], ["cf", "restage", &application]);
    }
}

#[test]
fn every_artefact_is_a_batch_file() {
    for artefact in catalogue_scripts(Shell::Cmd) {
        let calls = read(&artefact.text).unwrap();
        assert!(!calls.is_empty(), "{}", artefact.text);
        assert!(calls.iter().all(|call| ["cf", "btp"].contains(&call[0].as_str())), "{calls:?}");
    }
}

#[test]
fn letters_beyond_ascii_set_the_code_page_first() {
    let mut request = crate::requests::request(RequestKind::ServiceKey);
    assert!(!script(&request, "cf", Shell::Cmd).contains("chcp"));
    request.instance_name = Some("größe".to_owned());
    let text = script(&request, "cf", Shell::Cmd);
    assert!(text.find("chcp 65001").unwrap() < text.find("größe").unwrap(), "{text}");
}

#[test]
fn the_reader_finds_what_goes_wrong() {
    for line in ["cf %PATH%", "cf a & b", "cf a | b", "cf \"open", "cf a ^", "cf %~1", "cf a > b", "cf a\nb"]
    {
        assert!(read(&format!("{line}\r\n")).is_err(), "{line}");
    }
    assert!(read("cf a!b\r\n").is_err());
    assert!(read("cf a").is_err());
    assert_eq!(read("cf \"a b\" \"\" c\\d \"e\\\\\"\r\n").unwrap(), [["cf", "a b", "", "c\\d", "e\\"]]);
}
