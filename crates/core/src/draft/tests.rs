use bindwright_pki::{Bounds, PrivateKey};
use signature::Signer as _;

use super::*;
use crate::check::testing::{NOW, fixture_text, inputs, options};
use crate::inspect;

fn key() -> PrivateKey {
    let (blocks, _) = pem::scan(&fixture_text("private-keys/p256-sec1.pem"), &Bounds::default());
    PrivateKey::from_pem_block(&blocks[0]).unwrap()
}

fn subject() -> Subject {
    Subject {
        common_name: " Bindwright test throw-away ".to_owned(),
        organization: "Müller & Söhne, Ltd.".to_owned(),
        country: "DE".to_owned(),
        ..Subject::default()
    }
}

fn draft(kind: DraftKind) -> Draft {
    Draft { kind, subject: subject(), public_key: key().public_key().unwrap().spki_der().to_vec() }
}

/// Signs as `crypto.subtle` does: both numbers one after the other.
fn sign(message: &[u8]) -> Vec<u8> {
    // The scalar stands behind two headers and the version (RFC 5915 section 3).
    let key = p256::ecdsa::SigningKey::from_slice(&key().secret_der()[7..39]).unwrap();
    let signature: p256::ecdsa::Signature = key.sign(message);
    signature.to_bytes().to_vec()
}

#[test]
fn a_request_is_read_back_with_its_key() {
    let draft = draft(DraftKind::Request);
    let request = draft.with_signature(&sign(&draft.to_be_signed().unwrap())).unwrap();
    let report = inspect(inputs(&[&request, &fixture_text("private-keys/p256-sec1.pem")]), &options(NOW));
    assert_eq!(report.requests[0].subject, "CN=Bindwright test throw-away,O=Müller & Söhne\\, Ltd.,C=DE");
    assert_eq!(
        report.requests[0].public_key.spki_sha256,
        report.private_keys[0].spki_sha256.clone().unwrap()
    );
}

#[test]
fn a_certificate_that_signs_itself_belongs_to_its_key() {
    let now = UnixTime::from_rfc3339(NOW).unwrap();
    let draft = draft(DraftKind::SelfSigned { now, days: 30 });
    let certificate = draft.with_signature(&sign(&draft.to_be_signed().unwrap())).unwrap();
    let report = inspect(inputs(&[&certificate, &fixture_text("private-keys/p256-sec1.pem")]), &options(NOW));
    assert_eq!(report.private_keys[0].certificates, [0]);
    let own = &report.certificates[0];
    assert_eq!((own.issued_by, own.is_ca), (Some(0), false));
    assert_eq!(own.extended_key_usage, [CLIENT_AUTHENTICATION]);
    let held = UnixTime::from_rfc3339(&own.not_after).unwrap().seconds() - now.seconds();
    assert_eq!(held, 30 * SECONDS_PER_DAY - 1);
}

#[test]
fn what_does_not_fit_is_refused() {
    let request = draft(DraftKind::Request);
    let other = sign(b"another message");
    assert_eq!(request.with_signature(&other), Err(DraftError::Signature));
    assert_eq!(request.with_signature(&[]), Err(DraftError::Signature));
    let keyless = Draft { public_key: vec![1, 2, 3], ..draft(DraftKind::Request) };
    assert_eq!(keyless.to_be_signed(), Err(DraftError::PublicKey));
    let nameless = Draft { subject: Subject::default(), ..draft(DraftKind::Request) };
    assert_eq!(nameless.to_be_signed(), Err(DraftError::Subject));
    for days in [0, 366] {
        let long = draft(DraftKind::SelfSigned { now: UnixTime::from_seconds(0), days });
        assert_eq!(long.to_be_signed(), Err(DraftError::Days));
    }
}

#[test]
fn each_fault_of_a_subject_names_its_field() {
    let found = |subject: &Subject| {
        let findings = check_subject(subject, Locale::ENGLISH).into_iter();
        findings.map(|found| (found.code, found.pointer.unwrap_or_default())).collect::<Vec<_>>()
    };
    let one = |code: &str, field: &str| vec![(code.to_owned(), format!("/{field}"))];
    assert_eq!(found(&subject()), []);
    assert_eq!(found(&Subject::default()), one("subject/no-common-name", "common_name"));
    let long = Subject { organization: "ü".repeat(65), ..subject() };
    assert_eq!(found(&long), one("subject/too-long", "organization"));
    let hostile = Subject { locality: "a\u{202e}b".to_owned(), ..subject() };
    assert_eq!(found(&hostile), one("subject/characters", "locality"));
    let country = Subject { country: "de".to_owned(), ..subject() };
    assert_eq!(found(&country), one("subject/country", "country"));
}
