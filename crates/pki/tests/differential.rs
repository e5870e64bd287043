//! What this crate reads of our own material is what the `openssl` command prints of it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(clippy::disallowed_methods, reason = "a test reads files")]

mod tools;

use std::fs;
use std::path::Path;

use bindwright_pki::{Bounds, Certificate, ExtensionValue, PrivateKey, chain, pem};

const INSTALL: &str = "apt-get install openssl";

/// Extensions that a certificate can carry, as openssl's configuration writes them.
const EXTENSIONS: &[(&str, &[&str])] = &[
    ("none", &[]),
    ("client", &["keyUsage=critical,digitalSignature", "extendedKeyUsage=clientAuth"]),
    (
        "usages",
        &[
            "keyUsage=nonRepudiation,keyEncipherment,dataEncipherment,keyAgreement,encipherOnly,decipherOnly",
            "extendedKeyUsage=serverAuth,clientAuth,codeSigning,emailProtection,timeStamping,OCSPSigning,1.2.3.4",
        ],
    ),
    (
        "authority",
        &["basicConstraints=critical,CA:TRUE,pathlen:300", "keyUsage=critical,keyCertSign,cRLSign"],
    ),
    (
        "names",
        &[
            "subjectAltName=DNS:a.example.com,DNS:*.b.example.com,email:c@example.com,URI:https://d.example.com/?e=f,IP:192.0.2.1,IP:2001:db8::1,RID:1.2.3.4",
        ],
    ),
    (
        "places",
        &[
            "authorityInfoAccess=OCSP;URI:http://o.example.com",
            "crlDistributionPoints=URI:http://c.example.com/x.crl",
        ],
    ),
    ("policies", &["certificatePolicies=1.2.3.4,1.3.6.1.4.1.55555.1,2.5.29.32.0"]),
    ("constraints", &["nameConstraints=critical,permitted;DNS:example.com,excluded;IP:10.0.0.0/255.0.0.0"]),
];

