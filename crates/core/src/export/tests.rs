use bindwright_pki::Password;
use bindwright_report::Shell;

use super::{ExportOptions, Exported, FORMATS, PROFILES, Profile, RANDOM_BYTES, Randomness, export};
use crate::check::testing::{NOW, fixture_text, inputs, options, with_passwords};
use crate::texts;

fn wanted(profile: Profile) -> ExportOptions {
    ExportOptions::new(profile, Randomness::new([7; RANDOM_BYTES]))
}

fn exported(files: &[&str], wanted: &ExportOptions) -> Exported {
    let texts: Vec<String> = files.iter().map(|file| fixture_text(file)).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    export(inputs(&texts), &options(NOW), wanted)
}

fn names(exported: &Exported) -> Vec<&str> {
    exported.description.files.iter().map(|file| file.name.as_str()).collect()
}

fn codes(exported: &Exported) -> Vec<&str> {
    exported.description.diagnostics.iter().map(|found| found.code.as_str()).collect()
}

fn text<'a>(exported: &'a Exported, name: &str) -> &'a str {
    let index =
        names(exported).iter().position(|known| *known == name).unwrap_or_else(|| panic!("no {name}"));
    std::str::from_utf8(&exported.contents[index].0).unwrap()
}

#[test]
fn every_format_and_profile_is_described() {
    for format in FORMATS {
        assert!(texts::lookup(&format!("data.export.{}", format.id)).is_some(), "{} has no text", format.id);
    }
    for profile in PROFILES {
        assert_eq!(Profile::from_name(profile.name()), Some(*profile));
    }
}

#[test]
fn a_service_key_becomes_files() {
    let made = exported(&["keys/sdm-managed.json"], &wanted(Profile::Pem));
    insta::assert_json_snapshot!("pem", made.description);
    assert!(made.generated_password.is_none());
    let whole = text(&made, "certificate-and-chain.pem");
    assert_eq!(whole, [text(&made, "certificate.pem"), text(&made, "chain.pem")].concat());
    let key = text(&made, "key.pem");
    assert!(key.starts_with("-----BEGIN RSA PRIVATE KEY-----\n") && key.ends_with("-----\n"));
    assert!(text(&made, "key-pkcs8.pem").starts_with("-----BEGIN PRIVATE KEY-----\n"));
    assert_eq!(text(&made, "key-and-chain.pem"), [key, whole].concat());
    assert_eq!(text(&made, "chain-and-key.pem"), [whole, key].concat());
    assert_eq!(text(&made, "key-one-line.txt").replace("\\n", "\n"), key);
    assert_eq!(text(&made, "certificate-one-line.txt").replace("\\n", "\n"), whole);
    let bare = text(&made, "certificate-base64.txt");
    let lines: Vec<&str> = text(&made, "certificate.pem").lines().collect();
    assert_eq!(bare, lines[1..lines.len() - 1].concat());
}

#[test]
fn files_with_the_key_are_marked() {
    let made = exported(&["keys/xsuaa-managed.json"], &wanted(Profile::Pack));
    for (file, content) in made.description.files.iter().zip(&made.contents) {
        let has_key = std::str::from_utf8(&content.0).is_ok_and(|text| text.contains("PRIVATE KEY"));
        assert!(file.carries_secret || !has_key, "{}", file.name);
    }
}

#[test]
fn a_keystore_has_the_alias_and_a_password() {
    let made = exported(&["keys/xsuaa-managed.json"], &wanted(Profile::Pkcs12));
    assert_eq!(names(&made), ["xsuaa.p12"]);
    let password = made.generated_password.expect("a password").secret_text().to_owned();
    assert_eq!(password.len(), 24);
    let typed = ExportOptions {
        alias: Some("Ünser Schlüssel".to_owned()),
        password: Some(Password::from("pässword")),
        ..wanted(Profile::Pkcs12Legacy)
    };
    let made = exported(&["keys/xsuaa-managed.json"], &typed);
    assert_eq!(names(&made), ["xsuaa-legacy.p12"]);
    assert!(made.generated_password.is_none());
}

