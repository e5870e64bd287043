use std::io::{self, BufRead, Read as _};

use super::response::Response;

/// The longest request head that is read, in bytes.
const HEAD_BOUND: u64 = 16 * 1024;

/// The methods that are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Head,
}

/// What a browser asks for (RFC 9112, section 3).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) method: Method,
    /// The path, percent-decoded, without the query.
    pub(super) path: String,
}

impl Request {
    /// Reads the head of a request; the inner result holds the refusal of one that is not served.
    ///
    /// # Errors
    /// Where the connection breaks off or nothing comes.
    pub(super) fn read(reader: &mut impl BufRead) -> io::Result<Result<Self, Response>> {
        let mut reader = reader.take(HEAD_BOUND);
        let mut first = Vec::new();
        reader.read_until(b'\n', &mut first)?;
        let mut line = Vec::new();
        // The header fields are read to the empty line and not needed.
        while !matches!(line.as_slice(), b"\r\n" | b"\n") {
            line.clear();
            if reader.read_until(b'\n', &mut line)? == 0 {
                let too_long = reader.limit() == 0;
                let refusal = if too_long { Response::status(431) } else { Response::status(400) };
                return Ok(Err(refusal));
            }
        }
        Ok(Self::parse(&String::from_utf8_lossy(&first)))
    }

    /// Parses a request line, `GET /path?query HTTP/1.1`.
    fn parse(line: &str) -> Result<Self, Response> {
        let words: Vec<&str> = line.trim_end().split(' ').collect();
        let [method, target, version] = words.as_slice() else { return Err(Response::status(400)) };
        if !version.starts_with("HTTP/1.") || !target.starts_with('/') {
            return Err(Response::status(400));
        }
        let method = match *method {
            "GET" => Method::Get,
            "HEAD" => Method::Head,
            _ => return Err(Response::status(405)),
        };
        let path = target.split(['?', '#']).next().unwrap_or_default();
        match decoded(path) {
            Some(path) => Ok(Self { method, path }),
            None => Err(Response::status(400)),
        }
    }
}

/// Decodes percent-encoded bytes (RFC 3986, section 2.1); `None` where that yields no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |digit: u8| char::from(digit).to_digit(16);
            let value = digit(rest.next()?)? * 16 + digit(rest.next()?)?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Request, u16> {
        Request::read(&mut text.as_bytes()).unwrap().map_err(|refusal| refusal.status)
    }

    #[test]
    fn reads_method_and_decoded_path() {
        let request = read("GET /a%20b/%C3%BC.js?v=1 HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        assert_eq!(request, Request { method: Method::Get, path: "/a b/ü.js".to_owned() });
        assert_eq!(read("HEAD / HTTP/1.0\r\n\r\n").unwrap().method, Method::Head);
    }

    #[test]
    fn refuses_every_other_method() {
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get"] {
            assert_eq!(read(&format!("{method} / HTTP/1.1\r\n\r\n")), Err(405));
        }
    }

    #[test]
    fn refuses_what_is_not_http() {
        for text in [
            "\r\n\r\n",
            "GET /\r\n\r\n",
            "GET http://x/ HTTP/1.1\r\n\r\n",
            "GET /%zz HTTP/1.1\r\n\r\n",
            "GET /%ff HTTP/1.1\r\n\r\n",
        ] {
            assert_eq!(read(text), Err(400), "{text}");
        }
        assert_eq!(read("GET / HTTP/1.1\r\nHost: x\r\n"), Err(400));
    }

    #[test]
    fn a_head_without_end_is_bounded() {
        assert_eq!(read(&format!("GET / HTTP/1.1\r\nA: {}", "a".repeat(20_000))), Err(431));
    }
}