/// Kinds of key, as `openssl req` makes them.
const KEYS: &[&[&str]] = &[
    &["-newkey", "rsa:2048"],
    &["-newkey", "rsa:1024", "-sha512"],
    &["-newkey", "rsa:2048", "-sha384", "-sigopt", "rsa_padding_mode:pss"],
    &["-newkey", "rsa:2048", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:max"],
    &["-newkey", "rsa-pss", "-pkeyopt", "rsa_keygen_bits:2048"],
    &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
    &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-sha384"],
    &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521", "-sha512"],
    &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:secp256k1"],
    &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:brainpoolP256r1"],
    &["-newkey", "ed25519"],
    &["-newkey", "ed448"],
];

fn openssl(arguments: &[&str], input: &[u8]) -> String {
    String::from_utf8(tools::run("openssl", arguments, input)).unwrap()
}

/// Makes a throw-away, self-signed certificate and its key in one PEM text.
fn made(key: &[&str], extensions: &[&str]) -> String {
    let subject =
        "/C=DE/O=Bindwright test throw-away/OU=a+OU=b/CN=Zürich, \"x\" <y>/emailAddress=a@example.com";
    let mut arguments = vec!["req", "-x509", "-nodes", "-utf8", "-multivalue-rdn", "-days", "30"];
    arguments.extend(["-config", "-", "-subj", subject, "-keyout", "-", "-out", "-"]);
    arguments.extend(key);
    for extension in extensions {
        arguments.extend(["-addext", extension]);
    }
    // Without a section of extensions only those that were asked for and the key identifiers are there.
    openssl(&arguments, b"[req]\ndistinguished_name=name\n[name]\n")
}

fn certificates(text: &str) -> Vec<Certificate> {
    let (blocks, _) = pem::scan(text, &Bounds::default());
    let blocks = blocks.iter().filter(|block| block.label() == "CERTIFICATE");
    blocks.map(|block| Certificate::from_pem_block(block).unwrap()).collect()
}

/// Compares everything that openssl prints of a certificate.
fn compare(ours: &Certificate, what: &str) {
    let names = ["-subject", "-issuer", "-nameopt", "sep_multiline,oid,utf8"];
    let rest = ["-serial", "-dates", "-dateopt", "iso_8601", "-fingerprint", "-sha256"];
    let extensions = "keyUsage,extendedKeyUsage,basicConstraints,subjectKeyIdentifier,authorityKeyIdentifier,subjectAltName,certificatePolicies";
    let input = ["x509", "-inform", "DER", "-noout"];
    let printed = openssl(&[&input[..], &names, &rest, &["-ext", extensions]].concat(), ours.der());
    let theirs = Printed(&printed);
    assert_eq!(name(ours.subject()), theirs.below("subject="), "{what}");
    assert_eq!(name(ours.issuer()), theirs.below("issuer="), "{what}");
    assert_eq!(ours.serial_number_hex(), bare(&theirs.value("serial=").to_lowercase()), "{what}");
    assert_eq!(ours.not_before().to_rfc3339(), theirs.value("notBefore=").replace(' ', "T"), "{what}");
    assert_eq!(ours.not_after().to_rfc3339(), theirs.value("notAfter=").replace(' ', "T"), "{what}");
    assert_eq!(ours.sha256_hex(), hex(theirs.value("sha256 Fingerprint=")), "{what}");
    usages(ours, &theirs, what);
    let sha1 = openssl(&[&input[..], &["-fingerprint", "-sha1"]].concat(), ours.der());
    assert_eq!(ours.sha1_hex(), hex(sha1.split_once('=').unwrap().1), "{what}");
    let spki = openssl(&["x509", "-inform", "DER", "-noout", "-pubkey"], ours.der());
    let (blocks, _) = pem::scan(&spki, &Bounds::default());
    assert_eq!(ours.public_key().spki_der(), blocks[0].der(), "{what}");
}

fn usages(ours: &Certificate, theirs: &Printed<'_>, what: &str) {
    let used: Vec<String> = ours.key_usage().unwrap_or_default().iter().map(ToString::to_string).collect();
    assert_eq!(used, theirs.list("X509v3 Key Usage", key_usage), "{what}");
    let purposes = ours.extended_key_usage().unwrap_or_default();
    assert_eq!(purposes, theirs.list("X509v3 Extended Key Usage", purpose), "{what}");
    let names = theirs.list("X509v3 Subject Alternative Name", alternative_name);
    assert_eq!(comparable(&ours.subject_alternative_names()), comparable(&names), "{what}");
    let constraints = theirs.list("X509v3 Basic Constraints", str::to_owned);
    assert_eq!(ours.is_ca(), constraints.contains(&"CA:TRUE".to_owned()), "{what}");
    let path_length = ours.path_length().map(|length| format!("pathlen:{length}"));
    assert_eq!(path_length.as_ref(), constraints.iter().find(|part| part.starts_with("pathlen:")), "{what}");
    let identifier = theirs.below("X509v3 Subject Key Identifier: ").first().map(|line| hex(line));
    assert_eq!(ours.subject_key_id(), identifier, "{what}");
    let authority = theirs.below("X509v3 Authority Key Identifier: ");
    let authority = authority.first().map(|line| hex(line.trim_start_matches("keyid:")));
    assert_eq!(ours.authority_key_id(), authority, "{what}");
    let policies = theirs.below("X509v3 Certificate Policies: ");
    let policies: Vec<_> = policies.iter().filter_map(|line| line.strip_prefix("Policy: ")).collect();
    let policies: Vec<_> = policies.iter().map(|policy| purpose(policy)).collect();
    assert_eq!(ours.certificate_policies(), policies, "{what}");
}

/// What `openssl x509` printed: `name=value`, or a heading with indented lines below.
struct Printed<'t>(&'t str);

impl<'t> Printed<'t> {
    fn value(&self, name: &str) -> &'t str {
        self.0.lines().find_map(|line| line.strip_prefix(name)).unwrap()
    }

    fn below(&self, heading: &str) -> Vec<&'t str> {
        let at = |line: &&str| !line.starts_with(heading);
        let below = self.0.lines().skip_while(at).skip(1).take_while(|line| line.starts_with("    "));
        below.map(|line| &line[4..]).map(|line| line.strip_prefix("  ").unwrap_or(line)).collect()
    }

    /// Returns the parts of the first line below an extension's name, which may be followed by `critical`.
    fn list(&self, extension: &str, word: fn(&str) -> String) -> Vec<String> {
        let line = self.below(&format!("{extension}:"));
        line.first().into_iter().flat_map(|line| line.split(", ")).map(word).collect()
    }
}

/// Writes a name as openssl does with one relative name per line.
fn name(name: &bindwright_pki::DistinguishedName) -> Vec<String> {
    let part = |(oid, value): &(String, String)| format!("{oid}={value}");
    let relative =
        |part_list: &Vec<(String, String)>| part_list.iter().map(part).collect::<Vec<_>>().join(" + ");
    name.relative_names().iter().map(relative).collect()
}

