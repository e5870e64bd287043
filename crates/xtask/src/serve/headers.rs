/// The policy of the page before the seal (Content Security Policy Level 3), as the `<meta>` of `index.html` says it.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'";

/// Headers that every answer carries.
pub(super) fn security() -> Vec<(&'static str, String)> {
    let fixed = [
        // `frame-ancestors` has no meaning in a `<meta>`.
        ("Content-Security-Policy", format!("{POLICY}; frame-ancestors 'none'")),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        (
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()".to_owned(),
        ),
        // The next build may stand here a minute later.
        ("Cache-Control", "no-cache".to_owned()),
    ];
    fixed.into()
}

/// Returns the media type of a file by the end of its name.
pub(super) fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/vnd.microsoft.icon",
        Some("webmanifest") => "application/manifest+json",
        Some("txt" | "md" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_nothing_foreign_and_nothing_inline() {
        let directives: Vec<&str> = POLICY.split("; ").collect();
        assert_eq!(directives[0], "default-src 'none'");
        for source in directives.iter().flat_map(|directive| directive.split(' ').skip(1)) {
            let known = ["'none'", "'self'", "'wasm-unsafe-eval'", "data:", "blob:"];
            assert!(known.contains(&source), "{source}");
        }
        let script = directives.iter().find(|directive| directive.starts_with("script-src")).unwrap();
        assert_eq!(*script, "script-src 'self' 'wasm-unsafe-eval'");
    }

    #[test]
    fn the_page_says_the_same_policy() {
        let page = include_str!("../../../../index.html");
        let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
        assert!(page.contains(&meta), "{POLICY}");
    }

    #[test]
    fn wasm_has_the_type_that_streaming_compilation_wants() {
        assert_eq!(media_type("/a/engine-12ab.wasm"), "application/wasm");
        assert_eq!(media_type("/boot.js"), "text/javascript; charset=utf-8");
        assert_eq!(media_type("/unknown"), "application/octet-stream");
    }
}
