//! `cargo xtask serve`: the built site on the loopback address.
//!
//! A server of our own on `std::net`: a few files, two methods and one machine need no framework to build and audit.

mod headers;
mod request;
mod response;
mod site;

use std::io::{self, BufReader, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use crate::arguments::{Arguments, misused};
use crate::context::Context;
use crate::failure::Failure;
use request::Request;
use site::Site;

const DEFAULT_PORT: u16 = 8080;

/// How long a connection may stay silent. Browsers open some ahead of time and never use them.
const PATIENCE: Duration = Duration::from_secs(15);

/// What the command line asks for.
struct Options {
    port: u16,
    opens: bool,
    prefix: String,
    with_headers: bool,
    builds: bool,
    directory: Option<PathBuf>,
}

/// Builds the site and serves it until interrupted.
pub(crate) fn run(context: &Context, arguments: Arguments) -> Result<(), Failure> {
    let options = Options::read(arguments)?;
    // The port is taken before the build, so that a busy one is heard of at once.
    let listener = listen(options.port)?;
    let root = options.root(context)?;
    let address = listener.local_addr().map_err(|error| Failure::new(format!("no address: {error}")))?;
    let url = format!("http://{address}{}", options.prefix);
    println!("serving {} on {url} (Ctrl+C ends it)", root.display());
    let _ = io::stdout().flush();
    if options.opens {
        open(context, &url);
    }
    accept(&listener, &Site { root, prefix: options.prefix, with_headers: options.with_headers });
    Ok(())
}

impl Options {
    fn read(mut arguments: Arguments) -> Result<Self, Failure> {
        let port = arguments.value("--port")?;
        let port = port.map_or(Ok(DEFAULT_PORT), |text| {
            text.parse().map_err(|_| misused(&format!("--port wants 0 to 65535, not `{text}`")))
        })?;
        let prefix = arguments.value("--prefix")?.unwrap_or_else(|| "/".to_owned());
        let Some(prefix) = site::prefix(&prefix) else {
            return Err(misused(&format!("--prefix wants a path such as /sub/, not `{prefix}`")));
        };
        let options = Self {
            port,
            prefix,
            opens: arguments.flag("--open"),
            with_headers: !arguments.flag("--no-headers"),
            builds: !arguments.flag("--no-build"),
            directory: arguments.value("--directory")?.map(PathBuf::from),
        };
        arguments.finish()?;
        Ok(options)
    }

    /// Returns the folder to serve, and builds the site where it is to be built.
    fn root(&self, context: &Context) -> Result<PathBuf, Failure> {
        let Some(directory) = &self.directory else {
            return if self.builds { crate::site::build(context) } else { crate::site::built(context) };
        };
        if directory.join("index.html").is_file() {
            return Ok(directory.clone());
        }
        Err(Failure::new(format!("{} holds no index.html", directory.display())))
    }
}

fn listen(port: u16) -> Result<TcpListener, Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => Failure::new(format!("port {port} is in use by another program"))
            .remedy("choose another one, for example `--port 8081`, or any free one with `--port 0`"),
        _ => Failure::new(format!("port {port} cannot be used: {error}"))
            .remedy("choose one above 1023, for example `--port 8081`"),
    })
}

fn accept(listener: &TcpListener, site: &Site) {
    thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            // A connection that breaks off concerns nobody but its browser.
            scope.spawn(move || answer(&stream, site).ok());
        }
    });
}

/// Reads one request and answers it; every connection carries one.
fn answer(stream: &TcpStream, site: &Site) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let response = match Request::read(&mut BufReader::new(stream))? {
        Ok(request) => site.answer(&request),
        Err(refused) => refused,
    };
    response.write(stream)?;
    stream.shutdown(Shutdown::Write)
}

/// Shows the page in the user's browser.
fn open(context: &Context, url: &str) {
    let (program, first): (_, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("rundll32", &["url.dll,FileProtocolHandler"]),
        _ => ("xdg-open", &[]),
    };
    if let Err(error) = context.command(program).args(first).arg(url).spawn() {
        eprintln!("cannot open a browser with {program} ({error}): open {url} yourself");
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn a_busy_port_is_a_clear_message() {
        let taken = listen(0).unwrap();
        let port = taken.local_addr().unwrap().port();
        let message = listen(port).unwrap_err().to_string();
        assert!(message.contains(&format!("port {port} is in use")), "{message}");
    }

    #[test]
    fn a_request_over_the_wire_gets_its_file() {
        let listener = listen(0).unwrap();
        let address = listener.local_addr().unwrap();
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let site = Site { root, prefix: "/".to_owned(), with_headers: true };
        let text = thread::scope(|scope| {
            scope.spawn(|| answer(&listener.accept().unwrap().0, &site).unwrap());
            let mut stream = TcpStream::connect(address).unwrap();
            stream.write_all(b"GET /Cargo.toml HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            text
        });
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
        assert!(head.contains(&format!("Content-Length: {}", body.len())), "{head}");
        assert!(body.starts_with("[package]"));
    }
}
