//! Token requests: one client for each tool, with certificate and key as files beside it.

use bindwright_artefacts::escape::{bash, cmd, powershell};
use bindwright_artefacts::template::render;

use super::keystore::modern_name;
use super::{joined, plain};
use crate::export::registry::{Context, Made};
use crate::export::token::TokenRequest;
use crate::inspection::AuthorizationServer;
use crate::texts;

/// The files that clients send to the server.
pub(crate) const CERTIFICATE: &str = "certificate-and-chain.pem";
pub(crate) const KEY: &str = "key.pem";

/// A client: its file, its template, and how a value becomes a word or a string of its language.
struct Client {
    id: &'static str,
    name: &'static str,
    media_type: &'static str,
    template: &'static str,
    quote: fn(&str) -> String,
    /// Whether names of files and texts become words, too; elsewhere they stand between the quotes of the template.
    quotes_names: bool,
}

/// Between double quotes: an address and a form hold neither quotes nor backslashes once they are encoded.
fn between_quotes(text: &str) -> String {
    text.to_owned()
}

const SHELL: &str = "application/x-sh";

pub(crate) fn bash_curl(context: &Context<'_>) -> Vec<Made> {
    client(
        context,
        &Client {
            id: "token-bash",
            name: "token.sh",
            media_type: SHELL,
            template: include_str!("../templates/token.sh"),
            quote: bash::quote,
            quotes_names: true,
        },
    )
}

pub(crate) fn httpie(context: &Context<'_>) -> Vec<Made> {
    client(
        context,
        &Client {
            id: "token-httpie",
            name: "token-httpie.sh",
            media_type: SHELL,
            template: include_str!("../templates/token-httpie.sh"),
            quote: bash::quote,
            quotes_names: true,
        },
    )
}

/// Grants for users, which only the authorization service is documented with.
pub(crate) fn grants(context: &Context<'_>) -> Vec<Made> {
    let request = TokenRequest::of(context).filter(|found| found.server == AuthorizationServer::Xsuaa);
    if request.is_none() {
        return Vec::new();
    }
    client(
        context,
        &Client {
            id: "token-grants",
            name: "token-grants.sh",
            media_type: SHELL,
            template: include_str!("../templates/token-grants.sh"),
            quote: bash::quote,
            quotes_names: true,
        },
    )
}

pub(crate) fn powershell(context: &Context<'_>) -> Vec<Made> {
    client(
        context,
        &Client {
            id: "token-powershell",
            name: "token.ps1",
            media_type: "text/plain",
            template: include_str!("../templates/token.ps1"),
            quote: powershell::string,
            quotes_names: true,
        },
    )
}

pub(crate) fn cmd(context: &Context<'_>) -> Vec<Made> {
    let mut made = client(
        context,
        &Client {
            id: "token-cmd",
            name: "token.cmd",
            media_type: "text/plain",
            template: include_str!("../templates/token.cmd"),
            quote: cmd::quote,
            quotes_names: false,
        },
    );
    for file in &mut made {
        let text = String::from_utf8_lossy(&file.bytes).replace('\n', "\r\n");
        file.bytes = joined(&[text]);
    }
    made
}

pub(crate) fn node(context: &Context<'_>) -> Vec<Made> {
    client(
        context,
        &Client {
            id: "token-node",
            name: "token.mjs",
            media_type: "text/javascript",
            template: include_str!("../templates/token.mjs"),
            quote: between_quotes,
            quotes_names: false,
        },
    )
}

pub(crate) fn python(context: &Context<'_>) -> Vec<Made> {
    client(
        context,
        &Client {
            id: "token-python",
            name: "token.py",
            media_type: "text/x-python",
            template: include_str!("../templates/token.py"),
            quote: between_quotes,
            quotes_names: false,
        },
    )
}

pub(crate) fn java(context: &Context<'_>) -> Vec<Made> {
    client(
        context,
        &Client {
            id: "token-java",
            name: "token.java",
            media_type: "text/x-java",
            template: include_str!("../templates/token.java"),
            quote: between_quotes,
            quotes_names: false,
        },
    )
}

fn client(context: &Context<'_>, client: &Client) -> Vec<Made> {
    let Some(request) = TokenRequest::of(context) else { return Vec::new() };
    let say =
        |text: bindwright_texts::Message| bindwright_texts::visible(&text.text(context.locale)).into_owned();
    let about = texts::lookup(&format!("data.export.{}", client.id)).map(say).unwrap_or_default();
    let keystore = modern_name(context);
    let prompt = say(texts::export_keystore_prompt(keystore.as_str()));
    let word = |text: &str| if client.quotes_names { (client.quote)(text) } else { text.to_owned() };
    let values = [
        ("about", about),
        ("usage", word(&say(texts::export_grants_usage()))),
        ("certificate", word(CERTIFICATE)),
        ("key", word(KEY)),
        ("keystore", word(&keystore)),
        ("prompt", word(&prompt)),
        ("url", (client.quote)(&request.url)),
        ("body", (client.quote)(&request.body())),
        ("client", (client.quote)(&request.client())),
    ];
    plain(client.name, client.media_type, render(client.template, &values))
}
