//! Token requests, sent by the clients they are written for.

use std::process::Output;

use bindwright_core::{ExportOptions, Profile};
use bindwright_report::Shell;
use serde_json::Value;

use crate::folder::{Folder, PASSWORD, exported, fixture, wanted};
use crate::server::{Server, TOKEN};
use crate::tools::is_there;

const XSUAA: &str = "keys/xsuaa-100-days.json";
const IDENTITY: &str = "keys/identity-100-days.json";

/// A service key whose tokens come from a server of the test, and that server.
struct Setting {
    key: Value,
    server: Server,
    folder: Folder,
}

impl Setting {
    /// Points a fixture to a server that knows its client.
    fn new(file: &str) -> Self {
        Self::known_as(file, serde_json::from_str(&fixture(file)).unwrap())
    }

    fn known_as(file: &str, mut key: Value) -> Self {
        let server = Server::start(key["certificate"].as_str().unwrap(), key["clientid"].as_str().unwrap());
        let field = if file == IDENTITY { "url" } else { "certurl" };
        key[field] = server.url.clone().into();
        let folder = Folder::new();
        folder.write("root.crt", server.root.as_bytes());
        Self { key, server, folder }
    }

    /// Writes the files of a profile into the folder.
    fn export(self, wanted: &ExportOptions) -> Self {
        let exported = exported(&self.key.to_string(), wanted);
        assert!(exported.description.diagnostics.is_empty(), "{:?}", exported.description.diagnostics);
        self.folder.write_all(&exported);
        self
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let root = self.folder.path("root.crt");
        let variables = ["CURL_CA_BUNDLE", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE"];
        self.folder.run(program, arguments, &variables.map(|name| (name, root.as_str())))
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned()
}

#[track_caller]
fn assert_token(output: &Output) {
    assert!(output.status.success() && said(output).contains(TOKEN), "{}", said(output));
}

#[test]
fn curl_gets_a_token_with_the_certificate() {
    if !is_there("curl", "curl_gets_a_token_with_the_certificate", "apt-get install curl") {
        return;
    }
    for file in [XSUAA, IDENTITY, "keys/xsuaa-ec.json", "keys/sdm-managed.json"] {
        let mut key: Value = serde_json::from_str(&fixture(file)).unwrap();
        if file == "keys/sdm-managed.json" {
            key = key["uaa"].clone();
        }
        let setting = Setting::known_as(file, key).export(&wanted(Profile::Curl));
        assert_token(&setting.run("bash", &["token.sh"]));
        assert!(
            setting.server.bodies.lock().unwrap()[0].starts_with("grant_type=client_credentials&client_id=")
        );
    }
}

#[test]
fn hostile_values_pass_through_bash_unharmed() {
    if !is_there("curl", "hostile_values_pass_through_bash_unharmed", "apt-get install curl") {
        return;
    }
    let mut key: Value = serde_json::from_str(&fixture(XSUAA)).unwrap();
    let hostile = "@root.crt $(touch pwned) `touch pwned` !! \"';\n|x%PATH%\\";
    key["clientid"] = hostile.into();
    let mut setting = Setting::known_as(XSUAA, key);
    let options = ExportOptions { alias: Some(hostile.to_owned()), ..wanted(Profile::Curl) };
    setting = setting.export(&options);
    assert_token(&setting.run("bash", &["token.sh"]));
    // An address that bash would act on; nothing answers there, and nothing else happens.
    setting.key["certurl"] = format!("{}/$(touch${{IFS}}pwned)`touch pwned`'!!\"", setting.server.url).into();
    setting = setting.export(&options);
    let output = setting.run("bash", &["token.sh"]);
    assert!(said(&output).contains("404"), "{}", said(&output));
    assert_eq!(setting.run("bash", &["-n", "token-grants.sh"]).status.code(), Some(0));
    assert!(!setting.folder.names().contains(&"pwned".to_owned()));
}

#[test]
fn other_grants_send_what_stands_in_files() {
    if !is_there("curl", "other_grants_send_what_stands_in_files", "apt-get install curl") {
        return;
    }
    let setting = Setting::new(XSUAA).export(&wanted(Profile::Curl));
    setting.folder.write("assertion.txt", b"a+b&c=d\n");
    assert_token(&setting.run("bash", &["token-grants.sh", "jwt-bearer"]));
    let body = setting.server.bodies.lock().unwrap()[0].clone();
    assert!(
        body.starts_with("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&client_id="),
        "{body}"
    );
    assert!(body.ends_with("&assertion=a%2Bb%26c%3Dd"), "{body}");
    assert_eq!(setting.run("bash", &["token-grants.sh", "implicit"]).status.code(), Some(2));
}

#[test]
fn refused_certificates_get_the_documented_answers() {
    if !is_there("curl", "refused_certificates_get_the_documented_answers", "apt-get install curl") {
        return;
    }
    let expired = Setting::new("keys/xsuaa-expired.json").export(&wanted(Profile::Curl));
    let output = expired.run("bash", &["token.sh"]);
    assert!(
        !output.status.success() && said(&output).contains("alert certificate expired"),
        "{}",
        said(&output)
    );

    let setting = Setting::new(XSUAA).export(&wanted(Profile::Curl));
    let url = format!("{}/oauth/token", setting.server.url);
    let body = "grant_type=client_credentials&client_id=x";
    let missing = setting.run("curl", &["--silent", "--data", body, &url]);
    assert_eq!(said(&missing), "Bad Request: TLS handshake failed.");
    let pair = ["--cert", "certificate-and-chain.pem", "--key", "key.pem"];
    let unknown = setting.run("curl", &[&["--silent", "--data", body, &url][..], &pair].concat());
    assert!(said(&unknown).contains("Client with requested ID does not exist"), "{}", said(&unknown));

    // A certificate of the same authority that is another client's.
    let other = exported(&fixture("keys/xsuaa-ec.json"), &wanted(Profile::Pem));
    setting.folder.write_all(&other);
    let wrong = setting.run("bash", &["token.sh"]);
    assert!(
        !wrong.status.success() && said(&wrong).contains("Client authentication failed"),
        "{}",
        said(&wrong)
    );
}

#[test]
fn programs_get_a_token() {
    let options = ExportOptions {
        formats: [
            "key",
            "certificate-and-chain",
            "keystore",
            "token-node",
            "token-python",
            "token-java",
            "token-httpie",
        ]
        .map(str::to_owned)
        .to_vec(),
        ..wanted(Profile::Pack)
    };
    let setting = Setting::new(XSUAA).export(&options);
    if is_there("node", "programs_get_a_token with Node.js", "apt-get install nodejs") {
        assert_token(&setting.run("node", &["token.mjs"]));
    }
    if is_there("python3", "programs_get_a_token with Python", "apt-get install python3") {
        assert_token(&setting.run("python3", &["token.py"]));
    }
    if is_there("https", "programs_get_a_token with HTTPie", "apt-get install httpie") {
        assert_token(&setting.run("bash", &["token-httpie.sh"]));
    }
    if is_there("javac", "programs_get_a_token with Java", "apt-get install default-jdk-headless") {
        let trust = ["-keystore", "trust.p12", "-storepass", PASSWORD, "-noprompt"];
        let import = [&["-importcert", "-alias", "root", "-file", "root.crt"][..], &trust].concat();
        assert!(setting.run("keytool", &import).status.success());
        let password = format!("-Djavax.net.ssl.trustStorePassword={PASSWORD}");
        let java = ["-Djavax.net.ssl.trustStore=trust.p12", &password, "token.java"].join(" ");
        let line = format!("printf '%s\\n' {PASSWORD} | java {java}");
        assert_token(&setting.run("bash", &["-c", &line]));
    }
}

#[test]
fn scripts_are_for_their_shell() {
    for shell in [Shell::Powershell, Shell::Cmd] {
        let options = ExportOptions { shell, ..wanted(Profile::Curl) };
        let setting = Setting::new(XSUAA).export(&options);
        assert!(setting.folder.names().contains(&"xsuaa.p12".to_owned()));
    }
}
