//! What the program says: stdout, stderr and exit code of whole commands over the fixtures.

#![allow(clippy::unwrap_used)] // Helpers of tests.
#![allow(clippy::disallowed_methods)] // A test reads and writes files.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

const NOW: [&str; 2] = ["--now", "2026-11-20T12:00:00Z"];

/// Runs the program in the fixtures folder and returns everything it says in one text.
fn said(arguments: &[&str], input: &str) -> String {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bindwright"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures"))
        .env_remove("LC_ALL")
        .env("LANG", "en")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads no standard input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let (stdout, stderr) = (text(output.stdout), text(output.stderr));
    format!("exit {}\n--- stdout\n{stdout}--- stderr\n{stderr}", output.status.code().unwrap())
}

fn inspected(arguments: &[&str]) -> String {
    said(&[&["inspect"][..], arguments, &NOW].concat(), "")
}

#[test]
fn inspect_says_the_verdict_first() {
    insta::assert_snapshot!("inspect-managed", inspected(&["keys/sdm-managed-cf.txt"]));
    insta::assert_snapshot!("inspect-expired", inspected(&["keys/xsuaa-expired.json"]));
    insta::assert_snapshot!("inspect-secret", inspected(&["keys/sdm-secret.json"]));
    insta::assert_snapshot!("inspect-provided", inspected(&["keys/identity-provided.json"]));
    insta::assert_snapshot!("inspect-hostile", inspected(&["keys/xsuaa-hostile.json"]));
    insta::assert_snapshot!("inspect-broken-json", inspected(&["keys/xsuaa-trailing-comma.json"]));
    insta::assert_snapshot!("inspect-encrypted", inspected(&["private-keys/encrypted-pkcs8.pem"]));
}

fn checked(arguments: &[&str]) -> String {
    said(&[&["check"][..], arguments, &NOW].concat(), "")
}

#[test]
fn check_says_nothing_where_nothing_is_wrong() {
    const QUIET: &str = "exit 0\n--- stdout\n--- stderr\n";
    assert_eq!(checked(&["keys/xsuaa-100-days.json"]), QUIET);
    assert_eq!(checked(&["keys/xsuaa-managed.json"]), QUIET);
    assert_eq!(checked(&["keys/xsuaa-managed.json", "--fail-on", "warning"]), QUIET);
    assert_eq!(checked(&["keys/xsuaa-100-days.json", "--warn-days", "30", "--fail-on", "warning"]), QUIET);
    insta::assert_snapshot!("check-expired", checked(&["keys/xsuaa-expired.json"]));
    insta::assert_snapshot!("check-info", checked(&["keys/xsuaa-managed.json", "--fail-on", "info"]));
    insta::assert_snapshot!("check-nothing", checked(&["pem/not-pem.txt"]));
}

#[test]
fn check_warns_as_early_as_asked() {
    let file = "keys/xsuaa-100-days.json";
    insta::assert_snapshot!("check-warn-days", checked(&[file, "--warn-days", "120"]));
    let code =
        |least| checked(&[file, "--warn-days", "120", "--fail-on", least]).lines().next().unwrap().to_owned();
    assert_eq!(code("warning"), "exit 1");
    assert_eq!(code("error"), "exit 0");
    for misuse in ["0", "soon", "36501"] {
        assert!(
            checked(&[file, "--warn-days", misuse]).starts_with("exit 2\n--- stdout\n--- stderr\nerror: ")
        );
    }
}

/// Returns what stands between stdout's heading and stderr's.
fn stdout(said: &str) -> &str {
    said.split_once("--- stdout\n").unwrap().1.rsplit_once("--- stderr\n").unwrap().0
}