#[test]
fn an_encrypted_key_is_made_with_a_typed_password_only() {
    let only = ExportOptions { formats: vec!["key-encrypted".to_owned()], ..wanted(Profile::Pem) };
    assert!(names(&exported(&["private-keys/p256-sec1.pem"], &only)).is_empty());
    let typed = ExportOptions { password: Some(Password::from("typed")), ..only };
    let made = exported(&["private-keys/p256-sec1.pem"], &typed);
    assert!(text(&made, "key-encrypted.pem").starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
}

#[test]
fn certificate_and_key_come_together_from_files_of_their_own() {
    let pem = wanted(Profile::Pem);
    let apart = exported(&["pem/chain.pem", "private-keys/rsa-2048-pkcs1.pem"], &pem);
    let together = exported(&["pem/key-and-chain.pem"], &pem);
    assert_eq!(text(&apart, "key-and-chain.pem"), text(&together, "key-and-chain.pem"));
    let provided = exported(&["keys/xsuaa-provided.json", "private-keys/rsa-2048-pkcs1.pem"], &pem);
    assert!(codes(&provided).is_empty(), "{:?}", codes(&provided));
}

#[test]
fn a_key_of_another_certificate_is_refused() {
    let made = exported(&["keys/xsuaa-wrong-key.json"], &wanted(Profile::Pack));
    assert_eq!(codes(&made), ["export/key-does-not-match"]);
    assert!(!made.contents.is_empty() && made.description.files.iter().all(|file| !file.carries_secret));
    let apart =
        exported(&["certificates/p256.pem", "private-keys/rsa-2048-pkcs1.pem"], &wanted(Profile::Pkcs12));
    assert_eq!(codes(&apart), ["export/key-does-not-match"]);
    assert!(apart.contents.is_empty());
}

#[test]
fn what_is_missing_is_said() {
    let pem = wanted(Profile::Pem);
    let said = |files: &[&str]| codes(&exported(files, &pem)).join(" ");
    assert_eq!(said(&["keys/xsuaa-provided.json"]), "export/no-private-key");
    assert_eq!(said(&["certificates/leaf.pem"]), "export/no-private-key");
    assert_eq!(said(&["keys/sdm-secret.json"]), "export/no-private-key export/no-certificate");
    assert_eq!(said(&["private-keys/rsa-2048-pkcs1.pem"]), "export/no-certificate");
    assert_eq!(said(&["private-keys/encrypted-pkcs8.pem"]), "export/locked");
    assert_eq!(said(&["pem/not-pem.txt"]), "export/nothing-to-export");
    assert_eq!(said(&["keys/sdm-managed.json", "keys/xsuaa-ec.json"]), "export/several-identities");
}

#[test]
fn one_of_several_can_be_chosen() {
    let files = ["keys/sdm-managed.json", "keys/xsuaa-ec.json"];
    let second = exported(&files, &ExportOptions { identity: Some(1), ..wanted(Profile::Pem) });
    assert!(text(&second, "key.pem").starts_with("-----BEGIN EC PRIVATE KEY-----\n"));
    assert_eq!(second.description.identities.len(), 2);
    let none = exported(&files, &ExportOptions { identity: Some(2), ..wanted(Profile::Pem) });
    assert_eq!(codes(&none), ["export/nothing-to-export"]);
}

#[test]
fn what_was_given_twice_counts_once() {
    let made = exported(&["keys/sdm-managed.json", "keys/sdm-managed-cf.txt"], &wanted(Profile::Pkcs12));
    assert_eq!(made.description.identities.len(), 1, "{:?}", made.description.identities);
}

#[test]
fn a_locked_key_needs_its_password() {
    let locked = inputs(&[&fixture_text("private-keys/encrypted-with-password.pem")]);
    let opened = export(locked, &with_passwords(options(NOW), &["throw-away"]), &wanted(Profile::Pem));
    assert!(names(&opened).contains(&"key.pem"), "{:?}", codes(&opened));
}

#[test]
fn passwords_and_aliases_have_bounds() {
    let empty = ExportOptions { password: Some(Password::from("")), ..wanted(Profile::Pkcs12) };
    assert_eq!(codes(&exported(&["keys/sdm-managed.json"], &empty)), ["export/empty-password"]);
    let long = ExportOptions { alias: Some("x".repeat(256)), ..wanted(Profile::Pkcs12) };
    assert_eq!(codes(&exported(&["keys/sdm-managed.json"], &long)), ["export/alias-too-long"]);
}

/// Client id, address and alias that every language would act on.
const HOSTILE: &str = r#"{"credential-type":"x509","clientid":"@/etc/passwd $(touch pwned) `touch pwned` !! \"';\n|x%PATH%",
    "certurl":"https://x.authentication.cert.eu10.hana.ondemand.com/$(touch${IFS}pwned)`touch pwned`'!!\"%0a\\[1-9]",
    "xsappname":"x","certificate":"C","key":"K"}"#;

