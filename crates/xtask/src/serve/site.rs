use std::fs;
use std::path::{Path, PathBuf};

use super::headers;
use super::request::{Method, Request};
use super::response::Response;

/// What is served, and where.
pub(super) struct Site {
    /// The folder of the built site.
    pub(super) root: PathBuf,
    /// The path that the site stands under, with a slash at both ends.
    pub(super) prefix: String,
    /// Whether answers carry the security headers; a host may send none.
    pub(super) with_headers: bool,
}

impl Site {
    /// Answers a request.
    pub(super) fn answer(&self, request: &Request) -> Response {
        let mut response = self.response(&request.path);
        if self.with_headers {
            response.headers.extend(headers::security());
        }
        match request.method {
            Method::Get => response,
            Method::Head => response.without_body(),
        }
    }

    fn response(&self, path: &str) -> Response {
        if format!("{path}/") == self.prefix {
            let mut redirect = Response::status(308);
            redirect.headers.push(("Location", self.prefix.clone()));
            return redirect;
        }
        let Some(relative) = path.strip_prefix(&self.prefix) else { return Response::status(404) };
        let relative = if relative.is_empty() { "index.html" } else { relative };
        let Some(file) = find(&self.root, relative) else { return Response::status(404) };
        match fs::read(file) {
            Err(_) => Response::status(404),
            Ok(body) => Response {
                status: 200,
                headers: vec![("Content-Type", headers::media_type(relative).to_owned())],
                length: body.len(),
                body,
            },
        }
    }
}

/// Returns a path with a slash at both ends, or `None` for one that no browser would ask for.
pub(super) fn prefix(path: &str) -> Option<String> {
    let inner = path.trim_matches('/');
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "-_./~".contains(character);
    if !path.starts_with('/') || !inner.chars().all(is_plain) || inner.contains("//") {
        return None;
    }
    Some(if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") })
}

/// Finds a file of the site by walking down the names that the folders really hold, so that no spelling of a path
/// (`..`, a drive, a device) can lead out of it; links are not followed.
fn find(root: &Path, relative: &str) -> Option<PathBuf> {
    let mut found = root.to_owned();
    let mut is_file = false;
    for name in relative.split('/') {
        let entry = fs::read_dir(&found).ok()?.flatten().find(|entry| entry.file_name() == name)?;
        is_file = entry.file_type().ok()?.is_file();
        found = entry.path();
    }
    is_file.then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(prefix: &str, with_headers: bool) -> Site {
        Site { root: PathBuf::from(env!("CARGO_MANIFEST_DIR")), prefix: prefix.to_owned(), with_headers }
    }

    fn get(site: &Site, path: &str) -> Response {
        site.answer(&Request { method: Method::Get, path: path.to_owned() })
    }

    #[test]
    fn serves_files_at_any_depth() {
        let response = get(&site("/", true), "/src/main.rs");
        assert_eq!(response.status, 200);
        assert_eq!(response.body, include_bytes!("../main.rs"));
    }

    #[test]
    fn no_path_leads_out_of_the_site() {
        for path in [
            "/../Cargo.toml",
            "/src/../Cargo.toml",
            "//etc/passwd",
            "/..\\Cargo.toml",
            "/./Cargo.toml",
            "/C:/x",
            "/src",
            "/src/",
            "/\0",
        ] {
            assert_eq!(get(&site("/", true), path).status, 404, "{path}");
        }
    }

    #[test]
    fn a_prefix_is_the_only_way_in() {
        let site = site("/sub/path/", true);
        assert_eq!(get(&site, "/sub/path/Cargo.toml").status, 200);
        assert_eq!(get(&site, "/Cargo.toml").status, 404);
        let redirect = get(&site, "/sub/path");
        assert_eq!(redirect.status, 308);
        assert!(redirect.headers.contains(&("Location", "/sub/path/".to_owned())));
    }

    #[test]
    fn prefixes_get_their_slashes() {
        assert_eq!(prefix("/").as_deref(), Some("/"));
        assert_eq!(prefix("/sub/path").as_deref(), Some("/sub/path/"));
        assert_eq!(prefix("sub"), None);
        assert_eq!(prefix("/a b/"), None);
    }

    #[test]
    fn headers_come_with_every_answer_or_with_none() {
        let has_policy =
            |response: &Response| response.headers.iter().any(|(name, _)| *name == "Content-Security-Policy");
        for path in ["/Cargo.toml", "/missing"] {
            assert!(has_policy(&get(&site("/", true), path)));
            assert_eq!(get(&site("/", false), path).headers.len(), 1);
        }
    }

    #[test]
    fn head_announces_the_length_without_the_body() {
        let request = Request { method: Method::Head, path: "/Cargo.toml".to_owned() };
        let response = site("/", true).answer(&request);
        assert!(response.body.is_empty());
        assert_eq!(response.length, include_bytes!("../../Cargo.toml").len());
    }
}
