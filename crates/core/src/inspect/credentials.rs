//! Finds sets of credentials anywhere in a document, and brings them to one model.

use bindwright_pki::UnixTime;

use super::collector::Collector;
use super::endpoint::{self, Addresses};
use super::fields::{self, public_address, public_text};
use super::shapes::{self, DESTINATION, Names, USUAL};
use super::{minified, service};
use crate::inspection::{Bundle, Credentials, FieldPlaces, Located, ProblemKind, TokenUrl, TokenUrlOrigin};
use crate::place::{Place, Source};
use bindwright_catalog::json::{Content, Node, child};

pub(crate) const CLIENT_ID: &[&str] = USUAL.client_id;
const CLIENT_SECRET: &[&str] = &["clientsecret", "clientSecret", "client_secret"];
const TOKEN_URL: &[&str] = &["tokenurl", "tokenUrl", "oauth_token_url", "tokenServiceURL"];
const EXPIRY: &[&str] = &["certificate_expires_at", "expires_at", "validuntil"];
const TENANT: &[&str] = &["tenantid", "app_tid", "identityzoneid", "zoneid", "zone_uuid"];

/// Reads every set of credentials below `node`, and returns how many there are.
pub(crate) fn read(
    collector: &mut Collector<'_>,
    source: &Source<'_>,
    node: &Node,
    name: Option<&str>,
) -> usize {
    let mut count = 0;
    let mut add = |item: Item<'_>| {
        count += 1;
        match item {
            Item::Credentials(found) => collector.add_credentials(source, &found),
            Item::Database(node, pointer) => collector.add_database(source, node, &pointer),
        }
    };
    descend(&mut add, "", node, Wrapper { label: None, plan: None, name });
    count
}

/// Says whether a document holds credentials of any kind.
pub(crate) fn any(node: &Node) -> bool {
    let mut found = false;
    descend(&mut |_| found = true, "", node, Wrapper { label: None, plan: None, name: None });
    found
}

/// What stands around credentials in `VCAP_SERVICES` and in what command lines print.
#[derive(Clone, Copy)]
struct Wrapper<'node> {
    label: Option<&'node str>,
    plan: Option<&'node str>,
    name: Option<&'node str>,
}

enum Item<'node> {
    Credentials(Found<'node>),
    /// Credentials of a database, which hold a certificate and are none for a client.
    Database(&'node Node, String),
}

/// One set of credentials in its document.
struct Found<'node> {
    whole: &'node Node,
    pointer: String,
    client: &'node Node,
    client_pointer: String,
    names: &'static Names,
    wrapper: Wrapper<'node>,
}

fn descend<'node>(
    add: &mut impl FnMut(Item<'node>),
    pointer: &str,
    node: &'node Node,
    wrapper: Wrapper<'node>,
) {
    if shapes::is_database(node) {
        return add(Item::Database(node, pointer.to_owned()));
    }
    let inner = around(node, wrapper);
    let clients = shapes::clients(node, pointer);
    if !clients.is_empty() {
        for client in clients {
            add(Item::Credentials(Found {
                whole: node,
                pointer: pointer.to_owned(),
                client: client.node,
                client_pointer: client.pointer,
                names: client.names,
                wrapper: inner,
            }));
        }
        return;
    }
    match &node.value {
        Content::Object(members) => {
            for member in members {
                descend(add, &child(pointer, &member.name), &member.node, inner);
            }
        }
        Content::List(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                descend(add, &child(pointer, &index.to_string()), entry, wrapper);
            }
        }
        _ => {}
    }
}

/// Returns what an object says about the credentials in it, or, where they are flat, beside them.
fn around<'node>(node: &'node Node, outer: Wrapper<'node>) -> Wrapper<'node> {
    if node.member_text("kind") == Some("Secret") {
        let name = node.member("metadata").and_then(|metadata| metadata.member_text("name"));
        return Wrapper { name: name.or(outer.name), ..outer };
    }
    if !["credentials", "instance_guid", "instance_name"].iter().any(|name| node.member(name).is_some()) {
        return outer;
    }
    // A user-provided service has that word for a label, and holds credentials of any service.
    let label = node.member_text("label").filter(|label| *label != "user-provided");
    Wrapper {
        label: label.or(outer.label),
        plan: node.member_text("plan").or(outer.plan),
        name: first_text(node, &["binding_name", "name", "instance_name"]).or(outer.name),
    }
}