fn hostile() -> String {
    let managed: serde_json::Value = serde_json::from_str(&fixture_text("keys/xsuaa-managed.json")).unwrap();
    let mut hostile: serde_json::Value = serde_json::from_str(HOSTILE).unwrap();
    for field in ["certificate", "key"] {
        hostile[field] = managed[field].clone();
    }
    hostile.to_string()
}

#[test]
fn hostile_values_stay_values_in_every_language() {
    let wanted = ExportOptions { alias: Some("$(touch pwned)`x`\"'\n".to_owned()), ..wanted(Profile::Pack) };
    let made = export(inputs(&[&hostile()]), &options(NOW), &wanted);
    assert!(codes(&made).is_empty(), "{:?}", made.description.diagnostics);
    for name in ["token.mjs", "token.py", "token.java"] {
        let script = text(&made, name);
        // What is between quotes has neither a quote nor a backslash, and nothing of it is left as it was.
        assert!(!script.contains("touch pwned") && !script.contains("\\["), "{script}");
    }
    insta::assert_snapshot!("hostile-bash", text(&made, "token.sh"));
}

#[test]
fn token_requests_go_to_the_right_host() {
    let curl = wanted(Profile::Curl);
    let xsuaa = exported(&["keys/xsuaa-managed.json"], &curl);
    assert_eq!(names(&xsuaa), ["key.pem", "certificate-and-chain.pem", "token.sh", "token-grants.sh"]);
    insta::assert_snapshot!("token-xsuaa", text(&xsuaa, "token.sh"));
    let identity = exported(&["keys/identity-generated.json"], &curl);
    assert!(text(&identity, "token.sh").contains("/oauth2/token\n"));
    assert!(!names(&identity).contains(&"token-grants.sh"));
    for (_, content) in xsuaa.description.files.iter().zip(&xsuaa.contents) {
        assert!(!String::from_utf8_lossy(&content.0).contains("client_secret"));
    }
}

#[test]
fn a_subscriber_is_named_in_host_or_form() {
    let of = |file, tenant: &str| {
        let wanted = ExportOptions { tenant: Some(tenant.to_owned()), ..wanted(Profile::Curl) };
        exported(&[file], &wanted)
    };
    let xsuaa = of("keys/xsuaa-managed.json", "shop");
    assert!(text(&xsuaa, "token.sh").contains("https://shop.authentication.cert."));
    let identity = of("keys/identity-generated.json", "a b&c");
    assert!(text(&identity, "token.sh").contains("&app_tid=a%20b%26c'"), "{}", text(&identity, "token.sh"));
    assert_eq!(codes(&of("keys/xsuaa-managed.json", "evil.example/")), ["export/not-a-subdomain"]);
}

#[test]
fn each_shell_gets_the_files_it_reads() {
    let of =
        |shell| exported(&["keys/xsuaa-managed.json"], &ExportOptions { shell, ..wanted(Profile::Curl) });
    let powershell = of(Shell::Powershell);
    assert_eq!(names(&powershell), ["xsuaa.p12", "token.ps1"]);
    insta::assert_snapshot!("token-powershell", text(&powershell, "token.ps1"));
    let batch = of(Shell::Cmd);
    assert_eq!(names(&batch), ["xsuaa.p12", "token.cmd"]);
    let lines = text(&batch, "token.cmd");
    assert_eq!(lines.matches("\r\n").count(), lines.matches('\n').count());
    insta::assert_snapshot!("token-cmd", text(&batch, "token.cmd").replace('\r', ""));
}