#[test]
fn sarif_has_what_the_standard_requires() {
    insta::assert_snapshot!("check-sarif", checked(&["keys/xsuaa-expired.json", "--format", "sarif"]));
    let files = ["keys/xsuaa-expired.json", "keys/xsuaa-managed.json", "pem/line-lost.pem"];
    let said = inspected(&[&files[..], &["--format", "sarif"]].concat());
    let log: Value = serde_json::from_str(stdout(&said)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "bindwright");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(
        rules
            .iter()
            .all(|rule| rule["help"]["text"].is_string() && rule["shortDescription"]["text"].is_string())
    );
    let results = run["results"].as_array().unwrap();
    assert!(results.len() > 1, "{said}");
    for result in results {
        assert!(result["message"]["text"].is_string());
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert_eq!(rules[result["ruleIndex"].as_u64().unwrap() as usize]["id"], result["ruleId"]);
        for location in result["locations"].as_array().into_iter().flatten() {
            let place = &location["physicalLocation"];
            assert!(files.contains(&place["artifactLocation"]["uri"].as_str().unwrap()));
            let line = place["region"].get("startLine");
            assert!(line.is_none_or(|line| line.as_u64() > Some(0)));
        }
    }
    assert!(results.iter().any(|result| result["locations"][0]["physicalLocation"]["region"].is_object()));
    let piped = said_on_standard_input();
    assert!(piped.contains("\"uri\": \"stdin\""), "{piped}");
}

fn said_on_standard_input() -> String {
    said(&[&["inspect", "--format", "sarif"][..], &NOW].concat(), "-----BEGIN CERTIFICATE-----\nMIIB\n")
}

#[test]
fn completions_and_manual_are_made_from_the_command_line() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let said = said(&["completions", shell], "");
        assert!(said.starts_with("exit 0\n") && said.ends_with("--- stderr\n"), "{shell}");
        assert!(said.contains("warn-days") && said.contains("completions"), "{shell}");
    }
    assert!(said(&["completions", "tcsh"], "").starts_with("exit 2\n--- stdout\n--- stderr\nerror: "));
    assert!(stdout(&said(&["man"], "")).contains(".TH bindwright 1"));
    insta::assert_snapshot!("man-check", said(&["man", "check"], ""));
}

#[test]
fn several_files_are_judged_together() {
    let files = ["pem/chain.pem", "private-keys/ed25519-pkcs8.pem"];
    insta::assert_snapshot!("inspect-two-files", inspected(&files));
}

#[test]
fn an_error_message_is_explained_with_what_was_given_beside_it() {
    let message = "rules/input/error-message/triggers.txt";
    insta::assert_snapshot!("inspect-message", inspected(&[message]));
    insta::assert_snapshot!("inspect-message-and-key", inspected(&[message, "keys/xsuaa-expired.json"]));
    insta::assert_snapshot!("explain-message", said(&["explain", "explanation/no-start-line"], ""));
}

#[test]
fn a_keystore_gives_its_certificate_with_its_password() {
    let keystore = "keystores/modern.p12";
    let composed = |password: &str| {
        said(&["compose", "xsuaa", "--certificate", keystore, "--password-file", "-"], password)
    };
    let [open, wrong] = [composed("throw-away\n"), composed("wrong\n")];
    assert!(stdout(&open).contains("-----BEGIN CERTIFICATE-----") && !open.contains("PRIVATE"), "{open}");
    insta::assert_snapshot!("compose-wrong-password", wrong);
}

#[test]
fn a_locked_key_that_came_back_is_compared_with_its_password() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let text = |name: &str| std::fs::read_to_string(fixtures.join(name)).unwrap();
    let mut key: Value = serde_json::from_str(&text("keys/sdm-long.json")).unwrap();
    let encrypted = text("private-keys/encrypted-with-password.pem");
    key.pointer_mut("/uaa/key").unwrap().clone_from(&Value::from(encrypted));
    let password = Path::new(env!("CARGO_TARGET_TMPDIR")).join("password");
    std::fs::write(&password, "throw-away\n").unwrap();
    let compared =
        |more: &[&str]| said(&[&["compare", "--service", "sdm"][..], more, &NOW].concat(), &key.to_string());
    assert!(compared(&[]).contains("key/password-required"));
    let open = compared(&["--password-file", password.to_str().unwrap()]);
    assert!(!open.contains("password"), "{open}");
}

