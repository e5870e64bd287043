//! Invariant 4: the types that hold a secret, found by their fields.

use bindwright_tests::sources;
use sources::Source;
use std::collections::BTreeSet;
use syn::{Fields, Item, Type, Visibility};

use super::stands_in;

/// A room, and the rooms whose public types it uses.
const ROOMS: &[(&str, &[&str])] = &[
    ("crates/pki/src", &[]),
    ("crates/catalog/src", &[]),
    ("crates/artefacts/src", &[]),
    ("crates/core/src", &["crates/pki/src"]),
    ("crates/wasm/src", &["crates/core/src", "crates/pki/src"]),
    ("crates/cli/src", &["crates/core/src", "crates/pki/src"]),
    ("web/src", &[]),
];

#[test]
fn invariant_4_a_type_that_holds_a_secret_is_neither_copied_nor_written_nor_shown() {
    let mut held = BTreeSet::new();
    let mut found = Vec::new();
    for (room, below) in ROOMS {
        let all = sources::rust(room);
        let secret = secret_types(&all, &public_holders(below));
        found.extend(all.iter().flat_map(|source| revealing(source, &secret)));
        held.extend(secret);
    }
    for known in
        ["PrivateKey", "Password", "Block", "Input", "Received", "EngineInput", "EngineContent", "Intake"]
    {
        assert!(held.contains(known), "{known} is not seen as a holder of secrets: {held:?}");
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn the_search_for_revealing_types_finds_them() {
    let code = "struct Key { der: Zeroizing<Vec<u8>> }\n#[derive(Clone)] struct Holder(Option<Key>);\n\
        impl fmt::Display for Key {}\n#[derive(Clone)] struct Other { value: serde_json::Value }";
    let all = [Source { path: "x".into(), file: syn::parse_file(code).unwrap() }];
    let secret = secret_types(&all, &public_holders(&[]));
    assert_eq!(revealing(&all[0], &secret), ["x: Holder is Clone", "x: Key is Display"]);
}

/// Names the secret types that other rooms can see, and the wrapper that makes a type one.
fn public_holders(rooms: &[&str]) -> BTreeSet<String> {
    let mut holders = BTreeSet::from(["Zeroizing".to_owned()]);
    for room in rooms.iter().rev() {
        let all = sources::rust(room);
        let secret = secret_types(&all, &holders);
        let public = all.iter().flat_map(|source| &source.file.items).filter_map(public_name);
        holders.extend(public.filter(|name| secret.contains(name)));
    }
    holders
}

fn public_name(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) if matches!(item.vis, Visibility::Public(_)) => Some(item.ident.to_string()),
        Item::Enum(item) if matches!(item.vis, Visibility::Public(_)) => Some(item.ident.to_string()),
        _ => None,
    }
}

/// Finds the types with a field that is wiped on drop, and the types that hold one of those.
fn secret_types(all: &[Source], holders: &BTreeSet<String>) -> BTreeSet<String> {
    let types: Vec<(String, String)> =
        all.iter().flat_map(|source| source.file.items.iter().filter_map(fields)).collect();
    let mut secret = holders.clone();
    loop {
        let more = types.iter().filter(|(name, fields)| {
            !secret.contains(name) && secret.iter().any(|held| stands_in(fields, held))
        });
        let more: Vec<String> = more.map(|(name, _)| name.clone()).collect();
        if more.is_empty() {
            return secret;
        }
        secret.extend(more);
    }
}

/// Returns the name of a type and the text of its fields' types.
fn fields(item: &Item) -> Option<(String, String)> {
    let text = |fields: &Fields| {
        fields
            .iter()
            .map(|field| format!("{} ", quote::quote!(#field).to_string().replace("serde_json :: Value", "")))
            .collect::<String>()
    };
    match item {
        Item::Struct(item) => Some((item.ident.to_string(), text(&item.fields))),
        Item::Enum(item) => Some((
            item.ident.to_string(),
            item.variants.iter().map(|variant| text(&variant.fields)).collect(),
        )),
        _ => None,
    }
}

/// Names what a secret's type derives or implements and must not.
fn revealing(source: &Source, secret: &BTreeSet<String>) -> Vec<String> {
    const DERIVED: &[&str] = &["Clone", "Copy", "Debug", "Serialize", "Hash"];
    const WRITTEN: &[&str] = &["Clone", "Copy", "Serialize", "Display"];
    let mut found = Vec::new();
    for item in &source.file.items {
        let (name, traits) = match item {
            Item::Struct(item) => (item.ident.to_string(), derived(&item.attrs)),
            Item::Enum(item) => (item.ident.to_string(), derived(&item.attrs)),
            Item::Impl(item) => {
                let Type::Path(own) = &*item.self_ty else { continue };
                let implemented = item.trait_.iter().filter_map(|(_, path, _)| path.segments.last());
                let name =
                    own.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
                (
                    name,
                    implemented
                        .map(|segment| segment.ident.to_string())
                        .filter(|name| WRITTEN.contains(&name.as_str()))
                        .collect(),
                )
            }
            _ => continue,
        };
        let bad =
            traits.iter().filter(|name| DERIVED.contains(&name.as_str()) || WRITTEN.contains(&name.as_str()));
        if secret.contains(&name) {
            found.extend(bad.map(|bad| format!("{}: {name} is {bad}", source.path)));
        }
    }
    found
}

fn derived(attributes: &[syn::Attribute]) -> Vec<String> {
    let lists = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let tokens = lists
        .filter_map(|attribute| attribute.meta.require_list().ok())
        .flat_map(|list| sources::flat(list.tokens.clone()));
    tokens.map(|token| token.to_string()).collect()
}