fn first_text<'node>(node: &'node Node, names: &[&str]) -> Option<&'node str> {
    names.iter().find_map(|name| node.member_text(name))
}

impl Found<'_> {
    fn text(&self, names: &[&str]) -> Option<&str> {
        first_text(self.client, names).or_else(|| first_text(self.whole, names))
    }

    /// Returns the text of the first field that is there, behind its name.
    fn named_text(&self, names: &[&'static str]) -> Option<(&'static str, &str)> {
        let within = |node| names.iter().find_map(|name| Some((*name, Node::member_text(node, name)?)));
        within(self.client).or_else(|| within(self.whole))
    }

    /// Says whether a text field is there, be it empty: an empty secret beside a certificate still gets in the way.
    fn has_text(&self, names: &[&str]) -> bool {
        let has = |node: &Node| {
            names.iter().any(|name| node.member(name).is_some_and(|field| field.text().is_some()))
        };
        has(self.client) || has(self.whole)
    }

    fn public(&self, names: &[&str]) -> Option<String> {
        self.text(names).and_then(public_text)
    }

    /// Returns the pointers of the fields with these names, those beside the client id first.
    fn pointers(&self, names: &[&str]) -> Vec<String> {
        let places = [(self.client, &self.client_pointer), (self.whole, &self.pointer)];
        let has = |node: &Node, name: &str| node.member_text(name).is_some();
        let found = places.iter().flat_map(|(node, pointer)| {
            names.iter().filter(move |name| has(node, name)).map(move |name| child(pointer, name))
        });
        found.collect()
    }

    /// Returns the place of a field beside the client id, or of the whole credentials where it is not there.
    fn place_of(&self, source: &Source<'_>, names: &[&str]) -> Place {
        let field = names.iter().find_map(|name| Some((self.client.member(name)?, *name)));
        field.map_or_else(
            || source.place_of_value(&self.whole.span, &self.pointer),
            |(node, name)| source.place_of_value(&node.span, &child(&self.client_pointer, name)),
        )
    }

    /// Returns what fields say about the end, wherever in the credentials such a field stands.
    fn stated_expiries(&self, source: &Source<'_>) -> Vec<Located<UnixTime>> {
        let details = self.client.member("certificatedetails").map(|node| (node, "/certificatedetails"));
        let places = [Some((self.client, "")), details];
        let mut found = Vec::new();
        for (node, below) in places.into_iter().flatten() {
            for name in EXPIRY {
                let Some(field) = node.member(name) else { continue };
                let value = field.text().and_then(|text| UnixTime::from_rfc3339(text.trim()));
                let pointer = child(&format!("{}{below}", self.client_pointer), name);
                let place = source.place_of_value(&field.span, &pointer);
                found.extend(value.map(|value| Located { value, place }));
            }
        }
        found
    }

    fn addresses(&self) -> Addresses<'_> {
        Addresses {
            // That of a destination is the service's.
            url: first_text(self.client, self.names.url).filter(|_| *self.names != DESTINATION),
            certificate_url: self.text(&["certurl"]),
            token_url: self.named_text(TOKEN_URL),
            uaa_domain: self.text(&["uaadomain"]),
            identity_zone: self.text(&["identityzone"]),
        }
    }
}