#[test]
fn exit_codes_follow_what_was_found() {
    let code = |arguments: &[&str]| inspected(arguments).lines().next().unwrap().to_owned();
    assert_eq!(code(&["keys/xsuaa-100-days.json"]), "exit 0");
    assert_eq!(code(&["keys/xsuaa-expired.json"]), "exit 1");
    assert_eq!(code(&["keys/xsuaa-expired.json", "--fail-on", "never"]), "exit 0");
    assert_eq!(code(&["keys/xsuaa-3-days-left.json"]), "exit 0");
    assert_eq!(code(&["keys/xsuaa-3-days-left.json", "--fail-on", "warning"]), "exit 1");
    assert_eq!(code(&["keys/xsuaa-managed.json", "--fail-on", "warning"]), "exit 0");
    assert_eq!(code(&["keys/xsuaa-managed.json", "--fail-on", "info"]), "exit 1");
    assert_eq!(code(&["pem/not-pem.txt"]), "exit 2");
}

#[test]
fn standard_input_is_read_for_a_dash_and_for_nothing() {
    for arguments in [&["inspect", "-"][..], &["inspect"]] {
        let arguments = [arguments, &NOW].concat();
        assert!(said(&arguments, "words").starts_with("exit 2\n--- stdout\nNot everything could be read"));
    }
    let parameters = r#"{"xsuaa":{"credential-type":"x509"}}"#;
    assert!(said(&["inspect"], parameters).starts_with("exit 0\n--- stdout\nParameters, not credentials\n"));
}

#[test]
fn json_is_one_report_without_invisible_characters() {
    let output = inspected(&["keys/xsuaa-hostile.json", "--format", "json"]);
    assert!(output.contains("\"schema\": \"bindwright.report/1\"") && output.ends_with("}\n--- stderr\n"));
    assert!(output.chars().all(|character| !('\u{200b}'..='\u{202e}').contains(&character)));
}

#[test]
fn compose_writes_the_artefact_and_nothing_else() {
    insta::assert_snapshot!(
        "compose-sdm",
        said(
            &[
                "compose",
                "sdm",
                "--set",
                "x509.key-length=2048",
                "--set",
                "validity=100",
                "--set",
                "validity-type=DAYS"
            ],
            ""
        )
    );
    insta::assert_snapshot!(
        "compose-provided",
        said(&["compose", "xsuaa", "--certificate", "pem/key-and-chain.pem"], "")
    );
    insta::assert_snapshot!(
        "compose-cf",
        said(
            &[
                "compose",
                "sdm",
                "--instance",
                "my docs",
                "--name",
                "key",
                "--artifact",
                "cf",
                "--shell",
                "powershell"
            ],
            ""
        )
    );
    insta::assert_snapshot!("compose-identity", said(&["compose", "identity", "--mode", "secret"], ""));
}

#[test]
fn a_base_is_merged() {
    let base = r#"{"xsuaa":{"credential-type":"x509","x509":{"validity":30}},"further":{"kept":true}}"#;
    insta::assert_snapshot!(
        "compose-base",
        said(&["compose", "sdm", "--base", "-", "--set", "validity=20"], base)
    );
}

