//! What people lost hours with when they read credentials (facts 8): each row is recognised, and the remedy said.

use crate::support::{judge, list, options, read};
use bindwright_catalog::{json_value, lint};
use bindwright_core::{Input, Options, UnixTime, inspect};
use bindwright_report::{Diagnostic, Report, VerdictLevel};
use bindwright_texts::Locale;

/// The certificate ends after seven days, and nobody warned.
#[test]
fn row_03_the_end_is_announced_before_it_comes() {
    let finding = the("keys/xsuaa-managed.json", "certificate/expires-within-7-days");
    assert!(finding.message.contains("2026-11-27"), "{}", finding.message);
    let later = Options::new(UnixTime::from_rfc3339("2026-11-28T12:00:00Z").unwrap(), Locale::ENGLISH);
    let report = inspect(inputs(&["keys/xsuaa-managed.json"]), &later);
    assert_eq!(report.verdict.level, VerdictLevel::Error);
    assert!(report.diagnostics.iter().any(|finding| finding.code == "certificate/expired"));
}

/// All bindings that were created together end together.
#[test]
fn row_04_keys_that_end_together_are_told() {
    the("rules/service-key/expire-together/triggers.json", "service-key/expire-together");
}

/// PEM text with a literal `\n`.
#[test]
fn row_05_written_newlines_are_mended_and_logged() {
    let written = judge("pem/escaped-newlines.txt");
    assert!(
        written.repairs.iter().any(|repair| repair.code == "pem/escaped-newlines"),
        "{:?}",
        written.repairs
    );
    let plain = judge("pem/chain.pem");
    assert_eq!(hashes(&written), hashes(&plain));
}

/// A carriage return in the certificate breaks the header that carries it.
#[test]
fn row_06_carriage_returns_are_found() {
    let fixture = "rules/service-key/carriage-returns-in-certificate/triggers.json";
    the(fixture, "service-key/carriage-returns-in-certificate");
}

/// `url` or `certurl`?
#[test]
fn row_07_the_token_comes_from_the_host_for_certificates() {
    let identity = &judge("keys/xsuaa-managed.json").identities[0];
    let token_url = identity.token_url.as_deref().unwrap();
    assert!(token_url.contains(".authentication.cert."), "{token_url}");
    assert!(!identity.url.as_deref().unwrap().contains(".cert."));
    the("keys/xsuaa-missing-certurl.json", "service-key/missing-certurl");
}

/// A destination with mutual TLS says *Bad credentials* until `clientSecret` is gone.
#[test]
fn row_08_a_secret_left_in_a_destination_is_found() {
    the("rules/destination/client-secret-left/triggers.json", "destination/client-secret-left");
}

/// Certificate and key are two files.
#[test]
fn row_09_certificate_and_key_from_two_files_belong_together() {
    let chain_and_key = String::from_utf8(read("pem/chain-and-key.pem")).unwrap();
    let (chain, key) = chain_and_key.split_at(chain_and_key.find("-----BEGIN RSA PRIVATE KEY-----").unwrap());
    let file = |name: &str, text: &str| Input {
        name: Some(name.to_owned()),
        bytes: text.as_bytes().to_vec().into(),
    };
    let report = inspect(vec![file("a.pem", chain), file("b.pem", key)], &options(Locale::ENGLISH));
    assert_eq!(report.inputs.len(), 2);
    assert_eq!(report.private_keys[0].certificates, [0]);
    assert!(report.diagnostics.iter().all(|finding| finding.code != "key/does-not-match-certificate"));
}

/// `x509_attested` bindings hold neither a secret nor certificate and key.
#[test]
fn row_13_attested_credentials_are_recognised() {
    let report = judge("shapes/attested.json");
    assert_eq!(report.identities[0].credential_type.as_deref(), Some("x509_attested"));
    the("shapes/attested.json", "service-key/attested");
}

/// A key of it-rt is accepted flat and below `oauth`.
#[test]
fn row_15_a_key_of_it_rt_reads_in_both_forms() {
    let wrapped: serde_json::Value =
        json_value(&String::from_utf8(read("shapes/it-rt-oauth.json")).unwrap()).unwrap();
    let flat = serde_json::to_vec(&wrapped["oauth"]).unwrap();
    let flat = inspect(vec![Input { name: None, bytes: flat.into() }], &options(Locale::ENGLISH));
    let wrapped = judge("shapes/it-rt-oauth.json");
    assert!(wrapped.identities[0].client_id.is_some());
    assert_eq!(flat.identities[0].client_id, wrapped.identities[0].client_id);
    assert_eq!(flat.identities[0].token_url, wrapped.identities[0].token_url);
}

/// One certificate in several keys of it-rt, pinned and unpinned ones beside each other.
#[test]
fn row_20_certificates_that_several_keys_share_are_found() {
    the("rules/service-key/certificate-used-twice/triggers.json", "service-key/certificate-used-twice");
    the("rules/service-key/pinned-and-unpinned/triggers.json", "service-key/pinned-and-unpinned");
}

/// Public authorities drop the usage for clients.
#[test]
fn row_21_an_authority_that_stops_issuing_for_clients_is_found() {
    the("rules/certificate/client-auth-ends/triggers.pem", "certificate/client-auth-ends");
}

/// Samples that cannot be pasted as they stand.
#[test]
fn row_24_broken_samples_are_read_and_put_right() {
    let sample = "{\u{201c}credential-type\u{201d}: \u{201c}x509\u{201d},}";
    let found = lint(sample, None, None, Locale::ENGLISH);
    let corrected = json_value(found.corrected.as_deref().unwrap()).unwrap();
    assert_eq!(corrected["credential-type"], "x509");
    for shape in
        list("shapes").iter().filter(|path| path.ends_with("quotes.txt") || path.ends_with("comma.json"))
    {
        let report = judge(shape);
        assert_eq!(report.identities.len(), 1, "{shape}");
        assert!(!report.repairs.is_empty(), "{shape}");
    }
}

/// Returns the finding of that code, which has to come with a remedy and to name its fixture's fault.
fn the(fixture: &str, code: &str) -> Diagnostic {
    let found = judge(fixture).diagnostics.into_iter().find(|finding| finding.code == code);
    let found = found.unwrap_or_else(|| panic!("{fixture}: no {code}"));
    assert!(found.help.as_deref().is_some_and(|help| help.len() > 10), "{code} has no remedy");
    found
}

fn inputs(fixtures: &[&str]) -> Vec<Input> {
    fixtures.iter().map(|path| Input { name: None, bytes: read(path).into() }).collect()
}

fn hashes(report: &Report) -> Vec<&str> {
    report.certificates.iter().map(|certificate| certificate.sha256.as_str()).collect()
}
