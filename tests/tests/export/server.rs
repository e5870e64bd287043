//! A server that gives out tokens for client certificates: `/oauth/token` as XSUAA does, `/oauth2/token` as Identity
//! does. It judges certificates at the time of the fixtures, and says what the two are documented to say.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bindwright_pki::{Bounds, Certificate, UnixTime, pem};
use bindwright_tests::NOW;
use bindwright_tests::fixtures::{ServerIdentity, server};
use rustls::pki_types::{self, CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::time_provider::TimeProvider;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

/// What it gives out.
pub(crate) const TOKEN: &str = "bindwright-test-throw-away-token";

/// A server on a free port of this machine; its thread ends with the tests.
pub(crate) struct Server {
    pub(crate) url: String,
    /// PEM of the root that clients have to trust.
    pub(crate) root: String,
    /// The bodies of the requests that it answered.
    pub(crate) bodies: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts a server that knows one client by its certificate and id, and trusts the last certificate of the chain.
    pub(crate) fn start(chain: &str, client_id: &str) -> Self {
        let chain: Vec<Certificate> = pem::scan(chain, &Bounds::default())
            .0
            .iter()
            .map(|block| Certificate::from_pem_block(block).unwrap())
            .collect();
        let identity = server();
        let root = identity.root.clone();
        let config = Arc::new(config(identity, chain.last().unwrap().der()));
        let listener = TcpListener::bind(("localhost", 0)).unwrap();
        let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let bodies = Arc::new(Mutex::new(Vec::new()));
        let known = Known { certificate: chain[0].der().to_vec(), client_id: client_id.to_owned() };
        let seen = Arc::clone(&bodies);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                serve(stream, &config, &known, &seen);
            }
        });
        Self { url, root, bodies }
    }
}

/// The client that the server knows.
struct Known {
    certificate: Vec<u8>,
    client_id: String,
}

#[derive(Debug)]
struct TimeOfFixtures;

impl TimeProvider for TimeOfFixtures {
    fn current_time(&self) -> Option<pki_types::UnixTime> {
        let seconds = UnixTime::from_rfc3339(NOW)?.seconds();
        Some(pki_types::UnixTime::since_unix_epoch(Duration::from_secs(seconds as u64)))
    }
}

fn config(identity: ServerIdentity, trusted: &[u8]) -> ServerConfig {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(trusted.to_vec())).unwrap();
    // Who shows no certificate gets as far as the answer that says so.
    let verifier = WebPkiClientVerifier::builder_with_provider(roots.into(), Arc::clone(&provider))
        .allow_unauthenticated()
        .build()
        .unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(identity.key));
    ServerConfig::builder_with_details(provider, Arc::new(TimeOfFixtures))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_client_cert_verifier(verifier)
        .with_single_cert(vec![CertificateDer::from(identity.certificate)], key)
        .unwrap()
}

fn serve(stream: TcpStream, config: &Arc<ServerConfig>, known: &Known, bodies: &Mutex<Vec<String>>) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(20)));
    let mut stream = StreamOwned::new(ServerConnection::new(Arc::clone(config)).unwrap(), stream);
    // A client whose certificate is refused has gone.
    let Some((path, body)) = read(&mut stream) else { return };
    let shown = stream.conn.peer_certificates().and_then(|all| all.first()).map(|first| first.to_vec());
    let (status, answer) = answer(&path, &body, shown.as_deref(), known);
    bodies.lock().unwrap().push(body);
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        answer.len()
    );
    let _ = stream.write_all((head + &answer).as_bytes());
    stream.conn.send_close_notify();
    let _ = stream.flush();
}

/// Reads a request and returns its path and body.
fn read(stream: &mut StreamOwned<ServerConnection, TcpStream>) -> Option<(String, String)> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
            });
            if body.len() >= length.unwrap_or_default() {
                return Some((head.split(' ').nth(1)?.to_owned(), body.to_owned()));
            }
        }
        match stream.read(&mut buffer) {
            Ok(read) if read > 0 => bytes.extend_from_slice(&buffer[..read]),
            _ => return None,
        }
    }
}

fn answer(path: &str, body: &str, shown: Option<&[u8]>, known: &Known) -> (&'static str, String) {
    let field = |name: &str| {
        body.split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(known, _)| *known == name)
            .map(|(_, value)| decoded(value))
    };
    let refused = |error: &str, why: &str| {
        ("401 Unauthorized", format!("{{\"error\":\"{error}\",\"error_description\":\"{why}\"}}"))
    };
    if !["/oauth/token", "/oauth2/token"].contains(&path) {
        return ("404 Not Found", String::new());
    }
    let Some(shown) = shown else {
        return ("400 Bad Request", "Bad Request: TLS handshake failed.".to_owned());
    };
    if body.contains("client_secret") || field("client_id").as_deref() != Some(&known.client_id) {
        return refused("unauthorized", "Client with requested ID does not exist");
    }
    if shown != known.certificate {
        return refused("invalid_client", "Client authentication failed");
    }
    ("200 OK", format!("{{\"access_token\":\"{TOKEN}\",\"token_type\":\"bearer\",\"expires_in\":43199}}"))
}

/// Takes percent signs out of a value of a form.
fn decoded(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16)).unwrap() as u8;
        bytes.push(if byte == b'%' { digit() << 4 | digit() } else { byte });
    }
    String::from_utf8(bytes).unwrap()
}