/// A folder of one test, removed at its end.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("bindwright-golden-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        Self(folder)
    }

    /// Runs an export into the folder; what it says has `DIR` in place of the folder's path.
    fn exported(&self, arguments: &[&str]) -> String {
        let to = self.0.to_str().unwrap();
        said(&[&["export", "--to", to][..], arguments, &NOW].concat(), "").replace(to, "DIR")
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn export_writes_files_and_says_what_they_are_for() {
    let folder = Folder::new("pem");
    insta::assert_snapshot!("export-pem", folder.exported(&["keys/sdm-managed.json"]));
    let keystore = Folder::new("keystore");
    let typed = ["keys/xsuaa-managed.json", "--profile", "p12", "--alias", "shop", "--fail-on", "warning"];
    insta::assert_snapshot!("export-keystore", keystore.exported(&typed));
    assert_eq!(keystore.names(), ["keystore-password.txt", "xsuaa.p12"]);
    let curl = Folder::new("curl");
    let batch = ["keys/xsuaa-managed.json", "--profile", "curl", "--shell", "cmd", "--tenant", "shop"];
    insta::assert_snapshot!("export-curl-cmd", curl.exported(&batch));
    insta::assert_snapshot!("export-without-key", Folder::new("no-key").exported(&["certificates/leaf.pem"]));
    insta::assert_snapshot!("help-export", said(&["export", "--help"], ""));
}

#[test]
fn export_refuses_what_does_not_belong_together() {
    let folder = Folder::new("refused");
    let wrong = ["keys/xsuaa-wrong-key.json", "--profile", "p12"];
    insta::assert_snapshot!("export-wrong-key", folder.exported(&wrong));
    let two = ["keys/sdm-managed.json", "keys/xsuaa-ec.json"];
    insta::assert_snapshot!("export-several", folder.exported(&two));
    assert!(folder.exported(&["pem/not-pem.txt"]).starts_with("exit 2\n--- stdout\n--- stderr\n"));
    assert!(!folder.0.exists(), "a folder was made for nothing");
    assert!(
        folder.exported(&[&two[..], &["--identity", "2", "--only", "key"]].concat()).starts_with("exit 0")
    );
    assert_eq!(folder.names(), ["key.pem"]);
}

#[test]
fn export_writes_over_files_only_when_told() {
    let folder = Folder::new("force");
    let certificate = ["keys/sdm-managed.json", "--only", "certificate", "--only", "chain"];
    assert!(folder.exported(&certificate).starts_with("exit 0"));
    std::fs::write(folder.0.join("chain.pem"), "mine").unwrap();
    std::fs::remove_file(folder.0.join("certificate.pem")).unwrap();
    insta::assert_snapshot!("export-exists", folder.exported(&certificate));
    assert_eq!(folder.names(), ["chain.pem"]);
    assert!(folder.exported(&[&certificate[..], &["--force"]].concat()).starts_with("exit 0"));
    assert_ne!(std::fs::read_to_string(folder.0.join("chain.pem")).unwrap(), "mine");
    assert_eq!(folder.names(), ["certificate.pem", "chain.pem"]);
}

#[cfg(unix)]
#[test]
fn export_keeps_secrets_from_others() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("modes");
    let mode = |name: &str| std::fs::metadata(folder.0.join(name)).unwrap().permissions().mode() & 0o777;
    assert!(folder.exported(&["keys/sdm-managed.json"]).starts_with("exit 0"));
    assert_eq!(mode("."), 0o700);
    for secret in ["key.pem", "key-pkcs8.pem", "key-and-chain.pem", "chain-and-key.pem", "key-one-line.txt"] {
        assert_eq!(mode(secret), 0o600, "{secret}");
    }
    std::fs::set_permissions(&folder.0, std::fs::Permissions::from_mode(0o755)).unwrap();
    let said = folder.exported(&["keys/sdm-managed.json", "--profile", "p12"]);
    assert!(
        said.ends_with("others may look into DIR; files with secrets in it can be read by you alone\n"),
        "{said}"
    );
    assert_eq!((mode("sdm.p12"), mode("keystore-password.txt"), mode(".")), (0o600, 0o600, 0o755));
}

fn compared(arguments: &[&str], input: &str) -> String {
    said(&[&["compare"][..], arguments, &NOW].concat(), input)
}

#[test]
fn compare_says_the_verdict_first_and_each_point() {
    insta::assert_snapshot!("compare-secret", compared(&["--service", "sdm", "keys/sdm-secret.json"], ""));
    let managed = ["--service", "xsuaa", "--set", "validity=100", "keys/xsuaa-managed-cf.txt"];
    insta::assert_snapshot!("compare-lifetime", compared(&managed, ""));
    let own = ["--service", "xsuaa", "--certificate", "certificates/p256.pem", "keys/xsuaa-provided.json"];
    insta::assert_snapshot!("compare-other-certificate", compared(&own, ""));
    insta::assert_snapshot!("compare-nothing", compared(&["--service", "sdm", "pem/not-pem.txt"], ""));
}

