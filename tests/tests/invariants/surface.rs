//! Invariant 13: what stays behind the public certificate model.

use bindwright_tests::sources;
use sources::Source;
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{Fields, ImplItem, Item, ReturnType, Type, Visibility};

use super::stands_in;

#[test]
fn invariant_13_the_types_behind_the_certificate_model_stay_private() {
    let found: Vec<String> = sources::rust("crates/pki/src").iter().flat_map(foreign_in_public).collect();
    assert_eq!(found, [""; 0]);
}

#[test]
fn the_search_for_foreign_types_finds_them() {
    let code = "use der::{Any as Raw, Decode};\npub struct Certificate { inner: Raw, pub time: der::DateTime }\n\
        impl Certificate { pub fn raw(&self) -> &Raw { todo() } pub(crate) fn inner(&self) -> &Raw { todo() } }";
    let source = Source { path: "x".into(), file: syn::parse_file(code).unwrap() };
    assert_eq!(foreign_in_public(&source), ["x: Certificate shows der", "x: raw shows Raw"]);
}

/// Names public signatures of a file that mention a type of the crates behind.
fn foreign_in_public(source: &Source) -> Vec<String> {
    const BEHIND: &[&str] = &[
        "x509_cert",
        "der",
        "spki",
        "const_oid",
        "pkcs8",
        "pkcs1",
        "rsa",
        "p256",
        "p384",
        "p521",
        "ecdsa",
        "ed25519_dalek",
        "sec1",
    ];
    let mut imported = Imported { roots: BEHIND, names: BEHIND.iter().map(ToString::to_string).collect() };
    imported.visit_file(&source.file);
    let mut public = Public { foreign: &imported.names, found: Vec::new() };
    public.items(&source.file.items);
    public.found.into_iter().map(|place| format!("{}: {place}", source.path)).collect()
}

/// Collects the names that `use` brings in from some crates.
struct Imported<'a> {
    roots: &'a [&'a str],
    names: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Imported<'_> {
    fn visit_use_path(&mut self, path: &'ast syn::UsePath) {
        if self.roots.contains(&path.ident.to_string().as_str()) {
            collect_names(&path.tree, &mut self.names);
        }
        visit::visit_use_path(self, path);
    }
}

fn collect_names(tree: &syn::UseTree, names: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(path) => collect_names(&path.tree, names),
        syn::UseTree::Name(name) => drop(names.insert(name.ident.to_string())),
        syn::UseTree::Rename(rename) => drop(names.insert(rename.rename.to_string())),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| collect_names(tree, names)),
        syn::UseTree::Glob(_) => {}
    }
}

/// Looks for foreign names where everybody can see them.
struct Public<'a> {
    foreign: &'a BTreeSet<String>,
    found: Vec<String>,
}

impl Public<'_> {
    fn items(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Fn(item) if is_public(&item.vis) => self.signature(&item.sig),
                Item::Struct(item) if is_public(&item.vis) => self.fields(&item.ident, &item.fields),
                Item::Enum(item) if is_public(&item.vis) => {
                    item.variants
                        .iter()
                        .flat_map(|variant| &variant.fields)
                        .for_each(|field| self.look(&item.ident, &field.ty));
                }
                Item::Type(item) if is_public(&item.vis) => self.look(&item.ident, &item.ty),
                Item::Impl(item) if item.trait_.is_none() => {
                    for item in &item.items {
                        if let ImplItem::Fn(function) = item
                            && is_public(&function.vis)
                        {
                            self.signature(&function.sig);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn signature(&mut self, signature: &syn::Signature) {
        let types = signature.inputs.iter().filter_map(|input| match input {
            syn::FnArg::Typed(typed) => Some(&*typed.ty),
            syn::FnArg::Receiver(_) => None,
        });
        types.for_each(|kind| self.look(&signature.ident, kind));
        if let ReturnType::Type(_, kind) = &signature.output {
            self.look(&signature.ident, kind);
        }
    }

    fn fields(&mut self, name: &syn::Ident, fields: &Fields) {
        fields.iter().filter(|field| is_public(&field.vis)).for_each(|field| self.look(name, &field.ty));
    }

    fn look(&mut self, name: &syn::Ident, kind: &Type) {
        let text = format!(" {} ", quote::quote!(#kind));
        if let Some(foreign) = self.foreign.iter().find(|foreign| stands_in(&text, foreign)) {
            self.found.push(format!("{name} shows {foreign}"));
        }
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