impl Collector<'_> {
    fn add_credentials(&mut self, source: &Source<'_>, found: &Found<'_>) {
        let service = service::recognise(found.wrapper.label, found.whole, found.client);
        let (certificates, private_key) = self.material(found);
        let names = found.names;
        let url = first_text(found.client, names.url);
        let mut credentials = Credentials {
            place: source.place_of_value(&found.whole.span, &found.pointer),
            places: FieldPlaces {
                credential_type: found.place_of(source, &["credential-type"]),
                client_secret: found.place_of(source, CLIENT_SECRET),
                url: found.place_of(source, names.url),
            },
            service,
            offering: found.wrapper.label.or(service).and_then(public_text),
            is_labelled: found.wrapper.label.is_some(),
            plan: found.wrapper.plan.and_then(public_text),
            name: found.wrapper.name.and_then(public_text),
            server: service::authorization_server(service, found.client),
            credential_type: found.public(&["credential-type"]),
            client_id: found.public(names.client_id),
            tenant: found.public(TENANT),
            subaccount: found.public(&["subaccountid"]),
            url: url.and_then(public_address),
            certificate_url: found.text(&["certurl"]).and_then(public_address),
            token_url: None,
            certificate_token_url: None,
            secret_token_url: None,
            has_url: url.is_some(),
            has_client_secret: found.has_text(CLIENT_SECRET),
            has_private_key_field: found.text(names.private_key).is_some() || private_key.is_some(),
            has_certificate_field: found.text(names.certificate).is_some() || !certificates.is_empty(),
            certificates,
            private_key,
            stated_expiries: found.stated_expiries(source),
            fields: fields::describe(source.text, found.whole),
            minified_bytes: minified::bytes(found.whole),
        };
        let addresses = found.addresses();
        let token_url = |uses_certificate| {
            let found = endpoint::token_url(credentials.server, service, uses_certificate, &addresses)?;
            Some(TokenUrl { url: found.url.as_deref().and_then(public_address), ..found })
        };
        // What answers with a certificate only is no address for a secret.
        let is_for_secret = |found: &TokenUrl| found.origin != TokenUrlOrigin::Complete("oauth_token_url");
        let (for_certificate, for_secret) = (token_url(true), token_url(false));
        credentials.token_url =
            if credentials.uses_certificate() { for_certificate.clone() } else { for_secret.clone() };
        credentials.certificate_token_url = for_certificate;
        credentials.secret_token_url = for_secret.filter(is_for_secret);
        self.identities.push(credentials);
    }

    /// Notes credentials of a database: the certificate in them is what the server is checked with.
    fn add_database(&mut self, source: &Source<'_>, node: &Node, pointer: &str) {
        let pointer = child(pointer, "certificate");
        let bundles = at(self.bundles_within(node), vec![pointer.clone()]);
        let trusted: Vec<usize> = bundles.flat_map(|bundle| bundle.certificates.iter().copied()).collect();
        self.trusted.extend(trusted);
        let span = node.member("certificate").map_or(&node.span, |field| &field.span);
        self.problem(ProblemKind::NotAClientCertificate, source.place_of_value(span, &pointer));
    }

    /// Returns the certificates and the private key of one set of credentials.
    fn material(&self, found: &Found<'_>) -> (Vec<usize>, Option<usize>) {
        let bundles = self.bundles_within(found.whole);
        let (certificates, keys) = if *found.names == DESTINATION {
            let files = shapes::destination_files(found.whole, found.client, &found.pointer);
            (files.clone(), files)
        } else {
            (found.pointers(found.names.certificate), found.pointers(found.names.private_key))
        };
        let mut with_certificates =
            at(bundles, certificates).filter(|bundle| !bundle.certificates.is_empty());
        let certificates = with_certificates.next().map(|bundle| bundle.certificates.clone());
        let mut keys = at(bundles, keys).flat_map(|bundle| &bundle.private_keys);
        (certificates.unwrap_or_default(), keys.next().copied())
    }

    /// Returns what was read from the texts of one set of credentials, in the order of the document.
    fn bundles_within(&self, whole: &Node) -> &[Bundle] {
        let of_document = &self.bundles[self.document_bundles..];
        let first = of_document.partition_point(|bundle| bundle.offset < whole.span.start);
        let last = of_document.partition_point(|bundle| bundle.offset < whole.span.end);
        &of_document[first..last]
    }
}

/// Returns the bundles that stand at one of the pointers.
fn at(bundles: &[Bundle], pointers: Vec<String>) -> impl Iterator<Item = &Bundle> {
    let stands_there =
        move |bundle: &&Bundle| bundle.place.pointer.as_ref().is_some_and(|at| pointers.contains(at));
    bundles.iter().filter(stands_there)
}