#[test]
fn a_request_goes_from_compose_to_compare() {
    let compose = ["compose", "identity", "--mode", "managed", "--set", "validity=30", "--app", "shop"];
    let request = said(&[&compose[..], &["--artifact", "request"]].concat(), "");
    insta::assert_snapshot!("compose-request", request);
    let request = request.split_once("--- stdout\n").unwrap().1.split("--- stderr").next().unwrap();
    let comparison = compared(&["--request", "-", "keys/identity-generated-cf.txt"], request);
    insta::assert_snapshot!("compare-request", comparison);
}

#[test]
fn compare_ends_with_the_gravest_finding() {
    let code = |arguments: &[&str]| compared(arguments, "").lines().next().unwrap().to_owned();
    let xsuaa = |more: &[&'static str]| code(&[&["--service", "xsuaa"][..], more].concat());
    assert_eq!(xsuaa(&["keys/xsuaa-100-days.json"]), "exit 0");
    assert_eq!(xsuaa(&["keys/xsuaa-100-days.json", "--set", "validity=30"]), "exit 0");
    assert_eq!(
        xsuaa(&["keys/xsuaa-100-days.json", "--set", "validity=30", "--fail-on", "warning"]),
        "exit 1"
    );
    assert_eq!(xsuaa(&["keys/xsuaa-secret.json"]), "exit 1");
    assert_eq!(xsuaa(&["keys/xsuaa-secret.json", "--fail-on", "never"]), "exit 0");
    assert_eq!(xsuaa(&["keys/xsuaa-expired.json"]), "exit 1");
    assert_eq!(xsuaa(&["pem/not-pem.txt"]), "exit 2");
    assert_eq!(code(&["keys/xsuaa-secret.json"]), "exit 2");
}

#[test]
fn a_comparison_as_json_is_one_document() {
    let output = compared(&["--service", "sdm", "keys/sdm-secret.json", "--format", "json"], "");
    assert!(
        output.contains("\"schema\": \"bindwright.comparison/1\"") && output.ends_with("}\n--- stderr\n")
    );
    assert!(!output.contains("canary-secret-"));
}

#[test]
fn compose_knows_the_whole_request() {
    let request = [
        "compose",
        "xsuaa",
        "--plan",
        "application",
        "--environment",
        "kubernetes",
        "--kind",
        "binding",
        "--rotation",
        "600/48",
        "--parameters-from-secret",
        "--instance",
        "auth",
        "--name",
        "auth-binding",
        "--set",
        "validity=30",
        "--artifact",
        "request",
    ];
    insta::assert_snapshot!("compose-kubernetes-request", said(&request, ""));
    let instance = ["--mode", "oauth-mtls", "--artifact", "instance"];
    insta::assert_snapshot!(
        "compose-credstore",
        said(&[&["compose", "credstore"][..], &instance].concat(), "")
    );
    let types = ["--instance-set", "credential-types=x509,binding-secret", "--artifact", "instance"];
    insta::assert_snapshot!("compose-instance", said(&[&["compose", "xsuaa"][..], &types].concat(), ""));
}

#[test]
fn misuse_is_told_on_stderr() {
    let commands: &[&[&str]] = &[
        &["compose", "nothing"],
        &["compose", "xsuaa", "--mode", "nothing"],
        &["compose", "xsuaa", "--set", "validity"],
        &["compose", "xsuaa", "--set", "nothing=1"],
        &["compose", "xsuaa", "--set", "validity=soon"],
        &["compose", "xsuaa", "--base", "keys/xsuaa-managed.json"],
        &["compose", "xsuaa", "--certificate", "private-keys/rsa-2048-pkcs1.pem"],
        &["compose", "xsuaa", "--mode", "managed", "--certificate", "certificates/leaf.pem"],
        &["compose", "xsuaa", "--artifact", "cf"],
        &["compose", "xsuaa", "--rotation", "soon"],
        &["compose", "xsuaa", "--instance-set", "nothing=1"],
        &["compare", "--request", "keys/xsuaa-secret.json", "keys/xsuaa-managed.json"],
        &["explain", "certificate/nothing"],
        &["catalog", "nothing"],
        &["inspect", "nothing.json"],
        &["inspect", "--now", "noon"],
        &["inspect", "pem/chain.pem", "--password-file", "nothing"],
    ];
    let all: Vec<String> =
        commands.iter().map(|command| format!("$ {}\n{}", command.join(" "), said(command, ""))).collect();
    insta::assert_snapshot!("misuse", all.join("\n"));
}

#[test]
fn explain_and_catalog_print_pages() {
    insta::assert_snapshot!("explain", said(&["explain", "certificate/expires-within-7-days"], ""));
    insta::assert_snapshot!("catalog", said(&["catalog"], ""));
    insta::assert_snapshot!("catalog-sdm", said(&["catalog", "sdm"], ""));
    insta::assert_snapshot!("explain-comparison", said(&["explain", "comparison/credential-type"], ""));
    insta::assert_snapshot!("catalog-credstore", said(&["catalog", "credstore"], ""));
    insta::assert_snapshot!("help-compare", said(&["compare", "--help"], ""));
    insta::assert_snapshot!("help", said(&["--help"], ""));
    insta::assert_snapshot!("help-compose", said(&["compose", "--help"], ""));
    insta::assert_snapshot!("help-inspect", said(&["inspect", "--help"], ""));
}

/// Parameters with most of what people get wrong.
const PASTED: &str = "// from a page\ncredential-type: 'X509_GENERATED',\n\"x509_\": {\n  \"key-length\": \"2048\",\n  \"validity\": 100,\n}";

#[test]
fn lint_says_what_is_wrong_and_where() {
    insta::assert_snapshot!("lint", said(&["lint", "--service", "sdm", "-"], PASTED));
    insta::assert_snapshot!("lint-fix", said(&["lint", "--service", "sdm", "--fix"], PASTED));
    insta::assert_snapshot!("lint-guess", said(&["lint"], r#"{"key-type": "certificate", "validity": 400}"#));
    insta::assert_snapshot!("lint-unreadable", said(&["lint"], "{\"a\": }"));
    insta::assert_snapshot!("help-lint", said(&["lint", "--help"], ""));
}

#[test]
fn lint_has_exit_codes_and_json() {
    let right = r#"{"xsuaa":{"credential-type":"x509"}}"#;
    let code = |arguments: &[&str], text: &str| said(arguments, text).lines().next().unwrap().to_owned();
    assert_eq!(code(&["lint", "--service", "sdm"], right), "exit 0");
    assert_eq!(code(&["lint", "--service", "sdm"], PASTED), "exit 1");
    assert_eq!(code(&["lint", "--service", "sdm", "--fail-on", "never"], PASTED), "exit 0");
    assert_eq!(code(&["lint", "--service", "sdm", "--fix"], PASTED), "exit 0");
    assert_eq!(code(&["lint", "--service", "nothing"], right), "exit 2");
    let json = said(&["lint", "--service", "sdm", "--format", "json"], PASTED);
    assert!(json.contains("\"code\": \"json/no-braces\"") && json.contains("\"corrected\": "));
}

#[test]
fn lint_shows_nothing_secret() {
    for file in ["keys/xsuaa-managed.json", "keys/sdm-secret.json", "keys/sdm-managed-cf.txt"] {
        let said = said(&["lint", file], "");
        assert!(said.starts_with("exit 2\n--- stdout\n--- stderr\n"), "{said}");
        assert!(!said.contains("PRIVATE KEY") && !said.contains("clientsecret\":"), "{said}");
    }
    let key = "-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwQmluZA==\\n-----END PRIVATE KEY-----";
    let text = format!("{{\"credential-type\": \"x509\", \"x509\": {{\"certificate\": \"{key}\"}}}}");
    for arguments in [&["lint", "--service", "xsuaa"][..], &["lint", "--fix"], &["lint", "--format", "json"]]
    {
        assert!(!said(arguments, &text).contains("MIIEvQ"), "{arguments:?}");
    }
}
