//! Finds sets of credentials anywhere in a document, and brings them to one model.

use bindwright_pki::UnixTime;

use super::collector::Collector;
use super::endpoint::{self, Addresses};
use super::fields::{self, public_address, public_text};
use super::{minified, service};
use crate::inspection::{Bundle, Credentials, FieldPlaces, Located, TokenUrl};
use crate::place::{Place, Source};
use bindwright_catalog::json::{Content, Node, child};

pub(crate) const CLIENT_ID: &[&str] = &["clientid", "clientId", "client_id"];
const CLIENT_SECRET: &[&str] = &["clientsecret", "clientSecret", "client_secret"];
const CERTIFICATE: &[&str] = &["certificate"];
const PRIVATE_KEY: &[&str] = &["key", "privateKey", "private_key"];
const TOKEN_URL: &[&str] = &["tokenurl", "tokenUrl", "oauth_token_url"];
const EXPIRY: &[&str] = &["certificate_expires_at", "expires_at", "validuntil"];
const TENANT: &[&str] = &["tenantid", "app_tid", "identityzoneid", "zoneid", "zone_uuid"];
/// Objects that hold the OAuth client beside the fields of the service.
const NESTED: &[&str] = &["uaa", "oauth"];

/// Reads every set of credentials below `node`, and returns how many there are.
pub(crate) fn read(
    collector: &mut Collector<'_>,
    source: &Source<'_>,
    node: &Node,
    name: Option<&str>,
) -> usize {
    let before = collector.identities.len();
    let wrapper = Wrapper { label: None, plan: None, name };
    descend(&mut |found| collector.add_credentials(source, &found), "", node, wrapper);
    collector.identities.len() - before
}

/// What stands around credentials in `VCAP_SERVICES` and in what command lines print.
#[derive(Clone, Copy)]
struct Wrapper<'node> {
    label: Option<&'node str>,
    plan: Option<&'node str>,
    name: Option<&'node str>,
}

/// One set of credentials in its document.
struct Found<'node> {
    whole: &'node Node,
    pointer: String,
    client: &'node Node,
    client_pointer: String,
    wrapper: Wrapper<'node>,
}

fn descend<'node>(
    add: &mut impl FnMut(Found<'node>),
    pointer: &str,
    node: &'node Node,
    wrapper: Wrapper<'node>,
) {
    if let Some((client, client_pointer)) = client(node, pointer) {
        return add(Found { whole: node, pointer: pointer.to_owned(), client, client_pointer, wrapper });
    }
    match &node.value {
        Content::Object(members) => {
            let inner = around(node, wrapper);
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

/// Returns the object that holds the OAuth client: the node itself, or one that is nested in it.
fn client<'node>(node: &'node Node, pointer: &str) -> Option<(&'node Node, String)> {
    if first_text(node, CLIENT_ID).is_some() {
        return Some((node, pointer.to_owned()));
    }
    let nested = NESTED.iter().find_map(|name| Some((*name, node.member(name)?)));
    let (name, client) = nested.filter(|(_, client)| first_text(client, CLIENT_ID).is_some())?;
    Some((client, child(pointer, name)))
}

fn around<'node>(node: &'node Node, outer: Wrapper<'node>) -> Wrapper<'node> {
    if node.member("credentials").is_none() {
        return outer;
    }
    Wrapper {
        label: node.member_text("label").or(outer.label),
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

    fn stated_expiry(&self, source: &Source<'_>) -> Option<Located<UnixTime>> {
        let details = self.client.member("certificatedetails").map(|node| (node, "/certificatedetails"));
        let places = [Some((self.client, "")), details];
        let (node, name, below) = places.into_iter().flatten().find_map(|(node, below)| {
            EXPIRY.iter().find_map(|name| Some((node.member(name)?, *name, below)))
        })?;
        let value = UnixTime::from_rfc3339(node.text()?.trim())?;
        let pointer = child(&format!("{}{below}", self.client_pointer), name);
        Some(Located { value, place: source.place_of_value(&node.span, &pointer) })
    }

    fn addresses(&self) -> Addresses<'_> {
        Addresses {
            url: first_text(self.client, &["url"]),
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
        let (certificates, private_key) = self.material(source, found);
        let mut credentials = Credentials {
            place: source.place_of_value(&found.whole.span, &found.pointer),
            places: FieldPlaces {
                credential_type: found.place_of(source, &["credential-type"]),
                client_secret: found.place_of(source, CLIENT_SECRET),
                url: found.place_of(source, &["url"]),
            },
            service,
            offering: found.wrapper.label.or(service).and_then(public_text),
            is_labelled: found.wrapper.label.is_some(),
            plan: found.wrapper.plan.and_then(public_text),
            name: found.wrapper.name.and_then(public_text),
            server: service::authorization_server(found.client),
            credential_type: found.public(&["credential-type"]),
            client_id: found.public(CLIENT_ID),
            tenant: found.public(TENANT),
            subaccount: found.public(&["subaccountid"]),
            url: first_text(found.client, &["url"]).and_then(public_address),
            certificate_url: found.text(&["certurl"]).and_then(public_address),
            token_url: None,
            has_url: first_text(found.client, &["url"]).is_some(),
            has_client_secret: found.has_text(CLIENT_SECRET),
            has_private_key_field: found.text(PRIVATE_KEY).is_some(),
            has_certificate_field: found.text(CERTIFICATE).is_some(),
            certificates,
            private_key,
            stated_expiry: found.stated_expiry(source),
            fields: fields::describe(source.text, found.whole),
            minified_bytes: minified::bytes(found.whole),
        };
        let uses_certificate = credentials.uses_certificate();
        let token_url =
            endpoint::token_url(credentials.server, service, uses_certificate, &found.addresses());
        credentials.token_url =
            token_url.map(|found| TokenUrl { url: found.url.as_deref().and_then(public_address), ..found });
        self.identities.push(credentials);
    }

    /// Returns the certificates and the private key of one set of credentials.
    fn material(&self, source: &Source<'_>, found: &Found<'_>) -> (Vec<usize>, Option<usize>) {
        let bundles = self.bundles_within(source, found.whole);
        let mut with_certificates =
            at(bundles, found.pointers(CERTIFICATE)).filter(|bundle| !bundle.certificates.is_empty());
        let certificates = with_certificates.next().map(|bundle| bundle.certificates.clone());
        let mut keys = at(bundles, found.pointers(PRIVATE_KEY)).flat_map(|bundle| &bundle.private_keys);
        (certificates.unwrap_or_default(), keys.next().copied())
    }

    /// Returns what was read from the texts of one set of credentials, in the order of the document.
    fn bundles_within(&self, source: &Source<'_>, whole: &Node) -> &[Bundle] {
        let of_document = &self.bundles[self.document_bundles..];
        let stands_before = |offset: usize| {
            let offset = (offset + source.shift) as u32;
            move |bundle: &Bundle| bundle.place.span.is_some_and(|span| span.start < offset)
        };
        let first = of_document.partition_point(stands_before(whole.span.start));
        let last = of_document.partition_point(stands_before(whole.span.end));
        &of_document[first..last]
    }
}

/// Returns the bundles that stand at one of the pointers.
fn at(bundles: &[Bundle], pointers: Vec<String>) -> impl Iterator<Item = &Bundle> {
    let stands_there =
        move |bundle: &&Bundle| bundle.place.pointer.as_ref().is_some_and(|at| pointers.contains(at));
    bundles.iter().filter(stands_there)
}
