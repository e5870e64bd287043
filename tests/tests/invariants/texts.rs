//! Invariant 11: texts for people come from tables.

use bindwright_tests::sources;
use proc_macro2::{Literal, TokenStream, TokenTree};
use sources::Source;
use syn::visit::{self, Visit};

/// Rooms that speak to people. What `pki` says is for developers; `core` turns it into words.
const SPEAKING: &[&str] = &[
    "crates/catalog/src",
    "crates/artefacts/src",
    "crates/core/src",
    "crates/cli/src",
    "crates/wasm/src",
    "web/src",
];

/// Titles of standards and pages are names, which nobody translates; generated code speaks to developers.
const EXEMPT: &[&str] = &[
    "crates/core/src/check/source.rs",
    "crates/core/src/explanation/dictionary.rs",
    "crates/artefacts/src/source.rs",
    "crates/catalog/src/names.rs",
    "crates/wasm/src/codegen.rs",
    "crates/catalog/src/codegen/mod.rs",
    "crates/report/src/codegen/validate.rs",
    "web/src/pages/mtls/origin.rs",
];

/// Literals that look like words and are none: keys of a keyboard, values of attributes, names, and what is looked
/// for in pasted text.
const NAMES: &[&str] = &[
    "Apache-2.0",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Bearer ",
    "BindwrightError",
    "By",
    "Cert",
    "Chain",
    "Ed25519",
    "EdDSA",
    "End",
    "Enter",
    "Escape",
    "Home",
    "Tab",
    "Hash",
    "Subject",
    "False",
    "None",
    "Null",
    "Opaque",
    "Secret",
    "ServiceBinding",
    "ServiceInstance",
    "True",
    "btp get services/binding",
    "noopener noreferrer",
    "Getting key ",
    " for service instance ",
    "Authentication",
    "Content",
    "KeyStoreLocation",
    "Name",
    "System-Provided:",
    "KeyStorePassword",
    "ProxyType",
    "DigiCert",
    "Sectigo",
    "PuTTY-User-Key-File",
];

#[test]
fn invariant_11_texts_for_people_stand_in_tables() {
    let all = SPEAKING.iter().flat_map(|room| sources::rust(room));
    let all: Vec<Source> = all.filter(|source| !EXEMPT.contains(&source.path.as_str())).collect();
    let found: Vec<String> = all.iter().flat_map(wordy_literals).collect();
    assert_eq!(found, [""; 0]);
}

#[test]
fn the_search_for_texts_finds_them() {
    let code =
        r#"fn view() { html! { <p title="Close">{ "Your key" }<b class="fd-a fd-b">{ x("id") }</b></p> } }"#;
    let file = syn::parse_file(code).unwrap();
    assert_eq!(wordy_literals(&Source { path: "x".into(), file }), ["x: \"Close\"", "x: \"Your key\""]);
}

fn wordy_literals(source: &Source) -> Vec<String> {
    let mut literals = Literals { found: Vec::new() };
    literals.visit_file(&source.file);
    literals.found.into_iter().map(|text| format!("{}: {text}", source.path)).collect()
}

/// Collects string literals that read like words for a person.
struct Literals {
    found: Vec<String>,
}

impl<'ast> Visit<'ast> for Literals {
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {
        // Documentation is for readers of the source.
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        // `Debug` speaks to developers.
        let shown = item.trait_.as_ref().and_then(|(_, path, _)| path.segments.last());
        if shown.is_none_or(|last| last.ident != "Debug") {
            visit::visit_item_impl(self, item);
        }
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.look(&literal.token());
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        // The message of a panic names a broken promise of ours, in English, for the developer.
        if call.method == "expect" {
            self.visit_expr(&call.receiver);
        } else {
            visit::visit_expr_method_call(self, call);
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let name = call.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        let developers =
            ["panic", "unreachable", "assert", "assert_eq", "debug_assert", "include", "include_str"];
        if !developers.contains(&name.as_str()) {
            self.tokens(call.tokens.clone());
        }
    }
}

impl Literals {
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens = sources::flat(tokens);
        for (index, token) in tokens.iter().enumerate() {
            let documents = index > 1 && tokens[index - 2].to_string() == "doc";
            if let TokenTree::Literal(literal) = token
                && !documents
            {
                self.look(literal);
            }
        }
    }

    fn look(&mut self, literal: &Literal) {
        let text = literal.to_string();
        if text.starts_with('"')
            && reads_like_words(text.trim_matches('"'))
            && !NAMES.contains(&text.trim_matches('"'))
        {
            self.found.push(text);
        }
    }
}

/// A capital and small letters behind it, or two plain words side by side.
fn reads_like_words(text: &str) -> bool {
    let plain = |word: &&str| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_lowercase());
    let words: Vec<&str> = text.split(' ').collect();
    let sentence = words.windows(2).any(|pair| pair.iter().all(plain));
    let mut letters = text.chars();
    let title = letters.next().is_some_and(|first| first.is_ascii_uppercase())
        && letters.next().is_some_and(|second| second.is_ascii_lowercase());
    sentence || title
}