/// `Digital Signature` is `digital_signature`; openssl keeps the old name of the second bit.
fn key_usage(word: &str) -> String {
    match word {
        "Non Repudiation" => "content_commitment".to_owned(),
        "Certificate Sign" => "key_cert_sign".to_owned(),
        "CRL Sign" => "crl_sign".to_owned(),
        word => word.to_lowercase().replace(' ', "_"),
    }
}

fn purpose(word: &str) -> String {
    let oid = match word {
        "TLS Web Server Authentication" => "1.3.6.1.5.5.7.3.1",
        "TLS Web Client Authentication" => "1.3.6.1.5.5.7.3.2",
        "Code Signing" => "1.3.6.1.5.5.7.3.3",
        "E-mail Protection" => "1.3.6.1.5.5.7.3.4",
        "Time Stamping" => "1.3.6.1.5.5.7.3.8",
        "OCSP Signing" => "1.3.6.1.5.5.7.3.9",
        "Microsoft Smartcard Login" => "1.3.6.1.4.1.311.20.2.2",
        "Any Extended Key Usage" => "2.5.29.37.0",
        "X509v3 Any Policy" => "2.5.29.32.0",
        oid => oid,
    };
    oid.to_owned()
}

fn alternative_name(word: &str) -> String {
    word.replacen("IP Address:", "IP:", 1).replacen("Registered ID:", "RID:", 1)
}

/// Leaves out the kinds that openssl does not write in a form that a machine reads, and the spelling of addresses.
fn comparable(names: &[String]) -> Vec<String> {
    let kept = names.iter().filter(|name| !name.starts_with("othername:") && !name.starts_with("otherName:"));
    let kept = kept.filter(|name| !name.starts_with("DirName:"));
    kept.map(|name| match name.strip_prefix("IP:").and_then(|text| text.parse::<std::net::IpAddr>().ok()) {
        Some(address) => format!("IP:{address}"),
        None => name.clone(),
    })
    .collect()
}

fn hex(text: &str) -> String {
    text.trim().replace(':', "").to_lowercase()
}

fn bare(hex: &str) -> &str {
    hex.trim_start_matches('0')
}

#[test]
fn certificates_of_the_fixtures() {
    if !tools::is_there("openssl", "certificates_of_the_fixtures", INSTALL) {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/certificates");
    let mut compared = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for certificate in certificates(&text) {
            compare(&certificate, &path.display().to_string());
            compared += 1;
        }
    }
    assert!(compared >= 15, "only {compared} certificates were compared");
}

#[test]
fn every_kind_of_key_that_openssl_makes() {
    if !tools::is_there("openssl", "every_kind_of_key_that_openssl_makes", INSTALL) {
        return;
    }
    for key in KEYS {
        let what = key.join(" ");
        let text = made(key, &[]);
        let certificate = &certificates(&text)[0];
        compare(certificate, &what);
        let (blocks, _) = pem::scan(&text, &Bounds::default());
        let block = blocks.iter().find(|block| block.label() == "PRIVATE KEY").unwrap();
        let private_key = PrivateKey::from_pem_block(block).unwrap();
        if let Some(public_key) = private_key.public_key() {
            let theirs = tools::run("openssl", &["pkey", "-pubout", "-outform", "DER"], text.as_bytes());
            assert_eq!(public_key.spki_der(), theirs, "{what}");
            assert_eq!(private_key.matches(certificate), Some(true), "{what}");
        }
        let status = chain::arrange(std::slice::from_ref(certificate)).signature[0];
        let is_verified = certificate.verifiable_signature().is_some()
            && !["secp256k1", "1.3.36.3.3.2.8.1.1.7"]
                .contains(&certificate.public_key().curve().unwrap_or(""));
        let expected =
            if is_verified { chain::SignatureStatus::Verified } else { chain::SignatureStatus::NotChecked };
        assert_eq!(status, expected, "{what}");
    }
}

#[test]
fn every_extension_that_openssl_makes() {
    if !tools::is_there("openssl", "every_extension_that_openssl_makes", INSTALL) {
        return;
    }
    for (what, extensions) in EXTENSIONS {
        let text = made(&["-newkey", "ed25519"], extensions);
        let certificate = &certificates(&text)[0];
        compare(certificate, what);
        let is_known =
            |value: &ExtensionValue| !matches!(value, ExtensionValue::Malformed | ExtensionValue::Unknown);
        assert!(certificate.extensions().iter().all(|extension| is_known(extension.value())), "{what}");
        assert!(certificate.extensions().len() >= extensions.len(), "{what}");
        assert!(certificate.problems().is_empty(), "{what}: {:?}", certificate.problems());
    }
}
