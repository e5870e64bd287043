use std::io::{self, Write};

/// One answer (RFC 9110, section 15, for the status codes).
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Vec<u8>,
    /// The length that is announced; larger than the body for an answer to HEAD.
    pub(super) length: usize,
}

impl Response {
    /// Creates an answer that holds nothing but its status as text.
    pub(super) fn status(status: u16) -> Self {
        let body = format!("{status} {}\n", reason(status)).into_bytes();
        let mut headers = vec![("Content-Type", "text/plain; charset=utf-8".to_owned())];
        if status == 405 {
            headers.push(("Allow", "GET, HEAD".to_owned()));
        }
        Self { status, headers, length: body.len(), body }
    }

    /// Keeps everything but the body, for an answer to HEAD.
    pub(super) fn without_body(self) -> Self {
        Self { body: Vec::new(), ..self }
    }

    /// Writes the answer and announces that the connection ends with it.
    ///
    /// # Errors
    /// Where the connection breaks off.
    pub(super) fn write(&self, mut stream: impl Write) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str(&format!("Content-Length: {}\r\nConnection: close\r\n\r\n", self.length));
        stream.write_all(head.as_bytes())?;
        stream.write_all(&self.body)?;
        stream.flush()
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        431 => "Request Header Fields Too Large",
        _ => "Internal Server Error",
    }
}
